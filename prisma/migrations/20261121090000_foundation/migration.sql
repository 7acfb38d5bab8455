-- CreateTable
CREATE TABLE "pop_conversation" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "manager_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "place" TEXT NOT NULL DEFAULT '',
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "agreements" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "participant_signed_version" INTEGER,
    "participant_signed_at" TIMESTAMPTZ(3),
    "manager_signed_version" INTEGER,
    "manager_signed_at" TIMESTAMPTZ(3),

    CONSTRAINT "pop_conversation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "development_goal" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "behaviour" TEXT NOT NULL,
    "situation" TEXT NOT NULL,
    "noticed_by" TEXT NOT NULL,

    CONSTRAINT "development_goal_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "pop_conversation_version" (
    "tenant_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pop_conversation_version_pkey" PRIMARY KEY ("tenant_id","conversation_id","version")
);

-- CreateTable
CREATE TABLE "pop_note" (
    "tenant_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "pop_note_pkey" PRIMARY KEY ("tenant_id","conversation_id","author_id")
);

-- CreateTable
CREATE TABLE "questionnaire_version" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "questionnaire_version_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "feedback_round" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "questionnaire_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "threshold" INTEGER,
    "comment_threshold" INTEGER,
    "response_percentage" INTEGER,
    "response_counted_at" TIMESTAMPTZ(3),

    CONSTRAINT "feedback_round_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "feedback_round_secret" (
    "tenant_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "secret" BYTEA NOT NULL,

    CONSTRAINT "feedback_round_secret_pkey" PRIMARY KEY ("tenant_id","round_id")
);

-- CreateTable
CREATE TABLE "feedback_subject" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "nomination_state" TEXT NOT NULL,
    "panel_state" TEXT,

    CONSTRAINT "feedback_subject_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "feedback_nomination" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "rater_id" UUID,
    "external_name" TEXT,
    "external_email" TEXT,
    "external_language" TEXT,
    "rater_group" TEXT NOT NULL,

    CONSTRAINT "feedback_nomination_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "feedback_invitation" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "rater_id" UUID,
    "external_name" TEXT,
    "email" TEXT NOT NULL,
    "external_language" TEXT,
    "rater_group" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "sealed_token" BYTEA,

    CONSTRAINT "feedback_invitation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "feedback_invitation_progress" (
    "tenant_id" UUID NOT NULL,
    "invitation_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "decline_reason" TEXT,

    CONSTRAINT "feedback_invitation_progress_pkey" PRIMARY KEY ("tenant_id","invitation_id")
);

-- CreateTable
CREATE TABLE "feedback_answer" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "rater_group" TEXT NOT NULL,
    "answer_key" BYTEA NOT NULL,
    "scores" SMALLINT[],
    "comments" TEXT[],
    "submitted" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "feedback_answer_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "feedback_closed_answer" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "rater_group" TEXT NOT NULL,
    "scores" SMALLINT[],

    CONSTRAINT "feedback_closed_answer_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "feedback_closed_comment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "rater_group" TEXT NOT NULL,
    "question_key" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "feedback_closed_comment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "feedback_report" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "feedback_report_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "person_id" UUID,
    "invitation_id" UUID,
    "moment" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "try_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "told" JSONB,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "org_unit" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "parent_id" UUID,
    "path" TEXT NOT NULL,

    CONSTRAINT "org_unit_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "person" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "personnel_number" TEXT,
    "given_name" TEXT NOT NULL,
    "infix" TEXT NOT NULL DEFAULT '',
    "family_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'nl',
    "job_title" TEXT NOT NULL DEFAULT '',
    "echelon" TEXT,
    "started_on" DATE,
    "unit_id" UUID,
    "manager_id" UUID,

    CONSTRAINT "person_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "import" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file" BYTEA,
    "difference_hash" BYTEA NOT NULL,
    "mapping" JSONB NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "import_mapping" (
    "tenant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "columns" JSONB NOT NULL,

    CONSTRAINT "import_mapping_pkey" PRIMARY KEY ("tenant_id","kind")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "dispatched_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "installation_clock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "ahead_ms" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "installation_clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "compass_theme" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "compass_theme_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "programme" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" JSONB NOT NULL,
    "unit_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "time_zone" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "approved_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "business_challenge" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "text" JSONB NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "business_challenge_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "leadership_challenge" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "business_challenge_id" UUID NOT NULL,
    "module_id" UUID,
    "text" JSONB NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "leadership_challenge_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "module" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" JSONB NOT NULL,
    "starts_after" DATE,
    "behaviour" JSONB,
    "operational_goal" JSONB,
    "strategic_goal" JSONB,

    CONSTRAINT "module_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "module_theme" (
    "tenant_id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "theme_id" UUID NOT NULL,

    CONSTRAINT "module_theme_pkey" PRIMARY KEY ("tenant_id","module_id","theme_id")
);

