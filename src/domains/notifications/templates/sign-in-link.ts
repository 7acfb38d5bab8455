import type { LinkingMailData, Wording } from './wording.js';

export interface SignInLinkData extends LinkingMailData {
  validMinutes: number;
}

export const signInLink: Wording<SignInLinkData> = {
  nl: ({ organisation, validMinutes }) => ({
    subject: 'Je link om in te loggen',
    preheader: `Deze link werkt één keer, ${validMinutes} minuten lang.`,
    title: 'Je kunt nu inloggen',
    opening: [
      `Met de knop hieronder log je in bij ${organisation}. De link werkt ${validMinutes} minuten en één keer.`,
    ],
    button: 'Inloggen',
    closing: ['Heb je deze link niet gevraagd? Dan hoef je niets te doen. Stuur deze mail niet door.'],
    reason: 'Je krijgt deze mail omdat iemand met dit mailadres wilde inloggen.',
  }),
  en: ({ organisation, validMinutes }) => ({
    subject: 'Your link to sign in',
    preheader: `This link works once, for ${validMinutes} minutes.`,
    title: 'You can sign in now',
    opening: [
      `The button below signs you in at ${organisation}. The link works for ${validMinutes} minutes, and once.`,
    ],
    button: 'Sign in',
    closing: ['Did you not ask for this link? Then you need not do anything. Please do not forward this mail.'],
    reason: 'You get this mail because somebody wanted to sign in with this mail address.',
  }),
};
