import type { Locale } from '../../../platform/auth/actor.js';
import type { ModuleMailData, Wording } from './wording.js';

export interface EnrolledData extends ModuleMailData {
  /** The steps of the first module, in order, each by the title that it has there. */
  steps: Step[];
  /** Calendar day on which the first module begins, as midnight UTC. */
  startsOn: Date;
}

export interface Step {
  kind: StepKind;
  title: string;
}

export type StepKind = keyof typeof ABOUT;

const ABOUT = {
  FEEDBACK_360: {
    nl: 'je vraagt mensen om je heen hoe zij jou als leider zien',
    en: 'you ask people around you how they see you as a leader',
  },
  POP_CONVERSATION: {
    nl: 'met je leidinggevende kies je wat je wilt ontwikkelen',
    en: 'with your manager you choose what you want to develop',
  },
  KICK_OFF: {
    nl: 'we starten samen en horen waarom dit nu belangrijk is',
    en: 'we start together and hear why this matters now',
  },
  INSPIRATION_SESSION: {
    nl: 'een dag in een kleine groep; van je leerdoel maak je een opdracht',
    en: 'a day in a small group; your learning goal becomes an assignment',
  },
  ASSIGNMENT: {
    nl: 'je oefent in je eigen werk, met een leermanager als coach',
    en: 'you practise in your own work, with a learning manager as coach',
  },
  COACHING: {
    nl: 'een leermanager denkt met je mee over je eigen werk',
    en: 'a learning manager thinks along with you about your own work',
  },
  INTERVISION: {
    nl: 'met een vaste groep leer je van elkaars opdracht',
    en: 'with a fixed group you learn from each other’s assignment',
  },
  FINAL_CONVERSATION: { nl: 'je bespreekt wat je hebt geleerd', en: 'you talk about what you have learnt' },
  KICK_OUT: {
    nl: 'we sluiten samen af en halen de oogst binnen',
    en: 'we close together and bring in the harvest',
  },
  E_LEARNING: { nl: 'je leert in je eigen tempo', en: 'you learn at your own pace' },
  INTAKE: { nl: 'je vertelt waar je voor komt', en: 'you tell what you come for' },
  PRACTICE_CASE: {
    nl: 'je brengt een situatie uit je eigen werk in',
    en: 'you bring a situation from your own work',
  },
  WORKSHOP: { nl: 'je oefent in een groep', en: 'you practise in a group' },
  RETURN_DAY: {
    nl: 'je komt met je groep terug op wat je in je werk hebt gedaan',
    en: 'with your group you come back to what you did in your work',
  },
  EVALUATION: {
    nl: 'je zegt zonder naam wat de module je bracht',
    en: 'you say without your name what the module brought you',
  },
} as const satisfies Record<string, Record<Locale, string>>;

const listOf = (steps: Step[], locale: Locale) => ({
  kind: 'steps' as const,
  items: steps.map(({ kind, title }) => ({ term: title, about: ABOUT[kind][locale] })),
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
