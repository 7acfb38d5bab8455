import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Asked } from '../support/asked.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { aWorkforce, type Workforce } from '../support/workforce.js';

const GROUP = `id number members { person { id givenName } }
  meetings { id startsAt place isCancelled method ownMethod version ownAttendance caseGiver { givenName }
    lines { kind text version author { givenName } visibleTo { audience sentence } } lineAudiences { audience sentence } }`;
const MINE = `{ myIntervisionGroups { ${GROUP} } }`;
const GROUPS = `query ($m: ID!) { intervisionGroups(moduleId: $m) { ${GROUP} } }`;
const PAYLOAD = `group { ${GROUP} } userErrors { code message field }`;
const PLAN = `mutation ($g: ID!, $input: IntervisionMeetingPlanInput!) { intervisionMeetingPlan(groupId: $g, input: $input) { ${PAYLOAD} } }`;
const CHANGE = `mutation ($id: ID!, $version: Int!, $input: IntervisionMeetingChangeInput!) {
  intervisionMeetingChange(meetingId: $id, version: $version, input: $input) { ${PAYLOAD} } }`;
const RECORD = `mutation ($id: ID!, $version: Int! = 1, $input: AttendanceRecordInput!) { intervisionMeetingRecord(meetingId: $id, version: $version, input: $input) { ${PAYLOAD} } }`;
const WRITE = `mutation ($id: ID!, $kind: IntervisionLineKind!, $version: Int!, $input: IntervisionLineInput!) {
  intervisionLineWrite(meetingId: $id, kind: $kind, version: $version, input: $input) { ${PAYLOAD} } }`;
const MOVE =
  'mutation ($g: ID!, $p: ID!, $seen: ID) { intervisionMemberMove(groupId: $g, personId: $p, seenGroupId: $seen) { userErrors { code } } }';
const BOARD = `query ($p: ID!, $m: ID!) { programmeBoard(programmeId: $p, moduleId: $m, first: 50) {
  nodes { person { givenName } cells { step { kind } state whoseMove reason } } } }`;
const INSIGHTS = `query ($m: ID!, $first: Int) { intervisionInsights(moduleId: $m, first: $first) {
  nodes { text author { givenName } visibleTo { audience } } pageInfo { hasNextPage } } }`;

