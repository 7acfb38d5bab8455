import type { ModuleMailData, Wording } from './wording.js';

export interface PanelsWaitingData extends ModuleMailData {
  /** At the deadline for approving, or at the opening of the round; `since` is when that was. */
  moment: 'approval' | 'opening';
  since: Date;
  /** Those that nobody approved, and those that are approved with a group that is too small; none where the round has no panel at all. */
  panels: { name: string; approved: boolean }[];
}

/** With more names nobody reads on. */
const MOST_NAMED = 30;

function listed(panels: PanelsWaitingData['panels'], why: { unapproved: string; tooFew: string }) {
  const items = panels.slice(0, MOST_NAMED).map(({ name, approved }) => ({
    term: name,
    about: approved ? why.tooFew : why.unapproved,
  }));
  return { kind: 'names' as const, items };
}

const more = (panels: PanelsWaitingData['panels']): number => Math.max(0, panels.length - MOST_NAMED);

/** The round should be open, and nobody has been proposed or chosen. */
const noPanels: Wording<PanelsWaitingData> = {
  nl: ({ since, module, programme }, words) => ({
    subject: 'De ronde kon niet open: 360 graden feedback',
    preheader: `Module ‘${module}’, sinds ${words.moment(since)}.`,
    title: 'De ronde kon niet open',
    opening: [
      `De ronde van de module ‘${module}’ had nu open moeten zijn, maar nog van geen enkele deelnemer zijn feedbackgevers voorgesteld of gekozen.`,
    ],
    facts: [['Opening', words.moment(since)]],
    button: 'Bekijk de panels',
    closing: ['Stel feedbackgevers voor of lees een lijst in, en keur die goed. De ronde gaat daarna vanzelf open.'],
    reason: `Je krijgt deze mail omdat je coördinator bent van ‘${programme}’.`,
  }),
  en: ({ since, module, programme }, words) => ({
    subject: 'The round could not open: 360 feedback',
    preheader: `Module ‘${module}’, since ${words.moment(since)}.`,
    title: 'The round could not open',
    opening: [
      `The round of the module ‘${module}’ should be open by now, but raters have been proposed or chosen for no participant yet.`,
    ],
    facts: [['Opening', words.moment(since)]],
    button: 'Look at the panels',
    closing: ['Propose raters or import a list, and approve them. The round then opens by itself.'],
    reason: `You get this mail because you are a coordinator of ‘${programme}’.`,
  }),
};

export const panelsWaiting: Wording<PanelsWaitingData> = {
  nl: (data, words) => {
    const { panels, moment, since, module, programme } = data;
    if (panels.length === 0) return noPanels.nl(data, words);
    const count = panels.length === 1 ? '1 panel wacht' : `${panels.length} panels wachten`;
    const rest = more(panels);
    return {
      subject: `${count} op jou: 360 graden feedback`,
      preheader: `Module ‘${module}’, sinds ${words.moment(since)}.`,
      title: `${count} op jou`,
      opening: [
        moment === 'approval'
          ? `De tijd om feedbackgevers goed te keuren is voorbij voor de module ‘${module}’. Deze deelnemers hebben nog geen goedgekeurd panel:`
          : `De ronde van de module ‘${module}’ is begonnen. Over deze deelnemers kon nog niemand worden gevraagd:`,
      ],
      list: listed(panels, {
        unapproved: 'nog niet goedgekeurd',
        tooFew: 'een groep is te klein om anoniem te blijven',
      }),
      facts: [[moment === 'approval' ? 'Goedkeuren kon tot' : 'Opening', words.moment(since)]],
      button: 'Bekijk de panels',
      closing: [
        rest > 0 ? `En nog ${rest} andere deelnemers.` : '',
        'Nodig meer mensen uit, voeg groepen samen of keur de keuze goed. Zolang de ronde open is, kun je zo’n deelnemer ook daarna nog openen.',
      ],
      reason: `Je krijgt deze mail omdat je coördinator bent van ‘${programme}’.`,
    };
  },
  en: (data, words) => {
    const { panels, moment, since, module, programme } = data;
    if (panels.length === 0) return noPanels.en(data, words);
    const count = panels.length === 1 ? '1 panel is waiting' : `${panels.length} panels are waiting`;
    const rest = more(panels);
    return {
      subject: `${count} for you: 360 feedback`,
      preheader: `Module ‘${module}’, since ${words.moment(since)}.`,
      title: `${count} for you`,
      opening: [
        moment === 'approval'
          ? `The time for approving raters is over for the module ‘${module}’. These participants have no approved panel yet:`
          : `The round of the module ‘${module}’ has begun. Nobody could be asked about these participants yet:`,
      ],
      list: listed(panels, {
        unapproved: 'not approved yet',
        tooFew: 'a group is too small to stay anonymous',
      }),
      facts: [[moment === 'approval' ? 'Approving ended' : 'Opening', words.moment(since)]],
      button: 'Look at the panels',
      closing: [
        rest > 0 ? `And ${rest} more participants.` : '',
        'Invite more people, merge groups, or approve the choice. As long as the round is open, you can still open such a participant later.',
      ],
      reason: `You get this mail because you are a coordinator of ‘${programme}’.`,
    };
  },
};
