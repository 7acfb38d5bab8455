import type { Data } from './api.ts';
import { dayOf, daysAfter, daysBetween } from './calendar.ts';
import { planConversations, signAsManagers, startConversations, writeAndSign } from './conversations.ts';
import { daysOfStep, planDays } from './design.ts';
import type { ReleasedEvaluation } from './evaluation.ts';
import { CLOSES, giveFeedbackAgain, OPENS, readWhatChanged } from './feedback-again.ts';
import { planSessions, recordSessions } from './group-sessions.ts';
import { answerCommitment, lessonsForNext, startNextProgramme } from './harvest.ts';
import { practise } from './part-4-practice.ts';
import { roundOff } from './part-5-harvest.ts';
import { daysOf, type Participant, type PlayedModule } from './played-module.ts';
import type { Questionnaire } from './questionnaire.ts';
import type { Cast, Programme, Stage } from './stage.ts';

/** So many of all participants are followed one by one, more of them in the first module; the others are in all groups and sessions. */
const FOLLOWED = 3;
const FOLLOWED_FIRST = 12;

/** A module of the design, as it is to be played. */
export function moduleToPlay(
  design: Data,
  number: number,
  programme: Programme,
  people: readonly Participant[],
): PlayedModule {
  const own = design.modules[number - 1];
  return {
    id: programme.moduleIds[number - 1]!,
    name: own.name.en,
    number,
    later: laterThanFirst(design, number),
    people,
    followed: people.slice(0, number === 1 ? FOLLOWED_FIRST : FOLLOWED),
    behaviourId: number === 1 ? programme.behaviourId : undefined,
    lessons: own.lessons.map(({ themes, nl, en }: Data) => ({ text: { nl, en }, themeKeys: themes })),
  };
}

/** So many days after those of module 1: a later module begins with its 360, on its first day, once the one before is over. */
function laterThanFirst(design: Data, number: number): number {
  if (number === 1) return 0;
  const planned = daysBetween(OPENS, design.modules[number - 1].startsAfter);
  return Math.max(planned, laterThanFirst(design, number - 1) + daysBetween(OPENS, AFTER_KICK_OUT));
}

/** The Monday after the kick-out, on the calendar of module 1. */
const AFTER_KICK_OUT = '2027-06-28';

/** A later module from its 360 to its lessons, on the days of module 1, later. */
export async function playLaterModule(
  stage: Stage,
  cast: Cast,
  design: Data,
  module: PlayedModule,
  questionnaire: Questionnaire,
): Promise<ReleasedEvaluation> {
  const { leerlijn, as, diary, expect } = stage;
  const { day, moment } = daysOf(module);
  const plan = { ...design.modules[0].plan, feedbackRound: { opens: OPENS, closes: CLOSES } };
  diary.chapter(`Module ${module.number}: ${design.modules[module.number - 1].name.en}`);
  await leerlijn.moveClock(moment('2027-01-22', '14:00'));
  let kickOffId = '';
  await diary.entry('Its steps and kick-off are planned', async () => {
    const credential = await as(cast.coordinator);
    const steps = Object.entries<Data>(plan).map((entry) => daysOfStep(entry, module.later));
    await planDays(leerlijn, credential, module.id, steps);
    const { at, ...kickOff } = plan.kickOff;
    const [date, time] = at.split('T');
    [kickOffId = ''] = await planSessions(leerlijn, credential, module.id, [
      { ...kickOff, kind: 'KICK_OFF', startsAtLocal: `${day(date)}T${time}` },
    ]);
    await leerlijn.settle();
    return `${steps.length} steps, ${module.people.length} invitations`;
  });
  await giveFeedbackAgain(stage, cast, module, questionnaire);
  await leerlijn.moveClock(moment('2027-02-08', '09:00'));
  await readWhatChanged(stage, module);
  await diary.entry('POP conversations', async (moved) => {
    await startConversations(leerlijn, await as(cast.coordinator), module.id);
    await planConversations(leerlijn, as, module.followed, daysAfter('2027-02-08', module.later), moved);
    await leerlijn.moveClock(moment('2027-03-01', '10:00'));
    await writeAndSign(leerlijn, as, module.followed, module.behaviourId, moved);
    await leerlijn.settle();
    const signed = await signAsManagers(leerlijn, as, module.followed, moved);
    expect.exactly(`Module ${module.number}: POP conversations signed by both`, module.followed.length, signed);
    return `${signed} signed by both`;
  });
  await leerlijn.moveClock(moment('2027-03-04', '16:30'));
  await diary.entry('Kick-off', async () => {
    const { present, absent } = await recordSessions(leerlijn, await as(cast.trainer), [kickOffId]);
    return `${present} present, ${absent} absent`;
  });
  await practise(stage, cast, module);
  return roundOff(stage, cast, module);
}

/** Commitments of a module come back by themselves. */
export async function lookBackOnCommitments(
  { leerlijn, as, diary, expect }: Stage,
  { followed }: PlayedModule,
): Promise<void> {
  await diary.entry('Commitments of module 1 come back', async () => {
    const asked = leerlijn.post.letters.filter(({ kind }) => kind === 'commitment comes back');
    const askedPeople = new Set(asked.map(({ to }) => to));
    expect.exactly('Participants asked what became of their commitment', followed.length, askedPeople.size);
    const today = leerlijn.now().toISOString().slice(0, 10);
    const months = await answerCommitment(leerlijn, await as(followed[0]!.email), today);
    return `${asked.length} mails; one kept after ${months} months`;
  });
}

/** The next programme is designed, and reads what this one has taught about its themes. */
export async function designNext(
  { leerlijn, as, diary, expect }: Stage,
  { coordinator }: Cast,
  design: Data,
): Promise<void> {
  diary.chapter('The next programme');
  await diary.entry('Its design begins with lessons learned', async () => {
    const credential = await as(coordinator);
    const { themes } = design.modules[0];
    const startsOn = dayOf(daysAfter(design.ends, 30));
    const nextId = await startNextProgramme(leerlijn, credential, design, { themes, startsOn });
    const lessons = await lessonsForNext(leerlijn, credential, nextId);
    const published: Data[] = design.modules.flatMap((module: Data) => module.lessons);
    const about = published.filter((lesson) => lesson.themes.some((theme: string) => themes.includes(theme)));
    expect.exactly(`Lessons about its themes, of ${published.length} in all`, about.length, lessons);
    return `${lessons} lessons about its themes`;
  });
}
