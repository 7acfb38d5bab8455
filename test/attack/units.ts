import type { ClosedRound } from '../../src/domains/feedback/reports/gate/closed-round.js';
import {
  ALL_OTHERS,
  type RoundRelease,
  type SubjectsFigure,
} from '../../src/domains/feedback/reports/gate/released-report.js';
import type { Attack } from './leak.js';
import { isolatedBy } from './rank.js';
import { anonymousGroups } from './shown.js';
import type { Released } from './world.js';

/** Rule 2, of figures over subjects. */
const FEWEST_SUBJECTS = 5;
const FEWEST_RATERS = 5;
const LARGEST_SHARE = 0.4;

interface Reader {
  who: string;
  edition: 'units' | 'unitsForContributors';
  /** How many more subjects and raters than for everybody. */
  more: number;
}
const READERS: readonly Reader[] = [
  { who: 'The director', edition: 'units', more: 0 },
  { who: 'The director, who rated too,', edition: 'unitsForContributors', more: 1 },
];

/**
 * Figures over subjects: at least five of them and five raters, none with over 40 per cent of the answers, and no difference between
 * figures of a unit and of what it is a part of that is about fewer than five subjects. For a reader who rated or was rated, six.
 */
export const units: Attack = ({ rounds }) => {
  for (const [round, { released }] of rounds.entries())
    for (const one of released)
      for (const reader of READERS) {
        const finding = tooFew(one, reader);
        if (finding) return { property: 'difference', round, finding };
      }
  return null;
};

function tooFew({ closed, release, raters }: Released, { who, edition, more }: Reader): string | null {
  const fewestSubjects = FEWEST_SUBJECTS + more;
  const { competencies } = closed.definition;
  for (const [competency, { key }] of competencies.entries())
    for (const source of ['others', 'self'] as const) {
      const shown = release[edition].flatMap((unit) =>
        isSaid(unit.competencies[competency]![source]) ? [unit.unitId] : [],
      );
      const cells = shown.map((unit) => ({
        name: unit,
        contributors: new Set(subjectsIn(closed, release, unit, competency, source)),
      }));
      const isolated = isolatedBy(cells, fewestSubjects);
      if (isolated)
        return `${who} reads ${source} on ${key} of ${isolated.cells.join(' and ')}, and learns what is about ${isolated.raters.join(' and ')} only: fewer than ${fewestSubjects} subjects.`;
      for (const { name, contributors } of source === 'others' ? cells : []) {
        const counts = [...contributors].map((subject) => ratersOf(closed, raters, subject, competency));
        const people = new Set(counts.flat());
        const total = counts.flat().length;
        if (people.size < FEWEST_RATERS + more) return `${name} shows ${key}, answered by ${people.size} people only.`;
        const largest = Math.max(...counts.map((of) => of.length));
        if (largest > LARGEST_SHARE * total)
          return `${name} shows ${key}, of which one subject has ${largest} of ${total} answers.`;
      }
    }
  return null;
}

const isSaid = (figure: SubjectsFigure | null): boolean =>
  figure !== null && (figure.mean !== null || figure.band !== null);

/** The subjects of a unit with something of their own that is shown on the competency. */
function subjectsIn(
  closed: ClosedRound,
  { reports }: RoundRelease,
  unit: string,
  competency: number,
  source: 'others' | 'self',
): string[] {
  return closed.subjects.flatMap(({ subjectId, units: own }, at) => {
    const figures = reports[at]!.release.forSubject.competencies[competency]!.figures;
    return own.includes(unit) && figures[source === 'self' ? 'SELF' : ALL_OTHERS] ? [subjectId] : [];
  });
}

/** The anonymous raters with a point at one of the competency's items. */
function ratersOf(closed: ClosedRound, raters: Released['raters'], subjectId: string, competency: number): string[] {
  const at = closed.subjects.findIndex((subject) => subject.subjectId === subjectId);
  const subject = closed.subjects[at]!;
  const before = closed.definition.competencies.slice(0, competency).flatMap(({ items }) => items).length;
  const items = closed.definition.competencies[competency]!.items.map((_, item) => before + item);
  return subject.sheets.flatMap(({ group, scores }, sheet) =>
    anonymousGroups(subject).includes(group) && items.some((item) => scores[item] !== 0) ? [raters[at]![sheet]!] : [],
  );
}
