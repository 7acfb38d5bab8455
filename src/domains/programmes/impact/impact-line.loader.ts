import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { APPROVED_DESIGN, DESIGN, list } from '../design/design.read-model.js';
import type { Design } from '../design/design.rules.js';
import { mayBeRead } from '../harvest/harvest.read-model.js';
import { type ProgrammeTies, viewOf } from '../programmes/programme.policy.js';
import { shownTo, tiesTo, withId } from '../programmes/programme.read-model.js';
import { behaviourOf } from '../programmes/programme-view.js';
import type {
  ImpactLine,
  ImpactLineAssignment,
  ImpactLineGoal,
  ImpactLineHarvest,
  ImpactLineItem,
} from './impact-line.model.js';
import { linesOf } from './impact-line.rules.js';

interface LinesRow extends ProgrammeTies, Record<string, unknown> {
  id: string;
  state: string;
  /** k of the tenant. */
  threshold: number;
  design: Design;
  approved: Design | null;
  items: (ImpactLineItem & { behaviourId: string })[];
  counts: { behaviourId: string; withGoals: number; withAssignments: number }[];
  myGoals: (ImpactLineGoal & { behaviourId: string })[];
  myAssignments: (ImpactLineAssignment & { behaviourId: string })[];
  harvest: (ImpactLineHarvest & { behaviourId: string })[];
}

/** The latest of each behaviour; the rest is in the harvest of the module. */
const MOST_HARVEST = 50;

const ofProgramme = Prisma.sql`join module m on m.tenant_id = b.tenant_id and m.id = b.module_id
  where m.tenant_id = g.tenant_id and m.programme_id = g.id`;
const ITEMS = list(
  Prisma.sql`json_build_object('behaviourId', part.behaviour_id, 'questionnaireId', part.questionnaire_id, 'key', part.item_key,
    'competency', asked.competency, 'text', json_build_object('nl', coalesce(asked.text ->> 'nl', asked.text ->> 'en'), 'en', coalesce(asked.text ->> 'en', asked.text ->> 'nl')))`,
  Prisma.sql`part.questionnaire_id, asked.place`,
  Prisma.sql`behaviour_item part join behaviour b on b.tenant_id = part.tenant_id and b.id = part.behaviour_id
    join questionnaire_version q on q.tenant_id = part.tenant_id and q.id = part.questionnaire_id
    cross join lateral (
      select competency ->> 'key' as competency, item -> 'other' as text, row_number() over (order by c, i) as place, item ->> 'key' as key
        from jsonb_array_elements(q.definition -> 'competencies') with ordinality as competencies (competency, c)
       cross join jsonb_array_elements(competency -> 'items') with ordinality as items (item, i)) asked
    ${ofProgramme} and asked.key = part.item_key`,
);
/** Development goals d that are about behaviours of programme g, with whose they are. */
const TIED_GOALS = Prisma.sql`development_goal d join pop_conversation c on c.tenant_id = d.tenant_id and c.id = d.conversation_id
  join behaviour b on b.tenant_id = d.tenant_id and b.id = d.behaviour_id`;
const OF_GOAL = Prisma.sql`assignment a where a.tenant_id = d.tenant_id and a.goal_id = d.id and a.archived_at is null`;
const COUNTS = list(
  Prisma.sql`json_build_object('behaviourId', part.behaviour_id, 'withGoals', part.with_goals, 'withAssignments', part.with_assignments)`,
  Prisma.sql`part.behaviour_id`,
  Prisma.sql`(select d.behaviour_id, count(distinct c.participant_id)::int as with_goals,
                     (count(distinct c.participant_id) filter (where exists (select from ${OF_GOAL})))::int as with_assignments
                from ${TIED_GOALS} ${ofProgramme} and d.archived_at is null group by d.behaviour_id) part`,
);
const myGoals = (personId: string | null) =>
  list(
    Prisma.sql`json_build_object('behaviourId', d.behaviour_id, 'id', d.id, 'conversationId', d.conversation_id, 'behaviour', d.behaviour)`,
    Prisma.sql`d.conversation_id, d.position`,
    Prisma.sql`${TIED_GOALS} ${ofProgramme} and c.participant_id = ${personId}::uuid and d.archived_at is null`,
  );
const myAssignments = (personId: string | null) =>
  list(
    Prisma.sql`json_build_object('behaviourId', d.behaviour_id, 'id', a.id, 'individual', a.individual)`,
    Prisma.sql`a.drafted_at, a.id`,
    Prisma.sql`${TIED_GOALS} join assignment a on a.tenant_id = d.tenant_id and a.goal_id = d.id
      ${ofProgramme} and a.participant_id = ${personId}::uuid and a.archived_at is null`,
  );
