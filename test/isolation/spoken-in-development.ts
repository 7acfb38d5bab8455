import type { Installation } from '../support/installation.js';
import type { Speak } from './speaking.js';
import { marked, type Who } from './spoken-words.js';

const SHARED = ['marga', 'lena', 'mo', 'dirk'];

/** Prepares for a conversation, and has the others read it if that one shares. */
async function prepare(speak: Speak, kind: 'pop' | 'final', who: Who, id: string, name: string): Promise<void> {
  await speak(who, `${kind}ConversationPrepare`, { id, version: 0, text: marked(name) });
  if (SHARED.includes(who)) await speak(who, `${kind}ConversationPreparationShare`, { id, version: 1 });
}

const goal = (name: string) => ({ behaviour: marked(name), situation: marked(name), noticedBy: marked(name) });

/** The conversation that somebody has as a participant. */
async function conversationOf(speak: Speak, kind: 'Pop' | 'Final', who: Who): Promise<string> {
  const own = await speak(who, `my${kind}Conversations`, {});
  return own.find(({ side }: { side: string }) => side === 'PARTICIPANT').id;
}

/** Writes together and signs; gives the ids of the goals as they were signed. */
async function agree(speak: Speak, id: string, [who, manager]: [Who, Who], written: object): Promise<string[]> {
  const { version } = await speak(who, 'popConversation', { id });
  const { popConversation } = await speak(who, 'popConversationWrite', { id, version, input: written });
  for (const signer of [who, manager])
    await speak(signer, 'popConversationSign', { id, version: popConversation.version });
  const { versions } = await speak(who, 'popConversation', { id });
  return versions[0].goals.map((signed: { id: string }) => signed.id);
}

/** Anna and Marga talk, and Dirk and Mo, before Marga becomes Dirk’s manager. */
export async function talkOfTwo(
  leerlijn: Installation,
  speak: Speak,
  moduleId: string,
  ids: Record<'dirk' | 'marga', string>,
) {
  await speak('coen', 'popConversationsStart', { moduleId });
  const anna = await conversationOf(speak, 'Pop', 'anna');
  await prepare(speak, 'pop', 'anna', anna, 'anna-prepares-for-herself');
  await prepare(speak, 'pop', 'marga', anna, 'marga-prepares-and-shares');
  await speak('anna', 'popConversationPlan', {
    id: anna,
    input: { startsAtLocal: '2027-02-15T09:00', minutes: 60, place: marked('place-of-two') },
  });
  await speak('anna', 'popNoteWrite', { conversationId: anna, version: 0, text: marked('note-of-anna') });
  await speak('marga', 'popNoteWrite', { conversationId: anna, version: 0, text: marked('note-of-marga') });
  const goals = await agree(speak, anna, ['anna', 'marga'], {
    agreements: marked('agreement-of-two'),
    goals: [goal('goal-that-is-practised'), goal('goal-of-two')],
  });

  const dirk = await conversationOf(speak, 'Pop', 'dirk');
  await prepare(speak, 'pop', 'dirk', dirk, 'dirk-prepared-and-shared');
  await prepare(speak, 'pop', 'mo', dirk, 'mo-prepared-and-shared');
  await speak('mo', 'popNoteWrite', { conversationId: dirk, version: 0, text: marked('note-of-mo') });
  await agree(speak, dirk, ['dirk', 'mo'], { agreements: marked('agreement-with-mo'), goals: [goal('goal-with-mo')] });
  await leerlijn.sql('update person set manager_id = $2 where id = $1', [ids.dirk, ids.marga]);
  await speak('coen', 'conversationsHandOver', { moduleId });
  return { conversations: [anna, dirk], goal: goals[0]! };
}

/** Anna, Marga and Lena look back. */
export async function talkOfThree(speak: Speak, moduleId: string): Promise<string> {
  await speak('coen', 'finalConversationsStart', { moduleId });
  const id = await conversationOf(speak, 'Final', 'anna');
  await prepare(speak, 'final', 'anna', id, 'anna-looks-back-for-herself');
  await prepare(speak, 'final', 'lena', id, 'lena-looks-back-and-shares');
  await speak('anna', 'finalConversationPlan', {
    id,
    input: { startsAtLocal: '2027-02-16T09:00', minutes: 60, place: marked('place-of-three') },
  });
  let { version } = await speak('anna', 'finalConversation', { id });
  for (const [who, name] of [
    ['anna', 'learnt-by-anna'],
    ['marga', 'added-by-marga'],
  ] as const) {
    const written = await speak(who, 'finalConversationWrite', { id, version, text: marked(name) });
    version = written.finalConversation.version;
  }
  for (const who of ['anna', 'marga', 'lena'] as const) await speak(who, 'finalConversationSign', { id, version });
  return id;
}

/** Anna practises what she signed, from the case that she brought; Tess helps Bram with the draft of his, from the case that he keeps to himself. */
export async function practise(
  speak: Speak,
  { moduleId, goalId, caseStep, tess }: Record<'moduleId' | 'goalId' | 'caseStep' | 'tess', string>,
) {
  const from = (goal: string) => ({ moduleId, input: { goalId: goal, practiceCaseStepId: caseStep } });
  const { assignment } = await speak('anna', 'assignmentDraft', from(goalId));
  const { id } = assignment;
  const perspectives = (name: string) => ({ individual: marked(name), collective: marked(name) });
  await speak('anna', 'assignmentWrite', { id, version: 1, input: perspectives('anna-will-do') });
  const { assignment: started } = await speak('anna', 'assignmentStart', { id, version: 2 });
  const moments: { id: string }[] = started.moments;
  for (const [at, [audience, name]] of (
    [
      ['OWN', 'reflection-for-anna'],
      ['TWO', 'reflection-for-lena'],
    ] as const
  ).entries())
    await speak('anna', 'practiceReflectionWrite', {
      momentId: moments[at]!.id,
      version: 0,
      input: { text: marked(name), audience },
    });
  const name = 'evidence-of-anna';
  await speak('anna', 'assignmentEvidenceAdd', {
    assignmentId: id,
    input: { text: marked(name), link: `https://${marked(name)}.example` },
  });

  const bram = await conversationOf(speak, 'Pop', 'bram');
  const [bramsGoal] = await agree(speak, bram, ['bram', 'marga'], {
    agreements: '',
    goals: [{ behaviour: 'Ik vraag door', situation: 'aan de balie', noticedBy: 'het gesprek duurt langer' }],
  });
  const { assignment: draft } = await speak('bram', 'assignmentDraft', from(bramsGoal!));
  await speak('bram', 'assignmentHelperInvite', { id: draft.id, personId: tess });
  const { version } = await speak('tess', 'assignment', { id: draft.id });
  await speak('tess', 'assignmentWrite', { id: draft.id, version, input: perspectives('bram-drafts') });
  return { assignments: [id, draft.id], practiceMoments: moments.map((moment) => moment.id) };
}
