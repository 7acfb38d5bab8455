import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import type { QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import type { Figures, Release } from './release.rules.js';
import type { FeedbackFigure, FeedbackReport } from './report.model.js';
import { SOURCES } from './source.rules.js';

interface ReportRow {
  id: string;
  subjectId: string;
  module: LocalizedText;
  threshold: number;
  computedAt: Date;
  content: Release;
  definition: QuestionnaireDefinition;
}

/** Reports as their owners read them: released cells only, never an answer. */
@Injectable()
export class ReportService {
  constructor(private readonly db: Database) {}

  /** The reports about somebody, the latest first. They belong to the participant, so nobody asks for another person's. */
  async own(actor: PersonActor): Promise<FeedbackReport[]> {
    const rows = await this.db.read<ReportRow & Record<string, unknown>>(
      actor,
      Prisma.sql`
        select f.id, f.subject_id as "subjectId", m.name as module, r.threshold, f.computed_at as "computedAt", f.content, q.definition
          from feedback_report f
          join feedback_subject s on s.tenant_id = f.tenant_id and s.id = f.subject_id
          join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
          join questionnaire_version q on q.tenant_id = r.tenant_id and q.id = r.questionnaire_id
          join module m on m.tenant_id = r.tenant_id and m.id = r.module_id
         where s.person_id = ${actor.personId}::uuid order by f.computed_at desc`,
    );
    return rows.map(reportOf);
  }
}

function reportOf({ content: { forSubject }, definition, ...row }: ReportRow): FeedbackReport {
  const { scale } = definition;
  return {
    ...row,
    scaleMin: scale.min,
    scaleMax: scale.max,
    competencies: definition.competencies.map((competency, at) => {
      const released = forSubject.competencies[at]!;
      return {
        key: competency.key,
        name: bothLanguages(competency.name),
        figures: figuresOf(released.figures),
        gap: released.gap,
        items: competency.items.map((item, index) => ({
          key: item.key,
          text: bothLanguages(item.other),
          figures: figuresOf(released.items[index]!.figures),
        })),
      };
    }),
    questions: definition.openQuestions.map((question, at) => ({
      key: question.key,
      text: bothLanguages(question.other),
      comments: SOURCES.map((source) => ({ source, texts: forSubject.comments[at]!.texts[source] })),
    })),
  };
}

/** One per source, whether it says anything or not. */
const figuresOf = (figures: Figures): FeedbackFigure[] =>
  SOURCES.map((source) => ({
    source,
    mean: figures[source]?.mean ?? null,
    band: figures[source]?.band ?? null,
    distribution: figures[source]?.distribution ?? null,
    spread: figures[source]?.spread ?? null,
  }));

/** A questionnaire may speak one language only; then both read that one. */
const bothLanguages = ({ nl, en }: { nl?: string; en?: string }): LocalizedText => ({
  nl: nl ?? en ?? '',
  en: en ?? nl ?? '',
});
