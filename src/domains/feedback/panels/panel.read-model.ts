import { Prisma } from '../../../generated/prisma/client.js';
import { groupAfterMerge, mergedGroups, type RaterGroup } from '../rater-group.rules.js';
import { thresholdsAtOpening } from '../rounds/round.rules.js';
import type { FeedbackNomination, FeedbackSubject, PanelReadiness } from './panel.model.js';
import { identityOf, type PanelFault, panelFaults } from './panel.rules.js';
import { type AskedRater, panelMayOpen, panelNotices } from './panel-check.rules.js';

export interface SubjectRow extends Omit<FeedbackSubject, 'groups' | 'check' | 'notices'> {
  managerId: string | null;
  familyName: string;
  /** Where coaches release reports. */
  coachId: string | null;
  /** k, frozen when the round opened. */
  threshold: number | null;
  tenantThreshold: number;
  questionnaireThreshold: number;
  raterGroups: RaterGroup[];
  mergedGroups: string[][];
  /** Who was asked in the latest reported round about the same person. */
  before: Pick<FeedbackNomination, 'group' | 'raterId' | 'externalEmail'>[];
  groupsBefore: RaterGroup[] | null;
  mergesBefore: string[][] | null;
}

/** Subjects with everything that a screen shows of them, one row each; `where` says which. */
export const subjectRows = (where: Prisma.Sql, rest: Prisma.Sql = Prisma.empty): Prisma.Sql => Prisma.sql`
  select s.id, s.round_id as "roundId", s.person_id as "personId", p.manager_id as "managerId", s.nomination_state as "nominationState",
         s.panel_state as "panelState", s.opened_at is not null as "linksGivenOut", s.replacement_groups as "replacementGroups",
         s.merged_groups as "mergedGroups", r.rater_groups as "raterGroups", r.threshold, t.anonymity_threshold as "tenantThreshold",
         (q.definition ->> 'anonymityThreshold')::int as "questionnaireThreshold", p.family_name as "familyName",
         case when r.report_release = 'BY_COACH' then s.coach_id end as "coachId", e.rater_groups as "groupsBefore", e.merged_groups as "mergesBefore",
         coalesce((select json_agg(json_build_object('group', b.rater_group, 'raterId', b.rater_id, 'externalEmail', b.external_email))
                     from feedback_nomination b where b.tenant_id = s.tenant_id and b.subject_id = e.id), '[]') as before,
         coalesce((select json_agg(json_build_object('id', n.id, 'group', n.rater_group, 'raterId', n.rater_id,
                                                     'externalName', n.external_name, 'externalEmail', n.external_email,
                                                     'addedByParticipant', n.added_by_participant) order by n.id)
                     from feedback_nomination n where n.tenant_id = s.tenant_id and n.subject_id = s.id), '[]') as nominations
    from feedback_subject s
    join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
    join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
    join questionnaire_version q on q.tenant_id = r.tenant_id and q.id = r.questionnaire_id
    join tenant t on t.id = s.tenant_id
    left join lateral ${latestReported(Prisma.sql`s.tenant_id`, Prisma.sql`s.person_id`, Prisma.sql`r.opens_at`)} e on true
   where ${where} ${rest}`;

/** The subject of the latest reported round about a person that opened before a moment and asked somebody. */
export function latestReported(tenantId: Prisma.Sql, personId: Prisma.Sql, opensAt: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    select es.id, es.merged_groups, er.rater_groups
      from feedback_subject es join feedback_round er on er.tenant_id = es.tenant_id and er.id = es.round_id
     where es.tenant_id = ${tenantId} and es.person_id = ${personId} and es.opened_at is not null
       and er.state = 'REPORTED' and er.opens_at < ${opensAt}
     order by er.opens_at desc limit 1)`;
}

export function subjectOf(row: SubjectRow): FeedbackSubject {
  const { raterGroups, mergedGroups: merges, groupsBefore, mergesBefore } = row;
  const threshold = row.threshold ?? thresholdsAtOpening({ ...row, tenantCommentThreshold: null }).threshold;
  const place = new Map(raterGroups.map(({ key }, at) => [key, at]));
  const nominations = row.nominations.toSorted(
    (one, other) => (place.get(one.group) ?? raterGroups.length) - (place.get(other.group) ?? raterGroups.length),
  );
  const before = askedIn(row.before).map(({ group, rater }) => ({
    group: groupAfterMerge(groupsBefore ?? [], mergesBefore ?? [], group),
    rater,
  }));
  const members = nominations.map(({ group, externalEmail }) => ({ group, isOutsider: externalEmail !== null }));
  const faults = panelMayOpen(raterGroups, merges, members, threshold);
  const problems = row.linksGivenOut ? [] : problemsOf(row);
  return {
    ...row,
    nominations,
    groups: mergedGroups(raterGroups, merges),
    check: { readiness: readinessOf(faults, problems), faults, problems },
    notices: panelNotices(raterGroups, merges, askedIn(nominations), before, threshold),
  };
}

function readinessOf(faults: readonly object[], problems: readonly string[]): keyof typeof PanelReadiness {
  if (faults.length > 0) return 'TOO_FEW';
  return problems.length > 0 ? 'FAULTY' : 'READY';
}

function problemsOf({
  personId,
  managerId,
  coachId,
  raterGroups,
  mergedGroups: merges,
  nominations,
}: SubjectRow): PanelFault['code'][] {
  const faults = panelFaults({
    subject: { personId, hasManager: managerId !== null, coachId },
    raters: nominations.map(({ group, raterId, externalEmail }) => ({
      group,
      ...(raterId ? { personId: raterId } : { email: externalEmail! }),
    })),
    groups: raterGroups,
    merges,
  });
  return [...new Set(faults.map(({ code }) => code))];
}

const askedIn = (
  nominations: readonly Pick<FeedbackNomination, 'group' | 'raterId' | 'externalEmail'>[],
): AskedRater[] =>
  nominations.map(({ group, raterId, externalEmail }) => ({
    group,
    rater: identityOf(raterId ? { personId: raterId } : { email: externalEmail! }),
  }));
