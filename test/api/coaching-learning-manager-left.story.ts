import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Asked } from '../support/asked.js';
import {
  ADD_NOTE,
  ANSWER_CALL,
  aCoachedDirectorate,
  acting,
  CONFIRM_MATCHES,
  type CoachedDirectorate,
  type CoachingName,
  DESCRIBE,
  type LearningManagerName,
  LINES,
  MY_COACHING,
  PLAN_CALL,
  PLAN_SESSION,
  PROPOSE_MATCH,
} from '../support/coaching.js';
import { FINAL_STATES, NAME_LEARNING_MANAGER, operationsOf } from '../support/conversing.js';
import type { Name } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

const REVOKE = `mutation ($p: ID!) { roleRevoke(personId: $p, role: LEARNING_MANAGER) { userErrors { code } } }`;
const LEAVE = `mutation ($p: ID!, $day: LocalDate) { personDeparture(personId: $p, lastDay: $day) { userErrors { code } } }`;
const BOARD = `query ($m: ID!, $p: ID!) { programmeBoard(programmeId: $p, moduleId: $m, first: 50) {
  nodes { person { displayName } cells { step { kind } whoseMove reason } } } }`;
const final = operationsOf('final');
const AT = (startsAtLocal: string) => ({ startsAtLocal, minutes: 30, place: 'Kamer 4' });

