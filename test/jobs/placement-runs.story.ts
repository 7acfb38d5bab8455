import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Installation, startInstallation } from '../support/installation.js';
import { aWorkforce, type Workforce } from '../support/workforce.js';

const RUN = 'run { id state outcome persons placed }';
const START = `mutation ($m: ID!) { intervisionComposingStart(moduleId: $m) { composing { ${RUN} } userErrors { code } } }`;
const STOP = `mutation ($id: ID!) { intervisionComposingStop(runId: $id) { composing { ${RUN} } userErrors { code } } }`;
const COMPOSING = `query ($m: ID!) { intervisionComposing(moduleId: $m) { ${RUN} } }`;
const MATCHING =
  'query ($m: ID!) { coachingMatching(moduleId: $m) { run { id state outcome persons } loads { participants places } } }';
const PAGE = `query ($m: ID!, $first: Int, $after: String) { coachingMatching(moduleId: $m) { proposals(first: $first, after: $after) {
  nodes { participant { id } } pageInfo { hasNextPage endCursor } } } }`;
const MATCH = 'mutation ($m: ID!) { coachingMatchingStart(moduleId: $m) { userErrors { code } } }';
const APPLY = 'mutation ($id: ID!) { coachingMatchingApply(runId: $id) { userErrors { code } } }';

interface Proposals {
  nodes: { participant: { id: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

describe('1,200 people', () => {
  let leerlijn: Installation;
  let city: Workforce;
  let m: string;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    city = await aWorkforce(leerlijn, { leaders: 1200, teamSize: 0 });
    m = city.moduleId;
    await leerlijn.sql(
      `insert into role_grant (tenant_id, person_id, role, granted_at) select tenant_id, id, 'LEARNING_MANAGER', now() from person where given_name like 'manager%'`,
    );
    await leerlijn.sql(
      `insert into learning_manager (tenant_id, person_id, capacity, languages, locations) select tenant_id, id, 24, '{nl}', '{}' from person where given_name like 'manager%'`,
    );
  });
  afterAll(() => leerlijn.stop());

  const does = async (operation: string, variables: object) =>
    Object.values(await leerlijn.must(operation, variables, await city.as('coen')))[0] as never as Record<
      string,
      never
    >;

  test('are matched in a job, nobody to the own manager, the load is even, and the proposal is read page by page', async () => {
    await does(MATCH, { m });
    await leerlijn.settle();
    const { run, loads } = (await does(MATCHING, { m })) as never as {
      run: { id: string };
      loads: { participants: number }[];
    };
    expect(run).toMatchObject({ state: 'DONE', outcome: 'OPTIMAL', persons: 1200 });
    expect(new Set(loads.map(({ participants }) => participants))).toEqual(new Set([20]));
    const seen = new Set<string>();
    for (let after: string | null = null, more = true; more; ) {
      const { nodes, pageInfo } = (await does(PAGE, { m, first: 100, after })).proposals as never as Proposals;
      expect(nodes).toHaveLength(100);
      for (const { participant } of nodes) seen.add(participant.id);
      ({ endCursor: after, hasNextPage: more } = pageInfo);
    }
    expect(seen.size).toBe(1200);
    await does(APPLY, { id: run.id });
    const own = await leerlijn.sql(
      'select from coaching_match c join person p on p.id = c.participant_id where p.manager_id = c.learning_manager_id',
    );
    expect(own).toEqual([]);
  });

  test.each([
    [{ first: 101 }, 'PAGE_TOO_LARGE'],
    [{ first: 10, after: 'onzin' }, 'CURSOR_UNKNOWN'],
  ])('are not given for %j', async (args, code) => {
    const { errors } = await leerlijn.ask(PAGE, { m, ...args }, await city.as('coen'));
    expect(JSON.stringify(errors)).toContain(code);
  });

  test('are no longer put into groups once somebody stops it, and the worker has its hands free', async () => {
    await does(START, { m });
    const composing = async () =>
      (await does(COMPOSING, { m })) as never as { run: { id: string; state: string; persons: number } };
    // It tells how many there are once it has looked for the first time.
    while ((await composing()).run.persons === 0);
    const { run } = await composing();
    expect(run.state).toBe('RUNNING');
    const stopped = await does(STOP, { id: run.id });
    expect(stopped).toMatchObject({ composing: { run: { state: 'STOPPED', persons: 1200 } } });
    await leerlijn.settle();
    expect(await does(COMPOSING, { m })).toMatchObject({ run: { state: 'STOPPED', outcome: null } });
    expect(await leerlijn.sql('select from intervision_member')).toEqual([]);
  });
});
