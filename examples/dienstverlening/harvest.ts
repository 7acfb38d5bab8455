import type { Data } from './api.ts';
import { daysAfter } from './calendar.ts';
import type { Installation } from './installation.ts';
import { forEach } from './many.ts';
import { oneOf, randomOf } from './random.ts';

const ERRORS = 'userErrors { code field message }';

const COMMITMENTS = [
  'Elke maandag begin ik met de vraag wat er vrijdag klaar moet zijn.',
  'Een afspraak die niet is gehaald bespreek ik binnen twee dagen.',
  'Voor ik een oplossing noem, stel ik eerst een vraag.',
] as const;

export interface Lesson {
  readonly text: { readonly nl: string; readonly en: string };
  readonly themeKeys: readonly string[];
}

/** At the kick-out: what somebody commits to before everybody, which comes back after three, six and twelve months. */
export async function commit(
  { api }: Installation,
  credential: string,
  moduleId: string,
  behaviourId: string | undefined,
): Promise<void> {
  const text = oneOf(COMMITMENTS, randomOf(`${credential} commits`));
  await api.must(
    `mutation ($id: ID!, $input: HarvestGiveInput!) { harvestGive(moduleId: $id, input: $input) { ${ERRORS} } }`,
    { id: moduleId, input: { kind: 'COMMITMENT', audience: 'PROGRAMME', text, behaviourId } },
    credential,
  );
}

const EVIDENCE = [
  'In het weekoverleg spreken we elkaar nu aan op de wachttijd.',
  'Mijn team plant zelf wie er aan de balie staat.',
  'Een klacht is nu binnen twee dagen besproken.',
] as const;

/** At the kick-out: what somebody already sees of it in the work, told to everybody. */
export const giveEvidence = ({ api }: Installation, credential: string, moduleId: string): Promise<Data> =>
  api.must(
    `mutation ($id: ID!, $input: HarvestGiveInput!) { harvestGive(moduleId: $id, input: $input) { ${ERRORS} } }`,
    {
      id: moduleId,
      input: { kind: 'EVIDENCE', audience: 'PROGRAMME', text: oneOf(EVIDENCE, randomOf(`${credential} tells`)) },
    },
    credential,
  );

/** A commitment that came back is answered: kept. Gives after how many months it came back. */
export async function answerCommitment({ api }: Installation, credential: string, today: string): Promise<number> {
  const { myHarvest } = await api.must('{ myHarvest { id returns { months on version } } }', {}, credential);
  const { id, returns } = myHarvest.at(-1);
  const due = returns.findLast(({ on }: Data) => on <= today);
  await api.must(
    `mutation ($id: ID!, $months: Int!, $version: Int!) {
      harvestAnswer(id: $id, months: $months, version: $version, input: { outcome: KEPT, text: "Het staat nu vast in ons weekoverleg." }) { ${ERRORS} }
    }`,
    { id, months: due.months, version: due.version },
    credential,
  );
  return due.months;
}

/** The coordinator writes down what a module has taught, and publishes it; gives how many lessons the director then reads. */
export async function publishLessons(
  leerlijn: Installation,
  coordinator: string,
  director: string,
  moduleId: string,
  lessons: readonly Lesson[],
): Promise<number> {
  const { api } = leerlijn;
  await forEach(
    leerlijn,
    coordinator,
    { id: 'ID!', input: 'LessonInput!' },
    `lessonAdd(moduleId: $id, input: $input) { ${ERRORS} }`,
    lessons.map((input) => ({ id: moduleId, input })),
  );
  await api.must(`mutation ($id: ID!) { lessonsPublish(moduleId: $id) { ${ERRORS} } }`, { id: moduleId }, coordinator);
  const { moduleLessons } = await api.must(
    'query ($id: ID!) { moduleLessons(moduleId: $id) { id } }',
    { id: moduleId },
    director,
  );
  return moduleLessons.length;
}

/** A new programme in draft, for the same unit, with one module on these themes; gives its id. */
export async function startNextProgramme(
  { api }: Installation,
  coordinator: string,
  design: Data,
  { themes, startsOn }: { themes: readonly string[]; startsOn: string },
): Promise<string> {
  const { orgUnits } = await api.must('{ orgUnits { id code } }', {}, coordinator);
  const { programmeCreate } = await api.must(
    `mutation ($input: ProgrammeCreateInput!) { programmeCreate(input: $input) { programme { id } ${ERRORS} } }`,
    {
      input: {
        name: { nl: 'Leiderschap, de volgende ronde', en: 'Leadership, the next round' },
        unitId: orgUnits.find(({ code }: Data) => code === design.unit).id,
        startsOn,
        endsOn: daysAfter(startsOn, 364),
      },
    },
    coordinator,
  );
  const { id } = programmeCreate.programme;
  await api.must(
    `mutation ($id: ID!, $input: ModuleAddInput!) { moduleAdd(programmeId: $id, input: $input) { ${ERRORS} } }`,
    { id, input: { name: { nl: 'Richting geven', en: 'Setting direction' }, themeKeys: themes } },
    coordinator,
  );
  return id;
}

/** How many lessons of earlier programmes whoever designs this one reads. */
export async function lessonsForNext({ api }: Installation, coordinator: string, programmeId: string): Promise<number> {
  const { programme } = await api.must(
    'query ($id: ID!) { programme(id: $id) { lessonsFromEarlier { id } } }',
    { id: programmeId },
    coordinator,
  );
  return programme.lessonsFromEarlier.length;
}