describe('whoever is learning manager no more', () => {
  let leerlijn: Installation;
  let directorate: CoachedDirectorate;
  let does: ReturnType<typeof acting>['does'];
  let tries: ReturnType<typeof acting>['tries'];
  let m: string;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-02-08T09:00:00.000Z');
    directorate = await aCoachedDirectorate(leerlijn);
    ({ does, tries } = acting(leerlijn, directorate.as));
    [m] = directorate.moduleIds;
    for (const name of ['lena', 'lars', 'loes'] as const)
      await does('coen', DESCRIBE, { p: directorate.ids[name], input: { capacity: 8, languages: ['NL'] } });
    await leerlijn.sql(
      `update module_step set completion = '{COACHING_HELD}' where module_id = $1 and kind = 'ASSIGNMENT'`,
      [m],
    );
    await coach('lena', 'anna', 'bram');
    await coach('lars', 'cem');
    const c = (await coachingOf('anna')).id;
    await does('anna', PLAN_CALL, { c, input: AT('2027-02-08T11:00') });
    await leerlijn.moveClock('2027-02-08T11:00:00.000Z');
    for (const who of ['anna', 'lena'] as const) await does(who, ANSWER_CALL, { c, answer: 'YES' });
    await does('anna', PLAN_SESSION, { c, input: AT('2027-02-17T10:00') });
    await does('lena', ADD_NOTE, { c, input: { text: 'Purperen panter', audience: 'TWO' } });
    await does('lena', ADD_NOTE, { c, input: { text: 'Oranje otter', audience: 'OWN' } });
    await mailed();
  }, 120_000);
  afterAll(() => leerlijn.stop());

  const coach = async (learningManager: LearningManagerName, ...participants: Name[]) => {
    for (const name of participants)
      await does('coen', PROPOSE_MATCH, { m, p: directorate.ids[name], l: directorate.ids[learningManager] });
    await does('coen', CONFIRM_MATCHES, { m });
  };
  const coachingOf = async (who: CoachingName) => (await does(who, MY_COACHING))[0];
  const matchOf = async (displayName: string) =>
    (await does('coen', LINES, { m })).nodes.find((line: Asked) => line.participant.displayName === displayName)
      .matches[0];
  const moveOf = async (displayName: string) => {
    const [{ p }] = (await leerlijn.sql<{ p: string }>('select programme_id as p from module where id = $1', [m])) as [
      { p: string },
    ];
    const { nodes } = await does('coen', BOARD, { m, p });
    const { whoseMove, reason } = nodes
      .find(({ person }: Asked) => person.displayName === displayName)
      .cells.find(({ step }: Asked) => step.kind === 'ASSIGNMENT');
    return `${whoseMove} ${reason}`;
  };
  /** What was mailed since the last time, as 'who: subject', once everything that is due has gone out. */
  const mailed = async (): Promise<string[]> => {
    await leerlijn.moveClock(new Date((await leerlijn.now()).getTime() + 60_000));
    const mails = leerlijn.mail.messages();
    leerlijn.mail.clear();
    return mails.map(({ recipients, subject }) => `${recipients[0]!.split('@')[0]}: ${subject}`).sort();
  };

  test('by losing the role, coaches nobody: both sides and the coordinator hear of it, and nothing stays planned', async () => {
    await does('admin', REVOKE, { p: directorate.ids.lena });
    expect(await mailed()).toEqual([
      'anna: De coaching met Lena Laan is afgerond',
      'anna: Gaat niet door: coachgesprek met Lena Laan',
      'bram: De coaching met Lena Laan is afgerond',
      'coen: 2 deelnemers hebben een andere leermanager nodig',
      'lena: De coaching met Anna Aker is afgerond',
      'lena: De coaching met Bram Bos is afgerond',
      'lena: Gaat niet door: coachgesprek met Anna Aker',
    ]);
    for (const name of ['Anna Aker', 'Bram Bos'])
      expect(await matchOf(name)).toMatchObject({ state: 'ENDED', endedBecause: 'LEARNING_MANAGER_LEFT' });
    expect((await coachingOf('anna')).sessions).toMatchObject([{ state: 'CANCELLED' }]);
    expect([await moveOf('Anna Aker'), await moveOf('Cem Can')]).toEqual([
      'COORDINATOR NO_MATCH',
      'PARTICIPANT NOT_PLANNED',
    ]);
  });

  test('reaches nothing of what was written, while the participant keeps what was shared', async () => {
    const anna = await coachingOf('anna');
    expect(anna.notes).toMatchObject([{ text: 'Purperen panter' }]);
    expect(await does('lena', MY_COACHING)).toEqual([]);
    expect(await tries('lena', 'query ($c: ID!) { coaching(id: $c) { id } }', { c: anna.id })).toBe('NOT_FOUND');
    expect(await tries('lena', ADD_NOTE, { c: anna.id, input: { text: 'Nog iets', audience: 'OWN' } })).toBe(
      'NOT_FOUND',
    );
  });

  test('by leaving the organisation, from the day after the last one', async () => {
    await does('admin', LEAVE, { p: directorate.ids.lars, day: '2027-02-09' });
    await leerlijn.moveClock('2027-02-09T20:00:00.000Z');
    await mailed();
    expect((await coachingOf('cem')).state).toBe('CONFIRMED');
    await leerlijn.moveClock('2027-02-09T23:30:00.000Z');
    await leerlijn.moveClock('2027-02-10T00:00:00.000Z');
    expect(await mailed()).toEqual([
      'cem: De coaching met Lars Lammers is afgerond',
      'coen: 1 deelnemer heeft een andere leermanager nodig',
    ]);
    expect(await matchOf('Cem Can')).toMatchObject({ state: 'ENDED', endedBecause: 'LEARNING_MANAGER_LEFT' });
    expect(await leerlijn.sql(`select from outbox_event where type = 'people.person.left'`)).toHaveLength(1);
  });

  test('has no place in a final conversation any more, also where the coordinator had named them', async () => {
    await does('coen', final.start, { m });
    const states = async () => await does('coen', FINAL_STATES, { m });
    const [{ id }] = (await states()).filter(({ participant }: Asked) => participant.displayName === 'Anna Aker');
    await does('coen', NAME_LEARNING_MANAGER, { id, p: directorate.ids.loes });
    expect(await does('loes', final.one, { id })).toMatchObject({ side: 'LEARNING_MANAGER' });
    await does('admin', REVOKE, { p: directorate.ids.loes });
    expect(await tries('loes', final.one, { id })).toBe('NOT_FOUND');
    await leerlijn.settle();
    expect((await states()).find((state: Asked) => state.id === id).learningManager).toBeNull();
  });
});
