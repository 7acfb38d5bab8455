import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  anEvaluatedDirectorate,
  answersTo,
  doing,
  type EvaluatedDirectorate,
  GIVE,
  join,
  OPEN,
  READ,
} from '../support/evaluations.js';
import { type Installation, startInstallation } from '../support/installation.js';

describe('the mails of an evaluation', () => {
  let leerlijn: Installation;
  let directorate: EvaluatedDirectorate;
  let m: string;
  let does: ReturnType<typeof doing>;
  const ALL = ['anna', 'bram', 'cem', 'dirk', 'eva', 'nummer1', 'nummer2', 'nummer3', 'nummer4', 'nummer5'];

  const mails = (subject: RegExp) => leerlijn.mail.messages().filter((mail) => subject.test(mail.subject ?? ''));
  const recipients = (subject: RegExp) =>
    mails(subject)
      .flatMap(({ recipients: to }) => to.map((address) => address.split('@')[0]))
      .toSorted();
  const gives = async (who: string) => {
    const email = `${who}@amstelstad.example`;
    const asked = await does(email, READ, { m });
    return does(email, GIVE, { m, input: answersTo(asked, 3) });
  };
  const INVITED = /^Wat heeft ‘Begrenzend leiderschap’ je gebracht\?$/;
  const REMINDED = /^Nog een paar dagen/;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-06-26T20:00:00.000Z');
    directorate = await anEvaluatedDirectorate(leerlijn);
    m = directorate.moduleIds[0];
    does = doing(leerlijn);
  });
  afterAll(() => leerlijn.stop());

  test('ask every participant once, in working hours, with what becomes of an answer', async () => {
    await does('coen@amstelstad.example', OPEN, { m, version: 0, closesOn: '2027-07-09' });
    await leerlijn.moveClock('2027-06-27T10:00:00.000Z');
    expect(recipients(INVITED)).toEqual([]);
    await leerlijn.moveClock('2027-06-28T08:00:00.000Z');
    expect(recipients(INVITED)).toEqual(ALL);
    await leerlijn.moveClock('2027-06-29T08:00:00.000Z');
    expect(recipients(INVITED)).toEqual(ALL);
    const text = mails(INVITED)[0]!.text!.replace(/\s+/g, ' ');
    expect(text).toContain('De module ‘Begrenzend leiderschap’ loopt af.');
    expect(text).toContain('vrijdag 9 juli 2027 om 17.00 uur');
    expect(text).toContain('wat minstens 4 deelnemers samen antwoordden');
    expect(text).toContain('kun je niet meer wijzigen');
  });

  test('do not ask who comes while it is open', async () => {
    await join(leerlijn, directorate, 'later@amstelstad.example');
    await leerlijn.moveClock('2027-06-30T08:00:00.000Z');
    expect(recipients(INVITED)).toEqual(ALL);
  });

  test('remind once who has not given theirs, three days before the close; not who did or left', async () => {
    for (const who of ['anna', 'bram', 'nummer1', 'nummer2', 'nummer3', 'nummer4']) await gives(who);
    await leerlijn.sql(`update participation set left_at = now(), left_reason = 'OTHER' where person_id = $1`, [
      directorate.ids.eva,
    ]);
    await leerlijn.moveClock('2027-07-06T14:00:00.000Z');
    expect(recipients(REMINDED)).toEqual([]);
    await leerlijn.moveClock('2027-07-07T08:00:00.000Z');
    expect(recipients(REMINDED)).toEqual(['cem', 'dirk', 'nummer5']);
    await leerlijn.moveClock('2027-07-08T08:00:00.000Z');
    expect(recipients(REMINDED)).toHaveLength(3);
  });

  test('leave no list behind once it is closed: nobody can see who was reminded', async () => {
    await leerlijn.moveClock('2027-07-09T15:01:00.000Z');
    expect((await does('dora@amstelstad.example', READ, { m })).state).toBe('CLOSED');
    const left = await leerlijn.sql(`select from delivery where template like 'EVALUATION%'`);
    expect(left).toEqual([]);
    await leerlijn.moveClock('2027-07-12T08:00:00.000Z');
    expect(recipients(INVITED)).toHaveLength(10);
  });

  test('are in English for who reads English', async () => {
    await leerlijn.sql(`update person set language = 'en' where id = $1`, [directorate.ids.anna]);
    await does('coen@amstelstad.example', OPEN, { m: directorate.moduleIds[1], version: 0 });
    await leerlijn.moveClock('2027-07-12T09:00:00.000Z');
    expect(recipients(/^What did ‘Vital leadership’ bring you\?$/)).toEqual(['anna']);
  });
});
