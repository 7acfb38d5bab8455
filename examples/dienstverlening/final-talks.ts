import type { Data } from './api.ts';
import { daysAfter } from './calendar.ts';
import type { Installation } from './installation.ts';
import { forEach } from './many.ts';
import { inParallel } from './parallel.ts';
import type { SignIn } from './sign-in.ts';

const ERRORS = 'userErrors { code field message }';
const MINE = '{ myFinalConversations { id side state version module { id } participant { id } } }';

/** The coordinator has the final conversations of a module start; gives how many. */
export async function startFinalTalks({ api }: Installation, coordinator: string, moduleId: string): Promise<number> {
  const { finalConversationsStart } = await api.must(
    `mutation ($id: ID!) { finalConversationsStart(moduleId: $id) { started ${ERRORS} } }`,
    { id: moduleId },
    coordinator,
  );
  return finalConversationsStart.started;
}

/** Somebody's final conversations on the side of a manager or learning manager, about participants among `only`. */
async function theirs({ api }: Installation, credential: string, moduleId: string, only: ReadonlySet<string>) {
  const { myFinalConversations } = await api.must(MINE, {}, credential);
  return myFinalConversations.filter(
    ({ side, module, participant }: Data) =>
      side !== 'PARTICIPANT' && module.id === moduleId && only.has(participant.id),
  );
}

/** Learning managers find a moment for each of theirs, four on a day. */
export async function planFinalTalks(
  leerlijn: Installation,
  as: SignIn,
  learningManagers: readonly string[],
  moduleId: string,
  only: ReadonlySet<string>,
  from: string,
): Promise<number> {
  const counts = await inParallel(learningManagers, 5, async (email) => {
    const credential = await as(email);
    const planned = await theirs(leerlijn, credential, moduleId, only);
    await forEach(
      leerlijn,
      credential,
      { id: 'ID!', input: 'FinalConversationPlanInput!' },
      `finalConversationPlan(id: $id, input: $input) { ${ERRORS} }`,
      planned.map(({ id }: Data, at: number) => ({
        id,
        input: {
          startsAtLocal: `${daysAfter(from, Math.floor(at / 4))}T${10 + 2 * (at % 4)}:00`,
          place: 'Stadhuis, kamer 3.07',
        },
      })),
    );
    return planned.length as number;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The participant writes what was learnt, and signs. */
export async function writeWhatWasLearnt({ api }: Installation, credential: string, moduleId: string): Promise<void> {
  const { myFinalConversations } = await api.must(MINE, {}, credential);
  const { id, version } = myFinalConversations.find(
    ({ side, module }: Data) => side === 'PARTICIPANT' && module.id === moduleId,
  );
  await api.must(
    `mutation ($id: ID!, $version: Int!, $next: Int!, $text: String!) {
      finalConversationWrite(id: $id, version: $version, text: $text) { ${ERRORS} }
      finalConversationSign(id: $id, version: $next) { ${ERRORS} }
    }`,
    { id, version, next: version + 1, text: 'Ik heb geleerd dat begrenzen begint met zeggen wat je wél wilt.' },
    credential,
  );
}

/** Managers and learning managers sign what is there. */
export async function signFinalTalks(
  leerlijn: Installation,
  as: SignIn,
  emails: readonly string[],
  moduleId: string,
  only: ReadonlySet<string>,
): Promise<void> {
  await inParallel(emails, 5, async (email) => {
    const credential = await as(email);
    const waiting = (await theirs(leerlijn, credential, moduleId, only)).filter(
      ({ state }: Data) => state === 'TO_SIGN',
    );
    await forEach(
      leerlijn,
      credential,
      { id: 'ID!', version: 'Int!' },
      `finalConversationSign(id: $id, version: $version) { ${ERRORS} }`,
      waiting,
    );
  });
}

/** How many final conversations of a module all three have signed. */
export async function signedFinalTalks({ api }: Installation, coordinator: string, moduleId: string): Promise<number> {
  const { finalConversationStates } = await api.must(
    'query ($id: ID!) { finalConversationStates(moduleId: $id) { state } }',
    { id: moduleId },
    coordinator,
  );
  return finalConversationStates.filter(({ state }: Data) => state === 'SIGNED').length;
}
