import { afterAll, beforeAll, describe } from '@jest/globals';
import { v7 as newId } from 'uuid';
import type { Asked } from '../support/asked.js';
import { aCoachedDirectorate, acting, type CoachedDirectorate, type CoachingName } from '../support/coaching.js';
import { moreParticipants } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { type Deed, DONE, everyTransition, outcomes, signingInOnce } from '../support/transitions.js';

const PAYLOAD =
  'group { id members { how } meetings { id version lines { kind version } } } userErrors { code message field }';
const MOVE = `mutation ($g: ID!, $p: ID!, $seen: ID) {
  intervisionMemberMove(groupId: $g, personId: $p, seenGroupId: $seen) { ${PAYLOAD} } }`;
const PLAN = `mutation ($g: ID!, $input: IntervisionMeetingPlanInput!) {
  intervisionMeetingPlan(groupId: $g, input: $input) { ${PAYLOAD} } }`;
const CHANGE = `mutation ($id: ID!, $version: Int!, $input: IntervisionMeetingChangeInput!) {
  intervisionMeetingChange(meetingId: $id, version: $version, input: $input) { ${PAYLOAD} } }`;
const RECORD = `mutation ($id: ID!, $version: Int!, $input: AttendanceRecordInput!) {
  intervisionMeetingRecord(meetingId: $id, version: $version, input: $input) { ${PAYLOAD} } }`;
const WRITE = `mutation ($id: ID!, $version: Int!, $input: IntervisionLineInput!) {
  intervisionLineWrite(meetingId: $id, kind: QUESTION, version: $version, input: $input) { ${PAYLOAD} } }`;
const CANCEL = 'mutation ($id: ID!) { sessionCancel(id: $id) { userErrors { code } } }';

const at = (startsAtLocal: string) => ({ startsAtLocal, place: 'Kamer 4', method: 'INCIDENT' });
const line = (audience: string) => ({ text: 'Hoe zeg ik nee?', audience });
const OLD = 99;

const GROUPS = ['with room', 'full', 'empty', 'of a module that was taken out'] as const;
type GroupState = (typeof GROUPS)[number];
const taken = 'MODULE_ARCHIVED';
const ofGroup = (outcome: string, but: Partial<Record<GroupState, string>> = {}) =>
  outcomes(GROUPS)(outcome, { 'of a module that was taken out': taken, ...but });

/** A group and who are to come into it. */
interface Group {
  readonly id: string;
  /** Takes part, and is in no group. */
  readonly free: string;
  /** Is in another group than whoever puts them here thinks. */
  readonly elsewhere: string;
  readonly member: string;
}

type Free = { readonly name: string; readonly id: string };
/** Who is what to the groups. */
const people = { coordinator: '', inLine: '' };

const GROUP_DEEDS: Record<string, Deed<GroupState, Group>> = {
  'put somebody in': {
    by: () => 'coen',
    asks: ({ id, free }) => [MOVE, { g: id, p: free }],
    outcome: ofGroup(DONE, { full: 'GROUP_FULL' }),
  },
  'put somebody in from an old screen': {
    by: () => 'coen',
    asks: ({ id, elsewhere }) => [MOVE, { g: id, p: elsewhere }],
    outcome: ofGroup('EDITED_MEANWHILE'),
  },
  'put somebody in who was put in by hand': {
    by: () => 'coen',
    asks: ({ id, member }) => [MOVE, { g: id, p: member, seen: id }],
    outcome: ofGroup('ALREADY_IN_GROUP', { empty: 'NOT_IN_THIS_MODULE' }),
  },
  'put in who takes no part': {
    by: () => 'coen',
    asks: ({ id }) => [MOVE, { g: id, p: people.coordinator }],
    outcome: ofGroup('NOT_IN_THIS_MODULE'),
  },
  'put in the manager of who is there': {
    by: () => 'coen',
    asks: ({ id }) => [MOVE, { g: id, p: people.inLine }],
    outcome: ofGroup('GROUP_IN_LINE', { full: 'GROUP_FULL', empty: DONE }),
  },
};

