import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { mayCoordinate } from '../feedback.policy.js';
import { type ReleasedRow, releasedEvaluations } from './evaluation.read-model.js';
import type { EarlierEvaluation } from './evaluation-release.model.js';
import { releasedParts } from './evaluation-view.js';

/** As many as somebody looks at before a design session. */
const MOST = 20;

/** What earlier programmes of the organisation learnt from their evaluations, beside their lessons. */
@Injectable()
export class EarlierEvaluationsService {
  constructor(private readonly db: Database) {}

  /** Of modules of other programmes with a theme in common, the latest first: figures alone. @throws NotFound */
  async forProgramme(actor: PersonActor, programmeId: string): Promise<EarlierEvaluation[]> {
    if (!mayCoordinate(actor)) throw new NotFound();
    const rows = await this.db.read<ReleasedRow & { programmeName: LocalizedText } & Record<string, unknown>>(
      actor,
      Prisma.sql`${releasedEvaluations(
        actor.personId,
        Prisma.sql`g.id <> ${programmeId}::uuid and exists (
          select from module_theme own
            join module n on n.tenant_id = own.tenant_id and n.id = own.module_id and n.programme_id = ${programmeId}::uuid
            join module_theme tie on tie.tenant_id = own.tenant_id and tie.theme_id = own.theme_id
           where tie.tenant_id = m.tenant_id and tie.module_id = m.id)`,
        Prisma.sql`, g.name as "programmeName"`,
      )} limit ${MOST}`,
    );
    return rows.map((row) => ({
      moduleName: row.module,
      programmeName: row.programmeName,
      releasedAt: new Date(row.releasedAt),
      parts: releasedParts(row),
    }));
  }
}
