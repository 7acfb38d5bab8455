-- CreateTable
CREATE TABLE "learning_manager" (
    "tenant_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "capacity" INTEGER NOT NULL,
    "languages" TEXT[],
    "locations" TEXT[],

    CONSTRAINT "learning_manager_pkey" PRIMARY KEY ("tenant_id","person_id")
);

-- CreateTable
CREATE TABLE "coaching_plan" (
    "tenant_id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "sessions" INTEGER NOT NULL,

    CONSTRAINT "coaching_plan_pkey" PRIMARY KEY ("tenant_id","module_id")
);

-- CreateTable
CREATE TABLE "coaching_wish" (
    "tenant_id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "location" TEXT,

    CONSTRAINT "coaching_wish_pkey" PRIMARY KEY ("tenant_id","module_id","person_id")
);

-- CreateTable
CREATE TABLE "coaching_match" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "learning_manager_id" UUID NOT NULL,
    "how" TEXT NOT NULL,
    "explanation" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "participant_answer" TEXT,
    "learning_manager_answer" TEXT,
    "accepted_at" TIMESTAMPTZ(3),
    "effective_from" TIMESTAMPTZ(3),
    "effective_until" TIMESTAMPTZ(3),
    "ended_because" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "coaching_match_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "coaching_session" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "match_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL,

    CONSTRAINT "coaching_session_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "coaching_note" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "match_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "audience" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "coaching_note_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "coaching_quality_answer" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "learning_manager_id" UUID NOT NULL,
    "scores" SMALLINT[],

    CONSTRAINT "coaching_quality_answer_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "coaching_quality_given" (
    "tenant_id" UUID NOT NULL,
    "match_id" UUID NOT NULL,

    CONSTRAINT "coaching_quality_given_pkey" PRIMARY KEY ("tenant_id","match_id")
);

-- CreateTable
CREATE TABLE "coaching_quality_release" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "learning_manager_id" UUID NOT NULL,
    "released_at" TIMESTAMPTZ(3) NOT NULL,
    "answers" INTEGER NOT NULL,
    "threshold" INTEGER NOT NULL,
    "means" SMALLINT[],

    CONSTRAINT "coaching_quality_release_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "coaching_wish_tenant_id_person_id_idx" ON "coaching_wish"("tenant_id", "person_id");

-- CreateIndex
CREATE INDEX "coaching_match_tenant_id_module_id_participant_id_idx" ON "coaching_match"("tenant_id", "module_id", "participant_id");

-- CreateIndex
CREATE INDEX "coaching_match_tenant_id_participant_id_idx" ON "coaching_match"("tenant_id", "participant_id");

-- CreateIndex
CREATE INDEX "coaching_match_tenant_id_learning_manager_id_idx" ON "coaching_match"("tenant_id", "learning_manager_id");

-- CreateIndex
CREATE INDEX "coaching_session_tenant_id_match_id_idx" ON "coaching_session"("tenant_id", "match_id");

-- CreateIndex
CREATE INDEX "coaching_note_tenant_id_match_id_idx" ON "coaching_note"("tenant_id", "match_id");

-- CreateIndex
CREATE INDEX "coaching_note_tenant_id_author_id_idx" ON "coaching_note"("tenant_id", "author_id");

-- CreateIndex
CREATE INDEX "coaching_quality_answer_tenant_id_learning_manager_id_idx" ON "coaching_quality_answer"("tenant_id", "learning_manager_id");

-- CreateIndex
CREATE INDEX "coaching_quality_release_tenant_id_learning_manager_id_idx" ON "coaching_quality_release"("tenant_id", "learning_manager_id");

