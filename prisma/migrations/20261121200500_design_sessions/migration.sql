-- Sessions in which director and management team design a programme: before there are modules, so that their session is the programme's own.
ALTER TABLE "business_challenge" ADD COLUMN     "design_session_id" UUID;
ALTER TABLE "leadership_challenge" ADD COLUMN     "design_session_id" UUID;
ALTER TABLE "module" ADD COLUMN     "design_session_id" UUID;
ALTER TABLE "session" ADD COLUMN     "programme_id" UUID,
ALTER COLUMN "module_id" DROP NOT NULL;

CREATE TABLE "design_session" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "session_id" UUID,
    "results" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "design_session_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "design_session_tenant_id_programme_id_position_key" ON "design_session"("tenant_id", "programme_id", "position");
CREATE UNIQUE INDEX "design_session_tenant_id_session_id_key" ON "design_session"("tenant_id", "session_id");
CREATE INDEX "business_challenge_tenant_id_design_session_id_idx" ON "business_challenge"("tenant_id", "design_session_id");
CREATE INDEX "leadership_challenge_tenant_id_design_session_id_idx" ON "leadership_challenge"("tenant_id", "design_session_id");
CREATE INDEX "module_tenant_id_design_session_id_idx" ON "module"("tenant_id", "design_session_id");
CREATE INDEX "session_tenant_id_programme_id_idx" ON "session"("tenant_id", "programme_id");
ALTER TABLE "business_challenge" ADD CONSTRAINT "business_challenge_tenant_id_design_session_id_fkey" FOREIGN KEY ("tenant_id", "design_session_id") REFERENCES "design_session"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "leadership_challenge" ADD CONSTRAINT "leadership_challenge_tenant_id_design_session_id_fkey" FOREIGN KEY ("tenant_id", "design_session_id") REFERENCES "design_session"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "module" ADD CONSTRAINT "module_tenant_id_design_session_id_fkey" FOREIGN KEY ("tenant_id", "design_session_id") REFERENCES "design_session"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "session" ADD CONSTRAINT "session_tenant_id_programme_id_fkey" FOREIGN KEY ("tenant_id", "programme_id") REFERENCES "programme"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "design_session" ADD CONSTRAINT "design_session_tenant_id_programme_id_fkey" FOREIGN KEY ("tenant_id", "programme_id") REFERENCES "programme"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "design_session" ADD CONSTRAINT "design_session_tenant_id_session_id_fkey" FOREIGN KEY ("tenant_id", "session_id") REFERENCES "session"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- From here on by hand.
call protect_tenant_table('design_session');
grant select, insert, update on design_session to leerlijn_api;
alter table session add check ((module_id is null) <> (programme_id is null)), add check ((kind = 'DESIGN') = (module_id is null));
-- Whatever kinds there are by now, and this one.
do $$
declare kinds text;
begin
  select pg_get_expr(conbin, conrelid) into kinds from pg_constraint where conrelid = 'session'::regclass and conname = 'session_kind_check';
  alter table session drop constraint session_kind_check;
  execute format('alter table session add constraint session_kind_check check (kind = ''DESIGN'' or %s)', kinds);
end $$;

-- The two that every new programme has, for those that are still being designed.
alter table programme no force row level security;
alter table design_session no force row level security;
insert into design_session (tenant_id, id, programme_id, position, title)
  select g.tenant_id, gen_random_uuid(), g.id, usual.position, usual.title
    from programme g cross join (values
      (1, '{"nl": "Ontwerpsessie 1: opgaven", "en": "Design session 1: challenges"}'::jsonb),
      (2, '{"nl": "Ontwerpsessie 2: modules en impactkaart", "en": "Design session 2: modules and impact map"}'::jsonb)) usual (position, title)
   where g.state <> 'APPROVED';
alter table programme force row level security;
alter table design_session force row level security;
