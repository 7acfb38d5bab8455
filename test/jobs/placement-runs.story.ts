import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Installation, startInstallation } from '../support/installation.js';
import { aWorkforce, type Workforce } from '../support/workforce.js';

const RUN = 'run { id state outcome persons placed }';
const START = `mutation ($m: ID!) { intervisionComposingStart(moduleId: $m) { composing { ${RUN} } userErrors { code } } }`;
const STOP = `mutation ($id: ID!) { intervisionComposingStop(runId: $id) { composing { ${RUN} } userErrors { code } } }`;
const COMPOSING = `query ($m: ID!) { intervisionComposing(moduleId: $m) { ${RUN} } }`;
const MATCHING =
  'query ($m: ID!) { coachingMatching(moduleId: $m) { run { id state outcome persons } loads { participants places } } }';
const MATCH = 'mutation ($m: ID!) { coachingMatchingStart(moduleId: $m) { userErrors { code } } }';
const APPLY = 'mutation ($id: ID!) { coachingMatchingApply(runId: $id) { userErrors { code } } }';

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

  test('are matched in a job, nobody to the own manager, and the load is even', async () => {
    await does(MATCH, { m });
    await leerlijn.settle();
    const { run, loads } = (await does(MATCHING, { m })) as never as {
      run: { id: string };
      loads: { participants: number }[];
    };
    expect(run).toMatchObject({ state: 'DONE', outcome: 'OPTIMAL', persons: 1200 });
    expect(new Set(loads.map(({ participants }) => participants))).toEqual(new Set([20]));
    await does(APPLY, { id: run.id });
    const own = await leerlijn.sql(
      'select from coaching_match c join person p on p.id = c.participant_id where p.manager_id = c.learning_manager_id',
    );
    expect(own).toEqual([]);
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
