import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aDirectorate, type Directorate, type Name } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

const RECORD = `mutation ($id: ID!, $version: Int!, $input: AttendanceRecordInput!) {
  attendanceRecord(sessionId: $id, version: $version, input: $input) {
    session { attendances { person { givenName } state } turnout { invited present absent } } userErrors { code field } } }`;
const SEEN = `query ($id: ID!) { session(id: $id) { place module { name { nl } } attendances { person { givenName } state } } }`;

describe('attendance of a kick-off to which three are invited', () => {
  let leerlijn: Installation;
  let directorate: Directorate;
  let id: string;

  const planned = async (startsAtLocal: string, ...names: Name[]): Promise<string> => {
    const coordinator = await directorate.as('coen');
    const { sessionPlan } = await leerlijn.must(
      `mutation ($m: ID!, $input: SessionPlanInput!) { sessionPlan(moduleId: $m, input: $input) { session { id } userErrors { message } } }`,
      {
        m: directorate.moduleIds[0],
        input: { kind: 'KICK_OFF', startsAtLocal, minutes: 240, place: 'De Zwijger', capacity: 80 },
      },
      coordinator,
    );
    const { id } = sessionPlan.session;
    await leerlijn.must(
      'mutation ($id: ID!, $input: SessionInviteInput) { sessionInvite(id: $id, input: $input) { userErrors { message } } }',
      { id, input: { personIds: names.map((name) => directorate.ids[name]) } },
      coordinator,
    );
    return id;
  };
  const record = async (input: { present?: Name[]; absent?: Name[] }, who: Name | 'admin' = 'coen', sessionId = id) => {
    const idsOf = (names: Name[] = []) => names.map((name) => directorate.ids[name]);
    const [seen] = await leerlijn.sql<{ version: number }>('select version from session where id = $1', [sessionId]);
    const variables = {
      id: sessionId,
      version: seen!.version,
      input: { present: idsOf(input.present), absent: idsOf(input.absent) },
    };
    const { data, errors } = await leerlijn.ask(RECORD, variables, await directorate.as(who));
    return errors ? errors[0]!.extensions.code : data.attendanceRecord;
  };

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-01-04T08:00:00.000Z');
    directorate = await aDirectorate(leerlijn);
    id = await planned('2027-03-04T09:00', 'anna', 'bram', 'cem');
  });
  afterAll(() => leerlijn.stop());

  test('cannot be recorded before it starts', async () => {
    expect(await record({ present: ['anna'] })).toMatchObject({ userErrors: [{ code: 'SESSION_NOT_STARTED' }] });
  });

  test('is recorded once it has started', async () => {
    await leerlijn.moveClock('2027-03-04T08:00:00.000Z');
    expect(await record({ present: ['anna'], absent: ['cem'] })).toEqual({
      session: {
        attendances: [
          { person: { givenName: 'Anna' }, state: 'PRESENT' },
          { person: { givenName: 'Bram' }, state: 'INVITED' },
          { person: { givenName: 'Cem' }, state: 'ABSENT' },
        ],
        turnout: { invited: 3, present: 1, absent: 1 },
      },
      userErrors: [],
    });
  });

  test('is completed and corrected by the trainer', async () => {
    expect((await record({ present: ['bram', 'cem'] }, 'tess')).session.turnout).toEqual({
      invited: 3,
      present: 3,
      absent: 0,
    });
    expect((await record({ absent: ['cem'] }, 'tess')).session.turnout).toEqual({ invited: 3, present: 2, absent: 1 });
  });

  test('is of the invited only, and of each in one way; nothing is recorded otherwise', async () => {
    expect(await record({ present: ['cem', 'dirk'], absent: ['otto'] })).toMatchObject({
      session: null,
      userErrors: [
        { code: 'NOT_INVITED', field: ['input', 'present', '1'] },
        { code: 'NOT_INVITED', field: ['input', 'absent', '0'] },
      ],
    });
    expect(await record({ present: ['cem'], absent: ['anna', 'cem'] })).toMatchObject({
      userErrors: [{ code: 'PRESENT_AND_ABSENT', field: ['input', 'absent', '1'] }],
    });
    expect((await record({})).session.turnout).toEqual({ invited: 3, present: 2, absent: 1 });
  });

  test('can no longer be changed into another plan', async () => {
    const coordinator = await directorate.as('coen');
    for (const mutation of [
      'mutation ($id: ID!) { did: sessionCancel(id: $id) { userErrors { code } } }',
      'mutation ($id: ID!) { did: sessionInvite(id: $id) { userErrors { code } } }',
      'mutation ($id: ID!) { did: sessionReschedule(id: $id, version: 1, input: { place: "Elders" }) { userErrors { code } } }',
    ]) {
      const { data } = await leerlijn.ask(mutation, { id }, coordinator);
      expect(data.did.userErrors).toEqual([{ code: 'SESSION_STARTED' }]);
    }
  });

  test('is not recorded of a session that was cancelled', async () => {
    const other = await planned('2027-03-09T09:00', 'anna');
    await leerlijn.must(
      'mutation ($id: ID!) { sessionCancel(id: $id) { userErrors { code } } }',
      { id: other },
      await directorate.as('coen'),
    );
    expect(await record({ present: ['anna'] }, 'coen', other)).toMatchObject({
      userErrors: [{ code: 'SESSION_CANCELLED' }],
    });
  });

  test.each(['dora', 'otto', 'marga', 'anna', 'admin'] as const)('is not recorded by %s', async (who) => {
    expect(await record({ present: ['cem'] }, who)).toBe('FORBIDDEN');
  });

  test('is shown to an invited person as far as it is his own', async () => {
    const { session } = await leerlijn.must(SEEN, { id }, await directorate.as('bram'));
    expect(session).toEqual({
      place: 'De Zwijger',
      module: { name: { nl: 'Begrenzend leiderschap' } },
      attendances: [{ person: { givenName: 'Bram' }, state: 'PRESENT' }],
    });
  });

  test('is shown to the director in numbers, to an invited person not even so', async () => {
    const query = 'query ($id: ID!) { session(id: $id) { attendances { state } turnout { invited present absent } } }';
    const { session } = await leerlijn.must(query, { id }, await directorate.as('dora'));
    expect(session).toEqual({ attendances: [], turnout: { invited: 3, present: 2, absent: 1 } });
    const { errors } = await leerlijn.ask(query, { id }, await directorate.as('bram'));
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test.each(['otto', 'marga', 'dirk', 'admin'] as const)(
    'does not exist for %s, who has no part in it',
    async (who) => {
      const credential = await directorate.as(who);
      const { errors } = await leerlijn.ask(SEEN, { id }, credential);
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      const { sessions } = await leerlijn.must(
        'query ($m: ID!) { sessions(moduleId: $m) { id } }',
        { m: directorate.moduleIds[0] },
        credential,
      );
      expect(sessions).toEqual([]);
    },
  );

  test('everybody finds his own sessions, the earliest first', async () => {
    const earlier = await planned('2027-03-08T09:00', 'bram');
    const { mySessions } = await leerlijn.must('{ mySessions { id } }', {}, await directorate.as('bram'));
    expect(mySessions).toEqual([{ id }, { id: earlier }]);
    const none = await leerlijn.must('{ mySessions { id } }', {}, await directorate.as('eva'));
    expect(none.mySessions).toEqual([]);
  });

  test('is nothing to another organisation', async () => {
    const stranger = await (await aDirectorate(leerlijn, 'rijnstad')).as('coen');
    const seen = await leerlijn.ask(SEEN, { id }, stranger);
    const recorded = await leerlijn.ask(RECORD, { id, version: 1, input: {} }, stranger);
    expect(seen.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(recorded.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});
