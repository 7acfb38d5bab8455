import { Prisma } from '../../../../generated/prisma/client.js';
import type { LocalizedText } from '../../../../platform/graphql/localized-text.model.js';
import type { QuestionnaireDefinition } from '../../questionnaires/questionnaire.rules.js';
import type { RaterGroup, RaterGroupKey } from '../../rater-group.rules.js';
import type { ReleasedReport } from '../gate/released-report.js';
import { isPreviewedBy } from '../release/report-state.read-model.js';
import { wasAskedAnonymously } from './contributor.read-model.js';

/** As what somebody reads a report: as the participant, because it was shared, or as the coach before it is released. */
export type Reading = 'OWN' | 'SHARED' | 'PREVIEW';

/** A report as one reader may have it, with what its figures need to be understood. */
export interface ReportRow extends Record<string, unknown> {
  id: string;
  subjectId: string;
  personId: string;
  coachId: string | null;
  reading: Reading;
  module: LocalizedText;
  threshold: number;
  raterGroups: RaterGroup[];
  mergedGroups: RaterGroupKey[][];
  computedAt: Date;
  releasedAt: Date | null;
  definition: QuestionnaireDefinition;
  /** Which items of it ask about which behaviours. */
  tied: { key: string; behaviourId: string }[];
  /** The half of the release that is for this reader. */
  content: ReleasedReport;
  /** Ids of comments that nobody reads any more. */
  redacted: string[];
  /** For the participant alone; instants as ISO 8601. */
  shares: { personId: string; sharedAt: string }[];
}

/**
 * Whether somebody was asked about the person of subject `s` as one of an anonymous group, in this round or any other: what they answered
 * then is a part of what figures of the rounds differ by.
 */
const answersAnonymously = (personId: string) =>
  wasAskedAnonymously(personId, Prisma.sql`asked.tenant_id = s.tenant_id and asked.person_id = s.person_id`);

/**
 * The reports that somebody may read, of those for which `where` holds; one statement, one row each. Aliases f (report), s (subject),
 * r (round), p (the participant as a person). Whoever answered anonymously gets what rests on one rater more (anonymity, rule 2).
 * `more` are further columns, each behind a comma.
 */
export const readableReports = (
  personId: string,
  where: Prisma.Sql,
  more: Prisma.Sql = Prisma.empty,
): Prisma.Sql => Prisma.sql`
  select * from (
    select f.id, f.subject_id as "subjectId", s.person_id as "personId", s.coach_id as "coachId", m.name as module, r.threshold,
           r.rater_groups as "raterGroups", s.merged_groups as "mergedGroups", f.computed_at as "computedAt",
           f.released_at as "releasedAt", q.definition,
           case when f.released_at is not null and s.person_id = ${personId}::uuid then 'OWN'
                when f.released_at is not null
                     and exists (select from feedback_report_share h
                                  where h.tenant_id = f.tenant_id and h.report_id = f.id and h.person_id = ${personId}::uuid
                                    and h.withdrawn_at is null) then 'SHARED'
                when ${isPreviewedBy(personId)} then 'PREVIEW' end as reading,
           case when ${answersAnonymously(personId)} then f.content -> 'forContributors' else f.content -> 'forSubject' end as content,
           coalesce((select json_agg(json_build_object('key', tied.item_key, 'behaviourId', tied.behaviour_id) order by tied.behaviour_id)
                       from behaviour_item tied where tied.tenant_id = q.tenant_id and tied.questionnaire_id = q.id), '[]') as tied,
           coalesce((select json_agg(c.comment_id) from feedback_comment_redaction c
                      where c.tenant_id = f.tenant_id and c.report_id = f.id), '[]') as redacted,
           coalesce((select json_agg(json_build_object('personId', h.person_id, 'sharedAt', h.shared_at) order by h.shared_at, h.person_id)
                       from feedback_report_share h
                      where h.tenant_id = f.tenant_id and h.report_id = f.id and h.withdrawn_at is null
                        and s.person_id = ${personId}::uuid), '[]') as shares${more}
      from feedback_report f
      join feedback_subject s on s.tenant_id = f.tenant_id and s.id = f.subject_id
      join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
      join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
      join questionnaire_version q on q.tenant_id = r.tenant_id and q.id = r.questionnaire_id
      join module m on m.tenant_id = r.tenant_id and m.id = r.module_id
     where ${where}) report
   where reading is not null order by "computedAt" desc, id`;
