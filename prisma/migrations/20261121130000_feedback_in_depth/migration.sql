-- No installation holds a round yet: what older rows could not tell (their groups, their links) is required without a default.
do $$ begin
  if exists (select from feedback_round) then
    raise exception 'The 360 rounds in this database are from before rater groups and links had tables of their own, and cannot be taken over: start with an empty database.';
  end if;
end $$;

-- DropForeignKey
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_tenant_id_invitation_id_fkey";

-- DropForeignKey
ALTER TABLE "feedback_invitation" DROP CONSTRAINT "feedback_invitation_tenant_id_rater_id_fkey";

-- DropIndex
DROP INDEX "delivery_once";

-- DropIndex
DROP INDEX "feedback_invitation_tenant_id_rater_id_idx";

-- DropIndex
DROP INDEX "feedback_invitation_tenant_id_subject_id_idx";

-- DropIndex
DROP INDEX "feedback_invitation_token_hash_key";

-- AlterTable
ALTER TABLE "delivery" DROP COLUMN "invitation_id",
ADD COLUMN     "link_id" UUID;

-- AlterTable
ALTER TABLE "feedback_closed_answer" DROP COLUMN "scores",
ADD COLUMN     "scores" BYTEA NOT NULL;

-- AlterTable
ALTER TABLE "feedback_invitation" DROP COLUMN "email",
DROP COLUMN "external_language",
DROP COLUMN "external_name",
DROP COLUMN "rater_id",
DROP COLUMN "token_hash",
ADD COLUMN     "link_id" UUID NOT NULL;

-- AlterTable
ALTER TABLE "feedback_report" ADD COLUMN     "released_at" TIMESTAMPTZ(3),
ADD COLUMN     "released_by_id" UUID,
ADD COLUMN     "shown" TEXT[];

-- AlterTable
ALTER TABLE "feedback_round" ADD COLUMN     "approval_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "nominations_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "rater_groups" JSONB NOT NULL,
ADD COLUMN     "report_release" TEXT NOT NULL DEFAULT 'AUTOMATIC',
ADD COLUMN     "unapproved_panels" TEXT NOT NULL DEFAULT 'WAIT';

-- AlterTable
ALTER TABLE "feedback_subject" ADD COLUMN     "coach_id" UUID,
ADD COLUMN     "merged_groups" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "opened_at" TIMESTAMPTZ(3),
ADD COLUMN     "replacement_groups" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "unit_ids" UUID[] DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "tenant" ADD COLUMN     "rater_groups" JSONB,
ADD COLUMN     "rater_load_limit" INTEGER NOT NULL DEFAULT 5;

-- CreateTable
CREATE TABLE "feedback_competency_version" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "feedback_competency_version_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "feedback_rater_link" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "rater_id" UUID,
    "external_name" TEXT,
    "external_language" TEXT,
    "email" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,

    CONSTRAINT "feedback_rater_link_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "feedback_report_share" (
    "tenant_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "shared_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "feedback_report_share_pkey" PRIMARY KEY ("tenant_id","report_id","person_id")
);

-- CreateTable
CREATE TABLE "feedback_comment_redaction" (
    "tenant_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "redacted_by_id" UUID NOT NULL,
    "redacted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "feedback_comment_redaction_pkey" PRIMARY KEY ("tenant_id","report_id","comment_id")
);

-- CreateTable
CREATE TABLE "feedback_unit_report" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "feedback_unit_report_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "person_placement" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "unit_id" UUID,
    "manager_id" UUID,
    "echelon" TEXT,
    "valid_from" DATE NOT NULL,

    CONSTRAINT "person_placement_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "feedback_competency_version_tenant_id_key_version_key" ON "feedback_competency_version"("tenant_id", "key", "version");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_rater_link_token_hash_key" ON "feedback_rater_link"("token_hash");

-- CreateIndex
CREATE INDEX "feedback_rater_link_tenant_id_email_idx" ON "feedback_rater_link"("tenant_id", "email");

