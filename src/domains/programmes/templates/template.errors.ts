import { MORE_FAULTS, unreadableTexts } from '../../../platform/files/refused-file.js';
import { defineUserErrors } from '../../../platform/graphql/user-errors.js';

export const templateErrors = defineUserErrors({
  TEMPLATE_NOT_READABLE: unreadableTexts({ nl: 'sjabloon', en: 'template' }),
  TEMPLATE_FAULT: {
    nl: '{path} (regel {line}, kolom {column}): {fault, select, MISSING {ontbreekt} WRONG_TYPE {is van de verkeerde soort} WRONG_FORMAT {heeft niet de juiste vorm: een sleutel bestaat uit kleine letters, cijfers en streepjes, een tekst staat op één regel} UNKNOWN_FIELD {kennen we niet} UNKNOWN_VALUE {is geen van de woorden die hier kunnen staan} TOO_SMALL {is te klein of te kort} TOO_LARGE {is te groot of te lang} DUPLICATE_KEY {komt al eerder voor} KIND_TWICE {van deze soort heeft een module hooguit één stap} SHARES_NOT_100 {de delen zijn samen geen 100 procent} FACT_DOES_NOT_FIT {dit kan een stap van deze soort niet af maken} FACT_TWICE {dit maakt al een andere stap af} CHOICE_KEY_MISSING {noem de sleutel van de keuze (choiceKey) waar deze stap bij hoort} CHOICE_KEY_UNASKED {alleen een stap met requirement CHOICE hoort bij een keuze} CHOICE_OF_ONE {een keuze heeft minstens twee stappen} UNKNOWN_STEP {de module heeft geen stap met deze sleutel} CIRCLE {deze stap wacht zo op zichzelf} other {hier klopt iets niet ({fault})}}',
    en: '{path} (line {line}, column {column}): {fault, select, MISSING {is missing} WRONG_TYPE {is of the wrong kind} WRONG_FORMAT {does not have the right form: a key consists of small letters, digits and hyphens, a text is on one line} UNKNOWN_FIELD {is not known} UNKNOWN_VALUE {is none of the words that can be here} TOO_SMALL {is too small or too short} TOO_LARGE {is too large or too long} DUPLICATE_KEY {occurs before} KIND_TWICE {a module has at most one step of this kind} SHARES_NOT_100 {the shares do not add up to 100 per cent} FACT_DOES_NOT_FIT {this cannot make a step of this kind done} FACT_TWICE {this makes another step done already} CHOICE_KEY_MISSING {name the key of the choice (choiceKey) that this step belongs to} CHOICE_KEY_UNASKED {only a step with the requirement CHOICE belongs to a choice} CHOICE_OF_ONE {a choice has two steps at least} UNKNOWN_STEP {the module has no step with this key} CIRCLE {this step would wait for itself} other {something is wrong here ({fault})}}',
  },
  TEMPLATE_MORE_FAULTS: MORE_FAULTS,
  TEMPLATE_UNKNOWN: {
    nl: 'Er is geen sjabloon {key}{version, plural, =0 {} other { met versie #}}. Kies er een uit de lijst van sjablonen, of publiceer er een.',
    en: 'There is no template {key}{version, plural, =0 {} other { with version #}}. Choose one of the list of templates, or publish one.',
  },
  TEMPLATE_MODULE_UNKNOWN: {
    nl: 'Dit sjabloon heeft geen module {key}. Het heeft: {keys}.',
    en: 'This template has no module {key}. It has: {keys}.',
  },
  TEMPLATE_MODULE_NOT_CLEAR: {
    nl: 'Dit sjabloon heeft meer modules. Kies er een met moduleKey ({keys}), of voeg ze allemaal tegelijk toe.',
    en: 'This template has several modules. Choose one by moduleKey ({keys}), or add all of them at once.',
  },
});
