import type { Data } from './api.ts';
import { daysAfter } from './calendar.ts';
import type { Installation } from './installation.ts';
import { forEach } from './many.ts';
import { inParallel } from './parallel.ts';
import type { SignIn } from './sign-in.ts';

const ERRORS = 'userErrors { code field message }';

export interface Groups {
  /** Of composing. */
  readonly outcome: string;
  readonly groups: readonly { readonly id: string; readonly memberIds: readonly string[] }[];
}

/** Groups are composed for everybody at once. */
export async function composeGroups(leerlijn: Installation, coordinator: string, moduleId: string): Promise<Groups> {
  const { api } = leerlijn;
  await api.must(
    `mutation ($id: ID!) { intervisionComposingStart(moduleId: $id) { ${ERRORS} } }`,
    { id: moduleId },
    coordinator,
  );
  await leerlijn.settle();
  const { intervisionComposing } = await api.must(
    'query ($id: ID!) { intervisionComposing(moduleId: $id) { run { id outcome conflicts } } }',
    { id: moduleId },
    coordinator,
  );
  const { id, outcome, conflicts } = intervisionComposing.run;
  if (conflicts.length > 0) throw new Error(conflicts.join('\n'));
  await api.must(`mutation ($id: ID!) { intervisionComposingApply(runId: $id) { ${ERRORS} } }`, { id }, coordinator);
  const { intervisionGroups } = await api.must(
    'query ($id: ID!) { intervisionGroups(moduleId: $id) { id members { person { id } } } }',
    { id: moduleId },
    coordinator,
  );
  return {
    outcome,
    groups: intervisionGroups.map(({ id, members }: Data) => ({
      id,
      memberIds: members.map(({ person }: Data) => person.id),
    })),
  };
}

/** Each group meets in the afternoon of a day of its own, five a week. */
export const planMeetings = (
  leerlijn: Installation,
  coordinator: string,
  { groups }: Groups,
  from: string,
): Promise<void> =>
  forEach(
    leerlijn,
    coordinator,
    { id: 'ID!', input: 'IntervisionMeetingPlanInput!' },
    `intervisionMeetingPlan(groupId: $id, input: $input) { ${ERRORS} }`,
    groups.map(({ id }, at) => ({
      id,
      input: {
        startsAtLocal: `${daysAfter(from, Math.floor(at / 4) * 7 + (at % 4))}T13:00`,
        minutes: 120,
        place: 'Stadhuis, Rozenzaal',
        method: 'INCIDENT',
      },
    })),
  );

/** One of each group records that all came, and shares a line of insight with everybody in the programme; gives how many insights there are. */
export async function holdMeetings(
  leerlijn: Installation,
  as: SignIn,
  moduleId: string,
  { groups }: Groups,
  emailOf: (personId: string) => string,
): Promise<number> {
  await inParallel(groups, 4, async ({ id, memberIds }) => {
    const credential = await as(emailOf(memberIds[0]!));
    const { myIntervisionGroups } = await leerlijn.api.must(
      '{ myIntervisionGroups { id meetings { id attendanceVersion } } }',
      {},
      credential,
    );
    const [meeting] = myIntervisionGroups.find((group: Data) => group.id === id).meetings;
    await leerlijn.api.must(
      `mutation ($id: ID!, $version: Int!, $came: AttendanceRecordInput!, $line: IntervisionLineInput!) {
        intervisionMeetingRecord(meetingId: $id, version: $version, input: $came) { ${ERRORS} }
        intervisionLineWrite(meetingId: $id, kind: INSIGHT, version: 0, input: $line) { ${ERRORS} }
      }`,
      {
        id: meeting.id,
        version: meeting.attendanceVersion,
        came: { present: memberIds },
        line: { audience: 'PROGRAMME', text: 'Wie eerst vraagt wat er nodig is, hoeft later minder te begrenzen.' },
      },
      credential,
    );
  });
  const { intervisionInsights } = await leerlijn.api.must(
    'query ($id: ID!) { intervisionInsights(moduleId: $id) { nodes { text } } }',
    { id: moduleId },
    await as(emailOf(groups[0]!.memberIds[1]!)),
  );
  return intervisionInsights.nodes.length;
}
