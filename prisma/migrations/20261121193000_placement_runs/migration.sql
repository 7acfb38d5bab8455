-- CreateTable
CREATE TABLE "placement_run" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "stage" TEXT,
    "placed" INTEGER NOT NULL DEFAULT 0,
    "persons" INTEGER NOT NULL DEFAULT 0,
    "outcome" TEXT,
    "gap" DOUBLE PRECISION,
    "result" JSONB,
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "placement_run_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "placement_run_tenant_id_module_id_idx" ON "placement_run"("tenant_id", "module_id");

-- CreateIndex
CREATE INDEX "placement_run_tenant_id_asked_by_id_idx" ON "placement_run"("tenant_id", "asked_by_id");

-- AddForeignKey
ALTER TABLE "placement_run" ADD CONSTRAINT "placement_run_tenant_id_module_id_fkey" FOREIGN KEY ("tenant_id", "module_id") REFERENCES "module"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "placement_run" ADD CONSTRAINT "placement_run_tenant_id_asked_by_id_fkey" FOREIGN KEY ("tenant_id", "asked_by_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- From here on by hand.
call protect_tenant_table('placement_run');
grant select, insert, update on placement_run to leerlijn_api;
alter table placement_run add check (kind in ('MATCHING', 'COMPOSING')), add check (state in ('QUEUED', 'RUNNING', 'DONE', 'STOPPED', 'FAILED')),
  add check (outcome in ('OPTIMAL', 'WITHIN', 'INFEASIBLE')), add check ((state = 'DONE') = (outcome is not null)),
  add check (applied_at is null or outcome in ('OPTIMAL', 'WITHIN'));
-- One at a time for a module.
create unique index placement_run_under_way_once on placement_run (tenant_id, module_id, kind) where state in ('QUEUED', 'RUNNING');

-- A board tells how far coaching is.
call follow_table('coaching_match');
call follow_table('coaching_session');
