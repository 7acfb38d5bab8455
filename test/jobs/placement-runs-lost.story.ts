import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { PlacementRunService } from '../../src/domains/placement/runs/placement-run.service.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { aWorkforce, type Workforce } from '../support/workforce.js';

const RUN = 'run { id state outcome placed }';
const START = `mutation ($m: ID!) { intervisionComposingStart(moduleId: $m) { composing { ${RUN} } userErrors { code } } }`;
const COMPOSING = `query ($m: ID!) { intervisionComposing(moduleId: $m) { ${RUN} } }`;
const APPLY = `mutation ($id: ID!) { intervisionComposingApply(runId: $id) { userErrors { code message } } }`;

describe('a run that is lost', () => {
  let leerlijn: Installation;
  let city: Workforce;
  let m: string;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    city = await aWorkforce(leerlijn, { leaders: 12, teamSize: 0 });
    m = city.moduleId;
  });
  afterAll(() => leerlijn.stop());

  // A story reads what it asked for; what is not there fails the story.
  // biome-ignore lint/suspicious/noExplicitAny: the shape follows from the query text
  const asks = async (operation: string, variables: object = { m }): Promise<any> =>
    Object.values((await leerlijn.ask(operation, variables, await city.as('coen'))).data)[0];
  const latest = async () => (await asks(COMPOSING)).run;
  /** Waits for its end; between two tries it rests. */
  const ended = async () => {
    for (;;) {
      const run = await latest();
      if (!['QUEUED', 'RUNNING'].includes(run.state)) return run;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const minutesOn = async (minutes: number) =>
    leerlijn.moveClock(new Date((await leerlijn.now()).getTime() + minutes * 60_000));
  /** What a worker that was killed leaves behind, after the queue has lost everything too. */
  const leftBehind = async (state: string, begun: number) => {
    const id = newId();
    await leerlijn.sql(
      `insert into placement_run (tenant_id, id, module_id, kind, state, asked_by_id, asked_at, alive_at, begun)
       select $1, $2, $3, 'COMPOSING', $4, p.id, $5, $6, $7 from person p where p.given_name = 'Coen' or p.email like 'coen@%' limit 1`,
      [city.tenantId, id, m, state, await leerlijn.now(), begun > 0 ? await leerlijn.now() : null, begun],
    );
    return id;
  };

  test('is begun again once nothing is heard of it, and not before', async () => {
    const id = await leftBehind('RUNNING', 1);
    await minutesOn(1);
    expect(await latest()).toMatchObject({ id, state: 'RUNNING' });
    expect(await asks(START)).toMatchObject({ composing: null, userErrors: [{ code: 'RUN_UNDER_WAY' }] });
    await minutesOn(3);
    await leerlijn.settle();
    expect(await latest()).toMatchObject({ id, state: 'DONE', outcome: 'OPTIMAL', placed: 12 });
  });

  test('is begun also where it never had its turn', async () => {
    const id = await leftBehind('QUEUED', 0);
    await minutesOn(20);
    await leerlijn.settle();
    expect(await latest()).toMatchObject({ id, state: 'DONE' });
  });

  test('has failed after the third time: the coordinator sees so, and can ask anew', async () => {
    const id = await leftBehind('RUNNING', 3);
    await minutesOn(3);
    expect(await latest()).toMatchObject({ id, state: 'FAILED', outcome: null });
    expect((await asks(APPLY, { id })).userErrors).toMatchObject([{ code: 'RUN_NOT_DONE' }]);
    await asks(START);
    await leerlijn.settle();
    expect(await latest()).toMatchObject({ state: 'DONE' });
  });

  test('by an error that passes is tried again; by one that stays, it has failed', async () => {
    const runs = leerlijn.app.get(PlacementRunService);
    const load = runs.loaderOf('COMPOSING');
    let broken = 2;
    runs.register('COMPOSING', async (...of) => {
      broken -= 1;
      if (broken >= 0) throw new Error('the database is away');
      return load(...of);
    });
    await asks(START);
    expect(await ended()).toMatchObject({ state: 'DONE' });
    broken = 100;
    await asks(START);
    expect(await ended()).toMatchObject({ state: 'FAILED' });
    expect(broken).toBe(97);
    runs.register('COMPOSING', load);
  });
});