const PLANNING: Record<string, Deed<GroupState, Group>> = {
  'plan a meeting': {
    by: () => 'coen',
    asks: ({ id }) => [PLAN, { g: id, input: at('2027-04-01T10:00') }],
    outcome: ofGroup(DONE, { empty: 'GROUP_EMPTY' }),
  },
  'plan a meeting in the past': {
    by: () => 'coen',
    asks: ({ id }) => [PLAN, { g: id, input: at('2027-02-01T10:00') }],
    outcome: ofGroup('TIME_IS_PAST', { empty: 'GROUP_EMPTY' }),
  },
  'plan a meeting with a case of somebody else': {
    by: () => 'coen',
    asks: ({ id }) => [PLAN, { g: id, input: { ...at('2027-04-01T10:00'), caseGiverId: people.coordinator } }],
    outcome: ofGroup('NOT_IN_GROUP', { empty: 'GROUP_EMPTY' }),
  },
};

const MEETINGS = ['to come', 'written for', 'begun', 'recorded', 'called off'] as const;
type MeetingState = (typeof MEETINGS)[number];
const ofMeeting = outcomes(MEETINGS);

interface Meeting {
  readonly who: string;
  readonly personId: string;
  readonly id: string;
  readonly version: number;
  /** Of the question that was written for the group, 0 for none. */
  readonly written: number;
}

const present = ({ personId }: Meeting) => ({ present: [personId], absent: [] });
const fixed = { begun: 'MEETING_FIXED', recorded: 'MEETING_FIXED', 'called off': 'MEETING_FIXED' };
const notBegun = { 'to come': 'SESSION_NOT_STARTED', 'written for': 'SESSION_NOT_STARTED' };

const MEETING_DEEDS: Record<string, Deed<MeetingState, Meeting>> = {
  'choose another method': {
    by: ({ who }) => who,
    asks: ({ id, version }) => [CHANGE, { id, version, input: { method: 'GOSSIP' } }],
    outcome: ofMeeting(DONE, fixed),
  },
  'choose another method from an old screen': {
    by: ({ who }) => who,
    asks: ({ id }) => [CHANGE, { id, version: OLD, input: { method: 'GOSSIP' } }],
    outcome: ofMeeting('EDITED_MEANWHILE', fixed),
  },
  'have somebody else bring the case': {
    by: ({ who }) => who,
    asks: ({ id, version }) => [CHANGE, { id, version, input: { method: 'GOSSIP', caseGiverId: people.coordinator } }],
    outcome: ofMeeting('NOT_IN_GROUP', fixed),
  },
  'record who came': {
    by: ({ who }) => who,
    asks: (meeting) => [RECORD, { id: meeting.id, version: meeting.version, input: present(meeting) }],
    outcome: ofMeeting(DONE, { ...notBegun, recorded: 'EDITED_MEANWHILE', 'called off': 'SESSION_CANCELLED' }),
  },
  'record who was never asked': {
    by: ({ who }) => who,
    asks: ({ id }) => [RECORD, { id, version: OLD, input: { present: [people.coordinator], absent: [] } }],
    outcome: ofMeeting('NOT_INVITED', { ...notBegun, 'called off': 'SESSION_CANCELLED' }),
  },
  // A question of a meeting that does not take place stays one's own to share.
  'share a question': {
    by: ({ who }) => who,
    asks: ({ id, written }) => [WRITE, { id, version: written, input: line('PROGRAMME') }],
    outcome: ofMeeting(DONE),
  },
  'share a question less widely': {
    by: ({ who }) => who,
    asks: ({ id, written }) => [WRITE, { id, version: written, input: line('OWN') }],
    outcome: ofMeeting('LINE_STAYS_SHARED', { 'to come': DONE }),
  },
  'share a question from an old screen': {
    by: ({ who }) => who,
    asks: ({ id }) => [WRITE, { id, version: OLD, input: line('GROUP') }],
    outcome: ofMeeting('EDITED_MEANWHILE'),
  },
};

