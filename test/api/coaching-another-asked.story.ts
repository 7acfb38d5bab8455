import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Asked } from '../support/asked.js';
import {
  ANSWER_CALL,
  aCoachedDirectorate,
  acting,
  CONFIRM_MATCHES,
  type CoachedDirectorate,
  type CoachingName,
  DESCRIBE,
  MY_COACHING,
  PLAN_CALL,
  PLAN_SESSION,
  PROPOSE_MATCH,
} from '../support/coaching.js';
import type { Name } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

const HOME = '{ home { tasks { kind sentence why as participant { givenName } } comingSessions { title { nl } } } }';
const BOARD = `query ($m: ID!, $p: ID!) { programmeBoard(programmeId: $p, moduleId: $m, first: 50) {
  nodes { person { givenName } cells { step { kind } whoseMove reason } } } }`;
const AT = (startsAtLocal: string) => ({ startsAtLocal, minutes: 30, place: 'Kamer 4' });

describe('that one of the two wants another', () => {
  let leerlijn: Installation;
  let directorate: CoachedDirectorate;
  let does: ReturnType<typeof acting>['does'];
  let m: string;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-02-08T09:00:00.000Z');
    directorate = await aCoachedDirectorate(leerlijn);
    ({ does } = acting(leerlijn, directorate.as));
    [m] = directorate.moduleIds;
    await leerlijn.sql(
      `update module_step set starts_on = '2027-02-01', ends_on = '2027-04-30', completion = '{COACHING_HELD}' where module_id = $1 and kind = 'ASSIGNMENT'`,
      [m],
    );
    await does('coen', DESCRIBE, { p: directorate.ids.lena, input: { capacity: 8, languages: ['NL'] } });
    for (const name of ['anna', 'bram', 'cem', 'dirk'] as const)
      await does('coen', PROPOSE_MATCH, { m, p: directorate.ids[name], l: directorate.ids.lena });
    await does('coen', CONFIRM_MATCHES, { m });
    for (const name of ['anna', 'bram', 'cem', 'dirk'] as const)
      await does(name, PLAN_CALL, { c: await coachingOf(name), input: AT('2027-02-08T11:00') });
    await leerlijn.moveClock('2027-02-08T11:00:00.000Z');
  });
  afterAll(() => leerlijn.stop());

  const coachingOf = async (who: Name): Promise<string> => (await does(who, MY_COACHING))[0].id;
  const says = async (who: CoachingName, of: Name, answer: 'YES' | 'ANOTHER') =>
    does(who, ANSWER_CALL, { c: await coachingOf(of), answer });
  const tasksOf = async (who: CoachingName) => (await does(who, HOME)).tasks;
  const isOf = (name: string) => (task: Asked) => task.participant?.givenName === name;
  const moveOf = async (name: string) => {
    const [{ p }] = (await leerlijn.sql<{ p: string }>('select programme_id as p from module where id = $1', [m])) as [
      { p: string },
    ];
    const { nodes } = await does('coen', BOARD, { m, p });
    const { cells } = nodes.find(({ person }: Asked) => person.givenName === name);
    const { whoseMove, reason } = cells.find(({ step }: Asked) => step.kind === 'ASSIGNMENT');
    return `${whoseMove} ${reason}`;
  };

  test('moves nothing of what the learning manager finds to do: not against who has said yes, nor against who has said nothing', async () => {
    const before = await tasksOf('lena');
    expect(before.map(({ sentence }: Asked) => sentence)).toEqual(
      ['Anna Aker', 'Bram Bos', 'Cem Can', 'Dirk Dam'].map((name) =>
        expect.stringMatching(`^Laat weten hoe het gesprek was.*${name}$`),
      ),
    );
    await says('anna', 'anna', 'YES');
    await says('bram', 'bram', 'ANOTHER');
    expect(await tasksOf('lena')).toEqual(before);
    await says('lena', 'bram', 'YES');
    await says('lena', 'cem', 'YES');
    const after = await tasksOf('lena');
    expect([after.filter(isOf('Bram')), after.filter(isOf('Cem'))]).toEqual([[], []]);
    expect([await moveOf('Bram'), await moveOf('Cem')]).toEqual(['COORDINATOR NO_MATCH', 'PARTICIPANT NOT_ANSWERED']);
  });

  test('nor when both had said yes before', async () => {
    await says('lena', 'anna', 'YES');
    await does('anna', PLAN_SESSION, { c: await coachingOf('anna'), input: AT('2027-02-10T10:00') });
    await leerlijn.moveClock('2027-02-10T11:00:00.000Z');
    const before = (await tasksOf('lena')).filter(isOf('Anna'));
    expect(before).toMatchObject([{ sentence: expect.stringContaining('Leg vast of het doorging') }]);
    await says('anna', 'anna', 'ANOTHER');
    expect((await tasksOf('lena')).filter(isOf('Anna'))).toEqual(before);
    expect(await moveOf('Anna')).toBe('COORDINATOR NO_MATCH');
  });

  test('moves nothing of what the participant finds to do either, and whoever asked has nothing to do', async () => {
    const before = await tasksOf('dirk');
    expect(before).toMatchObject([{ sentence: expect.stringContaining('Laat weten hoe het gesprek was') }]);
    await says('lena', 'dirk', 'ANOTHER');
    expect(await tasksOf('dirk')).toEqual(before);
    expect((await tasksOf('lena')).filter(isOf('Dirk'))).toEqual([]);
    expect(await moveOf('Dirk')).toBe('COORDINATOR NO_MATCH');
  });
});
