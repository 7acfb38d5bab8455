import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Locale, TenantActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound, refuseAll } from '../../../platform/graphql/failures.js';
import { line, parseInput } from '../../../platform/graphql/input.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import { defineUserErrors } from '../../../platform/graphql/user-errors.js';
import { arrange } from '../programmes/arrangement.service.js';
import type { Programme } from '../programmes/programme.model.js';
import { mayDesign } from '../programmes/programme.policy.js';
import { ProgrammeService } from '../programmes/programme.service.js';
import type { ProgrammeBlockedPeriodsSetInput } from './blocked-period.model.js';

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
   * @param version the arrangementVersion of the programme that was seen; when it is no longer the current one nothing changes
   * @throws NotFound; Refusal PERIOD_ENDS_BEFORE_START, INVALID_INPUT
   */
  async set(
    actor: TenantActor,
    programmeId: string,
    version: number,
    input: ProgrammeBlockedPeriodsSetInput,
    locale: Locale,
  ): Promise<{ outcome: Outcome; programme: Programme }> {
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
    const outcome = await this.db.forTenant(actor, async (tx): Promise<Outcome> => {
      if ((await tx.programme.count({ where: { id: programmeId } })) === 0) throw new NotFound();
      if ((await arrange(tx, programmeId, version)) !== 'DONE') return 'EDITED_MEANWHILE';
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
      return 'DONE';
    });
    return { outcome, programme: await this.programmes.byId(actor, programmeId) };
  }
}
