import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  APPROVE,
  bringToLife,
  COORDINATOR,
  CREATE_PROGRAMME,
  DIRECTOR,
  type Dienstverlening,
  dienstverlening,
  ENROL,
  programmeInput,
  typeInDesign,
} from '../support/dienstverlening.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { aTenant } from '../support/world.js';

const PARTICIPANTS = `query ($id: ID!, $first: Int! = 100, $after: String) { participations(programmeId: $id, first: $first, after: $after) {
  nodes { person { id familyName givenName echelon } } pageInfo { hasNextPage endCursor } } }`;
const PLAN = `query ($id: ID!) { programme(id: $id) { name { nl } state modules { name { nl } themes { key } steps { kind } } } }`;
const MINE = '{ myProgrammes { id } programmes { nodes { id } } }';

let leerlijn: Installation;
let organisation: Dienstverlening;
let coordinator: string;
let programmeId: string;
let draftId: string;
const personId = async (name: string) =>
  (await leerlijn.sql<{ id: string }>('select id from person where email like $1', [`${name}@%`]))[0]!.id;

beforeAll(async () => {
  leerlijn = await startInstallation();
  organisation = await dienstverlening(leerlijn);
  coordinator = await organisation.as(COORDINATOR);
  const { programmeCreate } = await leerlijn.must(
    CREATE_PROGRAMME,
    { input: programmeInput(organisation.unitId) },
    coordinator,
  );
  draftId = programmeCreate.programme.id;
  programmeId = await typeInDesign(leerlijn, organisation, coordinator);
  await bringToLife(leerlijn, organisation, programmeId);
});
afterAll(() => leerlijn.stop());

