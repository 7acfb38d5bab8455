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
import { type Page, type PageArgs, pageOf, readPageArgs } from '../../../platform/graphql/pages.js';
import { CONDITION_KINDS } from '../conditions/condition.rules.js';
import { programmeErrors } from './programme.errors.js';
import type { Programme, ProgrammeCreateInput } from './programme.model.js';
import { viewOf } from './programme.policy.js';
import { followedBy, type ProgrammeRow, programmesWhere, shownTo, withId, withModule } from './programme.read-model.js';
import type { ProgrammeState } from './programme.rules.js';
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
    const programmes = await this.read(actor, Prisma.sql`${shownTo(actor)} and ${behind}`, limit + 1);
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
