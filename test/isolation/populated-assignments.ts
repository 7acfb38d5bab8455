import type { Installation } from '../support/installation.js';

/** What came of a goal. */
export interface Practised {
  /** As both signed it. */
  readonly goal: string;
  /** Of the insider, under way. */
  readonly assignment: string;
  /** With a reflection. */
  readonly practiceMoment: string;
  readonly evidence: string;
}

/** A development assignment of the insider with every text that there can be, about the goal that was signed and from the case that was brought. */
export async function practise(
  leerlijn: Installation,
  { moduleId, word, insiderId, insider }: { moduleId: string; word: string; insiderId: string; insider: string },
): Promise<Practised> {
  const [signed] = await leerlijn.sql<{ goal: string }>(
    `select v.content -> 'goals' -> 0 ->> 'id' as goal from pop_conversation_version v
       join pop_conversation c on c.id = v.conversation_id where c.participant_id = $1`,
    [insiderId],
  );
  const { goal } = signed!;
  const [brought] = await leerlijn.sql<{ step: string }>(
    'select step_id as step from practice_case where person_id = $1',
    [insiderId],
  );
  const act = async (mutation: string, variables: object) =>
    // biome-ignore lint/suspicious/noExplicitAny: the shape follows from the query text
    (Object.values(await leerlijn.must(mutation, variables, insider))[0] as any).assignment;
  const { id } = await act(
    `mutation ($m: ID!, $g: ID!, $c: ID!) { assignmentDraft(moduleId: $m, input: { goalId: $g, practiceCaseStepId: $c }) {
      assignment { id } userErrors { code } } }`,
    { m: moduleId, g: goal, c: brought!.step },
  );
  await act(
    `mutation ($id: ID!, $w: String!) { assignmentWrite(id: $id, version: 1, input: { individual: $w, collective: $w }) {
      assignment { id } userErrors { code } } }`,
    { id, w: word },
  );
  const { moments } = await act(
    'mutation ($id: ID!) { assignmentStart(id: $id, version: 2) { assignment { moments { id } } userErrors { code } } }',
    { id },
  );
  await act(
    `mutation ($id: ID!, $w: String!) { practiceReflectionWrite(momentId: $id, version: 0, input: { text: $w, audience: OWN }) {
      assignment { id } userErrors { code } } }`,
    { id: moments[0].id, w: word },
  );
  const { evidence } = await act(
    `mutation ($id: ID!, $w: String!, $l: String!) { assignmentEvidenceAdd(assignmentId: $id, input: { text: $w, link: $l }) {
      assignment { evidence { id } } userErrors { code } } }`,
    { id, w: word, l: `https://${word}.example` },
  );
  return { goal, assignment: id, practiceMoment: moments[0].id, evidence: evidence[0].id };
}
