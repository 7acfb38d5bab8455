import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound, type Refused, refuse, refuseAll } from '../../../platform/graphql/failures.js';
import { parseInput } from '../../../platform/graphql/input.js';
import { scheduleErrors } from '../schedule.errors.js';
import { type SessionState, unrecordableBecause } from '../sessions/session.rules.js';
import type { AttendanceRecordInput } from './attendance.model.js';

const people = z.array(z.uuid()).max(2000);
const recordInput = z.object({ present: people, absent: people });

@Injectable()
export class AttendanceService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Records who of the invited came and who did not.
   * @throws NotFound
   * @throws Refusal SESSION_CANCELLED, SESSION_NOT_STARTED, NOT_INVITED, PRESENT_AND_ABSENT, INVALID_INPUT
   */
  async record(actor: PersonActor, sessionId: string, input: AttendanceRecordInput, locale: Locale): Promise<void> {
    const { present, absent } = parseInput(recordInput, input, locale);
    await this.db.forTenant(actor, async (tx) => {
      const session = await tx.session.findFirst({
        where: { id: sessionId },
        select: { state: true, startsAt: true, attendances: { select: { personId: true } } },
      });
      if (!session) throw new NotFound();
      const reason = unrecordableBecause({ ...session, state: session.state as SessionState }, this.clock.now());
      if (reason === 'CANCELLED') throw refuse(scheduleErrors.SESSION_CANCELLED);
      if (reason === 'NOT_STARTED') throw refuse(scheduleErrors.SESSION_NOT_STARTED);
      refuseFaults(present, absent, new Set(session.attendances.map(({ personId }) => personId)));
      for (const [state, personIds] of Object.entries({ PRESENT: present, ABSENT: absent })) {
        await tx.attendance.updateMany({ where: { sessionId, personId: { in: personIds } }, data: { state } });
      }
    });
  }
}

function refuseFaults(present: readonly string[], absent: readonly string[], invited: ReadonlySet<string>): void {
  const faults = Object.entries({ present, absent }).flatMap(([list, personIds]) =>
    personIds.flatMap((id, index): Refused[] => {
      const field = ['input', list, `${index}`];
      if (!invited.has(id)) return [{ kind: scheduleErrors.NOT_INVITED, field }];
      return list === 'absent' && present.includes(id) ? [{ kind: scheduleErrors.PRESENT_AND_ABSENT, field }] : [];
    }),
  );
  refuseAll(faults);
}
