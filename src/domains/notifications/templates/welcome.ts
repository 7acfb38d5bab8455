import type { LinkingMailData, Wording } from './wording.js';

export interface WelcomeData extends LinkingMailData {
  role: 'ADMINISTRATOR' | 'COORDINATOR';
}

const roles = {
  ADMINISTRATOR: {
    nl: {
      name: 'beheerder',
      task: 'Jij zorgt dat de mensen, de afdelingen en de instellingen van je organisatie kloppen.',
      steps: ['Lees de afdelingen en de medewerkers in.', 'Kies wie programmacoördinator wordt.'],
    },
    en: {
      name: 'administrator',
      task: 'You see to it that the people, the departments and the settings of your organisation are right.',
      steps: ['Import the departments and the people.', 'Choose who will be programme coordinator.'],
    },
  },
  COORDINATOR: {
    nl: {
      name: 'programmacoördinator',
      task: 'Jij ontwerpt leiderschapsprogramma’s, plant ze en houdt ze op koers.',
      steps: ['Zet de opgaven, de modules en de planning in het programma.', 'Vraag de directeur om akkoord.'],
    },
    en: {
      name: 'programme coordinator',
      task: 'You design leadership programmes, plan them and keep them on course.',
      steps: ['Enter the challenges, the modules and the plan.', 'Ask the director to approve.'],
    },
  },
} as const;

const asSteps = (terms: readonly string[]) => ({ kind: 'steps' as const, items: terms.map((term) => ({ term })) });

export const welcome: Wording<WelcomeData> = {
  nl: ({ organisation, role }) => {
    const { name, task, steps } = roles[role].nl;
    return {
      subject: `Welkom: je bent ${name} van ${organisation}`,
      preheader: 'Je account staat klaar. Je hebt geen wachtwoord nodig.',
      title: 'Welkom, je account staat klaar',
      opening: [`Je bent vanaf nu ${name} van ${organisation}. ${task}`, 'Zo kun je beginnen:'],
      list: asSteps(steps),
      button: 'Ga naar inloggen',
      closing: ['Je hebt geen wachtwoord nodig. Vul je mailadres in, dan sturen we je een link om in te loggen.'],
      reason: `Je krijgt deze mail omdat je ${name} van ${organisation} bent geworden.`,
    };
  },
  en: ({ organisation, role }) => {
    const { name, task, steps } = roles[role].en;
    return {
      subject: `Welcome: you are ${name} of ${organisation}`,
      preheader: 'Your account is ready. You need no password.',
      title: 'Welcome, your account is ready',
      opening: [`From now on you are ${name} of ${organisation}. ${task}`, 'This is how you can begin:'],
      list: asSteps(steps),
      button: 'Go to sign in',
      closing: ['You need no password. Enter your mail address and we send you a link to sign in.'],
      reason: `You get this mail because you have become ${name} of ${organisation}.`,
    };
  },
};
