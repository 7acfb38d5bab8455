import fc from 'fast-check';

/**
 * What a rater does with the questionnaire. LATE hands in after the closing hour, and again once the reports are there; ERASED hands in
 * and is then removed from the organisation's people; RETURN declines and answers after all.
 */
export type Act = 'SILENT' | 'SUBMIT' | 'EDIT' | 'DRAFT' | 'DECLINE' | 'RETURN' | 'LATE' | 'ERASED';

/** One place on a panel. */
export interface Seat {
  /** The same person as in this place in the other round, somebody new, or who has this place in the next group. */
  who: 'SAME' | 'NEW' | 'NEXT';
  act: Act;
  /** Day of the round, 0 to 8, on which it happens. */
  day: number;
  /** One per rating: a point, counted from the middle of the scale; null is 'cannot judge'. */
  scores: (number | null)[];
  /** On which of two open questions something is written. */
  remarks: boolean[];
  /** Whether the rater came onto the panel while the round was open. */
  added: boolean;
  /** Whether the rater answers as they see it where the others in the group are of one mind. */
  own: boolean;
  /** Whether somebody tries to move the rater to another group, while the round is open and again after the reports. */
  moved: boolean;
}

export interface SubjectPlan {
  /** Of two departments of one directorate. */
  unit: 0 | 1;
  /** Whether the first two anonymous groups are merged before the round opens. */
  merged: boolean;
  /** Whether the raters of a group answer as the first of them does. */
  ofOneMind: boolean;
  self: Seat;
  manager: Seat;
  /** Per rater group of the round that is neither SELF nor MANAGER. */
  groups: Seat[][];
}

export interface RoundPlan {
  subjects: SubjectPlan[];
}

/** What the raters are asked; everything small, since what goes wrong with many goes wrong with few. */
export interface Asked {
  items: number;
  competencies: number;
  /** The highest point of a scale that starts at 1. */
  points: number;
  second: boolean;
  /** Whether the last item is asked of the first anonymous group only. */
  lastOfFirstGroup: boolean;
  openQuestions: number;
}

/** A story to be: what a tenant chose, who was asked, and what everybody did. */
export interface History {
  /** What the tenant set. */
  threshold: number;
  commentThreshold: number | null;
  /** STANDARD: PEER, DIRECT_REPORT, OTHER. CUSTOM: groups of the tenant's own making, without a manager, the last one named. */
  kind: 'STANDARD' | 'CUSTOM';
  /** Rater groups besides SELF and MANAGER. */
  groups: number;
  /** Whether the same colleagues rate all subjects. */
  shared: boolean;
  /** Whether panels are held to rule 7 at the opening; without, more comes through than the product allows. */
  checked: boolean;
  asked: Asked;
  rounds: RoundPlan[];
  /** Of everything that is left to chance in the product. */
  seed: number;
}

/** Most of a sheet's room: ratings of four items, twice. */
const RATINGS = 8;

/** Shrinks to the middle of the scale; extremes are frequent, since they are where a mean says most. */
const score = fc.nat(9).map((raw): number | null => [0, 1, -1, 2, -2, 2, -2, 0, 1, null][raw]!);

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Act>('SILENT', 'SUBMIT') },
  { weight: 12, arbitrary: fc.constant<Act>('SUBMIT') },
  { weight: 3, arbitrary: fc.constantFrom<Act>('SUBMIT', 'EDIT', 'DRAFT', 'DECLINE', 'RETURN', 'LATE', 'ERASED') },
);

const rarely = (weight: number) => fc.nat(weight).map((drawn) => weight > 0 && drawn === weight);

const seat: fc.Arbitrary<Seat> = fc.record({
  who: fc.nat(9).map((raw) => (raw < 8 ? 'SAME' : raw === 8 ? 'NEW' : 'NEXT') as Seat['who']),
  act,
  day: fc.nat(8),
  // Now and then the same everywhere, as hurried people answer.
  scores: fc.oneof(
    { weight: 3, arbitrary: fc.array(score, { minLength: RATINGS, maxLength: RATINGS }) },
    { weight: 1, arbitrary: score.map((same) => Array.from({ length: RATINGS }, () => same)) },
  ),
  remarks: fc.array(
    fc.nat(3).map((raw) => raw > 0),
    { minLength: 2, maxLength: 2 },
  ),
  added: rarely(14),
  own: rarely(5),
  moved: rarely(19),
});

const subjectOf = ({ groups, raters: [minLength, maxLength] }: Size): fc.Arbitrary<SubjectPlan> =>
  fc.record({
    unit: fc.constantFrom<0 | 1>(0, 0, 0, 1),
    merged: rarely(5),
    ofOneMind: rarely(5),
    self: seat,
    manager: seat,
    groups: fc.array(fc.array(seat, { minLength, maxLength }), { minLength: groups, maxLength: groups }),
  });

const asked: fc.Arbitrary<Asked> = fc.record({
  items: fc.integer({ min: 1, max: 4 }),
  competencies: fc.integer({ min: 1, max: 2 }),
  points: fc.integer({ min: 3, max: 5 }),
  second: rarely(5),
  lastOfFirstGroup: rarely(7),
  openQuestions: fc.nat(2),
});

interface Size {
  groups: number;
  subjects: [fewest: number, most: number];
  raters: [fewest: number, most: number];
  rounds: number;
}

function historiesOf(size: Size, questions: fc.Arbitrary<Asked> = asked): fc.Arbitrary<History> {
  const [minLength, maxLength] = size.subjects;
  const round = fc.record({
    subjects: fc.array(subjectOf(size), { minLength, maxLength }),
  });
  return fc.record({
    threshold: fc.constantFrom(3, 3, 4),
    commentThreshold: fc.constantFrom(null, null, 6),
    kind: fc.constantFrom<History['kind']>('STANDARD', 'CUSTOM'),
    groups: fc.constant(size.groups),
    shared: fc.boolean(),
    checked: fc.boolean(),
    asked: questions,
    rounds: fc.array(round, { minLength: 1, maxLength: size.rounds }),
    seed: fc.nat(2 ** 31 - 1),
  });
}

/** One item, of which everything is computed that is computed of more. */
const oneQuestion = asked.map((questions) => ({ ...questions, items: 1, second: false, openQuestions: 0 }));

const twoQuestions = asked.map((questions) => ({ ...questions, items: 2, competencies: 1, openQuestions: 0 }));

/**
 * Every kind of round: mostly one or two subjects with up to three groups of up to eight; now and then a department with enough subjects
 * for figures of its own, seldom twice; and one leader with 49 groups.
 */
export const histories: fc.Arbitrary<History> = fc.oneof(
  { weight: 40, arbitrary: historiesOf({ groups: 2, subjects: [1, 1], raters: [0, 8], rounds: 1 }) },
  { weight: 25, arbitrary: historiesOf({ groups: 3, subjects: [1, 2], raters: [0, 6], rounds: 1 }) },
  { weight: 25, arbitrary: historiesOf({ groups: 2, subjects: [1, 1], raters: [0, 7], rounds: 3 }) },
  { weight: 9, arbitrary: historiesOf({ groups: 1, subjects: [5, 8], raters: [3, 6], rounds: 1 }, oneQuestion) },
  { weight: 2, arbitrary: historiesOf({ groups: 2, subjects: [5, 6], raters: [3, 5], rounds: 2 }, twoQuestions) },
  { weight: 1, arbitrary: historiesOf({ groups: 49, subjects: [1, 1], raters: [0, 6], rounds: 1 }, oneQuestion) },
);
