import { GraphQLSchemaHost } from '@nestjs/graphql';
import { v7 as newId } from 'uuid';
import { aCoachedDirectorate, type CoachedDirectorate } from '../support/coaching.js';
import type { Installation } from '../support/installation.js';
import { aTenant, signIn } from '../support/world.js';
import { KNOWN_OPERATIONS } from './known-operations.js';
import { argumentsFor, type RootField, rootFields } from './operations.js';
import type { Thing } from './populated-tenant.js';
import { type As, callAs, type Speak, speaking } from './speaking.js';
import { designTogether, learn } from './spoken-in-design.js';
import { practise, talkOfThree, talkOfTwo } from './spoken-in-development.js';
import { bringCases, coach, evaluate, harvest, meet } from './spoken-together.js';
import { WHO, type Who, wordsIn } from './spoken-words.js';

/** Nobody’s: for what is in no text of these stories. */
const NOTHING = newId();

/** What somebody was answered: each text, and for whom it was said to be wherever it was found. */
export type Found = Map<string, Set<string>>;

/** A directorate in which every word of `WORDS` was said. */
export interface Spoken {
  readonly ids: CoachedDirectorate['ids'];
  /** What there is, by what an argument can ask for. */
  readonly things: Partial<Record<Thing, readonly string[]>>;
  readonly emails: Readonly<Record<string, Who>>;
  readonly as: As;
  readonly speak: Speak;
  /** Asks every query of the schema, with every id of whatever it is about, and looks through what comes back. */
  lookEverywhere(who: Who, credential?: string): Promise<Found>;
}

/** Has everybody say everything, over the API. Takes the clock to 9 February 2027. */
export async function everythingSaid(leerlijn: Installation): Promise<Spoken> {
  await leerlijn.moveClock('2027-02-08T08:00:00.000Z');
  const directorate = await aCoachedDirectorate(leerlijn);
  const { tenantId, moduleIds } = directorate;
  const moduleId = moduleIds[0];
  await leerlijn.sql(
    `insert into person (tenant_id, id, given_name, family_name, email) values ($1, $2, 'Theo', 'Tak', 'theo@amstelstad.example')`,
    [tenantId, newId()],
  );
  await leerlijn.sql(
    `insert into role_grant (tenant_id, person_id, role, granted_at) select tenant_id, id, 'TRAINER', now() from person where given_name = 'Theo'`,
  );
  await leerlijn.sql(
    `update module_step set starts_on = '2027-02-01', ends_on = '2027-04-30' where module_id = $1 and kind = 'ASSIGNMENT'`,
    [moduleId],
  );
  await aTenant(leerlijn, 'vreemdstad');
  await leerlijn.sql(
    `insert into role_grant (tenant_id, person_id, role, granted_at) select tenant_id, id, 'COORDINATOR', now() from person where email = 'admin@vreemdstad.example'`,
  );
  const { apiTokenCreate } = await leerlijn.must(
    `mutation ($input: ApiTokenCreateInput!) { apiTokenCreate(input: $input) { credential userErrors { code } } }`,
    { input: { name: 'Koppeling', scopes: ['PEOPLE_READ', 'PEOPLE_WRITE', 'PROGRAMMES_READ', 'PROGRESS_READ'] } },
    await directorate.as('admin'),
  );
  const as: As = async (who) => {
    if (who === 'machine') return apiTokenCreate.credential;
    return signIn(leerlijn, who === 'stranger' ? 'admin@vreemdstad.example' : `${who}@amstelstad.example`);
  };
  const emails = Object.fromEntries(
    Object.keys(WHO).map((who) => [who === 'stranger' ? 'admin@vreemdstad.example' : `${who}@amstelstad.example`, who]),
  ) as Record<string, Who>;

  const speak = speaking(leerlijn, as);
  const { ids } = directorate;
  const coaching = await coach(speak, moduleId, ids);
  const pop = await talkOfTwo(leerlijn, speak, moduleId, ids);
  const final = await talkOfThree(speak, moduleId);
  const caseStep = await bringCases(leerlijn, speak, moduleId);
  const practised = await practise(speak, { moduleId, goalId: pop.goal, caseStep, tess: ids.tess });
  const group = await meet(leerlijn, speak, { tenantId, moduleId, ids });
  const harvested = await harvest(leerlijn, speak, moduleId);
  const [{ id: unitId }] = (await leerlijn.sql('select id from org_unit where tenant_id = $1', [tenantId])) as [
    { id: string },
  ];
  const next = await designTogether(speak, { unitId, ids }, leerlijn.moveClock);
  const [taught] = await leerlijn.sql<{ id: string }>('select programme_id as id from module where id = $1', [
    moduleId,
  ]);
  await learn(speak, moduleId, taught!.id);
  await evaluate(leerlijn, speak, moduleId);
  await leerlijn.settle();

  const all = async (sql: string) => (await leerlijn.sql<{ id: string }>(sql, [tenantId])).map(({ id }) => id);
  const programmes = await all('select id from programme where tenant_id = $1');
  const things = {
    person: Object.values(ids),
    unit: [unitId],
    programme: programmes,
    moduleProgramme: programmes.filter((id) => id !== next),
    module: moduleIds,
    participation: await all('select id from participation where tenant_id = $1'),
    behaviour: await all('select id from behaviour where tenant_id = $1'),
    conversation: pop.conversations,
    finalConversation: [final],
    assignment: practised.assignments,
    coachingMatch: [coaching],
    learningManager: [ids.lena, ids.lars],
    intervisionGroup: [group.groupId],
    commitment: harvested,
    caseStep: [caseStep],
    step: await all('select id from module_step where tenant_id = $1'),
    session: await all('select id from session where tenant_id = $1'),
  };
  return {
    ids,
    things,
    emails,
    as,
    speak,
    lookEverywhere: async (who, credential) => look(leerlijn, things, credential ?? (await as(who))),
  };
}

