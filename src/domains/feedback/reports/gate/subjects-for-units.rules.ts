import type { QuestionnaireDefinition } from '../../questionnaires/questionnaire.rules.js';
import type { RaterGroupKey } from '../../rater-group.rules.js';
import type { SubjectAnswers } from './closed-round.js';
import type { Figure } from './figure.rules.js';
import type { CompetencyForUnits } from './subject-release.rules.js';

/** A subject with what was released about them, as far as units show it. */
export interface ReleasedSubject extends Pick<SubjectAnswers, 'units' | 'panel'> {
  /** In the order of the questionnaire. */
  competencies: readonly CompetencyForUnits[];
}

/**
 * What is kept of all subjects until figures over them are made; a subject is known by the place in which they came. In columns, for of
 * objects per subject and competency the collector of garbage would have thousands to carry along.
 */
export interface SubjectsForUnits {
  units: ReleasedSubject['units'][];
  panels: ReleasedSubject['panel'][];
  /** In the order of the questionnaire. */
  competencies: readonly CompetencyOfSubjects[];
}

/** By whom subjects are judged in a figure over them: by themselves, or by all others. */
export type Judge = 'self' | 'others';

/** The figures that reports show, null for silence, and how many answers each rests on. */
interface Judged {
  figures: (Figure | null)[];
  answers: number[];
}

/** One competency of all subjects; see `CompetencyForUnits`. */
export interface CompetencyOfSubjects extends Record<Judge, Judged> {
  /** A column per item. */
  items: (Figure | null)[][];
  mostOthers: number[];
  /** Only these are lists of their own; they are read where few answered. */
  groups: (readonly RaterGroupKey[])[];
}

export const noSubjects = ({ competencies }: Pick<QuestionnaireDefinition, 'competencies'>): SubjectsForUnits => ({
  units: [],
  panels: [],
  competencies: competencies.map(({ items }) => ({
    self: { figures: [], answers: [] },
    others: { figures: [], answers: [] },
    items: items.map(() => []),
    mostOthers: [],
    groups: [],
  })),
});

/** Adds one subject. */
export function keepForUnits(kept: SubjectsForUnits, { units, panel, competencies }: ReleasedSubject): void {
  kept.units.push(units);
  kept.panels.push(panel);
  kept.competencies.forEach(({ self, others, items, mostOthers, groups }, at) => {
    const competency = competencies[at] as CompetencyForUnits;
    self.figures.push(competency.self);
    self.answers.push(competency.answersOfSelf);
    others.figures.push(competency.others);
    others.answers.push(competency.answersOfOthers);
    items.forEach((column, item) => {
      column.push(competency.items[item] as Figure | null);
    });
    mostOthers.push(competency.mostOthers);
    groups.push(competency.groups);
  });
}
