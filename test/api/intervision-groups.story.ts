import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import type { Asked } from '../support/asked.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { aWorkforce, type Workforce } from '../support/workforce.js';

const RUN = 'run { id state outcome gap persons placed conflicts appliedAt }';
const COMPOSING = `${RUN} proposals(first: 100) { nodes { person { id givenName } number explanation isKept } }`;
const LATEST = `query ($m: ID!) { intervisionComposing(moduleId: $m) { ${COMPOSING} } }`;
const START = `mutation ($m: ID!) { intervisionComposingStart(moduleId: $m) { composing { ${RUN} } userErrors { code message } } }`;
const STOP = `mutation ($id: ID!) { intervisionComposingStop(runId: $id) { composing { ${RUN} } userErrors { code message } } }`;
const APPLY = `mutation ($id: ID!) { intervisionComposingApply(runId: $id) { composing { ${RUN} } userErrors { code message } } }`;
const GROUPS = `query ($m: ID!) { intervisionGroups(moduleId: $m) { id number members { person { id givenName } how } } }`;
const MOVE = `mutation ($g: ID!, $p: ID!, $seen: ID) { intervisionMemberMove(groupId: $g, personId: $p, seenGroupId: $seen) {
  group { number members { person { givenName } how } } userErrors { code message field } } }`;

