import { defineUserErrors } from '../../platform/graphql/user-errors.js';

export const coachingErrors = defineUserErrors({
  NOT_COACHED_HERE: {
    nl: 'Deze persoon doet niet mee aan deze module. Kies een deelnemer van het programma.',
    en: 'This person does not take part in this module. Choose a participant of the programme.',
  },
  NO_SUCH_LEARNING_MANAGER: {
    nl: 'Deze persoon is geen leermanager. Kies iemand die deze rol heeft.',
    en: 'This person is no learning manager. Choose somebody who has that role.',
  },
  LEARNING_MANAGER_FULL: {
    nl: 'Deze leermanager heeft alle {capacity} plaatsen bezet. Kies een ander, of verhoog eerst het aantal plaatsen.',
    en: 'All {capacity} places of this learning manager are taken. Choose another, or raise the number of places first.',
  },
  CANNOT_BE_MATCHED: {
    nl: '{participant} en {learningManager} kunnen niet worden gekoppeld: {reasons}. Kies een andere leermanager.',
    en: '{participant} and {learningManager} cannot be matched: {reasons}. Choose another learning manager.',
  },
  PARTICIPANT_HAS_LEFT: {
    nl: '{participant} doet niet meer mee aan deze module. Beëindig dit voorstel en bevestig daarna de rest.',
    en: '{participant} does not take part in this module any more. End this proposal, and confirm the others after that.',
  },
  LEARNING_MANAGER_NO_MORE: {
    nl: '{learningManager} is geen leermanager meer. Stel voor deze deelnemers een ander voor: {participants}.',
    en: '{learningManager} is no learning manager any more. Propose another for these participants: {participants}.',
  },
  LEARNING_MANAGER_OVERBOOKED: {
    nl: '{learningManager} zou met deze voorstellen {load} deelnemers hebben, en heeft {capacity, plural, one {# plaats} other {# plaatsen}}. Verhoog eerst het aantal plaatsen, of stel een ander voor aan een van: {participants}.',
    en: '{learningManager} would have {load} participants with these proposals, and has {capacity, plural, one {# place} other {# places}}. Raise the number of places first, or propose another for one of: {participants}.',
  },
  ALREADY_MATCHED: {
    nl: 'Deze twee zijn al gekoppeld in deze module.',
    en: 'These two are matched in this module already.',
  },
  MATCH_ENDED: {
    nl: 'Deze koppeling is beëindigd. Er kan niets meer aan worden veranderd.',
    en: 'This match has ended. Nothing about it can be changed any more.',
  },
  NOTHING_TO_CONFIRM: {
    nl: 'Er is geen voorstel om te bevestigen. Koppel eerst, of stel zelf een leermanager voor.',
    en: 'There is no proposal to confirm. Match first, or propose a learning manager yourself.',
  },
  NO_SUCH_LOCATION: {
    nl: 'Geen leermanager komt daar. Kies uit: {locations}. Of laat het leeg: dan is elke plaats goed.',
    en: 'No learning manager comes there. Choose from: {locations}. Or leave it empty: then any place will do.',
  },
  CHEMISTRY_CALL_FIRST: {
    nl: 'Houd eerst het kennismakingsgesprek en zeg allebei of jullie met elkaar verdergaan; daarna plan je de gesprekken.',
    en: 'Have the chemistry call first, and both say whether you go on together; after that you plan the sessions.',
  },
  CHEMISTRY_CALL_NOT_HELD: {
    nl: 'Plan eerst het kennismakingsgesprek; zeg het daarna, zodra het is begonnen.',
    en: 'Plan the chemistry call first; say it once the call has begun.',
  },
  COACHING_SESSIONS_OVERLAP: {
    nl: 'Jullie hebben dan al een gesprek met elkaar. Kies een ander moment, of verzet eerst dat gesprek.',
    en: 'The two of you meet at that time already. Choose another time, or move that session first.',
  },
  COACHING_SESSION_FIXED: {
    nl: 'Dit gesprek is al geweest of gaat niet door. Plan zo nodig een nieuw gesprek.',
    en: 'This session has been or was called off. Plan a new one if you need it.',
  },
  COACHING_SESSION_TO_COME: {
    nl: 'Leg vast of het gesprek doorging zodra het is begonnen.',
    en: 'Record whether the session took place once it has begun.',
  },
  COACHING_SESSION_CALLED_OFF: {
    nl: 'Dit gesprek is afgezegd. Plan een nieuw gesprek als jullie elkaar toch spreken.',
    en: 'This session was called off. Plan a new one if the two of you do meet.',
  },
  COACHING_NOT_COMPLETED: {
    nl: 'Je geeft je oordeel na het laatste gesprek: er {held, plural, =0 {is nog geen gesprek} one {is # gesprek} other {zijn # gesprekken}} gehouden, en er zijn er {agreed} afgesproken.',
    en: 'You give your view after the last session: {held, plural, =0 {none has} one {# has} other {# have}} been held, and {agreed} were agreed.',
  },
  ALREADY_GIVEN: {
    nl: 'Je hebt je oordeel al gegeven. Het is niet meer terug te vinden, en kan dus niet worden veranderd.',
    en: 'You have given your view already. It cannot be found any more, and so cannot be changed.',
  },
  NOTE_STAYS_SHARED: {
    nl: 'De ander heeft deze notitie al kunnen lezen. Schrijf een nieuwe, alleen voor jezelf.',
    en: 'The other could read this note already. Write a new one, for yourself only.',
  },
});
