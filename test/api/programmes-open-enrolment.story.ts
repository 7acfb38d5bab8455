import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { aCourse, type Course } from '../support/course.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { aTenant, signIn } from '../support/world.js';

const OPEN = `mutation ($p: ID!, $v: Int!, $input: ProgrammeOpenEnrolmentInput!) { programmeOpenEnrolment(programmeId: $p, version: $v, input: $input) {
  programme { enrolment { units { code } capacity until waiting } participantCount } userErrors { code message field } } }`;
const CLOSE = `mutation ($p: ID!) { programmeCloseEnrolment(programmeId: $p) { programme { enrolment { waiting } participantCount } userErrors { code } } }`;
const MINE = '{ openPrograms: openProgrammes { id placesLeft state placeInLine until } }';
const JOIN = `mutation ($p: ID!) { programmeJoin(programmeId: $p) { programme { state placesLeft placeInLine } userErrors { code message } } }`;
const LEAVE = `mutation ($p: ID!) { programmeWaitingListLeave(programmeId: $p) { programme { state } userErrors { code message } } }`;
const LINE = `query ($p: ID!) { programmeWaitingList(programmeId: $p) { person { givenName } since } }`;

/** Who works where: three organisations in the chart of one tenant, of which the course is open to two. */
const WORKERS = { noor: 'WATER', omar: 'WATER', pia: 'ZORG', quint: 'ZORG', rosa: 'POLITIE' } as const;
type Worker = keyof typeof WORKERS;

let leerlijn: Installation;
let course: Course;
let coordinator: string;
const unitIds: Record<string, string> = {};
const personIds = {} as Record<Worker, string>;

beforeAll(async () => {
  leerlijn = await startInstallation();
  await leerlijn.moveClock('2027-01-04T08:00:00.000Z');
  course = await aCourse(leerlijn, []);
  coordinator = await course.as('coen');
  for (const [code, parent] of [
    ['WATER', null],
    ['ZORG', null],
    ['POLITIE', null],
    ['WATER-1', 'WATER'],
  ] as const) {
    unitIds[code] = newId();
    await leerlijn.sql(
      `insert into org_unit (tenant_id, id, code, name, type, path, parent_id) values ($1, $2, $3::text, $3, 'ORGANISATION', $4, $5)`,
      [course.tenantId, unitIds[code], code, parent ? `/${parent}/${code}/` : `/${code}/`, parent && unitIds[parent]],
    );
  }
  for (const [name, unit] of Object.entries(WORKERS)) {
    personIds[name as Worker] = newId();
    await leerlijn.sql(
      'insert into person (tenant_id, id, given_name, family_name, email, unit_id) values ($1, $2, $3, $3, $4, $5)',
      [
        course.tenantId,
        personIds[name as Worker],
        name,
        `${name}@amstelstad.example`,
        unitIds[name === 'omar' ? 'WATER-1' : unit],
      ],
    );
  }
});
afterAll(() => leerlijn.stop());

const as = (name: Worker) => signIn(leerlijn, `${name}@amstelstad.example`);
const p = () => course.programmeId;
const arrangement = async (): Promise<number> =>
  (await leerlijn.must('query ($p: ID!) { programme(id: $p) { arrangementVersion } }', { p: p() }, coordinator))
    .programme.arrangementVersion;
const open = async (capacity: number, until = '2027-02-26', units = ['WATER', 'ZORG'], seen?: number) =>
  (
    await leerlijn.ask(
      OPEN,
      {
        p: p(),
        v: seen ?? (await arrangement()),
        input: { unitIds: units.map((code) => unitIds[code]), capacity, until },
      },
      coordinator,
    )
  ).data.programmeOpenEnrolment;
const join = async (name: Worker) => leerlijn.ask(JOIN, { p: p() }, await as(name));
const joined = async (name: Worker) => (await join(name)).data.programmeJoin.programme;
const mine = async (name: Worker) => (await leerlijn.must(MINE, {}, await as(name))).openPrograms;
const line = async () =>
  (await leerlijn.must(LINE, { p: p() }, coordinator)).programmeWaitingList.map(
    ({ person }: { person: { givenName: string } }) => person.givenName,
  );

