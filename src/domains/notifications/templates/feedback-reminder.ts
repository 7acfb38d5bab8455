import { type Asked, type AskedMailData, byNumberAsked, listOfOthers, othersOf } from './feedback-asked.js';
import type { MailText, Wording } from './wording.js';

export interface FeedbackReminderData extends AskedMailData {
  /** Rising: a week, some days, a day before the close. */
  tone: 'FRIENDLY' | 'CLEAR' | 'LAST';
}

/** What differs with the tone. */
type Tones = Record<FeedbackReminderData['tone'], Pick<MailText, 'subject' | 'preheader' | 'title' | 'opening'>>;

/** What is said once more of the promise: of all answers, of those about others, or of those that the list calls so. */
const anonymous = {
  nl: {
    all: 'Je antwoorden zijn anoniem. Op de eerste pagina lees je hoe we daarvoor zorgen.',
    others: 'Je antwoorden over anderen zijn anoniem. Op de eerste pagina lees je hoe we daarvoor zorgen.',
    listed: 'Staat er ‘anoniem’ bij een naam? Op de eerste pagina van die vragenlijst lees je hoe we daarvoor zorgen.',
    none: '',
  },
  en: {
    all: 'Your answers are anonymous. The first page tells you how we see to that.',
    others: 'Your answers about others are anonymous. The first page tells you how we see to that.',
    listed: 'Does it say ‘anonymous’ beside a name? The first page of that questionnaire tells you how we see to that.',
    none: '',
  },
};

function anonymousAmong(asked: readonly Asked[]): keyof (typeof anonymous)['nl'] {
  const isAnonymous = ({ audience }: Asked) => audience === 'ANONYMOUS';
  if (!asked.some(isAnonymous)) return 'none';
  if (asked.every(isAnonymous)) return 'all';
  return othersOf(asked).every(isAnonymous) ? 'others' : 'listed';
}

const tooFew = {
  nl: 'Als te weinig mensen meedoen, laten we de uitkomst van een groep niet zien. Jouw antwoorden maken dus verschil.',
  en: 'If too few people take part, we do not show the outcome of a group. So your answers make a difference.',
};
const justSent = {
  nl: 'Heb je de vragenlijst net verstuurd? Dan hoef je niets meer te doen. De link is dezelfde als in de vorige mail en is alleen voor jou.',
  en: 'Have you just sent it? Then you need not do anything more. The link is the same as in the earlier mail, and is for you alone.',
};

const toOneself: Wording<FeedbackReminderData> = {
  nl: ({ tone, programme, module, closesAt }, { moment }) => {
    const until = moment(closesAt);
    const tones: Tones = {
      FRIENDLY: {
        subject: 'Je eigen vragenlijst staat nog klaar',
        preheader: `Het kan tot ${until}.`,
        title: 'Je vragenlijst staat nog klaar',
        opening: [
          `Voor de module ‘${module}’ vroegen we je om je eigen vragenlijst in te vullen. Misschien is het er nog niet van gekomen. Het kan nog.`,
        ],
      },
      CLEAR: {
        subject: 'Vul je eigen vragenlijst op tijd in',
        preheader: `De vragenlijst sluit op ${until}.`,
        title: 'De vragenlijst sluit binnenkort',
        opening: [
          `We hebben jouw vragenlijst voor de module ‘${module}’ nog niet. Zonder jouw eigen antwoorden zie je straks niet waar anderen je anders zien.`,
        ],
      },
      LAST: {
        subject: 'Laatste kans voor je eigen vragenlijst',
        preheader: `Na ${until} kan het niet meer.`,
        title: 'Dit is de laatste herinnering',
        opening: [
          'De vragenlijst over jezelf sluit bijna. Daarna kan niemand meer iets insturen.',
          'Vul je vragenlijst daarom nu in.',
        ],
      },
    };
    return {
      ...tones[tone],
      facts: [['Tot', until]],
      button: 'Vul je vragenlijst in',
      closing: [justSent.nl],
      reason: `Je krijgt deze mail omdat je deelnemer bent van ‘${programme}’.`,
    };
  },
  en: ({ tone, programme, module, closesAt }, { moment }) => {
    const until = moment(closesAt);
    const tones: Tones = {
      FRIENDLY: {
        subject: 'Your own questionnaire is still waiting',
        preheader: `You can until ${until}.`,
        title: 'Your questionnaire is still waiting',
        opening: [
          `For the module ‘${module}’ we asked you to fill in your own questionnaire. Perhaps you have not got round to it. You still can.`,
        ],
      },
      CLEAR: {
        subject: 'Fill in your own questionnaire in time',
        preheader: `The questionnaire closes on ${until}.`,
        title: 'The questionnaire closes soon',
        opening: [
          `We do not have your questionnaire for the module ‘${module}’ yet. Without your own answers you will not see where others see you differently.`,
        ],
      },
      LAST: {
        subject: 'Last chance for your own questionnaire',
        preheader: `After ${until} it is no longer possible.`,
        title: 'This is the last reminder',
        opening: [
          'The questionnaire about yourself is about to close. After that nobody can send anything in.',
          'So please fill in your questionnaire now.',
        ],
      },
    };
    return {
      ...tones[tone],
      facts: [['Until', until]],
      button: 'Fill in your questionnaire',
      closing: [justSent.en],
      reason: `You get this mail because you are a participant of ‘${programme}’.`,
    };
  },
};

