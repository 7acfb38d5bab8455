import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { type Page, type PageArgs, pageOf, readPageArgs } from '../../../platform/graphql/pages.js';
import { fullName } from '../../people/people/person.read-model.js';
import type { CoachingLine, CoachingMatch, CoachingPlan, CoachingWish } from './coaching-match.model.js';
import { type Answers, askedForAnother } from './coaching-match.rules.js';
import { type Explanation, explanationSentence } from './explanation.rules.js';

/** Sessions of each participant where nobody said otherwise. */
export const SESSIONS_UNLESS_AGREED = 3;

/** The sessions that participants of a module are promised; alias m is the module. */
export const SESSIONS_AGREED = Prisma.sql`
  coalesce((select a.sessions from coaching_plan a where a.tenant_id = m.tenant_id and a.module_id = m.id), ${SESSIONS_UNLESS_AGREED}::int)`;

/** Whether the learning manager of a match (alias c) is, or once was, the participant's manager. */
export const MANAGES_OR_MANAGED = Prisma.sql`
  (exists (select from person p where p.tenant_id = c.tenant_id and p.id = c.participant_id and p.manager_id = c.learning_manager_id)
   or exists (select from person_placement l
               where l.tenant_id = c.tenant_id and l.person_id = c.participant_id and l.manager_id = c.learning_manager_id and not l.is_to_come))`;

/** Whether the participant of an ended match (alias c) has nobody now and has not had all sessions; alias m is the module. */
export const NEEDS_ANOTHER = Prisma.sql`
  not exists (select from coaching_match k
               where k.tenant_id = c.tenant_id and k.module_id = c.module_id and k.participant_id = c.participant_id
                 and k.effective_from is not null and k.effective_until is null)
  and (select count(*) from coaching_match k join coaching_session s on s.tenant_id = k.tenant_id and s.match_id = k.id
        where k.tenant_id = c.tenant_id and k.module_id = c.module_id and k.participant_id = c.participant_id
          and s.kind = 'SESSION' and s.state = 'HELD') < ${SESSIONS_AGREED}`;

type StoredMatch = Omit<CoachingMatch, 'explanation' | 'anotherAskedBy' | 'effectiveFrom' | 'effectiveUntil'> &
  Answers & {
    explanation: Explanation;
    learningManager: string;
    effectiveFrom: string | null;
    effectiveUntil: string | null;
  };
type LineRow = Omit<CoachingLine, 'matches'> & {
  familyName: string;
  givenName: string;
  participant: string;
  matches: StoredMatch[];
};