-- CreateTable
CREATE TABLE "module_indicator" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "text" JSONB NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "module_indicator_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "module_step" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,

    CONSTRAINT "module_step_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "condition" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "signed_by_id" UUID,
    "signed_at" TIMESTAMPTZ(3),

    CONSTRAINT "condition_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "participation" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "enrolled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "participation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "session" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "tenant_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "state" TEXT NOT NULL,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("tenant_id","session_id","person_id")
);

-- CreateTable
CREATE TABLE "tenant" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'nl',
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/Amsterdam',
    "anonymity_threshold" INTEGER NOT NULL DEFAULT 4,
    "comment_threshold" INTEGER NOT NULL DEFAULT 5,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "tenant_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("tenant_id","person_id","role")
);

-- CreateTable
CREATE TABLE "sign_in_link" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "sign_in_session" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_session_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" TEXT[],
    "token_hash" BYTEA NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "pop_conversation_tenant_id_manager_id_idx" ON "pop_conversation"("tenant_id", "manager_id");

-- CreateIndex
CREATE INDEX "pop_conversation_tenant_id_participant_id_idx" ON "pop_conversation"("tenant_id", "participant_id");

-- CreateIndex
CREATE UNIQUE INDEX "pop_conversation_tenant_id_module_id_participant_id_key" ON "pop_conversation"("tenant_id", "module_id", "participant_id");

-- CreateIndex
CREATE UNIQUE INDEX "development_goal_tenant_id_conversation_id_position_key" ON "development_goal"("tenant_id", "conversation_id", "position");

-- CreateIndex
CREATE INDEX "pop_note_tenant_id_author_id_idx" ON "pop_note"("tenant_id", "author_id");

-- CreateIndex
CREATE UNIQUE INDEX "questionnaire_version_tenant_id_key_version_key" ON "questionnaire_version"("tenant_id", "key", "version");

-- CreateIndex
CREATE INDEX "feedback_round_tenant_id_module_id_idx" ON "feedback_round"("tenant_id", "module_id");

