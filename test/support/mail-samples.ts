import type { MailDataOf, MailTemplate } from '../../src/domains/notifications/templates/mail-templates.js';

type Locale = 'nl' | 'en';
/** Every variant of a mail that reads differently, by a name for it. */
type Samples = { [Name in MailTemplate]: Record<string, MailDataOf<Name>> };

const names = {
  nl: {
    organisation: 'Gemeente Amsterdam',
    programme: 'Leiderschapsprogramma Dienstverlening',
    module: 'Begrenzend en verbindend leiderschap',
    modules: [
      'Begrenzend en verbindend leiderschap',
      'Inclusief leiderschap',
      'Vitaal leiderschap',
      'Wendbaar leiderschap',
    ],
    group: 'Inspiratiesessie groep 2',
    groups: { peers: 'Collega’s', team: 'Teamleden', partners: 'Ketenpartners' },
  },
  en: {
    organisation: 'City of Amsterdam',
    programme: 'Leadership programme Citizen Services',
    module: 'Boundary-setting and connecting leadership',
    modules: [
      'Boundary-setting and connecting leadership',
      'Inclusive leadership',
      'Vital leadership',
      'Agile leadership',
    ],
    group: 'Inspiration session group 2',
    groups: { peers: 'Colleagues', team: 'Team members', partners: 'Chain partners' },
  },
};

