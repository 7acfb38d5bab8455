import type { Data } from './api.ts';
import { dayOf } from './calendar.ts';
import type { Installation } from './installation.ts';
import { randomOf } from './random.ts';

/** The coordinator plans the kick-off and invites everybody; gives its id and how many are invited. */
export async function planKickOff(
  { api }: Installation,
  coordinator: string,
  moduleId: string,
  { at, hours, place, capacity }: { at: string; hours: number; place: string; capacity: number },
): Promise<{ sessionId: string; invited: number }> {
  const [day, time] = at.split('T');
  const { sessionPlan } = await api.must(
    `mutation ($moduleId: ID!, $input: SessionPlanInput!) {
      sessionPlan(moduleId: $moduleId, input: $input) { session { id } notices userErrors { code field message } }
    }`,
    {
      moduleId,
      input: { kind: 'KICK_OFF', startsAtLocal: `${dayOf(day!)}T${time}`, minutes: hours * 60, place, capacity },
    },
    coordinator,
  );
  const { id } = sessionPlan.session;
  const { sessionInvite } = await api.must(
    'mutation ($id: ID!) { sessionInvite(id: $id) { session { turnout { invited } } userErrors { code message } } }',
    { id },
    coordinator,
  );
  return { sessionId: id, invited: sessionInvite.session.turnout.invited };
}

export async function moveKickOff(
  { api }: Installation,
  coordinator: string,
  sessionId: string,
  place: string,
): Promise<void> {
  await api.must(
    `mutation ($id: ID!, $place: String!) {
      sessionReschedule(id: $id, input: { place: $place }) { session { sequence } userErrors { code field message } }
    }`,
    { id: sessionId, place },
    coordinator,
  );
}

/** The trainer records who came; a few did not. */
export async function recordAttendance(
  { api }: Installation,
  trainer: string,
  sessionId: string,
): Promise<{ present: number; absent: number }> {
  const { session } = await api.must(
    'query ($id: ID!) { session(id: $id) { attendances { person { id displayName } } } }',
    { id: sessionId },
    trainer,
  );
  const isIll = ({ person }: Data) => randomOf(`${person.displayName} at the kick-off`)() < 0.07;
  const { absent = [], present = [] } = Object.groupBy<string, Data>(session.attendances, (attendance) =>
    isIll(attendance) ? 'absent' : 'present',
  );
  const ids = (attendances: Data[]) => attendances.map(({ person }) => person.id);
  const { attendanceRecord } = await api.must(
    `mutation ($id: ID!, $input: AttendanceRecordInput!) {
      attendanceRecord(sessionId: $id, input: $input) { session { turnout { present absent } } userErrors { code message } }
    }`,
    { id: sessionId, input: { present: ids(present), absent: ids(absent) } },
    trainer,
  );
  return attendanceRecord.session.turnout;
}
