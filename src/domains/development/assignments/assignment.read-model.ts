import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { MATCH_IN_FORCE } from '../../coaching/matching/relations.read-model.js';
import { type VisibleTo, visibleTo } from '../../confidentiality/visible-to.model.js';
import { fullName } from '../../people/people/person.read-model.js';
import { type CaseRow, caseSeenBy, caseWithId } from '../../programmes/practice-cases/practice-case.read-model.js';
import type { Assignment, AssignmentProgress } from './assignment.model.js';
import { mayReadMoments, mayReadReflection, readerOf, whoIsShown } from './assignment.policy.js';
import type { PracticeMoment } from './practice.model.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface ReflectionRow {
  text: string;
  sharedWithId: string | null;
  sharedWithName: string | null;
  version: number;
  writtenAt: string;
}

/** Instants are texts where it comes out of another row's JSON. */
export type AssignmentRow = Omit<Assignment, 'visibleTo' | 'practiceCase' | 'moments' | 'evidence'> & {
  participant: Named;
  learningManager: Named | null;
  helper: Named | null;
  manager: Named | null;
  finalLearningManager: Named | null;
  practiceCase: CaseRow | null;
  moments: { id: string; day: string; reflection: ReflectionRow | null }[];
  evidence: { id: string; text: string; link: string | null; addedAt: string }[];
};

const NAMED = {
  p: Prisma.sql`jsonb_build_object('id', p.id, 'name', ${fullName.p})`,
  g: Prisma.sql`case when g.id is not null then jsonb_build_object('id', g.id, 'name', ${fullName.g}) end`,
};

/** Whether the participant still takes part in the programme; aliases a and m. */
const TAKES_PART = Prisma.sql`exists (select from participation e
  where e.tenant_id = m.tenant_id and e.programme_id = m.programme_id and e.person_id = a.participant_id and e.left_at is null)`;