/** What of the harvest the actor may read, as harvest.policy says; nothing for who is no person. */
const harvestFor = (actor: TenantActor) =>
  actor.kind === 'person'
    ? list(
        Prisma.sql`json_build_object('behaviourId', h.behaviour_id, 'id', h.id, 'kind', h.kind, 'text', h.text)`,
        Prisma.sql`h.id desc`,
        Prisma.sql`harvest_item h join behaviour b on b.tenant_id = h.tenant_id and b.id = h.behaviour_id
          ${ofProgramme} and h.archived_at is null and ${mayBeRead(actor)}`,
      )
    : Prisma.sql`'[]'::json`;

/**
 * The lines that goals, assignments, harvest and items of a request stand on: one statement for all of them, whichever end they are asked
 * from.
 */
@Injectable()
export class ImpactLineLoader {
  private readonly ofRequest = new WeakMap<RequestContext, DataLoader<string, ImpactLine | null>>();

  constructor(private readonly db: Database) {}

  /** The line of a behaviour; null when the actor does not see it: of another tenant, not approved yet, or taken out. */
  load(context: RequestContext, actor: TenantActor, behaviourId: string): Promise<ImpactLine | null> {
    let loader = this.ofRequest.get(context);
    if (!loader) {
      loader = new DataLoader(async (ids) => {
        const lines = await this.read(
          actor,
          Prisma.sql`g.id in (select m.programme_id from behaviour b join module m on m.tenant_id = b.tenant_id and m.id = b.module_id
                               where b.id = any (${[...ids]}::uuid[]))`,
        );
        return ids.map((id) => lines.find(({ behaviour }) => behaviour.id === id) ?? null);
      });
      this.ofRequest.set(context, loader);
    }
    return loader.load(behaviourId);
  }

  /** The lines of behaviours that the actor sees; the others are left out. */
  async loadSeen(context: RequestContext, actor: TenantActor, behaviourIds: readonly string[]): Promise<ImpactLine[]> {
    const lines = await Promise.all(behaviourIds.map((id) => this.load(context, actor, id)));
    return lines.filter((line) => line !== null);
  }

  /** The lines of a programme, in the order of modules and behaviours; none when the actor does not see it. */
  ofProgramme(actor: TenantActor, programmeId: string): Promise<ImpactLine[]> {
    return this.read(actor, withId(programmeId));
  }

  private async read(actor: TenantActor, where: Prisma.Sql): Promise<ImpactLine[]> {
    const personId = actor.kind === 'person' ? actor.personId : null;
    const rows = await this.db.read<LinesRow>(
      actor,
      Prisma.sql`
        select g.id, g.state, ${tiesTo(actor)}, t.anonymity_threshold as threshold, ${DESIGN} as design, ${APPROVED_DESIGN} as approved,
               ${ITEMS} as items, ${COUNTS} as counts, ${myGoals(personId)} as "myGoals",
               ${myAssignments(personId)} as "myAssignments", ${harvestFor(actor)} as harvest
          from programme g join tenant t on t.id = g.tenant_id
         where ${shownTo(actor)} and ${where}`,
    );
    return rows.flatMap((row) => seenBy(actor, row));
  }
}

function seenBy(actor: TenantActor, row: LinesRow): ImpactLine[] {
  const view = viewOf(actor, row);
  if (!view) return [];
  const design = view === 'PLAN' ? (row.approved ?? row.design) : row.design;
  const about = <Tied extends { behaviourId: string }>(tied: readonly Tied[], id: string) =>
    tied.filter(({ behaviourId }) => behaviourId === id).map(({ behaviourId: _, ...one }) => one);
  return linesOf(design).map(({ behaviour, module, serves }) => {
    const counts = row.counts.find(({ behaviourId }) => behaviourId === behaviour.id);
    const enough = (participants = 0) => (view === 'DESIGN' && participants >= row.threshold ? participants : null);
    return {
      programmeId: row.id,
      behaviour: behaviourOf(behaviour),
      module: { id: module.id, name: module.name },
      serves: [...serves],
      items: about(row.items, behaviour.id),
      participantsWithGoals: enough(counts?.withGoals),
      myGoals: about(row.myGoals, behaviour.id),
      participantsWithAssignments: enough(counts?.withAssignments),
      myAssignments: about(row.myAssignments, behaviour.id),
      harvest: about(row.harvest, behaviour.id).slice(0, MOST_HARVEST),
    };
  });
}
