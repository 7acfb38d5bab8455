import type { ConversationTexts } from './conversation.js';
import { entryOf } from './conversation-planned.js';
import type { Appointment, ModuleMailData, Wording } from './wording.js';

/** A mail about a place in a conversation that went to somebody else. */
export interface ConversationHandedOverData extends ModuleMailData {
  /** Whoever had the place, whoever has it now, the participant, or the third in a conversation of three. */
  reader: 'FORMER' | 'NEW' | 'PARTICIPANT' | 'OTHER';
  place: 'MANAGER' | 'LEARNING_MANAGER';
  participant: string;
  /** Name of who had the place. */
  from: string;
  /** Name of who has it now; null while nobody does. */
  to: string | null;
  /** That was called off, for whoever was to come. */
  appointment?: Appointment;
}

const places = {
  nl: { MANAGER: 'leidinggevende', LEARNING_MANAGER: 'leermanager' },
  en: { MANAGER: 'manager', LEARNING_MANAGER: 'learning manager' },
} as const;

export const conversationHandedOver = (texts: ConversationTexts): Wording<ConversationHandedOverData> => ({
  nl: (data, { span }) => {
    const { reader, participant, from, to, module, programme, appointment } = data;
    const { name } = texts.nl;
    const place = places.nl[data.place];
    const vacant = {
      FORMER: `Je bent niet meer de ${place} van ${participant}. Het ${name} voor de module ‘${module}’ is daarmee niet meer van jou: je kunt het niet meer openen. Wat je had getekend, blijft door jou getekend.`,
      NEW: '',
      PARTICIPANT: `${from} is niet meer je ${place}. Je ${name} voor de module ‘${module}’ gaat verder zodra er een ander is; die leest niets van wat er eerder is opgeschreven.`,
      OTHER: `${from} is niet meer de ${place} van ${participant}. Het ${name} voor de module ‘${module}’ gaat verder zodra er een ander is. Wat je had gedeeld, is weer alleen van jou tot je het opnieuw deelt.`,
    };
    const taken = {
      FORMER: `${to} is nu de ${place} van ${participant}. Het ${name} voor de module ‘${module}’ is daarmee niet meer van jou: je kunt het niet meer openen. Wat je had getekend, blijft door jou getekend.`,
      NEW: `Je bent nu de ${place} van ${participant}, in plaats van ${from}. Het ${name} voor de module ‘${module}’ gaat met jou verder. Wat er eerder is opgeschreven, zie je niet, tenzij het aan jou wordt doorgegeven.`,
      PARTICIPANT: `Je ${name} voor de module ‘${module}’ gaat verder met ${to}, die nu je ${place} is. Die leest niets van wat er met ${from} is opgeschreven, tenzij jij het doorgeeft.`,
      OTHER: `Het ${name} van ${participant} voor de module ‘${module}’ gaat verder met ${to}, die nu ${place} is in plaats van ${from}. Wat je had gedeeld, is weer alleen van jou tot je het opnieuw deelt.`,
    };
    return {
      subject: `${to ? 'Een nieuwe' : 'Nog geen nieuwe'} ${place} in het ${name}${reader === 'PARTICIPANT' ? '' : ` van ${participant}`}`,
      preheader: to ? `${to} in plaats van ${from}.` : `${from} is geen ${place} meer.`,
      title: to ? `Van ${from} naar ${to}` : `${from} is geen ${place} meer`,
      opening: [
        (to ? taken : vacant)[reader],
        appointment ? 'De afspraak die er stond, vervalt: met deze mail verdwijnt ze uit je agenda.' : '',
      ],
      facts: appointment ? [['Was gepland', span(appointment)]] : [],
      button: reader === 'FORMER' ? 'Bekijk je gesprekken' : 'Open het gesprek',
      reason: `Je krijgt deze mail omdat je ${reader === 'PARTICIPANT' ? 'deelnemer bent' : `meedoet of meedeed aan het ${name} van een deelnemer`} van ‘${programme}’.`,
      calendar: appointment && {
        ...appointment,
        method: 'CANCEL',
        summary: entryOf(texts).nl(module),
        description: entryOf(texts).nl(module),
      },
    };
  },
  en: (data, { span }) => {
    const { reader, participant, from, to, module, programme, appointment } = data;
    const { name } = texts.en;
    const place = places.en[data.place];
    const vacant = {
      FORMER: `You are no longer the ${place} of ${participant}. The ${name} for the module ‘${module}’ is no longer yours: you cannot open it any more. What you had signed stays signed by you.`,
      NEW: '',
      PARTICIPANT: `${from} is no longer your ${place}. Your ${name} for the module ‘${module}’ goes on once there is another; they read nothing of what was written before.`,
      OTHER: `${from} is no longer the ${place} of ${participant}. The ${name} for the module ‘${module}’ goes on once there is another. What you had shared is yours alone again until you share it anew.`,
    };
    const taken = {
      FORMER: `${to} is the ${place} of ${participant} now. The ${name} for the module ‘${module}’ is no longer yours: you cannot open it any more. What you had signed stays signed by you.`,
      NEW: `You are the ${place} of ${participant} now, instead of ${from}. The ${name} for the module ‘${module}’ goes on with you. You do not see what was written before, unless it is passed on to you.`,
      PARTICIPANT: `Your ${name} for the module ‘${module}’ goes on with ${to}, who is your ${place} now. They read nothing of what was written with ${from}, unless you pass it on.`,
      OTHER: `The ${name} of ${participant} for the module ‘${module}’ goes on with ${to}, who is the ${place} now instead of ${from}. What you had shared is yours alone again until you share it anew.`,
    };
    return {
      subject: `${to ? 'A new' : 'No new'} ${place} in the ${name}${reader === 'PARTICIPANT' ? '' : ` of ${participant}`}${to ? '' : ' yet'}`,
      preheader: to ? `${to} instead of ${from}.` : `${from} is no ${place} any more.`,
      title: to ? `From ${from} to ${to}` : `${from} is no ${place} any more`,
      opening: [
        (to ? taken : vacant)[reader],
        appointment ? 'The appointment that was planned is off: this mail takes it out of your calendar.' : '',
      ],
      facts: appointment ? [['Was planned', span(appointment)]] : [],
      button: reader === 'FORMER' ? 'Look at your conversations' : 'Open the conversation',
      reason: `You get this mail because you ${reader === 'PARTICIPANT' ? 'are a participant' : `have or had the ${name} of a participant`} of ‘${programme}’.`,
      calendar: appointment && {
        ...appointment,
        method: 'CANCEL',
        summary: entryOf(texts).en(module),
        description: entryOf(texts).en(module),
      },
    };
  },
});
