import type { Data } from './api.ts';
import { daysAfter } from './calendar.ts';
import { UNWILLING } from './opinions.ts';
import { approve, planRound, readPanels } from './panels.ts';
import { inParallel } from './parallel.ts';
import { daysOf, type PlayedModule } from './played-module.ts';
import type { Questionnaire } from './questionnaire.ts';
import { byGraphql } from './rater-visits.ts';
import { castRaters, type Rater } from './raters.ts';
import type { Cast, Stage } from './stage.ts';

/** Two weeks, on the calendar of module 1: raters know it by now. */
export const OPENS = '2027-01-25';
export const CLOSES = '2027-02-05';

/** So many people are busy at the same moment. */
const AT_ONCE = 10;

/** The 360 of a later module: the proposal as it is, answered on one day, and what has changed since the modules before. */
export async function giveFeedbackAgain(
  { leerlijn, as, diary, expect }: Stage,
  { coordinator }: Cast,
  module: PlayedModule,
  questionnaire: Questionnaire,
): Promise<void> {
  const { moment } = daysOf(module);
  const which = `Module ${module.number}`;
  let roundId = '';
  await diary.entry('The proposal for the 360 is approved', async () => {
    const credential = await as(coordinator);
    const days = { opens: daysAfter(OPENS, module.later), closes: daysAfter(CLOSES, module.later) };
    roundId = await planRound(leerlijn, credential, module.id, questionnaire.id, days);
    const proposed = await readPanels(leerlijn, credential, roundId);
    await approve(leerlijn, credential, proposed);
    return `${proposed.length} panels`;
  });
  let raters: Rater[] = [];
  await diary.entry('The round opens at its hour', async () => {
    const seen = leerlijn.post.letters.length;
    await leerlijn.moveClock(moment(OPENS, '08:00'));
    const invitations = leerlijn.post.letters.slice(seen).filter(({ kind }) => kind === '360 invitation');
    const panels = await readPanels(leerlijn, await as(coordinator), roundId);
    raters = await castRaters(leerlijn, invitations, panels, { number: module.number, ...questionnaire });
    return `${invitations.length} mails for ${raters.length} questionnaires`;
  });
  const willing = raters.filter(({ character }) => !UNWILLING.has(character));
  await diary.entry('Raters answer', async (moved) => {
    await leerlijn.moveClock(moment(daysAfter(OPENS, 1), '10:00'));
    const handsIn = (rater: Rater) => byGraphql.handIn(leerlijn, rater);
    await inParallel(willing, AT_ONCE, handsIn, (done, of) => moved(`${done} of ${of}`));
    return `${willing.length} hand in`;
  });
  await diary.entry('The round closes by itself', async () => {
    const seen = leerlijn.post.letters.length;
    await leerlijn.moveClock(moment(CLOSES, '17:00'));
    const mailed = leerlijn.post.letters.slice(seen).filter(({ kind }) => kind === '360 report is there');
    const readers = new Set(mailed.map(({ to }) => to)).size;
    expect.exactly(`${which}: participants mailed that the report is there`, module.people.length, readers);
    return `${willing.length} sheets, ${readers} reports`;
  });
}

const CHANGES = `query ($reportId: ID!) {
  feedbackReportChanges(reportId: $reportId) { sinceComputedAt competencies { changes { source difference } } }
}`;

/** Those who are followed read what others see change since the modules before. */
export async function readWhatChanged({ leerlijn, as, diary, expect }: Stage, module: PlayedModule): Promise<void> {
  const { followed, number, name } = module;
  await diary.entry('They read what changed since module 1', async () => {
    const all = await inParallel(followed, AT_ONCE, async ({ email }) => {
      const credential = await as(email);
      const { myFeedbackReports } = await leerlijn.api.must(
        '{ myFeedbackReports { id module { en } } }',
        {},
        credential,
      );
      const reportId = myFeedbackReports.find(({ module }: Data) => module.en === name).id;
      const { feedbackReportChanges } = await leerlijn.api.must(CHANGES, { reportId }, credential);
      return feedbackReportChanges as Data[];
    });
    const earlier = all.reduce((sum, changes) => sum + changes.length, 0);
    expect.exactly(
      `Module ${number}: earlier reports that theirs are compared with`,
      followed.length * (number - 1),
      earlier,
    );
    const differences = all.flatMap((changes) => inOthersEyes(sinceTheFirst(changes)));
    const mean = differences.reduce((sum, one) => sum + one, 0) / differences.length;
    return `${all.length} reports, ${mean < 0 ? '' : '+'}${mean.toFixed(1)} in the eyes of others`;
  });
}

const sinceTheFirst = (changes: readonly Data[]): Data =>
  changes.reduce((first, one) => (one.sinceComputedAt < first.sinceComputedAt ? one : first));

/** The differences that all others together see, a competency each. */
const inOthersEyes = ({ competencies }: Data): number[] =>
  competencies
    .flatMap(({ changes }: Data) => changes)
    .filter(({ source, difference }: Data) => source === 'ALL_OTHERS' && difference !== null)
    .map(({ difference }: Data) => difference);
