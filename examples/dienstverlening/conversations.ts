import type { Data } from './api.ts';
import { dayOf, daysAfter } from './calendar.ts';
import type { Installation } from './installation.ts';
import { inParallel } from './parallel.ts';
import { oneOf, randomOf } from './random.ts';
import type { SignIn } from './sign-in.ts';
import type { Moved } from './terminal.ts';

/** A participant and the manager, by their addresses. */
export interface Pair {
  readonly email: string;
  readonly managerEmail: string;
}

const AT_ONCE = 6;
const PLACES = [
  'Stadhuis, kamer 2.14',
  'Stadsloket Centrum, spreekkamer 3',
  'https://video.gemeente.example/pop',
  'Amstel 1, 3.12',
];

const GOALS = [
  {
    behaviour: 'Ik spreek iemand dezelfde week aan als een afspraak niet is nagekomen.',
    situation: 'In het weekoverleg en in één-op-ééngesprekken aan de balie.',
    noticedBy: 'Mijn team merkt dat afspraken terugkomen op de agenda.',
  },
  {
    behaviour: 'Ik stel eerst een vraag voordat ik zelf een oplossing noem.',
    situation: 'Als een medewerker met een lastige aanvraag bij me komt.',
    noticedBy: 'Medewerkers komen vaker met een eigen voorstel.',
  },
  {
    behaviour: 'Ik zeg nee tegen extra werk dat het team overvraagt.',
    situation: 'In het overleg met andere afdelingen.',
    noticedBy: 'De planning van het team blijft een week van tevoren staan.',
  },
] as const;

/** The coordinator has everybody start; each participant is mailed. */
export async function startConversations(
  { api }: Installation,
  coordinator: string,
  moduleId: string,
): Promise<number> {
  const { popConversationsStart } = await api.must(
    'mutation ($id: ID!) { popConversationsStart(moduleId: $id) { started userErrors { code message } } }',
    { id: moduleId },
    coordinator,
  );
  return popConversationsStart.started;
}

/** Participants plan a conversation with their manager, on a working day within the two weeks after `from`. */
export async function planConversations(
  leerlijn: Installation,
  as: SignIn,
  pairs: readonly Pair[],
  from: string,
  moved: Moved,
): Promise<number> {
  await inParallel(
    pairs,
    AT_ONCE,
    async ({ email }) => {
      const credential = await as(email);
      const random = randomOf(`${email} plans`);
      const day = daysAfter(dayOf(from), oneOf([1, 2, 3, 4, 7, 8], random));
      const hour = oneOf(['09', '10', '11', '13', '14', '15', '16'], random);
      await leerlijn.api.must(
        `mutation ($id: ID!, $input: PopConversationPlanInput!) {
          popConversationPlan(id: $id, input: $input) { popConversation { state } userErrors { code field message } }
        }`,
        {
          id: (await ownConversation(leerlijn, credential)).id,
          input: { startsAtLocal: `${day}T${hour}:00`, minutes: 60, place: oneOf(PLACES, random) },
        },
        credential,
      );
    },
    (done, of) => moved(`${done} of ${of}`),
  );
  return pairs.length;
}

