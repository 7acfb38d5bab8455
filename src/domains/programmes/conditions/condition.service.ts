import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor, TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { httpsAddress, localized, parseInput, prose } from '../../../platform/graphql/input.js';
import { type Outcome, outcomeOf } from '../../../platform/graphql/outcome.js';
import { changeDesign, changePart } from '../design/design-change.service.js';
import { programmeErrors } from '../programmes/programme.errors.js';
import { isClient, mayDesign } from '../programmes/programme.policy.js';
import { CONDITION, type ProgrammeRow } from '../programmes/programme.read-model.js';
import { conditionOf } from '../programmes/programme-view.js';
import type {
  Condition,
  ConditionAddInput,
  ConditionChangeInput,
  ConditionEvidenceAddInput,
  ConditionRiskReportInput,
} from './condition.model.js';
import { maySeeCondition, maySeeTo } from './condition.policy.js';

const someProse = prose(2000).pipe(z.string().min(1));
const addInput = z.object({ title: localized(200), ownerId: z.uuid().nullish() });
const changeInput = z.object({ title: localized(200) });
const evidenceInput = z.object({
  text: someProse,
  link: httpsAddress.nullish(),
});
const riskInput = z.object({ reason: someProse });

/** As many own conditions as anybody can keep an eye on. */
const MOST_CONDITIONS = 30;

/** What became of a change, and the condition as it is now. */
interface Written {
  readonly outcome: Outcome;
  readonly condition: Condition;
}

