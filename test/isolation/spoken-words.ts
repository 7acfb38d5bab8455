import type { CoachingName } from '../support/coaching.js';

/** Who looks for what was said, and as whom. */
export const WHO = {
  anna: 'the participant',
  marga: 'the manager',
  lena: 'the learning manager',
  bram: 'a fellow of the intervision group, whose draft a trainer helps with',
  cem: 'another fellow of the group',
  dirk: 'a participant who got another manager',
  eva: 'a participant outside the group',
  mo: 'another manager: who Dirk’s was, and was in a design session',
  lars: 'the learning manager of somebody else',
  loes: 'a learning manager of nobody, who owns a condition',
  tess: 'the trainer who helps',
  theo: 'a trainer who helps nobody',
  dora: 'the director whose programme it is',
  otto: 'another director',
  coen: 'the coordinator',
  admin: 'the administrator',
  machine: 'an integration with every scope',
  stranger: 'a coordinator of another organisation',
} as const satisfies Partial<Record<CoachingName, string>> & Record<string, string>;
export type Who = keyof typeof WHO;

/** A text that somebody wrote, and everybody who reads it. */
export interface Words {
  readonly by: Who;
  readonly readers: readonly Who[];
}

export const PARTICIPANTS = ['anna', 'bram', 'cem', 'dirk', 'eva'] as const;
const PROGRAMME = [...PARTICIPANTS, 'coen', 'dora'] as const;
const GROUP = ['anna', 'bram', 'cem'] as const;

/** Every kind of text that people write, by name, with who reads it: the promise of `visibleTo`, written out. */
export const WORDS: Readonly<Record<string, Words>> = {
  // The POP conversation of Anna and Marga
  'anna-prepares-for-herself': { by: 'anna', readers: ['anna'] },
  'marga-prepares-and-shares': { by: 'marga', readers: ['anna', 'marga'] },
  'agreement-of-two': { by: 'anna', readers: ['anna', 'marga'] },
  'goal-of-two': { by: 'anna', readers: ['anna', 'marga'] },
  'goal-that-is-practised': { by: 'anna', readers: ['anna', 'marga', 'lena'] },
  'place-of-two': { by: 'anna', readers: ['anna', 'marga'] },
  'note-of-anna': { by: 'anna', readers: ['anna'] },
  'note-of-marga': { by: 'marga', readers: ['marga'] },
  // That of Dirk and Mo, until Marga became his manager
  'dirk-prepared-and-shared': { by: 'dirk', readers: ['dirk'] },
  'mo-prepared-and-shared': { by: 'mo', readers: [] },
  'note-of-mo': { by: 'mo', readers: [] },
  'agreement-with-mo': { by: 'mo', readers: ['dirk'] },
  'goal-with-mo': { by: 'dirk', readers: ['dirk'] },
  // The final conversation of Anna, Marga and Lena
  'anna-looks-back-for-herself': { by: 'anna', readers: ['anna'] },
  'lena-looks-back-and-shares': { by: 'lena', readers: ['anna', 'marga', 'lena'] },
  'learnt-by-anna': { by: 'anna', readers: ['anna', 'marga', 'lena'] },
  'added-by-marga': { by: 'marga', readers: ['anna', 'marga', 'lena'] },
  'place-of-three': { by: 'anna', readers: ['anna', 'marga', 'lena'] },
  // Anna’s assignment, and the draft of Bram’s
  'anna-will-do': { by: 'anna', readers: ['anna', 'lena'] },
  'reflection-for-anna': { by: 'anna', readers: ['anna'] },
  'reflection-for-lena': { by: 'anna', readers: ['anna', 'lena'] },
  'evidence-of-anna': { by: 'anna', readers: ['anna', 'lena'] },
  'bram-drafts': { by: 'tess', readers: ['bram', 'lena', 'tess'] },
  // Coaching of Anna by Lena
  'coached-anna-notes': { by: 'anna', readers: ['anna'] },
  'coach-lena-notes': { by: 'lena', readers: ['lena'] },
  'coaching-of-two': { by: 'lena', readers: ['anna', 'lena'] },
  'place-of-coaching': { by: 'anna', readers: ['anna', 'lena'] },
  // Their intervision group
  'question-for-bram': { by: 'bram', readers: ['bram'] },
  'question-for-group': { by: 'anna', readers: GROUP },
  'insight-for-programme': { by: 'anna', readers: PROGRAMME },
  // The harvest
  'commitment-for-anna': { by: 'anna', readers: ['anna'] },
  'commitment-for-programme': { by: 'anna', readers: PROGRAMME },
  'story-of-marga': { by: 'marga', readers: [...PROGRAMME, 'marga'] },
  'return-for-anna': { by: 'anna', readers: ['anna'] },
  'return-for-programme': { by: 'anna', readers: PROGRAMME },
  // Designing, and what is learnt for the next programme
  'lesson-in-draft': { by: 'coen', readers: ['coen'] },
  'lesson-published': { by: 'coen', readers: ['coen', 'dora'] },
  'evidence-of-loes': { by: 'loes', readers: ['coen', 'dora', 'loes', 'machine'] },
  'risk-told-by-loes': { by: 'loes', readers: ['coen', 'dora', 'loes', 'machine'] },
  'result-of-session': { by: 'coen', readers: ['coen', 'dora', 'mo'] },
  'word-of-dora': { by: 'dora', readers: ['coen', 'dora', 'machine'] },
  'started-because': { by: 'dora', readers: ['coen', 'dora', 'machine'] },
};

/** The word that stands in a text, and nowhere else. */
export const marked = (name: string): string => `zegel-${name}-zegel`;

/** Which texts are in something that was answered, mailed or stored. */
export const wordsIn = (given: string): string[] => {
  const found = given.toLowerCase().match(/zegel-[a-z-]+?-zegel/g) ?? [];
  return [...new Set(found.map((word) => word.slice('zegel-'.length, -'-zegel'.length)))];
};
