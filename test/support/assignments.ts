const VISIBLE = 'visibleTo { audience sentence }';
const ASSIGNMENT = `id state version individual collective completedAt archivedAt goal { behaviour situation noticedBy } ${VISIBLE}
  participant { displayName } learningManager { displayName } helper { displayName }
  moments { id day audiences { audience sentence } reflection { text version ${VISIBLE} } } evidence { id text link ${VISIBLE} }`;
const PAYLOAD = `assignment { ${ASSIGNMENT} } userErrors { code message field }`;
export const ONE = `query ($id: ID!) { assignment(id: $id) { ${ASSIGNMENT} } }`;
export const MINE = `{ myAssignments { ${ASSIGNMENT} } }`;
export const STATES = `query ($m: ID!) { assignmentStates(moduleId: $m) { id participant { displayName } state } }`;
export const DRAFT = `mutation ($m: ID!, $g: ID!) { assignmentDraft(moduleId: $m, input: { goalId: $g }) { ${PAYLOAD} } }`;
export const WRITE = `mutation ($id: ID!, $version: Int!, $input: AssignmentWriteInput!) {
  assignmentWrite(id: $id, version: $version, input: $input) { ${PAYLOAD} } }`;
const change = (name: string) =>
  `mutation ($id: ID!, $version: Int!) { ${name}(id: $id, version: $version) { ${PAYLOAD} } }`;
export const START = change('assignmentStart');
export const COMPLETE = change('assignmentComplete');
export const REOPEN = change('assignmentReopen');
export const ARCHIVE = change('assignmentArchive');
export const HELP = `mutation ($id: ID!, $personId: ID!) { assignmentHelperInvite(id: $id, personId: $personId) { ${PAYLOAD} } }`;
export const DISMISS = `mutation ($id: ID!) { assignmentHelperDismiss(id: $id) { ${PAYLOAD} } }`;
export const ADD = `mutation ($id: ID!, $day: LocalDate!) { practiceMomentAdd(assignmentId: $id, day: $day) { ${PAYLOAD} } }`;
export const MOVE = `mutation ($id: ID!, $seen: LocalDate!, $day: LocalDate!) { practiceMomentMove(id: $id, seen: $seen, day: $day) { ${PAYLOAD} } }`;
export const REFLECT = `mutation ($id: ID!, $version: Int!, $input: PracticeReflectionInput!) {
  practiceReflectionWrite(momentId: $id, version: $version, input: $input) { ${PAYLOAD} } }`;
export const EVIDENCE = `mutation ($id: ID!, $input: AssignmentEvidenceInput!) { assignmentEvidenceAdd(assignmentId: $id, input: $input) { ${PAYLOAD} } }`;
export const EVIDENCE_AWAY = `mutation ($id: ID!) { assignmentEvidenceArchive(id: $id) { ${PAYLOAD} } }`;

export const goal = {
  behaviour: 'Ik geef grenzen aan',
  situation: 'in het weekoverleg',
  noticedBy: 'lijsten worden korter',
};
export const perspectives = {
  individual: 'Ik zeg vooraf wat klaar moet zijn',
  collective: 'Wij bespreken het elke maandag',
};
