import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  APPLY_MATCHING,
  aCoachedDirectorate,
  acting,
  CONFIRM_MATCHES,
  type CoachedDirectorate,
  DESCRIBE,
  LINES,
  MATCHING,
  PROPOSE_MATCH,
  START_MATCHING,
  STOP_MATCHING,
} from '../support/coaching.js';
import { type Installation, startInstallation } from '../support/installation.js';

interface Proposal {
  participant: { displayName: string };
  learningManager: { displayName: string };
  explanation: string;
  isKept: boolean;
}

describe('matching a whole module at once', () => {
  let leerlijn: Installation;
  let directorate: CoachedDirectorate;
  let m: string;
  let does: ReturnType<typeof acting>['does'];
  let tries: ReturnType<typeof acting>['tries'];

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-02-08T08:00:00.000Z');
    directorate = await aCoachedDirectorate(leerlijn);
    m = directorate.moduleIds[0];
    ({ does, tries } = acting(leerlijn, directorate.as));
  });
  afterAll(() => leerlijn.stop());

  const describes = async (name: 'lena' | 'lars' | 'loes', capacity: number) => {
    const p = directorate.ids[name];
    const [offer] = await leerlijn.sql<{ version: number }>(
      'select version from learning_manager where person_id = $1',
      [p],
    );
    return does('coen', DESCRIBE, { p, version: offer?.version ?? 0, input: { capacity, languages: ['NL'] } });
  };
  const offers = (capacity: { lena: number; lars: number; loes: number }) =>
    Promise.all(Object.entries(capacity).map(([name, places]) => describes(name as 'lena', places)));
  const matched = async () => {
    await does('coen', START_MATCHING, { m });
    await leerlijn.settle();
    return does('coen', MATCHING, { m });
  };
  const whose = ({ nodes }: { nodes: readonly Proposal[] }) =>
    Object.fromEntries(
      nodes.map(({ participant, learningManager }) => [participant.displayName, learningManager.displayName]),
    );
  const statesOf = async () =>
    Object.fromEntries(
      (await does('coen', LINES, { m })).nodes.map(
        (line: { participant: { displayName: string }; matches: { state: string; how: string }[] }) => [
          line.participant.displayName,
          line.matches.map(({ state, how }) => `${state} ${how}`),
        ],
      ),
    );

  test('is nothing before it was asked for', async () => {
    expect(await does('coen', MATCHING, { m })).toBeNull();
  });

  test('that cannot be done tells which rules conflict', async () => {
    await offers({ lena: 2, lars: 2, loes: 0 });
    await leerlijn.sql('update person set manager_id = $2 where id = $1', [directorate.ids.eva, directorate.ids.lena]);
    const few = await matched();
    expect(few).toMatchObject({ run: { state: 'DONE', outcome: 'INFEASIBLE', gap: null }, proposals: { nodes: [] } });
    expect(few.run.conflicts).toEqual([
      'Voor Anna Aker, Bram Bos, Cem Can, Dirk Dam en Eva Evers (5) zijn niet allemaal plaatsen te vinden: Lena Laan heeft plaats voor 2; Lars Lammers heeft plaats voor 2; Loes Lier heeft plaats voor 0.',
    ]);
    expect(await tries('coen', APPLY_MATCHING, { id: few.run.id })).toMatchObject({
      userErrors: [{ code: 'RUN_IMPOSSIBLE' }],
    });
    await offers({ lena: 6, lars: 0, loes: 0 });
    const { run } = await matched();
    expect(run.conflicts).toHaveLength(1);
    expect(run.conflicts[0]).toMatch(
      /^Voor Eva Evers is geen plaats te vinden: .*Eva Evers kan niet bij Lena Laan \(de een staat in de lijn van de ander\)/,
    );
  });

  test('spreads the load evenly, explains each match in a sentence and says that nothing is better', async () => {
    await offers({ lena: 4, lars: 2, loes: 0 });
    const { run, proposals, loads } = await matched();
    expect(run).toMatchObject({ state: 'DONE', outcome: 'OPTIMAL', gap: 0, placed: 5, persons: 5, appliedAt: null });
    expect(whose(proposals)['Eva Evers']).toBe('Lars Lammers');
    expect(
      proposals.nodes.find(({ participant }: Proposal) => participant.displayName === 'Eva Evers').explanation,
    ).toBe(
      'Lars Lammers coacht in het Nederlands, staat buiten de lijn van Eva Evers en heeft met deze koppeling 2 van 2 plaatsen bezet.',
    );
    expect(loads).toEqual([
      { learningManager: { displayName: 'Lena Laan' }, participants: 3, places: 4 },
      { learningManager: { displayName: 'Lars Lammers' }, participants: 2, places: 2 },
      { learningManager: { displayName: 'Loes Lier' }, participants: 0, places: 0 },
    ]);
    expect(await statesOf()).toMatchObject({ 'Anna Aker': [], 'Eva Evers': [] });
  });

  test('changes nothing before it is applied, and is applied once', async () => {
    const { run } = await does('coen', MATCHING, { m });
    const { matching } = await does('coen', APPLY_MATCHING, { id: run.id });
    expect(matching.run.appliedAt).not.toBeNull();
    expect(Object.values(await statesOf())).toEqual(Array(5).fill(['PROPOSED PROPOSED']));
    expect(await tries('coen', APPLY_MATCHING, { id: run.id })).toMatchObject({
      userErrors: [{ code: 'RUN_APPLIED' }],
    });
  });

  test('again leaves alone what was set by hand', async () => {
    const { proposals } = await does('coen', MATCHING, { m });
    const before = whose(proposals)['Anna Aker'];
    const [l, by] = before === 'Lena Laan' ? (['lars', 'Lars Lammers'] as const) : (['lena', 'Lena Laan'] as const);
    await offers({ lena: 4, lars: 4, loes: 4 });
    await does('coen', PROPOSE_MATCH, { m, p: directorate.ids.anna, l: directorate.ids[l] });
    const again = await matched();
    expect(whose(again.proposals)['Anna Aker']).toBe(by);
    expect(again.proposals.nodes.filter(({ isKept }: Proposal) => isKept)).toHaveLength(1);
    expect(again.loads.map(({ participants }: { participants: number }) => participants).sort()).toEqual([1, 2, 2]);
    await does('coen', APPLY_MATCHING, { id: again.run.id });
    expect(await statesOf()).toMatchObject({
      'Anna Aker': ['PROPOSED SET_BY_HAND'],
      'Bram Bos': ['PROPOSED PROPOSED'],
    });
  });

  test('again gives only whoever asked for another somebody else', async () => {
    await does('coen', CONFIRM_MATCHES, { m });
    const before = whose((await does('coen', MATCHING, { m })).proposals);
    await leerlijn.sql(
      `update coaching_match set state = 'ANOTHER_ASKED', participant_answer = 'ANOTHER' where participant_id = $1 and state = 'CONFIRMED'`,
      [directorate.ids.bram],
    );
    const { proposals, run } = await matched();
    const after = whose(proposals);
    expect(after).toMatchObject({ ...before, 'Bram Bos': expect.not.stringMatching(before['Bram Bos']!) });
    await does('coen', APPLY_MATCHING, { id: run.id });
    expect(await statesOf()).toMatchObject({
      'Bram Bos': ['PROPOSED PROPOSED', 'ANOTHER_ASKED PROPOSED'],
      'Cem Can': ['CONFIRMED PROPOSED'],
    });
  });

  test('that no longer holds is not applied', async () => {
    const { run, proposals } = await matched();
    const [l] = Object.entries({ lena: 'Lena Laan', lars: 'Lars Lammers', loes: 'Loes Lier' }).find(
      ([, name]) => name === whose(proposals)['Bram Bos'],
    )!;
    await leerlijn.sql(`delete from role_grant where person_id = $1 and role = 'LEARNING_MANAGER'`, [
      directorate.ids[l as 'lena'],
    ]);
    expect(await tries('coen', APPLY_MATCHING, { id: run.id })).toMatchObject({
      userErrors: [{ code: 'RUN_OUTDATED' }],
    });
    expect((await does('coen', MATCHING, { m })).run.appliedAt).toBeNull();
  });

  test('is stopped, also when its worker does not know yet, and nothing comes of it', async () => {
    const [{ id }] = (await leerlijn.sql<{ id: string }>(
      `insert into placement_run (tenant_id, id, module_id, kind, state, asked_by_id, asked_at)
       values ($1, gen_random_uuid(), $2, 'MATCHING', 'QUEUED', $3, $4) returning id`,
      [directorate.tenantId, m, directorate.ids.coen, await leerlijn.now()],
    )) as [{ id: string }];
    expect(await tries('coen', START_MATCHING, { m })).toMatchObject({ userErrors: [{ code: 'RUN_UNDER_WAY' }] });
    expect(await tries('coen', APPLY_MATCHING, { id })).toMatchObject({ userErrors: [{ code: 'RUN_NOT_DONE' }] });
    expect((await does('coen', STOP_MATCHING, { id })).matching.run).toMatchObject({ id, state: 'STOPPED' });
    expect(await tries('coen', STOP_MATCHING, { id })).toMatchObject({ userErrors: [{ code: 'RUN_ENDED' }] });
    await leerlijn.sql(
      `insert into outbox_event (tenant_id, id, type, payload, recorded_at) values ($1, gen_random_uuid(), 'placement.run.asked', $2, now())`,
      [directorate.tenantId, { runId: id }],
    );
    await leerlijn.settle();
    expect((await does('coen', MATCHING, { m })).run).toMatchObject({ id, state: 'STOPPED', outcome: null });
  });

  test('is taken up again where a worker vanished', async () => {
    await does('coen', START_MATCHING, { m });
    await leerlijn.settle();
    const [{ id }] = (await leerlijn.sql<{ id: string }>(
      `update placement_run set state = 'RUNNING', outcome = null, result = null, finished_at = null
        where id = (select id from placement_run where tenant_id = $1 order by asked_at desc limit 1) returning id`,
      [directorate.tenantId],
    )) as [{ id: string }];
    await leerlijn.sql(
      `insert into outbox_event (tenant_id, id, type, payload, recorded_at) values ($1, gen_random_uuid(), 'placement.run.asked', $2, now())`,
      [directorate.tenantId, { runId: id }],
    );
    await leerlijn.settle();
    expect((await leerlijn.sql('select state from placement_run where id = $1', [id]))[0]).toEqual({ state: 'DONE' });
  });

  test.each(['dora', 'marga', 'anna', 'lena', 'admin'] as const)('is not for %s', async (who) => {
    expect(await tries(who, MATCHING, { m })).toBe('FORBIDDEN');
    expect(await tries(who, START_MATCHING, { m })).toBe('FORBIDDEN');
  });

  test('ends what is proposed to or in force for somebody who leaves the programme', async () => {
    const [{ id }] = (await leerlijn.sql<{ id: string }>('select id from participation where person_id = $1', [
      directorate.ids.cem,
    ])) as [{ id: string }];
    await does(
      'coen',
      'mutation ($id: ID!) { participationEnd(participationId: $id, reason: OTHER) { userErrors { code } } }',
      { id },
    );
    await leerlijn.settle();
    expect((await statesOf())['Cem Can']).toEqual(['ENDED PROPOSED']);
    expect((await matched()).run.persons).toBe(4);
  });
});
