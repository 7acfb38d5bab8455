import { parse } from 'yaml';
import type { Data } from './api.ts';
import { dayOf } from './calendar.ts';
import type { PlannedGroup } from './group-sessions.ts';
import type { Installation } from './installation.ts';
import { forEach } from './many.ts';
import { caseFile } from './organisation.ts';

const ERRORS = 'userErrors { code field message }';

/** Where the files of the course are, beside those of the case. */
export const COURSE_FILES = '../leergang/';

/** What its coordinator has on paper: leergang.yaml. */
export const readCourse = async (): Promise<Data> => parse((await caseFile(`${COURSE_FILES}leergang.yaml`)).toString());

/** The course with the modules of its template, as a draft; gives their ids in order. */
export async function enterCourse(
  { api }: Installation,
  coordinator: string,
  course: Data,
): Promise<{ programmeId: string; moduleIds: string[] }> {
  const { orgUnits, people } = await api.must(
    'query ($client: String!) { orgUnits { id code } people(search: $client) { nodes { id } } }',
    { client: course.client },
    coordinator,
  );
  const { programmeCreate } = await api.must(
    `mutation ($input: ProgrammeCreateInput!) { programmeCreate(input: $input) { programme { id } ${ERRORS} } }`,
    {
      input: {
        name: course.name,
        unitId: orgUnits.find(({ code }: Data) => code === course.unit).id,
        clientId: people.nodes[0].id,
        startsOn: dayOf(course.starts),
        endsOn: dayOf(course.ends),
      },
    },
    coordinator,
  );
  const programmeId = programmeCreate.programme.id;
  const { programmeModulesAddFromTemplate, businessChallengeAdd } = await api.must(
    `mutation ($id: ID!, $compass: [CompassThemeInput!]!, $modules: ProgrammeModulesAddFromTemplateInput!, $business: LocalizedTextInput!) {
      compassDefine(version: 0, input: $compass) { ${ERRORS} }
      programmeModulesAddFromTemplate(programmeId: $id, input: $modules) { modules { id } ${ERRORS} }
      businessChallengeAdd(programmeId: $id, input: { text: $business }) { businessChallenge { id } ${ERRORS} }
    }`,
    {
      id: programmeId,
      compass: course.compass.map(({ key, ...name }: Data) => ({ key, name })),
      modules: {
        templateKey: course.template,
        modules: course.modules.map(({ key, themes }: Data) => ({ key, themeKeys: themes })),
      },
      business: course.challenge.business,
    },
    coordinator,
  );
  await api.must(
    `mutation ($id: ID!, $text: LocalizedTextInput!) { leadershipChallengeAdd(businessChallengeId: $id, input: { text: $text }) { ${ERRORS} } }`,
    { id: businessChallengeAdd.businessChallenge.id, text: course.challenge.leadership },
    coordinator,
  );
  return { programmeId, moduleIds: programmeModulesAddFromTemplate.modules.map(({ id }: Data) => id) };
}

/** The course is opened to people of the units on paper; gives the addresses of all who may enrol. */
export async function openEnrolment(
  { api }: Installation,
  coordinator: string,
  programmeId: string,
  { openTo, places, until }: Data,
): Promise<string[]> {
  const { orgUnits, people } = await api.must(
    '{ orgUnits { id code } people(first: 100) { nodes { email jobTitle unit { code } } } }',
    {},
    coordinator,
  );
  const unitIds = orgUnits.filter(({ code }: Data) => openTo.includes(code)).map(({ id }: Data) => id);
  await api.must(
    `mutation ($id: ID!, $input: ProgrammeOpenEnrolmentInput!) { programmeOpenEnrolment(programmeId: $id, version: 1, input: $input) { ${ERRORS} } }`,
    { id: programmeId, input: { unitIds, capacity: places, until: dayOf(until) } },
    coordinator,
  );
  return people.nodes
    .filter(({ jobTitle, unit }: Data) => jobTitle === 'Teamleider' && openTo.includes(unit.code.split('-')[0]))
    .map(({ email }: Data) => email);
}

/** Somebody finds the course and enrols; gives whether there was a place. */
export async function join({ api }: Installation, credential: string): Promise<boolean> {
  const { openProgrammes } = await api.must('{ openProgrammes { id } }', {}, credential);
  const { programmeJoin } = await api.must(
    `mutation ($id: ID!) { programmeJoin(programmeId: $id) { programme { state } ${ERRORS} } }`,
    { id: openProgrammes[0].id },
    credential,
  );
  return programmeJoin.programme.state === 'ENROLLED';
}

/** The days of a module follow from its first day, as its template says; gives its steps with them. */
export async function planByTemplate(
  { api }: Installation,
  coordinator: string,
  moduleId: string,
  startsOn: string,
): Promise<Data[]> {
  const { moduleDaysProposal } = await api.must(
    'query ($id: ID!, $on: LocalDate!) { moduleDaysProposal(moduleId: $id, startsOn: $on) { stepId startsOn endsOn } }',
    { id: moduleId, on: startsOn },
    coordinator,
  );
  const { moduleStepsPlan } = await api.must(
    `mutation ($id: ID!, $input: ModuleStepsPlanInput!) {
      moduleStepsPlan(moduleId: $id, version: 1, input: $input) {
        module { steps { id key kind hours completion startsOn } } ${ERRORS}
      }
    }`,
    { id: moduleId, input: { steps: moduleDaysProposal } },
    coordinator,
  );
  return moduleStepsPlan.module.steps;
}

