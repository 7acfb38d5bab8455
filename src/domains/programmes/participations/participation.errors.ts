import { defineUserErrors } from '../../../platform/graphql/user-errors.js';

export const participationErrors = defineUserErrors({
  HAS_LEFT: {
    nl: 'Een van hen werkt niet meer bij de organisatie. Haal die uit de lijst.',
    en: 'One of them no longer works at the organisation. Take them off the list.',
  },
  HAS_ENDED: {
    nl: 'Deze deelname is al beëindigd. Schrijf de persoon opnieuw in om weer mee te doen.',
    en: 'This participation has ended already. Enrol the person again to take part again.',
  },
});
