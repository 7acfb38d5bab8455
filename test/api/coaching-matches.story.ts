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
import type { Name } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

const LIST = '{ learningManagers { person { displayName } capacity load languages locations } }';
const WISH = 'query ($m: ID!) { coachingWish(moduleId: $m) { language location locations } }';
const WISH_SET = `mutation ($m: ID!, $input: CoachingWishInput!, $p: ID) { coachingWishSet(moduleId: $m, version: 0, input: $input, participantId: $p) {
  wish { language location } userErrors { code message field } } }`;
const PLAN_SET = `mutation ($m: ID!, $input: CoachingPlanInput!) { coachingPlanSet(moduleId: $m, seen: 3, input: $input) {
  plan { sessions } userErrors { code field } } }`;

describe('learning managers and matches by hand', () => {
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

  const pair = (participant: Name, learningManager: keyof CoachedDirectorate['ids']) => ({
    m,
    p: directorate.ids[participant],
    l: directorate.ids[learningManager],
  });
  const lineOf = async (displayName: string) =>
    (await does('coen', LINES, { m })).nodes.find(
      ({ participant }: { participant: { displayName: string } }) => participant.displayName === displayName,
    );

  describe('a learning manager', () => {
    test('is matched to nobody before it is known what they offer', async () => {
      expect(await does('coen', LIST)).toEqual(
        ['Lena Laan', 'Lars Lammers', 'Loes Lier'].map((displayName) => ({
          person: { displayName },
          capacity: 0,
          load: 0,
          languages: [],
          locations: [],
        })),
      );
    });

    test('writes it down, or a coordinator does', async () => {
      const offer = { capacity: 2, languages: ['NL', 'EN'], locations: ['Stadsdeel Noord', 'Stopera'] };
      const { learningManager } = await does('lena', DESCRIBE, { p: directorate.ids.lena, input: offer });
      expect(learningManager).toEqual({ person: { displayName: 'Lena Laan' }, load: 0, version: 1, ...offer });
      await does('coen', DESCRIBE, { p: directorate.ids.lars, input: { capacity: 3, languages: ['NL'] } });
      await does('coen', DESCRIBE, {
        p: directorate.ids.loes,
        input: { capacity: 1, languages: ['NL'], locations: ['Zuidas'] },
      });
    });

    test('sees themselves, and not what others offer', async () => {
      expect((await does('lena', LIST)).map(({ person }: { person: object }) => person)).toEqual([
        { displayName: 'Lena Laan' },
      ]);
      const input = { capacity: 9, languages: ['NL'] };
      expect(await tries('lena', DESCRIBE, { p: directorate.ids.lars, input })).toBe('NOT_FOUND');
      expect(await tries('coen', DESCRIBE, { p: directorate.ids.anna, input })).toBe('NOT_FOUND');
      expect(await tries('anna', DESCRIBE, { p: directorate.ids.anna, input })).toBe('FORBIDDEN');
    });

    test.each([
      [{ capacity: 101, languages: ['NL'] }, 'capacity'],
      [{ capacity: 1, languages: [] }, 'languages'],
      [{ capacity: 1, languages: ['NL'], locations: ['a', ' '] }, 'locations'],
    ])('not with %j', async (input, field) => {
      const { userErrors } = await tries('coen', DESCRIBE, { p: directorate.ids.lars, input });
      expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT' }]);
      expect(userErrors[0].field.slice(0, 2)).toEqual(['input', field]);
    });
  });

  describe('a participant wants', () => {
    test('what they are written to in, anywhere, unless they say otherwise', async () => {
      expect(await does('anna', WISH, { m })).toEqual({
        language: 'NL',
        location: null,
        locations: ['Stadsdeel Noord', 'Stopera', 'Zuidas'],
      });
      const input = { language: 'EN', location: 'stadsdeel noord' };
      expect((await does('anna', WISH_SET, { m, input })).wish).toEqual(input);
      expect(await lineOf('Anna Aker')).toMatchObject(input);
    });

    test('to be coached where somebody comes', async () => {
      expect(await tries('bram', WISH_SET, { m, input: { language: 'NL', location: 'Texel' } })).toMatchObject({
        userErrors: [
          {
            code: 'NO_SUCH_LOCATION',
            message:
              'Geen leermanager komt daar. Kies uit: Stadsdeel Noord, Stopera, Zuidas. Of laat het leeg: dan is elke plaats goed.',
            field: ['input', 'location'],
          },
        ],
      });
    });

    test('what a coordinator may say for them, and nobody else', async () => {
      const input = { language: 'NL' };
      expect(await tries('anna', WISH_SET, { m, input, p: directorate.ids.bram })).toBe('NOT_FOUND');
      expect(await tries('lena', WISH, { m })).toBe('NOT_FOUND');
      await does('coen', WISH_SET, { m, input, p: directorate.ids.bram });
    });
  });

  describe('a coordinator proposes a learning manager by hand', () => {
    test('with a sentence that says why', async () => {
      const { line } = await does('coen', PROPOSE_MATCH, pair('anna', 'lena'));
      expect(line.matches).toEqual([
        expect.objectContaining({
          state: 'PROPOSED',
          how: 'SET_BY_HAND',
          learningManager: { displayName: 'Lena Laan' },
          explanation:
            'Lena Laan is door de coördinator gekozen, coacht in het Engels, komt in stadsdeel noord, staat buiten de lijn van Anna Aker en heeft met deze koppeling 1 van 2 plaatsen bezet.',
          effectiveFrom: null,
        }),
      ]);
    });

    test('again is refused, another takes its place', async () => {
      expect(await tries('coen', PROPOSE_MATCH, pair('anna', 'lena'))).toMatchObject({
        userErrors: [{ code: 'ALREADY_MATCHED', field: ['learningManagerId'] }],
      });
      expect((await does('coen', PROPOSE_MATCH, pair('bram', 'lars'))).line.matches).toHaveLength(1);
      const { line } = await does('coen', PROPOSE_MATCH, pair('bram', 'lena'));
      expect(
        line.matches.map(
          ({ learningManager }: { learningManager: { displayName: string } }) => learningManager.displayName,
        ),
      ).toEqual(['Lena Laan']);
    });

    test('not more participants than there are places, also not two at once', async () => {
      expect(await tries('coen', PROPOSE_MATCH, pair('cem', 'lena'))).toMatchObject({
        line: null,
        userErrors: [{ code: 'LEARNING_MANAGER_FULL', message: expect.stringContaining('alle 2 plaatsen') }],
      });
      const both = await Promise.all(
        (['cem', 'dirk'] as const).map((name) => tries('coen', PROPOSE_MATCH, pair(name, 'loes'))),
      );
      expect(both.flatMap(({ userErrors }) => userErrors).map(({ code }) => code)).toEqual(['LEARNING_MANAGER_FULL']);
    });

    test.each([
      [
        'a manager above',
        async () =>
          leerlijn.sql('update person set manager_id = $2 where id = $1', [directorate.ids.eva, directorate.ids.lars]),
        'de een staat in de lijn van de ander',
      ],
      [
        'a former manager',
        async () => {
          await leerlijn.sql('update person set manager_id = null where id = $1', [directorate.ids.eva]);
          await leerlijn.sql(
            `insert into person_placement (tenant_id, id, person_id, manager_id, valid_from) values ($1, gen_random_uuid(), $2, $3, '2020-01-01')`,
            [directorate.tenantId, directorate.ids.eva, directorate.ids.lars],
          );
        },
        'de een was leidinggevende van de ander',
      ],
      [
        'a rater, whether or not anything was answered',
        async () => {
          await leerlijn.sql('delete from person_placement where person_id = $1', [directorate.ids.eva]);
          await aRaterOf('eva', 'lars');
        },
        'de leermanager staat of stond bij de feedbackgevers van de deelnemer',
      ],
    ])('not %s', async (_, given, reason) => {
      await given();
      expect(await tries('coen', PROPOSE_MATCH, pair('eva', 'lars'))).toMatchObject({
        userErrors: [
          {
            code: 'CANNOT_BE_MATCHED',
            message: `Eva Evers en Lars Lammers kunnen niet worden gekoppeld: ${reason}. Kies een andere leermanager.`,
          },
        ],
      });
    });

    test('not somebody who is no learning manager, nor for somebody who does not take part', async () => {
      expect(await tries('coen', PROPOSE_MATCH, pair('eva', 'tess'))).toMatchObject({
        userErrors: [{ code: 'NO_SUCH_LEARNING_MANAGER' }],
      });
      expect(await tries('coen', PROPOSE_MATCH, pair('otto', 'lars'))).toMatchObject({
        userErrors: [{ code: 'NOT_COACHED_HERE', field: ['participantId'] }],
      });
    });

    test.each(['dora', 'marga', 'anna', 'lena', 'tess', 'admin'] as const)('and %s cannot', async (who) => {
      expect(await tries(who, PROPOSE_MATCH, pair('eva', 'lars'))).toBe('FORBIDDEN');
      expect(await tries(who, LINES, { m })).toBe('FORBIDDEN');
    });
  });

  describe('what was proposed is confirmed', () => {
    test('unless something has come between', async () => {
      await leerlijn.sql('update person set manager_id = $2 where id = $1', [
        directorate.ids.dora,
        directorate.ids.lena,
      ]);
      const { userErrors } = await tries('coen', CONFIRM_MATCHES, { m });
      expect(userErrors.map(({ code }: { code: string }) => code)).toEqual(['CANNOT_BE_MATCHED', 'CANNOT_BE_MATCHED']);
      await leerlijn.sql('update person set manager_id = null where id = $1', [directorate.ids.dora]);
    });

    test('unless somebody has fewer places by now than proposals: it is said who, and whom it concerns', async () => {
      const places = (capacity: number) =>
        leerlijn.sql('update learning_manager set capacity = $2 where person_id = $1', [
          directorate.ids.lena,
          capacity,
        ]);
      await places(1);
      const { confirmed, userErrors } = await tries('coen', CONFIRM_MATCHES, { m });
      expect(confirmed).toBeNull();
      expect(userErrors).toMatchObject([
        {
          code: 'LEARNING_MANAGER_OVERBOOKED',
          message:
            'Lena Laan zou met deze voorstellen 2 deelnemers hebben, en heeft 1 plaats. Verhoog eerst het aantal plaatsen, of stel een ander voor aan een van: Anna Aker en Bram Bos.',
        },
      ]);
      expect((await does('coen', LIST)).map(({ load }: { load: number }) => load)).toEqual([0, 0, 0]);
      await places(2);
    });

    test('once, and counts as load', async () => {
      const { confirmed } = await does('coen', CONFIRM_MATCHES, { m });
      expect(confirmed).toBe(3);
      expect(await tries('coen', CONFIRM_MATCHES, { m })).toMatchObject({
        userErrors: [{ code: 'NOTHING_TO_CONFIRM' }],
      });
      expect((await does('coen', LIST)).map(({ load }: { load: number }) => load)).toEqual([2, 0, 1]);
    });

    test('as long as the coaching of the module has not come to its last day: then the places are free for others', async () => {
      const loads = async () => (await does('coen', LIST)).map(({ load }: { load: number }) => load);
      const coachingUntil = (day: string | null, skippedAt: string | null = null) =>
        leerlijn.sql(
          `update module_step set starts_on = '2027-01-11', ends_on = $2, skipped_at = $3::timestamptz where module_id = $1 and 'COACHING_HELD' = any (completion)`,
          [m, day, skippedAt],
        );
      await coachingUntil('2027-02-08');
      expect(await loads()).toEqual([2, 0, 1]);
      await coachingUntil('2027-02-07');
      expect(await loads()).toEqual([0, 0, 0]);
      // A step that is left out has no last day: the programme's counts then.
      await coachingUntil('2027-02-07', '2027-02-01');
      expect(await loads()).toEqual([2, 0, 1]);
      await leerlijn.sql(
        `update module_step set starts_on = null, ends_on = null, skipped_at = null where module_id = $1 and 'COACHING_HELD' = any (completion)`,
        [m],
      );
    });

    test('another takes over when confirmed, and who was there before is known', async () => {
      await does('coen', PROPOSE_MATCH, pair('bram', 'lars'));
      const states = async () =>
        (await lineOf('Bram Bos')).matches.map(({ state, learningManager, endedBecause }: never) => [
          (learningManager as { displayName: string }).displayName,
          state,
          endedBecause,
        ]);
      expect(await states()).toEqual([
        ['Lars Lammers', 'PROPOSED', null],
        ['Lena Laan', 'CONFIRMED', null],
      ]);
      await does('coen', CONFIRM_MATCHES, { m });
      expect(await states()).toEqual([
        ['Lars Lammers', 'CONFIRMED', null],
        ['Lena Laan', 'ENDED', 'REPLACED'],
      ]);
    });

    test('and ends once', async () => {
      const [{ id }] = (await lineOf('Bram Bos')).matches;
      const { line } = await does('coen', END_MATCH, { id, because: 'LEARNING_MANAGER_LEFT' });
      expect(line.matches[0]).toMatchObject({ state: 'ENDED', endedBecause: 'LEARNING_MANAGER_LEFT' });
      expect(await tries('coen', END_MATCH, { id, because: 'OTHERWISE' })).toMatchObject({
        userErrors: [{ code: 'MATCH_ENDED' }],
      });
    });

    test('page by page', async () => {
      const first = await does('coen', LINES, { m, first: 3 });
      expect(first.nodes.map(({ participant }: { participant: object }) => participant)).toEqual(
        ['Anna Aker', 'Bram Bos', 'Cem Can'].map((displayName) => ({ displayName })),
      );
      const rest = await does('coen', LINES, { m, first: 3, after: first.pageInfo.endCursor });
      expect(rest.nodes).toHaveLength(2);
    });
  });

  test('a coordinator says how many sessions are agreed', async () => {
    expect(await does('coen', 'query ($m: ID!) { coachingPlan(moduleId: $m) { sessions } }', { m })).toEqual({
      sessions: 3,
    });
    expect((await does('coen', PLAN_SET, { m, input: { sessions: 2 } })).plan).toEqual({ sessions: 2 });
    expect(await tries('coen', PLAN_SET, { m, input: { sessions: 0 } })).toMatchObject({
      userErrors: [{ code: 'INVALID_INPUT', field: ['input', 'sessions'] }],
    });
  });

  /** A round in which somebody is to be asked about a participant. */
  async function aRaterOf(participant: Name, rater: keyof CoachedDirectorate['ids']): Promise<void> {
    const { tenantId, ids } = directorate;
    await leerlijn.sql(
      `with q as (insert into questionnaire_version (tenant_id, id, key, version, definition, published_at)
         values ($1, gen_random_uuid(), 'story', 1, '{}', now()) returning id),
       r as (insert into feedback_round (tenant_id, id, module_id, questionnaire_id, state, rater_groups, opens_at, closes_at, time_zone)
         select $1, gen_random_uuid(), $2, q.id, 'NOMINATING', '[]', now(), now() + interval '1 day', 'Europe/Amsterdam' from q returning id),
       s as (insert into feedback_subject (tenant_id, id, round_id, person_id, nomination_state)
         select $1, gen_random_uuid(), r.id, $3, 'PROPOSED' from r returning id)
       insert into feedback_nomination (tenant_id, id, subject_id, rater_id, rater_group)
         select $1, gen_random_uuid(), s.id, $4, 'PEER' from s`,
      [tenantId, m, ids[participant], ids[rater]],
    );
  }
});