describe('a programme that is open to units of several organisations', () => {
  test('is found by their people, those of units under them too, and by nobody else', async () => {
    expect(await mine('noor')).toEqual([]);
    expect(await open(2)).toMatchObject({
      programme: {
        enrolment: { units: [{ code: 'WATER' }, { code: 'ZORG' }], capacity: 2, until: '2027-02-26', waiting: 0 },
      },
    });
    expect(await open(20, '2027-02-26', ['WATER'], 1)).toMatchObject({
      programme: { enrolment: { units: [{ code: 'WATER' }, { code: 'ZORG' }], capacity: 2 } },
      userErrors: [{ code: 'EDITED_MEANWHILE', field: ['version'] }],
    });
    for (const name of ['noor', 'omar', 'pia'] as const)
      expect(await mine(name)).toMatchObject([{ id: p(), placesLeft: 2, state: 'NOT_ENROLLED' }]);
    expect(await mine('rosa')).toEqual([]);
    expect((await join('rosa')).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test('takes people as long as there are places; who comes later waits in line', async () => {
    expect(await joined('noor')).toEqual({ state: 'ENROLLED', placesLeft: 1, placeInLine: null });
    expect(await joined('pia')).toEqual({ state: 'ENROLLED', placesLeft: 0, placeInLine: null });
    expect(await joined('omar')).toEqual({ state: 'WAITING', placesLeft: 0, placeInLine: 1 });
    expect(await joined('quint')).toEqual({ state: 'WAITING', placesLeft: 0, placeInLine: 2 });
    expect(await line()).toEqual(['omar', 'quint']);
  });

  test('mails who is enrolled, and only them', async () => {
    await leerlijn.settle();
    const told = JSON.stringify(leerlijn.mail.messages().map(({ to }) => to));
    expect(told).toContain('noor@amstelstad.example');
    expect(told).not.toContain('omar@amstelstad.example');
  });

  test('keeps the place of who asks again', async () => {
    expect(await joined('noor')).toMatchObject({ state: 'ENROLLED' });
    expect(await joined('quint')).toMatchObject({ placeInLine: 2 });
    expect(await line()).toEqual(['omar', 'quint']);
  });

  test('gives the place of who leaves to the first in line', async () => {
    const [participation] = await leerlijn.sql<{ id: string }>(
      'select id from participation where programme_id = $1 and person_id = $2',
      [p(), personIds.noor],
    );
    await leerlijn.must(
      'mutation ($id: ID!) { participationEnd(participationId: $id, reason: OTHER_WORK) { userErrors { code } } }',
      { id: participation!.id },
      coordinator,
    );
    await leerlijn.settle();
    expect(await mine('omar')).toMatchObject([{ state: 'ENROLLED' }]);
    expect(await line()).toEqual(['quint']);
  });

  test('gives places that are added to who waits', async () => {
    expect(await open(3)).toMatchObject({ programme: { enrolment: { waiting: 0 }, participantCount: 3 } });
    expect(await mine('quint')).toMatchObject([{ state: 'ENROLLED', placesLeft: 0 }]);
  });

  test('lets who waits get out of the line, and says so to who does not wait', async () => {
    expect(await joined('noor')).toMatchObject({ state: 'WAITING' });
    const leave = async () => (await leerlijn.ask(LEAVE, { p: p() }, await as('noor'))).data.programmeWaitingListLeave;
    expect(await leave()).toMatchObject({ programme: { state: 'NOT_ENROLLED' } });
    expect(await leave()).toMatchObject({ programme: null, userErrors: [{ code: 'NOT_IN_LINE' }] });
  });

  test('is not for its own director', async () => {
    await open(9, '2027-02-26', ['WATER', 'ZORG']);
    const [dv] = await leerlijn.sql<{ id: string }>(`select id from org_unit where code = 'DV'`);
    unitIds.DV = dv!.id;
    await open(9, '2027-02-26', ['WATER', 'ZORG', 'DV']);
    const { data } = await leerlijn.ask(JOIN, { p: p() }, await course.as('dora'));
    expect(data.programmeJoin.userErrors).toMatchObject([{ code: 'CLIENT_IS_NO_PARTICIPANT' }]);
  });

  test('closes after its last day, which the mutation names', async () => {
    expect(await open(9, '2027-01-03')).toMatchObject({
      programme: null,
      userErrors: [{ code: 'ENROLMENT_DAY_PASSED', field: ['input', 'until'] }],
    });
    await leerlijn.moveClock('2027-02-26T23:00:00.000Z');
    const { data } = await join('noor');
    expect(data.programmeJoin.userErrors).toMatchObject([
      {
        code: 'ENROLMENT_OVER',
        message: 'Inschrijven kon tot en met 26 februari 2027. Vraag de coördinator of er nog iets kan.',
      },
    ]);
    expect(await mine('noor')).toEqual([]);
    expect(await mine('omar')).toHaveLength(1);
  });

  test('can be closed by the coordinator; who takes part stays', async () => {
    const { programmeCloseEnrolment } = await leerlijn.must(CLOSE, { p: p() }, await course.as('coen'));
    expect(programmeCloseEnrolment.programme).toEqual({ enrolment: null, participantCount: 3 });
    expect((await join('noor')).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test('never meets another organisation that is a tenant of its own', async () => {
    const other = await aTenant(leerlijn, 'elders');
    expect((await leerlijn.ask(JOIN, { p: p() }, other.admin)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});
