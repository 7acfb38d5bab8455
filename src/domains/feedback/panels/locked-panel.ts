import type { FeedbackNomination } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { NotFound, type Refused, refuseAll } from '../../../platform/graphql/failures.js';
import { feedbackErrors } from '../feedback.errors.js';
import { panelActor } from '../feedback.policy.js';
import type { QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import type { RaterGroup, RaterGroupKey } from '../rater-group.rules.js';
import { type RoundState, thresholdsAtOpening } from '../rounds/round.rules.js';
import { organisationAddresses } from './organisation-addresses.read-model.js';
import {
  type Panel,
  type PanelActor,
  type PanelApproval,
  type PanelFault,
  type PanelRater,
  type PanelRefusal,
  raterAs,
} from './panel.rules.js';

/** A rater as nominated; who was from outside then and is of the organisation by now is a colleague. */
export type NominatedRater = PanelRater & { nominationId: string };

/** A panel that nobody else changes until the transaction ends. */
export interface LockedPanel extends Panel {
  subjectId: string;
  version: number;
  roundId: string;
  subject: {
    personId: string;
    name: string;
    hasManager: boolean;
    managerId: string | null;
    coachId: string | null;
  };
  raters: NominatedRater[];
  /** Whether the participant added somebody from outside. */
  asksOwnOutsiders: boolean;
  groups: RaterGroup[];
  merges: RaterGroupKey[][];
  /** k: frozen once the round is open, until then as it would be now. */
  threshold: number;
}

/** Some panels that nobody else changes until the transaction ends, in the order of their ids; those that are not there are left out. */
export async function lockedPanels(tx: TenantTx, subjectIds: readonly string[]): Promise<LockedPanel[]> {
  const ids = [...new Set(subjectIds)].sort();
  // The round first: whoever opens it waits for these panels, and these panels for the opening.
  await tx.$queryRaw`
    select 1 from feedback_round where id in (select round_id from feedback_subject where id = any (${ids}::uuid[])) order by id for share`;
  await tx.$queryRaw`select 1 from feedback_subject where id = any (${ids}::uuid[]) order by id for update`;
  const { anonymityThreshold, commentThreshold } = await tx.tenant.findFirstOrThrow();
  const subjects = await tx.feedbackSubject.findMany({
    where: { id: { in: ids } },
    orderBy: { id: 'asc' },
    include: {
      person: { select: { managerId: true, givenName: true, infix: true, familyName: true } },
      round: { include: { questionnaire: { select: { definition: true } } } },
      nominations: { orderBy: { id: 'asc' } },
    },
  });
  const organisation = await organisationAddresses(
    tx,
    subjects.flatMap(({ nominations }) => nominations.flatMap(({ externalEmail }) => externalEmail ?? [])),
  );
  const raterOf = ({ id, raterGroup: group, raterId, externalEmail }: FeedbackNomination): NominatedRater => {
    const personId = raterId ?? organisation.personAt(externalEmail!)?.id;
    return { nominationId: id, group, ...raterAs(personId, externalEmail) };
  };
  const invitedAs = (nomination: FeedbackNomination): NominatedRater => ({
    ...raterOf(nomination),
    invitedFromOutside: nomination.externalEmail !== null,
  });
  return subjects.map(({ id, personId, person, round, nominations, ...subject }) => {
    const definition = round.questionnaire.definition as unknown as QuestionnaireDefinition;
    const wishes = {
      tenantThreshold: anonymityThreshold,
      tenantCommentThreshold: commentThreshold,
      questionnaireThreshold: definition.anonymityThreshold,
    };
    const coachId = round.reportRelease === 'BY_COACH' ? subject.coachId : null;
    return {
      subjectId: id,
      version: subject.version,
      roundId: round.id,
      roundState: round.state as RoundState,
      approval: subject.nominationState as PanelApproval,
      linksGivenOut: subject.openedAt !== null,
      terms: {
        nominationsDueAt: round.nominationsDueAt,
        approvalDueAt: round.approvalDueAt,
        unapprovedPanels: round.unapprovedPanels as 'APPROVE' | 'WAIT',
      },
      subject: {
        personId,
        name: [person.givenName, person.infix, person.familyName].filter(Boolean).join(' '),
        managerId: person.managerId,
        hasManager: person.managerId !== null,
        coachId,
      },
      raters: nominations.map(subject.openedAt ? invitedAs : raterOf),
      asksOwnOutsiders: nominations.some(
        ({ addedByParticipant, externalEmail }) => addedByParticipant && externalEmail !== null,
      ),
      groups: round.raterGroups as unknown as RaterGroup[],
      merges: subject.mergedGroups as RaterGroupKey[][],
      threshold: round.threshold ?? thresholdsAtOpening(wishes).threshold,
    };
  });
}

/** One panel, and as whom the actor looks at it. @throws NotFound also when they have nothing to do with it */
export async function lockedPanel(
  tx: TenantTx,
  actor: TenantActor,
  subjectId: string,
): Promise<{ panel: LockedPanel; as: PanelActor }> {
  const [panel] = await lockedPanels(tx, [subjectId]);
  const as = panel && panelActor(actor, panel.subject);
  if (!as) throw new NotFound();
  return { panel, as };
}

/** What a refusal is about: an argument, and where a request is about several panels the participant's name. */
export interface About {
  field: readonly string[];
  participant: string;
}

export function faultRefused({ groups }: LockedPanel, fault: PanelFault, { field, participant }: About): Refused {
  const { code, group, maximum } = { group: '', maximum: 0, ...fault };
  const known = groups.map(({ key }) => key).join(', ');
  return {
    kind: feedbackErrors.PANEL_FAULT,
    field,
    values: { participant, fault: code, group, maximum, groups: known },
  };
}

export const panelRefused = (reason: PanelRefusal, { field, participant }: About): Refused => ({
  kind: feedbackErrors.PANEL_REFUSED,
  field,
  values: { participant, reason },
});

/** @throws Refusal PANEL_REFUSED for a reason, if there is one; `field` is the argument that it is about */
export function refusePanel(reason: PanelRefusal | null, field: readonly string[]): void {
  refuseAll(reason ? [panelRefused(reason, { field, participant: 'none' })] : []);
}
