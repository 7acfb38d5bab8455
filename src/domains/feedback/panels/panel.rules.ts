import { ANONYMOUS_GROUPS, type AnonymousGroup, isNamed, type RaterGroup } from '../rater-group.rules.js';
import type { RoundState } from '../rounds/round.rules.js';

/** Where a subject's panel stands: proposed from the org chart, chosen by the participant, approved by manager or coordinator. */
export type PanelApproval = 'PROPOSED' | 'CHOSEN' | 'APPROVED';
export type PanelActor = 'PARTICIPANT' | 'MANAGER' | 'COORDINATOR';

/** From each state, what may follow and who brings it about. A participant who stays silent does not hold up the round. */
export const PANEL_TRANSITIONS: Readonly<Record<PanelApproval, Partial<Record<PanelApproval, readonly PanelActor[]>>>> =
  {
    PROPOSED: { CHOSEN: ['PARTICIPANT'], APPROVED: ['MANAGER', 'COORDINATOR'] },
    CHOSEN: { APPROVED: ['MANAGER', 'COORDINATOR'] },
    APPROVED: {},
  };

export interface Panel {
  roundState: RoundState;
  approval: PanelApproval;
}

export type PanelRefusal =
  | 'ROUND_NOT_NOMINATING'
  | 'NOT_FROM_THIS_STATE'
  | 'NOT_YOURS_TO_DECIDE'
  | 'ALREADY_APPROVED'
  | 'NAMED_RATER_STAYS';

/** Why this actor cannot bring the panel into the next state, or null when they can. */
export function refusalToAdvance(panel: Panel, next: PanelApproval, actor: PanelActor): PanelRefusal | null {
  if (panel.roundState !== 'NOMINATING') return 'ROUND_NOT_NOMINATING';
  const deciders = PANEL_TRANSITIONS[panel.approval][next];
  if (!deciders) return 'NOT_FROM_THIS_STATE';
  return deciders.includes(actor) ? null : 'NOT_YOURS_TO_DECIDE';
}

/**
 * Why this actor cannot add or remove a rater of this group, or null when they can. Participants choose until the panel is approved,
 * managers and coordinators until the round opens; self and manager belong to every panel and are not the participant's to change.
 */
export function refusalToChangePanel(panel: Panel, group: RaterGroup, actor: PanelActor): PanelRefusal | null {
  if (panel.roundState !== 'NOMINATING') return 'ROUND_NOT_NOMINATING';
  if (actor !== 'PARTICIPANT') return null;
  if (panel.approval === 'APPROVED') return 'ALREADY_APPROVED';
  return isNamed(group) ? 'NAMED_RATER_STAYS' : null;
}

/** Somebody on a panel: a colleague by person id, or somebody from outside by mail address. */
export type PanelRater = { group: RaterGroup } & ({ personId: string } | { email: string });

export type PanelFault =
  | { code: 'NOT_EXACTLY_ONE_SELF' | 'NOT_EXACTLY_ONE_MANAGER' }
  | { code: 'ASKED_TWICE' | 'SUBJECT_IN_OTHER_GROUP' | 'SOMEBODY_ELSE_AS_SELF' | 'OUTSIDER_NOT_IN_OTHER'; at: number };

/**
 * What makes a panel impossible; empty when it can be approved. `at` is the position of the rater in `raters`. Addresses are compared
 * without regard to case.
 */
export function panelFaults(
  subject: { personId: string; hasManager: boolean },
  raters: readonly PanelRater[],
): PanelFault[] {
  const count = (group: RaterGroup) => raters.filter((rater) => rater.group === group).length;
  const identities = raters.map(identityOf);
  const faults: PanelFault[] = [];
  if (count('SELF') !== 1) faults.push({ code: 'NOT_EXACTLY_ONE_SELF' });
  if (count('MANAGER') !== (subject.hasManager ? 1 : 0)) faults.push({ code: 'NOT_EXACTLY_ONE_MANAGER' });
  raters.forEach((rater, at) => {
    const outsider = 'email' in rater;
    const isSubject = !outsider && rater.personId === subject.personId;
    if (identities.indexOf(identityOf(rater)) < at) faults.push({ code: 'ASKED_TWICE', at });
    if (isSubject && rater.group !== 'SELF') faults.push({ code: 'SUBJECT_IN_OTHER_GROUP', at });
    if (!isSubject && rater.group === 'SELF') faults.push({ code: 'SOMEBODY_ELSE_AS_SELF', at });
    if (outsider && rater.group !== 'OTHER') faults.push({ code: 'OUTSIDER_NOT_IN_OTHER', at });
  });
  return faults;
}

function identityOf(rater: PanelRater): string {
  return 'email' in rater ? `mail ${rater.email.toLowerCase()}` : `person ${rater.personId}`;
}

/** Something to tell whoever approves; it blocks nothing. */
export interface PanelNotice {
  group: RaterGroup;
  code: 'PANEL_TOO_SMALL' | 'BELOW_MINIMUM';
}

/**
 * Groups that are likely to stay silent. PANEL_TOO_SMALL: an anonymous group with somebody in it but fewer than k + 1, so that one who
 * does not answer silences it (anonymity, rule 7). BELOW_MINIMUM: fewer than the questionnaire asks for. The first says more, and goes first.
 */
export function panelNotices(
  raters: readonly { group: RaterGroup }[],
  threshold: number,
  minimumRaters: Readonly<Record<RaterGroup, number>>,
): PanelNotice[] {
  const count = (group: RaterGroup) => raters.filter((rater) => rater.group === group).length;
  const tooSmall = (group: AnonymousGroup) => count(group) > 0 && count(group) < threshold + 1;
  const notices: PanelNotice[] = ANONYMOUS_GROUPS.filter(tooSmall).map((group) => ({ group, code: 'PANEL_TOO_SMALL' }));
  const noticed = new Set<RaterGroup>(notices.map(({ group }) => group));
  for (const [group, minimum] of Object.entries(minimumRaters) as [RaterGroup, number][]) {
    if (!noticed.has(group) && count(group) < minimum) notices.push({ group, code: 'BELOW_MINIMUM' });
  }
  return notices;
}
