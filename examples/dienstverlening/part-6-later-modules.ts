import type { Data } from './api.ts';
import { dayOf, daysAfter, daysBetween } from './calendar.ts';
import { planConversations, signAsManagers, startConversations, writeAndSign } from './conversations.ts';
import { daysOfStep, planDays, skipStep } from './design.ts';
import type { ReleasedEvaluation } from './evaluation.ts';
import { planSessions, recordSessions } from './group-sessions.ts';
import { answerCommitment, lessonsForNext, startNextProgramme } from './harvest.ts';
import { practise } from './part-4-practice.ts';
import { roundOff } from './part-5-harvest.ts';
import { daysOf, type Participant, type PlayedModule } from './played-module.ts';
import type { Cast, Programme, Stage } from './stage.ts';

/** So many of all participants are followed one by one, more of them in the first module; the others are in all groups and sessions. */
const FOLLOWED = 3;
const FOLLOWED_FIRST = 12;

/** A module of the design, as it is to be played: later modules begin with the POP conversation, on their first day. */
export function moduleToPlay(
  design: Data,
  number: number,
  programme: Programme,
  people: readonly Participant[],
): PlayedModule {
  const [first, own] = [design.modules[0], design.modules[number - 1]];
  return {
    id: programme.moduleIds[number - 1]!,
    name: own.name.en,
    number,
    later: own.startsAfter ? daysBetween(first.plan.pop.from, own.startsAfter) : 0,
    people,
    followed: people.slice(0, number === 1 ? FOLLOWED_FIRST : FOLLOWED),
    behaviourId: number === 1 ? programme.behaviourId : undefined,
    lessons: own.lessons.map(({ themes, nl, en }: Data) => ({ text: { nl, en }, themeKeys: themes })),
  };
}

/** A later module from its first conversation to its lessons, on the days of module 1, later. */
export async function playLaterModule(
  stage: Stage,
  cast: Cast,
  design: Data,
  module: PlayedModule,
): Promise<ReleasedEvaluation> {
  const { leerlijn, as, diary, expect } = stage;
  const { day, moment } = daysOf(module);
  const { feedbackRound, ...plan } = design.modules[0].plan;
  diary.chapter(`Module ${module.number}: ${design.modules[module.number - 1].name.en}`);
  await leerlijn.moveClock(moment('2027-02-08', '09:00'));
  let kickOffId = '';
  await diary.entry('Its steps and kick-off are planned', async () => {
    const credential = await as(cast.coordinator);
    const steps = Object.entries<Data>(plan).map((entry) => daysOfStep(entry, module.later));
    await planDays(leerlijn, credential, module.id, steps);
    await skipStep(leerlijn, credential, module.id, 'FEEDBACK_360', 'Eén 360 in dit programma, voor module 1.');
    const { at, ...kickOff } = plan.kickOff;
    const [date, time] = at.split('T');
    [kickOffId = ''] = await planSessions(leerlijn, credential, module.id, [
      { ...kickOff, kind: 'KICK_OFF', startsAtLocal: `${day(date)}T${time}` },
    ]);
    await startConversations(leerlijn, credential, module.id);
    await leerlijn.settle();
    return `${steps.length} steps, ${module.people.length} invitations`;
  });
  await diary.entry('POP conversations', async (moved) => {
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
