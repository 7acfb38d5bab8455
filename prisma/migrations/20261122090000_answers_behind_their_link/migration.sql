-- An answer is saved, read and withdrawn in one trip by whoever shows a rater's link. `feedback_link_open` says which link that is; these
-- functions go by it, so that an invitation behind another link is as good as none. The key that finds an answer is made here, from the
-- round's secret and a key of the link that only its token gives: shown with each call and never stored.

-- Answers are found in another way from now on: none may be waiting. The owner, bound by row-level security like everybody, would see none.
alter table feedback_answer no force row level security;
do $$ begin
  if exists (select from feedback_answer) then
    raise exception 'Close the feedback rounds in which answers were saved before upgrading: those answers could not be found any more';
  end if;
end $$;
alter table feedback_answer force row level security;

drop function feedback_answer_save(uuid, bytea, smallint[], text[], boolean, integer, timestamptz);
drop function feedback_answer_read(bytea);
drop function feedback_invitation_decline(uuid, bytea, timestamptz);

-- One-step key derivation with SHA-256 (NIST SP 800-56C rev. 2, section 4): the counter 1, two secrets of 32 bytes, 16 bytes of the id.
create function feedback_answer_key(in_secret bytea, in_link_key bytea, in_invitation_id uuid) returns bytea
language sql immutable strict parallel safe
return sha256('\x00000001'::bytea || in_secret || in_link_key || uuid_send(in_invitation_id));

-- Outcomes: SAVED; CONFLICT, of another version; CLOSED, also where the invitation is not behind the link.
create function feedback_answer_save(
  in_invitation_id uuid, in_link_key bytea, in_scores smallint[], in_comments text[], in_submitted boolean, in_version integer, in_now timestamptz)
returns table (outcome text, closes_at timestamptz, submitted boolean, version integer)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  link constant uuid := nullif(current_setting('app.link_id', true), '')::uuid;
  subject uuid; grp text; definition jsonb; closing timestamptz; found_by bytea; ratings integer; handed_in boolean; saved integer;
begin
  -- The share lock keeps the round from closing until this answer is in, and this answer out once it is closing.
  select i.subject_id, i.rater_group, q.definition, r.closes_at, feedback_answer_key(k.secret, in_link_key, i.id)
    into subject, grp, definition, closing, found_by
    from feedback_invitation i
    join feedback_subject s on s.tenant_id = i.tenant_id and s.id = i.subject_id
    join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
    join feedback_round_secret k on k.tenant_id = r.tenant_id and k.round_id = r.id
    join questionnaire_version q on q.tenant_id = r.tenant_id and q.id = r.questionnaire_id
   where i.tenant_id = tenant and i.id = in_invitation_id and i.link_id = link and r.state = 'OPEN' and r.closes_at > in_now
     for share of r;
  if not found then
    return query select 'CLOSED', null::timestamptz, false, 0; return;
  end if;

  -- The API has checked all this and said what is wrong; here it keeps one bad row from spoiling the reports of a whole round.
  select sum(jsonb_array_length(c -> 'items')) * case when definition ? 'secondRating' then 2 else 1 end into ratings
    from jsonb_array_elements(definition -> 'competencies') c;
  if cardinality(in_scores) <> ratings or cardinality(in_comments) <> jsonb_array_length(definition -> 'openQuestions')
    or exists (select from unnest(in_scores) score
                where score <> 0 and score not between (definition #>> '{scale,min}')::int and (definition #>> '{scale,max}')::int) then
    raise exception 'this answer does not fit the questionnaire';
  end if;
  -- One invitation, one answer: a second key for the same invitation would be a second vote.
  if in_version = 0 and (select count(*) from feedback_answer a where a.tenant_id = tenant and a.subject_id = subject and a.rater_group = grp)
    >= (select count(*) from feedback_invitation i where i.tenant_id = tenant and i.subject_id = subject and i.rater_group = grp)
    and not exists (select from feedback_answer a where a.tenant_id = tenant and a.answer_key = found_by) then
    raise exception 'more answers than invitations';
  end if;

  insert into feedback_answer as a (tenant_id, id, subject_id, rater_group, answer_key, scores, comments, submitted, version)
    select tenant, gen_random_uuid(), subject, grp, found_by, in_scores, in_comments, in_submitted, 1 where in_version = 0
    on conflict (tenant_id, answer_key) do nothing
    returning a.submitted, a.version into handed_in, saved;
  if saved is null then
    update feedback_answer a
       set scores = in_scores, comments = in_comments, submitted = a.submitted or in_submitted, version = a.version + 1
     where a.tenant_id = tenant and a.answer_key = found_by and a.version = in_version
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

-- What was saved behind the link, in rounds that are open.
create function feedback_answer_read(in_link_key bytea)
returns table (invitation_id uuid, scores smallint[], comments text[], submitted boolean, version integer)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select i.id, a.scores, a.comments, a.submitted, a.version
    from feedback_invitation i
    join feedback_subject s on s.tenant_id = i.tenant_id and s.id = i.subject_id
    join feedback_round_secret k on k.tenant_id = s.tenant_id and k.round_id = s.round_id
    join feedback_answer a on a.tenant_id = i.tenant_id and a.answer_key = feedback_answer_key(k.secret, in_link_key, i.id)
   where i.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
     and i.link_id = nullif(current_setting('app.link_id', true), '')::uuid
$$;

-- Outcomes: DECLINED; CLOSED; UNKNOWN, where the invitation is not behind the link.
create function feedback_invitation_decline(in_invitation_id uuid, in_link_key bytea, in_now timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  link constant uuid := nullif(current_setting('app.link_id', true), '')::uuid;
  asked_in uuid; found_by bytea;
begin
  select s.round_id into asked_in
    from feedback_invitation i
    join feedback_subject s on s.tenant_id = i.tenant_id and s.id = i.subject_id
   where i.tenant_id = tenant and i.id = in_invitation_id and i.link_id = link;
  if not found then return 'UNKNOWN'; end if;
  select feedback_answer_key(k.secret, in_link_key, in_invitation_id) into found_by
    from feedback_round r
    join feedback_round_secret k on k.tenant_id = r.tenant_id and k.round_id = r.id
   where r.tenant_id = tenant and r.id = asked_in and r.state = 'OPEN' and r.closes_at > in_now
     for share of r;
  if not found then return 'CLOSED'; end if;
  delete from feedback_answer a where a.tenant_id = tenant and a.answer_key = found_by;
  -- Who has saved something, and cannot show the key to it, is not who they say they are.
  if not found and exists (select from feedback_invitation_progress p where p.tenant_id = tenant and p.invitation_id = in_invitation_id
                              and p.state in ('STARTED', 'SUBMITTED')) then
    return 'CLOSED';
  end if;
  insert into feedback_invitation_progress (tenant_id, invitation_id, state)
    values (tenant, in_invitation_id, 'DECLINED')
    on conflict (tenant_id, invitation_id) do update set state = excluded.state;
  return 'DECLINED';
end $$;

revoke execute on function feedback_answer_key, feedback_answer_save, feedback_answer_read, feedback_invitation_decline from public;
grant execute on function feedback_answer_save, feedback_answer_read, feedback_invitation_decline to leerlijn_api;
