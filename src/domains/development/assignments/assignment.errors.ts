import { defineUserErrors } from '../../../platform/graphql/user-errors.js';

export const assignmentErrors = defineUserErrors({
  GOAL_NOT_SIGNED: {
    nl: 'Kies een doel uit je POP-gesprek voor deze module dat jullie allebei hebben getekend.',
    en: 'Choose a goal from your POP conversation for this module that both of you have signed.',
  },
  GOAL_MISSING: {
    nl: 'Noem óf een doel uit je POP-gesprek (goalId), óf een eigen leerdoel (goal).',
    en: 'Name either a goal from your POP conversation (goalId), or a learning goal of your own (goal).',
  },
  GOAL_WITHOUT_CONVERSATION: {
    nl: 'Deze module heeft geen POP-gesprekken. Schrijf een eigen leerdoel op (goal).',
    en: 'This module has no POP conversations. Write down a learning goal of your own (goal).',
  },
  PRACTICE_CASE_NOT_WRITTEN: {
    nl: 'Schrijf eerst je praktijkcasus op. Je kunt alleen beginnen vanuit een eigen casus van dit programma.',
    en: 'First write down your practice case. You can only start from a case of your own in this programme.',
  },
  ASSIGNMENT_EXISTS: {
    nl: 'Je hebt voor deze module al een ontwikkelopdracht. Werk daaraan verder, of archiveer die eerst.',
    en: 'You have a development assignment for this module already. Go on with that one, or archive it first.',
  },
  ASSIGNMENT_NOT_A_DRAFT: {
    nl: 'Deze opdracht is geen concept meer: je bent al begonnen met oefenen.',
    en: 'This assignment is no draft any more: you have begun to practise.',
  },
  ASSIGNMENT_NOT_UNDER_WAY: {
    nl: '{state, select, COMPLETED {Deze opdracht is afgerond. Heropen die eerst.} other {Begin eerst met de opdracht.}}',
    en: '{state, select, COMPLETED {This assignment is completed. Reopen it first.} other {Start the assignment first.}}',
  },
  ASSIGNMENT_NOT_COMPLETED: {
    nl: 'Deze opdracht is nog niet afgerond. Heropenen kan pas daarna.',
    en: 'This assignment has not been completed. Only after that can it be reopened.',
  },
  ASSIGNMENT_ARCHIVED: {
    nl: 'Deze opdracht is gearchiveerd: je kunt die nog lezen. Begin een nieuwe om verder te gaan.',
    en: 'This assignment is archived: you can still read it. Begin another one to go on.',
  },
  PERSPECTIVES_MISSING: {
    nl: 'Schrijf eerst op wat je zelf gaat doen, én wat je samen met anderen gaat doen.',
    en: 'First write down what you will do yourself, and what you will do together with others.',
  },
  REFLECTION_MISSING: {
    nl: 'Schrijf eerst bij ten minste één oefenmoment een paar regels.',
    en: 'First write a few lines about at least one practice moment.',
  },
  ASSIGNMENT_WITHOUT_LEARNING_MANAGER: {
    nl: 'Je hebt nog geen leermanager. Houd deze regels voor jezelf; later kun je ze alsnog laten lezen.',
    en: 'You have no learning manager yet. Keep these lines to yourself; you can show them later.',
  },
  NOT_A_TRAINER: {
    nl: 'Kies iemand die trainer is.',
    en: 'Choose somebody who is a trainer.',
  },
  SHARED_WHILE_TAKING_PART: {
    nl: 'Je doet niet meer mee aan dit programma. Je opdracht blijft van jou alleen.',
    en: 'You no longer take part in this programme. Your assignment stays yours alone.',
  },
  SHARED_WITH_MANAGER_ONLY: {
    nl: 'Je kunt je opdracht delen met wie nu je leidinggevende is.',
    en: 'You can share your assignment with whoever is your manager now.',
  },
  PRACTICE_DAY_TAKEN: {
    nl: 'Op deze dag staat al een oefenmoment. Kies een andere dag.',
    en: 'There is a practice moment on this day already. Choose another day.',
  },
  PRACTICE_DAY_OUT_OF_REACH: {
    nl: 'Kies een dag van vandaag af, en binnen een jaar.',
    en: 'Choose a day from today on, and within a year.',
  },
  PRACTICE_MOMENT_IS_OVER: {
    nl: 'Bij dit oefenmoment heb je al iets geschreven. Voeg een nieuw moment toe.',
    en: 'You have written about this practice moment already. Add another moment.',
  },
});
