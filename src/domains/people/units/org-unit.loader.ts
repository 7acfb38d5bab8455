import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { UNIT_TYPES } from '../imports/import-vocabulary.js';
import type { OrgUnit } from './org-unit.model.js';

/** The chart of an organisation, whole and once per request: so a unit's line up to the top costs one statement, however long. */
@Injectable()
export class OrgUnitLoader {
  private readonly ofRequest = new WeakMap<RequestContext, Promise<ReadonlyMap<string, OrgUnit>>>();

  constructor(private readonly db: Database) {}

  /** Every unit of the actor's tenant by its id, those above before those below. */
  chart(context: RequestContext, actor: TenantActor): Promise<ReadonlyMap<string, OrgUnit>> {
    const chart = this.ofRequest.get(context) ?? this.read(actor);
    this.ofRequest.set(context, chart);
    return chart;
  }

  private async read(actor: TenantActor): Promise<ReadonlyMap<string, OrgUnit>> {
    const units = await this.db.read<OrgUnit>(
      actor,
      Prisma.sql`
        select id, code, name, type, parent_id as "parentId" from org_unit
         order by array_position(${[...UNIT_TYPES]}::text[], type), code`,
    );
    return new Map(units.map((unit) => [unit.id, unit]));
  }
}
