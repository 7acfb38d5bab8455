import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { conversing, NAME_LEARNING_MANAGER } from '../support/conversing.js';
import { aDirectorate, type Directorate } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

describe('the three of a final conversation', () => {
  let leerlijn: Installation;
  let directorate: Directorate;
  let final: ReturnType<typeof conversing>;
  let ids: Record<'anna' | 'bram', string>;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-05-31T08:00:00.000Z');
    directorate = await aDirectorate(leerlijn);
    final = conversing(leerlijn, directorate, 'final');
    await leerlijn.sql(
      `insert into role_grant (tenant_id, person_id, role, granted_at) values ($1, $2, 'LEARNING_MANAGER', now())`,
      [directorate.tenantId, directorate.ids.tess],
    );
    await leerlijn.sql(
      `update module_step set starts_on = '2027-06-14', ends_on = '2027-07-02' where module_id = $1 and kind = 'FINAL_CONVERSATION'`,
      [directorate.moduleIds[0]],
    );
    await leerlijn.settle();
  });
  afterAll(() => leerlijn.stop());

  /** Who was mailed what, in alphabetical order. */
  const told = () =>
    leerlijn.mail
      .messages()
      .map(({ recipients, subject }) => `${recipients[0]!.split('@')[0]}: ${subject}`)
      .sort();
  const mailsAfter = async (work: () => Promise<unknown>) => {
    leerlijn.mail.clear();
    await work();
    await leerlijn.settle();
    return told();
  };
  const at = (moment: string) => mailsAfter(() => leerlijn.moveClock(moment));

  test('hear of it once all three are known: the participant takes the first step', async () => {
    expect(await mailsAfter(() => final.does('coen', final.start, { m: directorate.moduleIds[0] }))).toEqual([]);
    ids = { anna: await final.idOf('anna'), bram: await final.idOf('bram') };
    const named = (who: 'anna' | 'bram') =>
      final.asked('coen', NAME_LEARNING_MANAGER, { id: ids[who], p: directorate.ids.tess });
    expect(await mailsAfter(() => named('anna'))).toEqual([
      'anna: Plan het eindgesprek met Marga Meijer en Tess Trainer',
    ]);
    expect(leerlijn.mail.messages()[0]!.text).toContain('vrijdag 2 juli 2027');
    await mailsAfter(() => named('bram'));
  });

  test('get it in the calendar, and again when it moves', async () => {
    const input = { startsAtLocal: '2027-06-10T10:00', place: 'Kamer 4' };
    expect(await mailsAfter(() => final.does('anna', final.plan, { id: ids.anna, input }))).toEqual([
      'anna: Je eindgesprek met Marga Meijer en Tess Trainer staat vast',
      'marga: Je eindgesprek met Anna Aker en Tess Trainer staat vast',
      'tess: Je eindgesprek met Anna Aker en Marga Meijer staat vast',
    ]);
    expect(leerlijn.mail.messages().every(({ attachments }) => attachments.length > 0)).toBe(true);
    expect(
      await mailsAfter(() =>
        final.does('tess', final.plan, { id: ids.anna, sequence: 0, input: { ...input, place: 'Kamer 5' } }),
      ),
    ).toEqual([
      'anna: Je eindgesprek met Marga Meijer en Tess Trainer is verzet',
      'marga: Je eindgesprek met Anna Aker en Tess Trainer is verzet',
      'tess: Je eindgesprek met Anna Aker en Marga Meijer is verzet',
    ]);
  });

  test('who has not prepared is asked to, two working days before', async () => {
    await final.does('marga', final.prepare, { id: ids.anna, version: 0, text: 'Wat ik zag' });
    expect(await at('2027-06-08T06:59:00.000Z')).toEqual([]);
    expect(await at('2027-06-08T07:00:00.000Z')).toEqual([
      'anna: Bereid je eindgesprek met Marga Meijer en Tess Trainer voor',
      'tess: Bereid je eindgesprek met Anna Aker en Marga Meijer voor',
    ]);
    expect(await at('2027-06-09T07:00:00.000Z')).toEqual([]);
  });

  test('who has not signed is asked to, once for each version', async () => {
    await final.does('anna', final.write, { id: ids.anna, version: 1, text: 'Ik zeg vaker nee' });
    expect(await mailsAfter(() => final.does('anna', final.sign, { id: ids.anna, version: 2 }))).toEqual([
      'marga: Teken het eindgesprek met Anna Aker en Tess Trainer',
      'tess: Teken het eindgesprek met Anna Aker en Marga Meijer',
    ]);
    expect(leerlijn.mail.messages().some(({ text }) => text?.includes('vaker nee'))).toBe(false);
    expect(await mailsAfter(() => final.does('marga', final.sign, { id: ids.anna, version: 2 }))).toEqual([]);
  });

  test('of one that is not planned in time the participant hears, then the manager, and then nobody else', async () => {
    expect(await at('2027-06-18T07:00:00.000Z')).toEqual([
      'bram: Plan het eindgesprek met Marga Meijer en Tess Trainer',
    ]);
    expect(await at('2027-06-25T07:00:00.000Z')).toEqual(['marga: Plan het eindgesprek met Bram Bos en Tess Trainer']);
    expect(await at('2027-07-01T07:00:00.000Z')).toEqual([]);
  });

  test('of a participant who has left nobody hears any more', async () => {
    await leerlijn.sql(`update participation set left_at = now(), left_reason = 'OTHER_WORK' where person_id = $1`, [
      directorate.ids.bram,
    ]);
    const input = { startsAtLocal: '2027-07-05T10:00', place: 'Kamer 4' };
    expect(await mailsAfter(() => final.does('bram', final.plan, { id: ids.bram, input }))).toEqual([]);
  });
});
