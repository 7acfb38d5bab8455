import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { v7 as newId } from 'uuid';
import { CoachingReader } from '../../src/domains/coaching/coaching/coaching.read-model.js';
import { AssignmentReader } from '../../src/domains/development/assignments/assignment.read-model.js';
import { PopConversationReader } from '../../src/domains/development/pop-conversations/pop-conversation.read-model.js';
import { type PersonActor, ROLES } from '../../src/platform/auth/actor.js';
import { Authenticator } from '../../src/platform/auth/authenticator.js';
import { aCoachedDirectorate } from '../support/coaching.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { aTenant, signIn } from '../support/world.js';
import { KNOWN_OPERATIONS } from './known-operations.js';
import { argumentsFor, type RootField, rootFields } from './operations.js';
import type { Thing } from './populated-tenant.js';
import { type As, callAs, speaking } from './speaking.js';
import { designTogether, learn } from './spoken-in-design.js';
import { practise, talkOfThree, talkOfTwo } from './spoken-in-development.js';
import { coach, harvest, meet } from './spoken-together.js';
import { WHO, type Who, WORDS, wordsIn } from './spoken-words.js';
import { unspokenColumns } from './text-columns.js';

/** Nobody’s: for what is in no text of this story. */
const NOTHING = newId();

let leerlijn: Installation;
let as: As;
let emails: Record<string, Who>;
let things: Partial<Record<Thing, readonly string[]>>;

/** Texts that were found where nothing says who reads them. */
const untold = new Set<string>();

/** What somebody was answered: each text, and where it was found. */
type Found = Map<string, string[]>;

beforeAll(async () => {
  leerlijn = await startInstallation();
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
  as = async (who) => {
    if (who === 'machine') return apiTokenCreate.credential;
    return signIn(leerlijn, who === 'stranger' ? 'admin@vreemdstad.example' : `${who}@amstelstad.example`);
  };
  emails = Object.fromEntries(
    Object.keys(WHO).map((who) => [who === 'stranger' ? 'admin@vreemdstad.example' : `${who}@amstelstad.example`, who]),
  ) as Record<string, Who>;

  const speak = speaking(leerlijn, as);
  const { ids } = directorate;
  const coaching = await coach(speak, moduleId, ids);
  const pop = await talkOfTwo(leerlijn, speak, moduleId, ids);
  const final = await talkOfThree(speak, moduleId);
  const practised = await practise(speak, moduleId, pop.goal, ids.tess);
  const group = await meet(leerlijn, speak, { tenantId, moduleId, ids });
  const harvested = await harvest(leerlijn, speak, moduleId);
  const [{ id: unitId }] = (await leerlijn.sql('select id from org_unit where tenant_id = $1', [tenantId])) as [
    { id: string },
  ];
  const next = await designTogether(speak, { unitId, ids }, leerlijn.moveClock);
  await learn(speak, moduleId);
  await leerlijn.settle();

  const all = async (sql: string) => (await leerlijn.sql<{ id: string }>(sql, [tenantId])).map(({ id }) => id);
  const programmes = await all('select id from programme where tenant_id = $1');
  things = {
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
    session: await all('select id from session where tenant_id = $1'),
  };
}, 240_000);
afterAll(() => leerlijn.stop());

/** Every way to choose one id for each path at which one is asked for. */
function choicesOf(root: RootField): Record<string, string>[] {
  const asked = Object.entries(KNOWN_OPERATIONS[root.name]?.ids ?? {});
  return asked.reduce<Record<string, string>[]>(
    (choices, [path, thing]) =>
      choices.flatMap((choice) => (things[thing] ?? [NOTHING]).map((id) => ({ ...choice, [path]: id }))),
    [{}],
  );
}

