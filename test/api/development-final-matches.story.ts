import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  aCoachedDirectorate,
  acting,
  CONFIRM_MATCHES,
  type CoachedDirectorate,
  DESCRIBE,
  END_MATCH,
  LINES,
  PROPOSE_MATCH,
} from '../support/coaching.js';
import { FINAL_STATES, NAME_LEARNING_MANAGER, operationsOf } from '../support/conversing.js';
import { type Installation, startInstallation } from '../support/installation.js';

const final = operationsOf('final');

describe('the learning manager of a final conversation', () => {
  let leerlijn: Installation;
  let directorate: CoachedDirectorate;
  let does: ReturnType<typeof acting>['does'];
  let tries: ReturnType<typeof acting>['tries'];
  let m: string;
  let id: string;
  const propose = async (participant: 'anna' | 'bram', learningManager: 'lena' | 'lars') => {
    const variables = { m, p: directorate.ids[participant], l: directorate.ids[learningManager] };
    await does('coen', PROPOSE_MATCH, variables);
    await does('coen', CONFIRM_MATCHES, { m });
    await leerlijn.settle();
  };
  const thirdOf = async (participant: string) => {
    const states = await does('coen', FINAL_STATES, { m });
    const state = states.find(
      (row: { participant: { displayName: string } }) => row.participant.displayName === participant,
    );
    return { id: state.id, name: state.learningManager?.displayName ?? null };
  };

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-06-07T08:00:00.000Z');
    directorate = await aCoachedDirectorate(leerlijn);
    m = directorate.moduleIds[0];
    ({ does, tries } = acting(leerlijn, directorate.as));
    for (const name of ['lena', 'lars'] as const)
      await does('coen', DESCRIBE, { p: directorate.ids[name], input: { capacity: 8, languages: ['NL'] } });
    await propose('anna', 'lena');
    await does('coen', final.start, { m });
    ({ id } = await thirdOf('Anna Aker'));
  });
  afterAll(() => leerlijn.stop());

  test('is the one of the match, also of a match that is made later', async () => {
    expect(await thirdOf('Anna Aker')).toEqual({ id, name: 'Lena Laan' });
    expect(await thirdOf('Bram Bos')).toMatchObject({ name: null });
    await propose('bram', 'lars');
    expect(await thirdOf('Bram Bos')).toMatchObject({ name: 'Lars Lammers' });
  });

  test('loses access when the match ends, also while there is no other', async () => {
    await does('anna', final.write, { id, version: 1, text: 'Ik zeg vaker nee' });
    expect((await does('lena', final.one, { id })).contributions).toMatchObject([{ text: 'Ik zeg vaker nee' }]);
    const line = (await does('coen', LINES, { m })).nodes.find(
      (row: { participant: { displayName: string } }) => row.participant.displayName === 'Anna Aker',
    );
    leerlijn.mail.clear();
    await does('coen', END_MATCH, { id: line.matches[0].id, because: 'OTHERWISE' });
    await leerlijn.settle();
    expect(await tries('lena', final.one, { id })).toBe('NOT_FOUND');
    expect(await thirdOf('Anna Aker')).toEqual({ id, name: null });
    const subjects = leerlijn.mail.messages().map(({ subject }) => subject);
    expect(subjects).toContain('Nog geen nieuwe leermanager in het eindgesprek van Anna Aker');
  });

  test('and a next one finds an empty conversation', async () => {
    await propose('anna', 'lars');
    expect(await does('lars', final.one, { id })).toMatchObject({ contributions: [], side: 'LEARNING_MANAGER' });
  });

  test('who has signed with the two others stays the one who did, whatever becomes of the match', async () => {
    const anew = await does('anna', final.write, { id, version: 3, text: 'Ik zeg vaker nee' });
    const { version } = anew.finalConversation;
    for (const who of ['anna', 'marga', 'lars'] as const) await does(who, final.sign, { id, version });
    await propose('anna', 'lena');
    await leerlijn.sql('update person set manager_id = $2 where id = $1', [directorate.ids.anna, directorate.ids.mo]);
    await does(
      'coen',
      'mutation ($m: ID!) { conversationsHandOver(moduleId: $m) { handedOver userErrors { code } } }',
      { m },
    );
    expect(await thirdOf('Anna Aker')).toEqual({ id, name: 'Lars Lammers' });
    expect(await does('marga', final.one, { id })).toMatchObject({ state: 'SIGNED', side: 'MANAGER' });
  });

  describe('who is named by hand, without a match', () => {
    const names = async (learningManager: 'lars' | 'dora' | 'loes') => {
      const variables = { id: (await thirdOf('Cem Can')).id, p: directorate.ids[learningManager] };
      return (await tries('coen', NAME_LEARNING_MANAGER, variables)).userErrors;
    };

    test('was never the participant’s manager, and does not stand above them', async () => {
      const { tenantId, ids } = directorate;
      await leerlijn.sql(
        `insert into person_placement (tenant_id, id, person_id, manager_id, valid_from, is_to_come) values ($1, gen_random_uuid(), $2, $3, '2025-01-01', false)`,
        [tenantId, ids.cem, ids.lars],
      );
      await leerlijn.sql(
        `insert into role_grant (tenant_id, person_id, role, granted_at) values ($1, $2, 'LEARNING_MANAGER', now())`,
        [tenantId, ids.dora],
      );
      expect(await names('lars')).toEqual([
        {
          code: 'CANNOT_BE_MATCHED',
          field: ['personId'],
          message: expect.stringContaining('de een was leidinggevende van de ander'),
        },
      ]);
      expect(await names('dora')).toMatchObject([{ code: 'CANNOT_BE_MATCHED' }]);
      expect((await thirdOf('Cem Can')).name).toBeNull();
    });

    test('has not left, and describes nothing any more after that', async () => {
      const p = directorate.ids.loes;
      await does(
        'admin',
        'mutation ($p: ID!) { personDeparture(personId: $p, lastDay: "2027-06-06") { userErrors { code } } }',
        { p },
      );
      expect(await names('loes')).toMatchObject([{ code: 'NOT_A_LEARNING_MANAGER', field: ['personId'] }]);
      expect(await tries('coen', DESCRIBE, { p, input: { capacity: 8, languages: ['NL'] } })).toBe('NOT_FOUND');
    });
  });
});

