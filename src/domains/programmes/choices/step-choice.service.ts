import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor, TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { dayInWords } from '../../../platform/clock/day-in-words.js';
import { localDay } from '../../../platform/clock/working-time.rules.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { stepErrors } from '../modules/step.errors.js';
import { ownStep } from '../modules/step.service.js';
import { mayDesign } from '../programmes/programme.policy.js';
import { stepChosen } from '../programmes.events.js';
import type { StepChoice, StepChosenBy } from './step-choice.model.js';
import { type ChoiceOption, chooseUntil, placesLeft, unchoosableBecause } from './step-choice.rules.js';

interface OptionRow extends ChoiceOption {
  key: string;
  title: LocalizedText;
  choiceKey: string;
  endsOn: string | null;
  chosenBy: string[];
  takesPart: boolean;
}

/** The options of a module's choices, in their order. */
const optionsOf = (moduleId: string, personId: string | null): Prisma.Sql => Prisma.sql`
  select s.id, s.key, s.title, s.choice_key as "choiceKey", s.starts_on::text as "startsOn", s.ends_on::text as "endsOn",
         (select sum(n.capacity)::int from session n where n.tenant_id = s.tenant_id and n.step_id = s.id and n.state = 'PLANNED') as places,
         chosen.people as "chosenBy", cardinality(chosen.people) as taken,
         exists (select from participation e where e.tenant_id = m.tenant_id and e.programme_id = m.programme_id
                    and e.person_id = ${personId}::uuid and e.left_at is null) as "takesPart"
    from module m
    join module_step s on s.tenant_id = m.tenant_id and s.module_id = m.id
   cross join lateral (
     select coalesce(array_agg(c.person_id order by p.family_name, p.given_name, p.id), '{}') as people
       from step_choice c
       join person p on p.tenant_id = c.tenant_id and p.id = c.person_id
       join participation e on e.tenant_id = c.tenant_id and e.programme_id = m.programme_id and e.person_id = c.person_id and e.left_at is null
      where c.tenant_id = s.tenant_id and c.step_id = s.id) chosen
   where m.id = ${moduleId}::uuid and s.requirement = 'CHOICE' and s.skipped_at is null
   order by s.position`;

@Injectable()
export class StepChoiceService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** What the actor has to choose in a module, and chose; empty for who does not take part. */
  async ofActor(actor: PersonActor, moduleId: string): Promise<StepChoice[]> {
    const rows = await this.db.read<OptionRow>(actor, optionsOf(moduleId, actor.personId));
    return rows.some(({ takesPart }) => takesPart) ? choicesOf(rows, actor.personId) : [];
  }

  /** Who chose which step of a module; for coordinators. */
  async ofModule(actor: TenantActor, moduleId: string): Promise<StepChosenBy[]> {
    if (!mayDesign(actor)) throw new NotFound();
    const rows = await this.db.read<OptionRow>(actor, optionsOf(moduleId, null));
    return rows.map(({ id, title, chosenBy }) => ({ stepId: id, title, personIds: chosenBy }));
  }

  /**
   * A participant chooses a step, in place of what they chose before.
   * @throws NotFound; Refusal STEP_NOT_A_CHOICE, CHOICE_OVER, STEP_FULL
   */
  async choose(actor: PersonActor, stepId: string, locale: Locale): Promise<StepChoice> {
    const { tenantId, personId } = actor;
    const now = this.clock.now();
    const { moduleId, choiceKey } = await this.db.forTenant(actor, async (tx) => {
      const step = await ownStep(tx, actor, stepId);
      if (!step.takesPart) throw new NotFound();
      const { moduleId, choiceKey } = step;
      if (choiceKey === null) throw refuse(stepErrors.STEP_NOT_A_CHOICE, ['stepId']);
      const rows = await tx.$queryRaw<OptionRow[]>(optionsOf(moduleId, personId));
      const options = rows.filter((row) => row.choiceKey === choiceKey);
      const option = options.find(({ id }) => id === stepId)!;
      const today = localDay(now, step).toString();
      const reason = unchoosableBecause(option, options, step.chosenStepId, today);
      if (reason) throw refuse(stepErrors[reason], ['stepId'], { until: inWords(chooseUntil(options), locale) });
      await tx.stepChoice.upsert({
        where: { tenantId_moduleId_choiceKey_personId: { tenantId, moduleId, choiceKey, personId } },
        create: { tenantId, moduleId, choiceKey, personId, stepId, chosenAt: now },
        update: { stepId, chosenAt: now },
      });
      if (step.chosenStepId !== stepId) await record(tx, tenantId, stepChosen, { moduleId, choiceKey, personId }, now);
      return { moduleId, choiceKey };
    });
    return (await this.ofActor(actor, moduleId)).find((choice) => choice.choiceKey === choiceKey)!;
  }
}

/** Who is asked to do a step: of a step to choose those who chose it, of any other everybody who takes part. */
export async function whoDoes(tx: TenantTx, stepId: string | null, participants: readonly string[]): Promise<string[]> {
  const step = stepId && (await tx.moduleStep.findFirst({ where: { id: stepId, requirement: 'CHOICE' } }));
  if (!step) return [...participants];
  const chosen = await tx.stepChoice.findMany({ where: { stepId: step.id }, select: { personId: true } });
  return participants.filter((id) => chosen.some(({ personId }) => personId === id));
}

function choicesOf(rows: readonly OptionRow[], personId: string): StepChoice[] {
  const keys = [...new Set(rows.map(({ choiceKey }) => choiceKey))];
  return keys.map((choiceKey) => {
    const options = rows.filter((row) => row.choiceKey === choiceKey);
    return {
      choiceKey,
      until: chooseUntil(options),
      options: options.map(({ id, key, title, startsOn, endsOn, chosenBy, ...places }) => ({
        stepId: id,
        key,
        title,
        startsOn,
        endsOn,
        placesLeft: placesLeft({ id, startsOn, ...places }),
        isChosen: chosenBy.includes(personId),
      })),
    };
  });
}

const inWords = (day: string | null, locale: Locale): string => (day === null ? '' : dayInWords(day, locale));