/** Asks every query of the schema, with every id of whatever it is about, and looks through what comes back. */
async function lookEverywhere(who: Who): Promise<Found> {
  const { schema } = leerlijn.app.get(GraphQLSchemaHost);
  const credential = await as(who);
  const found: Found = new Map();
  for (const root of rootFields(schema).filter(({ kind }) => kind === 'query')) {
    for (const choice of choicesOf(root)) {
      const variables = argumentsFor(root, { first: 20, ...choice, ...KNOWN_OPERATIONS[root.name]?.values });
      const answer = await callAs(leerlijn, credential, root, variables);
      const wrong = answer.errors?.find(({ extensions }) => !['NOT_FOUND', 'FORBIDDEN'].includes(extensions.code));
      if (wrong) throw new Error(`${root.name} as ${who}: ${JSON.stringify(wrong)}`);
      for (const { word, isTold } of wordsOf(answer.data)) {
        found.set(word, [...(found.get(word) ?? []), root.name]);
        if (!isTold) untold.add(`${word} in ${root.name}`);
      }
    }
  }
  return found;
}

/** Words of an answer, and whether the object that they stand in, or one around it, says who reads them. */
function wordsOf(value: unknown, isTold = false): { word: string; isTold: boolean }[] {
  if (typeof value === 'string') return wordsIn(value).map((word) => ({ word, isTold }));
  if (value === null || typeof value !== 'object') return [];
  const tells = isTold || 'visibleTo' in value;
  return Object.values(value).flatMap((part) => wordsOf(part, tells));
}

const promisedTo = (who: Who) =>
  Object.entries(WORDS).flatMap(([word, { readers }]) => (readers.includes(who) ? [word] : []));

describe('whatever they ask, of what was said', () => {
  test.each(Object.entries(WHO) as [Who, string][])('%s, %s, reads what is for them and nothing else', async (who) => {
    const found = await lookEverywhere(who);
    const promised = promisedTo(who);
    expect({
      leaks: [...found].filter(([word]) => !promised.includes(word)),
      missing: promised.filter((word) => !found.has(word)),
    }).toEqual({ leaks: [], missing: [] });
  });
});

describe('what was said', () => {
  test('says who reads it, wherever it is read', () => {
    expect([...untold]).toEqual([]);
  });

  test('is all that people say: a new column of text has a word of this story in it, or a reason why it has none', async () => {
    expect(await unspokenColumns(leerlijn)).toEqual([]);
  });

  test('is recorded in no event and on no list of mails', async () => {
    const recorded = await leerlijn.sql<{ row: string }>(
      'select row_to_json(e)::text as row from outbox_event e union all select row_to_json(d)::text from delivery d',
    );
    expect(recorded.flatMap(({ row }) => wordsIn(row))).toEqual([]);
    expect(recorded.length).toBeGreaterThan(0);
  });

  test('is mailed to nobody but those who read it', async () => {
    const told = leerlijn.mail.messages().flatMap((mail) => {
      const everything = [JSON.stringify(mail), ...mail.attachments.map(({ content }) => asText(content))].join();
      return wordsIn(everything).flatMap((word) =>
        mail.recipients.filter((to) => !WORDS[word]!.readers.includes(emails[to]!)).map((to) => `${word} to ${to}`),
      );
    });
    expect(told).toEqual([]);
    expect(leerlijn.mail.messages().length).toBeGreaterThan(0);
  });
});

const asText = (content: unknown) =>
  typeof content === 'string' ? content : new TextDecoder().decode(content as ArrayBuffer);

describe('a careless look inside would be found', () => {
  test.each([
    ['a POP conversation', PopConversationReader, 'anna', 'agreement-of-two'],
    ['an assignment', AssignmentReader, 'lena', 'reflection-for-lena'],
    ['coaching', CoachingReader, 'lena', 'coach-lena-notes'],
  ] as const)('into %s, for coordinators', async (_, Reader, whose, word) => {
    const { personId } = (await leerlijn.app.get(Authenticator).authenticate(await as(whose))) as PersonActor;
    const reader = leerlijn.app.get<{ byId(actor: PersonActor, ...more: unknown[]): unknown }>(Reader);
    const { byId } = reader;
    reader.byId = (actor, ...more) =>
      byId.call(
        reader,
        actor.roles.has('COORDINATOR') ? { ...actor, personId, roles: new Set(ROLES) } : actor,
        ...more,
      );
    try {
      expect([...(await lookEverywhere('coen')).keys()]).toContain(word);
    } finally {
      reader.byId = byId;
    }
  });
});
