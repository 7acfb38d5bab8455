import { defineUserErrors } from '../../../platform/graphql/user-errors.js';

export const programmeErrors = defineUserErrors({
  CLIENT_NOT_CLEAR: {
    nl: 'Deze eenheid heeft niet precies één directeur. Kies wie opdrachtgever is.',
    en: 'This unit does not have exactly one director. Choose who the client is.',
  },
  PROGRAMME_ENDS_BEFORE_START: {
    nl: 'Het programma eindigt voordat het begint.',
    en: 'The programme ends before it starts.',
  },
  DESIGN_IS_APPROVED: {
    nl: 'De directeur heeft dit ontwerp goedgekeurd; het ligt vast. De dagen van stappen kun je wel nog plannen.',
    en: 'The director approved this design; it is fixed. You can still plan the days of steps.',
  },
  LEADERSHIP_CHALLENGE_MISSING: {
    nl: 'Leid eerst uit een businessopgave ten minste één leiderschapsopgave af.',
    en: 'First derive at least one leadership challenge from a business challenge.',
  },
  MODULE_MISSING: { nl: 'Voeg eerst een module toe.', en: 'Add a module first.' },
  MODULE_WITHOUT_THEME: {
    nl: 'Verbind de module ‘{module}’ eerst aan een thema van het kompas.',
    en: 'First tie the module ‘{module}’ to a theme of the compass.',
  },
  PROGRAMME_NOT_A_DRAFT: {
    nl: 'Dit programma is al {state, select, APPROVED {goedgekeurd} other {ingediend}}.',
    en: 'This programme has been {state, select, APPROVED {approved} other {submitted}} already.',
  },
  PROGRAMME_NOT_SUBMITTED: {
    nl: '{state, select, APPROVED {Dit programma is al goedgekeurd.} other {De coördinator moet dit programma eerst indienen.}}',
    en: '{state, select, APPROVED {This programme has been approved already.} other {The coordinator has to submit this programme first.}}',
  },
  CONDITION_UNSIGNED: {
    nl: 'Onderteken eerst de voorwaarde {condition, select, OWNERSHIP {eigenaarschap} RESULT {resultaat} ROOM {ruimte} SAFETY {veiligheid} other {mix}}.',
    en: 'First sign the condition {condition, select, OWNERSHIP {ownership} RESULT {result} ROOM {room} SAFETY {safety} other {mix}}.',
  },
  PROGRAMME_NOT_APPROVED: {
    nl: 'Inschrijven kan pas als de directeur het programma heeft goedgekeurd.',
    en: 'Participants can be enrolled once the director has approved the programme.',
  },
  CLIENT_TAKES_PART: {
    nl: 'Deze persoon doet zelf mee aan het programma. Beëindig eerst die deelname.',
    en: 'This person takes part in the programme. End that participation first.',
  },
  CLIENT_HAS_LEFT: {
    nl: 'Deze persoon werkt niet meer bij de organisatie. Kies iemand anders.',
    en: 'This person no longer works at the organisation. Choose somebody else.',
  },
  CLIENT_IS_NO_PARTICIPANT: {
    nl: 'De opdrachtgever is geen deelnemer van het eigen programma.',
    en: 'The client is no participant of the own programme.',
  },
});
