import type { Installation } from '../support/installation.js';

interface Talk {
  readonly moduleId: string;
  /** Stands in every text. */
  readonly word: string;
  /** Credentials of a participant who coordinates too, and of the manager. */
  readonly insider: string;
  readonly boss: string;
  /** Somebody of the same organisation who becomes learning manager. */
  readonly colleagueId: string;
}

/**
 * Conversations of the insider: a POP conversation that was signed, handed over and signed again, with preparations and a note, and a final
 * conversation that all three signed, one after the other as learning manager.
 */
export async function converse(leerlijn: Installation, talk: Talk): Promise<void> {
  await talkOfTwo(leerlijn, talk);
  await talkOfThree(leerlijn, talk);
}

async function talkOfTwo(leerlijn: Installation, { moduleId, word, insider, boss }: Talk): Promise<void> {
  await leerlijn.must(
    'mutation ($m: ID!) { popConversationsStart(moduleId: $m) { started userErrors { code } } }',
    { m: moduleId },
    insider,
  );
  const { myPopConversations } = await leerlijn.must('{ myPopConversations { id side } }', {}, insider);
  const { id } = myPopConversations.find(({ side }: { side: string }) => side === 'PARTICIPANT');
  await leerlijn.must(
    'mutation ($id: ID!, $input: PopConversationPlanInput!) { popConversationPlan(id: $id, input: $input) { userErrors { code } } }',
    { id, input: { startsAtLocal: '2027-01-05T09:00', place: word } },
    insider,
  );
  await leerlijn.must(
    'mutation ($id: ID!, $text: String!) { popConversationPrepare(id: $id, version: 0, text: $text) { userErrors { code } } }',
    { id, text: word },
    insider,
  );
  const { popConversationWrite } = await leerlijn.must(
    'mutation ($id: ID!, $input: PopConversationWriteInput!) { popConversationWrite(id: $id, version: 1, input: $input) { popConversation { id version } userErrors { code } } }',
    { id, input: { agreements: word, goals: [{ behaviour: word, situation: word, noticedBy: word }] } },
    insider,
  );
  await leerlijn.must(
    'mutation ($id: ID!, $text: String!) { popNoteWrite(conversationId: $id, version: 0, text: $text) { userErrors { code } } }',
    { id, text: word },
    insider,
  );
  const { version } = popConversationWrite.popConversation;
  for (const credential of [insider, boss])
    await leerlijn.must(
      'mutation ($id: ID!, $version: Int!) { popConversationSign(id: $id, version: $version) { userErrors { code } } }',
      { id, version },
      credential,
    );
  // As a hand-over that was taken back leaves it: made behind the scenes, as a story of its own tells how.
  await leerlijn.sql(
    `insert into pop_hand_over (tenant_id, id, conversation_id, side, from_id, to_id, version, handed_over_at, sequence, content, passed_on_at)
     select tenant_id, gen_random_uuid(), id, 'MANAGER', manager_id, manager_id, 1, now(), 0,
            jsonb_build_object('agreements', $2::text, 'goals', '[]'::jsonb), now()
       from pop_conversation where id = $1`,
    [id, word],
  );
}

async function talkOfThree(
  leerlijn: Installation,
  { moduleId, word, insider, boss, colleagueId }: Talk,
): Promise<void> {
  const started = 'mutation ($m: ID!) { finalConversationsStart(moduleId: $m) { started userErrors { code } } }';
  await leerlijn.must(started, { m: moduleId }, insider);
  const { myFinalConversations } = await leerlijn.must('{ myFinalConversations { id side } }', {}, insider);
  const { id } = myFinalConversations.find(({ side }: { side: string }) => side === 'PARTICIPANT');
  await leerlijn.sql(
    `insert into role_grant (tenant_id, person_id, role, granted_at)
     select tenant_id, id, 'LEARNING_MANAGER', now() from person where id = $1 on conflict do nothing`,
    [colleagueId],
  );
  await leerlijn.must(
    'mutation ($id: ID!, $p: ID!) { finalConversationLearningManagerSet(id: $id, personId: $p) { userErrors { code } } }',
    { id, p: colleagueId },
    insider,
  );
  await leerlijn.must(
    'mutation ($id: ID!, $text: String!) { finalConversationPrepare(id: $id, version: 0, text: $text) { userErrors { code } } }',
    { id, text: word },
    insider,
  );
  const { finalConversationWrite } = await leerlijn.must(
    'mutation ($id: ID!, $text: String!) { finalConversationWrite(id: $id, version: 1, text: $text) { finalConversation { version } userErrors { code } } }',
    { id, text: word },
    insider,
  );
  for (const credential of [insider, boss])
    await leerlijn.must(
      'mutation ($id: ID!, $version: Int!) { finalConversationSign(id: $id, version: $version) { userErrors { code } } }',
      { id, version: finalConversationWrite.finalConversation.version },
      credential,
    );
  await leerlijn.sql(
    `insert into final_conversation_version (tenant_id, conversation_id, version, content, manager_id, learning_manager_id, signed_at)
     select tenant_id, id, 1, jsonb_build_object('texts', jsonb_build_array(jsonb_build_object('side', 'PARTICIPANT', 'text', $2::text))),
            manager_id, learning_manager_id, now() from final_conversation where id = $1`,
    [id, word],
  );
  await leerlijn.sql(
    `insert into final_hand_over (tenant_id, id, conversation_id, side, from_id, to_id, version, handed_over_at, sequence)
     select tenant_id, gen_random_uuid(), id, 'MANAGER', manager_id, manager_id, 1, now(), 0 from final_conversation where id = $1`,
    [id],
  );
}
