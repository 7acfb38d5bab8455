-- DropIndex
DROP INDEX "development_goal_tenant_id_conversation_id_position_key";

-- AlterTable
ALTER TABLE "development_goal" ADD COLUMN     "archived_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "pop_conversation" ADD COLUMN     "proposal" JSONB,
ADD COLUMN     "proposal_number" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "pop_conversation_version" ADD COLUMN     "manager_id" UUID;

-- CreateTable
CREATE TABLE "pop_preparation" (
    "tenant_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "shared_at" TIMESTAMPTZ(3),

    CONSTRAINT "pop_preparation_pkey" PRIMARY KEY ("tenant_id","conversation_id","author_id")
);

-- CreateTable
CREATE TABLE "pop_hand_over" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "handed_over_at" TIMESTAMPTZ(3) NOT NULL,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "place" TEXT NOT NULL DEFAULT '',
    "sequence" INTEGER NOT NULL,
    "content" JSONB,
    "passed_on_at" TIMESTAMPTZ(3),
    "goals_passed" BOOLEAN NOT NULL DEFAULT false,
    "agreements_passed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "pop_hand_over_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "final_conversation" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "manager_id" UUID NOT NULL,
    "learning_manager_id" UUID,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "place" TEXT NOT NULL DEFAULT '',
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "proposal" JSONB,
    "proposal_number" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "participant_signed_version" INTEGER,
    "participant_signed_at" TIMESTAMPTZ(3),
    "manager_signed_version" INTEGER,
    "manager_signed_at" TIMESTAMPTZ(3),
    "learning_manager_signed_version" INTEGER,
    "learning_manager_signed_at" TIMESTAMPTZ(3),

    CONSTRAINT "final_conversation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "final_contribution" (
    "tenant_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "shared_at" TIMESTAMPTZ(3),

    CONSTRAINT "final_contribution_pkey" PRIMARY KEY ("tenant_id","conversation_id","author_id")
);

-- CreateTable
CREATE TABLE "final_conversation_version" (
    "tenant_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "manager_id" UUID NOT NULL,
    "learning_manager_id" UUID NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "final_conversation_version_pkey" PRIMARY KEY ("tenant_id","conversation_id","version")
);

-- CreateTable
CREATE TABLE "final_preparation" (
    "tenant_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "shared_at" TIMESTAMPTZ(3),

    CONSTRAINT "final_preparation_pkey" PRIMARY KEY ("tenant_id","conversation_id","author_id")
);

-- CreateTable
CREATE TABLE "final_hand_over" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "handed_over_at" TIMESTAMPTZ(3) NOT NULL,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "place" TEXT NOT NULL DEFAULT '',
    "sequence" INTEGER NOT NULL,

    CONSTRAINT "final_hand_over_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "pop_preparation_tenant_id_author_id_idx" ON "pop_preparation"("tenant_id", "author_id");

-- CreateIndex
CREATE INDEX "pop_hand_over_tenant_id_conversation_id_idx" ON "pop_hand_over"("tenant_id", "conversation_id");

-- CreateIndex
CREATE INDEX "pop_hand_over_tenant_id_from_id_idx" ON "pop_hand_over"("tenant_id", "from_id");

-- CreateIndex
CREATE INDEX "pop_hand_over_tenant_id_to_id_idx" ON "pop_hand_over"("tenant_id", "to_id");

-- CreateIndex
CREATE INDEX "final_conversation_tenant_id_participant_id_idx" ON "final_conversation"("tenant_id", "participant_id");

-- CreateIndex
CREATE INDEX "final_conversation_tenant_id_manager_id_idx" ON "final_conversation"("tenant_id", "manager_id");

-- CreateIndex
CREATE INDEX "final_conversation_tenant_id_learning_manager_id_idx" ON "final_conversation"("tenant_id", "learning_manager_id");

-- CreateIndex
CREATE UNIQUE INDEX "final_conversation_tenant_id_module_id_participant_id_key" ON "final_conversation"("tenant_id", "module_id", "participant_id");

-- CreateIndex
CREATE INDEX "final_contribution_tenant_id_author_id_idx" ON "final_contribution"("tenant_id", "author_id");

-- CreateIndex
CREATE INDEX "final_conversation_version_tenant_id_manager_id_idx" ON "final_conversation_version"("tenant_id", "manager_id");

-- CreateIndex
CREATE INDEX "final_conversation_version_tenant_id_learning_manager_id_idx" ON "final_conversation_version"("tenant_id", "learning_manager_id");

-- CreateIndex
CREATE INDEX "final_preparation_tenant_id_author_id_idx" ON "final_preparation"("tenant_id", "author_id");

-- CreateIndex
CREATE INDEX "final_hand_over_tenant_id_conversation_id_idx" ON "final_hand_over"("tenant_id", "conversation_id");

-- CreateIndex
CREATE INDEX "final_hand_over_tenant_id_from_id_idx" ON "final_hand_over"("tenant_id", "from_id");

-- CreateIndex
CREATE INDEX "final_hand_over_tenant_id_to_id_idx" ON "final_hand_over"("tenant_id", "to_id");

-- CreateIndex
CREATE INDEX "development_goal_tenant_id_conversation_id_idx" ON "development_goal"("tenant_id", "conversation_id");

-- CreateIndex
CREATE INDEX "pop_conversation_version_tenant_id_manager_id_idx" ON "pop_conversation_version"("tenant_id", "manager_id");

