import type { LinkingMailData, Wording } from './wording.js';

export interface ProgrammeApprovalRequestedData extends LinkingMailData {
  programme: string;
  /** Who asks. */
  coordinator: string;
  /** Names, in order. */
  modules: string[];
  /** Calendar days, as midnight UTC. */
  startsOn: Date;
  endsOn: Date;
}

const asList = (modules: string[]) => ({ kind: 'steps' as const, items: modules.map((term) => ({ term })) });

export const programmeApprovalRequested: Wording<ProgrammeApprovalRequestedData> = {
  nl: ({ programme, coordinator, modules, startsOn, endsOn }, { day }) => ({
    subject: `Graag je akkoord op ${programme}`,
    preheader: `${coordinator} heeft het ontwerp klaar.`,
    title: 'Het ontwerp wacht op jouw akkoord',
    opening: [
      `${coordinator} heeft het ontwerp van ‘${programme}’ klaar. Jij bent de opdrachtgever. Wil je het bekijken en goedkeuren?`,
      'Dit zijn de modules:',
    ],
    list: asList(modules),
    facts: [
      ['Start', day(startsOn)],
      ['Einde', day(endsOn)],
    ],
    button: 'Bekijk het ontwerp',
    closing: [
      'Je tekent ook voor de vijf voorwaarden: eigenaarschap, resultaat, ruimte, een veilige setting en een flexibele mix.',
      'Na je akkoord worden de deelnemers aangemeld.',
    ],
    reason: `Je krijgt deze mail omdat je opdrachtgever bent van ‘${programme}’.`,
  }),
  en: ({ programme, coordinator, modules, startsOn, endsOn }, { day }) => ({
    subject: `Please approve ${programme}`,
    preheader: `${coordinator} has finished the design.`,
    title: 'The design is waiting for your approval',
    opening: [
      `${coordinator} has finished the design of ‘${programme}’. You are the client. Will you look at it and approve it?`,
      'These are the modules:',
    ],
    list: asList(modules),
    facts: [
      ['Start', day(startsOn)],
      ['End', day(endsOn)],
    ],
    button: 'Look at the design',
    closing: [
      'You also sign for the five conditions: ownership, result, room, a safe setting and a flexible mix.',
      'Once you have approved, the participants are enrolled.',
    ],
    reason: `You get this mail because you are the client of ‘${programme}’.`,
  }),
};
