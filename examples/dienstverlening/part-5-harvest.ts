import { completePractice } from './assignments.ts';
import {
  closeEvaluation,
  giveEvaluation,
  openEvaluation,
  type ReleasedEvaluation,
  releasedEvaluation,
} from './evaluation.ts';
import {
  planFinalTalks,
  signedFinalTalks,
  signFinalTalks,
  startFinalTalks,
  writeWhatWasLearnt,
} from './final-talks.ts';
import { planSessions, recordSessions } from './group-sessions.ts';
import { commit, giveEvidence, publishLessons } from './harvest.ts';
import { inParallel } from './parallel.ts';
import { daysOf, type PlayedModule } from './played-module.ts';
import type { Cast, Stage } from './stage.ts';

const AT_ONCE = 6;

/** So many give an evaluation before they leave the kick-out. */
const EVALUATING = 10;

/** Each talks with manager and learning manager about what was learnt; together they harvest and evaluate; what it taught is written down. */
export async function roundOff(
  { leerlijn, as, diary, expect }: Stage,
  { coordinator, director, trainer, learningManagers }: Cast,
  module: PlayedModule,
): Promise<ReleasedEvaluation> {
  const { people, followed } = module;
  const { day, moment } = daysOf(module);
  const inModule = (what: string) => `Module ${module.number}: ${what}`;
  const only = new Set(followed.map(({ personId }) => personId));
  let kickOutId = '';
  await diary.entry('Final conversations of three are planned', async () => {
    await startFinalTalks(leerlijn, await as(coordinator), module.id);
    const planned = await planFinalTalks(leerlijn, as, learningManagers, module.id, only, day('2027-06-07'));
    [kickOutId = ''] = await planSessions(leerlijn, await as(coordinator), module.id, [
      { kind: 'KICK_OUT', startsAtLocal: `${day('2027-06-24')}T13:00`, hours: 4, place: 'Pakhuis West', capacity: 80 },
    ]);
    await leerlijn.settle();
    return `${planned} conversations`;
  });
  await leerlijn.moveClock(moment('2027-06-16', '09:00'));
  await diary.entry('Participants write what they learnt', async (moved) => {
    const completed = await inParallel(
      followed,
      AT_ONCE,
      async ({ email }) => {
        const credential = await as(email);
        await writeWhatWasLearnt(leerlijn, credential, module.id);
        return completePractice(leerlijn, credential, module.id);
      },
      (done, of) => moved(`${done} of ${of}`),
    );
    return `${completed.filter((done) => done).length} assignments completed`;
  });
  await diary.entry('Managers and learning managers sign too', async () => {
    await leerlijn.settle();
    const others = new Set([...followed.map(({ managerEmail }) => managerEmail), ...learningManagers]);
    await signFinalTalks(leerlijn, as, [...others], module.id, only);
    const signed = await signedFinalTalks(leerlijn, await as(coordinator), module.id);
    expect.exactly(inModule('final conversations signed by all three'), followed.length, signed);
    return `${signed} signed by all three`;
  });
  await leerlijn.moveClock(moment('2027-06-24', '17:00'));
  await diary.entry('Kick-out, and what each takes along', async (moved) => {
    const { present, absent } = await recordSessions(leerlijn, await as(trainer), [kickOutId]);
    expect.exactly(inModule('attendance of the kick-out recorded'), people.length, present + absent);
    await inParallel(
      people,
      AT_ONCE,
      async ({ email, personId }) => {
        const credential = await as(email);
        if (only.has(personId)) await commit(leerlijn, credential, module.id, module.behaviourId);
        else await giveEvidence(leerlijn, credential, module.id);
      },
      (done, of) => moved(`${done} of ${of}`),
    );
    await leerlijn.settle();
    return `${present} came, ${followed.length} commitments, ${people.length - followed.length} others gave evidence`;
  });
  await diary.entry('Evaluation, without names', async (moved) => {
    const items = await openEvaluation(leerlijn, await as(coordinator), module.id);
    const givers = people.slice(0, EVALUATING);
    await inParallel(
      givers,
      AT_ONCE,
      async ({ email }) => giveEvaluation(leerlijn, await as(email), module.id, email),
      (done, of) => moved(`${done} of ${of}`),
    );
    const [{ email }] = givers as [(typeof givers)[number]];
    const again = await giveEvaluation(leerlijn, await as(email), module.id, email);
    const early = await releasedEvaluation(leerlijn, await as(director), module.id);
    const kept = again === 'EVALUATION_ALREADY_GIVEN' && !early;
    expect.that(inModule('evaluations given once, and shown to nobody'), kept, kept ? 'until the close' : 'no');
    return `${items} items from the impact map, ${givers.length} gave theirs`;
  });
  await leerlijn.moveClock(moment('2027-06-25', '10:00'));
  await closeEvaluation(leerlijn, await as(coordinator), module.id);
  await leerlijn.moveClock(moment('2027-06-25', '10:05'));
  await diary.entry('What the module has taught', async () => {
    const { lessons } = module;
    const read = await publishLessons(leerlijn, await as(coordinator), await as(director), module.id, lessons);
    expect.exactly(inModule('lessons that the director reads'), lessons.length, read);
    return `${read} lessons published`;
  });
  const release = await releasedEvaluation(leerlijn, await as(director), module.id);
  return { module: module.name, release };
}