const aboutOne: Wording<FeedbackReminderData> = {
  nl: ({ asked, tone, module, closesAt }, { moment }) => {
    const { participant, audience } = asked[0]!;
    const until = moment(closesAt);
    const tones: Tones = {
      FRIENDLY: {
        subject: `Wil je nog feedback geven aan ${participant}?`,
        preheader: `Het kan tot ${until}.`,
        title: `Je feedback aan ${participant} is nog welkom`,
        opening: [
          `We vroegen je om feedback aan ${participant}, voor de module ‘${module}’. Misschien is het er nog niet van gekomen. Het kan nog.`,
        ],
      },
      CLEAR: {
        subject: `Je feedback aan ${participant} ontbreekt nog`,
        preheader: `De vragenlijst sluit op ${until}.`,
        title: 'De vragenlijst sluit binnenkort',
        opening: [
          `We hebben jouw feedback aan ${participant} nog niet. Elke blik maakt het beeld completer. Doe je mee?`,
        ],
      },
      LAST: {
        subject: `Laatste kans voor je feedback aan ${participant}`,
        preheader: `Na ${until} kan het niet meer.`,
        title: 'Dit is de laatste herinnering',
        opening: [
          `De vragenlijst over ${participant} sluit bijna. Daarna kan niemand meer iets insturen.`,
          audience === 'ANONYMOUS'
            ? tooFew.nl
            : `Jouw antwoorden ${audience === 'MANAGER' ? 'als leidinggevende ' : ''}zijn belangrijk voor ${participant}.`,
        ],
      },
    };
    return {
      ...tones[tone],
      facts: [['Tot', until]],
      button: 'Geef feedback',
      closing: [
        anonymous.nl[anonymousAmong(asked)],
        'Wil of kun je niet meedoen? Kies dan op dezelfde pagina ‘Ik doe niet mee’. Dan krijg je geen herinnering meer.',
        justSent.nl,
      ],
      reason: `Je krijgt deze mail omdat je bent gevraagd om feedback te geven aan ${participant}.`,
    };
  },
  en: ({ asked, tone, module, closesAt }, { moment }) => {
    const { participant, audience } = asked[0]!;
    const until = moment(closesAt);
    const tones: Tones = {
      FRIENDLY: {
        subject: `Would you still give feedback to ${participant}?`,
        preheader: `You can until ${until}.`,
        title: `Your feedback to ${participant} is still welcome`,
        opening: [
          `We asked you for feedback to ${participant}, for the module ‘${module}’. Perhaps you have not got round to it. You still can.`,
        ],
      },
      CLEAR: {
        subject: `Your feedback to ${participant} is still missing`,
        preheader: `The questionnaire closes on ${until}.`,
        title: 'The questionnaire closes soon',
        opening: [
          `We do not have your feedback to ${participant} yet. Every view makes the picture more complete. Will you take part?`,
        ],
      },
      LAST: {
        subject: `Last chance for your feedback to ${participant}`,
        preheader: `After ${until} it is no longer possible.`,
        title: 'This is the last reminder',
        opening: [
          `The questionnaire about ${participant} is about to close. After that nobody can send anything in.`,
          audience === 'ANONYMOUS'
            ? tooFew.en
            : `Your answers ${audience === 'MANAGER' ? 'as the manager ' : ''}matter to ${participant}.`,
        ],
      },
    };
    return {
      ...tones[tone],
      facts: [['Until', until]],
      button: 'Give feedback',
      closing: [
        anonymous.en[anonymousAmong(asked)],
        'Do you not want to take part, or can’t you? Choose ‘I am not taking part’ on the same page. Then you get no more reminders.',
        justSent.en,
      ],
      reason: `You get this mail because you were asked to give feedback to ${participant}.`,
    };
  },
};

