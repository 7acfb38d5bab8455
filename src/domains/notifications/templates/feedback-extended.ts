import { type AskedMailData, listOfOthers, othersOf } from './feedback-asked.js';
import type { Wording } from './wording.js';

/** That the round closes later than the reader was told. */
export const feedbackExtended: Wording<AskedMailData> = {
  nl: ({ asked, programme, module, closesAt }, { moment }) => {
    const until = moment(closesAt);
    const others = othersOf(asked);
    const own = others.length < asked.length;
    const theirs = others.length === 1 ? 'de vragenlijst over:' : 'de vragenlijsten over:';
    return {
      subject: `Je hebt langer de tijd: tot ${until}`,
      preheader: `De feedbackronde van de module ‘${module}’ duurt langer.`,
      title: 'Je hebt langer de tijd',
      opening: [
        `De feedbackronde van de module ‘${module}’ duurt langer. Je kunt nu invullen tot ${until}.`,
        others.length === 0
          ? 'Je eigen vragenlijst staat nog open.'
          : `Nog open ${own ? 'zijn je eigen vragenlijst en' : others.length === 1 ? 'is' : 'zijn'} ${theirs}`,
      ],
      list: listOfOthers(asked, 'nl'),
      facts: [['Tot', until]],
      button: asked.length === 1 ? 'Vul de vragenlijst in' : 'Vul de vragenlijsten in',
      closing: [
        others.length === 0 ? '' : 'Wil of kun je niet meedoen? Kies dan in de vragenlijst ‘Ik doe niet mee’.',
        'De link is dezelfde als in de vorige mail en is alleen voor jou.',
      ],
      reason: `Je krijgt deze mail omdat we je voor ‘${programme}’ vroegen om een vragenlijst in te vullen.`,
    };
  },
  en: ({ asked, programme, module, closesAt }, { moment }) => {
    const until = moment(closesAt);
    const others = othersOf(asked);
    const own = others.length < asked.length;
    const theirs = others.length === 1 ? 'the questionnaire about:' : 'the questionnaires about:';
    return {
      subject: `You have more time: until ${until}`,
      preheader: `The feedback round of the module ‘${module}’ takes longer.`,
      title: 'You have more time',
      opening: [
        `The feedback round of the module ‘${module}’ takes longer. You can fill in until ${until} now.`,
        others.length === 0
          ? 'Your own questionnaire is still open.'
          : `Still open ${own ? 'are your own questionnaire and' : others.length === 1 ? 'is' : 'are'} ${theirs}`,
      ],
      list: listOfOthers(asked, 'en'),
      facts: [['Until', until]],
      button: asked.length === 1 ? 'Fill in the questionnaire' : 'Fill in the questionnaires',
      closing: [
        others.length === 0
          ? ''
          : 'Do you not want to take part, or can’t you? Choose ‘I am not taking part’ in the questionnaire.',
        'The link is the same as in the earlier mail, and is for you alone.',
      ],
      reason: `You get this mail because we asked you to fill in a questionnaire for ‘${programme}’.`,
    };
  },
};
