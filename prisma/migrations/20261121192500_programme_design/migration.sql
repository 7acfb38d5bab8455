-- Behaviours of a module with what they are seen by and for, and what ties to them; a compass in versions; conditions with an owner, evidence
-- and a state; designs as they were approved, and changes after that.
ALTER TABLE "business_challenge" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "changed_in" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "compass_theme" ADD COLUMN     "retired_at" TIMESTAMPTZ(3);
ALTER TABLE "condition" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "at_risk_reason" TEXT,
ADD COLUMN     "at_risk_since" TIMESTAMPTZ(3),
ADD COLUMN     "changed_in" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "owner_id" UUID,
ADD COLUMN     "position" INTEGER,
ADD COLUMN     "title" JSONB,
ALTER COLUMN "kind" DROP NOT NULL;
ALTER TABLE "development_goal" ADD COLUMN     "behaviour_id" UUID;
ALTER TABLE "leadership_challenge" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "changed_in" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "module" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "changed_in" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "module_theme" ADD COLUMN     "compass_version" INTEGER;
ALTER TABLE "programme" ADD COLUMN     "change_state" TEXT,
ADD COLUMN     "sent_back_at" TIMESTAMPTZ(3),
ADD COLUMN     "sent_back_word" TEXT,
ADD COLUMN     "submitted_by_id" UUID;

CREATE TABLE "behaviour_item" (
    "tenant_id" UUID NOT NULL,
    "behaviour_id" UUID NOT NULL,
    "questionnaire_id" UUID NOT NULL,
    "item_key" TEXT NOT NULL,

    CONSTRAINT "behaviour_item_pkey" PRIMARY KEY ("tenant_id","behaviour_id","questionnaire_id","item_key")
);

CREATE TABLE "compass_version" (
    "tenant_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "themes" JSONB NOT NULL,
    "defined_at" TIMESTAMPTZ(3) NOT NULL,
    "defined_by_id" UUID,

    CONSTRAINT "compass_version_pkey" PRIMARY KEY ("tenant_id","version")
);

CREATE TABLE "design_approval" (
    "tenant_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "design" JSONB NOT NULL,
    "approved_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_by_id" UUID NOT NULL,
    "override_reason" TEXT,
    "unsigned_ids" UUID[] DEFAULT ARRAY[]::UUID[],

    CONSTRAINT "design_approval_pkey" PRIMARY KEY ("tenant_id","programme_id","version")
);

CREATE TABLE "behaviour" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" JSONB NOT NULL,
    "indicators" JSONB NOT NULL,
    "operational_goals" JSONB NOT NULL,
    "strategic_goals" JSONB NOT NULL,
    "changed_in" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "behaviour_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "condition_evidence" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "condition_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "link" TEXT,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "condition_evidence_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "behaviour_item_tenant_id_questionnaire_id_idx" ON "behaviour_item"("tenant_id", "questionnaire_id");
