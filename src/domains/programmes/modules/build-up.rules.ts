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

const ON_THE_JOB: LearningShares = { onTheJob: 100, withOthers: 0, formal: 0 };
const WITH_OTHERS: LearningShares = { onTheJob: 0, withOthers: 100, formal: 0 };
const FORMAL: LearningShares = { onTheJob: 0, withOthers: 0, formal: 100 };
const REQUIRED = { requirement: 'REQUIRED', choiceKey: null } as const;
const behind = (key: string, days: number, lasts: number): StepDue => ({ after: { key, edge: 'END' }, days, lasts });

/** The build-up of a module as the Amsterdamse School has it: its steps in their order. */
export const AMSTERDAM_BUILD_UP: readonly StepDesign[] = [
  {
    key: 'feedback-360',
    kind: 'FEEDBACK_360',
    title: { nl: '360-gradenfeedback', en: '360 feedback' },
    who: ['PARTICIPANT', 'RATERS'],
    form: 'QUESTIONNAIRE',
    shares: WITH_OTHERS,
    hours: 2,
    ...REQUIRED,
    completion: ['FEEDBACK_REPORTED'],
    due: { after: null, days: 0, lasts: 26 },
  },
  {
    key: 'pop-conversation',
    kind: 'POP_CONVERSATION',
    title: { nl: 'POP-gesprek', en: 'POP conversation' },
    who: ['PARTICIPANT', 'MANAGER'],
    form: 'CONVERSATION',
    shares: WITH_OTHERS,
    hours: 3,
    ...REQUIRED,
    completion: ['POP_SIGNED'],
    due: behind('feedback-360', 3, 19),
  },
  {
    key: 'kick-off',
    kind: 'KICK_OFF',
    title: { nl: 'Kick-off', en: 'Kick-off' },
    who: ['EVERYONE', 'TRAINER'],
    form: 'PLENARY',
    shares: FORMAL,
    hours: 7,
    ...REQUIRED,
    completion: ['ATTENDED'],
    due: behind('pop-conversation', 6, 1),
  },
  {
    key: 'inspiration-session',
    kind: 'INSPIRATION_SESSION',
    title: { nl: 'Inspiratiesessie', en: 'Inspiration session' },
    who: ['GROUP', 'TRAINER'],
    form: 'GROUP',
    shares: { onTheJob: 0, withOthers: 40, formal: 60 },
    hours: 7,
    ...REQUIRED,
    completion: ['ATTENDED'],
    due: behind('kick-off', 11, 12),
  },
  {
    key: 'assignment',
    kind: 'ASSIGNMENT',
    title: { nl: 'Ontwikkelopdracht', en: 'Development assignment' },
    who: ['PARTICIPANT', 'LEARNING_MANAGER'],
    form: 'PRACTICE',
    shares: ON_THE_JOB,
    hours: 60,
    ...REQUIRED,
    completion: ['ASSIGNMENT_COMPLETED', 'COACHING_HELD'],
    due: behind('inspiration-session', 3, 68),
  },
  {
    key: 'intervision',
    kind: 'INTERVISION',
    title: { nl: 'Intervisie', en: 'Intervision' },
    who: ['GROUP'],
    form: 'GROUP',
    shares: WITH_OTHERS,
    hours: 6,
    ...REQUIRED,
    completion: ['INTERVISION_HELD'],
    due: { after: { key: 'assignment', edge: 'START' }, days: 28, lasts: 26 },
  },
  {
    key: 'final-conversation',
    kind: 'FINAL_CONVERSATION',
    title: { nl: 'Eindgesprek', en: 'Final conversation' },
    who: ['PARTICIPANT', 'MANAGER', 'LEARNING_MANAGER'],
    form: 'CONVERSATION',
    shares: ON_THE_JOB,
    hours: 3,
    ...REQUIRED,
    completion: ['FINAL_SIGNED'],
    due: behind('assignment', -4, 19),
  },
  {
    key: 'kick-out',
    kind: 'KICK_OUT',
    title: { nl: 'Kick-out', en: 'Kick-out' },
    who: ['EVERYONE', 'TRAINER'],
    form: 'PLENARY',
    shares: FORMAL,
    hours: 4,
    ...REQUIRED,
    completion: ['ATTENDED'],
    due: behind('final-conversation', 6, 1),
  },
];

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
