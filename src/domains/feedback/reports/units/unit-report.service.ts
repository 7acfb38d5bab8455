import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../../generated/prisma/client.js';
import type { PersonActor } from '../../../../platform/auth/actor.js';
import { Database } from '../../../../platform/database/database.js';
import { NotFound } from '../../../../platform/graphql/failures.js';
import { bothLanguages, type LocalizedText } from '../../../../platform/graphql/localized-text.model.js';
import type { OrgUnit } from '../../../people/units/org-unit.model.js';
import { mayCoordinate } from '../../feedback.policy.js';
import type { QuestionnaireDefinition } from '../../questionnaires/questionnaire.rules.js';
import type { SubjectsFigure, UnitReport } from '../gate/released-report.js';
import { wasAskedAnonymously } from '../reading/contributor.read-model.js';
import type { FeedbackUnitReport } from './unit-report.model.js';

export interface UnitReportRow extends Record<string, unknown> {
  id: string;
  unit: OrgUnit;
  module: LocalizedText;
  programmeId: string;
  questionnaireId: string;
  computedAt: Date;
  /** The edition that is for this reader. */
  content: UnitReport;
  definition: QuestionnaireDefinition;
  /** Names of the compass by key; null for a compass without themes. */
  themes: Record<string, LocalizedText> | null;
}

/** Whether somebody is behind figures over the subjects of round `r`: as a subject, or asked about one anonymously (named raters are in none). */
const isContributor = (personId: string) => Prisma.sql`
  (exists (select from feedback_subject own where own.tenant_id = r.tenant_id and own.round_id = r.id and own.person_id = ${personId}::uuid)
   or ${wasAskedAnonymously(personId, Prisma.sql`asked.tenant_id = r.tenant_id and asked.round_id = r.id`)})`;

/** What rounds show of units: for coordinators, and for the client of the programme as far as it is about the programme's own unit. */
@Injectable()
export class UnitReportService {
  constructor(private readonly db: Database) {}

  /** The unit reports of a round that somebody may read, the largest unit first. */
  ofRound(actor: PersonActor, roundId: string): Promise<FeedbackUnitReport[]> {
    return this.read(actor, Prisma.sql`r.id = ${roundId}::uuid`);
  }

  /** @throws NotFound */
  async byId(actor: PersonActor, id: string): Promise<FeedbackUnitReport> {
    const [report] = await this.read(actor, Prisma.sql`f.id = ${id}::uuid`);
    if (!report) throw new NotFound();
    return report;
  }

  private async read(actor: PersonActor, where: Prisma.Sql): Promise<FeedbackUnitReport[]> {
    return (await this.db.read<UnitReportRow>(actor, unitReportsWhere(actor, where))).map(unitReportView);
  }
}

/** One statement that gives a UnitReportRow for each unit report `f` of a programme `g` that somebody may read, the largest unit first. */
export const unitReportsWhere = (actor: PersonActor, where: Prisma.Sql): Prisma.Sql => Prisma.sql`
        select f.id, jsonb_build_object('id', u.id, 'code', u.code, 'name', u.name, 'type', u.type, 'parentId', u.parent_id) as unit,
               m.name as module, g.id as "programmeId", r.questionnaire_id as "questionnaireId", f.computed_at as "computedAt", edition.content,
               q.definition, (select jsonb_object_agg(t.key, t.name) from compass_theme t where t.tenant_id = f.tenant_id) as themes
          from feedback_unit_report f
          join org_unit u on u.tenant_id = f.tenant_id and u.id = f.unit_id
          join feedback_round r on r.tenant_id = f.tenant_id and r.id = f.round_id
          join questionnaire_version q on q.tenant_id = r.tenant_id and q.id = r.questionnaire_id
          join module m on m.tenant_id = r.tenant_id and m.id = r.module_id
          join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
          join org_unit home on home.tenant_id = g.tenant_id and home.id = g.unit_id
          cross join lateral (select f.content -> case when ${isContributor(actor.personId)} then 'forContributors' else 'forAll' end) as edition (content)
         where ${where} and edition.content <> 'null' and (${mayCoordinate(actor)} or (g.client_id = ${actor.personId}::uuid and u.path ^@ home.path))
         order by length(u.path), u.code`;

/** A unit report as it is read. */
export function unitReportView({
  id,
  unit,
  module,
  computedAt,
  content,
  definition,
  themes,
}: UnitReportRow): FeedbackUnitReport {
  const nameOf = new Map(definition.competencies.map(({ key, name }) => [key, bothLanguages(name)]));
  return {
    id,
    unit,
    module,
    subjects: content.subjects,
    scaleMin: definition.scale.min,
    scaleMax: definition.scale.max,
    computedAt,
    competencies: content.competencies.map(({ key, self, others, gap, alpha }) => ({
      key,
      name: nameOf.get(key)!,
      self: figureOf(self),
      others: figureOf(others),
      gap,
      alpha: alpha === null ? null : Math.round(alpha * 100) / 100,
    })),
    themes: content.themes.map(({ key, others }) => ({
      key,
      name: themes?.[key] ?? { nl: key, en: key },
      others: figureOf(others),
    })),
  };
}

/** Silence has one face. */
const figureOf = (figure: SubjectsFigure | null): SubjectsFigure =>
  figure ?? { mean: null, band: null, distribution: null };
