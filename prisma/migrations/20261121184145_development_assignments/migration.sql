-- CreateTable
CREATE TABLE "assignment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "follower_id" UUID,
    "helper_id" UUID,
    "helper_asked_at" TIMESTAMPTZ(3),
    "goal_id" UUID NOT NULL,
    "goal" JSONB NOT NULL,
    "individual" TEXT NOT NULL DEFAULT '',
    "collective" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "practice_moment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "practice_moment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "practice_reflection" (
    "tenant_id" UUID NOT NULL,
    "moment_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "shared_with_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "practice_reflection_pkey" PRIMARY KEY ("tenant_id","moment_id")
);

-- CreateTable
CREATE TABLE "assignment_evidence" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "link" TEXT,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "assignment_evidence_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "assignment_tenant_id_module_id_participant_id_idx" ON "assignment"("tenant_id", "module_id", "participant_id");

-- CreateIndex
CREATE INDEX "assignment_tenant_id_participant_id_idx" ON "assignment"("tenant_id", "participant_id");

-- CreateIndex
CREATE INDEX "assignment_tenant_id_follower_id_idx" ON "assignment"("tenant_id", "follower_id");

-- CreateIndex
CREATE INDEX "assignment_tenant_id_helper_id_idx" ON "assignment"("tenant_id", "helper_id");

-- CreateIndex
CREATE UNIQUE INDEX "practice_moment_tenant_id_assignment_id_day_key" ON "practice_moment"("tenant_id", "assignment_id", "day");

-- CreateIndex
CREATE INDEX "practice_reflection_tenant_id_shared_with_id_idx" ON "practice_reflection"("tenant_id", "shared_with_id");

-- CreateIndex
CREATE INDEX "assignment_evidence_tenant_id_assignment_id_idx" ON "assignment_evidence"("tenant_id", "assignment_id");

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_tenant_id_module_id_fkey" FOREIGN KEY ("tenant_id", "module_id") REFERENCES "module"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_tenant_id_participant_id_fkey" FOREIGN KEY ("tenant_id", "participant_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_tenant_id_follower_id_fkey" FOREIGN KEY ("tenant_id", "follower_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_tenant_id_helper_id_fkey" FOREIGN KEY ("tenant_id", "helper_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "practice_moment" ADD CONSTRAINT "practice_moment_tenant_id_assignment_id_fkey" FOREIGN KEY ("tenant_id", "assignment_id") REFERENCES "assignment"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "practice_reflection" ADD CONSTRAINT "practice_reflection_tenant_id_moment_id_fkey" FOREIGN KEY ("tenant_id", "moment_id") REFERENCES "practice_moment"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "practice_reflection" ADD CONSTRAINT "practice_reflection_tenant_id_shared_with_id_fkey" FOREIGN KEY ("tenant_id", "shared_with_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assignment_evidence" ADD CONSTRAINT "assignment_evidence_tenant_id_assignment_id_fkey" FOREIGN KEY ("tenant_id", "assignment_id") REFERENCES "assignment"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

call protect_tenant_table('assignment');
call protect_tenant_table('practice_moment');
call protect_tenant_table('practice_reflection');
call protect_tenant_table('assignment_evidence');
-- What people wrote is archived, never deleted.
grant select, insert, update on assignment, practice_moment, practice_reflection, assignment_evidence to leerlijn_api;
-- That a practice moment has passed without a reflection, and who asks whom for help; not a word of what was written.
grant select (tenant_id, id, module_id, participant_id, helper_id, helper_asked_at, state, archived_at) on assignment to leerlijn_reminder;
grant select on practice_moment to leerlijn_reminder;
grant select (tenant_id, moment_id) on practice_reflection to leerlijn_reminder;
alter table assignment add check (state in ('DRAFT', 'UNDER_WAY', 'COMPLETED'));
