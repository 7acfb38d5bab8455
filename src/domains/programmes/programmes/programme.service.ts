import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, type Refused, refuse, refuseAll } from '../../../platform/graphql/failures.js';
import { localized, parseInput } from '../../../platform/graphql/input.js';
import { type Page, type PageArgs, pageOf, readPageArgs } from '../../../platform/graphql/pages.js';
import { generalErrors, type UserErrorKind } from '../../../platform/graphql/user-errors.js';
import { CONDITION_KINDS, unsigned } from '../conditions/condition.rules.js';
import { programmeApproved, programmeSubmitted } from '../programmes.events.js';
import { programmeErrors } from './programme.errors.js';
import type { Programme, ProgrammeCreateInput } from './programme.model.js';
import { isClient, mayDesign, viewOf } from './programme.policy.js';
import {
  followedBy,
  type ProgrammeRow,
  programmeOf,
  programmesWhere,
  visibleTo,
  withId,
  withModule,
} from './programme.read-model.js';
import { type DesignGap, gapsIn, type ProgrammeState, stateAfter, statesFor } from './programme.rules.js';

/** More than anybody follows in a working life. */
const MOST_FOLLOWED = 100;

const programmeInput = z.object({
  name: localized(200),
  unitId: z.uuid(),
  clientId: z.uuid().nullish(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  timeZone: z.string(),
});

/** What another domain needs to know of the programme around a module. */
export interface ModuleContext {
  readonly moduleId: string;
  readonly programmeId: string;
  /** The director who owns the programme. */
  readonly clientId: string;
  readonly unitId: string;
  /** IANA name: 'Europe/Amsterdam'. */
  readonly timeZone: string;
  /** DRAFT, SUBMITTED or APPROVED. */
  readonly state: string;
}

/**
 * The programme around a module.
 * @throws NotFound when the tenant has no such module
 */
export async function moduleContext(tx: TenantTx, moduleId: string): Promise<ModuleContext> {
  const module = await tx.module.findFirst({
    where: { id: moduleId },
    select: { programme: { select: { id: true, clientId: true, unitId: true, timeZone: true, state: true } } },
  });
  if (!module) throw new NotFound();
  const { id: programmeId, ...programme } = module.programme;
  return { moduleId, programmeId, ...programme };
}

/** Who takes part in a programme now, in the order of their enrolment. */
export async function participantIds(tx: TenantTx, programmeId: string): Promise<string[]> {
  const participations = await tx.participation.findMany({
    where: { programmeId, leftAt: null },
    orderBy: { id: 'asc' },
    select: { personId: true },
  });
  return participations.map(({ personId }) => personId);
}

/**
 * Begins a change of a programme's design: raises its version, and holds the programme until the transaction ends, so that of two people
 * who change it at once neither loses anything.
 * @throws NotFound; Refusal DESIGN_IS_APPROVED
 */
export async function changeDesign(tx: TenantTx, actor: TenantActor, programmeId: string): Promise<void> {
  if (!mayDesign(actor)) throw new NotFound();
  const changed = await tx.programme.updateMany({
    where: { id: programmeId, state: { in: statesFor('CHANGE_DESIGN') } },
    data: { version: { increment: 1 } },
  });
  if (changed.count > 0) return;
  if ((await tx.programme.count({ where: { id: programmeId } })) === 0) throw new NotFound();
  throw refuse(programmeErrors.DESIGN_IS_APPROVED);
}

@Injectable()
export class ProgrammeService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * A programme as far as the actor may see it.
   * @throws NotFound
   */
  async byId(actor: TenantActor, id: string): Promise<Programme> {
    const [programme] = await this.read(actor, withId(id), 1);
    if (!programme) throw new NotFound();
    return programme;
  }

  /**
   * The programme that a module is of, as far as the actor may see it.
   * @throws NotFound
   */
  async ofModule(actor: TenantActor, moduleId: string): Promise<Programme> {
    const [programme] = await this.read(actor, withModule(moduleId), 1);
    if (!programme) throw new NotFound();
    return programme;
  }

  /** Every programme that the actor may see something of, the latest first. */
  async visible(actor: TenantActor, args: PageArgs): Promise<Page<Programme>> {
    const { limit, after } = readPageArgs(args, ['day', 'uuid']);
    const behind = after ? Prisma.sql`(g.starts_on, g.id) < (${after[0]}::date, ${after[1]}::uuid)` : Prisma.sql`true`;
    const programmes = await this.read(actor, Prisma.sql`${visibleTo(actor)} and ${behind}`, limit + 1);
    return pageOf(programmes, limit, ({ startsOn, id }) => [startsOn, id]);
  }

  /** The programmes in which the actor takes part, the latest first. */
  followed(actor: TenantActor): Promise<Programme[]> {
    return this.read(actor, followedBy(actor), MOST_FOLLOWED);
  }

  /**
   * Makes a programme with its five conditions.
   * @throws NotFound when the unit or the client is not of this tenant
   * @throws Refusal CLIENT_NOT_CLEAR, PROGRAMME_ENDS_BEFORE_START, INVALID_INPUT
   */
  async create(actor: TenantActor, input: ProgrammeCreateInput, locale: Locale): Promise<Programme> {
    const { clientId, startsOn, endsOn, ...plain } = parseInput(programmeInput, input, locale);
    if (endsOn < startsOn) throw refuse(programmeErrors.PROGRAMME_ENDS_BEFORE_START, ['input', 'endsOn']);
    const id = newId();
    await this.db.forTenant(actor, async (tx) => {
      if ((await tx.orgUnit.count({ where: { id: plain.unitId } })) === 0) throw new NotFound();
      await tx.programme.create({
        data: {
          ...plain,
          tenantId: actor.tenantId,
          id,
          clientId: await this.clientOf(tx, plain.unitId, clientId),
          startsOn: new Date(startsOn),
          endsOn: new Date(endsOn),
          state: 'DRAFT' satisfies ProgrammeState,
          createdAt: this.clock.now(),
          conditions: { create: CONDITION_KINDS.map((kind) => ({ id: newId(), kind })) },
        },
      });
    });
    return this.byId(actor, id);
  }

  /**
   * Asks the director for approval.
   * @throws NotFound
   * @throws Refusal PROGRAMME_NOT_A_DRAFT, EDITED_MEANWHILE, and every gap that there is in the design
   */
  async submit(actor: TenantActor, id: string, locale: Locale): Promise<Programme> {
    const programme = await this.byId(actor, id);
    if (!mayDesign(actor)) throw new NotFound();
    const state = stateAfter('SUBMIT', programme.state);
    if (!state) throw refuse(programmeErrors.PROGRAMME_NOT_A_DRAFT, ['id'], { state: programme.state });
    refuseAll(lacks(programme, locale));
    await this.db.forTenant(actor, async (tx) => {
      await move(tx, programme, { state });
      await record(tx, actor.tenantId, programmeSubmitted, { programmeId: id }, this.clock.now());
    });
    return this.byId(actor, id);
  }

  /**
   * The director approves the version of the design that was seen.
   * @throws NotFound for everyone but the client
   * @throws Refusal PROGRAMME_NOT_SUBMITTED, EDITED_MEANWHILE, CONDITION_UNSIGNED for each, and every gap that there is in the design
   */
  async approve(actor: TenantActor, id: string, version: number, locale: Locale): Promise<Programme> {
    const programme = await this.byId(actor, id);
    if (!isClient(actor, programme)) throw new NotFound();
    const state = stateAfter('APPROVE', programme.state);
    if (!state) throw refuse(programmeErrors.PROGRAMME_NOT_SUBMITTED, ['id'], { state: programme.state });
    if (programme.version !== version) throw refuse(generalErrors.EDITED_MEANWHILE, ['version']);
    const open = unsigned(programme.conditions ?? []).map(({ kind }) => ({
      kind: programmeErrors.CONDITION_UNSIGNED,
      values: { condition: kind },
    }));
    refuseAll([...lacks(programme, locale), ...open]);
    const now = this.clock.now();
    await this.db.forTenant(actor, async (tx) => {
      await move(tx, programme, { state, approvedAt: now });
      await record(tx, actor.tenantId, programmeApproved, { programmeId: id }, now);
    });
    return this.byId(actor, id);
  }

  private async read(actor: TenantActor, condition: Prisma.Sql, limit: number): Promise<Programme[]> {
    const rows = await this.db.read<ProgrammeRow>(actor, programmesWhere(actor, condition, limit));
    return rows.flatMap((row) => {
      const view = viewOf(actor, row);
      return view ? [programmeOf(row, view)] : [];
    });
  }

  private async clientOf(tx: TenantTx, unitId: string, chosenId: string | null | undefined): Promise<string> {
    const candidates = await tx.person.findMany({
      where: chosenId ? { id: chosenId } : { unitId, echelon: 'STRATEGIC' },
      select: { id: true },
      take: 2,
    });
    const [client, another] = candidates;
    if (client && !another) return client.id;
    throw chosenId ? new NotFound() : refuse(programmeErrors.CLIENT_NOT_CLEAR, ['input', 'clientId']);
  }
}

const GAPS = {
  LEADERSHIP_CHALLENGE: programmeErrors.LEADERSHIP_CHALLENGE_MISSING,
  MODULE: programmeErrors.MODULE_MISSING,
  THEME: programmeErrors.MODULE_WITHOUT_THEME,
} satisfies Record<DesignGap<unknown>['missing'], UserErrorKind>;

/** Everything that a design lacks. */
const lacks = ({ businessChallenges, modules }: Programme, locale: Locale): Refused[] =>
  gapsIn({ businessChallenges: businessChallenges ?? [], modules }).map((gap) => ({
    kind: GAPS[gap.missing],
    values: gap.missing === 'THEME' ? { module: gap.module[locale] } : undefined,
  }));

/** @throws Refusal EDITED_MEANWHILE when the programme no longer is what was decided on. */
async function move(
  tx: TenantTx,
  seen: Pick<Programme, 'id' | 'state' | 'version'>,
  data: { state: ProgrammeState; approvedAt?: Date },
): Promise<void> {
  const { id, state, version } = seen;
  const moved = await tx.programme.updateMany({ where: { id, state, version }, data });
  if (moved.count === 0) throw refuse(generalErrors.EDITED_MEANWHILE);
}
