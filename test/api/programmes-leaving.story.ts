import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aDirectorate, type Directorate, type Name } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

const TIES = `query ($id: ID!) { participationTies(participationId: $id) { person { givenName }
  comingSessions roundsToOpen openRounds coachingMatches intervisionGroups conversations openEvaluations } }`;
const END = `mutation ($id: ID!, $reason: LeavingReason!) { participationEnd(participationId: $id, reason: $reason) {
  participation { leftAt leftReason person { givenName } } userErrors { code message } } }`;
const ENROL = `mutation ($id: ID!, $input: ParticipantsEnrolInput!) { participantsEnrol(programmeId: $id, input: $input) {
  programme { participantCount } userErrors { code field } } }`;
const DEPART = `mutation ($id: ID!, $lastDay: LocalDate, $seen: LocalDate) { personDeparture(personId: $id, lastDay: $lastDay, seen: $seen) {
  person { endedOn } userErrors { code message } } }`;
const CHANGE_CLIENT = `mutation ($id: ID!, $seen: ID!, $clientId: ID!) { programmeClientChange(programmeId: $id, seenClientId: $seen, clientId: $clientId) {
  programme { client { givenName } } userErrors { code } } }`;
const ME = '{ me { roles } }';
const MY_SESSIONS = '{ mySessions { id } }';
const BOARD =
  'query ($p: ID!, $m: ID!) { programmeBoard(programmeId: $p, moduleId: $m, first: 50) { nodes { person { givenName } } } }';
const PROGRAMME = 'query ($id: ID!) { programme(id: $id) { id } }';

