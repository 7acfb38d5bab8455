import type { Locale } from '../../../platform/auth/actor.js';
import type { Appointment, ModuleMailData, Wording } from './wording.js';

/** What every mail about coaching knows. It says nothing of why two people were matched, or are no longer. */
export interface CoachingMailData extends ModuleMailData {
  /** As what the reader has it. */
  reader: 'PARTICIPANT' | 'LEARNING_MANAGER';
  /** The full name of the other of the two. */
  partner: string;
}

export interface CoachingSessionMailData extends CoachingMailData {
  kind: 'CHEMISTRY_CALL' | 'SESSION';
  /** With both as attendees; a sequence above 0 says that it was changed. */
  appointment: Appointment;
}

const KINDS = {
  CHEMISTRY_CALL: { nl: 'kennismakingsgesprek', en: 'chemistry call' },
  SESSION: { nl: 'coachgesprek', en: 'coaching session' },
} as const satisfies Record<CoachingSessionMailData['kind'], Record<Locale, string>>;

const whyYou: Record<Locale, (data: CoachingMailData) => string> = {
  nl: ({ reader, programme }) =>
    `Je krijgt deze mail omdat je ${reader === 'PARTICIPANT' ? 'deelnemer' : 'leermanager'} bent in ‘${programme}’.`,
  en: ({ reader, programme }) =>
    `You get this mail because you are a ${reader === 'PARTICIPANT' ? 'participant' : 'learning manager'} in ‘${programme}’.`,
};

/** Who keeps what was shared, where the learning manager reads it no more. */
const keptBy: Record<Locale, (data: CoachingMailData) => string> = {
  nl: ({ reader, partner }) =>
    `Wat jullie met elkaar hebben gedeeld, leest alleen ${reader === 'PARTICIPANT' ? 'jij' : partner} nog.`,
  en: ({ reader, partner }) =>
    `What the two of you shared is read by ${reader === 'PARTICIPANT' ? 'you' : partner} only from now on.`,
};

const entry: Record<Locale, (data: CoachingSessionMailData) => { summary: string; description: string }> = {
  nl: ({ kind, module }) => ({
    summary: `${capital(KINDS[kind].nl)}: ${module}`,
    description: `${capital(KINDS[kind].nl)} voor de module ‘${module}’.`,
  }),
  en: ({ kind, module }) => ({
    summary: `${capital(KINDS[kind].en)}: ${module}`,
    description: `${capital(KINDS[kind].en)} for the module ‘${module}’.`,
  }),
};

const capital = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

export interface CoachingEndedData extends CoachingMailData {
  /** Whether the learning manager still reads what the two wrote down. */
  staysWithBoth: boolean;
}

export const coachingMatched: Wording<CoachingMailData> = {
  nl: (data) => ({
    subject: data.reader === 'PARTICIPANT' ? `${data.partner} is je leermanager` : `Je gaat ${data.partner} coachen`,
    preheader: 'Plan eerst een kennismakingsgesprek.',
    title: data.reader === 'PARTICIPANT' ? 'Dit is je leermanager' : 'Je hebt een nieuwe deelnemer',
    opening: [
      data.reader === 'PARTICIPANT'
        ? `In de module ‘${data.module}’ denkt ${data.partner} met je mee over je eigen werk.`
        : `In de module ‘${data.module}’ coach je ${data.partner}.`,
      'Begin met een kennismakingsgesprek. Daarna zeggen jullie allebei of jullie met elkaar verdergaan.',
    ],
    button: 'Plan het kennismakingsgesprek',
    closing: ['Wat jullie met elkaar bespreken en opschrijven, lezen alleen jullie twee.'],
    reason: whyYou.nl(data),
  }),
  en: (data) => ({
    subject:
      data.reader === 'PARTICIPANT' ? `${data.partner} is your learning manager` : `You will coach ${data.partner}`,
    preheader: 'Plan a chemistry call first.',
    title: data.reader === 'PARTICIPANT' ? 'This is your learning manager' : 'You have a new participant',
    opening: [
      data.reader === 'PARTICIPANT'
        ? `In the module ‘${data.module}’, ${data.partner} thinks along with you about your own work.`
        : `In the module ‘${data.module}’ you coach ${data.partner}.`,
      'Begin with a chemistry call. After it, both of you say whether you go on together.',
    ],
    button: 'Plan the chemistry call',
    closing: ['What the two of you discuss and write down is read by the two of you only.'],
    reason: whyYou.en(data),
  }),
};