/** Without a POP conversation somebody sets a goal of their own, out of the case they brought, and begins to practise. */
export async function practiseOwnGoal(
  { api }: Installation,
  credential: string,
  moduleId: string,
  steps: readonly Data[],
): Promise<void> {
  const { assignmentDraft } = await api.must(
    `mutation ($id: ID!, $goal: AssignmentOwnGoalInput!, $case: ID) {
      assignmentDraft(moduleId: $id, input: { goal: $goal, practiceCaseStepId: $case }) { assignment { id version } ${ERRORS} }
    }`,
    {
      id: moduleId,
      case: steps.find(({ kind }) => kind === 'PRACTICE_CASE')?.id,
      goal: {
        behaviour: 'Ik bel eerst de andere organisatie, en dan pas de inwoner.',
        situation: 'als drie organisaties met hetzelfde gezin bezig zijn',
        noticedBy: 'een inwoner krijgt één telefoontje in plaats van drie',
      },
    },
    credential,
  );
  const { id, version } = assignmentDraft.assignment;
  await api.must(
    `mutation ($id: ID!, $version: Int!, $next: Int!, $input: AssignmentWriteInput!) {
      assignmentWrite(id: $id, version: $version, input: $input) { ${ERRORS} }
      assignmentStart(id: $id, version: $next) { ${ERRORS} }
    }`,
    {
      id,
      version,
      next: version + 1,
      input: {
        individual: 'Elke week bel ik bij één gezin eerst de collega van de andere organisatie.',
        collective: 'Met de andere twee spreek ik af wie het gezin belt.',
      },
    },
    credential,
  );
}

/** At the end of a module somebody looks back on the practice, is done with it, and gives a commitment for the harvest. */
export async function lookBack({ api }: Installation, credential: string, moduleId: string): Promise<void> {
  const { myAssignments } = await api.must(
    '{ myAssignments { id version module { id } moments { id } } }',
    {},
    credential,
  );
  const { id, version, moments } = myAssignments.find(({ module }: Data) => module.id === moduleId);
  await api.must(
    `mutation ($momentId: ID!, $reflection: PracticeReflectionInput!, $id: ID!, $version: Int!, $moduleId: ID!, $harvest: HarvestGiveInput!) {
      practiceReflectionWrite(momentId: $momentId, version: 0, input: $reflection) { ${ERRORS} }
      assignmentComplete(id: $id, version: $version) { ${ERRORS} }
      harvestGive(moduleId: $moduleId, input: $harvest) { ${ERRORS} }
    }`,
    {
      momentId: moments[0].id,
      reflection: { audience: 'OWN', text: 'Eén telefoontje vooraf scheelde een week heen en weer mailen.' },
      id,
      version,
      moduleId,
      harvest: { kind: 'COMMITMENT', audience: 'PROGRAMME', text: 'Ik bel eerst de andere organisatie.' },
    },
    credential,
  );
}

/** A session for each step that is done by coming. */
export const sessionsFor = (steps: readonly Data[], capacity: number): PlannedGroup[] =>
  steps
    .filter(({ completion }) => completion.includes('ATTENDED'))
    .map(({ id, hours, startsOn }) => ({
      stepId: id,
      startsAtLocal: `${startsOn}T09:00`,
      hours,
      place: 'Leerhuis, zaal 1',
      capacity,
    }));

/** What somebody does at a time of their own: the e-learning, a case of their own, and choosing one of the workshops. */
export async function prepareAlone(
  leerlijn: Installation,
  credential: string,
  steps: readonly Data[],
  nth: number,
): Promise<void> {
  const idsOf = (wanted: string) => steps.filter(({ kind }) => kind === wanted).map(({ id }) => id as string);
  const workshops = idsOf('WORKSHOP');
  await forEach(
    leerlijn,
    credential,
    { id: 'ID!' },
    `stepDeclareDone(stepId: $id) { ${ERRORS} }`,
    idsOf('E_LEARNING').map((id) => ({ id })),
  );
  await leerlijn.api.must(
    `mutation ($case: ID!, $input: PracticeCaseWriteInput!, $workshop: ID!) {
      practiceCaseWrite(stepId: $case, version: 0, input: $input) { ${ERRORS} }
      stepChoose(stepId: $workshop) { ${ERRORS} }
    }`,
    {
      case: idsOf('PRACTICE_CASE')[0],
      input: { audience: 'PROGRAMME', text: 'Drie organisaties bellen dezelfde inwoner op dezelfde dag.' },
      workshop: workshops[nth % workshops.length],
    },
    credential,
  );
}