describe('intervision groups', () => {
  let leerlijn: Installation;
  let city: Workforce;
  let m: string;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    city = await aWorkforce(leerlijn, { leaders: 20, teamSize: 0 });
    m = city.moduleId;
    // Manager 1 takes part too, with all who report to that manager.
    await leerlijn.sql(
      `insert into participation (tenant_id, id, programme_id, person_id, enrolled_at)
       select p.tenant_id, gen_random_uuid(), m.programme_id, p.id, now() from module m join person p on p.email = $2 where m.id = $1`,
      [m, city.emailOf('manager1')],
    );
    await leerlijn.sql(
      `update person set manager_id = null where tenant_id = $1 and given_name not in ('leider1', 'leider2', 'leider3')`,
      [city.tenantId],
    );
  });
  afterAll(() => leerlijn.stop());

  const does = async (who: string, operation: string, variables: object = {}): Promise<Asked> =>
    Object.values(await leerlijn.must(operation, variables, await city.as(who)))[0];
  const tries = async (who: string, operation: string, variables: object = {}): Promise<Asked> => {
    const { data, errors } = await leerlijn.ask(operation, variables, await city.as(who));
    return errors ? errors[0]!.extensions.code : Object.values(data)[0];
  };
  const composed = async (moduleId = m) => {
    await does('coen', START, { m: moduleId });
    await leerlijn.settle();
    return does('coen', LATEST, { m: moduleId });
  };
  const groups = async (moduleId = m) => does('coen', GROUPS, { m: moduleId });
  const groupOf = async (givenName: string) =>
    (await groups()).find(({ members }: Asked) => members.some(({ person }: Asked) => person.givenName === givenName));
  const idOf = async (givenName: string) =>
    (await leerlijn.sql<{ id: string }>('select id from person where given_name = $1', [givenName]))[0]!.id;

  test('are proposed for everybody at once: five to eight, nobody with the own manager', async () => {
    const { run, proposals } = await composed();
    expect(run).toMatchObject({ state: 'DONE', outcome: 'OPTIMAL', gap: 0, persons: 21, conflicts: [] });
    const sizes = [...Map.groupBy(proposals.nodes, ({ number }: Asked) => number).values()].map(({ length }) => length);
    expect(sizes).toEqual([7, 7, 7]);
    const numberOf = (name: string) => proposals.nodes.find(({ person }: Asked) => person.givenName === name).number;
    for (const report of ['leider1', 'leider2', 'leider3']) expect(numberOf(report)).not.toBe(numberOf('manager1'));
    expect(proposals.nodes[0].explanation).toMatch(/ zit hier met .* van hetzelfde niveau\.$/);
    expect(await groups()).toEqual([]);
  });

  test('are there once the proposal is applied, and seen by coordinators and who is in them', async () => {
    const { run } = await does('coen', LATEST, { m });
    await does('coen', APPLY, { id: run.id });
    expect((await groups()).map(({ number, members }: Asked) => [number, members.length])).toEqual([
      [1, 7],
      [2, 7],
      [3, 7],
    ]);
    const own = await does('leider4', GROUPS, { m });
    expect(own).toHaveLength(1);
    expect(await does('leider4', '{ myIntervisionGroups { id } }')).toEqual([{ id: own[0].id }]);
    expect(await tries('coen', APPLY, { id: run.id })).toMatchObject({ userErrors: [{ code: 'RUN_APPLIED' }] });
  });

  describe('by hand', () => {
    test('somebody is moved, and stays there when groups are composed again', async () => {
      const from = await groupOf('leider5');
      const to = (await groups()).find(({ id }: Asked) => id !== from.id);
      const { group } = await does('coen', MOVE, { g: to.id, p: await idOf('leider5'), seen: from.id });
      expect(group.members).toHaveLength(8);
      expect(group.members).toContainEqual({ person: { givenName: 'leider5' }, how: 'SET_BY_HAND' });
      const again = await composed();
      const kept = again.proposals.nodes.filter(({ isKept }: Asked) => isKept);
      expect(kept.map(({ person, number }: Asked) => [person.givenName, number])).toEqual([['leider5', to.number]]);
      await does('coen', APPLY, { id: again.run.id });
      expect((await groupOf('leider5')).id).toBe(to.id);
      expect((await groups()).map(({ members }: Asked) => members.length)).toEqual([7, 7, 7]);
    });

    test('nobody is put with the own manager or a direct report', async () => {
      const withManager = await groupOf('manager1');
      expect(
        await tries('coen', MOVE, { g: withManager.id, p: await idOf('leider1'), seen: (await groupOf('leider1')).id }),
      ).toMatchObject({
        userErrors: [
          {
            code: 'GROUP_IN_LINE',
            message:
              'leider1 Jansen kan niet in deze groep: manager1 Jansen is leidinggevende van of wordt geleid door deze persoon. Kies een andere groep.',
          },
        ],
      });
      const withReport = await groupOf('leider1');
      expect(
        await tries('coen', MOVE, { g: withReport.id, p: await idOf('manager1'), seen: withManager.id }),
      ).toMatchObject({
        userErrors: [{ code: 'GROUP_IN_LINE' }],
      });
    });

    test('no ninth, also not of two at once, and nobody from elsewhere', async () => {
      const [one] = await groups();
      const others = (await groups())
        .slice(1)
        .flatMap(({ id, members }: Asked) => members.map(({ person }: Asked) => ({ ...person, seen: id })))
        .filter(({ givenName }: Asked) => Number(givenName.replace('leider', '')) > 5);
      const both = await Promise.all(
        others.slice(0, 2).map(({ id, seen }: Asked) => tries('coen', MOVE, { g: one.id, p: id, seen })),
      );
      expect(both.flatMap(({ userErrors }) => userErrors).map(({ code }) => code)).toEqual(['GROUP_FULL']);
      expect(await tries('coen', MOVE, { g: one.id, p: await idOf('coen') })).toMatchObject({
        userErrors: [{ code: 'NOT_IN_THIS_MODULE' }],
      });
      const [member] = (await groups())[0].members.filter(({ how }: Asked) => how === 'SET_BY_HAND');
      expect(await tries('coen', MOVE, { g: one.id, p: member.person.id })).toMatchObject({
        userErrors: [{ code: 'ALREADY_IN_GROUP' }],
      });
    });

    test.each(['leider1', 'manager1'])('and %s cannot', async (who) => {
      const [one] = await groups();
      expect(await tries(who, MOVE, { g: one.id, p: await idOf('leider9') })).toBe('FORBIDDEN');
      expect(await tries(who, START, { m })).toBe('FORBIDDEN');
    });
  });

  test('of the next module bring together who was not together before', async () => {
    const next = newId();
    await leerlijn.sql(
      `insert into module (tenant_id, id, programme_id, position, name) select tenant_id, $2, programme_id, 2, name from module where id = $1`,
      [m, next],
    );
    const { run, proposals } = await composed(next);
    expect(run.outcome).toMatch(/OPTIMAL|WITHIN/);
    await does('coen', APPLY, { id: run.id });
    const before = await groups();
    const met = (await groups(next)).flatMap(({ members }: Asked) =>
      before.map(
        (group: Asked) =>
          group.members.filter(({ person }: Asked) => members.some((member: Asked) => member.person.id === person.id))
            .length,
      ),
    );
    // Three groups of seven: of each earlier group two or three in each new one, which is as new as it gets.
    expect(Math.max(...met)).toBeLessThanOrEqual(3);
    expect(proposals.nodes[0].explanation).toContain('uit een eerdere groep');
  });

  test('that no longer hold are not applied', async () => {
    const { run } = await composed();
    const number = (name: string, { proposals }: Asked) =>
      proposals.nodes.find(({ person }: Asked) => person.givenName === name).number;
    const latest = await does('coen', LATEST, { m });
    const together = latest.proposals.nodes.find(
      ({ person, number: at }: Asked) => at === number('manager1', latest) && person.givenName !== 'manager1',
    );
    await leerlijn.sql('update person set manager_id = $2 where id = $1', [together.person.id, await idOf('manager1')]);
    expect(await tries('coen', APPLY, { id: run.id })).toMatchObject({ userErrors: [{ code: 'RUN_OUTDATED' }] });
  });

  test('are stopped while they are worked out', async () => {
    const [{ id }] = (await leerlijn.sql<{ id: string }>(
      `insert into placement_run (tenant_id, id, module_id, kind, state, asked_by_id, asked_at)
       values ($1, gen_random_uuid(), $2, 'COMPOSING', 'RUNNING', $3, $4) returning id`,
      [city.tenantId, m, await idOf('coen'), await leerlijn.now()],
    )) as [{ id: string }];
    expect((await does('coen', STOP, { id })).composing.run).toMatchObject({ id, state: 'STOPPED' });
  });

  test('cannot be made of too few people, and it is said why', async () => {
    await leerlijn.sql(
      `update participation set left_at = now(), left_reason = 'OTHER' where person_id not in (select id from person where given_name = any ($1))`,
      [['leider1', 'leider2', 'manager1']],
    );
    const { run } = await composed();
    expect(run).toMatchObject({ outcome: 'INFEASIBLE' });
    expect(run.conflicts.join()).toMatch(/Zo is niet iedereen in te delen.*manager1 .* horen niet bij elkaar/);
  });
});
