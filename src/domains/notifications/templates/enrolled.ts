import type { Locale } from '../../../platform/auth/actor.js';
import type { ModuleMailData, Wording } from './wording.js';

export interface EnrolledData extends ModuleMailData {
  /** The steps of the first module, in order: a programme may leave some out or turn them around. */
  steps: Step[];
  /** Calendar day on which the first module begins, as midnight UTC. */
  startsOn: Date;
}

export type Step = keyof typeof steps;

const steps = {
  FEEDBACK_360: {
    nl: { term: '360-gradenfeedback', about: 'je vraagt mensen om je heen hoe zij jou als leider zien' },
    en: { term: '360 feedback', about: 'you ask people around you how they see you as a leader' },
  },
  POP_CONVERSATION: {
    nl: { term: 'POP-gesprek', about: 'met je leidinggevende kies je wat je wilt ontwikkelen' },
    en: { term: 'POP conversation', about: 'with your manager you choose what you want to develop' },
  },
  KICK_OFF: {
    nl: { term: 'Kick-off', about: 'we starten samen en horen waarom dit nu belangrijk is' },
    en: { term: 'Kick-off', about: 'we start together and hear why this matters now' },
  },
  INSPIRATION_SESSION: {
    nl: { term: 'Inspiratiesessie', about: 'een dag in een kleine groep; van je leerdoel maak je een opdracht' },
    en: { term: 'Inspiration session', about: 'a day in a small group; your learning goal becomes an assignment' },
  },
  ASSIGNMENT: {
    nl: { term: 'Ontwikkelopdracht', about: 'je oefent in je eigen werk, met een leermanager als coach' },
    en: { term: 'Development assignment', about: 'you practise in your own work, with a learning manager as coach' },
  },
  INTERVISION: {
    nl: { term: 'Intervisie', about: 'met een vaste groep leer je van elkaars opdracht' },
    en: { term: 'Intervision', about: 'with a fixed group you learn from each other’s assignment' },
  },
  FINAL_CONVERSATION: {
    nl: { term: 'Eindgesprek', about: 'je bespreekt wat je hebt geleerd' },
    en: { term: 'Final conversation', about: 'you talk about what you have learnt' },
  },
  KICK_OUT: {
    nl: { term: 'Kick-out', about: 'we sluiten samen af en halen de oogst binnen' },
    en: { term: 'Kick-out', about: 'we close together and bring in the harvest' },
  },
} as const satisfies Record<string, Record<Locale, { term: string; about: string }>>;

const listOf = (kinds: Step[], locale: Locale) => ({
  kind: 'steps' as const,
  items: kinds.map((kind) => steps[kind][locale]),
});

export const enrolled: Wording<EnrolledData> = {
  nl: ({ programme, module, startsOn, steps }, { day }) => ({
    subject: `Je doet mee aan ${programme}`,
    preheader: `De eerste module begint op ${day(startsOn)}.`,
    title: 'Fijn dat je meedoet',
    opening: [
      `Je bent aangemeld voor ‘${programme}’. De eerste module is ‘${module}’ en begint op ${day(startsOn)}.`,
      'Dit kun je verwachten:',
    ],
    list: listOf(steps, 'nl'),
    button: 'Bekijk je programma',
    notices: [
      {
        title: 'Wat van jou is, blijft van jou',
        body: ['Het verslag van je feedback is voor jou. Jij kiest wie het nog meer mag lezen.'],
      },
    ],
    closing: ['Je hoeft nu nog niets te doen. Bij elke stap krijg je op tijd een mail.'],
    reason: `Je krijgt deze mail omdat je deelnemer bent van ‘${programme}’.`,
  }),
  en: ({ programme, module, startsOn, steps }, { day }) => ({
    subject: `You are taking part in ${programme}`,
    preheader: `The first module begins on ${day(startsOn)}.`,
    title: 'Good to have you with us',
    opening: [
      `You have been enrolled in ‘${programme}’. The first module is ‘${module}’ and begins on ${day(startsOn)}.`,
      'This is what you can expect:',
    ],
    list: listOf(steps, 'en'),
    button: 'Look at your programme',
    notices: [
      {
        title: 'What is yours stays yours',
        body: ['The report of your feedback is for you. You choose who else may read it.'],
      },
    ],
    closing: ['You need not do anything yet. We will mail you in time for every step.'],
    reason: `You get this mail because you are a participant of ‘${programme}’.`,
  }),
};
