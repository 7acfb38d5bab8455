import type { ModuleMailData, Wording } from './wording.js';

export interface NominationRequestedData extends ModuleMailData {
  deadline: Date;
}

export const nominationRequested: Wording<NominationRequestedData> = {
  nl: ({ module, programme, deadline }, { moment }) => ({
    subject: 'Kies wie jou feedback geeft',
    preheader: `Er staat al een voorstel klaar. Kiezen kan tot ${moment(deadline)}.`,
    title: 'Kies wie jou feedback geeft',
    opening: [
      `Voor de module ‘${module}’ vragen we mensen om je heen hoe zij jou als leider zien. Jij kiest wie dat zijn.`,
      'Er staat al een voorstel voor je klaar. Ken je iemand te weinig, haal die dan weg. Mis je iemand, voeg die dan toe. Kies mensen die je echt aan het werk zien, ook als ze kritisch zijn.',
    ],
    facts: [['Kiezen tot', moment(deadline)]],
    button: 'Kies je feedbackgevers',
    closing: ['Daarna kijkt je leidinggevende mee en gaan de uitnodigingen de deur uit.'],
    reason: `Je krijgt deze mail omdat je deelnemer bent van ‘${programme}’.`,
  }),
  en: ({ module, programme, deadline }, { moment }) => ({
    subject: 'Choose who gives you feedback',
    preheader: `A proposal is ready. You can choose until ${moment(deadline)}.`,
    title: 'Choose who gives you feedback',
    opening: [
      `For the module ‘${module}’ we ask people around you how they see you as a leader. You choose who they are.`,
      'A proposal is ready for you. Take out whoever knows you too little, and add whoever is missing. Choose people who really see you at work, the critical ones too.',
    ],
    facts: [['Choose until', moment(deadline)]],
    button: 'Choose your raters',
    closing: ['After that your manager takes a look, and the invitations go out.'],
    reason: `You get this mail because you are a participant of ‘${programme}’.`,
  }),
};