describe('intervision', () => {
  let leerlijn: Installation;
  let directorate: CoachedDirectorate;
  let free: Free[];
  let number = 0;
  const as = signingInOnce(() => leerlijn);
  const telling = { leerlijn: () => leerlijn, as };
  const groups = everyTransition(GROUPS, GROUP_DEEDS, {
    ...telling,
    strangers: { anna: 'FORBIDDEN', marga: 'FORBIDDEN', dora: 'FORBIDDEN' },
  });
  const planning = everyTransition(GROUPS, PLANNING, {
    ...telling,
    strangers: { anna: 'NOT_FOUND', marga: 'NOT_FOUND', dora: 'NOT_FOUND' },
  });
  const meetings = everyTransition(MEETINGS, MEETING_DEEDS, {
    ...telling,
    strangers: { anna: 'NOT_FOUND', marga: 'NOT_FOUND', dora: 'NOT_FOUND' },
  });

  const does = (who: string, operation: string, variables: object): Promise<Asked> =>
    acting(leerlijn, as).does(who as CoachingName, operation, variables);
  /** A group of these people, who were put in by hand. */
  const groupOf = async (moduleId: string, memberIds: readonly string[]) => {
    const id = newId();
    number += 1;
    await leerlijn.sql('insert into intervision_group (tenant_id, id, module_id, number) values ($1, $2, $3, $4)', [
      directorate.tenantId,
      id,
      moduleId,
      number,
    ]);
    await leerlijn.sql(
      `insert into intervision_member (tenant_id, id, group_id, module_id, person_id, how, joined_at)
       select $1, gen_random_uuid(), $2, $3, p, 'SET_BY_HAND', '2027-02-01' from unnest($4::uuid[]) p`,
      [directorate.tenantId, id, moduleId, memberIds],
    );
    return id;
  };
  const some = (count: number) => free.splice(0, count);
  const SIZES: Record<GroupState, number> = { 'with room': 2, full: 8, empty: 0, 'of a module that was taken out': 2 };

  const group = async (state: GroupState): Promise<Group> => {
    const [moduleId, away] = directorate.moduleIds;
    const members = some(SIZES[state]).map(({ id }) => id);
    const [outside, other] = some(2) as [Free, Free];
    await groupOf(moduleId, [other.id]);
    const id = await groupOf(state === 'of a module that was taken out' ? away : moduleId, members);
    return { id, free: outside.id, elsewhere: other.id, member: members[0] ?? people.coordinator };
  };
  const meeting = async (state: MeetingState): Promise<Meeting> => {
    const [{ name: who, id: personId }, second] = some(2) as [Free, Free];
    const g = await groupOf(directorate.moduleIds[0], [personId, second.id]);
    const planned = await does(who, PLAN, { g, input: at('2027-03-15T10:00') });
    const [{ id, version }] = planned.group.meetings;
    const reached = { who, personId, id, version };
    if (state === 'to come') return { ...reached, written: 0 };
    await does(who, WRITE, { id, version: 0, input: line('GROUP') });
    if (state === 'begun' || state === 'recorded')
      await leerlijn.sql(
        `update session set starts_at = starts_at - interval '30 days', ends_at = ends_at - interval '30 days' where id = $1`,
        [id],
      );
    if (state === 'recorded') await does('coen', RECORD, { id, version, input: { present: [], absent: [personId] } });
    if (state === 'called off') await does('coen', CANCEL, { id });
    return { ...reached, written: 1 };
  };

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-03-01T08:00:00.000Z');
    directorate = await aCoachedDirectorate(leerlijn);
    const { ids, moduleIds, tenantId } = directorate;
    free = await moreParticipants(leerlijn, directorate, 110);
    Object.assign(people, { coordinator: ids.coen, inLine: ids.marga });
    // Who manages the others takes part as well.
    await leerlijn.sql(
      `insert into participation (tenant_id, id, programme_id, person_id, enrolled_at)
       select $1, gen_random_uuid(), programme_id, $3, now() from module where id = $2`,
      [tenantId, moduleIds[0], ids.marga],
    );
    await groups.prepare(group);
    await planning.prepare(group);
    await meetings.prepare(meeting);
    await leerlijn.sql(`update module set archived_at = '2027-03-01' where id = $1`, [moduleIds[1]]);
    await leerlijn.settle();
  }, 240_000);
  afterAll(() => leerlijn.stop());

  describe('of a meeting', () => meetings.tell());
  describe('of the meetings of a group', () => {
    beforeAll(() => leerlijn.settle());
    planning.tell();
  });
  describe('of a group', () => {
    beforeAll(() => leerlijn.settle());
    groups.tell();
  });
});
