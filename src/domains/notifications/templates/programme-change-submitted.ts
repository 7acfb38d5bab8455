import type { LinkingMailData, Wording } from './wording.js';

export interface ProgrammeChangeSubmittedData extends LinkingMailData {
  programme: string;
  /** Who asks. */
  coordinator: string;
  /** What differs from what was approved, by what it is called. */
  differences: { change: 'ADDED' | 'CHANGED' | 'REMOVED'; part: DesignPart; title: string }[];
}
type DesignPart = 'BUSINESS_CHALLENGE' | 'LEADERSHIP_CHALLENGE' | 'MODULE' | 'BEHAVIOUR' | 'CONDITION';

const NL = {
  BUSINESS_CHALLENGE: 'Businessopgave',
  LEADERSHIP_CHALLENGE: 'Leiderschapsopgave',
  MODULE: 'Module',
  BEHAVIOUR: 'Gedrag',
  CONDITION: 'Voorwaarde',
  ADDED: 'erbij',
  CHANGED: 'gewijzigd',
  REMOVED: 'eraf',
};
const EN = {
  BUSINESS_CHALLENGE: 'Business challenge',
  LEADERSHIP_CHALLENGE: 'Leadership challenge',
  MODULE: 'Module',
  BEHAVIOUR: 'Behaviour',
  CONDITION: 'Condition',
  ADDED: 'added',
  CHANGED: 'changed',
  REMOVED: 'taken out',
};
const asList = (differences: ProgrammeChangeSubmittedData['differences'], words: typeof NL) => ({
  kind: 'steps' as const,
  items: differences.map(({ change, part, title }) => ({ term: `${words[part]} ${words[change]}: ‘${title}’` })),
});

export const programmeChangeSubmitted: Wording<ProgrammeChangeSubmittedData> = {
  nl: ({ programme, coordinator, differences }) => ({
    subject: `Graag je akkoord op een wijziging van ${programme}`,
    preheader: `${coordinator} wil het ontwerp wijzigen dat je goedkeurde.`,
    title: 'Een wijziging wacht op jouw akkoord',
    opening: [
      `${coordinator} wil het ontwerp van ‘${programme}’ wijzigen dat je hebt goedgekeurd. Het gaat alleen om wat hieronder staat; de rest blijft zoals het is.`,
    ],
    list: asList(differences, NL),
    button: 'Bekijk de wijziging',
    closing: [
      'Je ziet per onderdeel hoe het was en hoe het wordt. Je kunt de wijziging goedkeuren, of met een woord terugsturen.',
      'Tot je akkoord geldt het ontwerp zoals je het goedkeurde.',
    ],
    reason: `Je krijgt deze mail omdat je opdrachtgever bent van ‘${programme}’.`,
  }),
  en: ({ programme, coordinator, differences }) => ({
    subject: `Please approve a change of ${programme}`,
    preheader: `${coordinator} wants to change the design that you approved.`,
    title: 'A change is waiting for your approval',
    opening: [
      `${coordinator} wants to change the design of ‘${programme}’ that you approved. It is only about what stands below; the rest stays as it is.`,
    ],
    list: asList(differences, EN),
    button: 'Look at the change',
    closing: [
      'For each part you see how it was and how it is to be. You can approve the change, or send it back with a word.',
      'Until you approve, the design holds as you approved it.',
    ],
    reason: `You get this mail because you are the client of ‘${programme}’.`,
  }),
};