CREATE INDEX "design_approval_tenant_id_approved_by_id_idx" ON "design_approval"("tenant_id", "approved_by_id");
CREATE UNIQUE INDEX "behaviour_tenant_id_module_id_position_key" ON "behaviour"("tenant_id", "module_id", "position");
CREATE INDEX "condition_evidence_tenant_id_condition_id_idx" ON "condition_evidence"("tenant_id", "condition_id");
CREATE INDEX "condition_evidence_tenant_id_added_by_id_idx" ON "condition_evidence"("tenant_id", "added_by_id");
CREATE INDEX "programme_tenant_id_submitted_by_id_idx" ON "programme"("tenant_id", "submitted_by_id");
CREATE INDEX "condition_tenant_id_owner_id_idx" ON "condition"("tenant_id", "owner_id");
CREATE INDEX "development_goal_tenant_id_behaviour_id_idx" ON "development_goal"("tenant_id", "behaviour_id");
CREATE INDEX "module_theme_tenant_id_compass_version_idx" ON "module_theme"("tenant_id", "compass_version");
ALTER TABLE "development_goal" ADD CONSTRAINT "development_goal_tenant_id_behaviour_id_fkey" FOREIGN KEY ("tenant_id", "behaviour_id") REFERENCES "behaviour"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "behaviour_item" ADD CONSTRAINT "behaviour_item_tenant_id_behaviour_id_fkey" FOREIGN KEY ("tenant_id", "behaviour_id") REFERENCES "behaviour"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "behaviour_item" ADD CONSTRAINT "behaviour_item_tenant_id_questionnaire_id_fkey" FOREIGN KEY ("tenant_id", "questionnaire_id") REFERENCES "questionnaire_version"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "compass_version" ADD CONSTRAINT "compass_version_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "compass_version" ADD CONSTRAINT "compass_version_tenant_id_defined_by_id_fkey" FOREIGN KEY ("tenant_id", "defined_by_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "design_approval" ADD CONSTRAINT "design_approval_tenant_id_programme_id_fkey" FOREIGN KEY ("tenant_id", "programme_id") REFERENCES "programme"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "design_approval" ADD CONSTRAINT "design_approval_tenant_id_approved_by_id_fkey" FOREIGN KEY ("tenant_id", "approved_by_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "behaviour" ADD CONSTRAINT "behaviour_tenant_id_module_id_fkey" FOREIGN KEY ("tenant_id", "module_id") REFERENCES "module"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "module_theme" ADD CONSTRAINT "module_theme_tenant_id_compass_version_fkey" FOREIGN KEY ("tenant_id", "compass_version") REFERENCES "compass_version"("tenant_id", "version") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "programme" ADD CONSTRAINT "programme_tenant_id_submitted_by_id_fkey" FOREIGN KEY ("tenant_id", "submitted_by_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "condition" ADD CONSTRAINT "condition_tenant_id_owner_id_fkey" FOREIGN KEY ("tenant_id", "owner_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "condition_evidence" ADD CONSTRAINT "condition_evidence_tenant_id_condition_id_fkey" FOREIGN KEY ("tenant_id", "condition_id") REFERENCES "condition"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "condition_evidence" ADD CONSTRAINT "condition_evidence_tenant_id_added_by_id_fkey" FOREIGN KEY ("tenant_id", "added_by_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- From here on by hand.
call protect_tenant_table('compass_version');
call protect_tenant_table('design_approval');
call protect_tenant_table('behaviour');
call protect_tenant_table('behaviour_item');
call protect_tenant_table('condition_evidence');
-- What was defined and what was approved never changes.
grant select, insert on compass_version, design_approval to leerlijn_api;
grant select, insert, update on behaviour, condition_evidence to leerlijn_api;
grant select, insert, delete on behaviour_item to leerlijn_api;
-- The mail to the director says what changed.
grant select on business_challenge, leadership_challenge, module_theme, compass_theme, compass_version, behaviour, condition, design_approval
  to leerlijn_reminder;

alter table programme add check (change_state in ('OPEN', 'SUBMITTED'));
alter table condition add check ((kind is null) = (title is not null)), add check ((at_risk_since is null) = (at_risk_reason is null));

-- What there is already. The owner of the tables is bound by their policies as long as they are forced.
alter table compass_theme no force row level security;
alter table compass_version no force row level security;
alter table module_theme no force row level security;
alter table module no force row level security;
alter table module_indicator no force row level security;
alter table behaviour no force row level security;
alter table condition no force row level security;
alter table programme no force row level security;

insert into compass_version (tenant_id, version, themes, defined_at)
  select tenant_id, 1, jsonb_agg(jsonb_build_object('key', key, 'name', name) order by position), now() from compass_theme group by tenant_id;
update module_theme set compass_version = 1;
-- A module that a release before this one adds after this migration has its impact map in the old columns only: whoever drops those takes it over
-- in the same way once more.
insert into behaviour (tenant_id, id, module_id, position, text, indicators, operational_goals, strategic_goals)
  select m.tenant_id, gen_random_uuid(), m.id, 1, m.behaviour,
         coalesce((select jsonb_agg(i.text order by i.position) from module_indicator i where i.tenant_id = m.tenant_id and i.module_id = m.id), '[]'),
         case when m.operational_goal is null then '[]' else jsonb_build_array(m.operational_goal) end,
         case when m.strategic_goal is null then '[]' else jsonb_build_array(m.strategic_goal) end
    from module m where m.behaviour is not null;
-- Until somebody else is named the client is who a condition is asked of.
update condition c set owner_id = g.client_id from programme g where g.tenant_id = c.tenant_id and g.id = c.programme_id;

alter table compass_theme force row level security;
alter table compass_version force row level security;
alter table module_theme force row level security;
alter table module force row level security;
alter table module_indicator force row level security;
alter table behaviour force row level security;
alter table condition force row level security;
alter table programme force row level security;
