import { MOST_ITEMS, parseQuestionnaire, type QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import { LOWEST_THRESHOLD, MOST_RATERS, type RaterGroup } from '../rater-group.rules.js';

interface Text {
  readonly nl: string;
  readonly en: string;
}

/** Whoever gives an evaluation: one anonymous group, and the evaluation is the one that they rate. */
export const PARTICIPANTS: RaterGroup = {
  key: 'PARTICIPANT',
  name: { nl: 'Deelnemers', en: 'Participants' },
  minimum: 0,
  maximum: MOST_RATERS,
  anonymous: true,
};

/** What of a module an evaluation asks about; lists are in their order. */
export interface EvaluatedModule {
  readonly name: Text;
  readonly behaviours: readonly {
    readonly id: string;
    readonly text: Text;
    readonly indicators: readonly Text[];
    readonly operationalGoals: readonly Text[];
    readonly strategicGoals: readonly Text[];
  }[];
  readonly challenges: readonly { readonly id: string; readonly text: Text }[];
  /** Without those that are skipped, and without the evaluation itself. */
  readonly steps: readonly { readonly id: string; readonly title: Text }[];
}

export const OWN_QUESTION_KINDS = ['SCALE', 'OPEN'] as const;

/** What a coordinator asks beside what follows from the impact map. */
export interface OwnQuestion {
  readonly kind: (typeof OWN_QUESTION_KINDS)[number];
  readonly text: Text;
}

/** Whether an item or open question is one that coordinators ask besides. */
export const isOwnQuestion = (key: string): boolean => key.startsWith(OWN);
const OWN = 'own-';

export const EVALUATED = ['BEHAVIOUR', 'LEADERSHIP_CHALLENGE', 'STEP'] as const;
export type Evaluated = (typeof EVALUATED)[number];

/** What the items of an evaluation are about, as it was when the evaluation opened. */
export interface EvaluationTies {
  /** Of the items that are about something of the module; the others are about the whole. */
  readonly items: readonly { readonly item: string; readonly about: Evaluated; readonly id: string }[];
  /** What stands with the items of a behaviour: how it is recognised, and what it is for. Keyed as the part of the questionnaire. */
  readonly context: readonly {
    readonly part: string;
    readonly behaviourId: string;
    readonly indicators: readonly Text[];
    readonly goals: readonly Text[];
  }[];
}

/** How long a name and an item of a questionnaire may be, in characters. */
const LONGEST = { name: 200, item: 500 } as const;

const SCALE: QuestionnaireDefinition['scale'] = {
  min: 1,
  max: 5,
  cannotJudge: true,
  labels: {
    nl: ['Helemaal niet', 'Nauwelijks', 'Enigszins', 'Duidelijk', 'Heel sterk'],
    en: ['Not at all', 'Hardly', 'Somewhat', 'Clearly', 'Very much'],
  },
};

const OF_A_BEHAVIOUR: readonly { readonly key: string; readonly text: Text }[] = [
  {
    key: 'now',
    text: { nl: 'Ik zie dit gedrag nu in mijn eigen werk.', en: 'I see this behaviour in my own work now.' },
  },
  { key: 'helped', text: { nl: 'Deze module heeft mij daarbij geholpen.', en: 'This module has helped me with it.' } },
  {
    key: 'goals',
    text: {
      nl: 'Ik merk dat het ons dichter bij onze doelen brengt.',
      en: 'I notice that it brings us closer to our goals.',
    },
  },
];
const OF_THE_WHOLE: readonly { readonly key: string; readonly text: Text }[] = [
  {
    key: 'worthwhile',
    text: { nl: 'Alles bij elkaar was deze module de moeite waard.', en: 'All in all this module was worthwhile.' },
  },
  {
    key: 'room',
    text: {
      nl: 'In mijn werk krijg ik ruimte om hiermee door te gaan.',
      en: 'In my work I have room to go on with this.',
    },
  },
];
const OPEN: readonly { readonly key: string; readonly text: Text }[] = [
  {
    key: 'keep',
    text: { nl: 'Wat moet een volgende keer zo blijven?', en: 'What should stay as it is the next time?' },
  },
  { key: 'change', text: { nl: 'Wat moet een volgende keer anders?', en: 'What should change the next time?' } },
];

/**
 * The questionnaire of a module's evaluation: for each behaviour of its impact map whether participants see it in their own work now, whether the
 * module helped, and whether it brings the goals closer; for its challenges whether it is useful for them; for its steps whether they were worth the time; the
 * whole; two open questions; and what coordinators ask besides. Null when that is more than a questionnaire may ask.
 */
export function composeEvaluation(
  module: EvaluatedModule,
  own: readonly OwnQuestion[],
): { definition: QuestionnaireDefinition; ties: EvaluationTies } | null {
  const { behaviours, challenges, steps } = module;
  const ofBehaviour = (at: number) => `behaviour-${at + 1}`;
  const competencies = [
    ...behaviours.map(({ text }, at) =>
      part(
        ofBehaviour(at),
        text,
        OF_A_BEHAVIOUR.map(({ key, text: asked }) => item(`${ofBehaviour(at)}-${key}`, asked)),
      ),
    ),
    part(
      'challenges',
      { nl: 'Wat ik hier leerde helpt mij hierbij', en: 'What I learnt here helps me with this' },
      challenges.map(({ text }, at) => item(`challenge-${at + 1}`, text)),
    ),
    part(
      'steps',
      { nl: 'Dit was mijn tijd waard', en: 'This was worth my time' },
      steps.map(({ title }, at) => item(`step-${at + 1}`, title)),
    ),
    part(
      'whole',
      { nl: 'De hele module', en: 'The whole module' },
      OF_THE_WHOLE.map(({ key, text }) => item(`whole-${key}`, text)),
    ),
    part(
      'own',
      { nl: 'En verder', en: 'Besides' },
      ofKind(own, 'SCALE').map(({ text }, at) => item(`${OWN}${at + 1}`, text)),
    ),
  ].filter(({ items }) => items.length > 0);
  if (competencies.reduce((sum, { items }) => sum + items.length, 0) > MOST_ITEMS) return null;
  const parsed = parseQuestionnaire({
    key: 'evaluation',
    name: cut({ nl: `Evaluatie: ${module.name.nl}`, en: `Evaluation: ${module.name.en}` }, LONGEST.name),
    scale: SCALE,
    anonymityThreshold: LOWEST_THRESHOLD,
    competencies,
    openQuestions: [
      ...OPEN.map(({ key, text }) => item(key, text)),
      ...ofKind(own, 'OPEN').map(({ text }, at) => item(`${OWN}open-${at + 1}`, text)),
    ],
  });
  if (!parsed.valid) return null;
  const tie = (about: Evaluated, id: string) => (key: string) => ({ item: key, about, id });
  return {
    definition: parsed.definition,
    ties: {
      items: [
        ...behaviours.flatMap(({ id }, at) =>
          OF_A_BEHAVIOUR.map(({ key }) => `${ofBehaviour(at)}-${key}`).map(tie('BEHAVIOUR', id)),
        ),
        ...challenges.map(({ id }, at) => tie('LEADERSHIP_CHALLENGE', id)(`challenge-${at + 1}`)),
        ...steps.map(({ id }, at) => tie('STEP', id)(`step-${at + 1}`)),
      ],
      context: behaviours.map(({ id, indicators, operationalGoals, strategicGoals }, at) => ({
        part: ofBehaviour(at),
        behaviourId: id,
        indicators,
        goals: [...operationalGoals, ...strategicGoals],
      })),
    },
  };
}

const part = (key: string, name: Text, items: readonly ReturnType<typeof item>[]) => ({
  key,
  name: cut(name, LONGEST.name),
  items,
});

/** Participants speak of themselves and of the module: there is one perspective. */
const item = (key: string, text: Text) => {
  const asked = cut(text, LONGEST.item);
  return { key, self: asked, other: asked };
};

const ofKind = (own: readonly OwnQuestion[], wanted: OwnQuestion['kind']) => own.filter(({ kind }) => kind === wanted);

/** A text of the design as one line of at most so many characters; the whole of it stands in the impact map. */
function cut({ nl, en }: Text, longest: number): Text {
  const short = (text: string) => {
    const characters = [...text.replace(/\s+/gu, ' ').trim()];
    return characters.length <= longest
      ? characters.join('')
      : `${characters
          .slice(0, longest - 1)
          .join('')
          .trimEnd()}…`;
  };
  return { nl: short(nl), en: short(en) };
}
