import { LOWEST_THRESHOLD } from '../../rater-group.rules.js';
import { LOWEST_COMMENT_THRESHOLD } from '../../rounds/round.rules.js';
import type { Random } from '../../shuffle.rules.js';
import type { ClosedRound, SubjectAnswers } from './closed-round.js';
import { rankTestWithinItem } from './item-disclosure.rules.js';
import type { RoundRelease, UnitsRelease } from './released-report.js';
import { layoutsOf } from './report-layout.rules.js';
import { type Gate, releaseSubject } from './subject-release.rules.js';
import { keepForUnits, noSubjects } from './subjects-for-units.rules.js';
import { releaseUnits } from './unit-report.rules.js';

/**
 * The gate: what of a closed round may ever be shown. Nothing else in the product turns answers into something that somebody can see.
 * 'Rule' below is a rule of the anonymity promise.
 *
 * **Which cells there are.** Per subject, rating (an item, or the second rating beside it) and source: named groups as they answered
 * (rule 1); each anonymous group; and ALL_OTHERS, the anonymous raters together. Per competency the same sources, and the self-other gap.
 * Per unit, figures over the subjects' figures (`releaseUnits`).
 *
 * **What suppresses what** (rule 3: no sum or difference isolates fewer than k; one rank test, `disclosure.rules.ts`, in three places).
 * - *Within a rating*, the raters who gave a score are laid in *blocks* that do not overlap (`isBlock`): every anonymous group of at
 *   least k is a block, and who is in a smaller group is left out of everything, also where several small groups would reach k together:
 *   a total that comes or goes with one of them would tell whether it answered (rule 4), and a participant who named outsiders of his own
 *   making could take them off it. Every anonymous figure is one over whole blocks, so each sum or difference is too. The rank test runs
 *   over all of them all the same. Releasing ALL_OTHERS over *everybody* first would cost the shown groups: with 6 peers, 5 reports and
 *   2 others the total gives the 2 away unless a group is hidden. Answers to different items, or to the first and the second rating,
 *   are different unknowns, so it does no harm that 'cannot judge' makes blocks differ between them.
 * - *Between rounds* of one person, over who was asked: a group that would isolate fewer than k beside what earlier rounds showed is
 *   silent in the whole round (`silentBetweenRounds`), and in ALL_OTHERS too.
 * - *Between units*, over subjects, with 5 for k.
 *
 * **Silence** (rule 4) is null, for whatever reason; a group below k changes nothing that is shown, whatever the other groups did.
 *
 * **Values** (rule 5). Assume that a reader knows how many answered in each block. Raters of a block are interchangeable, with their
 * whole sheets, so one answer can be told only if all answers in its block are known to be alike. Two things see to it that they never are:
 * - *Top and bottom coding*: a mean within 1/k of an end of the scale is shown as HIGH or LOW. Since n >= k that covers 'everybody 5'
 *   and 'everybody 5 but one, who gave a 4', in one face. In ALL_OTHERS and in a competency the block counts as the middle of its band,
 *   so that these say nothing more; they are off by at most 1/(2k) of a scale point.
 * - Elsewhere, 'everybody v' has the same sum as 'everybody v, but one v - 1 and one v + 1'. Distribution and spread would tell these
 *   apart, so they are left out unless at least 3 raters differ from the most given score; and always under 2k raters, in a band, and of
 *   ALL_OTHERS (of which the shown groups' distributions could be taken off).
 * Competencies, gaps, units, themes and alpha are computed from figures as shown, rounded ones, so they add no knowledge at all. No
 * figure is over two ratings of the same sheets, which is what makes the two points above enough.
 *
 * **Viewers who answered** (rule 2), in this round or an earlier one about the same person, know one answer of a block, and get
 * `forContributors`: the same figures, minus those that rest on a block of exactly k, or beside earlier rounds isolate no more than k. It is a part of the other report, not a second computation with another k: two blockings of the same answers
 * could be subtracted from each other. Of units they get what rests on one subject and one rater more. What it does not hide: all others of a block at one end of the scale, apart from the viewer.
 *
 * `random` decides the order and the ids of the comments. Throws RangeError for thresholds below the lowest and for sheets that do not fit.
 *
 * Sources: Hundepool et al., Handbook on Statistical Disclosure Control, 2nd ed. 2024, ch. 4 (threshold and dominance rules, secondary
 * suppression, disclosure by difference), ch. 5 (group disclosure); top and bottom coding in its chapter on microdata.
 */
export function releaseRound({ subjects, ...round }: ClosedRound, random: Random): RoundRelease {
  const gate = openGate(round, random);
  return { reports: gate.take(subjects), ...gate.units() };
}

/** The same for a round whose subjects come in parts: of those that were taken, it keeps only what figures over subjects are made of. */
export interface OpenGate {
  /** All that may ever be shown of these subjects. */
  take(subjects: readonly SubjectAnswers[]): RoundRelease['reports'];
  /** What may ever be shown of units, over all subjects that were taken. */
  units(): UnitsRelease;
}

export function openGate(round: Omit<ClosedRound, 'subjects'>, random: Random): OpenGate {
  requireThresholds(round);
  const { definition, threshold, commentThreshold } = round;
  const gate: Gate = {
    definition,
    threshold,
    commentThreshold,
    noBlocks: rankTestWithinItem(threshold),
    layoutOf: layoutsOf(definition),
    random,
  };
  const kept = noSubjects(definition);
  return {
    take: (subjects) =>
      subjects.map((subject) => {
        const { subjectId, units, panel } = subject;
        const { release, shown, forUnits } = releaseSubject(gate, subject);
        keepForUnits(kept, { units, panel, competencies: forUnits });
        return { subjectId, release, shown };
      }),
    units: () => releaseUnits(gate, kept),
  };
}

function requireThresholds({ threshold, commentThreshold }: Pick<ClosedRound, 'threshold' | 'commentThreshold'>): void {
  if (!(threshold >= LOWEST_THRESHOLD)) throw new RangeError('No figure is released under the lowest threshold');
  if (!(commentThreshold >= Math.max(LOWEST_COMMENT_THRESHOLD, threshold))) {
    throw new RangeError('No comment is released under the lowest threshold');
  }
}