/** Somebody by an id that a row of ASSIGNMENTS has. */
const named = (id: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(select ${NAMED.g} from person g where g.tenant_id = a.tenant_id and g.id = ${id})`;

const ASSIGNMENTS = Prisma.sql`
  assignment a
  join module m on m.tenant_id = a.tenant_id and m.id = a.module_id
  join person p on p.tenant_id = a.tenant_id and p.id = a.participant_id
  left join ${MATCH_IN_FORCE} k on k.tenant_id = a.tenant_id and k.module_id = a.module_id and k.participant_id = a.participant_id
  left join person g on g.tenant_id = k.tenant_id and g.id = k.learning_manager_id
  left join final_conversation f on f.tenant_id = a.tenant_id and f.module_id = a.module_id and f.participant_id = a.participant_id`;

/** The columns of an AssignmentRow. */
const columns = (actor: PersonActor): Prisma.Sql => Prisma.sql`
  a.id, jsonb_build_object('id', m.id, 'name', m.name) as module, a.participant_id as "participantId",
  k.learning_manager_id as "learningManagerId", a.helper_id as "helperId", a.shared_with_id as "sharedWithId",
  p.manager_id as "managerId", f.learning_manager_id as "finalLearningManagerId", a.goal, a.individual, a.collective, a.state, a.version,
  a.completed_at as "completedAt", a.archived_at as "archivedAt", ${TAKES_PART} as "takesPart",
  (select d.behaviour_id from development_goal d where d.tenant_id = a.tenant_id and d.id = a.goal_id) as "behaviourId",
  ${caseWithId(Prisma.sql`a.practice_case_id`, actor)} as "practiceCase",
  ${NAMED.p} as participant, ${NAMED.g} as "learningManager",
  ${named(Prisma.sql`a.helper_id`)} as helper, ${named(Prisma.sql`p.manager_id`)} as manager,
  ${named(Prisma.sql`f.learning_manager_id`)} as "finalLearningManager",
  coalesce(
    (select jsonb_agg(jsonb_build_object('id', t.id, 'day', t.day, 'reflection', case when r.moment_id is not null then
              jsonb_build_object('text', r.text, 'sharedWithId', r.shared_with_id, 'sharedWithName', ${fullName.p},
                'version', r.version, 'writtenAt', r.written_at) end) order by t.day)
       from practice_moment t
       left join practice_reflection r on r.tenant_id = t.tenant_id and r.moment_id = t.id
       left join person p on p.tenant_id = r.tenant_id and p.id = r.shared_with_id
      where t.tenant_id = a.tenant_id and t.assignment_id = a.id), '[]') as moments,
  coalesce(
    (select jsonb_agg(jsonb_build_object('id', e.id, 'text', e.text, 'link', e.link, 'addedAt', e.added_at) order by e.id)
       from assignment_evidence e
      where e.tenant_id = a.tenant_id and e.assignment_id = a.id and e.archived_at is null), '[]') as evidence`;

/** The assignment in use that a conversation `c` looks back on, as an AssignmentRow in JSON; null for none. */
export const assignmentOfConversation = (actor: PersonActor): Prisma.Sql => Prisma.sql`
  (select to_jsonb(row) from (
     select ${columns(actor)} from ${ASSIGNMENTS}
      where a.tenant_id = c.tenant_id and a.module_id = c.module_id and a.participant_id = c.participant_id and a.archived_at is null) row)`;

/** Development assignments as somebody may see them, each question one statement. */
@Injectable()
export class AssignmentReader {
  constructor(private readonly db: Database) {}

  /** @throws NotFound, also for everybody who is no reader of it. */
  async byId(actor: PersonActor, id: string): Promise<Assignment> {
    const [assignment] = await this.read(actor, Prisma.sql`a.id = ${id}::uuid`);
    if (!assignment) throw new NotFound();
    return assignment;
  }

  /** The assignment with this practice moment. @throws NotFound */
  async withMoment(actor: PersonActor, momentId: string): Promise<Assignment> {
    const [assignment] = await this.read(
      actor,
      Prisma.sql`a.id = (select t.assignment_id from practice_moment t where t.tenant_id = a.tenant_id and t.id = ${momentId}::uuid)`,
    );
    if (!assignment) throw new NotFound();
    return assignment;
  }

  /** The assignments that the actor practises, follows, helps draft or is shown; the latest drafted first. */
  ofActor(actor: PersonActor): Promise<Assignment[]> {
    return this.read(actor, Prisma.sql`true`);
  }

  /** How far every assignment of a module is, by the participant's name. */
  progressOfModule(actor: PersonActor, moduleId: string): Promise<AssignmentProgress[]> {
    return this.db.read<AssignmentProgress & Record<string, unknown>>(
      actor,
      Prisma.sql`
        select a.id, a.participant_id as "participantId", a.state, a.completed_at as "completedAt"
          from assignment a join person p on p.tenant_id = a.tenant_id and p.id = a.participant_id
         where a.module_id = ${moduleId}::uuid and a.archived_at is null order by p.family_name, p.given_name, p.id`,
    );
  }

  private async read(actor: PersonActor, which: Prisma.Sql): Promise<Assignment[]> {
    const rows = await this.db.read<AssignmentRow>(
      actor,
      Prisma.sql`
        select ${columns(actor)} from ${ASSIGNMENTS}
         where ${actor.personId}::uuid in (a.participant_id, k.learning_manager_id, a.helper_id, a.shared_with_id, f.learning_manager_id) and ${which}
         order by a.id desc`,
    );
    return rows.flatMap((row) => assignmentSeenBy(actor, row) ?? []);
  }
}

/** In place of the learning manager who is still to be found: the writer is to know that somebody will read it. */
const TO_COME = { nl: 'de leermanager (nog niet bekend)', en: 'the learning manager (not known yet)' } as const;

/** An assignment as somebody reads it; undefined for who is no reader of it. */
export function assignmentSeenBy(actor: PersonActor, row: AssignmentRow): Assignment | undefined {
  const reader = readerOf(actor, row);
  if (!reader) return undefined;
  const {
    participant,
    learningManager,
    helper,
    manager,
    finalLearningManager,
    practiceCase,
    moments,
    evidence,
    ...plain
  } = row;
  const { locale } = actor;
  const shown = whoIsShown(row);
  const readers = [
    participant,
    ...(row.state === 'DRAFT' && helper ? [helper] : []),
    ...(shown.managerId && manager ? [manager] : []),
    learningManager ?? (shown.learningManagerId ? finalLearningManager : null) ?? { id: null, name: TO_COME[locale] },
  ];
  const others = readers.filter(({ id }) => id !== actor.personId).map(({ name }) => name);
  const ofAssignment =
    row.archivedAt === null && row.takesPart
      ? visibleTo(readers.length > 2 ? 'THREE' : 'TWO', others, locale)
      : visibleTo('OWN', [], locale);
  const isOwn = reader === 'PARTICIPANT';
  return {
    ...plain,
    sharedWithId: shown.managerId,
    completedAt: row.completedAt && new Date(row.completedAt),
    visibleTo: ofAssignment,
    practiceCase: (practiceCase && caseSeenBy(actor, practiceCase, locale)) ?? null,
    moments: (mayReadMoments(reader) ? moments : []).map(({ id, day, reflection }) => ({
      id,
      day,
      reflection:
        reflection && mayReadReflection(actor, row, reflection)
          ? reflectionFor(reflection, isOwn ? (reflection.sharedWithName ?? '') : participant.name, locale)
          : null,
      audiences: isOwn ? audiencesFor(row.takesPart ? learningManager : null, locale) : [],
    })),
    evidence: evidence.map(({ addedAt, ...item }) => ({
      ...item,
      addedAt: new Date(addedAt),
      visibleTo: ofAssignment,
    })),
  };
}

const reflectionFor = (
  { text, sharedWithId, version, writtenAt }: ReflectionRow,
  otherName: string,
  locale: Locale,
): PracticeMoment['reflection'] => ({
  text,
  version,
  writtenAt: new Date(writtenAt),
  visibleTo: sharedWithId === null ? visibleTo('OWN', [], locale) : visibleTo('TWO', [otherName], locale),
});

const audiencesFor = (learningManager: Named | null, locale: Locale): VisibleTo[] => [
  visibleTo('OWN', [], locale),
  ...(learningManager ? [visibleTo('TWO', [learningManager.name], locale)] : []),
];