/** Every way to choose one id for each path at which one is asked for. */
function choicesOf(root: RootField, things: Spoken['things']): Record<string, string>[] {
  const asked = Object.entries(KNOWN_OPERATIONS[root.name]?.ids ?? {});
  return asked.reduce<Record<string, string>[]>(
    (choices, [path, thing]) =>
      choices.flatMap((choice) => (things[thing] ?? [NOTHING]).map((id) => ({ ...choice, [path]: id }))),
    [{}],
  );
}

async function look(leerlijn: Installation, things: Spoken['things'], credential: string): Promise<Found> {
  const { schema } = leerlijn.app.get(GraphQLSchemaHost);
  const found: Found = new Map();
  for (const root of rootFields(schema).filter(({ kind }) => kind === 'query')) {
    for (const choice of choicesOf(root, things)) {
      const variables = argumentsFor(root, { first: 20, ...choice, ...KNOWN_OPERATIONS[root.name]?.values });
      const answer = await callAs(leerlijn, credential, root, variables);
      const wrong = answer.errors?.find(({ extensions }) => !['NOT_FOUND', 'FORBIDDEN'].includes(extensions.code));
      if (wrong) throw new Error(`${root.name}: ${JSON.stringify(wrong)}`);
      for (const { word, told } of wordsOf(answer.data)) found.set(word, (found.get(word) ?? new Set()).add(told));
      for (const word of wordsIn(JSON.stringify(answer.errors ?? []))) found.set(word, new Set(['AN ERROR']));
    }
  }
  return found;
}

/** Words of an answer, and whom the object that they stand in, or the nearest around it, names as its readers. */
function wordsOf(value: unknown, told = 'NOBODY'): { word: string; told: string }[] {
  if (typeof value === 'string') return wordsIn(value).map((word) => ({ word, told }));
  if (value === null || typeof value !== 'object') return [];
  const named = value as Record<string, { audience: string } | undefined>;
  return Object.entries(value).flatMap(([key, part]) =>
    wordsOf(part, (named[`${key}VisibleTo`] ?? named.visibleTo)?.audience ?? told),
  );
}