const aboutSeveral: Wording<FeedbackReminderData> = {
  nl: ({ asked, tone, programme, module, closesAt }, { moment }) => {
    const until = moment(closesAt);
    const others = othersOf(asked);
    const own = others.length < asked.length;
    const open = own ? 'Je eigen vragenlijst staat nog open, en ook die over:' : 'Nog open zijn de vragenlijsten over:';
    const tones: Tones = {
      FRIENDLY: {
        subject: own ? 'Je vragenlijsten staan nog klaar' : `Wil je nog feedback geven aan ${others.length} mensen?`,
        preheader: `Het kan tot ${until}.`,
        title: own ? 'Je vragenlijsten staan nog klaar' : `Je feedback aan ${others.length} mensen is nog welkom`,
        opening: [
          `Voor de module ‘${module}’ vroegen we je om feedback. Misschien is het er nog niet van gekomen. Het kan nog.`,
          open,
        ],
      },
      CLEAR: {
        subject: own ? 'Vul je vragenlijsten op tijd in' : `Je feedback aan ${others.length} mensen ontbreekt nog`,
        preheader: `De vragenlijsten sluiten op ${until}.`,
        title: 'De vragenlijsten sluiten binnenkort',
        opening: [
          own
            ? `We hebben nog niet al je antwoorden voor de module ‘${module}’. Zonder jouw eigen antwoorden zie je straks niet waar anderen je anders zien.`
            : `We hebben nog niet al je feedback voor de module ‘${module}’. Elke blik maakt het beeld completer. Doe je mee?`,
          open,
        ],
      },
      LAST: {
        subject: own
          ? 'Laatste kans voor je vragenlijsten'
          : `Laatste kans voor je feedback aan ${others.length} mensen`,
        preheader: `Na ${until} kan het niet meer.`,
        title: 'Dit is de laatste herinnering',
        opening: [
          'De vragenlijsten sluiten bijna. Daarna kan niemand meer iets insturen.',
          anonymousAmong(asked) !== 'none' ? tooFew.nl : 'Jouw antwoorden zijn belangrijk.',
          open,
        ],
      },
    };
    return {
      ...tones[tone],
      list: listOfOthers(asked, 'nl'),
      facts: [['Tot', until]],
      button: own ? 'Vul je vragenlijsten in' : 'Geef feedback',
      closing: [
        anonymous.nl[anonymousAmong(asked)],
        'Wil of kun je over iemand geen feedback geven? Kies dan in die vragenlijst ‘Ik doe niet mee’. Dan herinneren we je daar niet meer aan.',
        justSent.nl,
      ],
      reason: own
        ? `Je krijgt deze mail omdat je deelnemer bent van ‘${programme}’ en bent gevraagd om feedback te geven.`
        : `Je krijgt deze mail omdat je bent gevraagd om feedback te geven aan deelnemers van ‘${programme}’.`,
    };
  },
  en: ({ asked, tone, programme, module, closesAt }, { moment }) => {
    const until = moment(closesAt);
    const others = othersOf(asked);
    const own = others.length < asked.length;
    const open = own
      ? `Your own questionnaire is still open, and so ${others.length === 1 ? 'is the one' : 'are those'} about:`
      : 'Still open are the questionnaires about:';
    const tones: Tones = {
      FRIENDLY: {
        subject: own
          ? 'Your questionnaires are still waiting'
          : `Would you still give feedback to ${others.length} people?`,
        preheader: `You can until ${until}.`,
        title: own
          ? 'Your questionnaires are still waiting'
          : `Your feedback to ${others.length} people is still welcome`,
        opening: [
          `For the module ‘${module}’ we asked you for feedback. Perhaps you have not got round to it. You still can.`,
          open,
        ],
      },
      CLEAR: {
        subject: own
          ? 'Fill in your questionnaires in time'
          : `Your feedback to ${others.length} people is still missing`,
        preheader: `The questionnaires close on ${until}.`,
        title: 'The questionnaires close soon',
        opening: [
          own
            ? `We do not have all of your answers for the module ‘${module}’ yet. Without your own answers you will not see where others see you differently.`
            : `We do not have all of your feedback for the module ‘${module}’ yet. Every view makes the picture more complete. Will you take part?`,
          open,
        ],
      },
      LAST: {
        subject: own
          ? 'Last chance for your questionnaires'
          : `Last chance for your feedback to ${others.length} people`,
        preheader: `After ${until} it is no longer possible.`,
        title: 'This is the last reminder',
        opening: [
          'The questionnaires are about to close. After that nobody can send anything in.',
          anonymousAmong(asked) !== 'none' ? tooFew.en : 'Your answers matter.',
          open,
        ],
      },
    };
    return {
      ...tones[tone],
      list: listOfOthers(asked, 'en'),
      facts: [['Until', until]],
      button: own ? 'Fill in your questionnaires' : 'Give feedback',
      closing: [
        anonymous.en[anonymousAmong(asked)],
        'Do you not want to give feedback to somebody, or can’t you? Choose ‘I am not taking part’ in that questionnaire. Then we do not remind you of it any more.',
        justSent.en,
      ],
      reason: own
        ? `You get this mail because you are a participant of ‘${programme}’ and were asked to give feedback.`
        : `You get this mail because you were asked to give feedback to participants of ‘${programme}’.`,
    };
  },
};

export const feedbackReminder = byNumberAsked(toOneself, aboutOne, aboutSeveral);
