import {
  groupAfterMerge,
  isAnonymous,
  MANAGER,
  type RaterGroup,
  type RaterGroupKey,
  SELF,
} from '../rater-group.rules.js';
import type { RoundState } from '../rounds/round.rules.js';
import { mailboxOf } from './mail-address.rules.js';
import type { Merges } from './panel-check.rules.js';

/** Where a subject's panel stands: proposed from the org chart, chosen by the participant, approved by manager or coordinator. */
export type PanelApproval = 'PROPOSED' | 'CHOSEN' | 'APPROVED';
/** Who decides about a panel; DEADLINE is nobody, by what was agreed for that case when the round was planned. */
export type PanelActor = 'PARTICIPANT' | 'MANAGER' | 'COORDINATOR';
type Decider = PanelActor | 'DEADLINE';

/** From each state, what may follow and who brings it about. A participant who stays silent does not hold up the round. */
export const PANEL_TRANSITIONS: Readonly<Record<PanelApproval, Partial<Record<PanelApproval, readonly Decider[]>>>> = {
  PROPOSED: { CHOSEN: ['PARTICIPANT', 'DEADLINE'], APPROVED: ['MANAGER', 'COORDINATOR', 'DEADLINE'] },
  CHOSEN: { APPROVED: ['MANAGER', 'COORDINATOR', 'DEADLINE'] },
  // Reopened: whoever approved it thinks again.
  APPROVED: { PROPOSED: ['MANAGER', 'COORDINATOR'] },
};

/** What is agreed about the choice of raters; a deadline that is null does not pass. */
export interface PanelTerms {
  nominationsDueAt: Date | null;
  approvalDueAt: Date | null;
  /** What becomes of panels that nobody approved by then: those that `defaultOf` allows are approved, or they wait for the coordinator. */
  unapprovedPanels: 'APPROVE' | 'WAIT';
}

export interface Panel {
  roundState: RoundState;
  approval: PanelApproval;
  /** Whether its raters have been given their links: from then on nobody leaves it or changes groups (anonymity, rule 7). */
  linksGivenOut: boolean;
  terms: PanelTerms;
}

export type PanelRefusal =
  | 'ROUND_NOT_NOMINATING'
  | 'NOT_FROM_THIS_STATE'
  | 'NOT_YOURS_TO_DECIDE'
  | 'ALREADY_APPROVED'
  | 'NAMED_RATER_STAYS'
  | 'NOMINATIONS_OVER'
  | 'APPROVAL_OVER'
  | 'NOT_ASKED_YET'
  | 'GROUP_TOO_SMALL'
  | 'GROUP_WOULD_BE_SILENT';

/** Why this actor cannot bring the panel into the next state now, or null when they can. */
export function refusalToAdvance(panel: Panel, next: PanelApproval, actor: Decider, now: Date): PanelRefusal | null {
  if (!isUnsettled(panel)) return 'ROUND_NOT_NOMINATING';
  const deciders = PANEL_TRANSITIONS[panel.approval][next];
  if (!deciders) return 'NOT_FROM_THIS_STATE';
  if (!deciders.includes(actor)) return 'NOT_YOURS_TO_DECIDE';
  if (actor === 'PARTICIPANT' && isTooLateToChoose(panel, now)) return 'NOMINATIONS_OVER';
  // It would be approved again at once.
  if (next === 'PROPOSED' && defaultIsApproval(panel.terms, now)) return 'APPROVAL_OVER';
  return null;
}

/**
 * Why this actor cannot add or remove a rater of this group now, or null when they can. Participants choose until the panel is approved or
 * their deadline has passed, managers and coordinators until the links are given out; self and manager belong to every panel and are
 * not the participant's to change.
 */
export function refusalToChangePanel(
  panel: Panel,
  group: RaterGroupKey,
  actor: PanelActor,
  now: Date,
): PanelRefusal | null {
  if (!isUnsettled(panel)) return 'ROUND_NOT_NOMINATING';
  if (actor !== 'PARTICIPANT') return null;
  if (panel.approval === 'APPROVED') return 'ALREADY_APPROVED';
  if (isTooLateToChoose(panel, now)) return 'NOMINATIONS_OVER';
  return group === SELF || group === MANAGER ? 'NAMED_RATER_STAYS' : null;
}

