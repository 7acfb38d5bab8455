import { defineUserErrors } from '../../platform/graphql/user-errors.js';

export const developmentErrors = defineUserErrors({
  NOTHING_TO_SIGN: {
    nl: 'Er staat nog geen doel in. Schrijf samen ten minste één doel op; daarna kun je tekenen.',
    en: 'There is no goal yet. Write down at least one goal together; then you can sign.',
  },
  NOTHING_LEARNT_YET: {
    nl: 'De deelnemer heeft nog niet opgeschreven wat er is geleerd. Daarna kunnen jullie alle drie tekenen.',
    en: 'The participant has not written down yet what was learnt. After that the three of you can sign.',
  },
  NOTHING_TO_SHARE: {
    nl: 'Je voorbereiding is nog leeg. Schrijf eerst iets op; daarna kun je het delen.',
    en: 'Your preparation is still empty. Write something first; then you can share it.',
  },
  NO_TIMES_PROPOSED: {
    nl: 'Er zijn geen tijden voorgesteld waarop je nog moet antwoorden. Stel zelf tijden voor, of plan het gesprek.',
    en: 'No times are waiting for your answer. Propose times yourself, or plan the conversation.',
  },
  OWN_PROPOSAL: {
    nl: 'Deze tijden heb je zelf voorgesteld: een ander kiest eruit. Je kunt andere tijden voorstellen, of het gesprek meteen plannen.',
    en: 'You proposed these times yourself: another chooses among them. You can propose other times, or plan the conversation right away.',
  },
  TIME_NOT_PROPOSED: {
    nl: 'Dit tijdstip is niet voorgesteld. Kies uit de voorgestelde tijden, of stel zelf andere voor.',
    en: 'This time was not proposed. Choose among the proposed times, or propose others yourself.',
  },
  LEARNING_MANAGER_MISSING: {
    nl: 'Er is nog geen leermanager voor dit gesprek. De programmacoördinator wijst eerst iemand aan; je kunt het wel al voorbereiden.',
    en: 'There is no learning manager for this conversation yet. The programme coordinator names one first; you can prepare it already.',
  },
  NOT_A_LEARNING_MANAGER: {
    nl: 'Deze persoon is geen leermanager. Laat de beheerder eerst die rol geven.',
    en: 'This person is no learning manager. Have the administrator give that role first.',
  },
  LEARNING_MANAGER_IN_LINE: {
    nl: 'De leermanager is iemand anders dan de deelnemer en de leidinggevende. Kies een ander.',
    en: 'The learning manager is somebody else than the participant and the manager. Choose another.',
  },
  NOTHING_TO_PASS_ON: {
    nl: 'Er is niets om mee te nemen: doorgeven kan eenmaal na een wisseling van leidinggevende, en alleen wat jullie beiden hadden getekend.',
    en: 'There is nothing to pass on: it is possible once after a change of manager, and only for what you both had signed.',
  },
  WRITTEN_SINCE: {
    nl: 'Er is na de wisseling van leidinggevende al iets nieuws opgeschreven. Neem daarin over wat je wilt houden uit wat je eerder tekende.',
    en: 'Something new has been written since the change of manager. Put into it what you want to keep of what you signed before.',
  },
});
