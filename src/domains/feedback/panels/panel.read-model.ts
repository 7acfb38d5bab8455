import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { isHere } from '../../people/people/person.read-model.js';
import { mayCoordinate } from '../feedback.policy.js';
import { groupAfterMerge, mergedGroups, type RaterGroup } from '../rater-group.rules.js';
import { thresholdsAtOpening } from '../rounds/round.rules.js';
import { type OrganisationAddresses, peopleAt, type Reads } from './organisation-addresses.read-model.js';
import type { FeedbackNomination, FeedbackSubject, PanelReadiness } from './panel.model.js';
import { identityOf, type PanelFault, type PanelRater, panelFaults, raterAs } from './panel.rules.js';
import { type AskedPanel, type AskedRater, panelMayOpen, panelNotices } from './panel-check.rules.js';

interface SubjectRow extends Omit<FeedbackSubject, 'groups' | 'check' | 'notices'> {
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

/**
 * Subjects with everything that a screen shows of them; `where` says which. One statement, and one more where somebody from outside is to
 * be asked: whoever was hired since counts as the colleague that they are by now, and who has left counts for nobody, as at the opening.
 */
export async function readSubjects(
  read: Reads,
  now: Date,
  where: Prisma.Sql,
  rest: Prisma.Sql = Prisma.empty,
): Promise<(FeedbackSubject & Pick<SubjectRow, 'familyName' | 'managerId'>)[]> {
  const rows = await read<SubjectRow & Record<string, unknown>>(subjectRows(now, where, rest));
  const addresses = rows.flatMap(({ linksGivenOut, nominations, earlier }) =>
    linksGivenOut
      ? []
      : [...nominations, ...earlier.flatMap(({ raters }) => raters)].flatMap(
          ({ externalEmail }) => externalEmail ?? [],
        ),
  );
  const personAt = await peopleAt(read, addresses);
  return rows.map((row) => subjectOf(row, row.linksGivenOut ? () => undefined : personAt));
}

const subjectRows = (now: Date, where: Prisma.Sql, rest: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select s.id, s.round_id as "roundId", s.person_id as "personId", p.manager_id as "managerId", s.nomination_state as "nominationState", s.version, s.chosen_by_deadline as "chosenByDeadline",
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
                                                     'addedByParticipant', n.added_by_participant, 'hasLeft', ${hasLeft(now)}) order by n.id)
                     from feedback_nomination n where n.tenant_id = s.tenant_id and n.subject_id = s.id), '[]') as nominations
    from feedback_subject s
    join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
    join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
    join questionnaire_version q on q.tenant_id = r.tenant_id and q.id = r.questionnaire_id
    join tenant t on t.id = s.tenant_id
   where ${where} ${rest}`;

/**
 * Whether somebody who is nominated (alias n) has left, so that they are not asked. Of oneself and the manager the org chart tells who they are.
 */
export const hasLeft = (now: Date): Prisma.Sql => Prisma.sql`
  (n.rater_group not in ('SELF', 'MANAGER')
     and exists (select from person p where p.tenant_id = n.tenant_id and p.id = n.rater_id and not ${isHere(now)}))`;

type PersonAt = OrganisationAddresses['personAt'];

function subjectOf(
  row: SubjectRow,
  personAt: PersonAt,
): FeedbackSubject & Pick<SubjectRow, 'familyName' | 'managerId'> {
  const { raterGroups, mergedGroups: merges } = row;
  const threshold = row.threshold ?? thresholdsAtOpening({ ...row, tenantCommentThreshold: null }).threshold;
  const place = new Map(raterGroups.map(({ key }, at) => [key, at]));
  const nominations = row.nominations.toSorted(
    (one, other) => (place.get(one.group) ?? raterGroups.length) - (place.get(other.group) ?? raterGroups.length),
  );
  const staying = nominations.filter((nomination) => row.linksGivenOut || !nomination.hasLeft);
  const raters = staying.map((nomination) => ({ group: nomination.group, ...asNow(nomination, personAt) }));
  const members = raters.map((rater) => ({ group: rater.group, isOutsider: 'email' in rater }));
  const faults = panelMayOpen(raterGroups, merges, members, threshold);
  const problems = row.linksGivenOut ? [] : problemsOf(row, raters);
  return {
    ...row,
    nominations,
    groups: mergedGroups(raterGroups, merges),
    check: { readiness: readinessOf(faults, problems), faults, problems },
    notices: panelNotices(
      raterGroups,
      merges,
      askedIn(staying, personAt),
      row.earlier.map((earlier) => earlierPanel(earlier, personAt)),
      threshold,
    ),
  };
}

function readinessOf(faults: readonly object[], problems: readonly string[]): keyof typeof PanelReadiness {
  if (faults.length > 0) return 'TOO_FEW';
  return problems.length > 0 ? 'FAULTY' : 'READY';
}

function problemsOf(
  { personId, managerId, coachId, raterGroups, mergedGroups: merges }: SubjectRow,
  raters: readonly PanelRater[],
): PanelFault['code'][] {
  const faults = panelFaults({
    subject: { personId, hasManager: managerId !== null, coachId },
    raters,
    groups: raterGroups,
    merges,
  });
  return [...new Set(faults.map(({ code }) => code))];
}

const earlierPanel = (
  { raterGroups, mergedGroups: merges, threshold, raters }: EarlierRow,
  personAt: PersonAt,
): AskedPanel => ({
  groups: mergedGroups(raterGroups, merges),
  panel: askedIn(raters, personAt).map(({ group, rater }) => ({
    group: groupAfterMerge(raterGroups, merges, group),
    rater,
  })),
  threshold,
});

const askedIn = (nominations: readonly Asked[], personAt: PersonAt): AskedRater[] =>
  nominations.map((nomination) => ({
    group: nomination.group,
    rater: identityOf(asNow(nomination, personAt)),
    isOwnOutsider: nomination.externalEmail !== null && nomination.addedByParticipant,
  }));

/** Somebody from outside who was hired since is a colleague. */
const asNow = ({ raterId, externalEmail }: Pick<Asked, 'raterId' | 'externalEmail'>, personAt: PersonAt) =>
  raterAs(raterId ?? personAt(externalEmail!)?.id, externalEmail);
