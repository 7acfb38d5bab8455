-- An answer is saved, read and withdrawn in one trip by whoever shows the key of a rater's link: SHA-256 of the link's token, from which the API
-- makes it for each call, and which nobody stores. What is stored of a link is SHA-256 of its key: that finds the link, and neither opens it
-- nor says anything of the keys of answers, which are made here, from the round's secret, the link's key and the invitation.

-- Answers are found in another way from now on: none may be waiting. The owner, bound by row-level security like everybody, would see none.
alter table feedback_answer no force row level security;
do $$ begin
  if exists (select from feedback_answer) then
    raise exception 'Close the feedback rounds in which answers were saved before upgrading: those answers could not be found any more';
  end if;
end $$;
alter table feedback_answer force row level security;

-- What was stored of a link until now is what its key is from now on.
alter table feedback_rater_link no force row level security;
alter table feedback_rater_link rename column token_hash to key_hash;
alter index feedback_rater_link_token_hash_key rename to feedback_rater_link_key_hash_key;
update feedback_rater_link set key_hash = sha256(key_hash);
alter table feedback_rater_link force row level security;

drop function feedback_link_open(bytea);
drop function feedback_answer_save(uuid, bytea, smallint[], text[], boolean, integer, timestamptz);
drop function feedback_answer_read(bytea);
drop function feedback_invitation_decline(uuid, bytea, timestamptz);

-- Sets app.tenant_id and app.link_id, to '' where no link has this key: then nothing is to be seen of any tenant.
create function feedback_link_open(in_link_key bytea) returns void
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  tenant text; link text;
begin
  tenant := set_config('app.tenant_id', '', true);
  link := set_config('app.link_hash', encode(sha256(in_link_key), 'hex'), true);
  select l.tenant_id, l.id into tenant, link from feedback_rater_link l where l.key_hash = sha256(in_link_key);
  tenant := set_config('app.tenant_id', coalesce(tenant, ''), true);
  link := set_config('app.link_id', coalesce(link, ''), true);
  link := set_config('app.link_hash', '', true);
end $$;

-- One-step key derivation with SHA-256 (NIST SP 800-56C rev. 2, section 4): the counter 1, two secrets of 32 bytes, 16 bytes of the id.
create function feedback_answer_key(in_secret bytea, in_link_key bytea, in_invitation_id uuid) returns bytea
language sql immutable strict parallel safe
return sha256('\x00000001'::bytea || in_secret || in_link_key || uuid_send(in_invitation_id));

-- Waits for whoever else saves or withdraws the answer to this invitation right now. Not by a lock on its row, which would keep the transaction.
create function feedback_answer_alone(in_invitation_id uuid) returns void
language sql volatile
begin atomic
  select pg_advisory_xact_lock(hashtextextended('answer to ' || in_invitation_id, 0));
end;

-- Of an invitation that no answer is taken to: CLOSED; UNKNOWN, where it is not behind the link of which this is the key.
create function feedback_why_no_answer(in_invitation_id uuid, in_link_key bytea) returns text
language sql stable
begin atomic
  select case when exists (
    select from feedback_invitation i
      join feedback_rater_link l on l.tenant_id = i.tenant_id and l.id = i.link_id and l.key_hash = sha256(in_link_key)
     where i.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and i.id = in_invitation_id)
    then 'CLOSED' else 'UNKNOWN' end;
end;

-- Outcomes: SAVED; CONFLICT, of another version; CLOSED; UNKNOWN, where the invitation is not behind the link of which this is the key.
create function feedback_answer_save(
  in_invitation_id uuid, in_link_key bytea, in_scores smallint[], in_comments text[], in_submitted boolean, in_version integer, in_now timestamptz)
