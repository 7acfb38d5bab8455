import {
  groupAfterMerge,
  isAnonymous,
  mergedGroups,
  type RaterGroup,
  type RaterGroupKey,
} from '../rater-group.rules.js';
import type { PanelMember, ShownCells } from '../reports/gate/closed-round.js';
import { ALL_OTHERS } from '../reports/gate/released-report.js';
import { cellsShown, silentBeside } from '../reports/gate/round-disclosure.rules.js';

/** Lists of group keys that are one group for a subject. */
export type Merges = readonly (readonly RaterGroupKey[])[];

/** An anonymous group that cannot be asked as it is: one of its raters who does not answer would silence it. */
export interface PanelCheckFault {
  /** Key after the merges: 'OTHER', or 'PEER+OTHER'. */
  group: RaterGroupKey;
  /** Numbers of raters: on the panel, and k + 1. */
  invited: number;
  needed: number;
  /** Groups of the round that would be large enough together, this one's own among them; empty where inviting more is the only way. */
  mergeWith: RaterGroupKey[];
}

/** A rater as far as the size of groups, and which may be thrown together, is concerned. */
export interface GroupMember {
  group: RaterGroupKey;
  /** Left out of somebody of the organisation. */
  isOutsider?: boolean;
}

/**
 * Why a subject's raters cannot be given their links, group by group in the round's order; empty when they can (anonymity, rule 7). Each
 * anonymous group has k + 1 raters or nobody; named groups are free. `merges` are those of the subject, `threshold` is k. No merge of colleagues
 * with people from outside is suggested: see `panelFaults`.
 */
export function panelMayOpen(
  groups: readonly RaterGroup[],
  merges: Merges,
  raters: readonly GroupMember[],
  threshold: number,
): PanelCheckFault[] {
  const sizes = sizesAfterMerge(groups, merges, raters);
  const tooSmall = sizes.filter(({ invited }) => invited < threshold + 1);
  const suggestions = [...Map.groupBy(sizes, ({ kind }) => kind)].flatMap(([kind, alike]) =>
    kind === 'BOTH' ? [] : suggestedMerges(alike, threshold),
  );
  return tooSmall.map(({ group, invited }) => ({
    group,
    invited,
    needed: threshold + 1,
    mergeWith: suggestions.find((merge) => merge.includes(group))?.flatMap((key) => key.split('+')) ?? [],
  }));
}

interface GroupSize {
  group: RaterGroupKey;
  invited: number;
  kind: 'COLLEAGUES' | 'OUTSIDERS' | 'BOTH';
}

/** The anonymous groups with somebody on the panel. */
function sizesAfterMerge(groups: readonly RaterGroup[], merges: Merges, raters: readonly GroupMember[]): GroupSize[] {
  const invited = Map.groupBy(raters, ({ group }) => groupAfterMerge(groups, merges, group));
  return mergedGroups(groups, merges)
    .filter(({ anonymous, key }) => anonymous && invited.has(key))
    .map(({ key }) => ({ group: key, invited: invited.get(key)!.length, kind: kindOf(invited.get(key)!) }));
}

function kindOf(members: readonly GroupMember[]): GroupSize['kind'] {
  if (members.every(({ isOutsider }) => isOutsider)) return 'OUTSIDERS';
  return members.some(({ isOutsider }) => isOutsider) ? 'BOTH' : 'COLLEAGUES';
}

/**
 * Which groups of one kind to throw together so that each has k + 1: the small ones with each other first, smallest first, since that costs no group
 * that can stand by itself; what is still too small joins the smallest of the others.
 */
function suggestedMerges(sizes: readonly GroupSize[], threshold: number): RaterGroupKey[][] {
  const bySize = [...sizes].sort((one, other) => one.invited - other.invited);
  const enough = bySize.filter(({ invited }) => invited > threshold);
  const merges: RaterGroupKey[][] = [];
  let open: RaterGroupKey[] = [];
  let together = 0;
  for (const { group, invited } of bySize.filter((size) => size.invited <= threshold)) {
    open.push(group);
    together += invited;
    if (together <= threshold) continue;
    merges.push(open);
    open = [];
    together = 0;
  }
  if (open.length === 0) return merges;
  const host = merges.at(-1) ?? (enough[0] && [enough[0].group]);
  if (!host) return [];
  return [...merges.slice(0, -1), [...host, ...open]];
}

export type MergeFaultCode =
  | 'FEWER_THAN_TWO_GROUPS'
  | 'UNKNOWN_GROUP'
  | 'NAMED_GROUP'
  | 'ALREADY_MERGED'
  | 'NOT_MERGED'
  | 'OUTSIDERS_WITH_COLLEAGUES';
export interface MergeFault {
  code: MergeFaultCode;
  /** The key that is wrong; absent when it is about the merge as a whole. */
  group?: RaterGroupKey;
}

