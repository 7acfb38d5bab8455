import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Locale, TenantActor } from '../../../platform/auth/actor.js';
import { publicHolidayName } from '../../../platform/clock/public-holidays.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { parseInput } from '../../../platform/graphql/input.js';
import type { BlockedPeriod } from '../blocked-periods/blocked-period.model.js';
import { mayDesign } from '../programmes/programme.policy.js';
import { ProgrammeService } from '../programmes/programme.service.js';
import type { ProposedStepDays } from './days-proposal.model.js';
import { type DaysOff, dueDays } from './due-days.rules.js';

const WEEKEND = { nl: 'weekend', en: 'weekend' };

@Injectable()
export class DaysProposalService {
  constructor(private readonly programmes: ProgrammeService) {}

  /**
   * The days that the steps of a module would get if it began on a day, around weekends, public holidays and the blocked periods of its
   * programme. Nothing is planned.
   * @throws NotFound; Refusal INVALID_INPUT
   */
  async propose(actor: TenantActor, moduleId: string, firstDay: string, locale: Locale): Promise<ProposedStepDays[]> {
    const startsOn = parseInput(z.iso.date(), firstDay, locale, ['startsOn']);
    if (!mayDesign(actor)) throw new NotFound();
    const programme = await this.programmes.ofModule(actor, moduleId);
    const { steps, skippedSteps } = programme.modules.find(({ id }) => id === moduleId)!;
    // What hangs on a step that is skipped is when it was before.
    const days = dueDays([...steps, ...(skippedSteps ?? [])], startsOn, daysOff(programme.blockedPeriods, locale));
    return steps.flatMap(({ id, key, title }) => {
      const own = days.find((one) => one.key === key);
      if (!own) return [];
      const outsideProgramme = own.startsOn < programme.startsOn || own.endsOn > programme.endsOn;
      return [{ ...own, stepId: id, title, outsideProgramme }];
    });
  }
}

const daysOff = (periods: readonly BlockedPeriod[], locale: Locale): DaysOff => {
  const blockedFor = (day: string) => periods.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)?.why;
  return {
    isBlocked: (day) => blockedFor(day) !== undefined,
    offFor: (day) =>
      blockedFor(day) ??
      publicHolidayName(day)?.[locale] ??
      (Temporal.PlainDate.from(day).dayOfWeek > 5 ? WEEKEND[locale] : undefined),
  };
};
