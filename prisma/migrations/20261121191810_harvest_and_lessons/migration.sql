-- CreateTable
CREATE TABLE "harvest_item" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "giver_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "link" TEXT,
    "audience" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "given_on" DATE NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "harvest_item_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "harvest_return" (
    "tenant_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "months" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "harvest_return_pkey" PRIMARY KEY ("tenant_id","item_id","months")
);

-- CreateTable
CREATE TABLE "lesson" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "text" JSONB NOT NULL,
    "theme_keys" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "lesson_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "harvest_item_tenant_id_module_id_giver_id_idx" ON "harvest_item"("tenant_id", "module_id", "giver_id");

-- CreateIndex
CREATE INDEX "harvest_item_tenant_id_giver_id_idx" ON "harvest_item"("tenant_id", "giver_id");

-- CreateIndex
CREATE INDEX "lesson_tenant_id_module_id_idx" ON "lesson"("tenant_id", "module_id");

-- AddForeignKey
ALTER TABLE "harvest_item" ADD CONSTRAINT "harvest_item_tenant_id_module_id_fkey" FOREIGN KEY ("tenant_id", "module_id") REFERENCES "module"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "harvest_item" ADD CONSTRAINT "harvest_item_tenant_id_giver_id_fkey" FOREIGN KEY ("tenant_id", "giver_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "harvest_return" ADD CONSTRAINT "harvest_return_tenant_id_item_id_fkey" FOREIGN KEY ("tenant_id", "item_id") REFERENCES "harvest_item"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_tenant_id_module_id_fkey" FOREIGN KEY ("tenant_id", "module_id") REFERENCES "module"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

call protect_tenant_table('harvest_item');
call protect_tenant_table('harvest_return');
call protect_tenant_table('lesson');
-- What people gave is archived, never deleted.
grant select, insert, update on harvest_item, harvest_return, lesson to leerlijn_api;
-- Which commitments come back when, and which were answered or let go; not a word of what was written.
grant select (tenant_id, id, module_id, giver_id, kind, given_on, archived_at) on harvest_item to leerlijn_reminder;
grant select (tenant_id, item_id, months, outcome) on harvest_return to leerlijn_reminder;
alter table harvest_item add check (kind in ('COMMITMENT', 'EVIDENCE', 'STORY')), add check (audience in ('OWN', 'PROGRAMME'));
alter table harvest_return add check (months in (3, 6, 12)), add check (outcome in ('KEPT', 'UNDER_WAY', 'DROPPED'));
