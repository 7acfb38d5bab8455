-- A step of a module carries its own build-up: what it is called, who does what, how long, when, and which facts make it done.
alter table module_step
  add column key text,
  add column title jsonb,
  add column who text[],
  add column form text,
  add column on_the_job integer,
  add column with_others integer,
  add column formal integer,
  add column hours double precision,
  add column requirement text,
  add column choice_key text,
  add column completion text[],
  add column anchor_key text,
  add column anchor_edge text,
  add column offset_days integer,
  add column lasts_days integer,
  add column skipped_at timestamptz(3),
  add column skip_reason text;
alter table session add column step_id uuid;

-- The code from before inserts no more than a kind: its steps are those of the Amsterdam build-up, as all steps until now. To be dropped
-- once that code is gone.
create function usual_step() returns trigger language plpgsql as $$
declare
  usual record;
begin
  select * into usual from (values
    ('FEEDBACK_360', 'feedback-360', '360-gradenfeedback', '360 feedback', '{PARTICIPANT,RATERS}', 'QUESTIONNAIRE', 0, 100, 0, 2, '{FEEDBACK_REPORTED}'),
    ('POP_CONVERSATION', 'pop-conversation', 'POP-gesprek', 'POP conversation', '{PARTICIPANT,MANAGER}', 'CONVERSATION', 0, 100, 0, 3, '{POP_SIGNED}'),
    ('KICK_OFF', 'kick-off', 'Kick-off', 'Kick-off', '{EVERYONE,TRAINER}', 'PLENARY', 0, 0, 100, 7, '{ATTENDED}'),
    ('INSPIRATION_SESSION', 'inspiration-session', 'Inspiratiesessie', 'Inspiration session', '{GROUP,TRAINER}', 'GROUP', 0, 40, 60, 7, '{ATTENDED}'),
    ('ASSIGNMENT', 'assignment', 'Ontwikkelopdracht', 'Development assignment', '{PARTICIPANT,LEARNING_MANAGER}', 'PRACTICE', 100, 0, 0, 60,
     '{ASSIGNMENT_COMPLETED,COACHING_HELD}'),
    ('INTERVISION', 'intervision', 'Intervisie', 'Intervision', '{GROUP}', 'GROUP', 0, 100, 0, 6, '{INTERVISION_HELD}'),
    ('FINAL_CONVERSATION', 'final-conversation', 'Eindgesprek', 'Final conversation', '{PARTICIPANT,MANAGER,LEARNING_MANAGER}', 'CONVERSATION', 100, 0, 0, 3,
     '{FINAL_SIGNED}'),
    ('KICK_OUT', 'kick-out', 'Kick-out', 'Kick-out', '{EVERYONE,TRAINER}', 'PLENARY', 0, 0, 100, 4, '{ATTENDED}')
  ) build_up (kind, key, nl, en, who, form, on_the_job, with_others, formal, hours, completion)
  where build_up.kind = new.kind;
  new.key := usual.key || case when exists (
    select from module_step other
     where other.tenant_id = new.tenant_id and other.module_id = new.module_id and other.key = usual.key and other.id <> new.id)
    then '-' || new.position else '' end;
  new.title := jsonb_build_object('nl', usual.nl, 'en', usual.en);
  new.who := usual.who::text[];
  new.form := usual.form;
  new.on_the_job := usual.on_the_job;
  new.with_others := usual.with_others;
  new.formal := usual.formal;
  new.hours := usual.hours;
  new.requirement := 'REQUIRED';
  new.completion := usual.completion::text[];
  return new;
end $$;
create trigger usual_step before insert on module_step for each row when (new.key is null) execute function usual_step();

create function step_of_session() returns trigger language plpgsql as $$
begin
  select id into new.step_id from module_step
   where tenant_id = new.tenant_id and module_id = new.module_id and kind = new.kind order by position limit 1;
  return new;
end $$;
create trigger step_of_session before insert on session for each row when (new.step_id is null) execute function step_of_session();

-- What there is gets the same by the same functions. An owner who is no superuser is bound by row-level security too.
alter table module_step no force row level security;
alter table session no force row level security;
create trigger usual_step_of_before before update on module_step for each row when (new.key is null) execute function usual_step();
create trigger step_of_session_of_before before update on session for each row when (new.step_id is null) execute function step_of_session();
update module_step set position = position;
update session set kind = kind;
drop trigger usual_step_of_before on module_step;
drop trigger step_of_session_of_before on session;

