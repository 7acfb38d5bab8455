import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ADD_BUSINESS_CHALLENGE,
  COORDINATOR,
  CREATE_PROGRAMME,
  DIRECTOR,
  type Dienstverlening,
  dienstverlening,
  programmeInput,
} from '../support/dienstverlening.js';
import { type Installation, startInstallation } from '../support/installation.js';

const SESSION = `id position title { nl } results { nl } version visibleTo { audience sentence } businessChallenges { text { nl } }
  meeting { sessionId startsAt place state attendances { state person { displayName } } }`;
const OF_PROGRAMME = `query ($id: ID!) { designSessions(programmeId: $id) { ${SESSION} } }`;
const PROPOSED = 'query ($id: ID!) { designSessions(programmeId: $id) { proposedParticipants { displayName } } }';
const ADD = `mutation ($id: ID!, $nl: String!) {
  designSessionAdd(programmeId: $id, input: { title: { nl: $nl, en: $nl } }) { designSession { position } userErrors { code } } }`;
const PLAN = `mutation ($id: ID!, $input: DesignSessionPlanInput!) {
  designSessionPlan(id: $id, input: $input) { designSession { ${SESSION} } notices userErrors { code message field } } }`;
const INVITE = `mutation ($id: ID!, $input: DesignSessionInviteInput! = {}) {
  designSessionInvite(id: $id, input: $input) { designSession { ${SESSION} } userErrors { code message field } } }`;
const RESULTS = `mutation ($id: ID!, $v: Int!, $nl: String!) {
  designSessionResultsWrite(id: $id, version: $v, input: { results: { nl: $nl, en: $nl } }) {
    designSession { results { nl } version } userErrors { code message field } } }`;
const ATTEND = `mutation ($id: ID!, $input: AttendanceRecordInput!) { attendanceRecord(sessionId: $id, version: 1, input: $input) { userErrors { code } } }`;

let leerlijn: Installation;
let organisation: Dienstverlening;
let coordinator: string;
let programmeId: string;
const sessions = async (credential = coordinator) =>
  (await leerlijn.must(OF_PROGRAMME, { id: programmeId }, credential)).designSessions;
const plan = { startsAtLocal: '2026-12-14T13:00', minutes: 240, place: 'Kamer van de directeur' };
const mailed = () =>
  leerlijn.mail
    .messages()
    .map(({ recipients, subject }) => `${recipients[0]!.split('@')[0]}: ${subject}`)
    .sort();

beforeAll(async () => {
  leerlijn = await startInstallation();
  await leerlijn.moveClock('2026-12-07T08:00:00.000Z');
  organisation = await dienstverlening(leerlijn);
  coordinator = await organisation.as(COORDINATOR);
  const input = programmeInput(organisation.unitId);
  const { programmeCreate } = await leerlijn.must(CREATE_PROGRAMME, { input }, coordinator);
  programmeId = programmeCreate.programme.id;
}, 240_000);
afterAll(() => leerlijn.stop());

describe('a new programme', () => {
  test('has two design sessions that are not planned yet, and can have more', async () => {
    expect((await sessions()).map(({ title, meeting }: never) => [(title as { nl: string }).nl, meeting])).toEqual([
      ['Ontwerpsessie 1: opgaven', null],
      ['Ontwerpsessie 2: modules en impactkaart', null],
    ]);
    const { designSessionAdd } = await leerlijn.must(ADD, { id: programmeId, nl: 'Terugblik' }, coordinator);
    expect(designSessionAdd.designSession.position).toBe(3);
  });

  test('proposes the director and the leaders who report to the director', async () => {
    const { designSessions } = await leerlijn.must(PROPOSED, { id: programmeId }, coordinator);
    const names = designSessions[0].proposedParticipants.map(({ displayName }: { displayName: string }) => displayName);
    const team = await leerlijn.sql(
      `select 1 from person p join person d on d.id = p.manager_id where d.email = $1 and p.echelon is not null`,
      [`${DIRECTOR}@dienstverlening.example`],
    );
    expect([names[0], names.length]).toEqual(['Emre Peters', 1 + team.length]);
  });
});

