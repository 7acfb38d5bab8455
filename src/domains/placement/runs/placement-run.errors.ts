import { defineUserErrors } from '../../../platform/graphql/user-errors.js';

export const placementErrors = defineUserErrors({
  RUN_UNDER_WAY: {
    nl: 'Er wordt al gerekend voor deze module. Wacht tot het klaar is, of stop het eerst.',
    en: 'This module is being worked out already. Wait until it is done, or stop it first.',
  },
  RUN_NOT_DONE: {
    nl: 'Er is nog geen voorstel om toe te passen: het rekenen is nog niet klaar, gestopt of mislukt.',
    en: 'There is no proposal to apply: working it out is not done yet, was stopped, or failed.',
  },
  RUN_IMPOSSIBLE: {
    nl: 'Dit kan niet worden toegepast: de regels spreken elkaar tegen. Lees waar, verander iets, en reken opnieuw.',
    en: 'This cannot be applied: the rules contradict each other. Read where, change something, and have it worked out again.',
  },
  RUN_APPLIED: {
    nl: 'Dit voorstel is al toegepast.',
    en: 'This proposal was applied already.',
  },
  RUN_ENDED: {
    nl: 'Er valt niets meer te stoppen: het rekenen is al klaar.',
    en: 'There is nothing to stop any more: it has ended already.',
  },
  RUN_OUTDATED: {
    nl: 'Sinds dit is berekend is er iets veranderd waardoor het niet meer klopt. Reken opnieuw; wat met de hand is gezet, blijft staan.',
    en: 'Since this was worked out something has changed, so that it no longer holds. Have it worked out again; what was set by hand stays.',
  },
  NOBODY_TO_PLACE: {
    nl: 'Er is niemand om in te delen. Schrijf eerst deelnemers in.',
    en: 'There is nobody to place. Enrol participants first.',
  },
});