/** A panel that was not ready when its round opened can still be made ready. */
function isUnsettled({ roundState, linksGivenOut }: Panel): boolean {
  return (roundState === 'NOMINATING' || roundState === 'OPEN') && !linksGivenOut;
}

function isTooLateToChoose({ roundState, terms }: Panel, now: Date): boolean {
  return roundState === 'OPEN' || hasPassed(terms.nominationsDueAt, now);
}

const hasPassed = (deadline: Date | null, now: Date): boolean => deadline !== null && now >= deadline;

const defaultIsApproval = (terms: PanelTerms, now: Date): boolean =>
  terms.unapprovedPanels === 'APPROVE' && hasPassed(terms.approvalDueAt, now);

/**
 * What becomes by itself of a panel that nobody has reacted to: a proposal stands as the participant's choice from the deadline for
 * choosing on, and what has no fault is approved at the deadline for that, where so agreed. People from outside whom the participant added
 * wait for somebody to look at them: they could be of the participant's own making. Null when nothing becomes of it.
 */
export function defaultOf(
  panel: Panel,
  { isFaultless, asksOwnOutsiders }: { isFaultless: boolean; asksOwnOutsiders: boolean },
  now: Date,
): PanelApproval | null {
  if (panel.roundState !== 'NOMINATING' || panel.linksGivenOut || panel.approval === 'APPROVED') return null;
  if (isFaultless && !asksOwnOutsiders && defaultIsApproval(panel.terms, now)) return 'APPROVED';
  return panel.approval === 'PROPOSED' && hasPassed(panel.terms.nominationsDueAt, now) ? 'CHOSEN' : null;
}

/**
 * Somebody on a panel: a colleague by person id, or somebody from outside by mail address. Whoever was invited from outside stays so for the
 * others in the group, also when they are a colleague by now.
 */
export type PanelRater = { group: RaterGroupKey; invitedFromOutside?: boolean } & (
  | { personId: string }
  | { email: string }
);

export type PanelFault =
  | { code: 'NOT_EXACTLY_ONE_SELF' | 'NOT_EXACTLY_ONE_MANAGER' }
  | { code: 'TOO_MANY'; group: RaterGroupKey; maximum: number }
  | { code: 'UNKNOWN_GROUP'; at: number; group: RaterGroupKey }
  | {
      code:
        | 'ASKED_TWICE'
        | 'SUBJECT_IN_OTHER_GROUP'
        | 'SOMEBODY_ELSE_AS_SELF'
        | 'OUTSIDER_AMONG_COLLEAGUES'
        | 'COLLEAGUE_AMONG_OUTSIDERS'
        | 'COACH_ON_PANEL';
      at: number;
    };

/** Who is in these stands in the org chart; every other group, also one of a tenant's own making, may have people from outside. */
const GROUPS_OF_COLLEAGUES: readonly RaterGroupKey[] = [SELF, MANAGER, 'PEER', 'DIRECT_REPORT'];

/** The raters of a subject, with what they are judged by. */
export interface Roster {
  subject: { personId: string; hasManager: boolean; coachId: string | null };
  raters: readonly PanelRater[];
  /** The round's, before any merge. */
  groups: readonly RaterGroup[];
  merges: Merges;
}

/**
 * What makes a panel impossible; empty when it can be approved. `at` is the position of the rater in `raters`. Addresses are compared
 * by where their mail arrives. The coach reads the report first, so that nobody would be anonymous to a coach who is one of them.
 * An anonymous group, as it is after the merges, is of colleagues or of people from outside, never of both: outsiders of the participant's own making
 * around one colleague would give that colleague's answer away. Whoever comes later in `raters` is then in the wrong place.
 */
