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
  ENROLMENT_DAY_PASSED: {
    nl: 'Deze dag is al voorbij. Kies een dag waarop mensen zich nog kunnen inschrijven.',
    en: 'This day has passed. Choose a day on which people can still enrol.',
  },
  ENROLMENT_OVER: {
    nl: 'Inschrijven kon tot en met {until}. Vraag de coördinator of er nog iets kan.',
    en: 'You could enrol up to and including {until}. Ask the coordinator whether something is still possible.',
  },
  NOT_IN_LINE: {
    nl: 'Je staat niet op de wachtlijst. Doe je al mee en wil je stoppen, vraag dan de coördinator.',
    en: 'You are not on the waiting list. If you take part already and want to stop, ask the coordinator.',
  },
});
