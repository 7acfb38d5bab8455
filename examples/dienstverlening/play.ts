/**
 * Plays the case of Dienstverlening from its first day to the lessons of its fourth module, and a course in another tenant, through
 * Leerlijn's GraphQL API, its mails and the raters' own links: `npm run demo`. With `-- --exit` it stops after the summary, with status 0 only
 * if everything held.
 */
import { constants } from 'node:os';
import { styleText } from 'node:util';
import { isOfficeHour } from './calendar.ts';
import { readDesign } from './design.ts';
import { expectations } from './expectations.ts';
import { type Installation, startInstallation } from './installation.ts';
import { keepOpen } from './open-house.ts';
import { ADMINISTRATOR } from './organisation.ts';
import { designProgramme, setUp } from './part-1-design.ts';
import { closeRound, composePanels, holdRound } from './part-2-feedback.ts';
import { develop, kickOff, lookBack } from './part-3-development.ts';
import { lookWhoseMove, practise } from './part-4-practice.ts';
import { roundOff } from './part-5-harvest.ts';
import { designNext, lookBackOnCommitments, moduleToPlay, playLaterModule } from './part-6-later-modules.ts';
import { playCourse } from './part-7-course.ts';
import { readAllProgress } from './prying.ts';
import { mostTelling } from './reports.ts';
import { signingIn } from './sign-in.ts';
import { printSummary } from './summary.ts';
import { diary } from './terminal.ts';

const LATER_MODULES = [2, 3, 4];

const started = Date.now();
const traces = new AsyncDisposableStack();
const say = (text: string) => process.stdout.write(`${text}\n`);
let leerlijn: Installation | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void leave(128 + constants.signals[signal]));
}
say(
  `\n${styleText('bold', 'Leerlijn')}  the case of Dienstverlening: a leadership programme from its first design session to lessons learned\n`,
);
try {
  await diary(() => undefined).entry('Database, API and worker start', async () => {
    leerlijn = await startInstallation(traces);
    return 'ready';
  });
  const { cast, unmet } = await Promise.race([play(leerlijn!), leerlijn!.crashed]);
  if (process.argv.includes('--exit')) await leave(unmet > 0 ? 1 : 0);
  await keepOpen(leerlijn!, cast);
} catch (error) {
  say(`\n${styleText('red', 'The demo broke off.')} ${(error as Error).stack}`);
  for (const { tail } of leerlijn?.logs() ?? []) if (tail) say(`\n${tail}`);
  await leave(1);
}

/** The whole story, and what there is to see at its end. */
async function play(leerlijn: Installation) {
  const expect = expectations();
  const stage = { leerlijn, as: signingIn(leerlijn), diary: diary(leerlijn.now), expect };
  const cast = await setUp(stage);
  const design = await readDesign();
  const programme = await designProgramme(stage, cast, design);
  const round = await composePanels(stage, cast, programme, design);
  const raters = await holdRound(stage, cast, programme, round);
  await closeRound(stage, cast, programme, raters);
  const reports = await develop(stage, cast, programme, round.panels, raters);
  await kickOff(stage, cast, programme.kickOffId);
  const teamLeader = round.panels.find(({ managerEmail }) => managerEmail !== cast.director)!;
  await lookBack(stage, cast, programme, teamLeader);
  const module = moduleToPlay(design, 1, programme, round.panels);
  stage.diary.chapter('Module 1: practice');
  await practise(stage, cast, module);
  const board = await lookWhoseMove(stage, cast, programme, module);
  stage.diary.chapter('Module 1: harvest');
  const evaluations = [await roundOff(stage, cast, module)];
  for (const number of LATER_MODULES) {
    const later = moduleToPlay(design, number, programme, round.panels);
    evaluations.push(await playLaterModule(stage, cast, design, later, round.questionnaire));
    if (number === 2) await lookBackOnCommitments(stage, module);
  }
  await designNext(stage, cast, design);
  await playCourse(stage, cast.coordinator);
  const progress = await readAllProgress(leerlijn, await stage.as(cast.director), programme.programmeId);

  const { letters } = leerlijn.post;
  const errors = leerlijn.logs().reduce((sum, log) => sum + log.errors, 0);
  expect.exactly('Mails at night or in the weekend', 0, letters.filter(({ at }) => !isOfficeHour(at)).length);
  expect.exactly('Errors in the logs', 0, errors);
  const report = mostTelling(reports);
  printSummary({
    progress,
    board,
    evaluations,
    report,
    letters,
    expectations: expect.all,
    numbers: [
      ['The whole demo', `${((Date.now() - started) / 1000).toFixed(1)} s`],
      ['From start to ready', `${(leerlijn.readyAfterMs / 1000).toFixed(1)} s, once the database is up`],
      ['Memory of the API', memoryInWords(leerlijn)],
      ['Ran on', `${leerlijn.database}; ${leerlijn.queue}`],
    ],
  });
  return {
    cast: {
      administrator: ADMINISTRATOR,
      director: cast.director,
      coordinator: cast.coordinator,
      learningManager: cast.learningManagers[0]!,
      trainer: cast.trainer,
      participant: report.panel.email,
      manager: report.panel.managerEmail,
    },
    unmet: expect.all.filter(({ holds }) => !holds).length,
  };
}

function memoryInWords({ apiMemory }: Installation): string {
  const memory = apiMemory();
  const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
  return memory ? `${megabytes(memory.now)} now, ${megabytes(memory.peak)} at its peak` : 'n/a';
}

/** Stops and drops everything that was started. */
async function leave(status: number): Promise<void> {
  await traces.disposeAsync();
  process.exit(status);
}