/** Data for every template, as the case of Dienstverlening would have it. */
export function mailSamples(locale: Locale): Samples {
  const { organisation, programme, module, modules, group, groups } = names[locale];
  const contact = { name: 'Renske van der Meulen', address: 'renske.vandermeulen@gemeente.example' };
  const tenant = { recipientName: 'Samira', organisation, timeZone: 'Europe/Amsterdam', contact };
  const inModule = { ...tenant, programme, module };
  const evaluation = {
    ...inModule,
    closesAt: new Date('2027-07-09T15:00:00Z'),
    threshold: 4,
    commentThreshold: 5,
    path: '/evaluations/0195c1f0',
  };
  const rater = {
    ...inModule,
    recipientName: 'Joost',
    closesAt: new Date('2027-02-05T16:00:00Z'),
    path: '/f/Jq3vX0yT7hLwz2mEoR9aBcK4sNfUdGpV1iYtQxM8Z5w',
  };
  const { peers, team, partners } = groups;
  const samira = { participant: 'Samira el Idrissi', audience: 'ANONYMOUS', groupName: peers, items: 20 } as const;
  const daan = { ...samira, participant: 'Daan Wijnberg' };
  const thiLan = { ...samira, participant: 'Thi Lan Nguyễn' };
  const oeyvind = { ...samira, participant: 'Øyvind van ’t Hoff', groupName: team };
  const oneself = { ...samira, participant: 'Joost de Wit', audience: 'SELF' } as const;
  const asManager = { ...samira, audience: 'MANAGER' } as const;
  const asPartner = { ...samira, audience: 'NAMED', groupName: partners, items: 8 } as const;
  const invitation = { ...rater, threshold: 4, commentThreshold: 5, coached: false };
  const pop = { ...inModule, path: '/pop-conversations/0195c1f0' };
  const about = { ...pop, participant: 'Samira el Idrissi' };
  const coached = {
    ...about,
    path: '/coaching/0195c1f4',
    reader: 'PARTICIPANT' as const,
    partner: 'Lena van der Laan',
  };
  const coaching = {
    ...coached,
    recipientName: 'Lena',
    reader: 'LEARNING_MANAGER' as const,
    partner: 'Samira el Idrissi',
  };
  const leftWork = { ...tenant, recipientName: 'Renske', path: '/programmes', person: 'Marijke de Boer-Çelik' };
  const tooClose = { ...tenant, recipientName: 'Renske', programme, path: '/programmes/5d1c' };
  const again = { ...tenant, recipientName: 'Renske', path: '/coaching-matches', learningManager: 'Lena van der Laan' };
  const toPartner = { ...about, reader: 'PARTICIPANT' as const, others: ['Marijke de Boer-Çelik'] };
  const toManager = {
    ...about,
    recipientName: 'Marijke',
    reader: 'MANAGER' as const,
    others: ['Samira el Idrissi'],
  };
  const final = { ...about, path: '/final-conversations/0195c1f2' };
  const finalToPartner = {
    ...final,
    reader: 'PARTICIPANT' as const,
    others: ['Marijke de Boer-Çelik', 'Øyvind van ’t Hoff'],
  };
  const finalToManager = {
    ...final,
    recipientName: 'Marijke',
    reader: 'MANAGER' as const,
    others: ['Samira el Idrissi', 'Øyvind van ’t Hoff'],
  };
  const finalToLearningManager = {
    ...final,
    recipientName: 'Øyvind',
    reader: 'LEARNING_MANAGER' as const,
    others: ['Samira el Idrissi', 'Marijke de Boer-Çelik'],
  };
  const handedOver = { from: 'Marijke de Boer-Çelik', to: 'Daan Wijnberg' };
  const appointment = {
    uid: '0195c1f0-5f6e-7c3a-9a41-2b8d1c7e4f10',
    sequence: 0,
    stampedAt: new Date('2027-01-20T09:30:00Z'),
    startsAt: new Date('2027-03-04T08:00:00Z'),
    endsAt: new Date('2027-03-04T15:00:00Z'),
    timeZone: 'Europe/Amsterdam',
    place: 'De Zwijger',
    attendees: [{ name: 'Samira el Idrissi', address: 'samira.elidrissi@gemeente.example' }],
  };
  const conversation = {
    ...appointment,
    uid: '0195c1f1-1111-7c3a-9a41-2b8d1c7e4f10',
    startsAt: new Date('2027-02-16T13:00:00Z'),
    endsAt: new Date('2027-02-16T14:00:00Z'),
    place: '',
    attendees: [
      ...appointment.attendees,
      { name: 'Marijke de Boer-Çelik', address: 'marijke.deboer@gemeente.example' },
    ],
  };
  const times = [
    conversation,
    { ...conversation, startsAt: new Date('2027-02-17T09:00:00Z'), endsAt: new Date('2027-02-17T10:00:00Z') },
  ];
  const waiting = {
    ...inModule,
    recipientName: 'Renske',
    since: new Date('2027-01-11T07:00:00Z'),
    path: '/nominations',
  };
  const session = { ...inModule, session: 'Kick-off', appointment, path: '/sessions/0195c1f0' };
  const moved = {
    ...appointment,
    sequence: 1,
    startsAt: new Date('2027-04-08T07:00:00Z'),
    endsAt: new Date('2027-04-08T14:00:00Z'),
    place: 'Pakhuis West',
  };

  return {
    SIGN_IN_LINK: {
      link: { ...tenant, validMinutes: 10, path: '/sign-in/3kPz9QwLr7TgXy2Vb5Nc8Md1Hs4Jf6Ka0eUiOoRtYqE' },
    },
    WELCOME: {
      administrator: { ...tenant, contact: undefined, role: 'ADMINISTRATOR', path: '/sign-in' },
      coordinator: { ...tenant, contact: undefined, role: 'COORDINATOR', path: '/sign-in' },
    },
    ADDRESS_CHANGED: {
      'with somebody to ask': tenant,
      'to the one whom others ask': { ...tenant, contact: undefined },
    },
    PROGRAMME_CHANGE_SUBMITTED: {
      director: {
        ...tenant,
        recipientName: 'Hanneke',
        programme,
        coordinator: contact.name,
        differences: [
          { change: 'ADDED', part: 'BEHAVIOUR', title: 'Spreekt een norm per product af' },
          { change: 'CHANGED', part: 'MODULE', title: modules[0]! },
          { change: 'REMOVED', part: 'BUSINESS_CHALLENGE', title: 'Minder herstelwerk' },
          { change: 'CHANGED', part: 'LEADERSHIP_CHALLENGE', title: 'Ruimte geven en begrenzen' },
          { change: 'ADDED', part: 'CONDITION', title: 'Een vaste dag per maand' },
        ],
        path: '/programmes/0195c1f0',
      },
    },
    PROGRAMME_SENT_BACK: {
      coordinator: {
        ...tenant,
        recipientName: 'Wouter',
        programme,
        director: 'Hanneke de Wit',
        word: 'Neem de baliemedewerkers mee in de tweede module.',
        path: '/programmes/0195c1f0',
      },
    },
    PROGRAMME_APPROVAL_REQUESTED: {
      director: {
        ...tenant,
        recipientName: 'Hanneke',
        programme,
        coordinator: contact.name,
        modules,
        startsOn: new Date('2027-01-11'),
        endsOn: new Date('2029-02-02'),
        path: '/programmes/0195c1f0',
      },
    },
    ENROLLED: {
      participant: {
        ...inModule,
        startsOn: new Date('2027-01-11'),
        steps: [
          { kind: 'FEEDBACK_360', title: '360-gradenfeedback' },
          { kind: 'POP_CONVERSATION', title: 'POP-gesprek' },
          { kind: 'KICK_OFF', title: 'Kick-off' },
          { kind: 'INSPIRATION_SESSION', title: 'Inspiratiesessie' },
          { kind: 'ASSIGNMENT', title: 'Ontwikkelopdracht' },
          { kind: 'INTERVISION', title: 'Intervisie' },
          { kind: 'FINAL_CONVERSATION', title: 'Eindgesprek' },
          { kind: 'KICK_OUT', title: 'Kick-out' },
        ],
        path: '/programmes/0195c1f0',
      },
    },
    NOMINATION_REQUESTED: {
      participant: { ...inModule, deadline: new Date('2027-01-15T16:00:00Z'), path: '/nominations/0195c1f0' },
    },
    NOMINATION_APPROVAL_REQUESTED: {
      one: {
        ...inModule,
        recipientName: 'Marijke',
        participants: ['Samira el Idrissi'],
        deadline: new Date('2027-01-18T16:00:00Z'),
        path: '/nominations',
      },
      several: {
        ...inModule,
        recipientName: 'Marijke',
        participants: ['Samira el Idrissi', 'Daan Wijnberg', 'Thi Lan Nguyễn', 'Øyvind van ’t Hoff'],
        deadline: new Date('2027-01-18T16:00:00Z'),
        path: '/nominations',
      },
    },
    PANELS_WAITING: {
      approval: { ...waiting, moment: 'approval', panels: [{ name: 'Samira el Idrissi', approved: false }] },
      opening: {
        ...waiting,
        moment: 'opening',
        panels: [
          { name: 'Samira el Idrissi', approved: false },
          { name: 'Øyvind van ’t Hoff', approved: true },
        ],
      },
      held: { ...waiting, moment: 'held', panels: [{ name: 'Samira el Idrissi', approved: false }] },
      'held, without any panel': { ...waiting, moment: 'held', panels: [] },
      'opening of many': {
        ...waiting,
        moment: 'opening',
        panels: Array.from({ length: 45 }, () => ({ name: 'Daan Wijnberg', approved: true })),
      },
    },
    FEEDBACK_INVITATION: {
      self: { ...invitation, asked: [oneself] },
      manager: { ...invitation, recipientName: 'Marijke', asked: [asManager] },
      'named group': { ...invitation, recipientName: 'Vera Klant', asked: [asPartner] },
      anonymous: { ...invitation, asked: [samira] },
      'several, all alike': { ...invitation, asked: [daan, samira, thiLan] },
      'several, of every kind': {
        ...invitation,
        asked: [oneself, daan, oeyvind, { ...asPartner, participant: 'Thi Lan Nguyễn' }, asManager],
      },
      'self and one more': { ...invitation, asked: [oneself, samira] },
      'manager of several': {
        ...invitation,
        recipientName: 'Marijke',
        asked: [daan, samira, thiLan, oeyvind].map((each) => ({ ...each, audience: 'MANAGER' as const })),
      },
    },
    FEEDBACK_REMINDER: {
      friendly: { ...rater, asked: [samira], tone: 'FRIENDLY' },
      clear: { ...rater, asked: [samira], tone: 'CLEAR' },
      last: { ...rater, asked: [samira], tone: 'LAST' },
      'last to manager': { ...rater, recipientName: 'Marijke', asked: [asManager], tone: 'LAST' },
      'last to a named group': { ...rater, recipientName: 'Vera Klant', asked: [asPartner], tone: 'LAST' },
      'friendly to self': { ...rater, asked: [oneself], tone: 'FRIENDLY' },
      'clear to self': { ...rater, asked: [oneself], tone: 'CLEAR' },
      'last to self': { ...rater, asked: [oneself], tone: 'LAST' },
      'friendly about several': { ...rater, asked: [daan, samira], tone: 'FRIENDLY' },
      'clear about several': { ...rater, asked: [daan, asManager], tone: 'CLEAR' },
      'last about several': { ...rater, asked: [daan, samira, thiLan], tone: 'LAST' },
      'last about several, named': {
        ...rater,
        asked: [asManager, { ...asPartner, participant: 'Daan Wijnberg' }],
        tone: 'LAST',
      },
      'friendly about self and others': { ...rater, asked: [oneself, daan, samira], tone: 'FRIENDLY' },
      'clear about self and another': { ...rater, asked: [oneself, daan], tone: 'CLEAR' },
      'last about self and others': { ...rater, asked: [oneself, daan, asManager], tone: 'LAST' },
    },
    FEEDBACK_EXTENDED: {
      self: { ...rater, asked: [oneself] },
      'one colleague': { ...rater, asked: [samira] },
      'self and one colleague': { ...rater, asked: [oneself, samira] },
      'self and others': { ...rater, asked: [oneself, daan, asManager] },
      several: { ...rater, asked: [daan, samira] },
    },
    FEEDBACK_CLOSED_EARLY: {
      rater: { ...inModule, recipientName: 'Joost', closedAt: new Date('2027-01-29T10:30:00Z') },
    },
    FEEDBACK_REPORT_READY: { participant: { ...inModule, path: '/reports/0195c1f0' } },
    FEEDBACK_REPORT_TO_PREVIEW: {
      'about one': { ...inModule, participants: ['Daan Wijnberg'], path: '/reports/preview' },
      'about several': { ...inModule, participants: ['Daan Wijnberg', 'Samira el Idrissi'], path: '/reports/preview' },
    },
    FEEDBACK_REPORT_SHARED: { reader: { ...inModule, participant: 'Daan Wijnberg', path: '/reports/shared' } },
    POP_CONVERSATION_TO_PLAN: {
      participant: { ...toPartner, until: new Date('2027-02-26') },
      manager: { ...toManager, until: new Date('2027-02-26') },
    },
    POP_CONVERSATION_PLANNED: {
      participant: { ...toPartner, appointment: conversation },
      'manager, moved': { ...toManager, appointment: { ...conversation, sequence: 1, place: 'Amstel 1, 3.12' } },
    },
    POP_CONVERSATION_TO_SIGN: { participant: toPartner, manager: toManager },
    ASSIGNMENT_HELP_ASKED: { trainer: { ...inModule, participant: 'Daan Wijnberg', path: '/assignments/0195c1f0' } },
    ASSIGNMENT_SHARED: { manager: { ...inModule, participant: 'Daan Wijnberg', path: '/assignments/0195c1f0' } },
    HARVEST_RETURNS: {
      one: { ...inModule, months: 3, commitments: 1, givenOn: new Date('2027-06-10'), path: '/harvest' },
      several: { ...inModule, months: 12, commitments: 3, givenOn: new Date('2027-06-10'), path: '/harvest' },
    },
    EVALUATION_INVITATION: { participant: evaluation },
    EVALUATION_REMINDER: { participant: evaluation },
    PRACTICE_MOMENT_DUE: { participant: { ...inModule, day: new Date('2027-03-04'), path: '/assignments/0195c1f0' } },
    POP_CONVERSATION_TIMES_PROPOSED: {
      participant: { ...toPartner, proposer: 'Marijke de Boer-Çelik', place: 'Amstel 1, 3.12', times },
    },
    POP_CONVERSATION_TO_PREPARE: {
      participant: { ...toPartner, appointment: conversation },
      manager: { ...toManager, appointment: conversation },
    },
    POP_CONVERSATION_HANDED_OVER: {
      participant: { ...about, ...handedOver, reader: 'PARTICIPANT', place: 'MANAGER' },
      new: { ...about, ...handedOver, reader: 'NEW', place: 'MANAGER' },
      'former, with an appointment': {
        ...about,
        ...handedOver,
        path: '/pop-conversations',
        reader: 'FORMER',
        place: 'MANAGER',
        appointment: { ...conversation, sequence: 1 },
      },
    },
    FINAL_CONVERSATION_TO_PLAN: {
      participant: { ...finalToPartner, until: new Date('2027-02-26') },
      manager: { ...finalToManager, until: new Date('2027-02-26') },
    },
    FINAL_CONVERSATION_PLANNED: {
      participant: { ...finalToPartner, appointment: conversation },
      'manager, moved': { ...finalToManager, appointment: { ...conversation, sequence: 1, place: 'Amstel 1, 3.12' } },
      'learning manager': { ...finalToLearningManager, appointment: conversation },
    },
    FINAL_CONVERSATION_TO_SIGN: {
      participant: finalToPartner,
      manager: finalToManager,
      'learning manager': finalToLearningManager,
    },
    FINAL_CONVERSATION_TIMES_PROPOSED: {
      'learning manager': { ...finalToLearningManager, proposer: 'Samira el Idrissi', place: 'Amstel 1, 3.12', times },
    },
    FINAL_CONVERSATION_TO_PREPARE: {
      participant: { ...finalToPartner, appointment: conversation },
      'learning manager': { ...finalToLearningManager, appointment: conversation },
    },
    FINAL_CONVERSATION_HANDED_OVER: {
      participant: { ...final, ...handedOver, reader: 'PARTICIPANT', place: 'LEARNING_MANAGER' },
      other: { ...final, ...handedOver, reader: 'OTHER', place: 'LEARNING_MANAGER' },
      'participant, nobody yet': {
        ...final,
        ...handedOver,
        to: null,
        reader: 'PARTICIPANT',
        place: 'LEARNING_MANAGER',
      },
      'other, nobody yet': { ...final, ...handedOver, to: null, reader: 'OTHER', place: 'LEARNING_MANAGER' },
      'former, nobody yet': {
        ...final,
        ...handedOver,
        to: null,
        path: '/final-conversations',
        reader: 'FORMER',
        place: 'LEARNING_MANAGER',
      },
      'former, with an appointment': {
        ...final,
        ...handedOver,
        path: '/final-conversations',
        reader: 'FORMER',
        place: 'LEARNING_MANAGER',
        appointment: { ...conversation, sequence: 1 },
      },
    },
    SESSION_INVITATION: {
      'kick-off': session,
      'in another zone': {
        ...session,
        session: group,
        appointment: { ...appointment, timeZone: 'America/Curacao', place: 'Willemstad' },
      },
    },
    COACHING_MATCHED: { participant: coached, 'learning manager': coaching },
    COACHING_ENDED: {
      participant: { ...coached, staysWithBoth: true },
      'learning manager': { ...coaching, staysWithBoth: true },
      'participant of who became manager': { ...coached, staysWithBoth: false },
      'learning manager who became manager': { ...coaching, staysWithBoth: false },
    },
    COACHING_TO_MATCH_AGAIN: {
      one: { ...again, participants: [{ name: 'Samira el Idrissi', module }] },
      many: { ...again, participants: Array.from({ length: 45 }, () => ({ name: 'Daan Wijnberg', module })) },
    },
    WORK_TO_TAKE_OVER: {
      client: { ...leftWork, held: [{ kind: 'CLIENT', programme, participant: null }] },
      manager: {
        ...leftWork,
        held: [
          { kind: 'CONDITION_OWNER', programme, participant: null },
          { kind: 'MANAGER', programme, participant: 'Samira el Idrissi' },
        ],
      },
      many: {
        ...leftWork,
        held: Array.from({ length: 45 }, () => ({ kind: 'MANAGER' as const, programme, participant: 'Daan Wijnberg' })),
      },
    },
    MANAGERS_TOO_CLOSE: {
      'each kind': {
        ...tooClose,
        pairs: [
          { kind: 'COACHING', person: 'Samira el Idrissi', other: 'Lena van der Laan', module },
          { kind: 'COACHING_ENDED', person: 'Daan Wijnberg', other: 'Lena van der Laan', module },
          { kind: 'GROUP', person: 'Daan Wijnberg', other: 'Samira el Idrissi', module },
        ],
      },
      many: {
        ...tooClose,
        pairs: Array.from({ length: 45 }, () => ({
          kind: 'GROUP' as const,
          person: 'Daan Wijnberg',
          other: 'Samira el Idrissi',
          module,
        })),
      },
    },
    COACHING_SESSION_PLANNED: {
      'chemistry call': { ...coached, kind: 'CHEMISTRY_CALL', appointment: conversation },
      'session, moved': { ...coaching, kind: 'SESSION', appointment: { ...conversation, sequence: 1 } },
    },
    COACHING_SESSION_CANCELLED: {
      session: { ...coached, kind: 'SESSION', appointment: { ...conversation, sequence: 2 } },
    },
    SESSION_CHANGED: {
      'kick-off': { ...session, appointment: moved, before: appointment },
      'of a design': {
        ...session,
        module: null,
        session: 'Ontwerpsessie 1: opgaven',
        appointment: moved,
        before: appointment,
      },
    },
    SESSION_CANCELLED: { 'kick-off': { ...session, appointment: { ...moved, sequence: 2 } } },
    SESSION_LEFT: { 'kick-off': session },
    SESSION_TOMORROW: {
      'kick-off': { ...session, isTomorrow: true },
      'after the weekend': { ...session, isTomorrow: false },
    },
  };
}
