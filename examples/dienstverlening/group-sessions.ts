import type { Data } from './api.ts';
import type { Installation } from './installation.ts';
import { isPresent } from './kick-off.ts';
import { forEach } from './many.ts';

const ERRORS = 'userErrors { code field message }';

export interface PlannedGroup {
  /** The kind of its step, where that says which; else the step itself. */
  readonly kind?: 'INSPIRATION_SESSION' | 'KICK_OFF' | 'KICK_OUT';
  readonly stepId?: string;
  /** '2027-03-16T09:00', in the programme's own time zone. */
  readonly startsAtLocal: string;
  readonly hours: number;
  readonly place: string;
  readonly capacity: number;
  /** Undefined for everybody. */
  readonly personIds?: readonly string[];
}

/** The coordinator plans sessions and invites people to each; gives their ids. */
export async function planSessions(
  leerlijn: Installation,
  coordinator: string,
  moduleId: string,
  groups: readonly PlannedGroup[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const { hours, personIds, ...input } of groups) {
    const { sessionPlan } = await leerlijn.api.must(
      `mutation ($moduleId: ID!, $input: SessionPlanInput!) {
        sessionPlan(moduleId: $moduleId, input: $input) { session { id } ${ERRORS} }
      }`,
      { moduleId, input: { ...input, minutes: hours * 60 } },
      coordinator,
    );
    ids.push(sessionPlan.session.id);
  }
  await forEach(
    leerlijn,
    coordinator,
    { id: 'ID!', input: 'SessionInviteInput!' },
    `sessionInvite(id: $id, input: $input) { ${ERRORS} }`,
    groups.map(({ personIds }, at) => ({ id: ids[at], input: personIds ? { personIds } : {} })),
  );
  return ids;
}

/** The trainer records who came to sessions, of which a few did not; gives how many of both there were. */
export async function recordSessions(
  leerlijn: Installation,
  trainer: string,
  ids: readonly string[],
): Promise<{ present: number; absent: number }> {
  const turnout = { present: 0, absent: 0 };
  const records: { id: string; version: number; input: object }[] = [];
  for (const id of ids) {
    const { session } = await leerlijn.api.must(
      'query ($id: ID!) { session(id: $id) { title { en } version attendances { person { id displayName } } } }',
      { id },
      trainer,
    );
    const came = ({ person }: Data) => isPresent(person.displayName, session.title.en);
    const present = session.attendances.filter(came);
    const absent = session.attendances.filter((one: Data) => !came(one));
    turnout.present += present.length;
    turnout.absent += absent.length;
    const idsOf = (some: Data[]) => some.map(({ person }) => person.id);
    records.push({ id, version: session.version, input: { present: idsOf(present), absent: idsOf(absent) } });
  }
  await forEach(
    leerlijn,
    trainer,
    { id: 'ID!', version: 'Int!', input: 'AttendanceRecordInput!' },
    `attendanceRecord(sessionId: $id, version: $version, input: $input) { ${ERRORS} }`,
    records,
  );
  return turnout;
}
