-- Who may touch which row. The group roles exist before any migration runs (see bring-up/roles):
--   leerlijn_api         the HTTP process and ordinary jobs, always within one tenant
--   leerlijn_system      the few things that come before a tenant is known: signing in, operating, relaying events
--   leerlijn_reminder    who has answered, and what was sent to whom
--   leerlijn_aggregator  the answers themselves
--   leerlijn_queue       the job queue's own schema, nothing here

-- Row-level security for one tenant table. Every later table with a tenant_id calls this; a catalogue test finds one that does not.
create procedure protect_tenant_table(target regclass, tenant_column text default 'tenant_id') language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  -- The sub-select makes the planner read the setting once per statement; after a transaction the setting is '', not null.
  execute format(
    'create policy tenant_isolation on %s for all using (%2$I = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))
       with check (%2$I = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', target, tenant_column);
end $$;
revoke execute on procedure protect_tenant_table from public;

revoke all on schema public from public;
grant usage on schema public to leerlijn_api, leerlijn_system, leerlijn_reminder, leerlijn_aggregator;

call protect_tenant_table('tenant', 'id');
do $$
declare t text;
begin
  foreach t in array array[
    'outbox_event', 'role_grant', 'sign_in_link', 'sign_in_session', 'api_token', 'org_unit', 'person', 'import', 'import_mapping',
    'compass_theme', 'programme', 'business_challenge', 'leadership_challenge', 'module', 'module_theme', 'module_indicator', 'module_step',
    'condition', 'participation', 'session', 'attendance', 'questionnaire_version', 'feedback_round', 'feedback_round_secret',
    'feedback_subject', 'feedback_nomination', 'feedback_invitation', 'feedback_invitation_progress', 'feedback_answer',
    'feedback_closed_answer', 'feedback_closed_comment', 'feedback_report', 'pop_conversation', 'development_goal',
    'pop_conversation_version', 'pop_note', 'delivery'
  ] loop
    call protect_tenant_table(t::regclass);
  end loop;
end $$;

-- The API's role: everything of its tenant but answers, who answered, and who was reminded.
grant select, update on tenant to leerlijn_api;
grant insert on outbox_event to leerlijn_api;
grant select, insert, update, delete on
  role_grant, sign_in_link, sign_in_session, api_token, org_unit, person, import, import_mapping,
  compass_theme, programme, business_challenge, leadership_challenge, module, module_theme, module_indicator, module_step,
  condition, participation, session, attendance, feedback_round, feedback_subject, feedback_nomination,
  pop_conversation, development_goal, pop_note
  to leerlijn_api;
-- An invitation is made once; its sealed link is for the reminder's eyes only.
grant insert on feedback_invitation to leerlijn_api;
grant select (tenant_id, id, subject_id, rater_id, external_name, external_language, rater_group, token_hash)
  on feedback_invitation to leerlijn_api, leerlijn_system;
-- Published versions, signed versions and reports never change.
grant select, insert on questionnaire_version, pop_conversation_version, feedback_round_secret to leerlijn_api;
grant select on feedback_report, installation_clock to leerlijn_api;

-- Before a tenant is known: sign-in, links, tokens, operating an installation, relaying events, finding what is due.
do $$
declare t text;
begin
  foreach t in array array[
    'tenant', 'person', 'role_grant', 'sign_in_link', 'sign_in_session', 'api_token', 'outbox_event', 'org_unit', 'programme', 'module',
    'participation', 'session', 'feedback_round', 'feedback_subject', 'feedback_invitation', 'pop_conversation', 'delivery'
  ] loop
    execute format('create policy before_a_tenant_is_known on %I for all to leerlijn_system using (true) with check (true)', t);
  end loop;
end $$;
grant select on
  tenant, person, role_grant, sign_in_link, sign_in_session, api_token, outbox_event, org_unit, programme, module, participation, session,
  feedback_round, feedback_subject, pop_conversation, installation_clock
  to leerlijn_system;
grant insert on tenant, person, role_grant, sign_in_link, sign_in_session, outbox_event to leerlijn_system;
grant update on sign_in_link, sign_in_session, outbox_event, installation_clock to leerlijn_system;
grant update (last_used_at) on api_token to leerlijn_system;
grant delete on outbox_event to leerlijn_system;
-- That a tenant has mail to send, and nothing of what or to whom.
grant select (tenant_id, state, try_at) on delivery to leerlijn_system;

grant select on
  tenant, person, role_grant, org_unit, programme, module, module_step, participation, session, attendance, feedback_round, feedback_subject,
  feedback_nomination, feedback_invitation, feedback_invitation_progress, installation_clock, questionnaire_version
  to leerlijn_reminder;
-- That a report is there, not what it says; when a conversation is and who signed it, not what was agreed.
grant select (tenant_id, subject_id) on feedback_report to leerlijn_reminder;
grant select (tenant_id, id, module_id, participant_id, manager_id, starts_at, ends_at, place, sequence, version,
  participant_signed_version, manager_signed_version) on pop_conversation to leerlijn_reminder;
-- Opens the sealed links that mails repeat. What it would lead to, the answers, this role cannot read, nor ask for by key.
grant select on feedback_round_secret to leerlijn_reminder;
grant select, insert, update on delivery to leerlijn_reminder;
-- After the close nobody is reminded: who had answered, and who was reminded, need not be known any more.
grant delete on feedback_invitation_progress, delivery to leerlijn_reminder;
grant update (response_percentage, response_counted_at) on feedback_round to leerlijn_reminder;
grant update (panel_state) on feedback_subject to leerlijn_reminder;
-- Mail with a sign-in link carries a token that only its hash is kept of, so it is made when it is sent.
grant insert on sign_in_link to leerlijn_reminder;

grant select on tenant, questionnaire_version, feedback_subject, installation_clock to leerlijn_aggregator;
grant select, update (state) on feedback_round to leerlijn_aggregator;
grant select (tenant_id, subject_id), update (sealed_token) on feedback_invitation to leerlijn_aggregator;
grant select, delete on feedback_round_secret, feedback_answer to leerlijn_aggregator;
grant select, insert on feedback_closed_answer, feedback_closed_comment, feedback_report to leerlijn_aggregator;
grant insert on outbox_event to leerlijn_aggregator;

-- Closed lists are text with a check: row-level security keeps indexes from serving native enums.
alter table tenant add check (language in ('nl', 'en')), add check (anonymity_threshold >= 3), add check (comment_threshold >= 5);
alter table role_grant add check (role in ('ADMINISTRATOR', 'COORDINATOR', 'LEARNING_MANAGER', 'TRAINER'));
alter table org_unit alter column path type text collate "C", add check (type in ('ORGANISATION', 'CLUSTER', 'DIRECTORATE', 'DEPARTMENT', 'TEAM'));
alter table person add check (language in ('nl', 'en')), add check (echelon in ('STRATEGIC', 'TACTICAL', 'OPERATIONAL')), add check (email = lower(email));
alter table import add check (kind in ('UNITS', 'PEOPLE')), add check (state in ('CHECKED', 'APPLIED'));
alter table import_mapping add check (kind in ('UNITS', 'PEOPLE'));
alter table programme add check (state in ('DRAFT', 'SUBMITTED', 'APPROVED')), add check (starts_on <= ends_on);
alter table module_step add check (starts_on <= ends_on), add check (kind in
  ('FEEDBACK_360', 'POP_CONVERSATION', 'KICK_OFF', 'INSPIRATION_SESSION', 'ASSIGNMENT', 'INTERVISION', 'FINAL_CONVERSATION', 'KICK_OUT'));
alter table condition add check (kind in ('OWNERSHIP', 'RESULT', 'ROOM', 'SAFETY', 'MIX'));
alter table session add check (starts_at < ends_at), add check (state in ('PLANNED', 'CANCELLED')), add check (capacity > 0),
  add check (kind in ('KICK_OFF', 'INSPIRATION_SESSION', 'INTERVISION', 'KICK_OUT'));
alter table attendance add check (state in ('INVITED', 'PRESENT', 'ABSENT'));
alter table feedback_round add check (opens_at < closes_at), add check (state in ('NOMINATING', 'OPEN', 'CLOSED', 'REPORTED', 'CANCELLED')),
  add check (threshold >= 3), add check (comment_threshold >= 5);
alter table feedback_subject add check (nomination_state in ('PROPOSED', 'CHOSEN', 'APPROVED')), add check (panel_state in ('ENOUGH', 'NOT_YET_ENOUGH'));
alter table feedback_nomination add check (rater_group in ('SELF', 'MANAGER', 'PEER', 'DIRECT_REPORT', 'OTHER')),
  add check ((rater_id is null) = (external_email is not null));
alter table feedback_invitation add check (rater_group in ('SELF', 'MANAGER', 'PEER', 'DIRECT_REPORT', 'OTHER'));
alter table feedback_invitation_progress add check (state in ('INVITED', 'STARTED', 'SUBMITTED', 'DECLINED', 'NOT_THE_RIGHT_PERSON'));
alter table delivery add check (state in ('DUE', 'SENT', 'REFUSED', 'OBSOLETE'));

-- The thresholds are promised when the round opens.
create function feedback_round_thresholds_stay() returns trigger language plpgsql as $$
begin raise exception 'the thresholds of an open round never change'; end $$;
create trigger feedback_round_thresholds_stay before update of threshold, comment_threshold on feedback_round for each row
  when (old.threshold is not null and (new.threshold, new.comment_threshold) is distinct from (old.threshold, old.comment_threshold))
  execute function feedback_round_thresholds_stay();

-- Nobody is told the same thing twice.
create unique index delivery_once on delivery (tenant_id, template, subject_id, person_id, invitation_id, moment) nulls not distinct;
create index delivery_to_try on delivery (tenant_id, try_at) where state = 'DUE';
create index outbox_undispatched on outbox_event (recorded_at) where dispatched_at is null;

insert into installation_clock (id) values (1);
alter table installation_clock add check (id = 1);

-- Wakes the relay; it would find the event a moment later without this.
create function outbox_wake() returns trigger language plpgsql as $$ begin perform pg_notify('outbox', ''); return null; end $$;
create trigger outbox_wake after insert on outbox_event for each statement execute function outbox_wake();
