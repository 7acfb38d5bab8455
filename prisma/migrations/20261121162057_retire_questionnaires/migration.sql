alter table questionnaire_version add column retired_at timestamptz(3);

-- What a published version asks never changes; whether new rounds may choose it does.
grant update (retired_at) on questionnaire_version to leerlijn_api;
