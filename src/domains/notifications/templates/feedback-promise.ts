import type { Locale } from '../../../platform/auth/actor.js';
import type { Asked, Audience } from './feedback-asked.js';
import type { MailText } from './wording.js';

export interface Terms {
  /** Fewest people of a group whose answers are shown together. */
  threshold: number;
  /** Fewest people of a group whose own words are shown together. */
  commentThreshold: number;
  /** A coach reads the report before the participant does. */
  coached: boolean;
}

interface Promised extends Terms {
  /** Whose report it is, at the start of a sentence and within one: a name, or 'the participant' where there are several. */
  Participant: string;
  participant: string;
  /** Names of the groups that the rater answers in, as a choice: ‘Residents’ or ‘Partners’. */
  groups: string;
}

/** What a rater is promised, or told, in the words of the questionnaire's first page. */
const bodies: Record<Audience, Record<Locale, (promised: Promised) => string[]>> = {
  ANONYMOUS: {
    nl: ({ Participant, threshold, commentThreshold }) => [
      `${Participant} ziet alleen wat een hele groep samen antwoordt, en alleen als minstens ${threshold} mensen uit die groep een antwoord gaven. Niemand krijgt te zien wat jij hebt ingevuld. ${Participant} niet, de leidinggevende niet, de programmacoördinator niet en de beheerder ook niet.`,
      `Wat je zelf schrijft, komt letterlijk in het verslag: zonder naam, door elkaar, en alleen als minstens ${commentThreshold} mensen uit je groep iets schreven. Schrijf het zo dat niemand jou eraan herkent.`,
      'Als de ronde sluit, vernietigen we de sleutel die jouw link met je antwoorden verbindt. In een reservekopie blijft die sleutel staan tot de kopie verloopt.',
    ],
    en: ({ Participant, participant, threshold, commentThreshold }) => [
      `${Participant} only sees what a whole group answers together, and only if at least ${threshold} people of that group gave an answer. Nobody gets to see what you filled in. Not ${participant}, not the manager, not the programme coordinator and not the administrator.`,
      `What you write yourself is put in the report word for word: without a name, in mixed order, and only if at least ${commentThreshold} people of your group wrote something. Write it so that nobody recognises you by it.`,
      'When the round closes, we destroy the key that connects your link with your answers. In a backup that key remains until the backup expires.',
    ],
  },
  NAMED: {
    nl: ({ Participant, participant, groups, coached }) => [
      `Je antwoorden en teksten staan in het verslag onder de naam van je groep: ${groups}. Dat is ook zo als jij de enige uit die groep bent. ${Participant} kan dus zien wat van jou komt.`,
      `Het verslag is van ${participant}, die zelf kiest wie het nog meer mag lezen.`,
      ...(coached ? [`Een coach leest het als eerste en bespreekt het met ${participant}.`] : []),
    ],
    en: ({ Participant, participant, groups, coached }) => [
      `The report shows your answers and texts under the name of your group: ${groups}. It does so also when you are the only one of that group. ${Participant} may see what comes from you.`,
      `The report belongs to ${participant}, who chooses who else may read it.`,
      ...(coached ? [`A coach reads it first and discusses it with ${participant}.`] : []),
    ],
  },
  MANAGER: {
    nl: ({ Participant, participant, coached }) => [
      `Je vult dit in als leidinggevende. ${Participant} ziet in het verslag dat deze antwoorden en teksten van jou komen.`,
      `Het verslag is van ${participant}, die zelf kiest wie het nog meer mag lezen.`,
      ...(coached ? [`Een coach leest het als eerste en bespreekt het met ${participant}.`] : []),
    ],
    en: ({ participant, coached }) => [
      `You fill this in as the manager. The report shows ${participant} that these answers and texts are yours.`,
      `The report belongs to ${participant}, who chooses who else may read it.`,
      ...(coached ? [`A coach reads it first and discusses it with ${participant}.`] : []),
    ],
  },
  SELF: {
    nl: ({ coached }) => [
      'In je verslag staan je eigen antwoorden naast die van anderen.',
      'Het verslag is van jou. Jij kiest wie het nog meer mag lezen.',
      ...(coached ? ['Een coach leest het als eerste en bespreekt het met je.'] : []),
    ],
    en: ({ coached }) => [
      'Your report shows your own answers beside those of others.',
      'The report is yours. You choose who else may read it.',
      ...(coached ? ['A coach reads it first and discusses it with you.'] : []),
    ],
  },
};

interface Phrases {
  /** `about` is empty, or who this holds for: 'about yourself'. */
  title(isAnonymous: boolean, about: string): string;
  about(whom: string): string;
  oneself: string;
  several(people: number): string;
  anyParticipant: { Participant: string; participant: string };
  names: Intl.ListFormat;
  choice: Intl.ListFormat;
}

const phrases: Record<Locale, Phrases> = {
  nl: {
    title: (isAnonymous, about) => `Je antwoorden${about} zijn ${isAnonymous ? 'anoniem' : 'niet anoniem'}`,
    about: (whom) => ` over ${whom}`,
    oneself: 'jezelf',
    several: (people) => `${people} mensen`,
    anyParticipant: { Participant: 'De deelnemer', participant: 'de deelnemer' },
    names: new Intl.ListFormat('nl'),
    choice: new Intl.ListFormat('nl', { type: 'disjunction' }),
  },
  en: {
    title: (isAnonymous, about) => `Your answers${about} are ${isAnonymous ? 'anonymous' : 'not anonymous'}`,
    about: (whom) => ` about ${whom}`,
    oneself: 'yourself',
    several: (people) => `${people} people`,
    anyParticipant: { Participant: 'The participant', participant: 'the participant' },
    names: new Intl.ListFormat('en-GB'),
    choice: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
  },
};

/** In the order in which they are told: what has to be believed comes first. */
const AUDIENCES: readonly Audience[] = ['ANONYMOUS', 'NAMED', 'MANAGER', 'SELF'];

/** As many names as are read at a glance. */
const MOST_NAMES = 3;

/** What a rater is promised, or told: once for each audience that they belong to, and about whom if there are several. */
export function promisesTo(asked: readonly Asked[], terms: Terms, locale: Locale): NonNullable<MailText['notices']> {
  const { title, about, oneself, several, anyParticipant, names, choice } = phrases[locale];
  const byAudience = Map.groupBy(asked, ({ audience }) => audience);
  return AUDIENCES.flatMap((audience) => {
    const those = byAudience.get(audience);
    if (!those) return [];
    const [{ participant }, ...more] = those as [Asked, ...Asked[]];
    const whom =
      those.length > MOST_NAMES ? several(those.length) : names.format(those.map((each) => each.participant));
    const groups = choice.format(new Set(those.map(({ groupName }) => `‘${groupName}’`)));
    return {
      title: title(audience === 'ANONYMOUS', byAudience.size === 1 ? '' : about(audience === 'SELF' ? oneself : whom)),
      body: bodies[audience][locale]({
        ...terms,
        ...(more.length > 0 ? anyParticipant : { Participant: participant, participant }),
        groups,
      }),
    };
  });
}