export function panelFaults({ subject, raters, groups, merges }: Roster): PanelFault[] {
  const sizes = Map.groupBy(raters, ({ group }) => group);
  const count = (key: RaterGroupKey) => sizes.get(key)?.length ?? 0;
  const hasGroup = (key: RaterGroupKey) => groups.some((group) => group.key === key);
  const faults: PanelFault[] = [];
  if (count(SELF) !== 1) faults.push({ code: 'NOT_EXACTLY_ONE_SELF' });
  if (hasGroup(MANAGER) && count(MANAGER) !== (subject.hasManager ? 1 : 0))
    faults.push({ code: 'NOT_EXACTLY_ONE_MANAGER' });
  for (const { key, maximum } of groups) {
    if (key !== SELF && key !== MANAGER && count(key) > maximum) faults.push({ code: 'TOO_MANY', group: key, maximum });
  }
  const asked = new Set<string>();
  const isOfOutsiders = new Map<RaterGroupKey, boolean>();
  raters.forEach((rater, at) => {
    const outsider = 'email' in rater;
    const isSubject = !outsider && rater.personId === subject.personId;
    if (asked.has(identityOf(rater))) faults.push({ code: 'ASKED_TWICE', at });
    asked.add(identityOf(rater));
    if (!hasGroup(rater.group)) faults.push({ code: 'UNKNOWN_GROUP', at, group: rater.group });
    if (isSubject && rater.group !== SELF) faults.push({ code: 'SUBJECT_IN_OTHER_GROUP', at });
    if (!isSubject && rater.group === SELF) faults.push({ code: 'SOMEBODY_ELSE_AS_SELF', at });
    if (!outsider && rater.personId === subject.coachId) faults.push({ code: 'COACH_ON_PANEL', at });
    const fromOutside = rater.invitedFromOutside ?? outsider;
    if (outsider && GROUPS_OF_COLLEAGUES.includes(rater.group)) {
      faults.push({ code: 'OUTSIDER_AMONG_COLLEAGUES', at });
    } else if (isAnonymous(groups, rater.group)) {
      const together = groupAfterMerge(groups, merges, rater.group);
      if (!isOfOutsiders.has(together)) isOfOutsiders.set(together, fromOutside);
      if (isOfOutsiders.get(together) !== fromOutside)
        faults.push({ code: fromOutside ? 'OUTSIDER_AMONG_COLLEAGUES' : 'COLLEAGUE_AMONG_OUTSIDERS', at });
    }
  });
  return faults;
}

/**
 * What more raters make impossible, or leave so: a group that had the wrong number already is their fault when they are of it. What is wrong
 * elsewhere is not.
 */
export function faultsOfAdding(roster: Roster, added: readonly PanelRater[]): PanelFault[] {
  const joined = new Set(added.map(({ group }) => group));
  const known = new Set(
    panelFaults(roster)
      .filter((fault) => !joined.has(groupOf(fault) ?? ''))
      .map((fault) => JSON.stringify(fault)),
  );
  return panelFaults({ ...roster, raters: [...roster.raters, ...added] }).filter(
    (fault) => !known.has(JSON.stringify(fault)),
  );
}

/** The group that has the wrong number of raters, where that is the fault. */
function groupOf(fault: PanelFault): RaterGroupKey | undefined {
  if (fault.code === 'NOT_EXACTLY_ONE_SELF') return SELF;
  if (fault.code === 'NOT_EXACTLY_ONE_MANAGER') return MANAGER;
  return 'group' in fault ? fault.group : undefined;
}

/** Whom a nomination or invitation names: a colleague where there is an id, else somebody from outside. */
export const raterAs = (
  personId: string | null | undefined,
  email: string | null,
): { personId: string } | { email: string } => (personId ? { personId } : { email: email! });

/** The same for the same person or mailbox, whatever group they are asked in. */
export function identityOf(rater: { personId: string } | { email: string }): string {
  return 'email' in rater ? `mail ${mailboxOf(rater.email)}` : `person ${rater.personId}`;
}
