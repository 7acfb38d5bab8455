import type { ModuleMailData, Wording } from './wording.js';

export interface PanelsWaitingData extends ModuleMailData {
  /** At the deadline for approving, at the opening of the round, or at the hour of an opening that was held up; `since` is when that was. */
  moment: 'approval' | 'opening' | 'held';
  since: Date;
  /** Those that nobody approved, and those that are approved with a group that is too small, or with a fault by now; none where the round has no panel at all. */
  panels: { name: string; approved: boolean }[];
}

/** With more names nobody reads on. */
const MOST_NAMED = 30;

function listed(panels: PanelsWaitingData['panels'], why: { unapproved: string; tooFew: string }) {
  const items = panels.slice(0, MOST_NAMED).map(({ name, approved }) => ({
    term: name,
    about: approved ? why.tooFew : why.unapproved,
  }));
  return items.length === 0 ? undefined : { kind: 'names' as const, items };
}

const more = (panels: PanelsWaitingData['panels']): number => Math.max(0, panels.length - MOST_NAMED);

export const panelsWaiting: Wording<PanelsWaitingData> = {
  nl: ({ panels, moment, since, module, programme }, words) => {
    const count = panels.length === 1 ? '1 panel wacht' : `${panels.length} panels wachten`;
    const title = panels.length === 0 ? 'Een ronde wacht op jou' : `${count} op jou`;
    const rest = more(panels);
    const opening = {
      approval: `De tijd om feedbackgevers goed te keuren is voorbij voor de module ‘${module}’. Deze deelnemers hebben nog geen goedgekeurd panel:`,
      opening: `De ronde van de module ‘${module}’ is begonnen. Over deze deelnemers kon nog niemand worden gevraagd:`,
      held: `De ronde van de module ‘${module}’ had nu open moeten zijn, maar ${panels.length === 0 ? 'er zijn nog geen feedbackgevers voorgesteld of gekozen.' : 'nog geen enkel panel is klaar:'}`,
    };
    return {
      subject: `${title}: 360 graden feedback`,
      preheader: `Module ‘${module}’, sinds ${words.moment(since)}.`,
      title,
      opening: [opening[moment]],
      list: listed(panels, {
        unapproved: 'nog niet goedgekeurd',
        tooFew: 'een groep is te klein om anoniem te blijven, of er klopt iets niet meer',
      }),
      facts: [[moment === 'approval' ? 'Goedkeuren kon tot' : 'Opening', words.moment(since)]],
      button: 'Bekijk de panels',
      closing: [
        rest > 0 ? `En nog ${rest} andere deelnemers.` : '',
        panels.length === 0
          ? 'Stel feedbackgevers voor of lees een lijst in.'
          : 'Nodig meer mensen uit, voeg groepen samen of keur de keuze goed.',
        moment === 'held'
          ? 'Zodra er een goedgekeurd panel is dat groot genoeg is, gaat de ronde vanzelf open.'
          : 'Zolang de ronde open is, kun je zo’n deelnemer ook daarna nog openen.',
      ],
      reason: `Je krijgt deze mail omdat je coördinator bent van ‘${programme}’.`,
    };
  },
  en: ({ panels, moment, since, module, programme }, words) => {
    const count = panels.length === 1 ? '1 panel is waiting' : `${panels.length} panels are waiting`;
    const title = panels.length === 0 ? 'A round is waiting for you' : `${count} for you`;
    const rest = more(panels);
    const opening = {
      approval: `The time for approving raters is over for the module ‘${module}’. These participants have no approved panel yet:`,
      opening: `The round of the module ‘${module}’ has begun. Nobody could be asked about these participants yet:`,
      held: `The round of the module ‘${module}’ should be open by now, but ${panels.length === 0 ? 'no raters have been proposed or chosen yet.' : 'no panel is ready yet:'}`,
    };
    return {
      subject: `${title}: 360 feedback`,
      preheader: `Module ‘${module}’, since ${words.moment(since)}.`,
      title,
      opening: [opening[moment]],
      list: listed(panels, {
        unapproved: 'not approved yet',
        tooFew: 'a group is too small to stay anonymous, or something is no longer right',
      }),
      facts: [[moment === 'approval' ? 'Approving ended' : 'Opening', words.moment(since)]],
      button: 'Look at the panels',
      closing: [
        rest > 0 ? `And ${rest} more participants.` : '',
        panels.length === 0
          ? 'Propose raters or import a list.'
          : 'Invite more people, merge groups, or approve the choice.',
        moment === 'held'
          ? 'As soon as there is an approved panel that is large enough, the round opens by itself.'
          : 'As long as the round is open, you can still open such a participant later.',
      ],
      reason: `You get this mail because you are a coordinator of ‘${programme}’.`,
    };
  },
};
