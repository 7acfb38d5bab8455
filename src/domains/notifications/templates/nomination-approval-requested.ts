import type { ModuleMailData, Wording } from './wording.js';

export interface NominationApprovalRequestedData extends ModuleMailData {
  /** Names of everybody whose choice waits for this manager; at least one. */
  participants: string[];
  deadline: Date;
}

const asNames = (participants: string[]) => ({
  kind: 'names' as const,
  items: participants.map((term) => ({ term })),
});

export const nominationApprovalRequested: Wording<NominationApprovalRequestedData> = {
  nl: ({ participants, module, programme, deadline }, { moment }) => {
    const one = participants.length === 1;
    const who = one ? participants[0] : `${participants.length} mensen`;
    return {
      subject: `Graag je akkoord op de ${one ? 'keuze' : 'keuzes'} van ${who}`,
      preheader: `Kijk mee wie feedback geeft, tot ${moment(deadline)}.`,
      title: one ? `De keuze van ${who} wacht op jou` : `De keuzes van ${who} wachten op jou`,
      opening: [
        `Voor de module ‘${module}’ ${one ? 'heeft deze deelnemer' : 'hebben deze deelnemers'} gekozen wie feedback geeft:`,
      ],
      list: asNames(participants),
      facts: [['Akkoord tot', moment(deadline)]],
      button: one ? 'Bekijk de keuze' : 'Bekijk de keuzes',
      closing: [
        'Let op twee dingen: kennen deze mensen de deelnemer goed in het werk, en is het een gemengde groep? Je kunt iemand vervangen. Overleg dat dan even samen.',
      ],
      reason: `Je krijgt deze mail omdat je leidinggevende bent van ${one ? 'een deelnemer' : 'deelnemers'} van ‘${programme}’.`,
    };
  },
  en: ({ participants, module, programme, deadline }, { moment }) => {
    const one = participants.length === 1;
    const who = one ? participants[0] : `${participants.length} people`;
    return {
      subject: `Please approve the ${one ? 'choice' : 'choices'} of ${who}`,
      preheader: `Take a look at who gives feedback, until ${moment(deadline)}.`,
      title: one ? `The choice of ${who} is waiting for you` : `The choices of ${who} are waiting for you`,
      opening: [
        `For the module ‘${module}’ ${one ? 'this participant has' : 'these participants have'} chosen who gives feedback:`,
      ],
      list: asNames(participants),
      facts: [['Approve until', moment(deadline)]],
      button: one ? 'Look at the choice' : 'Look at the choices',
      closing: [
        'Mind two things: do these people know the participant well at work, and are they a mixed group? You can replace somebody. Please talk that over first.',
      ],
      reason: `You get this mail because you are the manager of ${one ? 'a participant' : 'participants'} of ‘${programme}’.`,
    };
  },
};
