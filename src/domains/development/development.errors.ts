import { defineUserErrors } from '../../platform/graphql/user-errors.js';

export const developmentErrors = defineUserErrors({
  NOTHING_TO_SIGN: {
    nl: 'Er staat nog geen doel in. Schrijf samen ten minste één doel op; daarna kun je tekenen.',
    en: 'There is no goal yet. Write down at least one goal together; then you can sign.',
  },
});