@Injectable()
export class ConditionService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound for everyone but coordinators, the client and the owner */
  async byId(actor: TenantActor, id: string): Promise<Condition> {
    const [condition] = await this.read(actor, Prisma.sql`part.id = ${id}::uuid`);
    if (!condition) throw new NotFound();
    return condition;
  }

  /** The conditions that the actor owns, of every programme. */
  owned(actor: PersonActor): Promise<Condition[]> {
    return this.read(actor, Prisma.sql`part.owner_id = ${actor.personId}::uuid`);
  }

  /** Adds a condition of the programme's own. @throws NotFound; Refusal TOO_MANY_CONDITIONS, INVALID_INPUT */
  async add(actor: TenantActor, programmeId: string, input: ConditionAddInput, locale: Locale): Promise<Condition> {
    const { title, ownerId } = parseInput(addInput, input, locale);
    const id = newId();
    await this.db.forTenant(actor, async (tx) => {
      const changedIn = await changeDesign(tx, actor, programmeId);
      const { clientId } = await tx.programme.findFirstOrThrow({
        where: { id: programmeId },
        select: { clientId: true },
      });
      const own = await tx.condition.findMany({ where: { programmeId, kind: null }, select: { archivedAt: true } });
      // Behind all that there ever were; what was taken out stands in nobody's way.
      const position = 1 + own.length;
      if (own.filter(({ archivedAt }) => archivedAt === null).length >= MOST_CONDITIONS)
        throw refuse(programmeErrors.TOO_MANY_CONDITIONS, ['programmeId'], { most: MOST_CONDITIONS });
      const owner = await personOrElse(tx, ownerId, clientId);
      await tx.condition.create({
        data: { tenantId: actor.tenantId, id, programmeId, title, position, ownerId: owner, changedIn },
      });
    });
    return this.byId(actor, id);
  }

  /**
   * Words a condition of the programme's own anew; what was signed in other words is no longer.
   * @param version of the programme, that the writer has seen
   * @throws NotFound, also for one of the five; Refusal TAKEN_OUT_OF_DESIGN, INVALID_INPUT
   */
  async change(
    actor: TenantActor,
    id: string,
    version: number,
    input: ConditionChangeInput,
    locale: Locale,
  ): Promise<{ outcome: Outcome; condition: Condition }> {
    const { title } = parseInput(changeInput, input, locale);
    const { outcome } = await this.db.forTenant(actor, (tx) =>
      changePart(tx, actor, ownPart(tx, id), version, (changedIn) =>
        tx.condition.updateMany({
          where: { id },
          data: { title, changedIn, signedAt: null, signedById: null, version: { increment: 1 } },
        }),
      ),
    );
    return { outcome, condition: await this.byId(actor, id) };
  }

  /** Takes a condition of the programme's own out of the design; it is kept in the archive. @throws NotFound, also for one of the five */
  async archive(
    actor: TenantActor,
    id: string,
    version: number,
  ): Promise<{ outcome: Outcome; condition: Condition | null }> {
    const { outcome } = await this.db.forTenant(actor, (tx) =>
      changePart(tx, actor, ownPart(tx, id), version, (changedIn) =>
        tx.condition.updateMany({
          where: { id },
          data: { archivedAt: this.clock.now(), changedIn, version: { increment: 1 } },
        }),
      ),
    );
    return { outcome, condition: outcome === 'DONE' ? null : await this.byId(actor, id) };
  }

  /**
   * Makes somebody the owner of a condition.
   * @param version the one that the coordinator has seen; when it is no longer the current one nothing is written
   * @throws NotFound
   */
  async assignOwner(actor: TenantActor, id: string, version: number, personId: string): Promise<Written> {
    const outcome = await this.db.forTenant(actor, async (tx) => {
      if (!mayDesign(actor)) throw new NotFound();
      const ownerId = await personOrElse(tx, personId, personId);
      inDesign(await tx.condition.findFirst({ where: { id }, select: { archivedAt: true } }));
      return write(tx, id, version, { ownerId });
    });
    return { outcome, condition: await this.byId(actor, id) };
  }

  /** Adds what shows that a condition is met. @throws NotFound; Refusal INVALID_INPUT */
  async addEvidence(
    actor: PersonActor,
    conditionId: string,
    input: ConditionEvidenceAddInput,
    locale: Locale,
  ): Promise<Condition> {
    const { text, link } = parseInput(evidenceInput, input, locale);
    const { tenantId, personId: addedById } = actor;
    const addedAt = this.clock.now();
    await this.db.forTenant(actor, async (tx) => {
      await seenTo(tx, actor, conditionId);
      await tx.conditionEvidence.create({
        data: { tenantId, id: newId(), conditionId, text, link: link ?? null, addedById, addedAt },
      });
      await tx.condition.updateMany({ where: { id: conditionId }, data: { version: { increment: 1 } } });
    });
    return this.byId(actor, conditionId);
  }

  /** Puts evidence away that the actor added; a coordinator any. It is kept in the archive. @throws NotFound */
  async archiveEvidence(actor: PersonActor, id: string): Promise<Condition> {
    const conditionId = await this.db.forTenant(actor, async (tx) => {
      const evidence = await tx.conditionEvidence.findFirst({ where: { id, archivedAt: null } });
      if (!evidence) throw new NotFound();
      await seenTo(tx, actor, evidence.conditionId);
      if (evidence.addedById !== actor.personId && !mayDesign(actor)) throw new NotFound();
      const { count } = await tx.conditionEvidence.updateMany({
        where: { id, archivedAt: null },
        data: { archivedAt: this.clock.now() },
      });
      if (count > 0)
        await tx.condition.updateMany({ where: { id: evidence.conditionId }, data: { version: { increment: 1 } } });
      return evidence.conditionId;
    });
    return this.byId(actor, conditionId);
  }

  /**
   * Reports that a condition is at risk; reported again it gets the new reason and stays at risk since the first.
   * @param version the one that was seen; when it is no longer the current one nothing is written
   * @throws NotFound; Refusal INVALID_INPUT
   */
  async reportRisk(
    actor: PersonActor,
    id: string,
    version: number,
    input: ConditionRiskReportInput,
    locale: Locale,
  ): Promise<Written> {
    const { reason } = parseInput(riskInput, input, locale);
    const now = this.clock.now();
    const outcome = await this.db.forTenant(actor, async (tx) => {
      const { atRiskSince } = await seenTo(tx, actor, id);
      return write(tx, id, version, { atRiskSince: atRiskSince ?? now, atRiskReason: reason });
    });
    return { outcome, condition: await this.byId(actor, id) };
  }

  /**
   * Reports that the risk is over.
   * @param version the one that was seen; when it is no longer the current one the risk stays
   * @throws NotFound; Refusal CONDITION_NOT_AT_RISK
   */
  async endRisk(actor: PersonActor, id: string, version: number): Promise<Written> {
    const outcome = await this.db.forTenant(actor, async (tx) => {
      const { atRiskSince } = await seenTo(tx, actor, id);
      if (atRiskSince === null) throw refuse(programmeErrors.CONDITION_NOT_AT_RISK, ['id']);
      return write(tx, id, version, { atRiskSince: null, atRiskReason: null });
    });
    return { outcome, condition: await this.byId(actor, id) };
  }

  /**
   * The client signs for a condition as it was seen; signing again changes nothing.
   * @param version the one that the client has seen; when it is no longer the current one nothing is signed
   * @throws NotFound for everyone but the client
   */
  async sign(actor: TenantActor, id: string, version: number): Promise<Written> {
    const outcome = await this.db.forTenant(actor, async (tx) => {
      const condition = await tx.condition.findFirst({
        where: { id },
        select: { archivedAt: true, signedAt: true, programme: { select: { clientId: true } } },
      });
      if (actor.kind !== 'person' || !condition || !isClient(actor, condition.programme)) throw new NotFound();
      inDesign(condition);
      if (condition.signedAt) return 'DONE';
      return write(tx, id, version, { signedAt: this.clock.now(), signedById: actor.personId });
    });
    return { outcome, condition: await this.byId(actor, id) };
  }

  private async read(actor: TenantActor, where: Prisma.Sql): Promise<Condition[]> {
    const rows = await this.db.read<{ clientId: string; condition: ProgrammeRow['conditions'][number] }>(
      actor,
      Prisma.sql`select g.client_id as "clientId", ${CONDITION} as condition
                   from condition part join programme g on g.tenant_id = part.tenant_id and g.id = part.programme_id
                  where part.archived_at is null and ${where} order by g.starts_on desc, g.id, part.position nulls first, part.id`,
    );
    return rows
      .filter(({ clientId, condition }) => maySeeCondition(actor, { clientId, ownerId: condition.ownerId }))
      .map(({ condition }) => conditionOf(condition));
  }
}