describe('whose move it is', () => {
  let leerlijn: Installation;
  let directorate: CoachedDirectorate;
  let does: ReturnType<typeof acting>['does'];
  let m: string;
  /** What the board's facts say of a step, by participant: 'level move reason'. */
  const facts = async (file: 'pop' | 'final') => {
    const { popConversationFacts } = await import(
      '../../src/domains/development/pop-conversations/pop-conversation-facts.read-model.js'
    );
    const { finalConversationFacts } = await import(
      '../../src/domains/development/final-conversations/final-conversation-facts.read-model.js'
    );
    const { text, values } = (file === 'pop' ? popConversationFacts : finalConversationFacts)(await leerlijn.now());
    const rows = await leerlijn.sql<{ name: string; told: string }>(
      `with shown_module as (
         select m.tenant_id, m.id, m.programme_id, g.time_zone from module m join programme g on g.id = m.programme_id where m.id = $${values.length + 1})
       select p.given_name as name, concat_ws(' ', f.level, f.move, f.reason) as told
         from (${text}) f join person p on p.id = f.person_id order by 1`,
      [...values, m],
    );
    return Object.fromEntries(rows.map(({ name, told }) => [name, told]));
  };
  const pop = operationsOf('pop');
  const idOf = async (who: 'anna' | 'bram' | 'cem' | 'dirk') =>
    (await does(who, pop.mine)).find(({ side }: { side: string }) => side === 'PARTICIPANT').id;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-02-08T08:00:00.000Z');
    directorate = await aCoachedDirectorate(leerlijn);
    m = directorate.moduleIds[0];
    ({ does } = acting(leerlijn, directorate.as));
    await does('coen', pop.start, { m });
    await does('coen', final.start, { m });
  });
  afterAll(() => leerlijn.stop());

  test('is told without a word of what was said: who plans, answers, prepares, writes and signs', async () => {
    const [anna, bram, cem] = [await idOf('anna'), await idOf('bram'), await idOf('cem')];
    const goals = [{ behaviour: 'Ik zeg nee', situation: 'in het overleg', noticedBy: 'het is rustiger' }];
    await does('anna', pop.plan, { id: anna, input: { startsAtLocal: '2027-02-10T10:00', place: 'Kamer 4' } });
    await does('anna', pop.prepare, { id: anna, version: 0, text: 'Wat ik wil' });
    await does('bram', pop.write, { id: bram, version: 1, input: { goals } });
    await does('bram', pop.sign, { id: bram, version: 2 });
    await does('cem', pop.propose, {
      id: cem,
      seen: 0,
      input: { startsAtLocal: ['2027-02-12T10:00'], place: 'Kamer 4' },
    });
    expect(await facts('pop')).toEqual({
      Anna: '1 MANAGER NOT_PREPARED',
      Bram: '2 MANAGER NOT_SIGNED',
      Cem: '0 MANAGER NOT_PLANNED',
      Dirk: '0 PARTICIPANT NOT_PLANNED',
      Eva: '0 COORDINATOR NO_MANAGER',
    });
    await does('marga', pop.sign, { id: bram, version: 2 });
    await leerlijn.moveClock('2027-02-10T09:30:00.000Z');
    expect(await facts('pop')).toMatchObject({ Anna: '2 PARTICIPANT NOT_WRITTEN', Bram: '3' });
  });

  test('is the coordinator’s while there is no learning manager', async () => {
    expect(await facts('final')).toMatchObject({ Anna: '0 COORDINATOR NO_MATCH', Eva: '0 COORDINATOR NO_MANAGER' });
  });
});
