import type { Locale } from '../../../platform/auth/actor.js';
import type { MailText } from './wording.js';

/** The rater groups; a group's own name may differ per tenant. */
export type RaterGroup = 'SELF' | 'MANAGER' | 'PEER' | 'DIRECT_REPORT' | 'OTHER';

/** Who is identified and told so, and who is promised anonymity. */
export type Audience = 'SELF' | 'MANAGER' | 'ANONYMOUS';

export function audienceOf(group: RaterGroup): Audience {
  return group === 'SELF' || group === 'MANAGER' ? group : 'ANONYMOUS';
}

interface Promised {
  participant: string;
  /** Fewest people of a group whose answers are shown together. */
  threshold: number;
  /** Fewest people of a group whose own words are shown together. */
  commentThreshold: number;
}

/** What a rater is promised, or told, in the words of the questionnaire's first page. */
export const promises: Record<Audience, Record<Locale, (promised: Promised) => NonNullable<MailText['notice']>>> = {
  ANONYMOUS: {
    nl: ({ participant, threshold, commentThreshold }) => ({
      title: 'Je antwoorden zijn anoniem',
      body: [
        `${participant} ziet alleen wat een hele groep samen antwoordt, en alleen als minstens ${threshold} mensen uit die groep een antwoord gaven. Niemand krijgt te zien wat jij hebt ingevuld. ${participant} niet, de leidinggevende niet, de programmacoördinator niet en de beheerder ook niet.`,
        `Wat je zelf schrijft, komt letterlijk in het verslag: zonder naam, door elkaar, en alleen als minstens ${commentThreshold} mensen uit je groep iets schreven. Schrijf het zo dat niemand jou eraan herkent.`,
        'Als de ronde sluit, vernietigen we de sleutel die jouw link met je antwoorden verbindt. In een reservekopie blijft die sleutel staan tot de kopie verloopt.',
      ],
    }),
    en: ({ participant, threshold, commentThreshold }) => ({
      title: 'Your answers are anonymous',
      body: [
        `${participant} only sees what a whole group answers together, and only if at least ${threshold} people of that group gave an answer. Nobody gets to see what you filled in. Not ${participant}, not the manager, not the programme coordinator and not the administrator.`,
        `What you write yourself is put in the report word for word: without a name, in mixed order, and only if at least ${commentThreshold} people of your group wrote something. Write it so that nobody recognises you by it.`,
        'When the round closes, we destroy the key that connects your link with your answers. In a backup that key remains until the backup expires.',
      ],
    }),
  },
  MANAGER: {
    nl: ({ participant }) => ({
      title: 'Je antwoorden zijn niet anoniem',
      body: [
        `Je vult dit in als leidinggevende. ${participant} ziet in het verslag dat deze antwoorden en teksten van jou komen.`,
        `Het verslag is van ${participant}, die zelf kiest wie het nog meer mag lezen.`,
      ],
    }),
    en: ({ participant }) => ({
      title: 'Your answers are not anonymous',
      body: [
        `You fill this in as the manager. The report shows ${participant} that these answers and texts are yours.`,
        `The report belongs to ${participant}, who chooses who else may read it.`,
      ],
    }),
  },
  SELF: {
    nl: () => ({
      title: 'Je antwoorden zijn niet anoniem',
      body: [
        'In je verslag staan je eigen antwoorden naast die van anderen.',
        'Het verslag is van jou. Jij kiest wie het nog meer mag lezen.',
      ],
    }),
    en: () => ({
      title: 'Your answers are not anonymous',
      body: [
        'Your report shows your own answers beside those of others.',
        'The report is yours. You choose who else may read it.',
      ],
    }),
  },
};
