CREATE TABLE "intervision_group" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "intervision_group_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "intervision_member" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "how" TEXT NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "intervision_member_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "intervision_meeting" (
    "tenant_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "own_method" TEXT,
    "case_giver_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "intervision_meeting_pkey" PRIMARY KEY ("tenant_id","session_id")
);

CREATE TABLE "intervision_line" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "intervision_line_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE UNIQUE INDEX "intervision_group_tenant_id_module_id_number_key" ON "intervision_group"("tenant_id", "module_id", "number");

CREATE INDEX "intervision_member_tenant_id_group_id_idx" ON "intervision_member"("tenant_id", "group_id");

CREATE INDEX "intervision_member_tenant_id_module_id_idx" ON "intervision_member"("tenant_id", "module_id");

CREATE INDEX "intervision_member_tenant_id_person_id_idx" ON "intervision_member"("tenant_id", "person_id");

CREATE INDEX "intervision_meeting_tenant_id_group_id_idx" ON "intervision_meeting"("tenant_id", "group_id");

CREATE INDEX "intervision_meeting_tenant_id_case_giver_id_idx" ON "intervision_meeting"("tenant_id", "case_giver_id");

CREATE INDEX "intervision_line_tenant_id_author_id_idx" ON "intervision_line"("tenant_id", "author_id");

CREATE UNIQUE INDEX "intervision_line_tenant_id_session_id_author_id_kind_key" ON "intervision_line"("tenant_id", "session_id", "author_id", "kind");

ALTER TABLE "intervision_group" ADD CONSTRAINT "intervision_group_tenant_id_module_id_fkey" FOREIGN KEY ("tenant_id", "module_id") REFERENCES "module"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "intervision_member" ADD CONSTRAINT "intervision_member_tenant_id_group_id_fkey" FOREIGN KEY ("tenant_id", "group_id") REFERENCES "intervision_group"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "intervision_member" ADD CONSTRAINT "intervision_member_tenant_id_module_id_fkey" FOREIGN KEY ("tenant_id", "module_id") REFERENCES "module"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "intervision_member" ADD CONSTRAINT "intervision_member_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "intervision_meeting" ADD CONSTRAINT "intervision_meeting_tenant_id_session_id_fkey" FOREIGN KEY ("tenant_id", "session_id") REFERENCES "session"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "intervision_meeting" ADD CONSTRAINT "intervision_meeting_tenant_id_group_id_fkey" FOREIGN KEY ("tenant_id", "group_id") REFERENCES "intervision_group"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "intervision_meeting" ADD CONSTRAINT "intervision_meeting_tenant_id_case_giver_id_fkey" FOREIGN KEY ("tenant_id", "case_giver_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "intervision_line" ADD CONSTRAINT "intervision_line_tenant_id_session_id_fkey" FOREIGN KEY ("tenant_id", "session_id") REFERENCES "intervision_meeting"("tenant_id", "session_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "intervision_line" ADD CONSTRAINT "intervision_line_tenant_id_author_id_fkey" FOREIGN KEY ("tenant_id", "author_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- From here on by hand.
do $$
declare t text;
begin
  foreach t in array array['intervision_group', 'intervision_member', 'intervision_meeting', 'intervision_line'] loop
    call protect_tenant_table(t::regclass);
  end loop;
end $$;
grant select, insert, update on intervision_group, intervision_member, intervision_meeting, intervision_line to leerlijn_api;
alter table intervision_group add check (number > 0);
alter table intervision_member add check (how in ('PROPOSED', 'SET_BY_HAND'));
alter table intervision_meeting add check (method in ('INCIDENT', 'FIVE_STEPS', 'TEN_STEPS', 'GOSSIP', 'APPRECIATIVE', 'OWN')),
  add check ((method = 'OWN') = (own_method is not null));
alter table intervision_line add check (kind in ('QUESTION', 'INSIGHT')), add check (audience in ('OWN', 'GROUP', 'PROGRAMME'));
create unique index intervision_member_once on intervision_member (tenant_id, module_id, person_id) where left_at is null;