-- CreateIndex
CREATE INDEX "feedback_subject_tenant_id_person_id_idx" ON "feedback_subject"("tenant_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_subject_tenant_id_round_id_person_id_key" ON "feedback_subject"("tenant_id", "round_id", "person_id");

-- CreateIndex
CREATE INDEX "feedback_nomination_tenant_id_rater_id_idx" ON "feedback_nomination"("tenant_id", "rater_id");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_nomination_tenant_id_subject_id_rater_id_key" ON "feedback_nomination"("tenant_id", "subject_id", "rater_id");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_nomination_tenant_id_subject_id_external_email_key" ON "feedback_nomination"("tenant_id", "subject_id", "external_email");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_invitation_token_hash_key" ON "feedback_invitation"("token_hash");

-- CreateIndex
CREATE INDEX "feedback_invitation_tenant_id_subject_id_idx" ON "feedback_invitation"("tenant_id", "subject_id");

-- CreateIndex
CREATE INDEX "feedback_invitation_tenant_id_rater_id_idx" ON "feedback_invitation"("tenant_id", "rater_id");

-- CreateIndex
CREATE INDEX "feedback_answer_tenant_id_subject_id_idx" ON "feedback_answer"("tenant_id", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_answer_tenant_id_answer_key_key" ON "feedback_answer"("tenant_id", "answer_key");

-- CreateIndex
CREATE INDEX "feedback_closed_answer_tenant_id_subject_id_idx" ON "feedback_closed_answer"("tenant_id", "subject_id");

-- CreateIndex
CREATE INDEX "feedback_closed_comment_tenant_id_subject_id_idx" ON "feedback_closed_comment"("tenant_id", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_report_tenant_id_subject_id_key" ON "feedback_report"("tenant_id", "subject_id");

-- CreateIndex
CREATE INDEX "org_unit_tenant_id_path_idx" ON "org_unit"("tenant_id", "path");

-- CreateIndex
CREATE UNIQUE INDEX "org_unit_tenant_id_code_key" ON "org_unit"("tenant_id", "code");

-- CreateIndex
CREATE INDEX "person_tenant_id_manager_id_idx" ON "person"("tenant_id", "manager_id");

-- CreateIndex
CREATE INDEX "person_tenant_id_unit_id_idx" ON "person"("tenant_id", "unit_id");

-- CreateIndex
CREATE INDEX "person_tenant_id_family_name_given_name_id_idx" ON "person"("tenant_id", "family_name", "given_name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "person_tenant_id_personnel_number_key" ON "person"("tenant_id", "personnel_number");

-- CreateIndex
CREATE UNIQUE INDEX "person_tenant_id_email_key" ON "person"("tenant_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "compass_theme_tenant_id_key_key" ON "compass_theme"("tenant_id", "key");

-- CreateIndex
CREATE INDEX "programme_tenant_id_unit_id_idx" ON "programme"("tenant_id", "unit_id");

-- CreateIndex
CREATE INDEX "programme_tenant_id_client_id_idx" ON "programme"("tenant_id", "client_id");

-- CreateIndex
CREATE UNIQUE INDEX "business_challenge_tenant_id_programme_id_position_key" ON "business_challenge"("tenant_id", "programme_id", "position");

-- CreateIndex
CREATE INDEX "leadership_challenge_tenant_id_programme_id_idx" ON "leadership_challenge"("tenant_id", "programme_id");

-- CreateIndex
CREATE INDEX "leadership_challenge_tenant_id_business_challenge_id_idx" ON "leadership_challenge"("tenant_id", "business_challenge_id");

-- CreateIndex
CREATE INDEX "leadership_challenge_tenant_id_module_id_idx" ON "leadership_challenge"("tenant_id", "module_id");

-- CreateIndex
CREATE UNIQUE INDEX "module_tenant_id_programme_id_position_key" ON "module"("tenant_id", "programme_id", "position");

-- CreateIndex
CREATE INDEX "module_theme_tenant_id_theme_id_idx" ON "module_theme"("tenant_id", "theme_id");

-- CreateIndex
CREATE UNIQUE INDEX "module_indicator_tenant_id_module_id_position_key" ON "module_indicator"("tenant_id", "module_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "module_step_tenant_id_module_id_position_key" ON "module_step"("tenant_id", "module_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "condition_tenant_id_programme_id_kind_key" ON "condition"("tenant_id", "programme_id", "kind");

-- CreateIndex
CREATE INDEX "participation_tenant_id_person_id_idx" ON "participation"("tenant_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "participation_tenant_id_programme_id_person_id_key" ON "participation"("tenant_id", "programme_id", "person_id");

-- CreateIndex
CREATE INDEX "session_tenant_id_module_id_idx" ON "session"("tenant_id", "module_id");

-- CreateIndex
CREATE INDEX "attendance_tenant_id_person_id_idx" ON "attendance"("tenant_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_slug_key" ON "tenant"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_link_token_hash_key" ON "sign_in_link"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_session_token_hash_key" ON "sign_in_session"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- AddForeignKey
ALTER TABLE "pop_conversation" ADD CONSTRAINT "pop_conversation_tenant_id_module_id_fkey" FOREIGN KEY ("tenant_id", "module_id") REFERENCES "module"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pop_conversation" ADD CONSTRAINT "pop_conversation_tenant_id_participant_id_fkey" FOREIGN KEY ("tenant_id", "participant_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pop_conversation" ADD CONSTRAINT "pop_conversation_tenant_id_manager_id_fkey" FOREIGN KEY ("tenant_id", "manager_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "development_goal" ADD CONSTRAINT "development_goal_tenant_id_conversation_id_fkey" FOREIGN KEY ("tenant_id", "conversation_id") REFERENCES "pop_conversation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pop_conversation_version" ADD CONSTRAINT "pop_conversation_version_tenant_id_conversation_id_fkey" FOREIGN KEY ("tenant_id", "conversation_id") REFERENCES "pop_conversation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pop_note" ADD CONSTRAINT "pop_note_tenant_id_conversation_id_fkey" FOREIGN KEY ("tenant_id", "conversation_id") REFERENCES "pop_conversation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pop_note" ADD CONSTRAINT "pop_note_tenant_id_author_id_fkey" FOREIGN KEY ("tenant_id", "author_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "questionnaire_version" ADD CONSTRAINT "questionnaire_version_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_round" ADD CONSTRAINT "feedback_round_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_round" ADD CONSTRAINT "feedback_round_tenant_id_module_id_fkey" FOREIGN KEY ("tenant_id", "module_id") REFERENCES "module"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "feedback_round" ADD CONSTRAINT "feedback_round_tenant_id_questionnaire_id_fkey" FOREIGN KEY ("tenant_id", "questionnaire_id") REFERENCES "questionnaire_version"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "feedback_round_secret" ADD CONSTRAINT "feedback_round_secret_tenant_id_round_id_fkey" FOREIGN KEY ("tenant_id", "round_id") REFERENCES "feedback_round"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_subject" ADD CONSTRAINT "feedback_subject_tenant_id_round_id_fkey" FOREIGN KEY ("tenant_id", "round_id") REFERENCES "feedback_round"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_subject" ADD CONSTRAINT "feedback_subject_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "feedback_nomination" ADD CONSTRAINT "feedback_nomination_tenant_id_subject_id_fkey" FOREIGN KEY ("tenant_id", "subject_id") REFERENCES "feedback_subject"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_nomination" ADD CONSTRAINT "feedback_nomination_tenant_id_rater_id_fkey" FOREIGN KEY ("tenant_id", "rater_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "feedback_invitation" ADD CONSTRAINT "feedback_invitation_tenant_id_subject_id_fkey" FOREIGN KEY ("tenant_id", "subject_id") REFERENCES "feedback_subject"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_invitation" ADD CONSTRAINT "feedback_invitation_tenant_id_rater_id_fkey" FOREIGN KEY ("tenant_id", "rater_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "feedback_invitation_progress" ADD CONSTRAINT "feedback_invitation_progress_tenant_id_invitation_id_fkey" FOREIGN KEY ("tenant_id", "invitation_id") REFERENCES "feedback_invitation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_answer" ADD CONSTRAINT "feedback_answer_tenant_id_subject_id_fkey" FOREIGN KEY ("tenant_id", "subject_id") REFERENCES "feedback_subject"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_closed_answer" ADD CONSTRAINT "feedback_closed_answer_tenant_id_subject_id_fkey" FOREIGN KEY ("tenant_id", "subject_id") REFERENCES "feedback_subject"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_closed_comment" ADD CONSTRAINT "feedback_closed_comment_tenant_id_subject_id_fkey" FOREIGN KEY ("tenant_id", "subject_id") REFERENCES "feedback_subject"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_report" ADD CONSTRAINT "feedback_report_tenant_id_subject_id_fkey" FOREIGN KEY ("tenant_id", "subject_id") REFERENCES "feedback_subject"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_tenant_id_invitation_id_fkey" FOREIGN KEY ("tenant_id", "invitation_id") REFERENCES "feedback_invitation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "org_unit" ADD CONSTRAINT "org_unit_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "org_unit" ADD CONSTRAINT "org_unit_tenant_id_parent_id_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "org_unit"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "org_unit"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_tenant_id_manager_id_fkey" FOREIGN KEY ("tenant_id", "manager_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_tenant_id_created_by_id_fkey" FOREIGN KEY ("tenant_id", "created_by_id") REFERENCES "person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_mapping" ADD CONSTRAINT "import_mapping_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_event" ADD CONSTRAINT "outbox_event_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "compass_theme" ADD CONSTRAINT "compass_theme_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme" ADD CONSTRAINT "programme_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme" ADD CONSTRAINT "programme_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "org_unit"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "programme" ADD CONSTRAINT "programme_tenant_id_client_id_fkey" FOREIGN KEY ("tenant_id", "client_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "business_challenge" ADD CONSTRAINT "business_challenge_tenant_id_programme_id_fkey" FOREIGN KEY ("tenant_id", "programme_id") REFERENCES "programme"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leadership_challenge" ADD CONSTRAINT "leadership_challenge_tenant_id_programme_id_fkey" FOREIGN KEY ("tenant_id", "programme_id") REFERENCES "programme"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leadership_challenge" ADD CONSTRAINT "leadership_challenge_tenant_id_business_challenge_id_fkey" FOREIGN KEY ("tenant_id", "business_challenge_id") REFERENCES "business_challenge"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leadership_challenge" ADD CONSTRAINT "leadership_challenge_tenant_id_module_id_fkey" FOREIGN KEY ("tenant_id", "module_id") REFERENCES "module"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "module" ADD CONSTRAINT "module_tenant_id_programme_id_fkey" FOREIGN KEY ("tenant_id", "programme_id") REFERENCES "programme"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "module_theme" ADD CONSTRAINT "module_theme_tenant_id_module_id_fkey" FOREIGN KEY ("tenant_id", "module_id") REFERENCES "module"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "module_theme" ADD CONSTRAINT "module_theme_tenant_id_theme_id_fkey" FOREIGN KEY ("tenant_id", "theme_id") REFERENCES "compass_theme"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "module_indicator" ADD CONSTRAINT "module_indicator_tenant_id_module_id_fkey" FOREIGN KEY ("tenant_id", "module_id") REFERENCES "module"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "module_step" ADD CONSTRAINT "module_step_tenant_id_module_id_fkey" FOREIGN KEY ("tenant_id", "module_id") REFERENCES "module"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "condition" ADD CONSTRAINT "condition_tenant_id_programme_id_fkey" FOREIGN KEY ("tenant_id", "programme_id") REFERENCES "programme"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "condition" ADD CONSTRAINT "condition_tenant_id_signed_by_id_fkey" FOREIGN KEY ("tenant_id", "signed_by_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "participation" ADD CONSTRAINT "participation_tenant_id_programme_id_fkey" FOREIGN KEY ("tenant_id", "programme_id") REFERENCES "programme"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation" ADD CONSTRAINT "participation_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_tenant_id_module_id_fkey" FOREIGN KEY ("tenant_id", "module_id") REFERENCES "module"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_tenant_id_session_id_fkey" FOREIGN KEY ("tenant_id", "session_id") REFERENCES "session"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_session" ADD CONSTRAINT "sign_in_session_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_session" ADD CONSTRAINT "sign_in_session_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_tenant_id_created_by_id_fkey" FOREIGN KEY ("tenant_id", "created_by_id") REFERENCES "person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
