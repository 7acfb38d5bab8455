import { refusalToChangePanel } from '../../src/domains/feedback/panels/panel.rules.js';
import type { RaterGroupKey } from '../../src/domains/feedback/rater-group.rules.js';
import type { ClosedRound } from '../../src/domains/feedback/reports/gate/closed-round.js';
import { releaseRound } from '../../src/domains/feedback/reports/gate/release-round.rules.js';
import type { RoundRelease } from '../../src/domains/feedback/reports/gate/released-report.js';
import { cellsShown } from '../../src/domains/feedback/reports/gate/round-disclosure.rules.js';
import { panelState, replacementGroups, responsePercentage } from '../../src/domains/feedback/rounds/progress.rules.js';
import { type Round, refusalOfAnswer } from '../../src/domains/feedback/rounds/round.rules.js';
import type { Random } from '../../src/domains/feedback/shuffle.rules.js';

/** A row of the answers' tables, with what a careless product might keep of where it came from. */
export interface ClosedRow {
  id: string;
  group: RaterGroupKey;
  scores: readonly number[];
  /** Minutes since the round opened; the product keeps no such thing. */
  savedAt?: number;
}

/** What the world leaves to the product. The attacker is tried out on variants of it that leak. */
export interface Product {
  release(round: ClosedRound, random: Random): RoundRelease;
  refusalOfAnswer: typeof refusalOfAnswer;
  /** The sheets that are written anew at the close; see `CloseRoundService`. */
  countedAtClose<Sheet extends { submitted: boolean }>(sheets: readonly Sheet[]): Sheet[];
  panelState: typeof panelState;
  responsePercentage: typeof responsePercentage;
  replacementGroups: typeof replacementGroups;
  cellsShown: typeof cellsShown;
  /** Whether a rater whose link was given out may go to another group; see `PanelService`. */
  mayMove(round: Round, to: RaterGroupKey, now: Date): boolean;
  /** The order in which rows are written anew at the close; `drawn` is what gen_random_uuid() gives for a row. */
  rewritten<Row extends { drawn: number; savedAt: number }>(rows: readonly Row[]): Row[];
  /** What is kept of a row besides its scores. */
  kept(row: { savedAt: number }): Pick<ClosedRow, 'savedAt'>;
  /** Minutes between two counts of who handed in. */
  countedEvery: number;
}

const NO_TERMS = { nominationsDueAt: null, approvalDueAt: null, unapprovedPanels: 'WAIT' } as const;

export const PRODUCT: Product = {
  release: releaseRound,
  refusalOfAnswer,
  countedAtClose: (sheets) => sheets.filter(({ submitted }) => submitted),
  panelState,
  responsePercentage,
  replacementGroups,
  cellsShown,
  mayMove: ({ state }, to, now) =>
    refusalToChangePanel(
      { roundState: state, approval: 'APPROVED', linksGivenOut: true, terms: NO_TERMS },
      to,
      'COORDINATOR',
      now,
    ) === null,
  rewritten: (rows) => [...rows].sort((one, other) => one.drawn - other.drawn),
  kept: () => ({}),
  countedEvery: 24 * 60,
};
