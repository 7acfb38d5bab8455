import { defineUserErrors } from '../../../platform/graphql/user-errors.js';

export const harvestErrors = defineUserErrors({
  BEHAVIOUR_NOT_IN_MODULE: {
    nl: 'Kies een gedrag van de impactkaart van deze module, of laat dit leeg.',
    en: 'Choose a behaviour of the impact map of this module, or leave this empty.',
  },
  HARVEST_ARCHIVED: {
    nl: 'Je hebt dit weggelegd: het blijft zoals het was. Geef het opnieuw om ermee verder te gaan.',
    en: 'You put this away: it stays as it was. Give it again to go on with it.',
  },
  NOT_A_COMMITMENT: {
    nl: 'Alleen een voornemen komt terug. Bij bewijs of een verhaal hoef je niets in te vullen.',
    en: 'Only a commitment comes back. Evidence and stories need no answer.',
  },
  COMMITMENT_NOT_DUE: {
    nl: 'Dit voornemen komt terug op {day, date, ::dMMMMy}. Vertel dan wat ervan is geworden.',
    en: 'This commitment comes back on {day, date, ::dMMMMy}. Tell then what has become of it.',
  },
  COMMITMENT_LET_GO: {
    nl: 'Je hebt dit voornemen losgelaten. Pas eerst dat antwoord aan als het weer loopt.',
    en: 'You let this commitment go. First change that answer if it is under way again.',
  },
});
