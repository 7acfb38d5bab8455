import { type PopConversationMailData, whyYou } from './pop-conversation.js';
import type { Appointment, Wording } from './wording.js';

export interface PopConversationPlannedData extends PopConversationMailData {
  /** With both as attendees; a sequence above 0 says that it was moved. */
  appointment: Appointment;
}

export const popConversationPlanned: Wording<PopConversationPlannedData> = {
  nl: (data, { span }) => {
    const { partner, module, appointment, reader } = data;
    const moved = appointment.sequence > 0;
    return {
      subject: moved ? `Je POP-gesprek met ${partner} is verzet` : `Je POP-gesprek met ${partner} staat vast`,
      preheader: span(appointment),
      title: moved ? 'Je POP-gesprek is verzet' : 'Je POP-gesprek staat vast',
      opening: [
        moved
          ? `Het POP-gesprek met ${partner} voor de module ‘${module}’ heeft een nieuw moment.`
          : `Het POP-gesprek met ${partner} voor de module ‘${module}’ is gepland.`,
      ],
      facts: [
        ['Wanneer', span(appointment)],
        ['Waar', appointment.place],
      ],
      button: 'Bereid het gesprek voor',
      closing: [
        reader === 'PARTICIPANT'
          ? 'Denk alvast na: welk gedrag wil je ontwikkelen, in welke situatie, en hoe merken anderen dat?'
          : `Denk alvast na: wat heeft ${partner} van jou nodig om te kunnen oefenen?`,
        'De afspraak zit als agenda-item bij deze mail.',
      ],
      reason: whyYou.nl(data),
      calendar: {
        ...appointment,
        method: 'REQUEST',
        summary: `POP-gesprek: ${module}`,
        description: `POP-gesprek voor de module ‘${module}’.`,
      },
    };
  },
  en: (data, { span }) => {
    const { partner, module, appointment, reader } = data;
    const moved = appointment.sequence > 0;
    return {
      subject: moved
        ? `Your POP conversation with ${partner} was moved`
        : `Your POP conversation with ${partner} is planned`,
      preheader: span(appointment),
      title: moved ? 'Your POP conversation was moved' : 'Your POP conversation is planned',
      opening: [
        moved
          ? `The POP conversation with ${partner} for the module ‘${module}’ has a new time.`
          : `The POP conversation with ${partner} for the module ‘${module}’ is planned.`,
      ],
      facts: [
        ['When', span(appointment)],
        ['Where', appointment.place],
      ],
      button: 'Prepare the conversation',
      closing: [
        reader === 'PARTICIPANT'
          ? 'Think ahead: which behaviour do you want to develop, in which situation, and how will others notice?'
          : `Think ahead: what does ${partner} need from you to be able to practise?`,
        'The appointment comes with this mail as a calendar entry.',
      ],
      reason: whyYou.en(data),
      calendar: {
        ...appointment,
        method: 'REQUEST',
        summary: `POP conversation: ${module}`,
        description: `POP conversation for the module ‘${module}’.`,
      },
    };
  },
};
