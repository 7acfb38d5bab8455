import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound, type Refused, refuse, refuseAll } from '../../../platform/graphql/failures.js';
import { parseInput } from '../../../platform/graphql/input.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import { unrecordableBecause } from '../appointments/appointment.rules.js';
import { scheduleErrors } from '../schedule.errors.js';
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
   * @param version that of the session that was seen; when somebody else recorded otherwise of one of these people since, nothing is
   *   recorded. Two who record other people do not stand in each other's way: a trainer at each door.
   * @throws NotFound
   * @throws Refusal SESSION_CANCELLED, SESSION_NOT_STARTED, NOT_INVITED, PRESENT_AND_ABSENT, INVALID_INPUT
   */
  async record(
    actor: PersonActor,
    sessionId: string,
    version: number,
    input: AttendanceRecordInput,
    locale: Locale,
  ): Promise<Outcome> {
    const { present, absent } = parseInput(recordInput, input, locale);
    return this.db.forTenant(actor, async (tx) => {
      // Held, so that of two who record at once the second sees what the first did.
      await tx.$executeRaw`select from session where id = ${sessionId}::uuid for update`;
      const session = await tx.session.findFirst({
        where: { id: sessionId },
        select: {
          state: true,
          startsAt: true,
          version: true,
          attendances: { select: { personId: true, state: true, recordedIn: true } },
        },
      });
      if (!session) throw new NotFound();
      const reason = unrecordableBecause(session, this.clock.now());
      if (reason === 'CANCELLED') throw refuse(scheduleErrors.SESSION_CANCELLED);
      if (reason === 'NOT_STARTED') throw refuse(scheduleErrors.SESSION_NOT_STARTED);
      refuseFaults(present, absent, new Set(session.attendances.map(({ personId }) => personId)));
      const recorded = { PRESENT: present, ABSENT: absent };
      const isOtherwise = session.attendances.some(
        (seen) =>
          seen.recordedIn > version &&
          Object.entries(recorded).some(([state, ids]) => seen.state !== state && ids.includes(seen.personId)),
      );
      if (isOtherwise) return 'EDITED_MEANWHILE';
      const recordedIn = session.version + 1;
      for (const [state, personIds] of Object.entries(recorded))
        await tx.attendance.updateMany({
          where: { sessionId, personId: { in: personIds }, state: { not: state } },
          data: { state, recordedIn },
        });
      await tx.session.updateMany({ where: { id: sessionId }, data: { version: recordedIn } });
      return 'DONE';
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