export const coachingEnded: Wording<CoachingEndedData> = {
  nl: (data) => ({
    subject: `De coaching met ${data.partner} is afgerond`,
    preheader: 'Er worden geen gesprekken meer gepland.',
    title: 'De coaching is afgerond',
    opening: [
      `De coaching met ${data.partner} in de module ‘${data.module}’ is afgerond. Wat nog gepland was, is uit je agenda.`,
    ],
    button: 'Bekijk je programma',
    closing: [data.staysWithBoth ? 'Wat jullie hebben opgeschreven, blijft van jullie twee.' : keptBy.nl(data)],
    reason: whyYou.nl(data),
  }),
  en: (data) => ({
    subject: `The coaching with ${data.partner} has ended`,
    preheader: 'No more sessions are planned.',
    title: 'The coaching has ended',
    opening: [
      `The coaching with ${data.partner} in the module ‘${data.module}’ has ended. What was still planned is out of your calendar.`,
    ],
    button: 'Look at your programme',
    closing: [data.staysWithBoth ? 'What the two of you wrote down stays with the two of you.' : keptBy.en(data)],
    reason: whyYou.en(data),
  }),
};

export const coachingSessionPlanned: Wording<CoachingSessionMailData> = {
  nl: (data, { span }) => {
    const { appointment, partner, module } = data;
    const name = KINDS[data.kind].nl;
    const moved = appointment.sequence > 0;
    return {
      subject: `Je ${name} met ${partner} ${moved ? 'is verzet' : 'staat vast'}`,
      preheader: span(appointment),
      title: `Je ${name} ${moved ? 'is verzet' : 'staat vast'}`,
      opening: [
        `Het ${name} met ${partner} voor de module ‘${module}’ ${moved ? 'heeft een nieuw moment' : 'is gepland'}.`,
      ],
      facts: [
        ['Wanneer', span(appointment)],
        ['Waar', appointment.place],
      ],
      button: 'Bekijk je gesprekken',
      closing: ['De afspraak zit als agenda-item bij deze mail.'],
      reason: whyYou.nl(data),
      calendar: { ...appointment, ...entry.nl(data), method: 'REQUEST' },
    };
  },
  en: (data, { span }) => {
    const { appointment, partner, module } = data;
    const name = KINDS[data.kind].en;
    const moved = appointment.sequence > 0;
    return {
      subject: `Your ${name} with ${partner} ${moved ? 'was moved' : 'is planned'}`,
      preheader: span(appointment),
      title: `Your ${name} ${moved ? 'was moved' : 'is planned'}`,
      opening: [`The ${name} with ${partner} for the module ‘${module}’ ${moved ? 'has a new time' : 'is planned'}.`],
      facts: [
        ['When', span(appointment)],
        ['Where', appointment.place],
      ],
      button: 'Look at your sessions',
      closing: ['The appointment comes with this mail as a calendar entry.'],
      reason: whyYou.en(data),
      calendar: { ...appointment, ...entry.en(data), method: 'REQUEST' },
    };
  },
};

export const coachingSessionCancelled: Wording<CoachingSessionMailData> = {
  nl: (data, { span }) => {
    const name = KINDS[data.kind].nl;
    return {
      subject: `Gaat niet door: ${name} met ${data.partner}`,
      preheader: `Niet op ${span(data.appointment)}.`,
      title: `Je ${name} gaat niet door`,
      opening: [
        `Het ${name} met ${data.partner} gaat niet door. Je hoeft niets te doen: met deze mail verdwijnt het uit je agenda.`,
      ],
      facts: [['Was gepland', span(data.appointment)]],
      button: 'Bekijk je gesprekken',
      reason: whyYou.nl(data),
      calendar: { ...data.appointment, ...entry.nl(data), method: 'CANCEL' },
    };
  },
  en: (data, { span }) => {
    const name = KINDS[data.kind].en;
    return {
      subject: `Cancelled: ${name} with ${data.partner}`,
      preheader: `Not on ${span(data.appointment)}.`,
      title: `Your ${name} is cancelled`,
      opening: [
        `The ${name} with ${data.partner} is cancelled. You need not do anything: this mail takes it out of your calendar.`,
      ],
      facts: [['Was planned', span(data.appointment)]],
      button: 'Look at your sessions',
      reason: whyYou.en(data),
      calendar: { ...data.appointment, ...entry.en(data), method: 'CANCEL' },
    };
  },
};
