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
    nl: '{reason, select, ROUND_RUNNING {De 360-ronde van deze stap loopt. Gelast die eerst af, of wacht tot de rapporten er zijn.} EVALUATION_OPEN {De evaluatie van deze stap is open. Sluit die eerst, of wacht tot zij sluit.} other {{sessions, plural, one {Er is nog # bijeenkomst} other {Er zijn nog # bijeenkomsten}} van deze stap gepland. Gelast die eerst af.}}',
    en: '{reason, select, ROUND_RUNNING {The 360 round of this step is running. Call it off first, or wait for its reports.} EVALUATION_OPEN {The evaluation of this step is open. Close it first, or wait until it closes.} other {{sessions, plural, one {# session} other {# sessions}} of this step {sessions, plural, one {is} other {are}} still planned. Call {sessions, plural, one {it} other {them}} off first.}}',
  },
  MODULE_ARCHIVED: {
    nl: 'Deze module is uit het ontwerp gehaald. Er begint niets nieuws in. Kies een andere module.',
    en: 'This module was taken out of the design. Nothing new begins in it. Choose another module.',
  },
  MODULE_IN_USE: {
    nl: '{what, select, SESSIONS {{count, plural, one {Er is nog # bijeenkomst} other {Er zijn nog # bijeenkomsten}} gepland: {names}{more, plural, =0 {} other { en nog #}}. Zeg die eerst af.} ROUND {Er loopt een 360-ronde, of er worden feedbackgevers voor gekozen. Gelast die eerst af.} MATCHES {{count, plural, one {# deelnemer is} other {# deelnemers zijn}} gekoppeld aan een leermanager. Beëindig eerst die {count, plural, one {koppeling} other {koppelingen}}.} other {Er {count, plural, one {is # geleerde les} other {zijn # geleerde lessen}} opgeschreven. Haal die eerst weg.}}',
    en: '{what, select, SESSIONS {{count, plural, one {# session is} other {# sessions are}} still planned: {names}{more, plural, =0 {} other { and # more}}. Call {count, plural, one {it} other {them}} off first.} ROUND {A 360 round is running, or raters are being chosen for one. Call it off first.} MATCHES {{count, plural, one {# participant is} other {# participants are}} matched with a learning manager. End {count, plural, one {that match} other {those matches}} first.} other {{count, plural, one {# lesson has} other {# lessons have}} been written down. Take {count, plural, one {it} other {them}} out first.}}',
  },
  MODULE_BEGUN: {
    nl: 'In deze module is al iets gedaan: {what, select, SESSIONS {{count, plural, one {# bijeenkomst is geweest} other {# bijeenkomsten zijn geweest}}} ROUNDS {{count, plural, one {# 360-ronde is gesloten} other {# 360-rondes zijn gesloten}}} POP_CONVERSATIONS {{count, plural, one {# POP-gesprek is begonnen} other {# POP-gesprekken zijn begonnen}}} ASSIGNMENTS {{count, plural, one {# ontwikkelopdracht is begonnen} other {# ontwikkelopdrachten zijn begonnen}}} COACHING {{count, plural, one {# deelnemer is gecoacht} other {# deelnemers zijn gecoacht}}} GROUPS {{count, plural, one {# intervisiegroep is ingedeeld} other {# intervisiegroepen zijn ingedeeld}}} FINAL_CONVERSATIONS {{count, plural, one {# eindgesprek is begonnen} other {# eindgesprekken zijn begonnen}}} HARVEST {{count, plural, one {# oogst is gegeven} other {# keer is oogst gegeven}}} CHOICES {{count, plural, one {# keuze is gemaakt} other {# keuzes zijn gemaakt}}} DECLARATIONS {{count, plural, one {# stap is afgemeld} other {# stappen zijn afgemeld}}} EVALUATION {de evaluatie is geopend} other {{count, plural, one {# praktijkcasus is opgeschreven} other {# praktijkcasussen zijn opgeschreven}}}}{names, select, none {} other { ({names})}}. Dat blijft bij de module. Sla met moduleBuildUpChange de stappen over die niet meer nodig zijn.',
    en: 'Something has been done in this module already: {what, select, SESSIONS {{count, plural, one {# session was held} other {# sessions were held}}} ROUNDS {{count, plural, one {# 360 round has closed} other {# 360 rounds have closed}}} POP_CONVERSATIONS {{count, plural, one {# POP conversation has begun} other {# POP conversations have begun}}} ASSIGNMENTS {{count, plural, one {# development assignment has begun} other {# development assignments have begun}}} COACHING {{count, plural, one {# participant was coached} other {# participants were coached}}} GROUPS {{count, plural, one {# intervision group was composed} other {# intervision groups were composed}}} FINAL_CONVERSATIONS {{count, plural, one {# final conversation has begun} other {# final conversations have begun}}} HARVEST {{count, plural, one {# harvest was given} other {# harvests were given}}} CHOICES {{count, plural, one {# choice was made} other {# choices were made}}} DECLARATIONS {{count, plural, one {# step was declared done} other {# steps were declared done}}} EVALUATION {its evaluation was opened} other {{count, plural, one {# practice case was written} other {# practice cases were written}}}}{names, select, none {} other { ({names})}}. That stays with the module. Skip the steps that are needed no more, with moduleBuildUpChange.',
  },
});