returns table (outcome text, closes_at timestamptz, submitted boolean, version integer)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  subject uuid; grp text; closing timestamptz; definition jsonb; key bytea; ratings integer; handed_in boolean; saved integer;
begin
  perform feedback_answer_alone(in_invitation_id);
  -- The share lock keeps the round from closing until this answer is in, and this answer out once it is closing. A round that is over is
  -- not locked: whoever comes too late would wait for the reports.
  select i.subject_id, i.rater_group, r.closes_at, q.definition, feedback_answer_key(k.secret, in_link_key, i.id)
    into subject, grp, closing, definition, key
    from feedback_invitation i
    join feedback_rater_link l on l.tenant_id = i.tenant_id and l.id = i.link_id and l.key_hash = sha256(in_link_key)
    join feedback_subject s on s.tenant_id = i.tenant_id and s.id = i.subject_id
    join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
    join questionnaire_version q on q.tenant_id = r.tenant_id and q.id = r.questionnaire_id
    join feedback_round_secret k on k.tenant_id = r.tenant_id and k.round_id = r.id
   where i.tenant_id = tenant and i.id = in_invitation_id and r.state = 'OPEN' and r.closes_at > in_now
     for share of r;
  if not found then
    return query select feedback_why_no_answer(in_invitation_id, in_link_key), null::timestamptz, false, 0; return;
  end if;

  -- The API has checked all this and said what is wrong; here it keeps one bad row from spoiling the reports of a whole round.
  select sum(jsonb_array_length(c -> 'items')) * case when definition ? 'secondRating' then 2 else 1 end into ratings
    from jsonb_array_elements(definition -> 'competencies') c;
  if in_submitted is null
    or array_ndims(in_scores) is distinct from 1 or cardinality(in_scores) <> ratings
    or exists (select from unnest(in_scores) score
                where score <> 0 and score not between (definition #>> '{scale,min}')::int and (definition #>> '{scale,max}')::int)
    or coalesce(array_ndims(in_comments), 1) <> 1 or cardinality(in_comments) is distinct from jsonb_array_length(definition -> 'openQuestions')
    or array_lower(in_comments, 1) <> 1 or array_position(in_comments, null) is not null then
    raise exception 'this answer does not fit the questionnaire';
  end if;

  insert into feedback_answer as a (tenant_id, id, subject_id, rater_group, answer_key, scores, comments, submitted, version)
    select tenant, gen_random_uuid(), subject, grp, key, in_scores, in_comments, in_submitted, 1 where in_version = 0
    on conflict (tenant_id, answer_key) do nothing
    returning a.submitted, a.version into handed_in, saved;
  if saved is null then
    update feedback_answer a
       set scores = in_scores, comments = in_comments, submitted = a.submitted or in_submitted, version = a.version + 1
     where a.tenant_id = tenant and a.answer_key = key and a.version = in_version
     returning a.submitted, a.version into handed_in, saved;
  end if;
  if saved is null then
    return query select 'CONFLICT', closing, false, 0; return;
  end if;

  insert into feedback_invitation_progress as p (tenant_id, invitation_id, state)
    values (tenant, in_invitation_id, case when in_submitted then 'SUBMITTED' else 'STARTED' end)
    on conflict (tenant_id, invitation_id) do update
      set state = case when p.state = 'SUBMITTED' then 'SUBMITTED' else excluded.state end;
  return query select 'SAVED', closing, handed_in, saved;
end $$;

-- What was saved behind the link of which this is the key, in rounds that are open.
create function feedback_answer_read(in_link_key bytea)
returns table (invitation_id uuid, scores smallint[], comments text[], submitted boolean, version integer)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select i.id, a.scores, a.comments, a.submitted, a.version
    from feedback_rater_link l
    join feedback_invitation i on i.tenant_id = l.tenant_id and i.link_id = l.id
    join feedback_subject s on s.tenant_id = i.tenant_id and s.id = i.subject_id
    join feedback_round_secret k on k.tenant_id = s.tenant_id and k.round_id = s.round_id
    join feedback_answer a on a.tenant_id = i.tenant_id and a.answer_key = feedback_answer_key(k.secret, in_link_key, i.id)
   where l.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and l.key_hash = sha256(in_link_key)
$$;

-- Outcomes: DECLINED; CLOSED; UNKNOWN, as above.
create function feedback_invitation_decline(in_invitation_id uuid, in_link_key bytea, in_now timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  key bytea;
begin
  perform feedback_answer_alone(in_invitation_id);
  select feedback_answer_key(k.secret, in_link_key, i.id) into key
    from feedback_invitation i
    join feedback_rater_link l on l.tenant_id = i.tenant_id and l.id = i.link_id and l.key_hash = sha256(in_link_key)
    join feedback_subject s on s.tenant_id = i.tenant_id and s.id = i.subject_id
    join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
    join feedback_round_secret k on k.tenant_id = r.tenant_id and k.round_id = r.id
   where i.tenant_id = tenant and i.id = in_invitation_id and r.state = 'OPEN' and r.closes_at > in_now
     for share of r;
  if not found then return feedback_why_no_answer(in_invitation_id, in_link_key); end if;
  delete from feedback_answer a where a.tenant_id = tenant and a.answer_key = key;
  insert into feedback_invitation_progress (tenant_id, invitation_id, state)
    values (tenant, in_invitation_id, 'DECLINED')
    on conflict (tenant_id, invitation_id) do update set state = excluded.state;
  return 'DECLINED';
end $$;

revoke execute on function
  feedback_link_open, feedback_answer_key, feedback_answer_alone, feedback_why_no_answer, feedback_answer_save, feedback_answer_read, feedback_invitation_decline from public;
grant execute on function feedback_link_open, feedback_answer_save, feedback_answer_read, feedback_invitation_decline to leerlijn_api;
