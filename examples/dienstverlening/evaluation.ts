import type { Data } from './api.ts';
import type { Installation } from './installation.ts';
import { padded, rightIn } from './layout.ts';
import { oneOf, type Random, randomOf } from './random.ts';

const ERRORS = 'userErrors { code field message }';
const READ = `query ($id: ID!) { moduleEvaluation(moduleId: $id) { version state questionnaire { parts { key items { key } } }
  release { parts { key name { en } figure { mean band } items { key figure { mean band } } } questions { comments { text } } } } }`;

const KEEP = [
  'Oefenen met wat er deze week speelt.',
  'De vaste groep.',
  'Dat mijn leidinggevende meedeed.',
  'De korte opdrachten tussendoor.',
] as const;

/** What was released of a module, as its director reads it. */
export interface ReleasedEvaluation {
  readonly module: string;
  readonly release: Data;
}

const readEvaluation = async ({ api }: Installation, credential: string, moduleId: string): Promise<Data> =>
  (await api.must(READ, { id: moduleId }, credential)).moduleEvaluation;

/** At the end of the kick-out the coordinator opens what follows from the impact map; gives how many items it asks. */
export async function openEvaluation(leerlijn: Installation, coordinator: string, moduleId: string): Promise<number> {
  const { version, questionnaire } = await readEvaluation(leerlijn, coordinator, moduleId);
  await leerlijn.api.must(
    `mutation ($id: ID!, $version: Int!) { evaluationOpen(moduleId: $id, version: $version) { ${ERRORS} } }`,
    { id: moduleId, version },
    coordinator,
  );
  return questionnaire.parts.flatMap(({ items }: Data) => items).length;
}

/** Somebody gives theirs; gives the code of what it was refused for, if it was. */
export async function giveEvaluation(
  leerlijn: Installation,
  credential: string,
  moduleId: string,
  email: string,
): Promise<string | undefined> {
  const { questionnaire } = await readEvaluation(leerlijn, credential, moduleId);
  const random = randomOf(`${email} evaluates ${moduleId}`);
  const scores = questionnaire.parts.flatMap(({ items }: Data) =>
    items.map(({ key }: Data) => ({ item: key, score: scoreOf(random) })),
  );
  const { data } = await leerlijn.api.ask(
    `mutation ($id: ID!, $input: EvaluationGiveInput!) { evaluationGive(moduleId: $id, input: $input) { ${ERRORS} } }`,
    { id: moduleId, input: { scores, comments: [{ question: 'keep', text: oneOf(KEEP, random) }] } },
    credential,
  );
  return data.evaluationGive.userErrors?.[0]?.code;
}

/** Mostly content; now and then somebody cannot judge. */
const scoreOf = (random: Random): number => oneOf([0, 2, 3, 3, 4, 4, 4, 5], random);

/** No answers from now on; what may be shown of them follows. */
export const closeEvaluation = ({ api }: Installation, coordinator: string, moduleId: string): Promise<Data> =>
  api.must(`mutation ($id: ID!) { evaluationClose(moduleId: $id) { ${ERRORS} } }`, { id: moduleId }, coordinator);

/** What the director reads of it; null before its close. */
export const releasedEvaluation = async (
  leerlijn: Installation,
  director: string,
  moduleId: string,
): Promise<Data | null> => (await readEvaluation(leerlijn, director, moduleId)).release;

const NAME = 48;
const CELL = 10;

/** A line for each module: what participants answered together, and how many of their comments are shown. */
export function evaluationLines(evaluations: readonly ReleasedEvaluation[]): string[] {
  const row = (name: string, cells: readonly string[]) =>
    padded(name, NAME) + cells.map((cell) => rightIn(cell, CELL)).join('');
  return [
    row('', ['sees it', 'helped', 'goals', 'steps', 'whole', 'in words']),
    ...evaluations.map(({ module, release }) => {
      const { parts, questions } = release;
      const part = (key: string): Data => parts.find((one: Data) => one.key === key);
      const item = (key: string) => part('behaviour-1')?.items.find((one: Data) => one.key === `behaviour-1-${key}`);
      const figures = [item('now'), item('helped'), item('goals'), part('steps'), part('whole')];
      const words = questions.flatMap(({ comments }: Data) => comments).length;
      return row(module, [...figures.map((of) => figureOf(of?.figure)), String(words || '·')]);
    }),
  ];
}

const figureOf = (figure: Data | undefined): string => figure?.mean?.toFixed(1) ?? figure?.band?.toLowerCase() ?? '·';
