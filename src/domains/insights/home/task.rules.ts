type Language = 'nl' | 'en';

/** What somebody is to do. A reason that a domain tells and that is not among these asks to go on with the step. */
const TASKS = {
  NOT_PLANNED: { nl: 'Plan', en: 'Plan' },
  NOT_PREPARED: { nl: 'Bereid voor', en: 'Prepare' },
  NOT_WRITTEN: { nl: 'Schrijf op wat jullie afspraken', en: 'Write down what you agreed' },
  NOT_SIGNED: { nl: 'Onderteken', en: 'Sign' },
  NOT_ANSWERED: { nl: 'Laat weten hoe het gesprek was', en: 'Say how the conversation was' },
  NOT_RECORDED: { nl: 'Leg vast of het doorging', en: 'Record whether it took place' },
  NO_REFLECTION: { nl: 'Schrijf een paar regels reflectie', en: 'Write a few lines of reflection' },
  NOT_CHOSEN: { nl: 'Kies', en: 'Choose' },
  EVALUATION_NOT_GIVEN: { nl: 'Geef zonder naam je oordeel', en: 'Give your view without your name' },
  HARVEST_NOT_GIVEN: { nl: 'Geef aan de oogst wat je meeneemt', en: 'Give the harvest what you take along' },
  NOT_BEGUN: { nl: 'Begin aan', en: 'Begin' },
  OTHER: { nl: 'Ga verder met', en: 'Go on with' },
} as const satisfies Record<string, Record<Language, string>>;

/** One thing that somebody is to do, as facts tell it. */
export interface ToDo {
  /** Why the step does not go on; see the domains' facts. */
  readonly reason: string | null;
  /** The step's title in the language asked for. */
  readonly step: string;
  /** Whose step it is, for who is not the participant. */
  readonly participant: string | null;
  /** The step's last day, '2027-02-26'; null while it is not planned. */
  readonly endsOn: string | null;
  readonly late: boolean;
}

/** 'Onderteken: POP-gesprek met Anna Aker' */
export function taskSentence({ reason, step, participant }: ToDo, language: Language): string {
  const task = reason && Object.hasOwn(TASKS, reason) ? TASKS[reason as keyof typeof TASKS] : TASKS.OTHER;
  const withWhom = participant ? ` ${{ nl: 'met', en: 'with' }[language]} ${participant}` : '';
  return `${task[language]}: ${step}${withWhom}`;
}

/** Why now: by when it is to be done, or since when it is late. */
export function whyNow(
  { reason, endsOn, late }: Pick<ToDo, 'reason' | 'endsOn' | 'late'>,
  inWords: (day: string) => string,
  language: Language,
): string {
  if (!endsOn) return { nl: 'Hier kun je nu mee verder.', en: 'You can go on with this now.' }[language];
  const day = inWords(endsOn);
  if (reason === 'EVALUATION_NOT_GIVEN')
    return { nl: `De evaluatie sluit op ${day}.`, en: `The evaluation closes on ${day}.` }[language];
  if (late) return { nl: `Dit had op ${day} klaar moeten zijn.`, en: `This was to be done by ${day}.` }[language];
  return { nl: `Dit hoort uiterlijk op ${day} klaar te zijn.`, en: `This is to be done by ${day}.` }[language];
}
