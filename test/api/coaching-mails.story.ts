import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ANSWER_CALL,
  aCoachedDirectorate,
  acting,
  CANCEL_SESSION,
  CONFIRM_MATCHES,
  type CoachedDirectorate,
  DESCRIBE,
  END_MATCH,
  MY_COACHING,
  PLAN_CALL,
  PLAN_SESSION,
  PROPOSE_MATCH,
} from '../support/coaching.js';
import { type Installation, startInstallation } from '../support/installation.js';

const AT = (startsAtLocal: string) => ({ startsAtLocal, minutes: 30, place: 'Kamer 4' });

describe('mails about coaching', () => {
  let leerlijn: Installation;
  let directorate: CoachedDirectorate;
  let does: ReturnType<typeof acting>['does'];
  let c: string;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-02-08T09:00:00.000Z');
    directorate = await aCoachedDirectorate(leerlijn);
    ({ does } = acting(leerlijn, directorate.as));
    const [m] = directorate.moduleIds;
    await does('coen', DESCRIBE, { p: directorate.ids.lena, input: { capacity: 8, languages: ['NL'] } });
    await does('coen', PROPOSE_MATCH, { m, p: directorate.ids.anna, l: directorate.ids.lena });
    await mailed();
    await does('coen', CONFIRM_MATCHES, { m });
    [{ id: c }] = await does('anna', MY_COACHING);
  });
  afterAll(() => leerlijn.stop());

  /** What was mailed since the last time, as 'who: subject', once everything that is due has gone out. */
  const mailed = async (): Promise<string[]> => {
    await leerlijn.moveClock(new Date((await leerlijn.now()).getTime() + 60_000));
    const mails = leerlijn.mail.messages();
    leerlijn.mail.clear();
    return mails.map(({ recipients, subject }) => `${recipients[0]!.split('@')[0]}: ${subject}`).sort();
  };

  test('tell the two of each other once it is confirmed', async () => {
    expect(await mailed()).toEqual(['anna: Lena Laan is je leermanager', 'lena: Je gaat Anna Aker coachen']);
  });

  test('bring what is planned and called off into both calendars', async () => {
    await does('anna', PLAN_CALL, { c, input: AT('2027-02-09T10:00') });
    expect(await mailed()).toEqual([
      'anna: Je kennismakingsgesprek met Lena Laan staat vast',
      'lena: Je kennismakingsgesprek met Anna Aker staat vast',
    ]);
    await does('lena', PLAN_CALL, { c, sequence: 0, input: AT('2027-02-10T10:00') });
    expect(await mailed()).toContain('anna: Je kennismakingsgesprek met Lena Laan is verzet');
    await leerlijn.moveClock('2027-02-10T10:00:00.000Z');
    for (const who of ['anna', 'lena'] as const) await does(who, ANSWER_CALL, { c, answer: 'YES' });
    const { coaching } = await does('lena', PLAN_SESSION, { c, input: AT('2027-02-17T10:00') });
    expect(await mailed()).toContain('anna: Je coachgesprek met Lena Laan staat vast');
    await does('anna', CANCEL_SESSION, { id: coaching.sessions[0].id, sequence: 0 });
    expect(await mailed()).toEqual([
      'anna: Gaat niet door: coachgesprek met Lena Laan',
      'lena: Gaat niet door: coachgesprek met Anna Aker',
    ]);
  });

  test('say nothing when one asks for another, and that it ended without saying why', async () => {
    await does('anna', ANSWER_CALL, { c, answer: 'ANOTHER' });
    expect(await mailed()).toEqual([]);
    await does('coen', END_MATCH, { id: c, because: 'OTHERWISE' });
    expect(await mailed()).toEqual([
      'anna: De coaching met Lena Laan is afgerond',
      'lena: De coaching met Anna Aker is afgerond',
    ]);
  });
});
