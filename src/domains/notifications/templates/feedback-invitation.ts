import { type Asked, type AskedMailData, byNumberAsked, listOfOthers, othersOf } from './feedback-asked.js';
import { promisesTo, type Terms } from './feedback-promise.js';
import type { MailText, Wording } from './wording.js';
import type { Words } from './words.js';

export interface FeedbackInvitationData extends AskedMailData, Terms {}

const SECONDS_PER_ITEM = 24;

const itemsOf = (asked: readonly Asked[]): number => asked.reduce((sum, { items }) => sum + items, 0);

/** Whole minutes that the scale questions take: 20 of them about 8. */
const minutesFor = (asked: readonly Asked[]): number =>
  Math.max(1, Math.round((itemsOf(asked) * SECONDS_PER_ITEM) / 60));

const lasting = {
  nl: (asked: readonly Asked[]) => `ongeveer ${minutesFor(asked)} ${minutesFor(asked) === 1 ? 'minuut' : 'minuten'}`,
  en: (asked: readonly Asked[]) => `about ${minutesFor(asked)} ${minutesFor(asked) === 1 ? 'minute' : 'minutes'}`,
};

const resume = {
  nl: 'Je kunt tussendoor stoppen en later verdergaan, ook op een ander apparaat. Tot de ronde sluit, kun je je antwoorden veranderen.',
  en: 'You can stop and go on later, on another device too. Until the round closes you can change your answers.',
};
const personal = {
  nl: 'De link is alleen voor jou. Stuur deze mail niet door.',
  en: 'The link is for you alone. Please do not forward this mail.',
};

/** What every invitation has: how long, until when, and what is promised. */
const shared = {
  nl: (data: FeedbackInvitationData, { moment }: Words): Pick<MailText, 'facts' | 'notices'> => ({
    facts: [
      ['Hoelang', `${lasting.nl(data.asked)} voor ${itemsOf(data.asked)} vragen`],
      ['Tot', moment(data.closesAt)],
    ],
    notices: promisesTo(data.asked, data, 'nl'),
  }),
  en: (data: FeedbackInvitationData, { moment }: Words): Pick<MailText, 'facts' | 'notices'> => ({
    facts: [
      ['How long', `${lasting.en(data.asked)} for ${itemsOf(data.asked)} questions`],
      ['Until', moment(data.closesAt)],
    ],
    notices: promisesTo(data.asked, data, 'en'),
  }),
};

const toOneself: Wording<FeedbackInvitationData> = {
  nl: (data, words) => ({
    ...shared.nl(data, words),
    subject: 'Hoe kijk je naar jezelf?',
    preheader: `Vul je eigen vragenlijst in, tot ${words.moment(data.closesAt)}.`,
    title: 'Hoe kijk je naar jezelf?',
    opening: [
      `Je doet mee aan ‘${data.programme}’. Voor de module ‘${data.module}’ krijg jij dezelfde vragen als de mensen om je heen. Zo zie je straks waar jullie hetzelfde denken, en waar niet.`,
    ],
    button: 'Vul je vragenlijst in',
    closing: [resume.nl, personal.nl],
    reason: `Je krijgt deze mail omdat je deelnemer bent van ‘${data.programme}’.`,
  }),
  en: (data, words) => ({
    ...shared.en(data, words),
    subject: 'How do you see yourself?',
    preheader: `Fill in your own questionnaire, until ${words.moment(data.closesAt)}.`,
    title: 'How do you see yourself?',
    opening: [
      `You are taking part in ‘${data.programme}’. For the module ‘${data.module}’ you get the same questions as the people around you. That will show where you agree, and where you do not.`,
    ],
    button: 'Fill in your questionnaire',
    closing: [resume.en, personal.en],
    reason: `You get this mail because you are a participant of ‘${data.programme}’.`,
  }),
};

const aboutOne: Wording<FeedbackInvitationData> = {
  nl: (data, words) => {
    const { asked, programme, module, closesAt } = data;
    const { participant, audience } = asked[0]!;
    return {
      ...shared.nl(data, words),
      subject: `Wil je feedback geven aan ${participant}?`,
      preheader: `Het kost ${lasting.nl(asked)} en kan tot ${words.moment(closesAt)}.`,
      title: `${participant} vraagt je om feedback`,
      opening: [
        `${participant} doet mee aan ‘${programme}’ en wil leren van wat anderen zien. Jouw blik hoort daarbij.`,
        `Het gaat om de module ‘${module}’. Met de uitkomst kiest ${participant} een leerdoel.`,
      ],
      button: 'Geef feedback',
      closing: [
        resume.nl,
        'Wil of kun je niet meedoen, of ben je niet de juiste persoon? Kies dan op dezelfde pagina ‘Ik doe niet mee’.',
        personal.nl,
      ],
      reason:
        audience === 'MANAGER'
          ? `Je krijgt deze mail omdat je leidinggevende bent van ${participant}.`
          : `Je krijgt deze mail omdat je bent gekozen om feedback te geven aan ${participant}.`,
    };
  },
  en: (data, words) => {
    const { asked, programme, module, closesAt } = data;
    const { participant, audience } = asked[0]!;
    return {
      ...shared.en(data, words),
      subject: `Will you give feedback to ${participant}?`,
      preheader: `It takes ${lasting.en(asked)} and is open until ${words.moment(closesAt)}.`,
      title: `${participant} asks for your feedback`,
      opening: [
        `${participant} is taking part in ‘${programme}’ and wants to learn from what others see. Your view counts.`,
        `It is about the module ‘${module}’. The outcome helps ${participant} choose a learning goal.`,
      ],
      button: 'Give feedback',
      closing: [
        resume.en,
        'Do you not want to take part, can’t you, or are you not the right person? Choose ‘I am not taking part’ on the same page.',
        personal.en,
      ],
      reason:
        audience === 'MANAGER'
          ? `You get this mail because you are the manager of ${participant}.`
          : `You get this mail because you were chosen to give feedback to ${participant}.`,
    };
  },
};

