-- CreateTable
CREATE TABLE "evaluation" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'DRAFT',
    "own_questions" JSONB NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL DEFAULT 0,
    "threshold" INTEGER,
    "comment_threshold" INTEGER,
    "opened_at" TIMESTAMPTZ(3),
    "closes_at" TIMESTAMPTZ(3),
    "response_state" TEXT,
    "response_percentage" INTEGER,
    "response_counted_at" TIMESTAMPTZ(3),
    "forgotten_at" TIMESTAMPTZ(3),

    CONSTRAINT "evaluation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "evaluation_questionnaire" (
    "tenant_id" UUID NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "definition" JSONB NOT NULL,
    "ties" JSONB NOT NULL,

    CONSTRAINT "evaluation_questionnaire_pkey" PRIMARY KEY ("tenant_id","evaluation_id")
);

-- CreateTable
CREATE TABLE "evaluation_answer" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "scores" SMALLINT[],
    "comments" TEXT[],

    CONSTRAINT "evaluation_answer_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "evaluation_given" (
    "tenant_id" UUID NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "evaluation_given_pkey" PRIMARY KEY ("tenant_id","evaluation_id","person_id")
);

-- CreateTable
CREATE TABLE "evaluation_release" (
    "tenant_id" UUID NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "released_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evaluation_release_pkey" PRIMARY KEY ("tenant_id","evaluation_id")
);

-- CreateTable
CREATE TABLE "evaluation_redaction" (
    "tenant_id" UUID NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "redacted_by_id" UUID NOT NULL,
    "redacted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evaluation_redaction_pkey" PRIMARY KEY ("tenant_id","evaluation_id","comment_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_tenant_id_module_id_key" ON "evaluation"("tenant_id", "module_id");

-- CreateIndex
CREATE INDEX "evaluation_answer_tenant_id_evaluation_id_idx" ON "evaluation_answer"("tenant_id", "evaluation_id");

-- CreateIndex
CREATE INDEX "evaluation_given_tenant_id_person_id_idx" ON "evaluation_given"("tenant_id", "person_id");

-- CreateIndex
CREATE INDEX "evaluation_redaction_tenant_id_redacted_by_id_idx" ON "evaluation_redaction"("tenant_id", "redacted_by_id");

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_tenant_id_module_id_fkey" FOREIGN KEY ("tenant_id", "module_id") REFERENCES "module"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "evaluation_questionnaire" ADD CONSTRAINT "evaluation_questionnaire_tenant_id_evaluation_id_fkey" FOREIGN KEY ("tenant_id", "evaluation_id") REFERENCES "evaluation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_answer" ADD CONSTRAINT "evaluation_answer_tenant_id_evaluation_id_fkey" FOREIGN KEY ("tenant_id", "evaluation_id") REFERENCES "evaluation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_given" ADD CONSTRAINT "evaluation_given_tenant_id_evaluation_id_fkey" FOREIGN KEY ("tenant_id", "evaluation_id") REFERENCES "evaluation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_given" ADD CONSTRAINT "evaluation_given_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "evaluation_release" ADD CONSTRAINT "evaluation_release_tenant_id_evaluation_id_fkey" FOREIGN KEY ("tenant_id", "evaluation_id") REFERENCES "evaluation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_redaction" ADD CONSTRAINT "evaluation_redaction_tenant_id_evaluation_id_fkey" FOREIGN KEY ("tenant_id", "evaluation_id") REFERENCES "evaluation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_redaction" ADD CONSTRAINT "evaluation_redaction_tenant_id_redacted_by_id_fkey" FOREIGN KEY ("tenant_id", "redacted_by_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- From here on by hand.
call protect_tenant_table('evaluation');
call protect_tenant_table('evaluation_questionnaire');
call protect_tenant_table('evaluation_answer');
call protect_tenant_table('evaluation_given');
call protect_tenant_table('evaluation_release');
call protect_tenant_table('evaluation_redaction');

alter table evaluation add check (state in ('DRAFT', 'OPEN', 'CLOSED')), add check (response_state in ('ENOUGH', 'NOT_YET_ENOUGH')),
  add check (state = 'DRAFT' or (opened_at is not null and opened_at < closes_at and threshold >= 3 and comment_threshold >= threshold));

grant select, insert, update (state, own_questions, version, threshold, comment_threshold, opened_at, closes_at) on evaluation to leerlijn_api;
-- What is asked never changes once somebody may have answered it.
grant select, insert on evaluation_questionnaire to leerlijn_api;
-- What somebody answered is given and read by nobody; that they did can be asked of one person at a time, by the function below.
grant insert on evaluation_answer, evaluation_given to leerlijn_api;
grant select on evaluation_release to leerlijn_api;
grant select, insert on evaluation_redaction to leerlijn_api;

grant select, update (state) on evaluation to leerlijn_aggregator;
grant select on evaluation_questionnaire to leerlijn_aggregator;
grant select, delete on evaluation_answer to leerlijn_aggregator;
grant insert on evaluation_release to leerlijn_aggregator;

-- Whoever reminds knows who gave theirs, and forgets it after the close.
grant select, update (response_state, response_percentage, response_counted_at, forgotten_at) on evaluation to leerlijn_reminder;
grant select, delete on evaluation_given to leerlijn_reminder;

-- The sweeps look for what is due.
create policy before_a_tenant_is_known on evaluation for all to leerlijn_system using (true) with check (true);
grant select (tenant_id, id, state, opened_at, closes_at, response_counted_at, forgotten_at) on evaluation to leerlijn_system;

-- Whether one person gave theirs: for that person's own screen.
create function evaluation_is_given(in_evaluation uuid, in_person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (
    select from public.evaluation_given g
     where g.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and g.evaluation_id = in_evaluation and g.person_id = in_person)
$$;
revoke execute on function evaluation_is_given from public;
grant execute on function evaluation_is_given to leerlijn_api;

-- Boards follow that an evaluation opens and closes, never that somebody gives theirs.
call follow_table('evaluation');

-- The step that asks for it.
alter table module_step drop constraint module_step_kind_check, add constraint module_step_kind_check check (kind in
  ('FEEDBACK_360', 'POP_CONVERSATION', 'KICK_OFF', 'INSPIRATION_SESSION', 'ASSIGNMENT', 'COACHING', 'INTERVISION', 'FINAL_CONVERSATION', 'KICK_OUT',
   'E_LEARNING', 'INTAKE', 'PRACTICE_CASE', 'WORKSHOP', 'RETURN_DAY', 'EVALUATION')),
  drop constraint module_step_completion_check,
  add constraint module_step_completion_check check (cardinality(completion) > 0 and completion <@ array['FEEDBACK_REPORTED', 'POP_SIGNED', 'ATTENDED',
    'ASSIGNMENT_COMPLETED', 'COACHING_HELD', 'INTERVISION_HELD', 'FINAL_SIGNED', 'HARVEST_GIVEN', 'DECLARED', 'CASE_BROUGHT', 'EVALUATION_CLOSED']);
