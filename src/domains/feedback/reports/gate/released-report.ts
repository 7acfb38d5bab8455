import type { RaterGroupKey } from '../../rater-group.rules.js';
import type { Figure } from './figure.rules.js';

/** Whose answers something in a report comes from: a rater group of the subject, or 'ALL_OTHERS', the anonymous raters together. */
export type Source = RaterGroupKey | typeof ALL_OTHERS;
export const ALL_OTHERS = 'ALL_OTHERS';

/** A figure per source, always all of them and in the order of the groups, ALL_OTHERS last; null is silence, and says nothing of why. */
export type Figures = Record<Source, Figure | null>;

/** A comment with a random (v4) id that it is redacted by. */
export interface ReleasedComment {
  id: string;
  text: string;
}

/** Per open question, in order; an empty list is silence. */
export type ReleasedComments = { questionKey: string; texts: Record<Source, readonly ReleasedComment[]> }[];

/** What one rating (the current one, or the second one beside it) of an item shows. */
export interface ReleasedItem {
  key: string;
  figures: Figures;
  /** The second rating ('how important', 'desired'); null where the questionnaire asks for none. */
  second: Figures | null;
}

export interface ReleasedReport {
  competencies: {
    key: string;
    /** Means of the shown figures of the items; silent when fewer than half of the items are shown. */
    figures: Figures;
    /** SELF minus ALL_OTHERS over the items that are shown of both (scale points, one decimal); null for fewer than half of the items. */
    gap: number | null;
    items: ReleasedItem[];
  }[];
  comments: ReleasedComments;
}

/** What is stored once at the close and never changes: for the subject and who it is shared with, and for those of them who answered. */
export interface Release {
  forSubject: ReleasedReport;
  forContributors: ReleasedReport;
}

/** A figure over subjects: mean of their shown figures of ALL_OTHERS, how they spread over the scale, and of how many subjects. */
export interface SubjectsFigure {
  mean: number | null;
  band: 'LOW' | 'HIGH' | null;
  /** Subjects per scale point (of the rounded mean), lowest first; null where it would tell of one. */
  distribution: number[] | null;
}

/** What a round shows of a unit (a directorate, a department), over its subjects. */
export interface UnitReport {
  unitId: string;
  /** Number of subjects behind it. */
  subjects: number;
  competencies: {
    key: string;
    self: SubjectsFigure | null;
    others: SubjectsFigure | null;
    gap: number | null;
    alpha: number | null;
  }[];
  /** Themes of the compass: the mean over their competencies. */
  themes: { key: string; others: SubjectsFigure | null }[];
}

/** By whom it is for, the sources with at least one shown figure: what a later round is compared with. */
export interface ShownSources {
  forSubject: Source[];
  forContributors: Source[];
}

/** What a round shows of its units. */
export interface UnitsRelease {
  units: UnitReport[];
  /** The part of `units` for readers who are a subject of the round or were asked about one; a unit of which nothing is left is not there. */
  unitsForContributors: UnitReport[];
}

/** Everything that a round will ever show. */
export interface RoundRelease extends UnitsRelease {
  reports: { subjectId: string; release: Release; shown: ShownSources }[];
}

/** What is stored of a unit. */
export interface UnitRelease {
  forAll: UnitReport;
  forContributors: UnitReport | null;
}
