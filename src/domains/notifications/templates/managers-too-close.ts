import { namedList, notNamed } from './named-list.js';
import type { LinkingMailData, Wording } from './wording.js';

/** In what two people are too close: coaching that goes on, coaching that has ended by it, or an intervision group. */
export type TooCloseKind = 'COACHING' | 'COACHING_ENDED' | 'GROUP';

export interface ManagersTooCloseData extends LinkingMailData {
  programme: string;
  /** At least one: a participant with their learning manager, or somebody of a group with who manages them. Full names. */
  pairs: { kind: TooCloseKind; person: string; other: string; module: string }[];
}

type Pair = ManagersTooCloseData['pairs'][number];

export const managersTooClose: Wording<ManagersTooCloseData> = {
  nl: ({ programme, pairs }) => {
    const count = pairs.length;
    const title = `Nieuwe leidinggevenden: ${count === 1 ? '1 plek past' : `${count} plekken passen`} niet meer`;
    const words = ({ kind, person, other }: Pair): string => {
      if (kind === 'GROUP') return `${person} zit in één intervisiegroep met leidinggevende ${other}`;
      return kind === 'COACHING'
        ? `${person} en leermanager ${other} staan in dezelfde lijn`
        : `${person} heeft een andere leermanager nodig in plaats van ${other}`;
    };
    return {
      subject: title,
      preheader: `Dit is zo in ‘${programme}’.`,
      title,
      opening: [
        `In ‘${programme}’ hebben mensen een andere leidinggevende gekregen. Daardoor spreken deze mensen niet meer vrij met elkaar:`,
      ],
      list: namedList(pairs, (pair) => ({ term: words(pair), about: pair.module })),
      button: 'Open het programma',
      closing: [
        notNamed(pairs) > 0 ? `En nog ${notNamed(pairs)} andere plekken.` : '',
        'Koppel een andere leermanager, of kies een andere groep.',
      ],
      reason: 'Je krijgt deze mail omdat je coördinator bent.',
    };
  },
  en: ({ programme, pairs }) => {
    const count = pairs.length;
    const title = `New managers: ${count === 1 ? '1 place does' : `${count} places do`} not fit any more`;
    const words = ({ kind, person, other }: Pair): string => {
      if (kind === 'GROUP') return `${person} is in one intervision group with their manager ${other}`;
      return kind === 'COACHING'
        ? `${person} and learning manager ${other} stand in one line`
        : `${person} needs another learning manager instead of ${other}`;
    };
    return {
      subject: title,
      preheader: `This is so in ‘${programme}’.`,
      title,
      opening: [
        `In ‘${programme}’ people have another manager. Because of that, these people do not speak freely with each other any more:`,
      ],
      list: namedList(pairs, (pair) => ({ term: words(pair), about: pair.module })),
      button: 'Open the programme',
      closing: [
        notNamed(pairs) > 0 ? `And ${notNamed(pairs)} more places.` : '',
        'Match another learning manager, or choose another group.',
      ],
      reason: 'You get this mail because you are a coordinator.',
    };
  },
};
