import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Client, createClient } from 'graphql-ws';
import { boardOf } from '../../src/domains/insights/board/board.read-model.js';
import { aDirectorate, type Directorate } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { aTenant } from '../support/world.js';

const CHANGED = `subscription ($p: ID!, $m: ID!) { programmeBoardChanged(programmeId: $p, moduleId: $m) { rows { person { givenName } cells { step { kind } state } } goneIds } }`;
const INVITE = `mutation ($id: ID!, $input: SessionInviteInput) { sessionInvite(id: $id, input: $input) { userErrors { message } } }`;
const PLAN = `mutation ($m: ID!, $input: SessionPlanInput!) { sessionPlan(moduleId: $m, input: $input) { session { id } userErrors { message } } }`;
const REVOKE = `mutation ($id: ID!) { roleRevoke(personId: $id, role: COORDINATOR) { userErrors { message } } }`;

describe('a coordinator who has the board on the screen', () => {
  let leerlijn: Installation;
  let directorate: Directorate;
  let coordinator: string;
  let sessionId: string;
  let programmeId: string;
  let url: string;
  const clients: Client[] = [];

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-01-04T08:00:00.000Z');
    directorate = await aDirectorate(leerlijn);
    coordinator = await directorate.as('coen');
    const [moduleId] = directorate.moduleIds;
    const [row] = await leerlijn.sql<{ id: string }>('select programme_id as id from module where id = $1', [moduleId]);
    programmeId = row!.id;
    const input = {
      kind: 'KICK_OFF',
      startsAtLocal: '2027-03-04T09:00',
      minutes: 420,
      place: 'De Zwijger',
      capacity: 9,
    };
    sessionId = (await leerlijn.must(PLAN, { m: moduleId, input }, coordinator)).sessionPlan.session.id;
    url = `${(await leerlijn.app.getUrl()).replace('http', 'ws')}/graphql`;
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.dispose();
  });
  afterAll(() => leerlijn.stop());

  /** What somebody is told, as it comes. */
  const follow = (credential: string | undefined, query = CHANGED, moduleId: string = directorate.moduleIds[0]) => {
    const client = createClient({
      url,
      retryAttempts: 0,
      connectionParams: credential ? { authorization: `Bearer ${credential}` } : {},
    });
    clients.push(client);
    // biome-ignore lint/suspicious/noExplicitAny: the shape follows from the query text
    return client.iterate<any>({ query, variables: { p: programmeId, m: moduleId } });
  };
  const invite = (name: 'anna' | 'bram' | 'cem') =>
    leerlijn.must(INVITE, { id: sessionId, input: { personIds: [directorate.ids[name]] } }, coordinator);
  /** A subscription has begun once the server has answered what was asked after it. */
  const begun = () => new Promise((resolve) => setTimeout(resolve, 400));

  test('is told which participant moved on, and of nobody else', async () => {
    const told = follow(coordinator);
    const first = told.next();
    await begun();
    await invite('anna');
    expect((await first).value.data.programmeBoardChanged).toEqual({
      rows: [
        {
          person: { givenName: 'Anna' },
          cells: expect.arrayContaining([{ step: { kind: 'KICK_OFF' }, state: 'PLANNED' }]),
        },
      ],
      goneIds: [],
    });
  });

  test('would hear of a change in any table that the board is read from', async () => {
    const { text, values } = boardOf(programmeId, null, null, 60, new Date());
    const plan = await leerlijn.sql<{ 'QUERY PLAN': unknown }>(`explain (format json) ${text}`, values);
    const read = new Set(JSON.stringify(plan).match(/(?<="Relation Name":")\w+/g));
    // What people and programmes are called, and the organisation's time zone, do not move a step.
    for (const table of ['person', 'org_unit', 'programme', 'module', 'tenant']) read.delete(table);
    const followed = await leerlijn.sql<{ table: string }>(
      `select tgrelid::regclass::text as table from pg_trigger where tgname = 'followed'`,
    );
    expect([...read].filter((table) => !followed.some((row) => row.table === table))).toEqual([]);
    expect(read).toContain('attendance');
  });

  test('sees no module that was taken out of the programme', async () => {
    const [, vital] = directorate.moduleIds;
    const board = () =>
      leerlijn.ask(
        'query ($p: ID!, $m: ID!) { programmeBoard(programmeId: $p, moduleId: $m) { nodes { person { givenName } } } }',
        { p: programmeId, m: vital },
        coordinator,
      );
    expect((await board()).data.programmeBoard.nodes).toHaveLength(5);
    await leerlijn.sql('update module set archived_at = now() where id = $1', [vital]);
    expect((await board()).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await leerlijn.sql('update module set archived_at = null where id = $1', [vital]);
  });

  test('hears nothing more once the role is taken away', async () => {
    const told = follow(coordinator);
    const first = told.next();
    await begun();
    await leerlijn.must(REVOKE, { id: directorate.ids.coen }, await directorate.as('admin'));
    await leerlijn.sql(`update attendance set state = 'PRESENT' where session_id = $1`, [sessionId]);
    await leerlijn.sql(`select set_config('app.tenant_id', $1, true), pg_notify('tenant_changed', $1)`, [
      directorate.tenantId,
    ]);
    expect(await first).toEqual({ done: true, value: undefined });
    await leerlijn.must(
      'mutation ($id: ID!) { roleGrant(personId: $id, role: COORDINATOR) { userErrors { message } } }',
      { id: directorate.ids.coen },
      await directorate.as('admin'),
    );
  });

  test.each(['anna', 'dora', 'tess'] as const)('is not %s', async (name) => {
    const { value } = await follow(await directorate.as(name)).next();
    expect(value.errors[0].extensions.code).toBe('FORBIDDEN');
  });

  test('is not of another organisation', async () => {
    const other = await aTenant(leerlijn, 'elders');
    await leerlijn.sql(
      `insert into role_grant (tenant_id, person_id, role, granted_at) select tenant_id, id, 'COORDINATOR', now() from person where tenant_id = $1`,
      [other.tenantId],
    );
    const { value } = await follow(other.admin).next();
    expect(value.errors[0].extensions.code).toBe('NOT_FOUND');
  });

  test('says who it is when connecting', async () => {
    await expect(follow(undefined).next()).rejects.toMatchObject({ code: 4403 });
  });

  test('cannot query or change anything there, nor ask more than over HTTP', async () => {
    const query = await follow(coordinator, '{ me { roles } }')
      .next()
      .catch((errors) => errors);
    expect(query[0].message).toBe('Only subscriptions are served here; send the others by POST.');
    const deep = `subscription ($p: ID!, $m: ID!) { programmeBoardChanged(programmeId: $p, moduleId: $m) { rows { person { manager ${'{ manager '.repeat(15)} { id } ${'}'.repeat(15)} } } } }`;
    const refused = await follow(coordinator, deep)
      .next()
      .catch((errors) => errors);
    expect(refused[0].message).toContain('limit');
  });
});
