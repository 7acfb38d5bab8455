import { Prisma } from '../../../generated/prisma/client.js';
import type { BankCompetency } from './bank.rules.js';
import type { FeedbackCompetency, FeedbackCompetencyUse, FeedbackCompetencyVersion } from './competency.model.js';

export interface CompetencyRow {
  id: string;
  key: string;
  version: number;
  definition: BankCompetency;
  publishedAt: Date;
  usedIn: FeedbackCompetencyUse[];
}

/** Every version of the bank, by key, the latest first, with the questionnaires whose competencies say that they come from it. */
export const competencyRows = (): Prisma.Sql => Prisma.sql`
  with used as (
    select competency ->> 'from' as name,
           jsonb_agg(jsonb_build_object('questionnaireId', q.id, 'key', q.key, 'version', q.version)
                     order by q.key, q.version desc) as questionnaires
      from questionnaire_version q cross join lateral jsonb_array_elements(q.definition -> 'competencies') as competency
     group by 1)
  select c.id, c.key, c.version, c.definition, c.published_at as "publishedAt", coalesce(used.questionnaires, '[]') as "usedIn"
    from feedback_competency_version c left join used on used.name = c.key || '@' || c.version
   order by c.key, c.version desc`;

/** Rows of one key, which stand together, as the versions of one competency. */
export function competenciesOf(rows: readonly CompetencyRow[]): FeedbackCompetency[] {
  const byKey = Map.groupBy(rows, ({ key }) => key);
  return [...byKey].map(([key, versions]) => ({ key, versions: versions.map(versionOf) }));
}

function versionOf({ id, version, definition, publishedAt, usedIn }: CompetencyRow): FeedbackCompetencyVersion {
  const { name, theme, items } = definition;
  return {
    id,
    version,
    name,
    theme: theme ?? null,
    items: items.map((item) => ({ ...item, anchor: item.anchor ?? false, groups: item.groups ?? null })),
    publishedAt,
    usedIn,
  };
}
