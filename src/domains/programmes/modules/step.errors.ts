import { defineUserErrors } from '../../../platform/graphql/user-errors.js';

export const stepErrors = defineUserErrors({
  STEP_NOT_CHOSEN: {
    nl: 'Kies eerst deze stap: van deze stappen doe je er één.',
    en: 'Choose this step first: of these steps you do one.',
  },
  STEP_NOT_A_CHOICE: {
    nl: 'Bij deze stap valt niets te kiezen: iedereen doet hem.',
    en: 'There is nothing to choose about this step: everybody does it.',
  },
  CHOICE_OVER: {
    nl: 'Kiezen kon tot en met {until}. Vraag de coördinator of er nog iets kan.',
    en: 'You could choose up to and including {until}. Ask the coordinator whether something is still possible.',
  },
  STEP_FULL: {
    nl: 'Deze stap is vol. Kies een andere.',
    en: 'This step is full. Choose another one.',
  },
  STEP_NOT_SELF_PACED: {
    nl: 'Deze stap meld je niet zelf af: hij is klaar zodra er is gebeurd wat ervoor nodig is.',
    en: 'You do not declare this step done yourself: it is done once what it takes has happened.',
  },
  STEP_WITHOUT_CASE: {
    nl: 'Bij deze stap hoort geen praktijkcasus.',
    en: 'No practice case belongs to this step.',
  },
  CASE_EMPTY: {
    nl: 'Schrijf eerst iets op. Inbrengen kan als er een casus staat.',
    en: 'Write something first. A case can be brought once there is one.',
  },
});