describe('leaving and joining while a programme runs', () => {
  let leerlijn: Installation;
  let directorate: Directorate;
  let coordinator: string;
  let programmeId: string;
  let kickOffId: string;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-01-04T08:00:00.000Z');
    directorate = await aDirectorate(leerlijn);
    coordinator = await directorate.as('coen');
    const [row] = await leerlijn.sql<{ id: string }>('select programme_id as id from module where id = $1', [
      directorate.moduleIds[0],
    ]);
    programmeId = row!.id;
    const { sessionPlan } = await leerlijn.must(
      'mutation ($m: ID!, $input: SessionPlanInput!) { sessionPlan(moduleId: $m, input: $input) { session { id } userErrors { message } } }',
      {
        m: directorate.moduleIds[0],
        input: { kind: 'KICK_OFF', startsAtLocal: '2027-03-04T09:00', minutes: 420, place: 'De Zwijger', capacity: 80 },
      },
      coordinator,
    );
    kickOffId = sessionPlan.session.id;
    await leerlijn.must(
      'mutation ($id: ID!) { sessionInvite(id: $id) { userErrors { message } } }',
      { id: kickOffId },
      coordinator,
    );
    await leerlijn.settle();
    leerlijn.mail.clear();
  });
  afterAll(() => leerlijn.stop());

  const participationOf = async (name: Name) =>
    (
      await leerlijn.sql<{ id: string }>('select id from participation where person_id = $1', [directorate.ids[name]])
    )[0]!.id;
  const onBoard = async () =>
    (await leerlijn.must(BOARD, { p: programmeId, m: directorate.moduleIds[0] }, coordinator)).programmeBoard.nodes.map(
      ({ person }: { person: { givenName: string } }) => person.givenName,
    );
  const subjectsTo = (name: Name) =>
    leerlijn.mail
      .messages()
      .filter(({ recipients }) => recipients.includes(`${name}@amstelstad.example`))
      .map(({ subject }) => subject);

  describe('a participant who gets other work', () => {
    test('is first looked at by the coordinator: what does it touch?', async () => {
      const { tenantId, ids, moduleIds } = directorate;
      await leerlijn.must(
        'mutation ($m: ID!) { popConversationsStart(moduleId: $m) { userErrors { code } } finalConversationsStart(moduleId: $m) { userErrors { code } } }',
        { m: moduleIds[0] },
        coordinator,
      );
      await leerlijn.sql(
        `insert into coaching_match (tenant_id, id, module_id, participant_id, learning_manager_id, how, state, explanation, effective_from)
         values ($1, gen_random_uuid(), $2, $3, $4, 'SET_BY_HAND', 'CONFIRMED', '[]', now())`,
        [tenantId, moduleIds[0], ids.anna, ids.otto],
      );
      await leerlijn.sql(
        `with g as (insert into intervision_group (tenant_id, id, module_id, number) values ($1, gen_random_uuid(), $2, 1) returning *)
         insert into intervision_member (tenant_id, id, group_id, module_id, person_id, how, joined_at)
         select tenant_id, gen_random_uuid(), id, module_id, $3, 'PROPOSED', now() from g`,
        [tenantId, moduleIds[0], ids.anna],
      );
      await leerlijn.sql(
        `insert into evaluation (tenant_id, id, module_id, state, threshold, comment_threshold, asked_ids, opened_at, closes_at)
         values ($1, gen_random_uuid(), $2, 'OPEN', 4, 5, array(select person_id from participation), '2027-01-04', '2027-02-01')`,
        [tenantId, moduleIds[0]],
      );
      await leerlijn.settle();
      leerlijn.mail.clear();
      const { participationTies } = await leerlijn.must(TIES, { id: await participationOf('anna') }, coordinator);
      expect(participationTies).toEqual({
        person: { givenName: 'Anna' },
        comingSessions: 1,
        roundsToOpen: 0,
        openRounds: 0,
        coachingMatches: 1,
        intervisionGroups: 1,
        conversations: 2,
        openEvaluations: 1,
      });
    });

    test('then leaves the board, the coming sessions and the calendar, and is told so', async () => {
      const { participationEnd } = await leerlijn.must(
        END,
        { id: await participationOf('anna'), reason: 'OTHER_WORK' },
        coordinator,
      );
      expect(participationEnd.participation).toMatchObject({ leftReason: 'OTHER_WORK', person: { givenName: 'Anna' } });
      await leerlijn.settle();
      expect(await onBoard()).toEqual(['Bram', 'Cem', 'Dirk', 'Eva']);
      const anna = await directorate.as('anna');
      expect((await leerlijn.must(MY_SESSIONS, {}, anna)).mySessions).toEqual([]);
      expect((await leerlijn.must(ME, {}, anna)).me.roles).not.toContain('PARTICIPANT');
      expect((await leerlijn.ask(PROGRAMME, { id: programmeId }, anna)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      expect(subjectsTo('anna').sort()).toEqual([
        'De coaching met Otto Overheen is afgerond',
        'Je bent niet meer uitgenodigd: Kick-off',
      ]);
      expect(subjectsTo('bram')).toEqual([]);
    });

    test('cannot leave twice', async () => {
      const { data } = await leerlijn.ask(
        END,
        { id: await participationOf('anna'), reason: 'OTHER_WORK' },
        coordinator,
      );
      expect(data.participationEnd.userErrors).toEqual([
        {
          code: 'HAS_ENDED',
          message: 'Deze deelname is al beëindigd. Schrijf de persoon opnieuw in om weer mee te doen.',
        },
      ]);
    });

    test('and who joins late, or comes back, takes part from then on', async () => {
      const input = { personIds: [directorate.ids.anna, directorate.ids.tess] };
      const { participantsEnrol } = await leerlijn.must(ENROL, { id: programmeId, input }, coordinator);
      expect(participantsEnrol.programme.participantCount).toBe(6);
      expect(await onBoard()).toEqual(['Anna', 'Bram', 'Cem', 'Dirk', 'Eva', 'Tess']);
    });

    test.each(['dora', 'anna', 'marga'] as const)('is not ended by %s', async (name) => {
      const credential = await directorate.as(name);
      const answer = await leerlijn.ask(END, { id: await participationOf('bram'), reason: 'OTHER' }, credential);
      expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    });
  });

  describe('somebody whose last day is noted down', () => {
    let cem: string;
    beforeAll(async () => {
      cem = await directorate.as('cem');
      await leerlijn.must(DEPART, { id: directorate.ids.cem, lastDay: '2027-01-31' }, await directorate.as('admin'));
    });

    test('works on until the end of that day, where the organisation is', async () => {
      await leerlijn.moveClock('2027-01-31T22:30:00.000Z');
      const still = await directorate.as('cem');
      expect((await leerlijn.must(ME, {}, still)).me.roles).toContain('PARTICIPANT');
      await leerlijn.moveClock('2027-01-31T23:30:00.000Z');
      expect((await leerlijn.ask(ME, {}, still)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
      expect((await leerlijn.ask(ME, {}, cem)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    });

    test('then takes part in nothing any more, and is mailed nothing, a sign-in link least of all', async () => {
      await leerlijn.moveClock('2027-02-01T09:00:00.000Z');
      coordinator = await directorate.as('coen');
      expect(await onBoard()).not.toContain('Cem');
      leerlijn.mail.clear();
      await leerlijn.must(
        'mutation ($email: String!) { signInLinkRequest(email: $email) { userErrors { message } } }',
        { email: 'cem@amstelstad.example' },
      );
      await leerlijn.settle();
      expect(subjectsTo('cem')).toEqual([]);
    });

    test('and cannot be enrolled', async () => {
      const input = { personIds: [directorate.ids.cem] };
      const { data } = await leerlijn.ask(ENROL, { id: programmeId, input }, coordinator);
      expect(data.participantsEnrol.userErrors).toEqual([{ code: 'HAS_LEFT', field: ['input', 'personIds'] }]);
    });

    test('may stay after all', async () => {
      await leerlijn.must(
        DEPART,
        { id: directorate.ids.cem, lastDay: null, seen: '2027-01-31' },
        await directorate.as('admin'),
      );
      expect((await leerlijn.must(ME, {}, await directorate.as('cem'))).me.roles).toContain('EMPLOYEE');
    });

    test('and having come back, takes part in nothing once more when they leave on the same day in the end', async () => {
      const { cem } = directorate.ids;
      await leerlijn.must(ENROL, { id: programmeId, input: { personIds: [cem] } }, coordinator);
      expect(await onBoard()).toContain('Cem');
      await leerlijn.must(DEPART, { id: cem, lastDay: '2027-01-31' }, await directorate.as('admin'));
      await leerlijn.moveClock('2027-02-01T09:20:00.000Z');
      await leerlijn.settle();
      expect(await onBoard()).not.toContain('Cem');
      const [ended] = await leerlijn.sql('select left_reason from participation where person_id = $1', [cem]);
      expect(ended).toEqual({ left_reason: 'LEFT_ORGANISATION' });
    });

    test.each(['in small letters', 'in capitals'])('is not the last administrator, with the id %s', async (letters) => {
      const [admin] = await leerlijn.sql<{ id: string }>(
        `select person_id as id from role_grant where role = 'ADMINISTRATOR'`,
      );
      const { data } = await leerlijn.ask(
        DEPART,
        { id: letters === 'in capitals' ? admin!.id.toUpperCase() : admin!.id, lastDay: '2027-03-01' },
        await directorate.as('admin'),
      );
      expect(data.personDeparture.userErrors[0].code).toBe('LEAVES_NO_ADMINISTRATOR');
    });
  });

  describe('another director', () => {
    test('takes the programme over, and the former one sees nothing of it', async () => {
      const { programmeClientChange } = await leerlijn.must(
        CHANGE_CLIENT,
        { id: programmeId, seen: directorate.ids.dora, clientId: directorate.ids.marga },
        coordinator,
      );
      expect(programmeClientChange.programme.client.givenName).toBe('Marga');
      const dora = await leerlijn.ask(PROGRAMME, { id: programmeId }, await directorate.as('dora'));
      expect(dora.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      expect((await leerlijn.must(ME, {}, await directorate.as('marga'))).me.roles).toContain('DIRECTOR');
    });

    test('did not sign what was approved before: that stays in the name of who did', async () => {
      await leerlijn.must(
        'mutation ($id: ID!, $text: LocalizedTextInput!) { businessChallengeAdd(programmeId: $id, input: { text: $text }) { userErrors { code } } }',
        { id: programmeId, text: { nl: 'Minder wachten', en: 'Less waiting' } },
        coordinator,
      );
      const { programme } = await leerlijn.must(
        'query ($id: ID!) { programme(id: $id) { change { state } approvals { approvedBy { givenName } } } }',
        { id: programmeId },
        coordinator,
      );
      expect(programme).toEqual({ change: { state: 'OPEN' }, approvals: [{ approvedBy: { givenName: 'Dora' } }] });
    });

    test('is not one of its participants', async () => {
      const { data } = await leerlijn.ask(
        CHANGE_CLIENT,
        { id: programmeId, seen: directorate.ids.dora, clientId: directorate.ids.bram },
        coordinator,
      );
      expect(data.programmeClientChange.userErrors).toEqual([{ code: 'CLIENT_TAKES_PART' }]);
    });
  });
});
