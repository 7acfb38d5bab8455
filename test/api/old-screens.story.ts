import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Asked } from '../support/asked.js';
import { aCoachedDirectorate, acting, type CoachedDirectorate, type CoachingName } from '../support/coaching.js';
import { type Installation, startInstallation } from '../support/installation.js';

/** Something that two people change, each with the same thing on the screen. */
interface Edit {
  readonly by: readonly [CoachingName, CoachingName];
  /** With $value, and $seen for what was on the screen. */
  readonly operation: string;
  /** What was on the screen before anybody changed anything. */
  readonly seen: unknown;
  /** What the two want, at first; and then once more, with what the first of them left on the screen. */
  readonly values: readonly unknown[];
  /** What is on the screen with a thing as it is now. */
  readonly shown: (thing: Asked) => unknown;
}

const ATTENDANCES = 'attendances { state person { givenName } }';

describe('of two who change the same thing from the same screen', () => {
  let leerlijn: Installation;
  let directorate: CoachedDirectorate;
  let does: ReturnType<typeof acting>['does'];
  let tries: ReturnType<typeof acting>['tries'];
  let m: string;
  let groups: string[];
  const id: Record<string, string> = {};

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-02-08T09:00:00.000Z');
    directorate = await aCoachedDirectorate(leerlijn);
    ({ does, tries } = acting(leerlijn, directorate.as));
    [m] = directorate.moduleIds;
    const { ids, tenantId } = directorate;
    await does('coen', 'mutation ($m: ID!) { popConversationsStart(moduleId: $m) { started userErrors { code } } }', {
      m,
    });
    await does('coen', 'mutation ($m: ID!) { finalConversationsStart(moduleId: $m) { started userErrors { code } } }', {
      m,
    });
    for (const kind of ['Pop', 'Final']) id[kind] = (await does('anna', `{ my${kind}Conversations { id } }`))[0].id;
    const [of] = await leerlijn.sql<{ id: string }>('select programme_id as id from module where id = $1', [m]);
    id.programme = of!.id;
    await leerlijn.sql('update final_conversation set learning_manager_id = $1', [ids.lena]);
    groups = (
      await leerlijn.sql<{ id: string }>(
        `insert into intervision_group (tenant_id, id, module_id, number)
         select $1, gen_random_uuid(), $2, n from generate_series(1, 5) n returning id`,
        [tenantId, m],
      )
    ).map((group) => group.id);
    for (const who of ['anna', 'bram'] as const)
      await does(
        'coen',
        'mutation ($g: ID!, $p: ID!) { intervisionMemberMove(groupId: $g, personId: $p) { userErrors { code } } }',
        { g: groups[4], p: ids[who] },
      );
    const session = { kind: 'KICK_OFF', startsAtLocal: '2027-02-10T09:00', minutes: 60, place: 'Kamer 4' };
    const plan = `mutation ($m: ID!, $input: SessionPlanInput!) { sessionPlan(moduleId: $m, input: $input) { session { id } userErrors { code } } }`;
    id.session = (await does('coen', plan, { m, input: { ...session, capacity: 20 } })).session.id;
    const invite = `mutation ($id: ID!, $input: SessionInviteInput) { sessionInvite(id: $id, input: $input) { userErrors { code } } }`;
    await does('coen', invite, { id: id.session, input: { personIds: [ids.anna, ids.bram] } });
    const meet = `mutation ($g: ID!, $input: IntervisionMeetingPlanInput!) {
      intervisionMeetingPlan(groupId: $g, input: $input) { group { meetings { id } } userErrors { code } } }`;
    const meeting = { startsAtLocal: '2027-02-10T13:00', place: 'Kamer 4', method: 'INCIDENT' };
    id.meeting = (await does('anna', meet, { g: groups[4], input: meeting })).group.meetings[0].id;
    await leerlijn.moveClock('2027-02-10T16:00:00.000Z');
  });
  afterAll(() => leerlijn.stop());

  const appointments = [15, 16, 17, 18].map((day) => ({ startsAtLocal: `2027-02-${day}T10:00`, place: 'Kamer 4' }));
  const attended = (p: string) => [{ present: [p] }, { absent: [p] }];
  const edits: Record<string, () => Edit> = {
    'a POP conversation': () => ({
      by: ['anna', 'marga'],
      operation: `mutation ($seen: Int, $value: PopConversationPlanInput!) { popConversationPlan(id: "${id.Pop}", sequence: $seen, input: $value) {
        popConversation { startsAt sequence } userErrors { code field } } }`,
      seen: null,
      values: appointments,
      shown: ({ sequence }) => sequence,
    }),
    'a final conversation': () => ({
      by: ['anna', 'lena'],
      operation: `mutation ($seen: Int, $value: FinalConversationPlanInput!) { finalConversationPlan(id: "${id.Final}", sequence: $seen, input: $value) {
        finalConversation { startsAt sequence } userErrors { code field } } }`,
      seen: null,
      values: appointments.map((appointment) => ({
        ...appointment,
        startsAtLocal: appointment.startsAtLocal.replace('T10', 'T14'),
      })),
      shown: ({ sequence }) => sequence,
    }),
    'the own note, in two windows': () => ({
      by: ['anna', 'anna'],
      operation: `mutation ($seen: Int!, $value: String!) { popNoteWrite(conversationId: "${id.Pop}", version: $seen, text: $value) {
        popConversation { ownNote ownNoteVersion } userErrors { code field } } }`,
      seen: 0,
      values: ['Eerste', 'Tweede', '', 'Vierde'],
      shown: ({ ownNoteVersion }) => ownNoteVersion,
    }),
    'what a participant wants': () => ({
      by: ['anna', 'coen'],
      operation: `mutation ($seen: Int!, $value: CoachingWishInput!) {
        coachingWishSet(moduleId: "${m}", participantId: "${directorate.ids.anna}", version: $seen, input: $value) {
          wish { language version } userErrors { code field } } }`,
      seen: 0,
      values: ['NL', 'EN', 'EN', 'NL'].map((language) => ({ language })),
      shown: ({ version }) => version,
    }),
    'what a learning manager offers': () => ({
      by: ['lena', 'coen'],
      operation: `mutation ($seen: Int!, $value: LearningManagerDescribeInput!) {
        learningManagerDescribe(personId: "${directorate.ids.lena}", version: $seen, input: $value) {
          learningManager { capacity version } userErrors { code field } } }`,
      seen: 0,
      values: [1, 2, 3, 4].map((capacity) => ({ capacity, languages: ['NL'] })),
      shown: ({ version }) => version,
    }),
    'how many sessions are promised': () => ({
      by: ['coen', 'coen'],
      operation: `mutation ($seen: Int!, $value: CoachingPlanInput!) { coachingPlanSet(moduleId: "${m}", seen: $seen, input: $value) {
        plan { sessions } userErrors { code field } } }`,
      seen: 3,
      values: [4, 5, 6, 7].map((sessions) => ({ sessions })),
      shown: ({ sessions }) => sessions,
    }),
    'who came to a session': () => ({
      by: ['tess', 'coen'],
      operation: `mutation ($seen: Int!, $value: AttendanceRecordInput!) { attendanceRecord(sessionId: "${id.session}", version: $seen, input: $value) {
        session { version ${ATTENDANCES} } userErrors { code field } } }`,
      seen: 1,
      values: attended(directorate.ids.anna),
      shown: ({ version }) => version,
    }),
    'who came to a meeting': () => ({
      by: ['bram', 'anna'],
      operation: `mutation ($seen: Int!, $value: AttendanceRecordInput!) { intervisionMeetingRecord(meetingId: "${id.meeting}", version: $seen, input: $value) {
        group { meetings { attendanceVersion ${ATTENDANCES} } } userErrors { code field } } }`,
      seen: 1,
      values: attended(directorate.ids.anna),
      shown: ({ meetings }) => meetings[0].attendanceVersion,
    }),
    'in which group somebody is': () => ({
      by: ['coen', 'coen'],
      operation: `mutation ($seen: ID, $value: ID!) { intervisionMemberMove(groupId: $value, personId: "${directorate.ids.cem}", seenGroupId: $seen) {
        group { id members { person { givenName } } } userErrors { code field } } }`,
      seen: null,
      values: groups.slice(0, 4),
      shown: (group) => group.id,
    }),
    'whose programme it is': () => ({
      by: ['coen', 'coen'],
      operation: `mutation ($seen: ID!, $value: ID!) { programmeClientChange(programmeId: "${id.programme}", seenClientId: $seen, clientId: $value) {
        programme { client { id } } userErrors { code field } } }`,
      seen: directorate.ids.dora,
      values: (['otto', 'tess', 'lena', 'lars'] as const).map((who) => directorate.ids[who]),
      shown: ({ client }) => client.id,
    }),
    'somebody’s last day': () => ({
      by: ['admin', 'admin'],
      operation: `mutation ($seen: LocalDate, $value: LocalDate) { personDeparture(personId: "${directorate.ids.dirk}", seen: $seen, lastDay: $value) {
        person { endedOn } userErrors { code field } } }`,
      seen: null,
      values: ['2027-03-01', '2027-04-01', null, '2027-06-01'],
      shown: ({ endedOn }) => endedOn,
    }),
  };

  test.each(Object.keys(edits))('one changes %s, and the other finds that in the answer', async (what) => {
    const { by, operation, seen, values, shown } = edits[what]!();
    let onScreen = seen;
    for (let first = 0; first < values.length; first += 2) {
      const answers = await Promise.all(
        by.map((who, at) => tries(who, operation, { seen: onScreen, value: values[first + at] })),
      );
      const [kept, refused] = answers.sort((a, b) => (a.userErrors ?? []).length - (b.userErrors ?? []).length);
      expect(kept.userErrors ?? []).toEqual([]);
      expect(refused.userErrors).toMatchObject([{ code: 'EDITED_MEANWHILE' }]);
      expect({ ...refused, userErrors: null }).toEqual({ ...kept, userErrors: null });
      const [thing] = Object.values<Asked>(kept);
      expect(shown(thing)).not.toEqual(onScreen);
      onScreen = shown(thing);
    }
  });

  test('two who record other people do not stand in each other’s way', async () => {
    const { operation } = edits['who came to a session']!();
    const [came] = attended(directorate.ids.bram);
    const { session, userErrors } = await tries('tess', operation, { seen: 1, value: came });
    expect(userErrors ?? []).toEqual([]);
    expect(session.attendances).toContainEqual({ state: 'PRESENT', person: { givenName: 'Bram' } });
  });
});
