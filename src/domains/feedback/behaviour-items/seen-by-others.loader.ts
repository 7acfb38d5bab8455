import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { Prisma } from '../../../generated/prisma/client.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { mayReadEvaluation } from '../evaluations/evaluation.policy.js';
import { type ReleasedRow, releasedEvaluations } from '../evaluations/evaluation.read-model.js';
import type { ImpactLineEvaluation } from '../evaluations/evaluation-release.model.js';
import { saidOfBehaviours } from '../evaluations/evaluation-view.js';
import { changesBetween, type OwnReport, ownReports } from '../reports/change/report-change.service.js';
import type { FeedbackUnitReport } from '../reports/units/unit-report.model.js';
import { type UnitReportRow, unitReportsWhere, unitReportView } from '../reports/units/unit-report.service.js';

/**
 * What reports show somebody: of himself, and of the unit of a programme; each with the questionnaire that it is of. And what participants said of
 * behaviours at the end of their modules, by the ids of those.
 */
export interface SeenByOthers {
  readonly changes: ReturnType<typeof changesBetween>;
  readonly units: readonly (FeedbackUnitReport & { readonly questionnaireId: string })[];
  readonly evaluations: ReadonlyMap<string, ImpactLineEvaluation>;
}

/** Rows out of JSON: instants are texts there. */
type InJson<Row extends { computedAt: Date }> = Omit<Row, 'computedAt'> & { computedAt: string };
interface SeenRow extends Record<string, unknown> {
  own: InJson<OwnReport>[];
  units: InJson<UnitReportRow>[];
  evaluations: ReleasedRow[];
}

const revived = <Row extends { computedAt: Date }>(rows: readonly InJson<Row>[]): Row[] =>
  rows.map((row) => ({ ...row, computedAt: new Date(row.computedAt) }) as unknown as Row);

/** What others saw, and what participants said, out of the releases that somebody may read: one statement for all that a request asks for, whatever the number of lines. */
@Injectable()
export class SeenByOthersLoader {
  private readonly ofRequest = new WeakMap<RequestContext, DataLoader<string, SeenByOthers>>();

  constructor(private readonly db: Database) {}

  load(context: RequestContext, actor: PersonActor, programmeId: string): Promise<SeenByOthers> {
    let loader = this.ofRequest.get(context);
    if (!loader) {
      loader = new DataLoader((ids) => this.loadAll(actor, ids));
      this.ofRequest.set(context, loader);
    }
    return loader.load(programmeId);
  }

  private async loadAll(actor: PersonActor, programmeIds: readonly string[]): Promise<SeenByOthers[]> {
    const ofProgrammes = Prisma.sql`g.id = any (${[...programmeIds]}::uuid[]) and f.unit_id = g.unit_id`;
    const [row] = await this.db.read<SeenRow>(
      actor,
      Prisma.sql`
        select coalesce((select json_agg(own) from (${ownReports(actor.personId)}) own), '[]') as own,
               coalesce((select json_agg(seen order by seen."computedAt" desc, seen.id) from (${unitReportsWhere(actor, ofProgrammes)}) seen), '[]') as units,
               coalesce((select json_agg(said) from (${releasedEvaluations(actor.personId, Prisma.sql`g.id = any (${[...programmeIds]}::uuid[])`)}) said), '[]') as evaluations`,
    );
    const changes = changesBetween(revived<OwnReport>(row!.own));
    const units = revived<UnitReportRow>(row!.units);
    const evaluations = saidOfBehaviours(row!.evaluations.filter((released) => mayReadEvaluation(actor, released)));
    return programmeIds.map((id) => ({
      changes,
      evaluations,
      units: units
        .filter(({ programmeId }) => programmeId === id)
        .map((unit) => ({ ...unitReportView(unit), questionnaireId: unit.questionnaireId })),
    }));
  }
}
