import { audienceOf, promises, type RaterGroup } from './feedback-promise.js';
import type { MailText, ModuleMailData, Wording } from './wording.js';

export interface FeedbackInvitationData extends ModuleMailData {
  /** Who the feedback is about. */
  participant: string;
  raterGroup: RaterGroup;
  /** Number of questions on a scale. */
  items: number;
  closesAt: Date;
  /** Fewest people of a group whose answers are shown together. */
  threshold: number;
  /** Fewest people of a group whose own words are shown together. */
  commentThreshold: number;
}

const SECONDS_PER_ITEM = 24;

/** Whole minutes that the scale questions take: 20 of them about 8. */
const minutesFor = (items: number): number => Math.max(1, Math.round((items * SECONDS_PER_ITEM) / 60));

const resume = {
  nl: 'Je kunt tussendoor stoppen en later verdergaan, ook op een ander apparaat. Tot de ronde sluit, kun je je antwoorden veranderen.',
  en: 'You can stop and go on later, on another device too. Until the round closes you can change your answers.',
};
const personal = {
  nl: 'De link is alleen voor jou. Stuur deze mail niet door.',
  en: 'The link is for you alone. Please do not forward this mail.',
};

export const feedbackInvitation: Wording<FeedbackInvitationData> = {
  nl: (data, { moment }) => {
    const { participant, programme, module, items, closesAt } = data;
    const audience = audienceOf(data.raterGroup);
    const shared = {
      facts: [
        ['Hoelang', `ongeveer ${minutesFor(items)} minuten voor ${items} vragen`],
        ['Tot', moment(closesAt)],
      ] as MailText['facts'],
      notice: promises[audience].nl(data),
    };
    if (audience === 'SELF') {
      return {
        ...shared,
        subject: 'Hoe kijk je naar jezelf?',
        preheader: `Vul je eigen vragenlijst in, tot ${moment(closesAt)}.`,
        title: 'Hoe kijk je naar jezelf?',
        opening: [
          `Je doet mee aan ‘${programme}’. Voor de module ‘${module}’ krijg jij dezelfde vragen als de mensen om je heen. Zo zie je straks waar jullie hetzelfde denken, en waar niet.`,
        ],
        button: 'Vul je vragenlijst in',
        closing: [resume.nl, personal.nl],
        reason: `Je krijgt deze mail omdat je deelnemer bent van ‘${programme}’.`,
      };
    }
    return {
      ...shared,
      subject: `Wil je feedback geven aan ${participant}?`,
      preheader: `Het kost ongeveer ${minutesFor(items)} minuten en kan tot ${moment(closesAt)}.`,
      title: `${participant} vraagt je om feedback`,
      opening: [
        `${participant} doet mee aan ‘${programme}’ en wil leren van wat anderen zien. Jouw blik hoort daarbij.`,
        `Het gaat om de module ‘${module}’. Met de uitkomst kiest ${participant} een leerdoel.`,
      ],
      button: 'Geef feedback',
      closing: [
        resume.nl,
        'Wil of kun je niet meedoen? Kies dan op dezelfde pagina ‘Ik doe niet mee’ of ‘Ik ben niet de juiste persoon’.',
        personal.nl,
      ],
      reason:
        audience === 'MANAGER'
          ? `Je krijgt deze mail omdat je leidinggevende bent van ${participant}.`
          : `Je krijgt deze mail omdat je bent gekozen om feedback te geven aan ${participant}.`,
    };
  },
  en: (data, { moment }) => {
    const { participant, programme, module, items, closesAt } = data;
    const audience = audienceOf(data.raterGroup);
    const shared = {
      facts: [
        ['How long', `about ${minutesFor(items)} minutes for ${items} questions`],
        ['Until', moment(closesAt)],
      ] as MailText['facts'],
      notice: promises[audience].en(data),
    };
    if (audience === 'SELF') {
      return {
        ...shared,
        subject: 'How do you see yourself?',
        preheader: `Fill in your own questionnaire, until ${moment(closesAt)}.`,
        title: 'How do you see yourself?',
        opening: [
          `You are taking part in ‘${programme}’. For the module ‘${module}’ you get the same questions as the people around you. That will show where you agree, and where you do not.`,
        ],
        button: 'Fill in your questionnaire',
        closing: [resume.en, personal.en],
        reason: `You get this mail because you are a participant of ‘${programme}’.`,
      };
    }
    return {
      ...shared,
      subject: `Will you give feedback to ${participant}?`,
      preheader: `It takes about ${minutesFor(items)} minutes and is open until ${moment(closesAt)}.`,
      title: `${participant} asks for your feedback`,
      opening: [
        `${participant} is taking part in ‘${programme}’ and wants to learn from what others see. Your view counts.`,
        `It is about the module ‘${module}’. The outcome helps ${participant} choose a learning goal.`,
      ],
      button: 'Give feedback',
      closing: [
        resume.en,
        'Do you not want to take part, or can’t you? Choose ‘I am not taking part’ or ‘I am not the right person’ on the same page.',
        personal.en,
      ],
      reason:
        audience === 'MANAGER'
          ? `You get this mail because you are the manager of ${participant}.`
          : `You get this mail because you were chosen to give feedback to ${participant}.`,
    };
  },
};
