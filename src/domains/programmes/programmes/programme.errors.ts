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
    nl: '{phase, select, APPROVED {Dit programma is al goedgekeurd, en daarna is er niets aan het ontwerp gewijzigd.} CHANGE_SUBMITTED {Deze wijziging is al ingediend.} other {Dit programma is al ingediend.}}',
    en: '{phase, select, APPROVED {This programme has been approved already, and nothing of its design was changed since.} CHANGE_SUBMITTED {This change has been submitted already.} other {This programme has been submitted already.}}',
  },
  PROGRAMME_NOT_SUBMITTED: {
    nl: '{phase, select, APPROVED {Dit programma is al goedgekeurd.} CHANGING {De coördinator moet deze wijziging eerst indienen.} other {De coördinator moet dit programma eerst indienen.}}',
    en: '{phase, select, APPROVED {This programme has been approved already.} CHANGING {The coordinator has to submit this change first.} other {The coordinator has to submit this programme first.}}',
  },
  NOTHING_CHANGED: {
    nl: 'Het ontwerp is weer zoals het is goedgekeurd: er is niets te vragen.',
    en: 'The design is again as it was approved: there is nothing to ask.',
  },
  CONDITION_UNSIGNED: {
    nl: 'Onderteken eerst de voorwaarde ‘{condition}’, of zeg waarom het programma zonder kan beginnen.',
    en: 'First sign the condition ‘{condition}’, or say why the programme can start without.',
  },
  TAKEN_OUT_OF_DESIGN: {
    nl: 'Dit is intussen uit het ontwerp gehaald. Voeg het opnieuw toe om ermee verder te gaan.',
    en: 'This was taken out of the design meanwhile. Add it again to go on with it.',
  },
  CHALLENGE_HAS_LEADERSHIP_CHALLENGES: {
    nl: 'Uit deze businessopgave {derived, plural, one {is nog een leiderschapsopgave} other {zijn nog # leiderschapsopgaven}} afgeleid. Haal die eerst weg.',
    en: '{derived, plural, one {A leadership challenge is} other {# leadership challenges are}} still derived from this business challenge. Take those out first.',
  },
  BEHAVIOUR_NOT_OF_MODULE: {
    nl: 'Kies een gedrag van de impactkaart van deze module.',
    en: 'Choose a behaviour of the impact map of this module.',
  },
  TOO_MANY_CONDITIONS: {
    nl: 'Een programma heeft ten hoogste {most} eigen voorwaarden.',
    en: 'A programme has {most} conditions of its own at most.',
  },
  CONDITION_NOT_AT_RISK: {
    nl: 'Niemand heeft gemeld dat deze voorwaarde in gevaar is.',
    en: 'Nobody has reported that this condition is at risk.',
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
