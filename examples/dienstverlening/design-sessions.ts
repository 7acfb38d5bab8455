import type { Data } from './api.ts';
import type { Installation } from './installation.ts';
import type { SignIn } from './sign-in.ts';

const ERRORS = 'userErrors { code field message }';

export interface DesignSession {
  readonly id: string;
  readonly version: number;
  readonly invited: number;
}

/** The first of the two design sessions of a programme is planned; the director and who reports to the director are invited. */
export async function planDesignSession(
  { api }: Installation,
  coordinator: string,
  programmeId: string,
  startsAtLocal: string,
): Promise<DesignSession> {
  const { designSessions } = await api.must(
    'query ($id: ID!) { designSessions(programmeId: $id) { id } }',
    { id: programmeId },
    coordinator,
  );
  const { designSessionInvite } = await api.must(
    `mutation ($id: ID!, $input: DesignSessionPlanInput!) {
      designSessionPlan(id: $id, input: $input) { ${ERRORS} }
      designSessionInvite(id: $id) { designSession { id version meeting { attendances { state } } } ${ERRORS} }
    }`,
    { id: designSessions[0].id, input: { startsAtLocal, minutes: 180, place: 'Kamer van de directeur' } },
    coordinator,
  );
  const { id, version, meeting } = designSessionInvite.designSession;
  return { id, version, invited: meeting.attendances.length };
}

/** What became of it. */
export async function writeDesignResults(
  { api }: Installation,
  coordinator: string,
  { id, version }: DesignSession,
): Promise<void> {
  const results = {
    nl: 'Vier opgaven, in deze volgorde; begrenzen en verbinden eerst.',
    en: 'Four challenges, in this order; setting limits and connecting first.',
  };
  await api.must(
    `mutation ($id: ID!, $version: Int!, $input: DesignSessionResultsWriteInput!) {
      designSessionResultsWrite(id: $id, version: $version, input: $input) { ${ERRORS} }
    }`,
    { id, version, input: { results } },
    coordinator,
  );
}

/** Somebody becomes the owner of the condition of safety, and adds what shows that it is met; gives its status then. */
export async function showCondition(
  { api }: Installation,
  as: SignIn,
  who: { coordinator: string; owner: string; programmeId: string },
): Promise<string> {
  const coordinator = await as(who.coordinator);
  const { programme, people } = await api.must(
    'query ($id: ID!, $owner: String!) { programme(id: $id) { conditions { id kind version } } people(search: $owner) { nodes { id } } }',
    { id: who.programmeId, owner: who.owner },
    coordinator,
  );
  const { id, version } = programme.conditions.find(({ kind }: Data) => kind === 'SAFETY');
  await api.must(
    `mutation ($id: ID!, $version: Int!, $personId: ID!) { conditionOwnerAssign(id: $id, version: $version, personId: $personId) { ${ERRORS} } }`,
    { id, version, personId: people.nodes[0].id },
    coordinator,
  );
  const { conditionEvidenceAdd } = await api.must(
    `mutation ($id: ID!, $input: ConditionEvidenceAddInput!) {
      conditionEvidenceAdd(conditionId: $id, input: $input) { condition { status } ${ERRORS} }
    }`,
    { id, input: { text: 'Er is een vertrouwenspersoon voor het programma.' } },
    await as(who.owner),
  );
  return conditionEvidenceAdd.condition.status;
}