/** What is wrong with throwing `keys` together for a subject with these raters, whose groups are merged as `merges` say; empty when it can be done. */
export function mergeFaults(
  groups: readonly RaterGroup[],
  merges: Merges,
  keys: readonly RaterGroupKey[],
  raters: readonly GroupMember[],
): MergeFault[] {
  const distinct = [...new Set(keys)];
  const faults: MergeFault[] = distinct.length < 2 ? [{ code: 'FEWER_THAN_TWO_GROUPS' }] : [];
  for (const group of distinct) {
    if (!groups.some(({ key }) => key === group)) faults.push({ code: 'UNKNOWN_GROUP', group });
    else if (!isAnonymous(groups, group)) faults.push({ code: 'NAMED_GROUP', group });
    else if (merges.some((merge) => merge.includes(group))) faults.push({ code: 'ALREADY_MERGED', group });
  }
  const together = raters.filter(({ group }) => distinct.includes(group));
  if (faults.length === 0 && kindOf(together) === 'BOTH') faults.push({ code: 'OUTSIDERS_WITH_COLLEAGUES' });
  return faults;
}

/** Something to weigh before raters are approved. */
export interface PanelNotice {
  group: RaterGroupKey;
  code: 'PANEL_TOO_SMALL' | 'BELOW_MINIMUM' | 'NEARLY_AS_BEFORE' | 'OWN_OUTSIDERS';
}

/** Who was asked in a group, each by an identity that is the same in every round. */
export interface AskedRater extends PanelMember {
  /** From outside, and asked by the participant: nobody else may know whether there is such a person. */
  isOwnOutsider?: boolean;
}

/** Who was asked in a round about one person; groups after their merges, k as it was then. */
export interface AskedPanel {
  groups: readonly RaterGroup[];
  panel: readonly AskedRater[];
  threshold: number;
}

/**
 * What whoever chooses or approves raters should know, by group after the merges. PANEL_TOO_SMALL: it cannot be asked like this, see
 * `panelMayOpen`. BELOW_MINIMUM: fewer than the round asks for. NEARLY_AS_BEFORE: beside earlier rounds it would isolate fewer than k
 * raters, so that the whole group may have to be silent (anonymity, rule 3): keep the same raters, or change k at least. OWN_OUTSIDERS:
 * people from outside whom the participant added, which is why no deadline approves the panel. Of the first two, the first says more and
 * stands alone.
 *
 * The last is the rule of the reports themselves, with every group that could be shown by then taken for shown, the earliest round first.
 * Which were is not looked at: that a group was silent is nobody's to know (rule 4).
 */
export function panelNotices(
  groups: readonly RaterGroup[],
  merges: Merges,
  raters: readonly AskedRater[],
  earlier: readonly AskedPanel[],
  threshold: number,
): PanelNotice[] {
  const tooSmall = new Set(panelMayOpen(groups, merges, raters, threshold).map(({ group }) => group));
  const panel = raters.map((rater) => ({ ...rater, group: groupAfterMerge(groups, merges, rater.group) }));
  const merged = mergedGroups(groups, merges);
  const before: ShownCells[] = [];
  for (const round of earlier) before.push(presumablyShown(round, before));
  const silent = nearlyAsBefore(before, { groups: merged, panel, threshold });
  return merged.flatMap(({ key, minimum }): PanelNotice[] => {
    const members = sizeOf(panel, key);
    const notices: PanelNotice[] = silent.has(key) ? [{ group: key, code: 'NEARLY_AS_BEFORE' }] : [];
    if (panel.some(({ group, isOwnOutsider }) => group === key && isOwnOutsider))
      notices.push({ group: key, code: 'OWN_OUTSIDERS' });
    if (tooSmall.has(key)) return [{ group: key, code: 'PANEL_TOO_SMALL' }, ...notices];
    return members < minimum ? [{ group: key, code: 'BELOW_MINIMUM' }, ...notices] : notices;
  });
}

function presumablyShown(round: AskedPanel, before: readonly ShownCells[]): ShownCells {
  const { groups, panel, threshold } = round;
  const silent = nearlyAsBefore(before, round);
  const shown = groups.filter(({ key }) => !silent.has(key) && sizeOf(panel, key) >= threshold).map(({ key }) => key);
  return cellsShown({ groups, panel, shown: [...shown, ALL_OTHERS] });
}

/** The groups that what was shown before silences; not those that are too small whatever was. */
function nearlyAsBefore(before: readonly ShownCells[], { groups, panel, threshold }: AskedPanel): Set<RaterGroupKey> {
  const silent = silentBeside({ groups, panel }, [before.flat()], threshold);
  return new Set([...silent].filter((key) => sizeOf(panel, key) >= threshold));
}

const sizeOf = (panel: readonly AskedRater[], key: RaterGroupKey): number =>
  panel.filter(({ group }) => group === key).length;
