import type { ModuleMailData, Wording } from './wording.js';

export interface FeedbackReportToPreviewData extends ModuleMailData {
  /** Names of everybody whose report waits for this coach; at least one. */
  participants: string[];
}

const asNames = (participants: string[]) => ({
  kind: 'names' as const,
  items: participants.map((term) => ({ term })),
});

export const feedbackReportToPreview: Wording<FeedbackReportToPreviewData> = {
  nl: ({ participants, module, programme }) => {
    const one = participants.length === 1;
    const count = one ? '1 verslag wacht' : `${participants.length} verslagen wachten`;
    return {
      subject: `${count} op jou als coach`,
      preheader: `Module ‘${module}’.`,
      title: `${count} op jou`,
      opening: [
        `De feedbackronde van de module ‘${module}’ is gesloten. Jij leest ${one ? 'dit verslag' : 'deze verslagen'} als eerste, en geeft ${one ? 'het' : 'ze'} daarna vrij:`,
      ],
      list: asNames(participants),
      button: one ? 'Bekijk het verslag' : 'Bekijk de verslagen',
      closing: [
        'Wacht er niet te lang mee: de deelnemer leest nog niets. Is er een opmerking die iemand kan schaden? Dan kun je die weglaten. Na het vrijgeven lees je het verslag alleen nog als het met je wordt gedeeld.',
      ],
      reason: `Je krijgt deze mail omdat je bent aangewezen als coach bij ‘${programme}’.`,
    };
  },
  en: ({ participants, module, programme }) => {
    const one = participants.length === 1;
    const count = one ? '1 report is waiting' : `${participants.length} reports are waiting`;
    return {
      subject: `${count} for you as a coach`,
      preheader: `Module ‘${module}’.`,
      title: `${count} for you`,
      opening: [
        `The feedback round of the module ‘${module}’ is closed. You read ${one ? 'this report' : 'these reports'} first, and release ${one ? 'it' : 'them'} after that:`,
      ],
      list: asNames(participants),
      button: one ? 'Look at the report' : 'Look at the reports',
      closing: [
        'Please do not wait too long: the participant reads nothing yet. Is there a comment that could harm somebody? You can take it out. After the release you read the report only if it is shared with you.',
      ],
      reason: `You get this mail because you were named as a coach for ‘${programme}’.`,
    };
  },
};