-- AddForeignKey
ALTER TABLE "pop_conversation_version" ADD CONSTRAINT "pop_conversation_version_tenant_id_manager_id_fkey" FOREIGN KEY ("tenant_id", "manager_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pop_preparation" ADD CONSTRAINT "pop_preparation_tenant_id_conversation_id_fkey" FOREIGN KEY ("tenant_id", "conversation_id") REFERENCES "pop_conversation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pop_preparation" ADD CONSTRAINT "pop_preparation_tenant_id_author_id_fkey" FOREIGN KEY ("tenant_id", "author_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pop_hand_over" ADD CONSTRAINT "pop_hand_over_tenant_id_conversation_id_fkey" FOREIGN KEY ("tenant_id", "conversation_id") REFERENCES "pop_conversation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pop_hand_over" ADD CONSTRAINT "pop_hand_over_tenant_id_from_id_fkey" FOREIGN KEY ("tenant_id", "from_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pop_hand_over" ADD CONSTRAINT "pop_hand_over_tenant_id_to_id_fkey" FOREIGN KEY ("tenant_id", "to_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "final_conversation" ADD CONSTRAINT "final_conversation_tenant_id_module_id_fkey" FOREIGN KEY ("tenant_id", "module_id") REFERENCES "module"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "final_conversation" ADD CONSTRAINT "final_conversation_tenant_id_participant_id_fkey" FOREIGN KEY ("tenant_id", "participant_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "final_conversation" ADD CONSTRAINT "final_conversation_tenant_id_manager_id_fkey" FOREIGN KEY ("tenant_id", "manager_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "final_conversation" ADD CONSTRAINT "final_conversation_tenant_id_learning_manager_id_fkey" FOREIGN KEY ("tenant_id", "learning_manager_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "final_contribution" ADD CONSTRAINT "final_contribution_tenant_id_conversation_id_fkey" FOREIGN KEY ("tenant_id", "conversation_id") REFERENCES "final_conversation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "final_contribution" ADD CONSTRAINT "final_contribution_tenant_id_author_id_fkey" FOREIGN KEY ("tenant_id", "author_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "final_conversation_version" ADD CONSTRAINT "final_conversation_version_tenant_id_conversation_id_fkey" FOREIGN KEY ("tenant_id", "conversation_id") REFERENCES "final_conversation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "final_conversation_version" ADD CONSTRAINT "final_conversation_version_tenant_id_manager_id_fkey" FOREIGN KEY ("tenant_id", "manager_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "final_conversation_version" ADD CONSTRAINT "final_conversation_version_tenant_id_learning_manager_id_fkey" FOREIGN KEY ("tenant_id", "learning_manager_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "final_preparation" ADD CONSTRAINT "final_preparation_tenant_id_conversation_id_fkey" FOREIGN KEY ("tenant_id", "conversation_id") REFERENCES "final_conversation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "final_preparation" ADD CONSTRAINT "final_preparation_tenant_id_author_id_fkey" FOREIGN KEY ("tenant_id", "author_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "final_hand_over" ADD CONSTRAINT "final_hand_over_tenant_id_conversation_id_fkey" FOREIGN KEY ("tenant_id", "conversation_id") REFERENCES "final_conversation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "final_hand_over" ADD CONSTRAINT "final_hand_over_tenant_id_from_id_fkey" FOREIGN KEY ("tenant_id", "from_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "final_hand_over" ADD CONSTRAINT "final_hand_over_tenant_id_to_id_fkey" FOREIGN KEY ("tenant_id", "to_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

call protect_tenant_table('pop_preparation');
call protect_tenant_table('pop_hand_over');
call protect_tenant_table('final_conversation');
call protect_tenant_table('final_contribution');
call protect_tenant_table('final_conversation_version');
call protect_tenant_table('final_preparation');
call protect_tenant_table('final_hand_over');

-- Whose conversation it is may change; nothing that somebody wrote or signed is ever taken away.
grant select, insert, update on pop_preparation, final_conversation, final_contribution, final_preparation to leerlijn_api;
grant select, insert on final_conversation_version, final_hand_over to leerlijn_api;
grant select, insert, update (content, passed_on_at, goals_passed, agreements_passed) on pop_hand_over to leerlijn_api;
-- Who signed a version is written down at the latest when the conversation goes to somebody else.
grant update (manager_id) on pop_conversation_version to leerlijn_api;

-- That there is one to plan or to prepare, before a tenant is known.
create policy before_a_tenant_is_known on final_conversation for all to leerlijn_system using (true) with check (true);
grant select (tenant_id, id, starts_at) on final_conversation to leerlijn_system;

-- Mails tell when a conversation is, which times are proposed, and who has yet to prepare or to sign; never what anybody wrote.
grant select (proposal, proposal_number) on pop_conversation to leerlijn_reminder;
grant select (tenant_id, id, module_id, participant_id, manager_id, learning_manager_id, starts_at, ends_at, place, sequence, proposal,
  proposal_number, version, participant_signed_version, manager_signed_version, learning_manager_signed_version)
  on final_conversation to leerlijn_reminder;
grant select (tenant_id, conversation_id, author_id) on pop_preparation, final_preparation to leerlijn_reminder;
grant select (tenant_id, id, conversation_id, side, from_id, to_id, starts_at, ends_at, place, sequence)
  on pop_hand_over, final_hand_over to leerlijn_reminder;

alter table pop_hand_over add check (side = 'MANAGER');
alter table final_hand_over add check (side in ('MANAGER', 'LEARNING_MANAGER'));
alter table final_conversation add check (starts_at < ends_at);