const aboutSeveral: Wording<FeedbackInvitationData> = {
  nl: (data, words) => {
    const { asked, programme, module, closesAt } = data;
    const others = othersOf(asked);
    const own = others.length < asked.length;
    const theirView = others.length === 1 ? others[0]!.participant : `${others.length} anderen`;
    return {
      ...shared.nl(data, words),
      subject: own
        ? `Hoe kijk je naar jezelf, en naar ${theirView}?`
        : `Wil je feedback geven aan ${others.length} mensen?`,
      preheader: `Alles samen kost ${lasting.nl(asked)} en kan tot ${words.moment(closesAt)}.`,
      title: own ? `Hoe kijk je naar jezelf, en naar ${theirView}?` : `${others.length} mensen vragen je om feedback`,
      opening: own
        ? [
            `Je doet mee aan ‘${programme}’. Voor de module ‘${module}’ krijg jij dezelfde vragen als de mensen om je heen. Zo zie je straks waar jullie hetzelfde denken, en waar niet.`,
            'Vul dus je eigen vragenlijst in. En geef ook feedback aan:',
          ]
        : [
            `Ze doen mee aan ‘${programme}’ en willen leren van wat anderen zien. Jouw blik hoort daarbij.`,
            `Het gaat om de module ‘${module}’. Met de uitkomst kiest ieder een leerdoel. Je geeft feedback aan:`,
          ],
      list: listOfOthers(asked, 'nl'),
      facts: [
        ['Hoelang', `samen ${lasting.nl(asked)} voor ${itemsOf(asked)} vragen`],
        ['Tot', words.moment(closesAt)],
      ],
      button: own ? 'Vul je vragenlijsten in' : 'Geef feedback',
      closing: [
        `Over iedereen is er een eigen vragenlijst. Je hoeft ze niet achter elkaar in te vullen. ${resume.nl}`,
        'Wil of kun je over iemand geen feedback geven? Kies dan in die vragenlijst ‘Ik doe niet mee’.',
        personal.nl,
      ],
      reason: own
        ? `Je krijgt deze mail omdat je deelnemer bent van ‘${programme}’ en bent gekozen om feedback te geven.`
        : others.every(({ audience }) => audience === 'MANAGER')
          ? `Je krijgt deze mail omdat je leidinggevende bent van deelnemers van ‘${programme}’.`
          : `Je krijgt deze mail omdat je bent gekozen om feedback te geven aan deelnemers van ‘${programme}’.`,
    };
  },
  en: (data, words) => {
    const { asked, programme, module, closesAt } = data;
    const others = othersOf(asked);
    const own = others.length < asked.length;
    const theirView = others.length === 1 ? others[0]!.participant : `${others.length} others`;
    return {
      ...shared.en(data, words),
      subject: own
        ? `How do you see yourself, and ${theirView}?`
        : `Will you give feedback to ${others.length} people?`,
      preheader: `Together it takes ${lasting.en(asked)} and is open until ${words.moment(closesAt)}.`,
      title: own ? `How do you see yourself, and ${theirView}?` : `${others.length} people ask for your feedback`,
      opening: own
        ? [
            `You are taking part in ‘${programme}’. For the module ‘${module}’ you get the same questions as the people around you. That will show where you agree, and where you do not.`,
            'So please fill in your own questionnaire. And give feedback to:',
          ]
        : [
            `They are taking part in ‘${programme}’ and want to learn from what others see. Your view counts.`,
            `It is about the module ‘${module}’. The outcome helps each of them choose a learning goal. You give feedback to:`,
          ],
      list: listOfOthers(asked, 'en'),
      facts: [
        ['How long', `${lasting.en(asked)} in all for ${itemsOf(asked)} questions`],
        ['Until', words.moment(closesAt)],
      ],
      button: own ? 'Fill in your questionnaires' : 'Give feedback',
      closing: [
        `There is a questionnaire for each person. You need not fill them in one after the other. ${resume.en}`,
        'Do you not want to give feedback to somebody, or can’t you? Choose ‘I am not taking part’ in that questionnaire.',
        personal.en,
      ],
      reason: own
        ? `You get this mail because you are a participant of ‘${programme}’ and were chosen to give feedback.`
        : others.every(({ audience }) => audience === 'MANAGER')
          ? `You get this mail because you are the manager of participants of ‘${programme}’.`
          : `You get this mail because you were chosen to give feedback to participants of ‘${programme}’.`,
    };
  },
};

export const feedbackInvitation = byNumberAsked(toOneself, aboutOne, aboutSeveral);