describe('meetings of an intervision group', () => {
  let leerlijn: Installation;
  let city: Workforce;
  let m: string;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-02-08T08:00:00.000Z');
    city = await aWorkforce(leerlijn, { leaders: 12, teamSize: 0 });
    m = city.moduleId;
    await leerlijn.sql(
      `insert into module_step (tenant_id, id, module_id, key, kind, title, position, who, form, on_the_job, with_others, formal, hours, requirement, completion)
       select tenant_id, gen_random_uuid(), id, 'intervision', 'INTERVISION', '{"nl":"Intervisie","en":"Intervision"}', 1, '{GROUP}', 'GROUP', 0, 100, 0, 4,
              'REQUIRED', '{INTERVISION_HELD}' from module where id = $1`,
      [m],
    );
    for (const number of [1, 2])
      await leerlijn.sql(
        `with v as (insert into intervision_group (tenant_id, id, module_id, number) values ($1, gen_random_uuid(), $2, $3) returning id)
         insert into intervision_member (tenant_id, id, group_id, module_id, person_id, how, joined_at)
         select $1, gen_random_uuid(), v.id, $2, p.id, 'PROPOSED', '2027-02-01'::timestamptz + row_number() over (order by length(p.given_name), p.given_name) * interval '1 minute'
           from v, person p where p.tenant_id = $1 and p.given_name = any ($4)`,
        [city.tenantId, m, number, Array.from({ length: 6 }, (_, at) => `leider${at + 1 + 6 * (number - 1)}`)],
      );
  });
  afterAll(() => leerlijn.stop());

  const does = async (who: string, operation: string, variables: object = {}): Promise<Asked> =>
    Object.values(await leerlijn.must(operation, variables, await city.as(who)))[0];
  const tries = async (who: string, operation: string, variables: object = {}): Promise<Asked> => {
    const { data, errors } = await leerlijn.ask(operation, variables, await city.as(who));
    return errors ? errors[0]!.extensions.code : Object.values(data)[0];
  };
  const group = async (who = 'leider1') => (await does(who, MINE))[0];
  const at = (startsAtLocal: string, more: object = {}) => ({
    startsAtLocal,
    place: 'Kamer 4',
    method: 'INCIDENT',
    ...more,
  });
  const idOf = async (name: string) =>
    (await leerlijn.sql<{ id: string }>('select id from person where given_name = $1', [name]))[0]!.id;
  const invited = async (sessionId: string) =>
    (
      await leerlijn.sql<{ name: string }>(
        'select p.given_name as name from attendance a join person p on p.id = a.person_id where a.session_id = $1 order by length(p.given_name), p.given_name',
        [sessionId],
      )
    ).map(({ name }) => name);

  const boardOf = async (name: string) => {
    const [{ programme_id: p }] = (await leerlijn.sql('select programme_id from module where id = $1', [m])) as [Asked];
    const { nodes } = await does('coen', BOARD, { p, m });
    return nodes.find(({ person }: Asked) => person.givenName === name).cells;
  };

  test('are somebody’s move as long as there are none', async () => {
    expect(await boardOf('leider1')).toMatchObject([
      { step: { kind: 'INTERVISION' }, state: 'NOT_STARTED', whoseMove: 'PARTICIPANT', reason: 'NOT_PLANNED' },
    ]);
    await leerlijn.sql('update intervision_member set left_at = now() where person_id = $1', [await idOf('leider12')]);
    expect(await boardOf('leider12')).toMatchObject([
      { state: 'NOT_STARTED', whoseMove: 'COORDINATOR', reason: 'NO_GROUP' },
    ]);
    await leerlijn.sql('update intervision_member set left_at = null where person_id = $1', [await idOf('leider12')]);
  });

  test('are the coordinator’s move where somebody of a group became the manager of another, and of those two only', async () => {
    const [first, second, third] = (
      await leerlijn.sql<{ name: string }>(
        `select p.given_name as name from intervision_member mine
           join intervision_member own on own.group_id = mine.group_id join person p on p.id = own.person_id
          where mine.person_id = $1 order by length(p.given_name), p.given_name`,
        [await idOf('leider1')],
      )
    ).map(({ name }) => name) as [string, string, string];
    const managedBy = async (manager: string | null) =>
      leerlijn.sql('update person set manager_id = $2 where id = $1', [await idOf(first), manager]);
    const [{ manager_id: before }] = (await leerlijn.sql('select manager_id from person where id = $1', [
      await idOf(first),
    ])) as [Asked];
    await managedBy(await idOf(second));
    for (const name of [first, second])
      expect(await boardOf(name)).toMatchObject([{ whoseMove: 'COORDINATOR', reason: 'MANAGER_IN_GROUP' }]);
    expect(await boardOf(third)).toMatchObject([{ reason: 'NOT_PLANNED' }]);
    await managedBy(before);
    expect(await boardOf(first)).toMatchObject([{ whoseMove: 'PARTICIPANT', reason: 'NOT_PLANNED' }]);
  });

  describe('are planned', () => {
    test('by somebody of the group: a session to which all are invited, the case going round', async () => {
      const { id: g } = await group();
      await does('leider2', PLAN, { g, input: at('2027-02-15T10:00') });
      const planned = await does('coen', PLAN, {
        g,
        input: at('2027-02-22T10:00', { method: 'OWN', ownMethod: 'Wandelend' }),
      });
      expect(planned.group.meetings).toMatchObject([
        {
          startsAt: '2027-02-15T09:00:00.000Z',
          method: 'INCIDENT',
          ownMethod: null,
          caseGiver: { givenName: 'leider1' },
        },
        { method: 'OWN', ownMethod: 'Wandelend', caseGiver: { givenName: 'leider2' } },
      ]);
      const [{ id }] = (await group()).meetings;
      expect(await invited(id)).toEqual(['leider1', 'leider2', 'leider3', 'leider4', 'leider5', 'leider6']);
      expect((await does('leider3', '{ mySessions { id kind } }'))[0]).toEqual({ id, kind: 'INTERVISION' });
    });

    test.each([
      [{ startsAtLocal: '2027-02-08T08:00' }, 'TIME_IS_PAST', ['input', 'startsAtLocal']],
      [{ place: '' }, 'INVALID_INPUT', ['input', 'place']],
      [{ method: 'OWN' }, 'OWN_METHOD_UNNAMED', ['input', 'ownMethod']],
      [{ startsAtLocal: '2027-02-15T11:00' }, 'DOUBLE_BOOKED', ['input', 'personIds']],
    ])('but not with %j, and then nothing is', async (wrong, code, field) => {
      const { id: g, meetings } = await group();
      expect(await tries('leider1', PLAN, { g, input: at('2027-03-01T10:00', wrong) })).toMatchObject({
        group: null,
        userErrors: [{ code, field }],
      });
      expect((await group()).meetings).toEqual(meetings);
      expect(await leerlijn.sql('select from session where module_id = $1', [m])).toHaveLength(2);
    });

    test('by nobody else', async () => {
      const { id: g } = await group();
      for (const who of ['leider7', 'manager1'])
        expect(await tries(who, PLAN, { g, input: at('2027-03-01T10:00') })).toBe('NOT_FOUND');
    });

    test('with another method and case-giver, by one at a time', async () => {
      const [{ id, version }] = (await group()).meetings;
      const input = { method: 'FIVE_STEPS', caseGiverId: await idOf('leider4') };
      const both = await Promise.all(['leider1', 'leider2'].map((who) => tries(who, CHANGE, { id, version, input })));
      expect(both.flatMap(({ userErrors }) => userErrors).map(({ code }) => code)).toEqual(['EDITED_MEANWHILE']);
      expect((await group()).meetings[0]).toMatchObject({ method: 'FIVE_STEPS', caseGiver: { givenName: 'leider4' } });
      const stranger = { method: 'GOSSIP', caseGiverId: await idOf('leider7') };
      expect(await tries('leider1', CHANGE, { id, version: version + 1, input: stranger })).toMatchObject({
        userErrors: [{ code: 'NOT_IN_GROUP', field: ['input', 'caseGiverId'] }],
      });
    });
  });

  test('are attended: the group says itself who came, and whoever missed the own turn keeps it', async () => {
    const [{ id }] = (await group()).meetings;
    const input = { present: [await idOf('leider1')], absent: [await idOf('leider4')] };
    expect(await tries('leider2', RECORD, { id, input })).toMatchObject({
      userErrors: [{ code: 'SESSION_NOT_STARTED' }],
    });
    await leerlijn.moveClock('2027-02-15T12:00:00.000Z');
    expect(await tries('leider7', RECORD, { id, input })).toBe('NOT_FOUND');
    await does('leider2', RECORD, { id, input });
    expect((await group()).meetings[0]).toMatchObject({ ownAttendance: 'PRESENT' });
    expect(await boardOf('leider1')).toMatchObject([{ state: 'DONE' }]);
    const { id: g } = await group();
    const next = async (day: string) =>
      (await does('leider1', PLAN, { g, input: at(day) })).group.meetings.at(-1).caseGiver.givenName;
    expect([await next('2027-03-01T10:00'), await next('2027-03-08T10:00'), await next('2027-03-15T10:00')]).toEqual([
      'leider1',
      'leider3',
      'leider4',
    ]);
  });

  describe('what somebody writes', () => {
    const write = async (who: string, kind: string, version: number, text: string, audience: string) => {
      const [{ id }] = (await group()).meetings;
      return tries(who, WRITE, { id, kind, version, input: { text, audience } });
    };

    test('says beforehand who reads it', async () => {
      expect((await group()).meetings[0].lineAudiences).toEqual([
        { audience: 'OWN', sentence: 'Alleen jij.' },
        {
          audience: 'GROUP',
          sentence:
            'Iedereen in deze groep: leider2 Jansen, leider3 Jansen, leider4 Jansen, leider5 Jansen en leider6 Jansen.',
        },
        { audience: 'PROGRAMME', sentence: 'Iedereen in dit programma.' },
      ]);
    });

    test('is a question and an insight of one line each, own until they are shared', async () => {
      await write('leider1', 'QUESTION', 0, 'Rode reiger: hoe zeg ik nee?', 'OWN');
      expect(JSON.stringify(await group('leider2'))).not.toContain('reiger');
      await write('leider1', 'QUESTION', 1, 'Rode reiger: hoe zeg ik nee?', 'GROUP');
      await write('leider1', 'INSIGHT', 0, 'Gele gems: eerst vragen', 'PROGRAMME');
      expect((await group('leider2')).meetings[0].lines).toMatchObject([
        { kind: 'INSIGHT', text: 'Gele gems: eerst vragen', author: { givenName: 'leider1' } },
        { kind: 'QUESTION', text: 'Rode reiger: hoe zeg ik nee?', version: 2 },
      ]);
    });

    test('is not seen by the coordinator unless it is for the programme', async () => {
      const seen = JSON.stringify(await does('coen', GROUPS, { m }));
      expect(seen).toContain('Gele gems');
      expect(seen).not.toContain('reiger');
    });

    test('is never shared less widely later, nor written over unseen, nor empty', async () => {
      expect(await write('leider1', 'INSIGHT', 1, 'Gele gems: toch niet', 'OWN')).toMatchObject({
        userErrors: [{ code: 'LINE_STAYS_SHARED' }],
      });
      const late = await write('leider1', 'INSIGHT', 0, 'Kwijt', 'PROGRAMME');
      expect(late).toMatchObject({ userErrors: [{ code: 'EDITED_MEANWHILE', field: ['version'] }] });
      expect(JSON.stringify(late.group)).toContain('Gele gems: eerst vragen');
      expect(await write('leider1', 'INSIGHT', 1, ' ', 'PROGRAMME')).toMatchObject({
        userErrors: [{ code: 'INVALID_INPUT', field: ['input', 'text'] }],
      });
      const both = await Promise.all(['een', 'twee'].map((text) => write('leider3', 'QUESTION', 0, text, 'OWN')));
      expect(both.flatMap(({ userErrors }) => userErrors).map(({ code }) => code)).toEqual(['EDITED_MEANWHILE']);
      expect(await write('leider7', 'QUESTION', 0, 'Ik was hier', 'GROUP')).toBe('NOT_FOUND');
    });

    test('and shared with the programme is read there, and not outside it', async () => {
      expect((await does('leider9', INSIGHTS, { m, first: 10 })).nodes).toEqual([
        { text: 'Gele gems: eerst vragen', author: { givenName: 'leider1' }, visibleTo: { audience: 'PROGRAMME' } },
      ]);
      expect(await tries('manager1', INSIGHTS, { m })).toBe('NOT_FOUND');
    });
  });

  test('are no longer those of whoever leaves the programme', async () => {
    const [{ id: participationId }] = (await leerlijn.sql<{ id: string }>(
      'select id from participation where person_id = $1',
      [await idOf('leider3')],
    )) as [{ id: string }];
    await does(
      'coen',
      'mutation ($id: ID!) { participationEnd(participationId: $id, reason: OTHER) { userErrors { code } } }',
      {
        id: participationId,
      },
    );
    await leerlijn.settle();
    const [{ meetings: kept, members: fellows }, ...others] = await does('leider3', MINE);
    expect([fellows, others]).toEqual([[], []]);
    expect(kept.map(({ lines }: Asked) => lines.map(({ author }: Asked) => author.givenName))).toEqual([['leider3']]);
    const { meetings, members } = await group();
    expect(members).toHaveLength(5);
    const theirs = meetings.find(({ startsAt }: Asked) => startsAt.startsWith('2027-03-08'));
    expect(theirs.caseGiver).toBeNull();
    expect(await invited(theirs.id)).not.toContain('leider3');
    expect(await tries('leider3', INSIGHTS, { m })).toBe('NOT_FOUND');
  });

  test('follow who is moved to another group', async () => {
    const there = await group('leider7');
    const [{ id: former }] = (await group()).meetings.slice(-1);
    await does('leider7', PLAN, { g: there.id, input: at('2027-03-15T14:00') });
    await does('coen', MOVE, { g: there.id, p: await idOf('leider6'), seen: (await group()).id });
    expect(await invited(former)).not.toContain('leider6');
    const [{ id: meeting }] = (await group('leider6')).meetings;
    expect(await invited(meeting)).toContain('leider6');
  });

  test.each([
    ['leider6', 'was moved to another group'],
    ['leider3', 'left the programme'],
    ['leider9', 'never was in it'],
  ])('are out of reach of %s, who %s', async (who) => {
    const { id: g, meetings } = await group();
    const { id, version } = meetings.at(-1);
    const [line, input] = [{ text: 'Ik was hier', audience: 'GROUP' }, { method: 'GOSSIP' }];
    for (const [operation, variables] of [
      [PLAN, { g, input: at('2027-04-05T10:00') }],
      [CHANGE, { id, version, input }],
      [RECORD, { id, input: { present: [await idOf('leider1')], absent: [] } }],
      [WRITE, { id, kind: 'QUESTION', version: 0, input: line }],
    ] as const)
      expect(await tries(who, operation, variables)).toBe('NOT_FOUND');
    expect((await group()).meetings).toEqual(meetings);
  });

  test('keep what was written for those who were there: who joins later reads what is written from then on', async () => {
    const { id: g, meetings } = await group('leider7');
    const [{ id }] = meetings;
    const ask = (who: string, version: number, text: string) =>
      does(who, WRITE, { id, kind: 'QUESTION', version, input: { text, audience: 'GROUP' } });
    const questions = async (who: string) =>
      (await group(who)).meetings.flatMap(({ lines }: Asked) => lines.map(({ text }: Asked) => text));
    const move = async (who: string) => does('coen', MOVE, { g, p: await idOf(who), seen: (await group(who)).id });
    await ask('leider7', 0, 'Bruine beer: durf ik dat?');
    await leerlijn.moveClock('2027-03-02T09:00:00.000Z');
    await move('leider5');
    expect(await questions('leider8')).toEqual(['Bruine beer: durf ik dat?']);
    expect(await questions('leider5')).toEqual([]);
    const [line] = (await group('leider7')).meetings[0].lines;
    expect(line.visibleTo.sentence).not.toContain('leider5');
    await leerlijn.moveClock('2027-03-02T10:00:00.000Z');
    await ask('leider8', 0, 'Witte wolf: en wij?');
    await ask('leider7', 1, 'Grijze gans: durf ik dat nu?');
    expect((await questions('leider5')).sort()).toEqual(['Grijze gans: durf ik dat nu?', 'Witte wolf: en wij?']);
    expect((await group('leider7')).meetings[0].lines[0].visibleTo.sentence).toContain('leider5');
  });
});
