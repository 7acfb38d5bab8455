-- Rounds that were over before this are looked at once more: null is 'not known to be forgotten'.
alter table feedback_round add column forgotten_at timestamptz(3);
grant update (forgotten_at) on feedback_round to leerlijn_reminder;
