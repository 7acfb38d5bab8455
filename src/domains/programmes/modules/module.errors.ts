import { defineUserErrors } from '../../../platform/graphql/user-errors.js';

export const moduleErrors = defineUserErrors({
  THEME_UNKNOWN: {
    nl: 'Het kompas heeft geen thema met de sleutel {key}.',
    en: 'The compass has no theme with the key {key}.',
  },
  STEP_TWICE: { nl: 'Deze stap staat er al.', en: 'This step is there already.' },
  STEP_NOT_NAMED: {
    nl: 'Noem de stap met stepId, of met kind als de module één zo’n stap heeft.',
    en: 'Name the step by stepId, or by kind when the module has one such step.',
  },
  STEP_NOT_IN_MODULE: { nl: 'De module heeft deze stap niet.', en: 'The module does not have this step.' },
  STEP_NOT_CLEAR: {
    nl: 'De module heeft meer stappen van deze soort. Noem de stap met stepId.',
    en: 'The module has several steps of this kind. Name the step by stepId.',
  },
  STEP_HALF_PLANNED: {
    nl: 'Vul de eerste én de laatste dag in, of geen van beide.',
    en: 'Fill in the first and the last day, or neither.',
  },
  STEP_ENDS_BEFORE_START: { nl: 'De stap eindigt voordat hij begint.', en: 'The step ends before it starts.' },
  STEP_OUTSIDE_PROGRAMME: {
    nl: 'Het programma loopt van {from} tot en met {until}.',
    en: 'The programme runs from {from} up to and including {until}.',
  },
  STEP_NOT_SKIPPED: {
    nl: 'Deze stap is niet overgeslagen. Noem een stap uit skippedSteps.',
    en: 'This step is not skipped. Name a step of skippedSteps.',
  },
  ORDER_INCOMPLETE: {
    nl: 'Noem in de nieuwe volgorde elke stap die niet is overgeslagen.',
    en: 'Name every step that is not skipped in the new order.',
  },
  NO_STEP_LEFT: { nl: 'Zo houdt de module geen stap over.', en: 'This would leave the module without a step.' },
  BUILD_UP_FAULT: {
    nl: 'De stap {key}: {fault, select, DUPLICATE_KEY {deze sleutel heeft al een andere stap van de module, misschien een die is overgeslagen} KIND_TWICE {van deze soort heeft een module hooguit één stap} SHARES_NOT_100 {de delen zijn samen geen 100 procent} FACT_DOES_NOT_FIT {dit kan een stap van deze soort niet af maken} FACT_TWICE {dit maakt al een andere stap af} CHOICE_KEY_MISSING {noem de sleutel van de keuze (choiceKey) waar deze stap bij hoort} CHOICE_KEY_UNASKED {alleen een stap met requirement CHOICE hoort bij een keuze} CHOICE_OF_ONE {een keuze heeft minstens twee stappen: sla ze allemaal over, of voeg er een toe} UNKNOWN_STEP {de module heeft geen stap met de sleutel waar deze op wacht} CIRCLE {deze stap wacht zo op zichzelf} other {hier klopt iets niet ({fault})}}.',
    en: 'The step {key}: {fault, select, DUPLICATE_KEY {another step of the module has this key, maybe one that is skipped} KIND_TWICE {a module has at most one step of this kind} SHARES_NOT_100 {the shares do not add up to 100 per cent} FACT_DOES_NOT_FIT {this cannot make a step of this kind done} FACT_TWICE {this makes another step done already} CHOICE_KEY_MISSING {name the key of the choice (choiceKey) that this step belongs to} CHOICE_KEY_UNASKED {only a step with the requirement CHOICE belongs to a choice} CHOICE_OF_ONE {a choice has two steps at least: skip all of them, or add one} UNKNOWN_STEP {the module has no step with the key that this one waits for} CIRCLE {this step would wait for itself} other {something is wrong here ({fault})}}.',
  },
  STEP_CANNOT_BE_SKIPPED: {
    nl: '{reason, select, ROUND_RUNNING {De 360-ronde van deze stap loopt. Gelast die eerst af, of wacht tot de rapporten er zijn.} other {{sessions, plural, one {Er is nog # bijeenkomst} other {Er zijn nog # bijeenkomsten}} van deze stap gepland. Gelast die eerst af.}}',
    en: '{reason, select, ROUND_RUNNING {The 360 round of this step is running. Call it off first, or wait for its reports.} other {{sessions, plural, one {# session} other {# sessions}} of this step {sessions, plural, one {is} other {are}} still planned. Call {sessions, plural, one {it} other {them}} off first.}}',
  },
});
