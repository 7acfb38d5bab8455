import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { visibleTo } from '../../confidentiality/visible-to.model.js';
import { fullName } from '../../people/people/person.read-model.js';
import type { ModuleReference } from '../../programmes/modules/module-reference.model.js';
import { MANAGES_OR_MANAGED, SESSIONS_AGREED } from '../matching/coaching-match.read-model.js';
import { type Answers, type MatchState, type Side, stateShownTo } from '../matching/coaching-match.rules.js';
import { type Explanation, explanationSentence, forTheTwo } from '../matching/explanation.rules.js';
import type { Coaching, CoachingSession, NoteAudience } from './coaching.model.js';
import { readsNote, sideOf } from './coaching.policy.js';
import { heldOf } from './coaching.rules.js';

type StoredSession = Omit<CoachingSession, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string };
interface StoredNote {
  id: string;
  authorId: string;
  audience: NoteAudience;
  text: string;
  version: number;
  writtenAt: string;
}
interface CoachingRow extends Answers {
  id: string;
  module: ModuleReference;
  participantId: string;
  learningManagerId: string;
  participant: string;
  learningManager: string;
  state: MatchState;
  explanation: Explanation;
  acceptedAt: Date | null;
  effectiveFrom: Date | null;
  managesOrManaged: boolean;
  timeZone: string;
  sessionsAgreed: number;
  isQualityGiven: boolean;
  sessions: StoredSession[];
  notes: StoredNote[];
}

/** Coaching as the two see it, each question one statement. */
@Injectable()
export class CoachingReader {
  constructor(private readonly db: Database) {}

  /** @throws NotFound, also for everybody but the two. */
  async byId(actor: PersonActor, id: string, locale: Locale): Promise<Coaching> {
    const [coaching] = await this.read(actor, Prisma.sql`c.id = ${id}::uuid`, locale);
    if (!coaching) throw new NotFound();
    return coaching;
  }

  /** What the actor has with others, as participant or as learning manager; the latest first, ended ones too. */
  ofActor(actor: PersonActor, locale: Locale): Promise<Coaching[]> {
    return this.read(actor, Prisma.sql`true`, locale);
  }

  private async read(actor: PersonActor, which: Prisma.Sql, locale: Locale): Promise<Coaching[]> {
    const rows = await this.db.read<CoachingRow & Record<string, unknown>>(
      actor,
      Prisma.sql`
        select c.id, jsonb_build_object('id', m.id, 'name', m.name) as module, c.participant_id as "participantId",
               c.learning_manager_id as "learningManagerId", ${fullName.p} as participant, ${fullName.g} as "learningManager", c.state,
               c.explanation, c.participant_answer as "participantAnswer", c.learning_manager_answer as "learningManagerAnswer",
               c.accepted_at as "acceptedAt", c.effective_from as "effectiveFrom",
               ${MANAGES_OR_MANAGED} as "managesOrManaged", o.time_zone as "timeZone",
               ${SESSIONS_AGREED} as "sessionsAgreed",
               exists (select from coaching_quality_given q where q.tenant_id = c.tenant_id and q.match_id = c.id) as "isQualityGiven",
               coalesce(
                 (select jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind, 'startsAt', s.starts_at, 'endsAt', s.ends_at,
                                                      'place', s.place, 'sequence', s.sequence, 'state', s.state) order by s.starts_at, s.id)
                    from coaching_session s where s.tenant_id = c.tenant_id and s.match_id = c.id), '[]') as sessions,
               coalesce(
                 (select jsonb_agg(jsonb_build_object('id', n.id, 'authorId', n.author_id, 'audience', n.audience, 'text', n.text,
                                                      'version', n.version, 'writtenAt', n.written_at) order by n.written_at desc, n.id desc)
                    from coaching_note n
                   where n.tenant_id = c.tenant_id and n.match_id = c.id and n.archived_at is null
                     and (n.audience = 'TWO' or n.author_id = ${actor.personId}::uuid)), '[]') as notes
          from coaching_match c
          join module m on m.tenant_id = c.tenant_id and m.id = c.module_id
          join programme o on o.tenant_id = m.tenant_id and o.id = m.programme_id
          join person p on p.tenant_id = c.tenant_id and p.id = c.participant_id
          join person g on g.tenant_id = c.tenant_id and g.id = c.learning_manager_id
         where ${actor.personId}::uuid in (c.participant_id, c.learning_manager_id) and c.effective_from is not null and ${which}
         order by c.effective_from desc, c.id desc`,
    );
    return rows.flatMap((row) => {
      const side = sideOf(actor, row);
      return side ? [shownTo(actor, side, row, locale)] : [];
    });
  }
}

function shownTo(actor: PersonActor, side: Side, row: CoachingRow, locale: Locale): Coaching {
  const { id, module, participantId, learningManagerId, timeZone, sessionsAgreed, isQualityGiven } = row;
  const isParticipant = side === 'PARTICIPANT';
  const appointments = row.sessions.map((session) => ({
    ...session,
    startsAt: new Date(session.startsAt),
    endsAt: new Date(session.endsAt),
  }));
  const sessions = appointments.filter(({ kind }) => kind === 'SESSION');
  const sessionsHeld = heldOf(sessions);
  const toTheTwo = visibleTo('TWO', [isParticipant ? row.learningManager : row.participant], locale);
  return {
    id,
    module,
    participantId,
    learningManagerId,
    timeZone,
    side,
    sessions,
    sessionsAgreed,
    sessionsHeld,
    state: stateShownTo(side, row),
    explanation: explanationSentence(forTheTwo(row.explanation), row, locale),
    ownAnswer: isParticipant ? row.participantAnswer : row.learningManagerAnswer,
    chemistryCall: appointments.find(({ kind, state }) => kind === 'CHEMISTRY_CALL' && state !== 'CANCELLED') ?? null,
    notes: row.notes
      .filter((note) => readsNote(actor, note))
      .map(({ authorId, audience, writtenAt, ...note }) => ({
        ...note,
        isOwn: authorId === actor.personId,
        writtenAt: new Date(writtenAt),
        visibleTo: audience === 'OWN' ? visibleTo('OWN', [], locale) : toTheTwo,
      })),
    visibleTo: toTheTwo,
    noteAudiences: [visibleTo('OWN', [], locale), toTheTwo],
    isQualityAsked: isParticipant && sessionsHeld >= sessionsAgreed && !isQualityGiven,
  };
}