-- When each usually is, after which other one, where the module has that.
update module_step step set anchor_key = anchor.key, anchor_edge = due.edge, offset_days = due.days, lasts_days = due.lasts
  from (values
    ('pop-conversation', 'feedback-360', 'END', 3, 19),
    ('kick-off', 'pop-conversation', 'END', 6, 1),
    ('inspiration-session', 'kick-off', 'END', 11, 12),
    ('assignment', 'inspiration-session', 'END', 3, 68),
    ('intervision', 'assignment', 'START', 28, 26),
    ('final-conversation', 'assignment', 'END', -4, 19),
    ('kick-out', 'final-conversation', 'END', 6, 1)
  ) due (key, anchor, edge, days, lasts), module_step anchor
 where step.key = due.key and anchor.tenant_id = step.tenant_id and anchor.module_id = step.module_id and anchor.key = due.anchor;
update module_step set offset_days = 0, lasts_days = 26 where key = 'feedback-360';
alter table module_step force row level security;
alter table session force row level security;

alter table module_step
  alter column key set not null,
  alter column title set not null,
  alter column who set not null,
  alter column form set not null,
  alter column on_the_job set not null,
  alter column with_others set not null,
  alter column formal set not null,
  alter column hours set not null,
  alter column requirement set not null,
  alter column completion set not null;

-- CreateIndex
create unique index module_step_tenant_id_module_id_key_key on module_step (tenant_id, module_id, key);
create index session_tenant_id_step_id_idx on session (tenant_id, step_id);

-- AddForeignKey
alter table module_step add constraint module_step_tenant_id_module_id_anchor_key_fkey
  foreign key (tenant_id, module_id, anchor_key) references module_step (tenant_id, module_id, key) on delete no action on update no action;
alter table session add constraint session_tenant_id_step_id_fkey
  foreign key (tenant_id, step_id) references module_step (tenant_id, id) on delete no action on update no action;

-- Closed lists are text with a check: row-level security keeps indexes from serving native enums.
alter table module_step drop constraint module_step_kind_check, add constraint module_step_kind_check check (kind in
  ('FEEDBACK_360', 'POP_CONVERSATION', 'KICK_OFF', 'INSPIRATION_SESSION', 'ASSIGNMENT', 'COACHING', 'INTERVISION', 'FINAL_CONVERSATION', 'KICK_OUT',
   'E_LEARNING', 'INTAKE', 'PRACTICE_CASE', 'WORKSHOP', 'RETURN_DAY')),
  add constraint module_step_who_check check (who <@ array['PARTICIPANT', 'RATERS', 'MANAGER', 'LEARNING_MANAGER', 'TRAINER', 'GROUP', 'EVERYONE']),
  add constraint module_step_form_check check (form in ('QUESTIONNAIRE', 'CONVERSATION', 'PLENARY', 'GROUP', 'PRACTICE', 'SELF_STUDY')),
  add constraint module_step_shares_check check (on_the_job >= 0 and with_others >= 0 and formal >= 0 and on_the_job + with_others + formal = 100),
  add constraint module_step_hours_check check (hours >= 0),
  add constraint module_step_requirement_check check (requirement in ('REQUIRED', 'OPTIONAL', 'CHOICE') and (requirement = 'CHOICE') = (choice_key is not null)),
  add constraint module_step_completion_check check (cardinality(completion) > 0 and completion <@ array['FEEDBACK_REPORTED', 'POP_SIGNED', 'ATTENDED',
    'ASSIGNMENT_COMPLETED', 'COACHING_HELD', 'INTERVISION_HELD', 'FINAL_SIGNED', 'HARVEST_GIVEN', 'DECLARED', 'CASE_BROUGHT']),
  add constraint module_step_due_check check ((offset_days is null) = (lasts_days is null) and lasts_days > 0
    and (anchor_key is null) = (anchor_edge is null) and (anchor_key is null or offset_days is not null) and anchor_edge in ('START', 'END')),
  add constraint module_step_skip_check check (skip_reason is null or skipped_at is not null);
alter table session drop constraint session_kind_check, add constraint session_kind_check check (kind in
  ('KICK_OFF', 'INSPIRATION_SESSION', 'INTERVISION', 'KICK_OUT', 'INTAKE', 'WORKSHOP', 'RETURN_DAY'));
