import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { parseInput, prose } from '../../../platform/graphql/input.js';
import { outcomeOf } from '../../../platform/graphql/outcome.js';
import { coachingErrors } from '../coaching.errors.js';
import type { CoachingNoteInput } from './coaching.model.js';
import { type CoachingOutcome, openMatch, ownMatch } from './own-match.js';

const noteInput = z.object({ text: prose(20_000).pipe(z.string().min(1)), audience: z.enum(['OWN', 'TWO']) });

/** Notes of the two: each writes their own, and shares what they like with the other. */
@Injectable()
export class CoachingNoteService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound; Refusal MATCH_ENDED, INVALID_INPUT */
  async add(actor: PersonActor, matchId: string, input: CoachingNoteInput, locale: Locale): Promise<string> {
    const note = parseInput(noteInput, input, locale);
    const { tenantId, personId: authorId } = actor;
    return this.db.forTenant(actor, async (tx) => {
      await openMatch(tx, actor, matchId, 'PLAN');
      await tx.coachingNote.create({
        data: { ...note, tenantId, id: newId(), matchId, authorId, writtenAt: this.clock.now() },
      });
      return matchId;
    });
  }

  /**
   * Replaces the text of an own note, or shares it.
   * @param version the one that the writer has seen; when it is no longer the current one nothing is written
   * @throws NotFound; Refusal MATCH_ENDED, NOTE_STAYS_SHARED, INVALID_INPUT
   */
  async change(
    actor: PersonActor,
    id: string,
    version: number,
    input: CoachingNoteInput,
    locale: Locale,
  ): Promise<CoachingOutcome> {
    const note = parseInput(noteInput, input, locale);
    return this.db.forTenant(actor, async (tx) => {
      const { matchId, audience } = await ownNote(tx, actor, id);
      await openMatch(tx, actor, matchId, 'PLAN');
      if (audience === 'TWO' && note.audience === 'OWN')
        throw refuse(coachingErrors.NOTE_STAYS_SHARED, ['input', 'audience']);
      const changed = await tx.coachingNote.updateMany({
        where: { id, version, archivedAt: null },
        data: { ...note, version: { increment: 1 }, writtenAt: this.clock.now() },
      });
      return { matchId, outcome: outcomeOf(changed) };
    });
  }

  /** Puts an own note away: nobody is shown it any more. @throws NotFound */
  async archive(actor: PersonActor, id: string): Promise<string> {
    return this.db.forTenant(actor, async (tx) => {
      const { matchId } = await ownNote(tx, actor, id);
      await ownMatch(tx, actor, matchId);
      await tx.coachingNote.updateMany({ where: { id }, data: { archivedAt: this.clock.now() } });
      return matchId;
    });
  }
}

/** @throws NotFound, also for a note of the other's */
async function ownNote(tx: TenantTx, { personId: authorId }: PersonActor, id: string) {
  const note = await tx.coachingNote.findFirst({
    where: { id, authorId, archivedAt: null },
    select: { matchId: true, audience: true },
  });
  if (!note) throw new NotFound();
  return note;
}
