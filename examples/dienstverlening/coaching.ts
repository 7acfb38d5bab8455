import type { Data } from './api.ts';
import { daysAfter } from './calendar.ts';
import type { Installation } from './installation.ts';
import { forEach } from './many.ts';
import { inParallel } from './parallel.ts';
import type { SignIn } from './sign-in.ts';

const ERRORS = 'userErrors { code field message }';
const PLACE = 'Stadhuis, leerplein';

/** What came of matching a module: the loads are of the learning managers, in participants. */
export interface Matching {
  readonly outcome: string;
  readonly placed: number;
  readonly kept: number;
  readonly loads: readonly number[];
  /** The sentence that goes with one of the matches. */
  readonly explanation: string;
}

/** The coordinator writes down what learning managers offer; gives their ids. */
export async function describeLearningManagers(
  leerlijn: Installation,
  coordinator: string,
  capacity: number,
): Promise<string[]> {
  const { learningManagers } = await leerlijn.api.must(
    '{ learningManagers { person { id } version } }',
    {},
    coordinator,
  );
  await forEach(
    leerlijn,
    coordinator,
    { id: 'ID!', version: 'Int!', input: 'LearningManagerDescribeInput!' },
    `learningManagerDescribe(personId: $id, version: $version, input: $input) { ${ERRORS} }`,
    learningManagers.map(({ person, version }: Data) => ({
      id: person.id,
      version,
      input: { capacity, languages: ['NL', 'EN'] },
    })),
  );
  return learningManagers.map(({ person }: Data) => person.id);
}

export async function matchByHand(
  { api }: Installation,
  coordinator: string,
  ids: { moduleId: string; participantId: string; learningManagerId: string },
): Promise<void> {
  await api.must(
    `mutation ($moduleId: ID!, $participantId: ID!, $learningManagerId: ID!) {
      coachingMatchPropose(moduleId: $moduleId, participantId: $participantId, learningManagerId: $learningManagerId) { ${ERRORS} }
    }`,
    ids,
    coordinator,
  );
}

/** The others are matched at once, and everybody is told. */
export async function matchTheRest(leerlijn: Installation, coordinator: string, moduleId: string): Promise<Matching> {
  const { api } = leerlijn;
  await api.must(
    `mutation ($id: ID!) { coachingMatchingStart(moduleId: $id) { ${ERRORS} } }`,
    { id: moduleId },
    coordinator,
  );
  await leerlijn.settle();
  const { coachingMatching } = await api.must(
    `query ($id: ID!) {
      coachingMatching(moduleId: $id) {
        run { id outcome placed conflicts } proposals(first: 100) { nodes { isKept explanation } } loads { participants }
      }
    }`,
    { id: moduleId },
    coordinator,
  );
  const { run, proposals, loads } = coachingMatching;
  if (run.conflicts.length > 0) throw new Error(run.conflicts.join('\n'));
  await api.must(
    `mutation ($id: ID!) { coachingMatchingApply(runId: $id) { ${ERRORS} } }`,
    { id: run.id },
    coordinator,
  );
  await api.must(
    `mutation ($id: ID!) { coachingMatchesConfirm(moduleId: $id) { confirmed ${ERRORS} } }`,
    { id: moduleId },
    coordinator,
  );
  return {
    outcome: run.outcome,
    placed: run.placed,
    kept: proposals.nodes.filter(({ isKept }: Data) => isKept).length,
    loads: loads.map(({ participants }: Data) => participants),
    explanation: proposals.nodes.find(({ isKept }: Data) => !isKept)?.explanation ?? '',
  };
}

/** Those whom a learning manager coaches in a module; `only` leaves the participants out who are not among these people. */
async function coachedBy({ api }: Installation, credential: string, moduleId: string, only: ReadonlySet<string>) {
  const { myCoaching } = await api.must(
    '{ myCoaching { id side module { id } participant { id } sessions { id state } } }',
    {},
    credential,
  );
  return myCoaching.filter(
    ({ side, module, participant }: Data) =>
      side === 'LEARNING_MANAGER' && module.id === moduleId && only.has(participant.id),
  );
}

/** Does something as every learning manager, with those whom they coach; gives how many those are. */
async function asLearningManagers(
  leerlijn: Installation,
  as: SignIn,
  emails: readonly string[],
  moduleId: string,
  only: ReadonlySet<string>,
  work: (credential: string, coached: Data[]) => Promise<void>,
): Promise<number> {
  const counts = await inParallel(emails, 5, async (email) => {
    const credential = await as(email);
    const coached = await coachedBy(leerlijn, credential, moduleId, only);
    await work(credential, coached);
    return coached.length as number;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

export interface Coached {
  readonly moduleId: string;
  readonly learningManagers: readonly string[];
  /** Ids of the participants whom it is about. */
  readonly only: ReadonlySet<string>;
}

/** Learning managers plan a first, short talk with each, five on a day. */
export const planChemistryCalls = (
  leerlijn: Installation,
  as: SignIn,
  { moduleId, learningManagers, only }: Coached,
  from: string,
): Promise<number> =>
  asLearningManagers(leerlijn, as, learningManagers, moduleId, only, (credential, coached) =>
    forEach(
      leerlijn,
      credential,
      { id: 'ID!', input: 'CoachingSessionInput!' },
      `chemistryCallPlan(coachingId: $id, input: $input) { ${ERRORS} }`,
      coached.map(({ id }, at) => {
        const startsAtLocal = `${daysAfter(from, Math.floor(at / 5))}T${10 + (at % 5)}:00`;
        return { id, input: { startsAtLocal, minutes: 30, place: PLACE } };
      }),
    ),
  );

/** Learning managers go on with whom they talked with, and plan three sessions with each, two weeks apart. */
export const planCoaching = (
  leerlijn: Installation,
  as: SignIn,
  { moduleId, learningManagers, only }: Coached,
  from: string,
): Promise<number> =>
  asLearningManagers(leerlijn, as, learningManagers, moduleId, only, async (credential, coached) => {
    await forEach(
      leerlijn,
      credential,
      { id: 'ID!' },
      `chemistryCallAnswer(coachingId: $id, answer: YES) { ${ERRORS} }`,
      coached,
    );
    const sessions = coached.flatMap(({ id }, at) =>
      [0, 14, 28].map((days) => {
        const startsAtLocal = `${daysAfter(from, days + Math.floor(at / 3))}T${[9, 11, 15][at % 3]!.toString().padStart(2, '0')}:00`;
        return { id, input: { startsAtLocal, minutes: 60, place: PLACE } };
      }),
    );
    await forEach(
      leerlijn,
      credential,
      { id: 'ID!', input: 'CoachingSessionInput!' },
      `coachingSessionPlan(coachingId: $id, input: $input) { ${ERRORS} }`,
      sessions,
    );
  });

/** Learning managers record which sessions were held; gives how many. */
export async function recordCoaching(
  leerlijn: Installation,
  as: SignIn,
  { moduleId, learningManagers, only }: Coached,
): Promise<number> {
  let held = 0;
  await asLearningManagers(leerlijn, as, learningManagers, moduleId, only, async (credential, coached) => {
    const planned = coached.flatMap(({ sessions }) => sessions.filter(({ state }: Data) => state === 'PLANNED'));
    held += planned.length;
    await forEach(
      leerlijn,
      credential,
      { id: 'ID!' },
      `coachingSessionRecord(id: $id, held: true) { ${ERRORS} }`,
      planned,
    );
  });
  return held;
}
