import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Asked } from '../support/asked.js';
import { conversing, FINAL_STATES, NOTE, operationsOf } from '../support/conversing.js';
import { tellOfNewManager } from '../support/directorate.js';
import { anEvaluatedDirectorate, type EvaluatedDirectorate, OPEN } from '../support/evaluations.js';
import { type Installation, startInstallation } from '../support/installation.js';

const ARCHIVE = `mutation ($id: ID!, $v: Int!) { moduleArchive(id: $id, version: $v) { module { id } userErrors { code message } } }`;
const HOME = '{ home { tasks { kind reason module { name { nl } } } } }';
const BEHAVIOUR_ADD = `mutation ($m: ID!, $input: BehaviourAddInput!) { behaviourAdd(moduleId: $m, input: $input) { userErrors { code message } } }`;
const ADD_MODULE = `mutation ($id: ID!, $input: ModuleAddInput!) { moduleAdd(programmeId: $id, input: $input) { module { id } userErrors { code message } } }`;
const final = operationsOf('final');

describe('a module that is taken out of an approved design', () => {
  let leerlijn: Installation;
  let directorate: EvaluatedDirectorate;
  let pop: ReturnType<typeof conversing>;
  let m: string;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-01-05T09:00:00.000Z');
    directorate = await anEvaluatedDirectorate(leerlijn);
    pop = conversing(leerlijn, directorate, 'pop');
    m = directorate.moduleIds[1];
    await pop.asked('coen', pop.start, { m });
    await pop.asked('coen', final.start, { m });
    await leerlijn.settle();
    leerlijn.mail.clear();
  }, 120_000);
  afterAll(() => leerlijn.stop());

  const archive = async (id: string) => {
    const { programme } = await leerlijn.must(
      'query ($id: ID!) { programme(id: $id) { version } }',
      { id: directorate.programmeId },
      await directorate.as('coen'),
    );
    return pop.asked('coen', ARCHIVE, { id, v: programme.version });
  };
  const ofAnna = async () => (await pop.asked('anna', pop.mine)).map(({ id }: Asked) => id)[0];
  const waiting = async (who: 'anna' | 'marga') =>
    (await pop.asked(who, HOME)).tasks.map(({ module }: Asked) => module.name.nl);

  test('stays while somebody has written something for a conversation of it, and says so', async () => {
    const id = await ofAnna();
    expect(await pop.asked('anna', NOTE, { id, text: 'Purperen panter' })).toMatchObject({ userErrors: [] });
    expect((await archive(m)).userErrors).toMatchObject([
      { code: 'MODULE_BEGUN', message: expect.stringContaining('1 POP-gesprek is begonnen') },
    ]);
    expect(await ofAnna()).toBe(id);
    await leerlijn.sql('delete from pop_note where conversation_id = $1', [id]);
  });

  test('takes conversations along that nobody touched: they are nowhere any more, nobody is asked or mailed about them', async () => {
    const pops = await pop.asked('anna', pop.mine);
    const states = await pop.asked('coen', FINAL_STATES, { m });
    expect([pops.length, states.length]).toEqual([1, 4]);
    await leerlijn.sql(
      `update module_step set starts_on = '2027-01-04', ends_on = '2027-01-20' where module_id = $1 and kind = 'POP_CONVERSATION'`,
      [m],
    );
    await leerlijn.sql(
      `update module_step set starts_on = '2027-01-25', ends_on = '2027-01-25' where module_id = $1 and kind = 'KICK_OFF'`,
      [m],
    );
    expect(await waiting('anna')).toContain('Vitaal leiderschap');
    expect((await archive(m)).userErrors).toEqual([]);
    expect(await pop.asked('anna', pop.mine)).toEqual([]);
    expect(await pop.asked('anna', pop.one, { id: pops[0].id })).toBe('NOT_FOUND');
    expect(await pop.asked('marga', pop.prepare, { id: pops[0].id, version: 0, text: 'Toch nog' })).toBe('NOT_FOUND');
    expect(await pop.asked('marga', final.one, { id: states[0].id })).toBe('NOT_FOUND');
    for (const who of ['anna', 'marga'] as const) expect(await waiting(who)).not.toContain('Vitaal leiderschap');
    await leerlijn.sql('update person set manager_id = $2 where id = $1', [directorate.ids.anna, directorate.ids.mo]);
    await tellOfNewManager(leerlijn, directorate, directorate.ids.anna);
    await leerlijn.settle();
    await leerlijn.moveClock('2027-01-13T09:00:00.000Z');
    expect(leerlijn.mail.messages().map(({ subject }) => subject)).toEqual([]);
    expect(await leerlijn.sql('select from pop_conversation where module_id = $1', [m])).toHaveLength(4);
  });

  test('leaves others that wait for the director: whoever is asked to evaluate a new module finds it on their own screen', async () => {
    const { module } = await pop.asked('coen', ADD_MODULE, {
      id: directorate.programmeId,
      input: {
        name: { nl: 'Wendbaar leiderschap', en: 'Agile leadership' },
        themeKeys: [],
        leadershipChallengeIds: [],
      },
    });
    const added = await pop.asked('coen', BEHAVIOUR_ADD, {
      m: module.id,
      input: {
        text: { nl: 'Bijstellen', en: 'Adjusting' },
        indicators: [{ nl: 'Elke week', en: 'Every week' }],
        operationalGoals: [{ nl: 'Sneller', en: 'Faster' }],
        strategicGoals: [{ nl: 'Beter', en: 'Better' }],
      },
    });
    expect(added.userErrors).toEqual([]);
    expect((await pop.asked('coen', OPEN, { m: module.id, version: 0, closesOn: '2027-01-29' })).userErrors).toEqual(
      [],
    );
    await leerlijn.settle();
    expect(await waiting('anna')).toContain('Wendbaar leiderschap');
    expect((await archive(module.id)).userErrors).toMatchObject([
      { code: 'MODULE_BEGUN', message: expect.stringContaining('de evaluatie is geopend') },
    ]);
  });
});
