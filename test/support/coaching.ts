import { v7 as newId } from 'uuid';
import { aDirectorate, type Directorate, type Name } from './directorate.js';
import type { Installation } from './installation.js';
import { signIn } from './world.js';

/** Family names of the learning managers, who stand outside Dora's line. */
const LEARNING_MANAGERS = { lena: 'Laan', lars: 'Lammers', loes: 'Lier' } as const;
export type LearningManagerName = keyof typeof LEARNING_MANAGERS;
export type CoachingName = Name | LearningManagerName | 'admin';

export interface CoachedDirectorate extends Omit<Directorate, 'ids' | 'as'> {
  readonly ids: Readonly<Record<Name | LearningManagerName, string>>;
  as(who: CoachingName): Promise<string>;
}

/** A directorate with three learning managers who have said nothing of themselves yet. */
export async function aCoachedDirectorate(leerlijn: Installation, slug = 'amstelstad'): Promise<CoachedDirectorate> {
  const directorate = await aDirectorate(leerlijn, slug);
  const ids = Object.fromEntries(Object.keys(LEARNING_MANAGERS).map((name) => [name, newId()])) as Record<
    LearningManagerName,
    string
  >;
  for (const [name, familyName] of Object.entries(LEARNING_MANAGERS)) {
    const id = ids[name as LearningManagerName];
    await leerlijn.sql(
      'insert into person (tenant_id, id, given_name, family_name, email) values ($1, $2, $3, $4, $5)',
      [directorate.tenantId, id, name[0]!.toUpperCase() + name.slice(1), familyName, `${name}@${slug}.example`],
    );
    await leerlijn.sql(
      `insert into role_grant (tenant_id, person_id, role, granted_at) values ($1, $2, 'LEARNING_MANAGER', now())`,
      [directorate.tenantId, id],
    );
  }
  return {
    ...directorate,
    ids: { ...directorate.ids, ...ids },
    as: (who) => signIn(leerlijn, `${who}@${slug}.example`),
  };
}

/** What a story does as somebody: `does` fails it when that is refused, `tries` gives the payload or the code of the error. */
export function acting(leerlijn: Installation, as: (who: CoachingName) => Promise<string>) {
  return {
    // A story reads what it asked for; what is not there fails the story.
    // biome-ignore lint/suspicious/noExplicitAny: the shape follows from the query text
    does: async (who: CoachingName, operation: string, variables: object = {}): Promise<any> =>
      Object.values(await leerlijn.must(operation, variables, await as(who)))[0],
    // biome-ignore lint/suspicious/noExplicitAny: the shape follows from the query text
    tries: async (who: CoachingName, operation: string, variables: object = {}): Promise<any> => {
      const { data, errors } = await leerlijn.ask(operation, variables, await as(who));
      return errors ? errors[0]!.extensions.code : Object.values(data)[0];
    },
  };
}

export const DESCRIBE = `mutation ($p: ID!, $version: Int! = 0, $input: LearningManagerDescribeInput!) { learningManagerDescribe(personId: $p, version: $version, input: $input) {
  learningManager { person { displayName } capacity load languages locations version } userErrors { code message field } } }`;
const LINE = `participant { displayName } language location matches { id state how explanation anotherAskedBy effectiveFrom effectiveUntil
  endedBecause sessionsPlanned sessionsHeld learningManager { displayName } }`;
export const LINES = `query ($m: ID!, $first: Int, $after: String) { coachingMatches(moduleId: $m, first: $first, after: $after) {
  nodes { ${LINE} } pageInfo { hasNextPage endCursor } } }`;
export const PROPOSE_MATCH = `mutation ($m: ID!, $p: ID!, $l: ID!) { coachingMatchPropose(moduleId: $m, participantId: $p, learningManagerId: $l) {
  line { ${LINE} } userErrors { code message field } } }`;
export const CONFIRM_MATCHES =
  'mutation ($m: ID!) { coachingMatchesConfirm(moduleId: $m) { confirmed userErrors { code message field } } }';
