import { type ConversationMailData, type ConversationTexts, namesIn, whyYou } from './conversation.js';
import type { Appointment, Wording } from './wording.js';

export interface ConversationPlannedData extends ConversationMailData {
  /** With all of them as attendees; a sequence above 0 says that it was moved. */
  appointment: Appointment;
}

export const conversationPlanned = (texts: ConversationTexts): Wording<ConversationPlannedData> => ({
  nl: (data, { span }) => {
    const { module, appointment } = data;
    const { name, thought } = texts.nl;
    const others = namesIn('nl', data.others);
    const moved = appointment.sequence > 0;
    return {
      subject: moved ? `Je ${name} met ${others} is verzet` : `Je ${name} met ${others} staat vast`,
      preheader: span(appointment),
      title: moved ? `Je ${name} is verzet` : `Je ${name} staat vast`,
      opening: [
        moved
          ? `Het ${name} met ${others} voor de module ‘${module}’ heeft een nieuw moment.`
          : `Het ${name} met ${others} voor de module ‘${module}’ is gepland.`,
      ],
      facts: [
        ['Wanneer', span(appointment)],
        ['Waar', appointment.place],
      ],
      button: 'Bereid het gesprek voor',
      closing: [thought(data), 'De afspraak zit als agenda-item bij deze mail.'],
      reason: whyYou.nl(data),
      calendar: {
        ...appointment,
        method: 'REQUEST',
        summary: entryOf(texts).nl(module),
        description: `${capital(name)} voor de module ‘${module}’.`,
      },
    };
  },
  en: (data, { span }) => {
    const { module, appointment } = data;
    const { name, thought } = texts.en;
    const others = namesIn('en', data.others);
    const moved = appointment.sequence > 0;
    return {
      subject: moved ? `Your ${name} with ${others} was moved` : `Your ${name} with ${others} is planned`,
      preheader: span(appointment),
      title: moved ? `Your ${name} was moved` : `Your ${name} is planned`,
      opening: [
        moved
          ? `The ${name} with ${others} for the module ‘${module}’ has a new time.`
          : `The ${name} with ${others} for the module ‘${module}’ is planned.`,
      ],
      facts: [
        ['When', span(appointment)],
        ['Where', appointment.place],
      ],
      button: 'Prepare the conversation',
      closing: [thought(data), 'The appointment comes with this mail as a calendar entry.'],
      reason: whyYou.en(data),
      calendar: {
        ...appointment,
        method: 'REQUEST',
        summary: entryOf(texts).en(module),
        description: `${capital(name)} for the module ‘${module}’.`,
      },
    };
  },
});

const capital = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** How a conversation stands in a calendar. */
export const entryOf = (texts: ConversationTexts) => ({
  nl: (module: string) => `${capital(texts.nl.name)}: ${module}`,
  en: (module: string) => `${capital(texts.en.name)}: ${module}`,
});
