-- AlterTable
ALTER TABLE "module" ADD COLUMN     "build_up_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "template_id" UUID;

-- AlterTable
ALTER TABLE "programme" ADD COLUMN     "enrolment_capacity" INTEGER,
ADD COLUMN     "enrolment_until" DATE;

-- CreateTable
CREATE TABLE "programme_template" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "programme_template_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "blocked_period" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "why" TEXT NOT NULL,

    CONSTRAINT "blocked_period_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "open_unit" (
    "tenant_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,

    CONSTRAINT "open_unit_pkey" PRIMARY KEY ("tenant_id","programme_id","unit_id")
);

-- CreateTable
CREATE TABLE "enrolment_wait" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "enrolment_wait_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "step_choice" (
    "tenant_id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "choice_key" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "step_id" UUID NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "step_choice_pkey" PRIMARY KEY ("tenant_id","module_id","choice_key","person_id")
);

-- CreateTable
CREATE TABLE "step_declaration" (
    "tenant_id" UUID NOT NULL,
    "step_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "declared_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "step_declaration_pkey" PRIMARY KEY ("tenant_id","step_id","person_id")
);

-- CreateTable
CREATE TABLE "practice_case" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "step_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "practice_case_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "programme_template_tenant_id_key_version_key" ON "programme_template"("tenant_id", "key", "version");

-- CreateIndex
CREATE INDEX "blocked_period_tenant_id_programme_id_idx" ON "blocked_period"("tenant_id", "programme_id");

-- CreateIndex
CREATE INDEX "open_unit_tenant_id_unit_id_idx" ON "open_unit"("tenant_id", "unit_id");

-- CreateIndex
CREATE INDEX "enrolment_wait_tenant_id_person_id_idx" ON "enrolment_wait"("tenant_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "enrolment_wait_tenant_id_programme_id_person_id_key" ON "enrolment_wait"("tenant_id", "programme_id", "person_id");

-- CreateIndex
CREATE INDEX "step_choice_tenant_id_step_id_idx" ON "step_choice"("tenant_id", "step_id");

-- CreateIndex
CREATE INDEX "step_choice_tenant_id_person_id_idx" ON "step_choice"("tenant_id", "person_id");

-- CreateIndex
CREATE INDEX "step_declaration_tenant_id_person_id_idx" ON "step_declaration"("tenant_id", "person_id");

-- CreateIndex
CREATE INDEX "practice_case_tenant_id_person_id_idx" ON "practice_case"("tenant_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "practice_case_tenant_id_step_id_person_id_key" ON "practice_case"("tenant_id", "step_id", "person_id");

-- CreateIndex
CREATE INDEX "module_tenant_id_template_id_idx" ON "module"("tenant_id", "template_id");

-- AddForeignKey
ALTER TABLE "module" ADD CONSTRAINT "module_tenant_id_template_id_fkey" FOREIGN KEY ("tenant_id", "template_id") REFERENCES "programme_template"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "programme_template" ADD CONSTRAINT "programme_template_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocked_period" ADD CONSTRAINT "blocked_period_tenant_id_programme_id_fkey" FOREIGN KEY ("tenant_id", "programme_id") REFERENCES "programme"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "open_unit" ADD CONSTRAINT "open_unit_tenant_id_programme_id_fkey" FOREIGN KEY ("tenant_id", "programme_id") REFERENCES "programme"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "open_unit" ADD CONSTRAINT "open_unit_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "org_unit"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "enrolment_wait" ADD CONSTRAINT "enrolment_wait_tenant_id_programme_id_fkey" FOREIGN KEY ("tenant_id", "programme_id") REFERENCES "programme"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment_wait" ADD CONSTRAINT "enrolment_wait_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "step_choice" ADD CONSTRAINT "step_choice_tenant_id_module_id_fkey" FOREIGN KEY ("tenant_id", "module_id") REFERENCES "module"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step_choice" ADD CONSTRAINT "step_choice_tenant_id_step_id_fkey" FOREIGN KEY ("tenant_id", "step_id") REFERENCES "module_step"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "step_choice" ADD CONSTRAINT "step_choice_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "step_declaration" ADD CONSTRAINT "step_declaration_tenant_id_step_id_fkey" FOREIGN KEY ("tenant_id", "step_id") REFERENCES "module_step"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step_declaration" ADD CONSTRAINT "step_declaration_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "practice_case" ADD CONSTRAINT "practice_case_tenant_id_step_id_fkey" FOREIGN KEY ("tenant_id", "step_id") REFERENCES "module_step"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_case" ADD CONSTRAINT "practice_case_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

do $$
declare t text;
begin
  foreach t in array array[
    'programme_template', 'blocked_period', 'open_unit', 'enrolment_wait', 'step_choice', 'step_declaration', 'practice_case'
  ] loop
    call protect_tenant_table(t::regclass);
  end loop;
end $$;
-- Published versions never change.
grant select, insert on programme_template to leerlijn_api;
grant select, insert, update, delete on blocked_period, open_unit, enrolment_wait, step_choice, step_declaration to leerlijn_api;
-- What somebody wrote is not deleted.
grant select, insert, update on practice_case to leerlijn_api;
alter table blocked_period add check (starts_on <= ends_on);
alter table programme add check (enrolment_capacity > 0), add check ((enrolment_capacity is null) = (enrolment_until is null));
alter table practice_case add check (audience in ('OWN', 'PROGRAMME'));

call follow_table('step_choice');
call follow_table('step_declaration');
call follow_table('practice_case');