-- AddForeignKey
ALTER TABLE "learning_manager" ADD CONSTRAINT "learning_manager_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coaching_plan" ADD CONSTRAINT "coaching_plan_tenant_id_module_id_fkey" FOREIGN KEY ("tenant_id", "module_id") REFERENCES "module"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coaching_wish" ADD CONSTRAINT "coaching_wish_tenant_id_module_id_fkey" FOREIGN KEY ("tenant_id", "module_id") REFERENCES "module"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coaching_wish" ADD CONSTRAINT "coaching_wish_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "coaching_match" ADD CONSTRAINT "coaching_match_tenant_id_module_id_fkey" FOREIGN KEY ("tenant_id", "module_id") REFERENCES "module"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "coaching_match" ADD CONSTRAINT "coaching_match_tenant_id_participant_id_fkey" FOREIGN KEY ("tenant_id", "participant_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "coaching_match" ADD CONSTRAINT "coaching_match_tenant_id_learning_manager_id_fkey" FOREIGN KEY ("tenant_id", "learning_manager_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "coaching_session" ADD CONSTRAINT "coaching_session_tenant_id_match_id_fkey" FOREIGN KEY ("tenant_id", "match_id") REFERENCES "coaching_match"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coaching_note" ADD CONSTRAINT "coaching_note_tenant_id_match_id_fkey" FOREIGN KEY ("tenant_id", "match_id") REFERENCES "coaching_match"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coaching_note" ADD CONSTRAINT "coaching_note_tenant_id_author_id_fkey" FOREIGN KEY ("tenant_id", "author_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "coaching_quality_answer" ADD CONSTRAINT "coaching_quality_answer_tenant_id_learning_manager_id_fkey" FOREIGN KEY ("tenant_id", "learning_manager_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "coaching_quality_given" ADD CONSTRAINT "coaching_quality_given_tenant_id_match_id_fkey" FOREIGN KEY ("tenant_id", "match_id") REFERENCES "coaching_match"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coaching_quality_release" ADD CONSTRAINT "coaching_quality_release_tenant_id_learning_manager_id_fkey" FOREIGN KEY ("tenant_id", "learning_manager_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- From here on by hand.
do $$
declare t text;
begin
  foreach t in array array[
    'learning_manager', 'coaching_plan', 'coaching_wish', 'coaching_match', 'coaching_session', 'coaching_note', 'coaching_quality_answer',
    'coaching_quality_given', 'coaching_quality_release'
  ] loop
    call protect_tenant_table(t::regclass);
  end loop;
end $$;

grant select, insert, update on learning_manager, coaching_plan, coaching_wish, coaching_match, coaching_session, coaching_note to leerlijn_api;
-- Mails say who is whose, and when they meet; nothing of answers, reasons or notes.
grant select (tenant_id, id, module_id, participant_id, learning_manager_id, effective_from, effective_until) on coaching_match to leerlijn_reminder;
grant select on coaching_session to leerlijn_reminder;

alter table learning_manager add check (capacity between 0 and 100), add check (languages <@ array['nl', 'en']);
alter table coaching_plan add check (sessions between 1 and 20);
alter table coaching_wish add check (language in ('nl', 'en'));
alter table coaching_match add check (participant_id <> learning_manager_id), add check (how in ('PROPOSED', 'SET_BY_HAND')),
  add check (state in ('PROPOSED', 'CONFIRMED', 'ACCEPTED', 'ANOTHER_ASKED', 'ENDED')),
  add check (participant_answer in ('YES', 'ANOTHER')), add check (learning_manager_answer in ('YES', 'ANOTHER')),
  add check ((state = 'ENDED') = (ended_because is not null)), add check ((state = 'ENDED') = (effective_until is not null)),
  add check (state in ('PROPOSED', 'ENDED') or effective_from is not null);
create unique index coaching_match_proposed_once on coaching_match (tenant_id, module_id, participant_id) where state = 'PROPOSED';
create unique index coaching_match_in_force_once on coaching_match (tenant_id, module_id, participant_id)
  where state in ('CONFIRMED', 'ACCEPTED', 'ANOTHER_ASKED');
alter table coaching_session add check (starts_at < ends_at), add check (kind in ('CHEMISTRY_CALL', 'SESSION')),
  add check (state in ('PLANNED', 'HELD', 'NOT_HELD', 'CANCELLED'));
create unique index coaching_session_one_chemistry_call on coaching_session (tenant_id, match_id) where kind = 'CHEMISTRY_CALL';
alter table coaching_note add check (audience in ('OWN', 'TWO'));
alter table coaching_quality_answer add check (cardinality(scores) = 4 and 1 <= all (scores) and 5 >= all (scores));
alter table coaching_quality_release add check (threshold >= 3 and answers >= threshold);

-- What somebody thought of a learning manager is given, and read by nobody: only the function below looks at it.
grant insert on coaching_quality_answer to leerlijn_api;
grant select, insert on coaching_quality_given to leerlijn_api;
grant select on coaching_quality_release to leerlijn_api;

-- Makes one release of all new answers about each learning manager of the tenant who has at least k of them, and deletes those answers. Two
-- releases have no answer in common, so that their difference is of at least k as well. k is the tenant's own, never the caller's.
create function coaching_quality_release_due(in_now timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  k constant integer := (select anonymity_threshold from public.tenant where id = nullif(current_setting('app.tenant_id', true), '')::uuid);
  learning_manager uuid;
begin
  -- Of two at once the second would take what is left after the first, however few.
  perform pg_advisory_xact_lock(hashtextextended('coaching quality of ' || tenant, 0));
  for learning_manager in
    select a.learning_manager_id from coaching_quality_answer a where a.tenant_id = tenant group by 1 having count(*) >= k
  loop
    with taken as (
      delete from coaching_quality_answer a where a.tenant_id = tenant and a.learning_manager_id = learning_manager returning a.id, a.scores
    ),
    -- A mean within 1/k of an end of the scale would tell that everybody, or all but one, gave that end: it is moved to where that begins.
    mean as (
      select s.position, round(10 * least(greatest(avg(s.score), 1 + 1.0 / k), 5 - 1.0 / k)) as tenths
        from taken cross join lateral unnest(taken.scores) with ordinality as s (score, position) group by s.position
    )
    insert into coaching_quality_release (tenant_id, id, learning_manager_id, released_at, answers, threshold, means)
    select tenant, gen_random_uuid(), learning_manager, in_now, (select count(*) from taken), k, array_agg(mean.tenths order by mean.position)
      from mean;
  end loop;
end $$;
revoke execute on function coaching_quality_release_due from public;
grant execute on function coaching_quality_release_due to leerlijn_api;