describe('a design session', () => {
  let id: string;
  let sessionId: string;
  beforeAll(async () => {
    [{ id }] = await sessions();
  });

  test('is planned before anybody is invited', async () => {
    const early = await leerlijn.ask(INVITE, { id }, coordinator);
    expect(early.data.designSessionInvite.userErrors).toEqual([
      { code: 'DESIGN_SESSION_NOT_PLANNED', field: ['id'], message: 'Plan deze ontwerpsessie eerst.' },
    ]);
    const { designSessionPlan } = await leerlijn.must(PLAN, { id, input: plan }, coordinator);
    expect(designSessionPlan.designSession.meeting).toMatchObject({
      startsAt: '2026-12-14T12:00:00.000Z',
      place: plan.place,
      state: 'PLANNED',
      attendances: [],
    });
    ({ sessionId } = designSessionPlan.designSession.meeting);
    const twice = await leerlijn.ask(PLAN, { id, input: plan }, coordinator);
    expect(twice.data.designSessionPlan.userErrors).toMatchObject([{ code: 'DESIGN_SESSION_PLANNED' }]);
  });

  test('invites the director and the management team, with a calendar entry', async () => {
    await leerlijn.settle();
    leerlijn.mail.clear();
    const { designSessionInvite } = await leerlijn.must(INVITE, { id }, coordinator);
    const { attendances } = designSessionInvite.designSession.meeting;
    await leerlijn.settle();
    expect(mailed()).toHaveLength(attendances.length);
    expect(mailed()).toContain('emre.peters: Uitnodiging: Ontwerpsessie 1: opgaven');
    const mail = leerlijn.mail.messages().find(({ recipients }) => recipients[0]!.startsWith('emre.peters'))!;
    expect(mail.text!.replace(/\s+/g, ' ')).toContain(
      'hoort bij het ontwerp van ‘Leiderschapsprogramma Dienstverlening’',
    );
    expect(mail.text).not.toContain('module');
  });

  test('has others asked along, who hear of it alone', async () => {
    leerlijn.mail.clear();
    const [{ id: personId }] = (await leerlijn.sql('select id from person where email = $1', [
      'rosa.bos@dienstverlening.example',
    ])) as [{ id: string }];
    await leerlijn.must(INVITE, { id, input: { personIds: [personId] } }, coordinator);
    await leerlijn.settle();
    expect(mailed()).toEqual(['rosa.bos: Uitnodiging: Ontwerpsessie 1: opgaven']);
    const viaSession = await leerlijn.ask(
      'mutation ($id: ID!) { sessionInvite(id: $id) { userErrors { code } } }',
      { id: sessionId },
      coordinator,
    );
    expect(viaSession.data.sessionInvite.userErrors).toEqual([{ code: 'INVITED_BY_DESIGN' }]);
  });

  test('exists for who is invited, and for nobody else', async () => {
    const [seen, ...others] = await sessions(await organisation.as('rosa.bos'));
    expect([seen.id, others]).toEqual([id, []]);
    expect(seen.visibleTo).toMatchObject({
      audience: 'DESIGN',
      sentence: expect.stringMatching(
        /^De coördinatoren van je organisatie, de directeur van dit programma, .*Rosa Bos/,
      ),
    });
    expect(await sessions(organisation.admin)).toEqual([]);
    const { mySessions } = await leerlijn.must(
      '{ mySessions { id kind module { id } } }',
      {},
      await organisation.as('rosa.bos'),
    );
    expect(mySessions).toEqual([{ id: sessionId, kind: 'DESIGN', module: null }]);
  });

  test('is moved like every session, and the calendars move along', async () => {
    await leerlijn.settle();
    leerlijn.mail.clear();
    await leerlijn.must(
      'mutation ($id: ID!, $input: SessionRescheduleInput!) { sessionReschedule(id: $id, version: 1, input: $input) { userErrors { code } } }',
      { id: sessionId, input: { startsAtLocal: '2026-12-15T13:00' } },
      coordinator,
    );
    await leerlijn.settle();
    expect(mailed()).toContain('rosa.bos: Gewijzigd: Ontwerpsessie 1: opgaven');
  });

  test('has its results written once it has begun', async () => {
    const early = await leerlijn.ask(RESULTS, { id, v: 1, nl: 'Te vroeg' }, coordinator);
    expect(early.data.designSessionResultsWrite.userErrors).toEqual([
      {
        code: 'DESIGN_SESSION_NOT_HELD',
        field: ['id'],
        message: 'Leg de uitkomst vast zodra de ontwerpsessie is begonnen.',
      },
    ]);
    await leerlijn.moveClock('2026-12-15T16:00:00.000Z');
    coordinator = await organisation.as(COORDINATOR);
    const [{ meeting }] = await sessions();
    const people = await leerlijn.sql<{ id: string }>('select person_id as id from attendance where session_id = $1', [
      meeting.sessionId,
    ]);
    const [first, ...rest] = people.map((person) => person.id);
    await leerlijn.must(ATTEND, { id: sessionId, input: { present: rest, absent: [first] } }, coordinator);
    const { designSessionResultsWrite } = await leerlijn.must(RESULTS, { id, v: 1, nl: 'Vier opgaven' }, coordinator);
    expect(designSessionResultsWrite.designSession).toEqual({ results: { nl: 'Vier opgaven' }, version: 2 });
  });

  test('shows which challenges were decided on in it', async () => {
    await leerlijn.must(
      ADD_BUSINESS_CHALLENGE,
      { programmeId, input: { text: { nl: 'Genoeg inwoners', en: 'Enough residents' }, designSessionId: id } },
      coordinator,
    );
    const [{ businessChallenges, meeting }] = await sessions(await organisation.as('rosa.bos'));
    expect(businessChallenges).toEqual([{ text: { nl: 'Genoeg inwoners' } }]);
    const states = meeting.attendances.map(({ state }: { state: string }) => state);
    expect(states.filter((state: string) => state === 'ABSENT')).toHaveLength(1);
    const [other] = await leerlijn.sql<{ id: string }>('select gen_random_uuid() as id');
    const { errors } = await leerlijn.ask(
      ADD_BUSINESS_CHALLENGE,
      { programmeId, input: { text: { nl: 'X', en: 'X' }, designSessionId: other!.id } },
      coordinator,
    );
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test('of two who write its results at once, one gets what the other wrote', async () => {
    const answers = await Promise.all(
      ['De een', 'De ander'].map((nl) => leerlijn.ask(RESULTS, { id, v: 2, nl }, coordinator)),
    );
    const payloads = answers.map(({ data }) => data.designSessionResultsWrite);
    expect(payloads.map(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code)).sort()).toEqual([
      [],
      ['EDITED_MEANWHILE'],
    ]);
    expect(payloads[0].designSession).toEqual(payloads[1].designSession);
  });

  test('is written by the coordinator alone', async () => {
    const { errors } = await leerlijn.ask(RESULTS, { id, v: 3, nl: 'Zelf' }, await organisation.as(DIRECTOR));
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