/** @throws NotFound when somebody is named whom the tenant does not have */
async function personOrElse(tx: TenantTx, personId: string | null | undefined, otherwise: string): Promise<string> {
  if (personId && (await tx.person.count({ where: { id: personId } })) === 0) throw new NotFound();
  return personId ?? otherwise;
}

/** Writes a condition unless it is no longer as it was seen. */
async function write(
  tx: TenantTx,
  id: string,
  version: number,
  data: Prisma.ConditionUncheckedUpdateManyInput,
): Promise<Outcome> {
  return outcomeOf(
    await tx.condition.updateMany({
      where: { id, version, archivedAt: null },
      data: { ...data, version: { increment: 1 } },
    }),
  );
}

/** @throws NotFound unless the actor sees to this condition; Refusal TAKEN_OUT_OF_DESIGN */
async function seenTo(tx: TenantTx, actor: PersonActor, id: string): Promise<{ atRiskSince: Date | null }> {
  const condition = await tx.condition.findFirst({
    where: { id },
    select: { archivedAt: true, ownerId: true, atRiskSince: true, programme: { select: { clientId: true } } },
  });
  if (!condition || !maySeeTo(actor, { ownerId: condition.ownerId, clientId: condition.programme.clientId }))
    throw new NotFound();
  inDesign(condition);
  return condition;
}

/** Whoever would have found a condition hears that it is no longer there. @throws NotFound; Refusal TAKEN_OUT_OF_DESIGN */
function inDesign(condition: { readonly archivedAt: Date | null } | null): void {
  if (!condition) throw new NotFound();
  if (condition.archivedAt !== null) throw refuse(programmeErrors.TAKEN_OUT_OF_DESIGN, ['id']);
}

const ownPart = (tx: TenantTx, id: string) => () =>
  tx.condition.findFirst({
    where: { id, kind: null },
    select: { programmeId: true, changedIn: true, archivedAt: true },
  });
