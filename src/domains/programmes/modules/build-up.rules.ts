/** What a step asks of people. */
export const STEP_FORMS = ['QUESTIONNAIRE', 'CONVERSATION', 'PLENARY', 'GROUP', 'PRACTICE'] as const;
export type StepForm = (typeof STEP_FORMS)[number];

/** The three ways in which leaders learn, by the share that each has of it: 70, 20 and 10 per cent. */
export const LEARNING_WAYS = ['ON_THE_JOB', 'WITH_OTHERS', 'FORMAL'] as const;
export type LearningWay = (typeof LEARNING_WAYS)[number];

/** The build-up of a module as the Amsterdamse School has it: its steps in their order. */
export const AMSTERDAM_BUILD_UP = [
  { kind: 'FEEDBACK_360', form: 'QUESTIONNAIRE', learning: ['WITH_OTHERS'] },
  { kind: 'POP_CONVERSATION', form: 'CONVERSATION', learning: ['WITH_OTHERS'] },
  { kind: 'KICK_OFF', form: 'PLENARY', learning: ['FORMAL'] },
  { kind: 'INSPIRATION_SESSION', form: 'GROUP', learning: ['FORMAL', 'WITH_OTHERS'] },
  { kind: 'ASSIGNMENT', form: 'PRACTICE', learning: ['ON_THE_JOB'] },
  { kind: 'INTERVISION', form: 'GROUP', learning: ['WITH_OTHERS'] },
  { kind: 'FINAL_CONVERSATION', form: 'CONVERSATION', learning: ['ON_THE_JOB'] },
  { kind: 'KICK_OUT', form: 'PLENARY', learning: ['FORMAL'] },
] as const satisfies readonly { kind: string; form: StepForm; learning: readonly LearningWay[] }[];

export type StepKind = (typeof AMSTERDAM_BUILD_UP)[number]['kind'];
export const STEP_KINDS: readonly StepKind[] = AMSTERDAM_BUILD_UP.map(({ kind }) => kind);

/** What a kind of step is like, whatever the module. */
export const stepTraits = (kind: StepKind): { form: StepForm; learning: readonly LearningWay[] } =>
  AMSTERDAM_BUILD_UP.find((step) => step.kind === kind)!;
