import { completePractice } from './assignments.ts';
import {
  planFinalTalks,
  signedFinalTalks,
  signFinalTalks,
  startFinalTalks,
  writeWhatWasLearnt,
} from './final-talks.ts';
import { planSessions, recordSessions } from './group-sessions.ts';
import { commit, publishLessons } from './harvest.ts';
import { inParallel } from './parallel.ts';
import { daysOf, type PlayedModule } from './played-module.ts';
import type { Cast, Stage } from './stage.ts';

const AT_ONCE = 6;

/** Each talks with manager and learning manager about what was learnt; together they harvest; what it taught is written down. */
export async function roundOff(
  { leerlijn, as, diary, expect }: Stage,
  { coordinator, director, trainer, learningManagers }: Cast,
  module: PlayedModule,
): Promise<void> {
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
  await diary.entry('Kick-out, and what each commits to', async (moved) => {
    const { present, absent } = await recordSessions(leerlijn, await as(trainer), [kickOutId]);
    expect.exactly(inModule('attendance of the kick-out recorded'), people.length, present + absent);
    await inParallel(
      followed,
      AT_ONCE,
      async ({ email }) => commit(leerlijn, await as(email), module.id, module.behaviourId),
      (done, of) => moved(`${done} of ${of}`),
    );
    await leerlijn.settle();
    return `${present} came, ${followed.length} commitments`;
  });
  await leerlijn.moveClock(moment('2027-06-25', '10:00'));
  await diary.entry('What the module has taught', async () => {
    const { lessons } = module;
    const read = await publishLessons(leerlijn, await as(coordinator), await as(director), module.id, lessons);
    expect.exactly(inModule('lessons that the director reads'), lessons.length, read);
    return `${read} lessons published`;
  });
}
