import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aDirectorate, type Directorate, type Name } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

const SESSION =
  'session { id title { nl en } startsAt endsAt place capacity sequence state turnout { invited present absent } }';
const PLAN = `mutation ($m: ID!, $input: SessionPlanInput!) {
  sessionPlan(moduleId: $m, input: $input) { ${SESSION} notices userErrors { code message field } } }`;
const RESCHEDULE = `mutation ($id: ID!, $version: Int! = 1, $input: SessionRescheduleInput!) {
  sessionReschedule(id: $id, version: $version, input: $input) { ${SESSION} notices userErrors { code message field } } }`;
const CANCEL = `mutation ($id: ID!) { sessionCancel(id: $id) { ${SESSION} userErrors { code message field } } }`;
const INVITE = `mutation ($id: ID!, $input: SessionInviteInput) {
  sessionInvite(id: $id, input: $input) { ${SESSION} userErrors { code message field } } }`;

const kickOff = {
  kind: 'KICK_OFF',
  startsAtLocal: '2027-03-04T09:00',
  minutes: 420,
  place: 'De Zwijger',
  capacity: 80,
};

describe('sessions', () => {
  let leerlijn: Installation;
  let directorate: Directorate;
  let coordinator: string;
  let moduleId: string;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-01-04T08:00:00.000Z');
    directorate = await aDirectorate(leerlijn);
    coordinator = await directorate.as('coen');
    moduleId = directorate.moduleIds[0];
  });
  afterAll(() => leerlijn.stop());

  const tryTo = async (mutation: string, variables: object, credential = coordinator) => {
    const { data, errors } = await leerlijn.ask(mutation, variables, credential);
    if (errors) return { errors: errors.map(({ extensions }) => extensions.code) };
    return Object.values<{ session: object | null; userErrors: { code: string; field: string[] }[] }>(data)[0]!;
  };
  const planned = async (input: object = {}) =>
    (await leerlijn.must(PLAN, { m: moduleId, input: { ...kickOff, ...input } }, coordinator)).sessionPlan.session;
  const invited = async (id: string, ...names: Name[]) =>
    (await leerlijn.must(INVITE, { id, input: { personIds: names.map((name) => directorate.ids[name]) } }, coordinator))
      .sessionInvite.session;
  const recorded = async (type: string, sessionId: string) =>
    (await leerlijn.sql(`select from outbox_event where type = $1 and payload ->> 'sessionId' = $2`, [type, sessionId]))
      .length;

  describe('a coordinator plans one', () => {
    test("by the clock in the programme's time zone, winter and summer", async () => {
      expect(await planned()).toMatchObject({
        title: { nl: 'Kick-off', en: 'Kick-off' },
        startsAt: '2027-03-04T08:00:00.000Z',
        endsAt: '2027-03-04T15:00:00.000Z',
        place: 'De Zwijger',
        capacity: 80,
        sequence: 0,
        state: 'PLANNED',
        turnout: { invited: 0, present: 0, absent: 0 },
      });
      expect(await planned({ kind: 'KICK_OUT', startsAtLocal: '2027-06-24T13:00' })).toMatchObject({
        title: { nl: 'Kick-out' },
        startsAt: '2027-06-24T11:00:00.000Z',
      });
    });

    test('under a title of its own', async () => {
      const title = { nl: 'Inspiratiesessie groep 2', en: 'Inspiration session, group 2' };
      expect(await planned({ kind: 'INSPIRATION_SESSION', title })).toMatchObject({ title });
    });

    test('for one of two workshops, which has to be clear', async () => {
      const [beginners] = await leerlijn.sql<{ id: string }>(
        `insert into module_step (tenant_id, id, module_id, kind, position, key, title, who, form, on_the_job, with_others, formal, hours, requirement,
           choice_key, completion)
         select $1, gen_random_uuid(), $2, 'WORKSHOP', position, key, jsonb_build_object('nl', key, 'en', key), '{GROUP}', 'GROUP', 0, 50, 50, 4, 'CHOICE',
                'workshop', '{ATTENDED}' from (values (9, 'feedback geven'), (10, 'grenzen stellen')) workshop (position, key) returning id`,
        [directorate.tenantId, moduleId],
      );
      const workshop = { kind: null, startsAtLocal: '2027-03-18T09:00', stepId: beginners!.id };
      expect(await planned(workshop)).toMatchObject({ title: { nl: 'feedback geven' } });
      expect(await tryTo(PLAN, { m: moduleId, input: { ...kickOff, kind: 'WORKSHOP' } })).toMatchObject({
        session: null,
        userErrors: [
          {
            code: 'STEP_NOT_CLEAR',
            field: ['input', 'kind'],
            message: 'De module heeft meer stappen van deze soort. Noem de stap met stepId.',
          },
        ],
      });
    });

    test('for no step without sessions, and for none of another module', async () => {
      const stepOf = async (kind: string, module: string) =>
        (
          await leerlijn.sql<{ id: string }>('select id from module_step where kind = $1 and module_id = $2', [
            kind,
            module,
          ])
        )[0]!.id;
      const planFor = async (stepId: string) => tryTo(PLAN, { m: moduleId, input: { ...kickOff, kind: null, stepId } });
      expect(await planFor(await stepOf('FINAL_CONVERSATION', moduleId))).toMatchObject({
        userErrors: [{ code: 'STEP_WITHOUT_SESSIONS', field: ['input', 'stepId'] }],
      });
      expect(await planFor(await stepOf('KICK_OFF', directorate.moduleIds[1]))).toMatchObject({
        userErrors: [{ code: 'STEP_NOT_IN_MODULE', field: ['input', 'stepId'] }],
      });
    });

    test.each([
      ['2027-04-27T09:00', ['Let op: dinsdag 27 april 2027 is een feestdag (Koningsdag).']],
      ['2027-03-06T09:00', ['Let op: zaterdag 6 maart 2027 valt in het weekend.']],
      ['2027-03-05T09:00', []],
    ])('and is told what is special about %s', async (startsAtLocal, notices) => {
      const { sessionPlan } = await leerlijn.must(
        PLAN,
        { m: moduleId, input: { ...kickOff, startsAtLocal } },
        coordinator,
      );
      expect(sessionPlan.notices).toEqual(notices);
    });

    test.each([
      [
        'in the hour that the clock skips',
        { startsAtLocal: '2027-03-28T02:30' },
        'TIME_DOES_NOT_EXIST',
        'startsAtLocal',
      ],
      [
        'in the hour that the clock repeats',
        { startsAtLocal: '2027-10-31T02:30' },
        'TIME_OCCURS_TWICE',
        'startsAtLocal',
      ],
      [
        'on a day that is not in the calendar',
        { startsAtLocal: '2027-02-30T09:00' },
        'TIME_DOES_NOT_EXIST',
        'startsAtLocal',
      ],
      ['in the past', { startsAtLocal: '2027-01-04T09:00' }, 'TIME_IS_PAST', 'startsAtLocal'],
      ['at no time at all', { startsAtLocal: 'morgen' }, 'INVALID_INPUT', 'startsAtLocal'],
      ['for a minute', { minutes: 1 }, 'INVALID_INPUT', 'minutes'],
      ['nowhere', { place: ' ' }, 'INVALID_INPUT', 'place'],
      ['for nobody', { capacity: 0 }, 'INVALID_INPUT', 'capacity'],
    ])('but not %s', async (_, wrong, code, field) => {
      const { session, userErrors } = (await tryTo(PLAN, { m: moduleId, input: { ...kickOff, ...wrong } })) as {
        session: null;
        userErrors: object[];
      };
      expect(session).toBeNull();
      expect(userErrors).toEqual([expect.objectContaining({ code, field: ['input', field] })]);
    });
  });

  describe('a coordinator invites', () => {
    test('all participants, once', async () => {
      const { id } = await planned({ startsAtLocal: '2027-04-01T09:00' });
      const { sessionInvite } = await leerlijn.must(INVITE, { id }, coordinator);
      expect(sessionInvite.session.turnout.invited).toBe(5);
      await leerlijn.must(INVITE, { id }, coordinator);
      expect(await recorded('schedule.session.invited', id)).toBe(1);
    });

    test('some participants, and later the others', async () => {
      const { id } = await planned({ startsAtLocal: '2027-04-02T09:00' });
      expect((await invited(id, 'anna', 'bram')).turnout.invited).toBe(2);
      const { sessionInvite } = await leerlijn.must(INVITE, { id }, coordinator);
      expect(sessionInvite.session.turnout.invited).toBe(5);
      expect(await recorded('schedule.session.invited', id)).toBe(2);
    });

    test('no more than there are places, and hears how many are short', async () => {
      const { id } = await planned({ startsAtLocal: '2027-04-06T09:00', capacity: 3 });
      expect(await tryTo(INVITE, { id })).toEqual({
        session: null,
        userErrors: [
          {
            code: 'NOT_ENOUGH_PLACES',
            message: 'Er zijn 2 plaatsen te weinig: 5 genodigden voor 3 plaatsen.',
            field: ['input', 'personIds'],
          },
        ],
      });
    });

    test('nobody who is not a participant', async () => {
      const { id } = await planned({ startsAtLocal: '2027-04-07T09:00' });
      const personIds = [directorate.ids.anna, directorate.ids.otto];
      expect(await tryTo(INVITE, { id, input: { personIds } })).toMatchObject({
        userErrors: [{ code: 'NOT_A_PARTICIPANT', field: ['input', 'personIds', '1'] }],
      });
    });

    test('nobody who is in another session then, and hears who that is', async () => {
      const inspiration = { kind: 'INSPIRATION_SESSION', startsAtLocal: '2027-04-08T09:00', minutes: 240 };
      await invited((await planned(inspiration)).id, 'anna', 'cem');
      const { id } = await planned({ startsAtLocal: '2027-04-08T12:30', minutes: 60 });
      expect(await tryTo(INVITE, { id })).toEqual({
        session: null,
        userErrors: [
          {
            code: 'DOUBLE_BOOKED',
            message:
              'Op dat moment al uitgenodigd voor een andere bijeenkomst: Anna Aker (Inspiratiesessie), Cem Can (Inspiratiesessie).',
            field: ['input', 'personIds'],
          },
        ],
      });
      expect((await invited(id, 'bram', 'dirk')).turnout.invited).toBe(2);
    });

    test('who comes from a session that ends when this one starts', async () => {
      await invited((await planned({ startsAtLocal: '2027-04-09T09:00', minutes: 60 })).id, 'anna');
      const { id } = await planned({ startsAtLocal: '2027-04-09T10:00', minutes: 60 });
      expect((await invited(id, 'anna')).turnout.invited).toBe(1);
    });

    test('who was in a session that is cancelled', async () => {
      const other = await planned({ startsAtLocal: '2027-04-12T09:00' });
      await invited(other.id, 'anna');
      await leerlijn.must(CANCEL, { id: other.id }, coordinator);
      const { id } = await planned({ startsAtLocal: '2027-04-12T09:00' });
      expect((await invited(id, 'anna')).turnout.invited).toBe(1);
    });

    test('of two sessions at once, to one only', async () => {
      const [one, other] = await Promise.all([
        planned({ startsAtLocal: '2027-04-13T09:00' }),
        planned({ startsAtLocal: '2027-04-13T10:00' }),
      ]);
      const answers = await Promise.all([tryTo(INVITE, { id: one.id }), tryTo(INVITE, { id: other.id })]);
      const codes = answers.map((answer) => ('userErrors' in answer ? answer.userErrors[0]?.code : answer));
      expect(codes.filter((code) => code === 'DOUBLE_BOOKED')).toHaveLength(1);
      expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    });

    test('and sees clashes beforehand', async () => {
      const other = await planned({ kind: 'INTERVISION', startsAtLocal: '2027-04-14T09:00', minutes: 180 });
      await invited(other.id, 'cem', 'anna');
      await planned({ startsAtLocal: '2027-04-14T13:00', minutes: 60 });
      const { id } = await planned({ startsAtLocal: '2027-04-14T11:00', minutes: 120 });
      const { sessionClashes } = await leerlijn.must(
        'query ($id: ID!) { sessionClashes(id: $id) { session { id title { nl } } people { displayName } } }',
        { id },
        coordinator,
      );
      expect(sessionClashes).toEqual([
        {
          session: { id: other.id, title: { nl: 'Intervisie' } },
          people: [{ displayName: 'Anna Aker' }, { displayName: 'Cem Can' }],
        },
      ]);
    });
  });

  describe('a coordinator changes one', () => {
    test('in time, place or name, and the sequence of the calendar entry grows', async () => {
      const { id } = await planned({ startsAtLocal: '2027-05-10T09:00' });
      await invited(id, 'anna');
      const change = { startsAtLocal: '2027-05-11T10:00', place: 'Pakhuis West' };
      const { sessionReschedule } = await leerlijn.must(RESCHEDULE, { id, input: change }, coordinator);
      expect(sessionReschedule).toMatchObject({
        session: {
          startsAt: '2027-05-11T08:00:00.000Z',
          endsAt: '2027-05-11T15:00:00.000Z',
          place: 'Pakhuis West',
          capacity: 80,
          sequence: 1,
        },
        notices: [],
      });
      const title = { nl: 'Aftrap', en: 'Start' };
      await leerlijn.must(RESCHEDULE, { id, version: 2, input: { title } }, coordinator);
      const named = await leerlijn.must(RESCHEDULE, { id, version: 3, input: { title: null } }, coordinator);
      expect(named.sessionReschedule.session).toMatchObject({ title: { nl: 'Kick-off' }, sequence: 3 });
      expect(await recorded('schedule.session.changed', id)).toBe(3);
    });

    test('in nothing that attendees notice, and nobody hears of it', async () => {
      const { id } = await planned({ startsAtLocal: '2027-05-12T09:00' });
      const input = { capacity: 60, place: 'De Zwijger', startsAtLocal: '2027-05-12T09:00' };
      const { sessionReschedule } = await leerlijn.must(RESCHEDULE, { id, input }, coordinator);
      expect(sessionReschedule.session).toMatchObject({ capacity: 60, sequence: 0 });
      expect(await recorded('schedule.session.changed', id)).toBe(0);
    });

    test('at the same time as a colleague, and the second of them hears what the first has made of it', async () => {
      const { id } = await planned({ startsAtLocal: '2027-05-14T09:00' });
      await leerlijn.must(RESCHEDULE, { id, input: { place: 'Pakhuis West' } }, coordinator);
      expect(await tryTo(RESCHEDULE, { id, input: { place: 'De Zwijger', capacity: 60 } })).toMatchObject({
        session: { place: 'Pakhuis West', capacity: 80, sequence: 1 },
        userErrors: [{ code: 'EDITED_MEANWHILE', field: ['version'] }],
      });
    });

    test('not into fewer places than there are invited', async () => {
      const { id } = await planned({ startsAtLocal: '2027-05-13T09:00' });
      await invited(id, 'anna', 'bram', 'cem');
      expect(await tryTo(RESCHEDULE, { id, input: { capacity: 2 } })).toMatchObject({
        userErrors: [{ code: 'NOT_ENOUGH_PLACES', field: ['input', 'capacity'] }],
      });
    });

    test('not to a time at which somebody is elsewhere', async () => {
      await invited((await planned({ startsAtLocal: '2027-05-18T09:00' })).id, 'dirk');
      const { id } = await planned({ startsAtLocal: '2027-05-19T09:00' });
      await invited(id, 'dirk');
      expect(await tryTo(RESCHEDULE, { id, input: { startsAtLocal: '2027-05-18T11:00' } })).toMatchObject({
        userErrors: [{ code: 'DOUBLE_BOOKED', field: ['input', 'startsAtLocal'] }],
      });
    });

    test('not to nowhere', async () => {
      const { id } = await planned();
      expect(await tryTo(RESCHEDULE, { id, input: { place: null } })).toMatchObject({
        userErrors: [{ code: 'INVALID_INPUT', field: ['input', 'place'] }],
      });
    });

    test('by cancelling it, after which it stays cancelled', async () => {
      const { id } = await planned({ startsAtLocal: '2027-05-20T09:00' });
      const { sessionCancel } = await leerlijn.must(CANCEL, { id }, coordinator);
      expect(sessionCancel.session).toMatchObject({ state: 'CANCELLED', sequence: 1 });
      expect(await recorded('schedule.session.cancelled', id)).toBe(1);
      for (const [mutation, variables] of [
        [CANCEL, { id }],
        [INVITE, { id }],
        [RESCHEDULE, { id, input: { place: 'Elders' } }],
      ] as const)
        expect(await tryTo(mutation, variables)).toMatchObject({ userErrors: [{ code: 'SESSION_CANCELLED' }] });
    });
  });

  describe('what is not theirs', () => {
    test.each(['dora', 'otto', 'tess', 'marga', 'anna', 'admin'] as const)('%s plans nothing', async (who) => {
      const { id } = await planned();
      const credential = await directorate.as(who);
      expect(await tryTo(PLAN, { m: moduleId, input: kickOff }, credential)).toEqual({ errors: ['FORBIDDEN'] });
      expect(await tryTo(INVITE, { id }, credential)).toEqual({ errors: ['FORBIDDEN'] });
      expect(await tryTo(CANCEL, { id }, credential)).toEqual({ errors: ['FORBIDDEN'] });
    });

    test("a coordinator finds nothing of another organisation's", async () => {
      const { id } = await planned();
      const stranger = await (await aDirectorate(leerlijn, 'rijnstad')).as('coen');
      for (const [mutation, variables] of [
        [PLAN, { m: moduleId, input: kickOff }],
        [RESCHEDULE, { id, input: { capacity: 1 } }],
        [CANCEL, { id }],
        [INVITE, { id }],
      ] as const)
        expect(await tryTo(mutation, variables, stranger)).toEqual({ errors: ['NOT_FOUND'] });
      const { data } = await leerlijn.ask(
        'query ($m: ID!, $id: ID!) { sessions(moduleId: $m) { id } sessionClashes(id: $id) { people { id } } }',
        { m: moduleId, id },
        stranger,
      );
      expect(data).toEqual({ sessions: [], sessionClashes: [] });
    });
  });
});
