import { v7 as newId } from 'uuid';
import { aDirectorate, type Directorate } from './directorate.js';
import type { Installation } from './installation.js';
import { signIn } from './world.js';

const ITEM = 'key text about aboutId';
const FIGURE = 'figure { mean band distribution spread }';
export const EVALUATION = `module { name { nl } } state version openedAt closesAt promise isGiven response responsePercentage
  cannotOpenBecause { code message field }
  ownQuestions { kind text { nl } }
  questionnaire { name scaleMin scaleMax labels parts { key name indicators { nl } goals { nl } items { ${ITEM} } } openQuestions { ${ITEM} } }
  release { releasedAt threshold silence parts { key name { nl } ${FIGURE} items { key aboutId ${FIGURE} } }
    questions { key text { nl } comments { id text redacted } } }`;
const PAYLOAD = `evaluation { ${EVALUATION} } userErrors { code message field }`;
export const READ = `query ($m: ID!) { moduleEvaluation(moduleId: $m) { ${EVALUATION} } }`;
export const ASK = `mutation ($m: ID!, $version: Int!, $questions: [EvaluationQuestionInput!]!) {
  evaluationQuestionsSet(moduleId: $m, version: $version, input: { questions: $questions }) { ${PAYLOAD} } }`;
export const OPEN = `mutation ($m: ID!, $version: Int!, $closesOn: LocalDate) {
  evaluationOpen(moduleId: $m, version: $version, input: { closesOn: $closesOn }) { ${PAYLOAD} } }`;
export const EXTEND = `mutation ($m: ID!, $version: Int!, $closesOn: LocalDate!) {
  evaluationExtend(moduleId: $m, version: $version, closesOn: $closesOn) { ${PAYLOAD} } }`;
export const CLOSE = `mutation ($m: ID!) { evaluationClose(moduleId: $m) { ${PAYLOAD} } }`;
export const GIVE = `mutation ($m: ID!, $input: EvaluationGiveInput!) { evaluationGive(moduleId: $m, input: $input) { ${PAYLOAD} } }`;
export const REDACT = `mutation ($m: ID!, $c: ID!) { evaluationCommentRedact(moduleId: $m, commentId: $c) { ${PAYLOAD} } }`;

/** A directorate with ten participants, of whom five have no other name than a number, and a first module with an impact map and a step for its evaluation. */
export interface EvaluatedDirectorate extends Directorate {
  readonly programmeId: string;
  readonly behaviourIds: readonly [string, string];
  readonly challengeId: string;
  /** The five who are only numbers, by their mail addresses. */
  readonly more: readonly { readonly id: string; readonly email: string }[];
}

/** Made behind the scenes, as other stories tell how. */
export async function anEvaluatedDirectorate(
  leerlijn: Installation,
  slug = 'amstelstad',
): Promise<EvaluatedDirectorate> {
  const directorate = await aDirectorate(leerlijn, slug);
  const { tenantId, moduleIds } = directorate;
  const [moduleId] = moduleIds;
  const [module] = await leerlijn.sql<{ programme_id: string }>('select programme_id from module where id = $1', [
    moduleId,
  ]);
  const programmeId = module!.programme_id;
  const behaviourIds = [newId(), newId()] as const;
  for (const [at, nl] of ['Grenzen stellen', 'Ruimte geven'].entries())
    await leerlijn.sql(
      `insert into behaviour (tenant_id, id, module_id, position, text, indicators, operational_goals, strategic_goals) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        tenantId,
        behaviourIds[at],
        moduleId,
        at + 1,
        { nl, en: `${nl} (en)` },
        JSON.stringify([{ nl: `Te merken aan ${nl}`, en: 'Noticed' }]),
        JSON.stringify([{ nl: 'Kortere wachttijd', en: 'Shorter waits' }]),
        JSON.stringify([{ nl: 'Tevreden bewoners', en: 'Content residents' }]),
      ],
    );
  const [businessId, challengeId] = [newId(), newId()];
  await leerlijn.sql(
    `insert into business_challenge (tenant_id, id, programme_id, text, position) values ($1, $2, $3, '{"nl":"Genoeg bewoners helpen","en":"Help enough residents"}', 1)`,
    [tenantId, businessId, programmeId],
  );
  await leerlijn.sql(
    `insert into leadership_challenge (tenant_id, id, programme_id, business_challenge_id, module_id, text, position)
     values ($1, $2, $3, $4, $5, '{"nl":"Begrenzen en verbinden","en":"Set limits and connect"}', 1)`,
    [tenantId, challengeId, programmeId, businessId, moduleId],
  );
  for (const id of moduleIds) await leaveEvaluationStep(leerlijn, tenantId, id);
  const more = [];
  for (let at = 1; at <= 5; at += 1)
    more.push(await join(leerlijn, { tenantId, programmeId }, `nummer${at}@${slug}.example`));
  return { ...directorate, programmeId, behaviourIds, challengeId, more };
}

/** The step that asks for the evaluation, behind the others; without days. */
export const leaveEvaluationStep = (leerlijn: Installation, tenantId: string, moduleId: string): Promise<unknown> =>
  leerlijn.sql(
    `insert into module_step (tenant_id, id, module_id, key, kind, title, position, who, form, on_the_job, with_others, formal, hours, requirement, completion)
     values ($1, gen_random_uuid(), $2, 'evaluation', 'EVALUATION', '{"nl":"Evaluatie","en":"Evaluation"}', 20, '{PARTICIPANT}', 'QUESTIONNAIRE', 0, 0, 100,
             0.25, 'REQUIRED', '{EVALUATION_CLOSED}')`,
    [tenantId, moduleId],
  );

/** Somebody new takes part from now on. */
export async function join(
  leerlijn: Installation,
  { tenantId, programmeId }: { tenantId: string; programmeId: string },
  email: string,
): Promise<{ id: string; email: string }> {
  const id = newId();
  await leerlijn.sql(
    `insert into person (tenant_id, id, given_name, family_name, email) values ($1, $2, $3, 'Nummer', $3)`,
    [tenantId, id, email],
  );
  await leerlijn.sql(
    `insert into participation (tenant_id, id, programme_id, person_id, enrolled_at) values ($1, $2, $3, $4, $5)`,
    [tenantId, newId(), programmeId, id, await leerlijn.now()],
  );
  return { id, email };
}

/** Everything that is asked, answered with one score but for what is said otherwise. */
export const answersTo = (
  { questionnaire }: { questionnaire: { parts: { items: { key: string }[] }[] } },
  score: number,
  otherwise: Record<string, number> = {},
  comments: Record<string, string> = {},
) => ({
  scores: questionnaire.parts
    .flatMap(({ items }) => items)
    .map(({ key }) => ({ item: key, score: otherwise[key] ?? score })),
  comments: Object.entries(comments).map(([question, text]) => ({ question, text })),
});

/** What somebody does by their mail address: the payload, or the code of the error. */
export const doing =
  (leerlijn: Installation) =>
  // A story reads what it asked for; what is not there fails the story.
  // biome-ignore lint/suspicious/noExplicitAny: the shape follows from the query text
  async (email: string, operation: string, variables: object): Promise<any> => {
    const { data, errors } = await leerlijn.ask(operation, variables, await signIn(leerlijn, email));
    return errors ? errors[0]!.extensions.code : Object.values(data)[0];
  };
