import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { type Page, type PageArgs, pageOf, readPageArgs } from '../../../platform/graphql/pages.js';
import { MATCH_IN_FORCE } from '../../coaching/matching/relations.read-model.js';
import { type VisibleTo, visibleTo } from '../../confidentiality/visible-to.model.js';
import { isOfProgramme, takesPart } from '../participations/participants.read-model.js';
import type { HarvestItem, HarvestReturn } from './harvest.model.js';
import { type HarvestTies, mayGive, mayReadHarvest } from './harvest.policy.js';
import {
  HARVEST_AUDIENCES,
  type HarvestAudience,
  type HarvestOutcome,
  isStillAsked,
  RETURN_MONTHS,
  returnsOn,
} from './harvest.rules.js';

/** More than anybody gives in a working life. */
const MOST_GIVEN = 500;

interface ReturnRow {
  months: number;
  outcome: HarvestOutcome;
  text: string;
  version: number;
  answeredAt: string;
}
type HarvestRow = HarvestTies &
  Omit<HarvestItem, 'visibleTo' | 'returns'> & {
    audience: HarvestAudience;
    archivedAt: Date | null;
    said: ReturnRow[];
  };

/** What ties a person to the programme around a module; aliases m and g. */
const harvestTies = (actor: PersonActor): Prisma.Sql => Prisma.sql`
  ${isOfProgramme(actor)} as "isOfProgramme", ${takesPart(actor.personId)} as "isParticipant",
  exists (select from participation e join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
           where e.tenant_id = g.tenant_id and e.programme_id = g.id and e.left_at is null
             and p.manager_id = ${actor.personId}::uuid) as "managesParticipant",
  exists (select from ${MATCH_IN_FORCE} k where k.tenant_id = m.tenant_id and k.module_id = m.id
             and k.learning_manager_id = ${actor.personId}::uuid) as "coachesParticipant"`;

/** `mayReadHarvest` for what is not put away, in SQL: item h of a module m. */
export const mayBeRead = (actor: PersonActor): Prisma.Sql => Prisma.sql`
  (h.giver_id = ${actor.personId}::uuid or h.audience = 'PROGRAMME' and exists (
    select from programme g where g.tenant_id = m.tenant_id and g.id = m.programme_id and ${isOfProgramme(actor)}))`;

/** What was given, as somebody may see it, each question one statement. */
@Injectable()
export class HarvestReader {
  constructor(private readonly db: Database) {}

  /** @throws NotFound, also for everybody who may not read it. */
  async byId(actor: PersonActor, id: string, locale: Locale): Promise<HarvestItem> {
    const [item] = await this.read(actor, Prisma.sql`h.id = ${id}::uuid`, 1, locale);
    if (!item) throw new NotFound();
    return item;
  }

  /** What the actor may read of a module's harvest, the latest first; nothing of a module that the actor has no part in. */
  async ofModule(actor: PersonActor, moduleId: string, args: PageArgs, locale: Locale): Promise<Page<HarvestItem>> {
    const { limit, after } = readPageArgs(args, ['uuid']);
    const behind = after ? Prisma.sql`h.id < ${after[0]}::uuid` : Prisma.sql`true`;
    const which = Prisma.sql`
      h.module_id = ${moduleId}::uuid and h.archived_at is null and ${behind} and ${mayBeRead(actor)}`;
    return pageOf(await this.read(actor, which, limit + 1, locale), limit, ({ id }) => [id]);
  }

  /** What the actor gave in any module, the latest first. */
  ofGiver(actor: PersonActor, locale: Locale): Promise<HarvestItem[]> {
    const which = Prisma.sql`h.giver_id = ${actor.personId}::uuid and h.archived_at is null`;
    return this.read(actor, which, MOST_GIVEN, locale);
  }

  /** Between which audiences the actor chooses when giving something. @throws NotFound for who gives nothing in this module */
  async audiences(actor: PersonActor, moduleId: string, locale: Locale): Promise<VisibleTo[]> {
    const [ties] = await this.db.read<HarvestTies & Record<string, unknown>>(
      actor,
      Prisma.sql`
        select ${harvestTies(actor)} from module m join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
         where m.id = ${moduleId}::uuid`,
    );
    if (!ties || !mayGive(ties)) throw new NotFound();
    return HARVEST_AUDIENCES.map((audience) => visibleTo(audience, [], locale));
  }

  private async read(actor: PersonActor, which: Prisma.Sql, limit: number, locale: Locale): Promise<HarvestItem[]> {
    const rows = await this.db.read<HarvestRow>(
      actor,
      Prisma.sql`
        select h.id, jsonb_build_object('id', m.id, 'name', m.name) as module, h.giver_id as "giverId", h.behaviour_id as "behaviourId", h.kind, h.text, h.link,
               h.audience, h.version, h.given_on::text as "givenOn", h.archived_at as "archivedAt", ${harvestTies(actor)},
               coalesce(
                 (select jsonb_agg(jsonb_build_object('months', r.months, 'outcome', r.outcome, 'text', r.text, 'version', r.version,
                                                      'answeredAt', r.answered_at))
                    from harvest_return r where r.tenant_id = h.tenant_id and r.item_id = h.id), '[]') as said
          from harvest_item h
          join module m on m.tenant_id = h.tenant_id and m.id = h.module_id
          join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
         where ${which}
         order by h.id desc limit ${limit}`,
    );
    return rows.filter((row) => mayReadHarvest(actor, row, row)).map((row) => shown(row, locale));
  }
}

function shown({ said, audience, ...row }: HarvestRow, locale: Locale): HarvestItem {
  return {
    ...row,
    visibleTo: visibleTo(row.archivedAt === null ? audience : 'OWN', [], locale),
    returns: row.kind === 'COMMITMENT' ? returnsOf(row.givenOn, said) : [],
  };
}

const returnsOf = (givenOn: string, said: readonly ReturnRow[]): HarvestReturn[] =>
  RETURN_MONTHS.filter((months) => isStillAsked(months, said)).map((months) => {
    const answer = said.find((each) => each.months === months);
    return {
      months,
      on: returnsOn(Temporal.PlainDate.from(givenOn), months).toString(),
      outcome: answer?.outcome ?? null,
      text: answer?.text ?? null,
      version: answer?.version ?? 0,
      answeredAt: answer ? new Date(answer.answeredAt) : null,
    };
  });
