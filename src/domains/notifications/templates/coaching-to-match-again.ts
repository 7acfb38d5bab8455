import { namedList, notNamed } from './named-list.js';
import type { LinkingMailData, Wording } from './wording.js';

export interface CoachingToMatchAgainData extends LinkingMailData {
  /** The full name of who is learning manager no more. */
  learningManager: string;
  /** Who has not had all sessions and has nobody now, with the module; at least one. */
  participants: { name: string; module: string }[];
}

export const coachingToMatchAgain: Wording<CoachingToMatchAgainData> = {
  nl: ({ learningManager, participants }) => {
    const count = participants.length;
    const who = count === 1 ? '1 deelnemer heeft' : `${count} deelnemers hebben`;
    return {
      subject: `${who} een andere leermanager nodig`,
      preheader: `${learningManager} is geen leermanager meer.`,
      title: `${who} een andere leermanager nodig`,
      opening: [
        `${learningManager} is geen leermanager meer. Wat nog gepland was, gaat niet door. Beide kanten hebben dat per mail gehoord.`,
        'Zij hebben nog niet alle gesprekken gehad:',
      ],
      list: namedList(participants, ({ name, module }) => ({ term: name, about: module })),
      button: 'Koppel opnieuw',
      closing: [notNamed(participants) > 0 ? `En nog ${notNamed(participants)} andere deelnemers.` : ''],
      reason: 'Je krijgt deze mail omdat je coördinator bent.',
    };
  },
  en: ({ learningManager, participants }) => {
    const count = participants.length;
    const who = count === 1 ? '1 participant needs' : `${count} participants need`;
    return {
      subject: `${who} another learning manager`,
      preheader: `${learningManager} is no learning manager any more.`,
      title: `${who} another learning manager`,
      opening: [
        `${learningManager} is no learning manager any more. What was still planned is cancelled. Both sides were told by mail.`,
        'They have not had all of their sessions yet:',
      ],
      list: namedList(participants, ({ name, module }) => ({ term: name, about: module })),
      button: 'Match again',
      closing: [notNamed(participants) > 0 ? `And ${notNamed(participants)} more participants.` : ''],
      reason: 'You get this mail because you are a coordinator.',
    };
  },
};
