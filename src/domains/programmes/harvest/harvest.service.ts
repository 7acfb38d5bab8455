import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { localDay } from '../../../platform/clock/working-time.rules.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { httpsAddress, parseInput, prose } from '../../../platform/graphql/input.js';
import { type Outcome, outcomeOf } from '../../../platform/graphql/outcome.js';
import { moduleContext, openModule } from '../modules/module-context.service.js';
import { harvestGiven } from '../programmes.events.js';
import { harvestErrors } from './harvest.errors.js';
import type { HarvestAnswerInput, HarvestChangeInput, HarvestGiveInput } from './harvest.model.js';
import { HarvestReader } from './harvest.read-model.js';
import {
  HARVEST_AUDIENCES,
  HARVEST_KINDS,
  HARVEST_OUTCOMES,
  type HarvestKind,
  type HarvestOutcome,
  isStillAsked,
  RETURN_MONTHS,
  type ReturnMonths,
  returnsOn,
} from './harvest.rules.js';

const changeInput = z.object({
  text: prose(4_000).pipe(z.string().min(1)),
  link: httpsAddress.nullish(),
  audience: z.enum(HARVEST_AUDIENCES),
  behaviourId: z.uuid().nullish(),
});
const giveInput = changeInput.extend({ kind: z.enum(HARVEST_KINDS) });
const answerInput = z.object({ outcome: z.enum(HARVEST_OUTCOMES), text: prose(1_000) });
const returnMonths = z.literal([...RETURN_MONTHS]);

/** What people take along from a module, and what becomes of it. */
@Injectable()
export class HarvestService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly reader: HarvestReader,
  ) {}

  /**
   * @returns the id of what was given
   * @throws NotFound for who gives nothing in this module
   * @throws Refusal INVALID_INPUT, BEHAVIOUR_NOT_IN_MODULE
   */
  async give(actor: PersonActor, moduleId: string, input: HarvestGiveInput, locale: Locale): Promise<string> {
    const given = parseInput(giveInput, input, locale);
    await this.reader.audiences(actor, moduleId, locale);
    const now = this.clock.now();
    return this.db.forTenant(actor, async (tx) => {
      const { timeZone } = await openModule(tx, moduleId);
      await checkBehaviour(tx, moduleId, given.behaviourId);
      const givenOn = new Date(localDay(now, { timeZone }).toString());
      const id = newId();
      await tx.harvestItem.create({
        data: { ...given, tenantId: actor.tenantId, id, moduleId, giverId: actor.personId, givenAt: now, givenOn },
      });
      await record(tx, actor.tenantId, harvestGiven, { moduleId, personId: actor.personId }, now);
      return id;
    });
  }

  /**
   * Says it otherwise, or for others.
   * @param version the one that the giver has seen; when it is no longer the current one nothing is written
   * @throws NotFound; Refusal INVALID_INPUT, HARVEST_ARCHIVED, BEHAVIOUR_NOT_IN_MODULE
   */
  async change(
    actor: PersonActor,
    id: string,
    version: number,
    input: HarvestChangeInput,
    locale: Locale,
  ): Promise<Outcome> {
    const { link = null, behaviourId = null, ...changed } = parseInput(changeInput, input, locale);
    return this.db.forTenant(actor, async (tx) => {
      const { moduleId } = await own(tx, actor, id);
      await checkBehaviour(tx, moduleId, behaviourId);
      const said = await tx.harvestItem.updateMany({
        where: { id, version, archivedAt: null },
        data: { ...changed, link, behaviourId, version: { increment: 1 } },
      });
      return outcomeOf(said);
    });
  }

  /** Puts it away: from then on it is its giver's alone, and does not come back. @throws NotFound; Refusal HARVEST_ARCHIVED */
  async archive(actor: PersonActor, id: string, version: number): Promise<Outcome> {
    return this.db.forTenant(actor, async (tx) => {
      await own(tx, actor, id);
      const archived = await tx.harvestItem.updateMany({
        where: { id, version, archivedAt: null },
        data: { archivedAt: this.clock.now(), version: { increment: 1 } },
      });
      return outcomeOf(archived);
    });
  }

  /**
   * Tells what has become of a commitment when it comes back.
   * @param version of what was said before, 0 for nothing; when it is no longer the current one nothing is written
   * @throws NotFound
   * @throws Refusal INVALID_INPUT, HARVEST_ARCHIVED, NOT_A_COMMITMENT, COMMITMENT_NOT_DUE, COMMITMENT_LET_GO
   */
  async answer(
    actor: PersonActor,
    itemId: string,
    months: number,
    version: number,
    input: HarvestAnswerInput,
    locale: Locale,
  ): Promise<Outcome> {
    const said = parseInput(answerInput, input, locale);
    const after = parseInput(returnMonths, months, locale, ['months']);
    const { tenantId } = actor;
    return this.db.forTenant(actor, async (tx) => {
      await this.checkDue(tx, await own(tx, actor, itemId), after);
      const answeredAt = this.clock.now();
      const answered =
        version === 0
          ? await tx.harvestReturn.createMany({
              data: [{ ...said, tenantId, itemId, months: after, answeredAt }],
              skipDuplicates: true,
            })
          : await tx.harvestReturn.updateMany({
              where: { itemId, months: after, version },
              data: { ...said, answeredAt, version: { increment: 1 } },
            });
      return outcomeOf(answered);
    });
  }

  private async checkDue(tx: TenantTx, item: OwnItem, months: ReturnMonths): Promise<void> {
    if (item.kind !== ('COMMITMENT' satisfies HarvestKind)) throw refuse(harvestErrors.NOT_A_COMMITMENT, ['id']);
    const { timeZone } = await moduleContext(tx, item.moduleId);
    const day = returnsOn(localDay(item.givenOn, { timeZone: 'UTC' }), months);
    if (Temporal.PlainDate.compare(day, localDay(this.clock.now(), { timeZone })) > 0)
      throw refuse(harvestErrors.COMMITMENT_NOT_DUE, ['months'], { day: new Date(`${day}T12:00:00Z`) });
    const said = item.returns.map((each) => ({ ...each, outcome: each.outcome as HarvestOutcome }));
    if (!isStillAsked(months, said)) throw refuse(harvestErrors.COMMITMENT_LET_GO, ['months']);
  }
}

type OwnItem = Awaited<ReturnType<typeof own>>;

/** Something that the actor gave and did not put away. @throws NotFound; Refusal HARVEST_ARCHIVED */
async function own(tx: TenantTx, { personId }: PersonActor, id: string) {
  const item = await tx.harvestItem.findFirst({
    where: { id, giverId: personId },
    include: { returns: { select: { months: true, outcome: true } } },
  });
  if (!item) throw new NotFound();
  if (item.archivedAt !== null) throw refuse(harvestErrors.HARVEST_ARCHIVED, ['id']);
  return item;
}

/** @throws Refusal BEHAVIOUR_NOT_IN_MODULE for one that the module's impact map does not have, or no longer */
async function checkBehaviour(tx: TenantTx, moduleId: string, id: string | null | undefined): Promise<void> {
  if (id && (await tx.behaviour.count({ where: { id, moduleId, archivedAt: null } })) === 0)
    throw refuse(harvestErrors.BEHAVIOUR_NOT_IN_MODULE, ['input', 'behaviourId']);
}
