import { defineUserErrors } from '../../../platform/graphql/user-errors.js';
import type { PlanFault } from './plan.rules.js';

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
} satisfies Record<PlanFault | 'THEME_UNKNOWN', object>);