export const END_MATCH = `mutation ($id: ID!, $because: CoachingMatchEndBecause!) { coachingMatchEnd(id: $id, because: $because) {
  line { ${LINE} } userErrors { code message field } } }`;
export const COACHING = `id side state explanation ownAnswer sessionsAgreed sessionsHeld isQualityAsked participant { displayName } learningManager { displayName }
  module { name { nl } } timeZone chemistryCall { id startsAt sequence state place } sessions { id startsAt sequence state place }
  notes { id isOwn text version visibleTo { audience sentence } } noteAudiences { audience sentence }`;
export const MY_COACHING = `{ myCoaching { ${COACHING} } }`;
const PAYLOAD = `coaching { ${COACHING} } userErrors { code message field }`;
export const PLAN_CALL = `mutation ($c: ID!, $input: CoachingSessionInput!, $sequence: Int) { chemistryCallPlan(coachingId: $c, input: $input, sequence: $sequence) { ${PAYLOAD} } }`;
export const ANSWER_CALL = `mutation ($c: ID!, $answer: ChemistryAnswer!) { chemistryCallAnswer(coachingId: $c, answer: $answer) { ${PAYLOAD} } }`;
export const PLAN_SESSION = `mutation ($c: ID!, $input: CoachingSessionInput!) { coachingSessionPlan(coachingId: $c, input: $input) { ${PAYLOAD} } }`;
export const MOVE_SESSION = `mutation ($id: ID!, $sequence: Int!, $input: CoachingSessionInput!) {
  coachingSessionReschedule(id: $id, sequence: $sequence, input: $input) { ${PAYLOAD} } }`;
export const CANCEL_SESSION = `mutation ($id: ID!, $sequence: Int!) { coachingSessionCancel(id: $id, sequence: $sequence) { ${PAYLOAD} } }`;
export const RECORD_SESSION = `mutation ($id: ID!, $held: Boolean!) { coachingSessionRecord(id: $id, held: $held) { ${PAYLOAD} } }`;
export const ADD_NOTE = `mutation ($c: ID!, $input: CoachingNoteInput!) { coachingNoteAdd(coachingId: $c, input: $input) { ${PAYLOAD} } }`;
export const CHANGE_NOTE = `mutation ($id: ID!, $version: Int!, $input: CoachingNoteInput!) {
  coachingNoteChange(id: $id, version: $version, input: $input) { ${PAYLOAD} } }`;
export const ARCHIVE_NOTE = `mutation ($id: ID!) { coachingNoteArchive(id: $id) { ${PAYLOAD} } }`;
export const GIVE_QUALITY = `mutation ($c: ID!, $input: CoachingQualityInput!) { coachingQualityGive(coachingId: $c, input: $input) { ${PAYLOAD} } }`;
export const QUALITY =
  'query ($l: ID!) { coachingQuality(learningManagerId: $l) { answers figures { question text { nl } mean band } } }';
const RUN = 'id state placed persons outcome gap conflicts appliedAt';
const MATCHING_FIELDS = `run { ${RUN} } proposals(first: 100) { nodes { participant { displayName } learningManager { displayName } explanation isKept } }
  loads { learningManager { displayName } participants places }`;
export const MATCHING = `query ($m: ID!) { coachingMatching(moduleId: $m) { ${MATCHING_FIELDS} } }`;
const MATCHING_PAYLOAD = `matching { ${MATCHING_FIELDS} } userErrors { code message field }`;
export const START_MATCHING = `mutation ($m: ID!) { coachingMatchingStart(moduleId: $m) { ${MATCHING_PAYLOAD} } }`;
export const STOP_MATCHING = `mutation ($id: ID!) { coachingMatchingStop(runId: $id) { ${MATCHING_PAYLOAD} } }`;
export const APPLY_MATCHING = `mutation ($id: ID!) { coachingMatchingApply(runId: $id) { ${MATCHING_PAYLOAD} } }`;
