import type { ModuleMailData, Wording } from './wording.js';

export interface EvaluationMailData extends ModuleMailData {
  closesAt: Date;
  /** Fewest people whose answers are shown together. */
  threshold: number;
  /** Fewest people whose own words are shown together. */
  commentThreshold: number;
}

/** What becomes of an answer: told before anybody answers, in both mails. */
const promise = {
  nl: ({ threshold, commentThreshold }: EvaluationMailData) => [
    `Je antwoorden bewaren we zonder naam en zonder tijd. Te zien is alleen wat minstens ${threshold} deelnemers samen antwoordden, en in eigen woorden alleen als minstens ${commentThreshold} deelnemers iets schreven. Niemand krijgt te zien wat jij hebt ingevuld.`,
    'Je vult de evaluatie één keer in. Wat je hebt verstuurd kun je niet meer wijzigen, want niemand weet welke antwoorden van jou zijn.',
  ],
  en: ({ threshold, commentThreshold }: EvaluationMailData) => [
    `We keep your answers without a name and without a time. Only what at least ${threshold} participants answered together can be seen, and own words only if at least ${commentThreshold} participants wrote something. Nobody gets to see what you filled in.`,
    'You fill in the evaluation once. What you have sent can no longer be changed, since nobody knows which answers are yours.',
  ],
};

/** That participants can say what they make of a module. */
export const evaluationInvitation: Wording<EvaluationMailData> = {
  nl: (data, { moment }) => ({
    subject: `Wat heeft ‘${data.module}’ je gebracht?`,
    preheader: `Tien minuten, zonder je naam, tot ${moment(data.closesAt)}.`,
    title: 'Wat heeft deze module je gebracht?',
    opening: [
      `De module ‘${data.module}’ loopt af. We horen graag of je het gedrag waar het om ging nu terugziet in je werk, en wat een volgende keer anders moet.`,
      'Met de antwoorden maken we deze en volgende modules beter.',
    ],
    facts: [['Tot', moment(data.closesAt)]],
    button: 'Vul de evaluatie in',
    notices: [{ title: 'Zo gaan we met je antwoorden om', body: promise.nl(data) }],
    reason: `Je krijgt deze mail omdat je meedoet aan ‘${data.programme}’.`,
  }),
  en: (data, { moment }) => ({
    subject: `What did ‘${data.module}’ bring you?`,
    preheader: `Ten minutes, without your name, until ${moment(data.closesAt)}.`,
    title: 'What did this module bring you?',
    opening: [
      `The module ‘${data.module}’ is coming to its end. We would like to hear whether you now see the behaviour that it was about in your work, and what should change the next time.`,
      'With the answers we make this module and the next ones better.',
    ],
    facts: [['Until', moment(data.closesAt)]],
    button: 'Fill in the evaluation',
    notices: [{ title: 'What we do with your answers', body: promise.en(data) }],
    reason: `You get this mail because you take part in ‘${data.programme}’.`,
  }),
};

/** Once, some days before the close, to who has not said yet. */
export const evaluationReminder: Wording<EvaluationMailData> = {
  nl: (data, { moment }) => ({
    subject: `Nog een paar dagen: wat heeft ‘${data.module}’ je gebracht?`,
    preheader: `De evaluatie sluit ${moment(data.closesAt)}.`,
    title: 'Je kunt de evaluatie nog invullen',
    opening: [
      `De evaluatie van de module ‘${data.module}’ is nog open. Hoe meer deelnemers antwoorden, hoe meer we kunnen laten zien zonder iemand te verraden.`,
      'Dit is de enige herinnering die we sturen.',
    ],
    facts: [['Tot', moment(data.closesAt)]],
    button: 'Vul de evaluatie in',
    notices: [{ title: 'Zo gaan we met je antwoorden om', body: promise.nl(data) }],
    reason: `Je krijgt deze mail omdat je meedoet aan ‘${data.programme}’ en de evaluatie nog niet hebt ingevuld. Dat weet alleen ons systeem, en het vergeet dat zodra de evaluatie sluit.`,
  }),
  en: (data, { moment }) => ({
    subject: `A few days left: what did ‘${data.module}’ bring you?`,
    preheader: `The evaluation closes ${moment(data.closesAt)}.`,
    title: 'You can still fill in the evaluation',
    opening: [
      `The evaluation of the module ‘${data.module}’ is still open. The more participants answer, the more we can show without giving anybody away.`,
      'This is the only reminder that we send.',
    ],
    facts: [['Until', moment(data.closesAt)]],
    button: 'Fill in the evaluation',
    notices: [{ title: 'What we do with your answers', body: promise.en(data) }],
    reason: `You get this mail because you take part in ‘${data.programme}’ and have not filled in the evaluation yet. Only our system knows that, and forgets it as soon as the evaluation closes.`,
  }),
};