-- CreateIndex
CREATE INDEX "feedback_report_share_tenant_id_person_id_idx" ON "feedback_report_share"("tenant_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_unit_report_tenant_id_round_id_unit_id_key" ON "feedback_unit_report"("tenant_id", "round_id", "unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_placement_tenant_id_person_id_valid_from_key" ON "person_placement"("tenant_id", "person_id", "valid_from");

-- CreateIndex
CREATE INDEX "feedback_invitation_tenant_id_link_id_idx" ON "feedback_invitation"("tenant_id", "link_id");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_invitation_tenant_id_subject_id_link_id_key" ON "feedback_invitation"("tenant_id", "subject_id", "link_id");

-- AddForeignKey
ALTER TABLE "feedback_competency_version" ADD CONSTRAINT "feedback_competency_version_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_subject" ADD CONSTRAINT "feedback_subject_tenant_id_coach_id_fkey" FOREIGN KEY ("tenant_id", "coach_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "feedback_rater_link" ADD CONSTRAINT "feedback_rater_link_tenant_id_rater_id_fkey" FOREIGN KEY ("tenant_id", "rater_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "feedback_invitation" ADD CONSTRAINT "feedback_invitation_tenant_id_link_id_fkey" FOREIGN KEY ("tenant_id", "link_id") REFERENCES "feedback_rater_link"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "feedback_report" ADD CONSTRAINT "feedback_report_tenant_id_released_by_id_fkey" FOREIGN KEY ("tenant_id", "released_by_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "feedback_report_share" ADD CONSTRAINT "feedback_report_share_tenant_id_report_id_fkey" FOREIGN KEY ("tenant_id", "report_id") REFERENCES "feedback_report"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_report_share" ADD CONSTRAINT "feedback_report_share_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "feedback_comment_redaction" ADD CONSTRAINT "feedback_comment_redaction_tenant_id_report_id_fkey" FOREIGN KEY ("tenant_id", "report_id") REFERENCES "feedback_report"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_comment_redaction" ADD CONSTRAINT "feedback_comment_redaction_tenant_id_redacted_by_id_fkey" FOREIGN KEY ("tenant_id", "redacted_by_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "feedback_unit_report" ADD CONSTRAINT "feedback_unit_report_tenant_id_round_id_fkey" FOREIGN KEY ("tenant_id", "round_id") REFERENCES "feedback_round"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_unit_report" ADD CONSTRAINT "feedback_unit_report_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "org_unit"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_tenant_id_link_id_fkey" FOREIGN KEY ("tenant_id", "link_id") REFERENCES "feedback_rater_link"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_placement" ADD CONSTRAINT "person_placement_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_placement" ADD CONSTRAINT "person_placement_tenant_id_manager_id_fkey" FOREIGN KEY ("tenant_id", "manager_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "person_placement" ADD CONSTRAINT "person_placement_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "org_unit"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- From here on by hand.

create unique index delivery_once on delivery (tenant_id, template, subject_id, person_id, link_id, moment) nulls not distinct;

do $$
declare t text;
begin
  foreach t in array array[
    'feedback_competency_version', 'feedback_rater_link', 'feedback_report_share', 'feedback_comment_redaction', 'feedback_unit_report', 'person_placement'
  ] loop
    call protect_tenant_table(t::regclass);
  end loop;
end $$;
create policy before_a_tenant_is_known on feedback_rater_link for all to leerlijn_system using (true) with check (true);

grant select, insert, update, delete on person_placement to leerlijn_api;
-- Published versions never change; what was redacted stays so.
grant select, insert on feedback_competency_version, feedback_rater_link, feedback_comment_redaction to leerlijn_api;
grant select, insert, update on feedback_report_share to leerlijn_api;
grant select on feedback_unit_report to leerlijn_api;
-- A report is released; what it says never changes.
grant update (released_at, released_by_id) on feedback_report to leerlijn_api;
-- The sealed link is for the reminder's eyes only.
grant select (tenant_id, id, subject_id, link_id, rater_group) on feedback_invitation to leerlijn_api, leerlijn_system;
grant select on feedback_rater_link to leerlijn_system, leerlijn_reminder, leerlijn_aggregator;
grant select on person_placement to leerlijn_reminder;
-- That a group lost raters, counted daily and without names.
grant update (replacement_groups) on feedback_subject to leerlijn_reminder;
grant select (id, released_at) on feedback_report to leerlijn_reminder;

-- Who was asked, for the comparison with what earlier rounds showed; never who answered.
grant select (tenant_id, id, subject_id, link_id, rater_group) on feedback_invitation to leerlijn_aggregator;
grant select, insert on feedback_unit_report to leerlijn_aggregator;
grant select on org_unit to leerlijn_aggregator;

alter table tenant add check (rater_load_limit between 1 and 100);
alter table feedback_nomination drop constraint feedback_nomination_rater_group_check, add check (rater_group ~ '^[A-Z][A-Z0-9_]*$');
alter table feedback_invitation drop constraint feedback_invitation_rater_group_check,
  add check (rater_group ~ '^[A-Z][A-Z0-9_]*([+][A-Z][A-Z0-9_]*)*$');
alter table feedback_rater_link add check ((rater_id is null) = (external_name is not null)), add check (email = lower(email));
alter table feedback_round add check (unapproved_panels in ('APPROVE', 'WAIT')),
  add check (report_release in ('AUTOMATIC', 'AFTER_DEBRIEF', 'BY_COACH'));
alter table person_placement add check (echelon in ('STRATEGIC', 'TACTICAL', 'OPERATIONAL'));

-- Groups and merges are promised to raters when they are asked.
create function feedback_promise_stays() returns trigger language plpgsql as $$
begin raise exception 'what raters were promised never changes'; end $$;
create trigger feedback_round_groups_stay before update of rater_groups on feedback_round for each row
  when (old.threshold is not null and new.rater_groups is distinct from old.rater_groups) execute function feedback_promise_stays();
create trigger feedback_subject_merges_stay before update of merged_groups on feedback_subject for each row
  when (old.opened_at is not null and new.merged_groups is distinct from old.merged_groups) execute function feedback_promise_stays();

-- As before, but for a questionnaire that asks two ratings an item, and groups that are not asked everything: what a group has to answer
-- is the API's to check, and a gap counts in nothing at the close.
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
      set state = case when p.state = 'SUBMITTED' then 'SUBMITTED' else excluded.state end, decline_reason = null;
  return query select 'SAVED', saved;
end $$;
