import type { Data } from './api.ts';
import { beginPractice } from './assignments.ts';
import { readBoard, readHome } from './board.ts';
import {
  describeLearningManagers,
  matchByHand,
  matchTheRest,
  planChemistryCalls,
  planCoaching,
  recordCoaching,
} from './coaching.ts';
import { planSessions, recordSessions } from './group-sessions.ts';
import { composeGroups, type Groups, holdMeetings, planMeetings } from './intervision.ts';
import { inParallel } from './parallel.ts';
import { daysOf, type PlayedModule } from './played-module.ts';
import type { Cast, Programme, Stage } from './stage.ts';

const AT_ONCE = 6;
/** How many participants a learning manager coaches at most. */
const CAPACITY = 10;

/** Inspiration in groups, a learning manager for everybody, an assignment to practise, and peers to think with. */
export async function practise(
  { leerlijn, as, diary, expect }: Stage,
  { coordinator, trainer, learningManagers }: Cast,
  module: PlayedModule,
): Promise<void> {
  const { people, followed } = module;
  const { day, moment } = daysOf(module);
  const inModule = (what: string) => `Module ${module.number}: ${what}`;
  const coached = {
    moduleId: module.id,
    learningManagers,
    only: new Set(followed.map(({ personId }) => personId)),
  };
  await leerlijn.moveClock(moment('2027-03-08', '09:00'));
  let sessionIds: string[] = [];
  await diary.entry('Inspiration sessions in four groups', async () => {
    sessionIds = await planSessions(
      leerlijn,
      await as(coordinator),
      module.id,
      ['2027-03-16', '2027-03-18', '2027-03-23', '2027-03-25'].map((date, group, all) => ({
        kind: 'INSPIRATION_SESSION',
        startsAtLocal: `${day(date)}T09:00`,
        hours: 7,
        place: 'Pakhuis West',
        capacity: 14,
        personIds: people.filter((_, at) => at % all.length === group).map(({ personId }) => personId),
      })),
    );
    await leerlijn.settle();
    return `${people.length} invitations`;
  });
  await diary.entry('Learning managers are matched', async () => {
    const credential = await as(coordinator);
    const [first] = await describeLearningManagers(leerlijn, credential, CAPACITY);
    await matchByHand(leerlijn, credential, {
      moduleId: module.id,
      participantId: people[0]!.personId,
      learningManagerId: first!,
    });
    const { outcome, placed, kept, loads } = await matchTheRest(leerlijn, credential, module.id);
    expect.exactly(inModule('participants with a learning manager'), people.length, placed);
    expect.that(
      '… proven to be the best there is, and the one set by hand kept',
      outcome === 'OPTIMAL' && kept === 1 && Math.max(...loads) <= CAPACITY,
      `${outcome.toLowerCase()}, loads ${loads.join(' ')}`,
    );
    return `${placed}, loads ${loads.join(' ')}`;
  });
  await leerlijn.moveClock(moment('2027-03-26', '10:00'));
  await diary.entry('The trainer records who came', async () => {
    const { present, absent } = await recordSessions(leerlijn, await as(trainer), sessionIds);
    expect.exactly(inModule('attendance of inspiration recorded'), people.length, present + absent);
    return `${present} present, ${absent} absent`;
  });
  await diary.entry('Chemistry calls are planned', async () => {
    return `${await planChemistryCalls(leerlijn, as, coached, day('2027-03-29'))} calls`;
  });
  await leerlijn.moveClock(moment('2027-03-31', '09:00'));
  await diary.entry('Participants begin to practise', async (moved) => {
    const moments = await inParallel(
      followed,
      AT_ONCE,
      async ({ email }) => beginPractice(leerlijn, await as(email), module.id),
      (done, of) => moved(`${done} of ${of}`),
    );
    const begun = moments.filter((count) => count > 0);
    return `${begun.length} assignments, ${begun[0]} moments each`;
  });
  await diary.entry('Three coaching sessions with each', async () => {
    const planned = await planCoaching(leerlijn, as, coached, day('2027-04-06'));
    return `${3 * planned} sessions planned`;
  });

  let groups: Groups;
  await leerlijn.moveClock(moment('2027-04-19', '10:00'));
  await diary.entry('Intervision groups are composed', async () => {
    groups = await composeGroups(leerlijn, await as(coordinator), module.id);
    await planMeetings(leerlijn, await as(coordinator), groups, day('2027-05-10'));
    const sizes = groups.groups.map(({ memberIds }) => memberIds.length);
    expect.that(
      inModule('groups of five to eight, proven to be the best there are'),
      groups.outcome === 'OPTIMAL' && sizes.every((size) => size >= 5 && size <= 8),
      `${groups.outcome.toLowerCase()}, ${sizes.join(' ')}`,
    );
    return `${sizes.length} groups of ${Math.min(...sizes)} to ${Math.max(...sizes)}`;
  });
  await leerlijn.moveClock(moment('2027-05-21', '09:00'));
  await diary.entry('The groups have met', async () => {
    const emails = new Map(people.map(({ personId, email }) => [personId, email]));
    const insights = await holdMeetings(leerlijn, as, module.id, groups, (id) => emails.get(id)!);
    expect.exactly(inModule('insights shared with the programme'), groups.groups.length, insights);
    return `${insights} insights shared`;
  });
  await leerlijn.moveClock(moment('2027-06-03', '10:00'));
  await diary.entry('Learning managers record what was held', async () => {
    const held = await recordCoaching(leerlijn, as, coached);
    expect.exactly(inModule('coaching sessions held'), 3 * followed.length, held);
    return `${held} coaching sessions`;
  });
}

/** The coordinator's board with whose move each step is, and somebody's own page; gives the rows of the board. */
export async function lookWhoseMove(
  { leerlijn, as, diary, expect }: Stage,
  { coordinator }: Cast,
  { programmeId }: Programme,
  { id }: PlayedModule,
): Promise<Data[]> {
  let rows: Data[] = [];
  await diary.entry('The coordinator looks at the board', async () => {
    rows = await readBoard(leerlijn, await as(coordinator), programmeId, id);
    const cells = rows.flatMap((row) => row.cells);
    return `${cells.length} steps, ${cells.filter(({ state }: Data) => state === 'LATE').length} late`;
  });
  await diary.entry('Who is late asks: what do I have to do?', async () => {
    const isLate = ({ state, reason }: Data) => state === 'LATE' && reason === 'NOT_PLANNED';
    const { person } = rows.find(({ cells }) => cells.some(isLate));
    const tasks = await readHome(leerlijn, await as(person.email));
    const late = tasks.filter((task) => task.late);
    expect.that('The own page says what is late, and since when', late.length > 0, late[0]?.sentence ?? 'nothing');
    return `${tasks.length} tasks, ${late.length} late`;
  });
  return rows;
}
