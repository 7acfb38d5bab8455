import { Prisma } from '../../../generated/prisma/client.js';
import type { QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import { LOWEST_THRESHOLD, type RaterGroup } from '../rater-group.rules.js';
import { DEFAULT_THRESHOLD } from '../rounds/round.rules.js';
import type { FeedbackNomination, FeedbackSubject } from './panel.model.js';
import { panelNotices } from './panel.rules.js';

export interface SubjectRow {
  id: string;
  roundId: string;
  personId: string;
  managerId: string | null;
  nominationState: FeedbackSubject['nominationState'];
  panelState: FeedbackSubject['panelState'];
  roundState: string;
  threshold: number | null;
  tenantThreshold: number;
  minimumRaters: QuestionnaireDefinition['minimumRaters'];
  familyName: string;
  nominations: FeedbackNomination[];
}

/** Subjects with everything that a screen shows of them, one row each; `where` says which. */
export const subjectRows = (where: Prisma.Sql, rest: Prisma.Sql = Prisma.empty): Prisma.Sql => Prisma.sql`
  select s.id, s.round_id as "roundId", s.person_id as "personId", p.manager_id as "managerId", s.nomination_state as "nominationState",
         s.panel_state as "panelState", r.state as "roundState", r.threshold, t.anonymity_threshold as "tenantThreshold",
         q.definition -> 'minimumRaters' as "minimumRaters", p.family_name as "familyName",
         coalesce((select json_agg(json_build_object('id', n.id, 'group', n.rater_group, 'raterId', n.rater_id,
                                                     'externalName', n.external_name, 'externalEmail', n.external_email)
                          order by array_position(array['SELF', 'MANAGER', 'PEER', 'DIRECT_REPORT', 'OTHER'], n.rater_group), n.id)
                     from feedback_nomination n where n.tenant_id = s.tenant_id and n.subject_id = s.id), '[]') as nominations
    from feedback_subject s
    join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
    join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
    join questionnaire_version q on q.tenant_id = r.tenant_id and q.id = r.questionnaire_id
    join tenant t on t.id = s.tenant_id
   where ${where} ${rest}`;

export function subjectOf(row: SubjectRow): FeedbackSubject {
  const threshold = row.threshold ?? Math.max(LOWEST_THRESHOLD, row.tenantThreshold ?? DEFAULT_THRESHOLD);
  const notices = panelNotices(row.nominations as { group: RaterGroup }[], threshold, row.minimumRaters);
  return { ...row, notices };
}
