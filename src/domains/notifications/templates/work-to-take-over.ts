import { namedList, notNamed } from './named-list.js';
import type { LinkingMailData, Wording } from './wording.js';

/** What is still in the name of somebody who has left. */
export type HeldKind = 'CLIENT' | 'CONDITION_OWNER' | 'MANAGER';

export interface WorkToTakeOverData extends LinkingMailData {
  /** The full name of who has left. */
  person: string;
  /** At least one, each with its programme and, of a manager, the participant. */
  held: { kind: HeldKind; programme: string; participant: string | null }[];
}

type Held = WorkToTakeOverData['held'][number];

const hasParticipants = (held: readonly Held[]) => held.some(({ participant }) => participant !== null);

export const workToTakeOver: Wording<WorkToTakeOverData> = {
  nl: ({ person, held }) => {
    const count = held.length;
    const title = `${person} is weg: ${count === 1 ? '1 taak heeft' : `${count} taken hebben`} iemand anders nodig`;
    const words = ({ kind, participant }: Held): string => {
      if (participant !== null) return `Leidinggevende van ${participant}`;
      return kind === 'CLIENT' ? 'Opdrachtgever' : 'Eigenaar van een voorwaarde';
    };
    return {
      subject: title,
      preheader: `Dit staat nog op naam van ${person}.`,
      title,
      opening: [`${person} werkt niet meer in de organisatie. Dit staat nog op die naam:`],
      list: namedList(held, (of) => ({ term: words(of), about: of.programme })),
      button: 'Wijs iemand anders aan',
      closing: [
        notNamed(held) > 0 ? `En nog ${notNamed(held)} andere taken.` : '',
        hasParticipants(held)
          ? 'Wie leidinggevende is, komt uit de personeelsgegevens. Vraag de beheerder om die bij te werken. De gesprekken gaan dan vanzelf over.'
          : '',
      ],
      reason: 'Je krijgt deze mail omdat je coördinator bent.',
    };
  },
  en: ({ person, held }) => {
    const count = held.length;
    const title = `${person} has left: ${count === 1 ? '1 task needs' : `${count} tasks need`} somebody else`;
    const words = ({ kind, participant }: Held): string => {
      if (participant !== null) return `Manager of ${participant}`;
      return kind === 'CLIENT' ? 'Client' : 'Owner of a condition';
    };
    return {
      subject: title,
      preheader: `This is still in the name of ${person}.`,
      title,
      opening: [`${person} does not work in the organisation any more. This is still in that name:`],
      list: namedList(held, (of) => ({ term: words(of), about: of.programme })),
      button: 'Choose somebody else',
      closing: [
        notNamed(held) > 0 ? `And ${notNamed(held)} more tasks.` : '',
        hasParticipants(held)
          ? 'Who manages whom comes from the personnel data. Ask the administrator to bring those up to date. The conversations then follow by themselves.'
          : '',
      ],
      reason: 'You get this mail because you are a coordinator.',
    };
  },
};
