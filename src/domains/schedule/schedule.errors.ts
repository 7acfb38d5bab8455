import { defineUserErrors } from '../../platform/graphql/user-errors.js';

export const scheduleErrors = defineUserErrors({
  TOO_MANY_DESIGN_SESSIONS: {
    nl: 'Een programma heeft ten hoogste {most} ontwerpsessies.',
    en: 'A programme has {most} design sessions at most.',
  },
  DESIGN_SESSION_PLANNED: {
    nl: 'Deze ontwerpsessie is al gepland. Verzet haar met sessionReschedule, of zeg haar eerst af.',
    en: 'This design session is planned already. Move it with sessionReschedule, or call it off first.',
  },
  DESIGN_SESSION_NOT_PLANNED: {
    nl: 'Plan deze ontwerpsessie eerst.',
    en: 'Plan this design session first.',
  },
  DESIGN_SESSION_NOT_HELD: {
    nl: 'Leg de uitkomst vast zodra de ontwerpsessie is begonnen.',
    en: 'Write the results once the design session has begun.',
  },
  INVITED_BY_DESIGN: {
    nl: 'Nodig voor een ontwerpsessie uit met designSessionInvite.',
    en: 'Invite people to a design session with designSessionInvite.',
  },
  SESSION_CANCELLED: {
    nl: 'Deze bijeenkomst gaat niet door. Plan zo nodig een nieuwe.',
    en: 'This session is cancelled. Plan a new one if you need it.',
  },
  SESSION_STARTED: {
    nl: 'Deze bijeenkomst is al begonnen of voorbij.',
    en: 'This session has started or is over.',
  },
  SESSION_NOT_STARTED: {
    nl: 'Leg de aanwezigheid vast zodra de bijeenkomst is begonnen.',
    en: 'Record attendance once the session has started.',
  },
  STEP_WITHOUT_SESSIONS: {
    nl: 'Voor deze stap komt niemand bij elkaar. Plan een bijeenkomst voor een kick-off, inspiratiesessie, workshop, intake, intervisie, terugkomdag of kick-out.',
    en: 'Nobody comes together for this step. Plan a session for a kick-off, inspiration session, workshop, intake, intervision, return day or kick-out.',
  },
  NOT_ENOUGH_PLACES: {
    nl: '{short, plural, one {Er is # plaats} other {Er zijn # plaatsen}} te weinig: {invited} genodigden voor {capacity} plaatsen.',
    en: '{short, plural, one {# place} other {# places}} short: {invited} invited for {capacity} places.',
  },
  DOUBLE_BOOKED: {
    nl: 'Op dat moment al uitgenodigd voor een andere bijeenkomst: {names}{more, plural, =0 {} other { en nog #}}.',
    en: 'Invited to another session at that time already: {names}{more, plural, =0 {} other { and # more}}.',
  },
  NOT_A_PARTICIPANT: {
    nl: 'Deze persoon is geen deelnemer van het programma.',
    en: 'This person is not a participant of the programme.',
  },
  NOT_INVITED: {
    nl: 'Deze persoon is niet uitgenodigd voor de bijeenkomst.',
    en: 'This person is not invited to the session.',
  },
  PRESENT_AND_ABSENT: {
    nl: 'Deze persoon staat ook bij de aanwezigen.',
    en: 'This person is among those present too.',
  },
});
