/** What a step asks of people. */
export const STEP_FORMS = ['QUESTIONNAIRE', 'CONVERSATION', 'PLENARY', 'GROUP', 'PRACTICE', 'SELF_STUDY'] as const;
export type StepForm = (typeof STEP_FORMS)[number];

/** Whom a step asks something of. */
export const STEP_PARTIES = [
  'PARTICIPANT',
  'RATERS',
  'MANAGER',
  'LEARNING_MANAGER',
  'TRAINER',
  'GROUP',
  'EVERYONE',
] as const;
export type StepParty = (typeof STEP_PARTIES)[number];

/** The three ways in which leaders learn, by the share that each has of it: 70, 20 and 10 per cent. */
export const LEARNING_WAYS = ['ON_THE_JOB', 'WITH_OTHERS', 'FORMAL'] as const;
export type LearningWay = (typeof LEARNING_WAYS)[number];

export const STEP_REQUIREMENTS = ['REQUIRED', 'OPTIONAL', 'CHOICE'] as const;
export type StepRequirement = (typeof STEP_REQUIREMENTS)[number];

/** What makes a step done. Each follows from what its own domain keeps. */
export const STEP_FACTS = [
  'FEEDBACK_REPORTED',
  'POP_SIGNED',
  'ATTENDED',
  'ASSIGNMENT_COMPLETED',
  'COACHING_HELD',
  'INTERVISION_HELD',
  'FINAL_SIGNED',
  'HARVEST_GIVEN',
  'DECLARED',
  'CASE_BROUGHT',
  'EVALUATION_CLOSED',
] as const;
export type StepFact = (typeof STEP_FACTS)[number];

export const STEP_KINDS = [
  'FEEDBACK_360',
  'POP_CONVERSATION',
  'KICK_OFF',
  'INSPIRATION_SESSION',
  'ASSIGNMENT',
  'COACHING',
  'INTERVISION',
  'FINAL_CONVERSATION',
  'KICK_OUT',
  'E_LEARNING',
  'INTAKE',
  'PRACTICE_CASE',
  'WORKSHOP',
  'RETURN_DAY',
  'EVALUATION',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export const STEP_EDGES = ['START', 'END'] as const;
export type StepEdge = (typeof STEP_EDGES)[number];

/** How the hours of a step count for 70/20/10, in whole per cent; together 100. */
export interface LearningShares {
  readonly onTheJob: number;
  readonly withOthers: number;
  readonly formal: number;
}

/** When a step is: so many days after an edge of another step, or after the module's first day when `after` is null. */
export interface StepDue {
  readonly after: { readonly key: string; readonly edge: StepEdge } | null;
  /** Below zero for before. */
  readonly days: number;
  /** 1 for a single day. */
  readonly lasts: number;
}

interface Text {
  readonly nl: string;
  readonly en: string;
}

/** A step as a build-up says it, before it is anybody's. */
export interface StepDesign {
  /** Tells it from the other steps of its module: 'kick-off'. */
  readonly key: string;
  readonly kind: StepKind;
  readonly title: Text;
  readonly who: readonly StepParty[];
  readonly form: StepForm;
  readonly shares: LearningShares;
  /** Of a participant's time. */
  readonly hours: number;
  readonly requirement: StepRequirement;
  /** Of the steps with the same one a participant does one; null unless the requirement is CHOICE. */
  readonly choiceKey: string | null;
  /** All of them make it done. */
  readonly completion: readonly StepFact[];
  /** Null for a step without a usual moment. */
  readonly due: StepDue | null;
}

const WAY_OF: Record<keyof LearningShares, LearningWay> = {
  onTheJob: 'ON_THE_JOB',
  withOthers: 'WITH_OTHERS',
  formal: 'FORMAL',
};

/** The ways of learning that a step adds to, the one with the largest share first. */
export const learningOf = (shares: LearningShares): LearningWay[] =>
  (Object.keys(WAY_OF) as (keyof LearningShares)[])
    .filter((way) => shares[way] > 0)
    .sort((one, other) => shares[other] - shares[one])
    .map((way) => WAY_OF[way]);

/** How somebody says which step of a module is meant: by its id, by its kind where there is one step of that kind, or by both. */
export interface StepName {
  readonly stepId?: string | null;
  readonly kind?: StepKind | null;
}

export type StepNameFault = 'STEP_NOT_NAMED' | 'STEP_NOT_IN_MODULE' | 'STEP_NOT_CLEAR';

/** The step that is meant, of the steps of a module that are not skipped. */
export function stepNamed<Step extends { readonly id: string; readonly kind: StepKind }>(
  { stepId, kind }: StepName,
  steps: readonly Step[],
): { step: Step } | { fault: StepNameFault } {
  if (!stepId && !kind) return { fault: 'STEP_NOT_NAMED' };
  const [step, another] = steps.filter((one) => (!stepId || one.id === stepId) && (!kind || one.kind === kind));
  if (!step) return { fault: 'STEP_NOT_IN_MODULE' };
  return another ? { fault: 'STEP_NOT_CLEAR' } : { step };
}
