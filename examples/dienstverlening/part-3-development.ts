import type { Data } from './api.ts';
import { momentOf } from './calendar.ts';
import { agreeOnTimes, planConversations, signAsManagers, startConversations, writeAndSign } from './conversations.ts';
import { recordSessions } from './group-sessions.ts';
import { moveKickOff } from './kick-off.ts';
import { ADMINISTRATOR } from './organisation.ts';
import type { Panel } from './panels.ts';
import type { MailKind } from './post-office.ts';
import { isRefused, pry, readAllProgress } from './prying.ts';
import type { Rater } from './raters.ts';
import { audit, type OwnReport, readReports } from './reports.ts';
import type { Cast, Programme, Stage } from './stage.ts';

/** So many ask their manager which of two times suits. */
const PROPOSING = 4;

/** Participants read their reports, and talk with their managers about what to learn. */
export async function develop(
  { leerlijn, as, diary, expect }: Stage,
  { coordinator }: Cast,
  { moduleId, behaviourId }: Programme,
  panels: readonly Panel[],
  raters: readonly Rater[],
): Promise<OwnReport[]> {
  diary.chapter('Module 1: what to learn');
  let reports: OwnReport[] = [];
  await leerlijn.moveClock(momentOf('2027-02-08', '09:00'));
  await diary.entry('Each participant reads the own report', async (moved) => {
    reports = await readReports(leerlijn, as, panels, moved);
    return `${reports.length} reports`;
  });
  expect.exactly('Reports, each read by its participant', 49, reports.length);
  const { shown, silent, leaks, wrong } = audit(reports, raters);
  expect.exactly(`Figures of fewer raters than promised, of ${shown} shown and ${silent} silent`, 0, leaks);
  expect.exactly('Shown means that are not what was handed in', 0, wrong);

  const [late, onTime] = [panels.slice(-9), panels.slice(0, -9)];
  await diary.entry('POP conversations begin', async () => {
    const started = await startConversations(leerlijn, await as(coordinator), moduleId);
    await leerlijn.settle();
    return `${started} participants are mailed`;
  });
  await diary.entry('Some propose times, and prepare', async () => {
    return `${await agreeOnTimes(leerlijn, as, onTime.slice(0, PROPOSING), '2027-02-08')} take one of two, both prepare`;
  });
  await diary.entry('The others plan theirs', async (moved) => {
    const planned = await planConversations(leerlijn, as, onTime.slice(PROPOSING), '2027-02-08', moved);
    return `${planned} planned, in both calendars`;
  });
  await diary.entry('A nudge, two weeks before the kick-off', async () => {
    await leerlijn.moveClock(momentOf('2027-02-18', '09:00'));
    const mailed = leerlijn.post.letters.filter(
      ({ kind, at }) => kind === 'plan a POP conversation' && at >= momentOf('2027-02-18', '09:00'),
    );
    const isRight = addresses(mailed.map(({ to }) => to)) === addresses(late.map(({ email }) => email));
    expect.that('Nudged to plan: who had not, and nobody else', isRight, `${mailed.length}`);
    return `${mailed.length} participants`;
  });
  await diary.entry('Most of them plan', async (moved) => {
    const planned = await planConversations(leerlijn, as, late.slice(0, 6), '2027-02-18', moved);
    return `${planned} planned`;
  });
  const held = [...onTime, ...late.slice(0, 6)];
  await leerlijn.moveClock(momentOf('2027-03-01', '10:00'));
  await diary.entry('Participants write it down and sign', async (moved) => {
    return `${await writeAndSign(leerlijn, as, held, behaviourId, moved)} signed by one side`;
  });
  await diary.entry('Managers sign too', async (moved) => {
    await leerlijn.settle();
    const signed = await signAsManagers(leerlijn, as, held, moved);
    expect.exactly('POP conversations signed by both', held.length, signed);
    return `${signed} signed by both`;
  });
  return reports;
}

const addresses = (all: readonly string[]) => all.toSorted().join(' ');

/** Everybody comes together. */
export async function kickOff(
  { leerlijn, as, diary, expect }: Stage,
  { coordinator, trainer }: Cast,
  sessionId: string,
) {
  diary.chapter('Module 1: the kick-off');
  const mailed = (kind: MailKind) => leerlijn.post.letters.filter((letter) => letter.kind === kind);
  await diary.entry('It moves to a larger room', async () => {
    await moveKickOff(leerlijn, await as(coordinator), sessionId, 'De Zwijger, grote zaal');
    await leerlijn.settle();
    const changed = mailed('session changed').filter(({ calendar }) => calendar?.includes('SEQUENCE:1'));
    expect.exactly('Calendar entries that follow when it moves', 49, changed.length);
    return `${changed.length} changes for the calendar`;
  });
  await diary.entry('The day before', async () => {
    await leerlijn.moveClock(momentOf('2027-03-03', '09:00'));
    return `${mailed('session tomorrow').length} reminders: tomorrow`;
  });
  await leerlijn.moveClock(momentOf('2027-03-04', '16:30'));
  await diary.entry('The trainer records who came', async () => {
    const { present, absent } = await recordSessions(leerlijn, await as(trainer), [sessionId]);
    expect.exactly('Attendance recorded', 49, present + absent);
    return `${present} present, ${absent} absent`;
  });
}

/** The director sees how far the directorate is, and of nobody what was said. */
export async function lookBack(
  { leerlijn, as, diary, expect }: Stage,
  { coordinator, director }: Cast,
  { programmeId, moduleId }: Programme,
  participant: Panel,
): Promise<void> {
  await leerlijn.moveClock(momentOf('2027-03-05', '10:00'));
  await diary.entry('The director looks at progress', async () => {
    const [progress] = await readAllProgress(leerlijn, await as(director), programmeId);
    return `${progress.departments.length} departments, ${progress.total.steps.length} steps`;
  });
  await diary.entry('… and tries what is not his to see', async () => {
    const { myPopConversations } = await leerlijn.api.must(
      '{ myPopConversations { id side } }',
      {},
      await as(participant.email),
    );
    const about = {
      programmeId,
      moduleId,
      conversationId: myPopConversations.find(({ side }: Data) => side === 'PARTICIPANT').id,
    };
    const attempts = [
      ...(await pry(leerlijn, await as(director), about, [
        'reports',
        'a POP conversation',
        'everybody by name',
        'who signed',
      ])),
      ...(await pry(leerlijn, await as(coordinator), about, ['reports', 'a POP conversation'])),
      ...(await pry(leerlijn, await as(ADMINISTRATOR), about, ['reports', 'a POP conversation', 'everybody by name'])),
    ];
    const seen = attempts.filter((attempt) => !isRefused(attempt));
    expect.that(
      'Director, coordinator and administrator denied others’ content',
      seen.length === 0,
      seen.length === 0 ? `${attempts.length} of ${attempts.length} tries` : seen.map(({ what }) => what).join(', '),
    );
    return `${attempts.length} tries by 3 roles, no content`;
  });
}