describe('enrolment', () => {
  test('takes the 49 other leaders of the directorate, and neither its director nor leaders from elsewhere', async () => {
    const { participations } = await leerlijn.must(PARTICIPANTS, { id: programmeId }, coordinator);
    expect(participations.nodes).toHaveLength(49);
    const echelons = new Set(participations.nodes.map(({ person }: never) => (person as { echelon: string }).echelon));
    expect(echelons).toEqual(new Set(['TACTICAL', 'OPERATIONAL']));
    const names = participations.nodes.map(({ person }: never) => (person as { familyName: string }).familyName);
    expect(names).not.toContain('Vos');
  });

  test('again changes nothing, and tells nobody again', async () => {
    const told = () => leerlijn.sql(`select id from outbox_event where type = 'programmes.participants.enrolled'`);
    expect(await told()).toHaveLength(1);
    const { participantsEnrol } = await leerlijn.must(ENROL, { id: programmeId }, coordinator);
    expect(participantsEnrol.programme.participantCount).toBe(49);
    expect(await told()).toHaveLength(1);
  });

  test('can add somebody from elsewhere by choice', async () => {
    const input = { personIds: [await personId('luuk.vos')] };
    const { participantsEnrol } = await leerlijn.must(ENROL, { id: programmeId, input }, coordinator);
    expect(participantsEnrol.programme.participantCount).toBe(50);
  });

  test('is refused for the client, for people who are not there, and before the director has approved', async () => {
    const client = await leerlijn.ask(
      ENROL,
      { id: programmeId, input: { personIds: [await personId(DIRECTOR)] } },
      coordinator,
    );
    expect(client.data.participantsEnrol.userErrors).toEqual([
      {
        code: 'CLIENT_IS_NO_PARTICIPANT',
        field: ['input', 'personIds'],
        message: 'De opdrachtgever is geen deelnemer van het eigen programma.',
      },
    ]);
    const nobody = await leerlijn.ask(ENROL, { id: programmeId, input: { personIds: [programmeId] } }, coordinator);
    expect(nobody.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const draft = await leerlijn.ask(ENROL, { id: draftId }, coordinator);
    expect(draft.data.participantsEnrol.userErrors[0].message).toBe(
      'Inschrijven kan pas als de directeur het programma heeft goedgekeurd.',
    );
  });

  test('is the coordinator’s, not the director’s', async () => {
    const { errors } = await leerlijn.ask(ENROL, { id: programmeId }, await organisation.as(DIRECTOR));
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('the list of participants', () => {
  test('comes in pages by name, for the director too', async () => {
    const director = await organisation.as(DIRECTOR);
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { participations } = await leerlijn.must(PARTICIPANTS, { id: programmeId, first: 20, after }, director);
      found.push(...participations.nodes.map(({ person }: never) => (person as { id: string }).id));
      after = participations.pageInfo.hasNextPage ? participations.pageInfo.endCursor : null;
    } while (after);
    expect(found).toHaveLength(50);
    expect(new Set(found).size).toBe(50);
  });

  test('is not there for a participant, nor for another organisation', async () => {
    const other = await aTenant(leerlijn, 'elders');
    await leerlijn.sql(
      `insert into role_grant (tenant_id, person_id, role, granted_at) select tenant_id, id, 'COORDINATOR', now() from person where tenant_id = $1`,
      [other.tenantId],
    );
    const participant = await leerlijn.ask(PARTICIPANTS, { id: programmeId }, await organisation.as('lotte.smit'));
    expect(participant.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const stranger = await leerlijn.ask(PARTICIPANTS, { id: programmeId }, other.admin);
    expect(stranger.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const enrolling = await leerlijn.ask(ENROL, { id: programmeId }, other.admin);
    expect(enrolling.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test('is empty, and there, while nobody takes part', async () => {
    const { participations } = await leerlijn.must(PARTICIPANTS, { id: draftId }, coordinator);
    expect(participations.nodes).toEqual([]);
  });
});

describe('who sees the programme', () => {
  test('a participant sees name, modules and steps, and nothing of the design', async () => {
    const lotte = await organisation.as('lotte.smit');
    const { programme } = await leerlijn.must(PLAN, { id: programmeId }, lotte);
    expect(programme.modules.map(({ steps }: { steps: object[] }) => steps.length)).toEqual([9, 9, 9, 9]);
    const { errors } = await leerlijn.ask(
      'query ($id: ID!) { programme(id: $id) { businessChallenges { id } } }',
      { id: programmeId },
      lotte,
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('a director who takes part in somebody else’s programme sees no more of it than other participants', async () => {
    await leerlijn.must(
      CREATE_PROGRAMME,
      { input: { ...programmeInput(organisation.unitId), clientId: await personId('luuk.vos') } },
      coordinator,
    );
    const luuk = await organisation.as('luuk.vos');
    const { programme } = await leerlijn.must(
      `query ($id: ID!) { programme(id: $id) { businessChallenges { id } conditions { id } modules { name { nl } impact { behaviour { nl } } leadershipChallenges { id } } } }`,
      { id: programmeId },
      luuk,
    );
    expect([programme.businessChallenges, programme.conditions]).toEqual([null, null]);
    expect(programme.modules[0]).toEqual({
      name: { nl: 'Begrenzend en verbindend leiderschap' },
      impact: null,
      leadershipChallenges: null,
    });
  });

  test('a manager follows the programme of who reports to her, and has none of her own', async () => {
    const [manager] = await leerlijn.sql<{ email: string }>(
      `update person set manager_id = (select id from person where email like 'rosa.bos@%') where email like 'lotte.smit@%'
       returning (select email from person where email like 'rosa.bos@%') as email`,
    );
    const rosa = await organisation.as(manager!.email.split('@')[0]!);
    const { myProgrammes, programmes } = await leerlijn.must(MINE, {}, rosa);
    expect([myProgrammes, programmes.nodes]).toEqual([[], [{ id: programmeId }]]);
  });

  test('a participant has it among the own programmes, an employee without a part in it sees none', async () => {
    const { myProgrammes } = await leerlijn.must(MINE, {}, await organisation.as('lotte.smit'));
    expect(myProgrammes).toEqual([{ id: programmeId }]);
    const { programmes } = await leerlijn.must(MINE, {}, await organisation.as('noor.garcia-lopez'));
    expect(programmes.nodes).toEqual([]);
  });

  test('the director sees the own programmes and a coordinator all, in pages, the latest first', async () => {
    const { programmes } = await leerlijn.must(MINE, {}, await organisation.as(DIRECTOR));
    expect(programmes.nodes.map(({ id }: { id: string }) => id).toSorted()).toEqual([draftId, programmeId].toSorted());
    const PAGE =
      'query ($after: String) { programmes(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }';
    const { programmes: first } = await leerlijn.must(PAGE, {}, coordinator);
    const { programmes: second } = await leerlijn.must(PAGE, { after: first.pageInfo.endCursor }, coordinator);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    expect(new Set([...first.nodes, ...second.nodes].map(({ id }) => id)).size).toBe(3);
  });
});

describe('an approved programme', () => {
  test('is not approved twice', async () => {
    const { data } = await leerlijn.ask(APPROVE, { id: programmeId, version: 1 }, await organisation.as(DIRECTOR));
    expect(data.programmeApprove.userErrors[0].message).toBe('Dit programma is al goedgekeurd.');
  });
});
