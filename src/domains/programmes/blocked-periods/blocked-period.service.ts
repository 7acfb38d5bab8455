import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Locale, TenantActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound, refuseAll } from '../../../platform/graphql/failures.js';
import { line, parseInput } from '../../../platform/graphql/input.js';
import { defineUserErrors } from '../../../platform/graphql/user-errors.js';
import { mayDesign } from '../programmes/programme.policy.js';
import { ProgrammeService } from '../programmes/programme.service.js';
import type { BlockedPeriod, ProgrammeBlockedPeriodsSetInput } from './blocked-period.model.js';

const blockedPeriodErrors = defineUserErrors({
  PERIOD_ENDS_BEFORE_START: {
    nl: 'De periode eindigt voordat zij begint.',
    en: 'The period ends before it starts.',
  },
});

const setInput = z.object({
  periods: z.array(z.object({ startsOn: z.iso.date(), endsOn: z.iso.date(), why: line(200) })).max(100),
});

@Injectable()
export class BlockedPeriodService {
  constructor(
    private readonly db: Database,
    private readonly programmes: ProgrammeService,
  ) {}

  /**
   * Says on which days nothing is planned, in place of what was said before. What is planned already stays.
   * @throws NotFound; Refusal PERIOD_ENDS_BEFORE_START, INVALID_INPUT
   */
  async set(
    actor: TenantActor,
    programmeId: string,
    input: ProgrammeBlockedPeriodsSetInput,
    locale: Locale,
  ): Promise<BlockedPeriod[]> {
    const { periods } = parseInput(setInput, input, locale);
    if (!mayDesign(actor)) throw new NotFound();
    refuseAll(
      periods.flatMap(({ startsOn, endsOn }, at) =>
        endsOn < startsOn
          ? [
              {
                kind: blockedPeriodErrors.PERIOD_ENDS_BEFORE_START,
                field: ['input', 'periods', String(at), 'endsOn'],
              },
            ]
          : [],
      ),
    );
    await this.db.forTenant(actor, async (tx) => {
      // Of two who set them at once, the second replaces what the first set.
      const held = await tx.$queryRaw<object[]>`select from programme where id = ${programmeId}::uuid for update`;
      if (held.length === 0) throw new NotFound();
      await tx.blockedPeriod.deleteMany({ where: { programmeId } });
      await tx.blockedPeriod.createMany({
        data: periods.map(({ startsOn, endsOn, why }) => ({
          tenantId: actor.tenantId,
          id: newId(),
          programmeId,
          startsOn: new Date(startsOn),
          endsOn: new Date(endsOn),
          why,
        })),
      });
    });
    return (await this.programmes.byId(actor, programmeId)).blockedPeriods;
  }
}
