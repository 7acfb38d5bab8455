import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { coachingFacts } from '../../src/domains/coaching/coaching/coaching-facts.read-model.js';
import { Prisma } from '../../src/generated/prisma/client.js';
import {
  aCoachedDirectorate,
  acting,
  CONFIRM_MATCHES,
  type CoachedDirectorate,
  DESCRIBE,
  GIVE_QUALITY,
  MY_COACHING,
  PROPOSE_MATCH,
  QUALITY,
} from '../support/coaching.js';
import type { Name } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

const ALL: readonly Name[] = ['anna', 'bram', 'cem', 'dirk', 'eva'];
const FOUR = ALL.slice(0, 4);

describe('what participants think of a learning manager', () => {
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
    await does('coen', DESCRIBE, { p: directorate.ids.lena, input: { capacity: 8, languages: ['NL'] } });
    for (const name of ALL) await does('coen', PROPOSE_MATCH, { m, p: directorate.ids[name], l: directorate.ids.lena });
    await does('coen', CONFIRM_MATCHES, { m });
  });
  afterAll(() => leerlijn.stop());

  const held = async (name: Name, count: number) =>
    leerlijn.sql(
      `insert into coaching_session (tenant_id, id, match_id, kind, starts_at, ends_at, place, state)
       select tenant_id, gen_random_uuid(), id, 'SESSION', '2027-01-05', '2027-01-06', 'Kamer 4', 'HELD'
         from coaching_match cross join generate_series(1, $2) where participant_id = $1`,
      [directorate.ids[name], count],
    );
  const idOf = async (name: Name) => (await does(name, MY_COACHING))[0].id;
  const give = async (name: Name, score: number, more: object = {}) =>
    tries(name, GIVE_QUALITY, {
      c: await idOf(name),
      input: { safe: score, sharper: score, practised: score, reliable: score, ...more },
    });
  const quality = (who: 'coen' | 'lena' = 'coen') => does(who, QUALITY, { l: directorate.ids.lena });
  const release = async () => leerlijn.moveClock(new Date((await leerlijn.now()).getTime() + 3_600_000));

  test('is asked after the last session, of the participant only', async () => {
    await held('anna', 2);
    expect(await give('anna', 4)).toMatchObject({
      userErrors: [
        {
          code: 'COACHING_NOT_COMPLETED',
          message: expect.stringContaining('2 gesprekken gehouden, en er zijn er 3 afgesproken'),
        },
      ],
    });
    await held('anna', 1);
    expect((await does('anna', MY_COACHING))[0].isQualityAsked).toBe(true);
    expect((await does('lena', MY_COACHING))[0].isQualityAsked).toBe(false);
    const input = { safe: 5, sharper: 5, practised: 5, reliable: 5 };
    expect(await tries('lena', GIVE_QUALITY, { c: await idOf('anna'), input })).toBe('NOT_FOUND');
    expect(await give('anna', 6)).toMatchObject({ userErrors: [{ code: 'INVALID_INPUT' }, {}, {}, {}] });
  });

  test('is said once, also by somebody who is in a hurry', async () => {
    const both = await Promise.all([give('anna', 4, { safe: 5 }), give('anna', 1)]);
    expect(both.flatMap(({ userErrors }) => userErrors).map(({ code }) => code)).toEqual(['ALREADY_GIVEN']);
    expect((await does('anna', MY_COACHING))[0].isQualityAsked).toBe(false);
    await leerlijn.sql(`update coaching_quality_answer set scores = '{5,4,4,4}'`);
  });

  test('is told to nobody before there are four', async () => {
    for (const name of FOUR.slice(1, 3)) {
      await held(name, 3);
      await give(name, 4, { safe: 5 });
      await release();
      expect(await quality()).toBeNull();
    }
  });

  test('is told of four together, a unanimous end of the scale as a band, and their answers are gone', async () => {
    await held('dirk', 3);
    await give('dirk', 3, { safe: 5 });
    expect(await quality()).toBeNull();
    await release();
    expect(await quality('lena')).toEqual({
      answers: 4,
      figures: [
        { question: 'SAFE', text: { nl: 'Ik kon vrijuit spreken.' }, mean: null, band: 'HIGH' },
        ...['SHARPER', 'PRACTISED', 'RELIABLE'].map((question) =>
          expect.objectContaining({ question, mean: 3.8, band: null }),
        ),
      ],
    });
    expect(await leerlijn.sql('select * from coaching_quality_answer')).toEqual([]);
  });

  test('and does not move with the fifth answer: a difference would be that answer', async () => {
    const before = await quality();
    await held('eva', 3);
    await give('eva', 1);
    await release();
    expect(await quality()).toEqual(before);
  });

  test.each(['dora', 'marga', 'anna', 'admin'] as const)('is not for %s', async (who) => {
    expect(await tries(who, QUALITY, { l: directorate.ids.lena })).toBe('FORBIDDEN');
  });

  test('is not for another learning manager', async () => {
    expect(await tries('lars', QUALITY, { l: directorate.ids.lena })).toBe('NOT_FOUND');
  });

  test('what happened is a fact: sessions held are coaching done, and nobody without a match is forgotten', async () => {
    await leerlijn.sql(
      'delete from coaching_session where match_id in (select id from coaching_match where participant_id = $1)',
      [directorate.ids.cem],
    );
    await leerlijn.sql(
      `update coaching_match set state = 'ENDED', ended_because = 'OTHERWISE', effective_until = now() where participant_id = $1`,
      [directorate.ids.dirk],
    );
    await leerlijn.sql(
      'delete from coaching_session where match_id in (select id from coaching_match where participant_id = $1)',
      [directorate.ids.dirk],
    );
    const { text, values } = Prisma.sql`
      with shown_module as (select tenant_id, id, programme_id, 'Europe/Amsterdam' as time_zone from module where id = ${m}::uuid)
      select f.fact, f.level, f.move, f.reason from (${coachingFacts(await leerlijn.now(), null)}) f
        join person p on p.id = f.person_id order by p.family_name`;
    expect(await leerlijn.sql(text, values)).toEqual([
      { fact: 'COACHING_HELD', level: 3, move: null, reason: null },
      { fact: 'COACHING_HELD', level: 3, move: null, reason: null },
      { fact: 'COACHING_HELD', level: 1, move: 'PARTICIPANT', reason: 'NOT_PLANNED' },
      { fact: 'COACHING_HELD', level: 0, move: 'COORDINATOR', reason: 'NO_MATCH' },
      { fact: 'COACHING_HELD', level: 3, move: null, reason: null },
    ]);
  });
});
