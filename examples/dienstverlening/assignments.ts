import type { Data } from './api.ts';
import type { Installation } from './installation.ts';

const ERRORS = 'userErrors { code field message }';

const PERSPECTIVES = {
  individual: 'Ik spreek elke maandag af wat er vrijdag klaar is, en kom er woensdag op terug.',
  collective: 'Als team houden we de afspraken bij op één bord, en bespreken we wat er misging zonder schuldige.',
};

/** Somebody says yes to the learning manager, and begins to practise the goal of the POP conversation; gives the number of practice moments. */
export async function beginPractice({ api }: Installation, credential: string, moduleId: string): Promise<number> {
  const { myCoaching, myPopConversations } = await api.must(
    `{
      myCoaching { id side module { id } }
      myPopConversations { id side module { id } versions { goals { id } } }
    }`,
    {},
    credential,
  );
  const own = ({ side, module }: Data) => side === 'PARTICIPANT' && module.id === moduleId;
  const goalId = myPopConversations.find(own).versions[0]?.goals[0].id;
  const coachingId = myCoaching.find(own).id;
  await api.must(
    `mutation ($id: ID!) { chemistryCallAnswer(coachingId: $id, answer: YES) { ${ERRORS} } }`,
    { id: coachingId },
    credential,
  );
  if (!goalId) return 0;
  const { assignmentDraft } = await api.must(
    `mutation ($moduleId: ID!, $goalId: ID!) {
      assignmentDraft(moduleId: $moduleId, input: { goalId: $goalId }) { assignment { id version } ${ERRORS} }
    }`,
    { moduleId, goalId },
    credential,
  );
  const { id, version } = assignmentDraft.assignment;
  const { assignmentStart } = await api.must(
    `mutation ($id: ID!, $version: Int!, $next: Int!, $input: AssignmentWriteInput!) {
      assignmentWrite(id: $id, version: $version, input: $input) { ${ERRORS} }
      assignmentStart(id: $id, version: $next) { assignment { moments { day } } ${ERRORS} }
    }`,
    { id, version, next: version + 1, input: PERSPECTIVES },
    credential,
  );
  return assignmentStart.assignment.moments.length;
}

/** The participant looks back on a practice moment, for the learning manager to read too, and is done; false for who never began. */
export async function completePractice({ api }: Installation, credential: string, moduleId: string): Promise<boolean> {
  const { myAssignments } = await api.must(
    '{ myAssignments { id version module { id } moments { id } } }',
    {},
    credential,
  );
  const assignment = myAssignments.find(({ module }: Data) => module.id === moduleId);
  if (!assignment) return false;
  const { id, version, moments } = assignment;
  await api.must(
    `mutation ($momentId: ID!, $input: PracticeReflectionInput!, $id: ID!, $version: Int!) {
      practiceReflectionWrite(momentId: $momentId, version: 0, input: $input) { ${ERRORS} }
      assignmentComplete(id: $id, version: $version) { ${ERRORS} }
    }`,
    {
      momentId: moments[0].id,
      input: { audience: 'TWO', text: 'Het gaf rust dat ik het vooraf had gezegd. Volgende keer eerder terugkomen.' },
      id,
      version,
    },
    credential,
  );
  return true;
}
