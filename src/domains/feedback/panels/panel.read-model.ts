import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { mayCoordinate } from '../feedback.policy.js';
import { groupAfterMerge, mergedGroups, type RaterGroup } from '../rater-group.rules.js';
import { thresholdsAtOpening } from '../rounds/round.rules.js';
import type { FeedbackNomination, FeedbackSubject, PanelReadiness } from './panel.model.js';
import { identityOf, type PanelFault, panelFaults, raterAs } from './panel.rules.js';
import { type AskedPanel, type AskedRater, panelMayOpen, panelNotices } from './panel-check.rules.js';

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
  /** Who was asked in reported rounds about the same person, the earliest first. */
  earlier: EarlierRow[];
}

type Asked = Pick<FeedbackNomination, 'group' | 'raterId' | 'externalEmail'> &
  Partial<Pick<FeedbackNomination, 'addedByParticipant'>>;
interface EarlierRow {
  raterGroups: RaterGroup[];
  mergedGroups: string[][];
  threshold: number;
  raters: Asked[];
}

/** As `panelActor`, for statements with the subject `s` and the person `p` that it is about: the own panel, those of one's reports, or all. */
export const subjectsFor = (actor: TenantActor): Prisma.Sql =>
  mayCoordinate(actor)
    ? Prisma.sql`true`
    : Prisma.sql`${actor.kind === 'person' ? actor.personId : null}::uuid in (s.person_id, p.manager_id)`;

/** Subjects with everything that a screen shows of them, one row each; `where` says which. */
export const subjectRows = (where: Prisma.Sql, rest: Prisma.Sql = Prisma.empty): Prisma.Sql => Prisma.sql`
  select s.id, s.round_id as "roundId", s.person_id as "personId", p.manager_id as "managerId", s.nomination_state as "nominationState",
         s.panel_state as "panelState", s.opened_at is not null as "linksGivenOut", s.replacement_groups as "replacementGroups",
         s.merged_groups as "mergedGroups", r.rater_groups as "raterGroups", r.threshold, t.anonymity_threshold as "tenantThreshold",
         (q.definition ->> 'anonymityThreshold')::int as "questionnaireThreshold", p.family_name as "familyName",
         case when r.report_release = 'BY_COACH' then s.coach_id end as "coachId",
         coalesce((select json_agg(json_build_object(
                            'raterGroups', er.rater_groups, 'mergedGroups', es.merged_groups, 'threshold', er.threshold, 'raters',
                            (select json_agg(json_build_object('group', b.rater_group, 'raterId', b.rater_id, 'externalEmail', b.external_email))
                               from feedback_nomination b where b.tenant_id = es.tenant_id and b.subject_id = es.id)) order by er.closes_at)
                     from feedback_subject es join feedback_round er on er.tenant_id = es.tenant_id and er.id = es.round_id
                    where es.tenant_id = s.tenant_id and es.person_id = s.person_id and es.opened_at is not null and er.state = 'REPORTED'
                      and es.id <> s.id), '[]') as earlier,
         coalesce((select json_agg(json_build_object('id', n.id, 'group', n.rater_group, 'raterId', n.rater_id,
                                                     'externalName', n.external_name, 'externalEmail', n.external_email,
                                                     'addedByParticipant', n.added_by_participant) order by n.id)
                     from feedback_nomination n where n.tenant_id = s.tenant_id and n.subject_id = s.id), '[]') as nominations
    from feedback_subject s
    join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
    join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
    join questionnaire_version q on q.tenant_id = r.tenant_id and q.id = r.questionnaire_id
    join tenant t on t.id = s.tenant_id
   where ${where} ${rest}`;

export function subjectOf(row: SubjectRow): FeedbackSubject {
  const { raterGroups, mergedGroups: merges } = row;
  const threshold = row.threshold ?? thresholdsAtOpening({ ...row, tenantCommentThreshold: null }).threshold;
  const place = new Map(raterGroups.map(({ key }, at) => [key, at]));
  const nominations = row.nominations.toSorted(
    (one, other) => (place.get(one.group) ?? raterGroups.length) - (place.get(other.group) ?? raterGroups.length),
  );
  const members = nominations.map(({ group, externalEmail }) => ({ group, isOutsider: externalEmail !== null }));
  const faults = panelMayOpen(raterGroups, merges, members, threshold);
  const problems = row.linksGivenOut ? [] : problemsOf(row);
  return {
    ...row,
    nominations,
    groups: mergedGroups(raterGroups, merges),
    check: { readiness: readinessOf(faults, problems), faults, problems },
    notices: panelNotices(raterGroups, merges, askedIn(nominations), row.earlier.map(earlierPanel), threshold),
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
      ...raterAs(raterId, externalEmail),
    })),
    groups: raterGroups,
    merges,
  });
  return [...new Set(faults.map(({ code }) => code))];
}

const earlierPanel = ({ raterGroups, mergedGroups: merges, threshold, raters }: EarlierRow): AskedPanel => ({
  groups: mergedGroups(raterGroups, merges),
  panel: askedIn(raters).map(({ group, rater }) => ({ group: groupAfterMerge(raterGroups, merges, group), rater })),
  threshold,
});

const askedIn = (nominations: readonly Asked[]): AskedRater[] =>
  nominations.map(({ group, raterId, externalEmail, addedByParticipant }) => ({
    group,
    rater: identityOf(raterAs(raterId, externalEmail)),
    isOwnOutsider: externalEmail !== null && addedByParticipant,
  }));
