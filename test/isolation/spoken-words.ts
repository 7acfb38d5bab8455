import type { Audience } from '../../src/domains/confidentiality/audience.rules.js';
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
  /** What `visibleTo` says of it wherever it is read. */
  readonly told: Audience;
  readonly readers: readonly Who[];
}

export const PARTICIPANTS = ['anna', 'bram', 'cem', 'dirk', 'eva'] as const;
const PROGRAMME = [...PARTICIPANTS, 'coen', 'dora'] as const;
const GROUP = ['anna', 'bram', 'cem'] as const;

/** Every kind of text that people write, by name, with who reads it: the promise of `visibleTo`, written out. */
export const WORDS: Readonly<Record<string, Words>> = {
  // The POP conversation of Anna and Marga
  'anna-prepares-for-herself': { told: 'OWN', readers: ['anna'] },
  'marga-prepares-and-shares': { told: 'TWO', readers: ['anna', 'marga'] },
  'agreement-of-two': { told: 'TWO', readers: ['anna', 'marga'] },
  'goal-of-two': { told: 'TWO', readers: ['anna', 'marga'] },
  'goal-that-is-practised': { told: 'TWO', readers: ['anna', 'marga', 'lena'] },
  'place-of-two': { told: 'TWO', readers: ['anna', 'marga'] },
  'note-of-anna': { told: 'OWN', readers: ['anna'] },
  'note-of-marga': { told: 'OWN', readers: ['marga'] },
  // That of Dirk and Mo, until Marga became his manager
  'dirk-prepared-and-shared': { told: 'OWN', readers: ['dirk'] },
  'mo-prepared-and-shared': { told: 'OWN', readers: [] },
  'note-of-mo': { told: 'OWN', readers: [] },
  'agreement-with-mo': { told: 'OWN', readers: ['dirk'] },
  'goal-with-mo': { told: 'OWN', readers: ['dirk'] },
  // The final conversation of Anna, Marga and Lena
  'anna-looks-back-for-herself': { told: 'OWN', readers: ['anna'] },
  'lena-looks-back-and-shares': { told: 'THREE', readers: ['anna', 'marga', 'lena'] },
  'learnt-by-anna': { told: 'THREE', readers: ['anna', 'marga', 'lena'] },
  'added-by-marga': { told: 'THREE', readers: ['anna', 'marga', 'lena'] },
  'place-of-three': { told: 'THREE', readers: ['anna', 'marga', 'lena'] },
  // Anna’s assignment, and the draft of Bram’s
  'anna-will-do': { told: 'TWO', readers: ['anna', 'lena'] },
  'reflection-for-anna': { told: 'OWN', readers: ['anna'] },
  'reflection-for-lena': { told: 'TWO', readers: ['anna', 'lena'] },
  'evidence-of-anna': { told: 'TWO', readers: ['anna', 'lena'] },
  'bram-drafts': { told: 'THREE', readers: ['bram', 'lena', 'tess'] },
  // Coaching of Anna by Lena
  'coached-anna-notes': { told: 'OWN', readers: ['anna'] },
  'coach-lena-notes': { told: 'OWN', readers: ['lena'] },
  'coaching-of-two': { told: 'TWO', readers: ['anna', 'lena'] },
  'place-of-coaching': { told: 'TWO', readers: ['anna', 'lena'] },
  // Their intervision group
  'question-for-bram': { told: 'OWN', readers: ['bram'] },
  'question-for-group': { told: 'GROUP', readers: GROUP },
  'insight-for-programme': { told: 'PROGRAMME', readers: PROGRAMME },
  // What is brought to a session to practise with
  'case-of-bram': { told: 'OWN', readers: ['bram'] },
  'case-of-anna': { told: 'PROGRAMME', readers: PROGRAMME },
  // The harvest
  'commitment-for-anna': { told: 'OWN', readers: ['anna'] },
  'commitment-for-programme': { told: 'PROGRAMME', readers: PROGRAMME },
  'story-of-marga': { told: 'PROGRAMME', readers: [...PROGRAMME, 'marga'] },
  'return-for-anna': { told: 'OWN', readers: ['anna'] },
  'return-for-programme': { told: 'PROGRAMME', readers: PROGRAMME },
  // The evaluation: what five wrote on one question, which is not enough for who may be one of them, and what one wrote on another
  'evaluated-by-five': { told: 'PROGRAMME', readers: ['coen', 'dora'] },
  'evaluated-by-one': { told: 'PROGRAMME', readers: [] },
  // Designing, and what is learnt for the next programme
  'lesson-in-draft': { told: 'ORGANISATION', readers: ['coen'] },
  'lesson-published': { told: 'ORGANISATION', readers: ['coen', 'dora'] },
  'lesson-of-programme': { told: 'ORGANISATION', readers: ['coen', 'dora'] },
  'evidence-of-loes': { told: 'DESIGN', readers: ['coen', 'dora', 'loes'] },
  'risk-told-by-loes': { told: 'DESIGN', readers: ['coen', 'dora', 'loes'] },
  'result-of-session': { told: 'DESIGN', readers: ['coen', 'dora', 'mo'] },
  'word-of-dora': { told: 'DESIGN', readers: ['coen', 'dora'] },
  'started-because': { told: 'DESIGN', readers: ['coen', 'dora'] },
};

/** The word that stands in a text, and nowhere else. */
export const marked = (name: string): string => `zegel-${name}-zegel`;

/** Which texts are in something that was answered, mailed or stored. */
export const wordsIn = (given: string): string[] => {
  const found = given.toLowerCase().match(/zegel-[a-z-]+?-zegel/g) ?? [];
  return [...new Set(found.map((word) => word.slice('zegel-'.length, -'-zegel'.length)))];
};
