import { defineUserErrors } from '../../platform/graphql/user-errors.js';

export const intervisionErrors = defineUserErrors({
  GROUP_FULL: {
    nl: 'Een intervisiegroep heeft ten hoogste {most} mensen. Haal eerst iemand uit deze groep, of kies een andere.',
    en: 'An intervision group has {most} people at most. Move somebody out of this group first, or choose another.',
  },
  GROUP_IN_LINE: {
    nl: '{person} kan niet in deze groep: {others} is leidinggevende van of wordt geleid door deze persoon. Kies een andere groep.',
    en: '{person} cannot be in this group: {others} manages this person or is managed by them. Choose another group.',
  },
  NOT_IN_THIS_MODULE: {
    nl: 'Deze persoon doet niet mee aan deze module. Kies een deelnemer van het programma.',
    en: 'This person does not take part in this module. Choose a participant of the programme.',
  },
  ALREADY_IN_GROUP: {
    nl: 'Deze persoon zit al in deze groep.',
    en: 'This person is in this group already.',
  },
  NOT_IN_GROUP: {
    nl: 'Deze persoon zit niet in de groep. Kies iemand uit de groep.',
    en: 'This person is not in the group. Choose somebody of the group.',
  },
  GROUP_EMPTY: {
    nl: 'Er zit niemand in deze groep. Stel de groep eerst samen.',
    en: 'Nobody is in this group. Compose the group first.',
  },
  OWN_METHOD_UNNAMED: {
    nl: 'Schrijf op hoe jullie eigen methode heet.',
    en: 'Write down what your own method is called.',
  },
  MEETING_FIXED: {
    nl: 'Deze bijeenkomst is al begonnen of gaat niet door. Kies een bijeenkomst die nog komt.',
    en: 'This meeting has begun or was called off. Choose one that is still to come.',
  },
  LINE_STAYS_SHARED: {
    nl: 'Anderen hebben dit al kunnen lezen. Je kunt het wel herschrijven, maar niet minder ver delen.',
    en: 'Others could read this already. You can rewrite it, but not share it less widely.',
  },
});
