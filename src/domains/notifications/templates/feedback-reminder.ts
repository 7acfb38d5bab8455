import { audienceOf, type RaterGroup } from './feedback-promise.js';
import type { ModuleMailData, Wording } from './wording.js';

export interface FeedbackReminderData extends ModuleMailData {
  /** Who the feedback is about. */
  participant: string;
  raterGroup: RaterGroup;
  /** Rising: a week, some days, a day before the close. */
  tone: 'FRIENDLY' | 'CLEAR' | 'LAST';
  closesAt: Date;
}

export const feedbackReminder: Wording<FeedbackReminderData> = {
  nl: ({ participant, raterGroup, tone, programme, module, closesAt }, { moment }) => {
    const audience = audienceOf(raterGroup);
    const own = audience === 'SELF';
    const until = moment(closesAt);
    const tones = {
      FRIENDLY: {
        subject: own ? 'Je eigen vragenlijst staat nog klaar' : `Wil je nog feedback geven aan ${participant}?`,
        preheader: `Het kan tot ${until}.`,
        title: own ? 'Je vragenlijst staat nog klaar' : `Je feedback aan ${participant} is nog welkom`,
        opening: [
          own
            ? `Voor de module ‘${module}’ vroegen we je om je eigen vragenlijst in te vullen. Misschien is het er nog niet van gekomen. Het kan nog.`
            : `We vroegen je om feedback aan ${participant}, voor de module ‘${module}’. Misschien is het er nog niet van gekomen. Het kan nog.`,
        ],
      },
      CLEAR: {
        subject: own ? 'Vul je eigen vragenlijst op tijd in' : `Je feedback aan ${participant} ontbreekt nog`,
        preheader: `De vragenlijst sluit op ${until}.`,
        title: 'De vragenlijst sluit binnenkort',
        opening: [
          own
            ? `We hebben jouw vragenlijst voor de module ‘${module}’ nog niet. Zonder jouw eigen antwoorden zie je straks niet waar anderen je anders zien.`
            : `We hebben jouw feedback aan ${participant} nog niet. Elke blik maakt het beeld completer. Doe je mee?`,
        ],
      },
      LAST: {
        subject: own ? 'Laatste kans voor je eigen vragenlijst' : `Laatste kans voor je feedback aan ${participant}`,
        preheader: `Na ${until} kan het niet meer.`,
        title: 'Dit is de laatste herinnering',
        opening: [
          `De vragenlijst over ${own ? 'jezelf' : participant} sluit bijna. Daarna kan niemand meer iets insturen.`,
          own
            ? 'Vul je vragenlijst daarom nu in.'
            : audience === 'ANONYMOUS'
              ? 'Als te weinig mensen meedoen, laten we de uitkomst van een groep niet zien. Jouw antwoorden maken dus verschil.'
              : `Jouw antwoorden als leidinggevende zijn belangrijk voor ${participant}.`,
        ],
      },
    };
    return {
      ...tones[tone],
      facts: [['Tot', until]],
      button: own ? 'Vul je vragenlijst in' : 'Geef feedback',
      closing: [
        audience === 'ANONYMOUS'
          ? 'Je antwoorden zijn anoniem. Op de eerste pagina lees je hoe we daarvoor zorgen.'
          : '',
        own
          ? ''
          : 'Wil of kun je niet meedoen? Kies dan op dezelfde pagina ‘Ik doe niet mee’. Dan krijg je geen herinnering meer.',
        'Heb je de vragenlijst net verstuurd? Dan hoef je niets meer te doen. De link is dezelfde als in de vorige mail en is alleen voor jou.',
      ],
      reason: own
        ? `Je krijgt deze mail omdat je deelnemer bent van ‘${programme}’.`
        : `Je krijgt deze mail omdat je bent gevraagd om feedback te geven aan ${participant}.`,
    };
  },
  en: ({ participant, raterGroup, tone, programme, module, closesAt }, { moment }) => {
    const audience = audienceOf(raterGroup);
    const own = audience === 'SELF';
    const until = moment(closesAt);
    const tones = {
      FRIENDLY: {
        subject: own ? 'Your own questionnaire is still waiting' : `Would you still give feedback to ${participant}?`,
        preheader: `You can until ${until}.`,
        title: own ? 'Your questionnaire is still waiting' : `Your feedback to ${participant} is still welcome`,
        opening: [
          own
            ? `For the module ‘${module}’ we asked you to fill in your own questionnaire. Perhaps you have not got round to it. You still can.`
            : `We asked you for feedback to ${participant}, for the module ‘${module}’. Perhaps you have not got round to it. You still can.`,
        ],
      },
      CLEAR: {
        subject: own ? 'Fill in your own questionnaire in time' : `Your feedback to ${participant} is still missing`,
        preheader: `The questionnaire closes on ${until}.`,
        title: 'The questionnaire closes soon',
        opening: [
          own
            ? `We do not have your questionnaire for the module ‘${module}’ yet. Without your own answers you will not see where others see you differently.`
            : `We do not have your feedback to ${participant} yet. Every view makes the picture more complete. Will you take part?`,
        ],
      },
      LAST: {
        subject: own ? 'Last chance for your own questionnaire' : `Last chance for your feedback to ${participant}`,
        preheader: `After ${until} it is no longer possible.`,
        title: 'This is the last reminder',
        opening: [
          `The questionnaire about ${own ? 'yourself' : participant} is about to close. After that nobody can send anything in.`,
          own
            ? 'So please fill in your questionnaire now.'
            : audience === 'ANONYMOUS'
              ? 'If too few people take part, we do not show the outcome of a group. So your answers make a difference.'
              : `Your answers as the manager matter to ${participant}.`,
        ],
      },
    };
    return {
      ...tones[tone],
      facts: [['Until', until]],
      button: own ? 'Fill in your questionnaire' : 'Give feedback',
      closing: [
        audience === 'ANONYMOUS' ? 'Your answers are anonymous. The first page tells you how we see to that.' : '',
        own
          ? ''
          : 'Do you not want to take part, or can’t you? Choose ‘I am not taking part’ on the same page. Then you get no more reminders.',
        'Have you just sent it? Then you need not do anything more. The link is the same as in the earlier mail, and is for you alone.',
      ],
      reason: own
        ? `You get this mail because you are a participant of ‘${programme}’.`
        : `You get this mail because you were asked to give feedback to ${participant}.`,
    };
  },
};