/** Participants propose times and their managers take one; both prepare, and read each other's preparation. */
export async function agreeOnTimes(
  leerlijn: Installation,
  as: SignIn,
  pairs: readonly Pair[],
  from: string,
): Promise<number> {
  const { api } = leerlijn;
  const prepare = `
    popConversationPrepare(id: $id, version: 0, text: $text) { userErrors { code message } }
    popConversationPreparationShare(id: $id, version: 1) { userErrors { code message } }`;
  await inParallel(pairs, AT_ONCE, async ({ email, managerEmail }, at) => {
    const participant = await as(email);
    const { id } = await ownConversation(leerlijn, participant);
    const days = [1, 2].map((days) => daysAfter(dayOf(from), days));
    const { popConversationTimesPropose } = await api.must(
      `mutation ($id: ID!, $input: TimesProposeInput!, $text: String!) {
        popConversationTimesPropose(id: $id, proposalNumber: 0, input: $input) {
          popConversation { proposalNumber proposal { times { startsAt } } } userErrors { code field message }
        }
        ${prepare}
      }`,
      {
        id,
        input: { startsAtLocal: days.map((day) => `${day}T${9 + at}:00`.replace('T9', 'T09')), place: PLACES[0] },
        text: 'Ik wil het hebben over afspraken die blijven liggen.',
      },
      participant,
    );
    const { proposalNumber, proposal } = popConversationTimesPropose.popConversation;
    await api.must(
      `mutation ($id: ID!, $seen: Int!, $startsAt: [DateTime!]!, $text: String!) {
        popConversationTimesAccept(id: $id, proposalNumber: $seen, startsAt: $startsAt) { userErrors { code field message } }
        ${prepare}
      }`,
      {
        id,
        seen: proposalNumber,
        startsAt: [proposal.times[0].startsAt],
        text: 'Ik zie dat je veel overneemt van je team. Wat houdt je tegen om nee te zeggen?',
      },
      await as(managerEmail),
    );
  });
  return pairs.length;
}

/** After the conversation the participant writes down what was agreed, tied to a behaviour of the impact map, and signs. */
export async function writeAndSign(
  leerlijn: Installation,
  as: SignIn,
  pairs: readonly Pair[],
  behaviourId: string | undefined,
  moved: Moved,
): Promise<number> {
  await inParallel(
    pairs,
    AT_ONCE,
    async ({ email }) => {
      const credential = await as(email);
      const random = randomOf(`${email} learns`);
      const goals = [{ ...oneOf(GOALS, random), behaviourId }];
      const { id, version } = await ownConversation(leerlijn, credential);
      const { popConversationWrite } = await leerlijn.api.must(
        `mutation ($id: ID!, $version: Int!, $input: PopConversationWriteInput!) {
          popConversationWrite(id: $id, version: $version, input: $input) {
            popConversation { version } userErrors { code field message }
          }
        }`,
        { id, version, input: { goals, agreements: 'We kijken er elke maand samen tien minuten naar.' } },
        credential,
      );
      await sign(leerlijn, credential, id, popConversationWrite.popConversation.version);
    },
    (done, of) => moved(`${done} of ${of}`),
  );
  return pairs.length;
}

/** Managers sign what their people have written; gives how many conversations are signed by both. */
export async function signAsManagers(
  leerlijn: Installation,
  as: SignIn,
  pairs: readonly Pair[],
  moved: Moved,
): Promise<number> {
  const managers = [...new Set(pairs.map(({ managerEmail }) => managerEmail))];
  const signed = await inParallel(
    managers,
    AT_ONCE,
    async (email) => {
      const credential = await as(email);
      const { myPopConversations } = await leerlijn.api.must(
        '{ myPopConversations { id side state version managerSignedAt } }',
        {},
        credential,
      );
      const waiting = myPopConversations.filter(
        ({ side, state, managerSignedAt }: Data) => side === 'MANAGER' && state === 'TO_SIGN' && !managerSignedAt,
      );
      for (const { id, version } of waiting) await sign(leerlijn, credential, id, version);
      return waiting.length as number;
    },
    (done, of) => moved(`${done} of ${of} managers`),
  );
  return signed.reduce((sum, count) => sum + count, 0);
}

async function ownConversation({ api }: Installation, credential: string): Promise<Data> {
  const { myPopConversations } = await api.must('{ myPopConversations { id side version } }', {}, credential);
  return myPopConversations.find(({ side }: Data) => side === 'PARTICIPANT');
}

async function sign({ api }: Installation, credential: string, id: string, version: number): Promise<void> {
  await api.must(
    `mutation ($id: ID!, $version: Int!) {
      popConversationSign(id: $id, version: $version) { popConversation { state } userErrors { code message } }
    }`,
    { id, version },
    credential,
  );
}
