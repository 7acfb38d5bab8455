import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { localized, parseInput } from '../../../platform/graphql/input.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import { type Page, type PageArgs, pageOf, readPageArgs } from '../../../platform/graphql/pages.js';
import { CONDITION_KINDS } from '../conditions/condition.rules.js';
import { keepApproved } from '../design/design.read-model.js';
import { programmeErrors } from './programme.errors.js';
import type { Programme, ProgrammeCreateInput } from './programme.model.js';
import { mayDesign, viewOf } from './programme.policy.js';
import {
  followedBy,
  type ProgrammeRow,
  programmesWhere,
  visibleTo,
  withId,
  withModule,
} from './programme.read-model.js';
import { type ProgrammeState, phaseAfter, phaseOf, storedPhase } from './programme.rules.js';
import { programmeOf } from './programme-view.js';

/** In what sessions director and management team usually design a programme. */
const DESIGN_SESSIONS = [
  { nl: 'Ontwerpsessie 1: opgaven', en: 'Design session 1: challenges' },
  { nl: 'Ontwerpsessie 2: modules en impactkaart', en: 'Design session 2: modules and impact map' },
];

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
 * who change it at once neither loses anything. An approved design is kept as it was, and holds until the director approves the change.
 * @returns the new version, which what is written is marked with
 * @throws NotFound
 */
export async function changeDesign(tx: TenantTx, actor: TenantActor, programmeId: string): Promise<number> {
  if (!mayDesign(actor)) throw new NotFound();
  const programme = await holdProgramme(tx, programmeId);
  const phase = phaseOf(programme);
  const next = phaseAfter('CHANGE_DESIGN', phase)!;
  if (next !== phase) await keepApproved(tx, programmeId);
  const version = programme.version + 1;
  await tx.programme.updateMany({ where: { id: programmeId }, data: { version, ...storedPhase(next) } });
  return version;
}

/** Something of a design that is to be changed or taken out: of which programme, and in which version it was last written. */
export interface DesignedPart {
  readonly programmeId: string;
  readonly changedIn: number;
  readonly archivedAt: Date | null;
}

/**
 * Changes one part of a design, unless it was written after the version of the programme that the writer has seen.
 * @param find reads the part; it is called again once the programme is held
 * @param write writes it, marked with the new version that it is given; left out when somebody else was first
 * @throws NotFound, also for a part that was taken out
 */
export async function changePart(
  tx: TenantTx,
  actor: TenantActor,
  find: () => Promise<DesignedPart | null>,
  seen: number,
  write: (changedIn: number, programmeId: string) => Promise<unknown>,
): Promise<{ outcome: Outcome; programmeId: string }> {
  if (!mayDesign(actor)) throw new NotFound();
  const part = await find();
  if (!part) throw new NotFound();
  const { programmeId } = part;
  await holdProgramme(tx, programmeId);
  const { changedIn, archivedAt } = (await find())!;
  if (archivedAt) throw new NotFound();
  if (changedIn > seen) return { outcome: 'EDITED_MEANWHILE', programmeId };
  await write(await changeDesign(tx, actor, programmeId), programmeId);
  return { outcome: 'DONE', programmeId };
}

/** @throws NotFound when something is said to be decided on in a session that is not one of this programme's */
export async function mustBeDesignedIn(
  tx: TenantTx,
  programmeId: string,
  designSessionId: string | null | undefined,
): Promise<void> {
  if (!designSessionId) return;
  if ((await tx.designSession.count({ where: { id: designSessionId, programmeId } })) === 0) throw new NotFound();
}

/** @throws NotFound */
async function holdProgramme(
  tx: TenantTx,
  id: string,
): Promise<{ state: string; changeState: string | null; version: number }> {
  const [programme] = await tx.$queryRaw<{ state: string; changeState: string | null; version: number }[]>`
    select state, change_state as "changeState", version from programme where id = ${id}::uuid for update`;
  if (!programme) throw new NotFound();
  return programme;
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
   * Makes a programme with its five conditions and two design sessions.
   * @throws NotFound when the unit or the client is not of this tenant
   * @throws Refusal CLIENT_NOT_CLEAR, PROGRAMME_ENDS_BEFORE_START, INVALID_INPUT
   */
  async create(actor: TenantActor, input: ProgrammeCreateInput, locale: Locale): Promise<Programme> {
    const { clientId, startsOn, endsOn, ...plain } = parseInput(programmeInput, input, locale);
    if (endsOn < startsOn) throw refuse(programmeErrors.PROGRAMME_ENDS_BEFORE_START, ['input', 'endsOn']);
    const id = newId();
    await this.db.forTenant(actor, async (tx) => {
      if ((await tx.orgUnit.count({ where: { id: plain.unitId } })) === 0) throw new NotFound();
      const client = await this.clientOf(tx, plain.unitId, clientId);
      await tx.programme.create({
        data: {
          ...plain,
          tenantId: actor.tenantId,
          id,
          clientId: client,
          startsOn: new Date(startsOn),
          endsOn: new Date(endsOn),
          state: 'DRAFT' satisfies ProgrammeState,
          createdAt: this.clock.now(),
          conditions: { create: CONDITION_KINDS.map((kind) => ({ id: newId(), kind, ownerId: client })) },
          designSessions: {
            create: DESIGN_SESSIONS.map((title, index) => ({ id: newId(), position: index + 1, title })),
          },
        },
      });
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
