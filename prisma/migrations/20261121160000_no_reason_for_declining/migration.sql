-- Why somebody declined was asked and read by nobody: it is not kept any more, nor is 'not the right person' told from other ways to decline.
-- The owner, bound by row-level security like everybody, would find no row to change.
alter table feedback_invitation_progress no force row level security;
update feedback_invitation_progress set state = 'DECLINED' where state = 'NOT_THE_RIGHT_PERSON';
alter table feedback_invitation_progress force row level security;
alter table feedback_invitation_progress drop constraint feedback_invitation_progress_state_check,
  add constraint feedback_invitation_progress_state_check check (state in ('STARTED', 'SUBMITTED', 'DECLINED'));

-- As before, but for the reason.
create or replace function feedback_answer_save(
  in_invitation_id uuid, in_answer_key bytea, in_scores smallint[], in_comments text[], in_submitted boolean, in_version integer, in_now timestamptz)
returns table (outcome text, version integer)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  subject uuid; grp text; definition jsonb; ratings integer; saved integer;
begin
  -- The share lock keeps the round from closing until this answer is in, and this answer out once it is closing.
  select i.subject_id, i.rater_group, q.definition into subject, grp, definition
    from feedback_invitation i
    join feedback_subject s on s.tenant_id = i.tenant_id and s.id = i.subject_id
    join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
    join questionnaire_version q on q.tenant_id = r.tenant_id and q.id = r.questionnaire_id
   where i.tenant_id = tenant and i.id = in_invitation_id and r.state = 'OPEN' and r.closes_at > in_now
     for share of r;
  if not found then
    return query select 'CLOSED', 0; return;
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
    and not exists (select from feedback_answer a where a.tenant_id = tenant and a.answer_key = in_answer_key) then
    raise exception 'more answers than invitations';
  end if;

  insert into feedback_answer as a (tenant_id, id, subject_id, rater_group, answer_key, scores, comments, submitted, version)
    select tenant, gen_random_uuid(), subject, grp, in_answer_key, in_scores, in_comments, in_submitted, 1 where in_version = 0
    on conflict (tenant_id, answer_key) do nothing
    returning a.version into saved;
  if saved is null then
    update feedback_answer a
       set scores = in_scores, comments = in_comments, submitted = a.submitted or in_submitted, version = a.version + 1
     where a.tenant_id = tenant and a.answer_key = in_answer_key and a.version = in_version
     returning a.version into saved;
  end if;
  if saved is null then
    return query select 'CONFLICT', coalesce((select a.version from feedback_answer a where a.tenant_id = tenant and a.answer_key = in_answer_key), 0);
    return;
  end if;

  insert into feedback_invitation_progress as p (tenant_id, invitation_id, state)
    values (tenant, in_invitation_id, case when in_submitted then 'SUBMITTED' else 'STARTED' end)
    on conflict (tenant_id, invitation_id) do update
      set state = case when p.state = 'SUBMITTED' then 'SUBMITTED' else excluded.state end;
  return query select 'SAVED', saved;
end $$;

drop function feedback_invitation_decline(uuid, bytea, text, text, timestamptz);
create function feedback_invitation_decline(
  in_invitation_id uuid, in_answer_key bytea, in_now timestamptz)
returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
begin
  perform 1 from feedback_invitation i
    join feedback_subject s on s.tenant_id = i.tenant_id and s.id = i.subject_id
    join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
   where i.tenant_id = tenant and i.id = in_invitation_id and r.state = 'OPEN' and r.closes_at > in_now
     for share of r;
  if not found then return 'CLOSED'; end if;
  delete from feedback_answer a where a.tenant_id = tenant and a.answer_key = in_answer_key;
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
revoke execute on function feedback_invitation_decline from public;
grant execute on function feedback_invitation_decline to leerlijn_api;

alter table feedback_invitation_progress drop column decline_reason;