/** Matches as coordinators see them, each question one statement. */
@Injectable()
export class CoachingMatchReader {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** A page of a module's participants by name, each with their matches; nobody when the tenant has no such module. */
  async linesOf(actor: PersonActor, moduleId: string, args: PageArgs, locale: Locale): Promise<Page<CoachingLine>> {
    const { limit, after } = readPageArgs(args, ['text', 'text', 'uuid']);
    const behind = after
      ? Prisma.sql`(p.family_name, p.given_name, p.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)`
      : Prisma.sql`true`;
    const rows = await this.rows(actor, moduleId, behind, limit + 1);
    const page = pageOf(rows, limit, (row) => [row.familyName, row.givenName, row.participantId]);
    const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: lineOf(node, locale) }));
    return { ...page, edges, nodes: edges.map(({ node }) => node) };
  }

  /** @throws NotFound when the person does not take part in the module. */
  async lineOf(actor: PersonActor, moduleId: string, participantId: string, locale: Locale): Promise<CoachingLine> {
    const [row] = await this.rows(actor, moduleId, Prisma.sql`p.id = ${participantId}::uuid`, 1);
    if (!row) throw new NotFound();
    return lineOf(row, locale);
  }

  /** @throws NotFound */
  async plan(actor: PersonActor, moduleId: string): Promise<CoachingPlan> {
    const [plan] = await this.db.read<CoachingPlan & Record<string, unknown>>(
      actor,
      Prisma.sql`select ${SESSIONS_AGREED} as sessions from module m where m.id = ${moduleId}::uuid`,
    );
    if (!plan) throw new NotFound();
    return plan;
  }

  /** What a participant wants. @throws NotFound for somebody who does not take part. */
  async wish(actor: PersonActor, moduleId: string, participantId: string): Promise<CoachingWish> {
    const [wish] = await this.db.read<CoachingWish & Record<string, unknown>>(
      actor,
      Prisma.sql`
        select coalesce(w.language, p.language) as language, w.location,
               coalesce(w.version, 0) as version,
               array(select distinct unnest(l.locations) from learning_manager l
                       join role_grant r on r.tenant_id = l.tenant_id and r.person_id = l.person_id and r.role = 'LEARNING_MANAGER'
                      order by 1) as locations
          from module m
          join participation e on e.tenant_id = m.tenant_id and e.programme_id = m.programme_id and e.left_at is null
          join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
          left join coaching_wish w on w.tenant_id = m.tenant_id and w.module_id = m.id and w.person_id = p.id
         where m.id = ${moduleId}::uuid and p.id = ${participantId}::uuid`,
    );
    if (!wish) throw new NotFound();
    return wish;
  }

  private rows(actor: PersonActor, moduleId: string, which: Prisma.Sql, limit: number): Promise<LineRow[]> {
    const now = this.clock.now();
    return this.db.read<LineRow>(
      actor,
      Prisma.sql`
        select p.id as "participantId", p.family_name as "familyName", p.given_name as "givenName", ${fullName.p} as participant,
               coalesce(w.language, p.language) as language, w.location,
               coalesce(w.version, 0) as "wishVersion", coalesce(
                 (select jsonb_agg(jsonb_build_object(
                           'id', c.id, 'learningManagerId', c.learning_manager_id, 'learningManager', ${fullName.g}, 'how', c.how,
                           'state', c.state, 'explanation', c.explanation, 'participantAnswer', c.participant_answer,
                           'learningManagerAnswer', c.learning_manager_answer, 'effectiveFrom', c.effective_from,
                           'effectiveUntil', c.effective_until, 'endedBecause', c.ended_because,
                           'sessionsPlanned', held.planned, 'sessionsHeld', held.held) order by c.id desc)
                    from coaching_match c
                    join person g on g.tenant_id = c.tenant_id and g.id = c.learning_manager_id
                    cross join lateral (
                      select count(*) filter (where s.state = 'HELD')::int as held,
                             count(*) filter (where s.state = 'PLANNED' and s.ends_at > ${now})::int as planned
                        from coaching_session s
                       where s.tenant_id = c.tenant_id and s.match_id = c.id and s.kind = 'SESSION') held
                   where c.tenant_id = p.tenant_id and c.module_id = m.id and c.participant_id = p.id
                     and (c.state = 'PROPOSED' or c.effective_from is not null)), '[]') as matches
          from module m
          join participation e on e.tenant_id = m.tenant_id and e.programme_id = m.programme_id
          join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
          left join coaching_wish w on w.tenant_id = m.tenant_id and w.module_id = m.id and w.person_id = p.id
         where m.id = ${moduleId}::uuid and ${which}
           and (e.left_at is null
             or exists (select from coaching_match c where c.tenant_id = m.tenant_id and c.module_id = m.id and c.participant_id = p.id))
         order by p.family_name, p.given_name, p.id limit ${limit}`,
    );
  }
}

const lineOf = (
  { participantId, language, location, wishVersion, participant, matches }: LineRow,
  locale: Locale,
): CoachingLine => ({
  participantId,
  language,
  location,
  wishVersion,
  matches: matches.map((match) => ({
    ...match,
    explanation: explanationSentence(
      match.explanation,
      { participant, learningManager: match.learningManager },
      locale,
    ),
    anotherAskedBy: askedForAnother(match),
    effectiveFrom: match.effectiveFrom === null ? null : new Date(match.effectiveFrom),
    effectiveUntil: match.effectiveUntil === null ? null : new Date(match.effectiveUntil),
  })),
});
