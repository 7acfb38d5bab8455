import type { Data } from './api.ts';
import { open } from './browser.ts';
import { momentOf } from './calendar.ts';
import {
  approve,
  approveAsManagers,
  chooseRaters,
  mergeSmallGroups,
  type Panel,
  planRound,
  readPanels,
} from './panels.ts';
import type { Letter, MailKind } from './post-office.ts';
import { publishQuestionnaire, type Questionnaire } from './questionnaire.ts';
import { credentialOf } from './rater-visits.ts';
import { castRaters, letAnswer, type Occasion, type Rater } from './raters.ts';
import type { Cast, Programme, Stage } from './stage.ts';

/** A round that is about to open, with what is asked and who is to be asked. */
export interface PlannedRound {
  readonly questionnaire: Questionnaire;
  readonly panels: readonly Panel[];
}

/** Raters are proposed, participants change some, managers and coordinator approve. */
export async function composePanels(
  { leerlijn, as, diary, expect }: Stage,
  { coordinator }: Cast,
  { moduleId }: Programme,
  design: Data,
): Promise<PlannedRound> {
  diary.chapter('Module 1: who gives feedback');
  const readAll = async () => readPanels(leerlijn, await as(coordinator), roundId);
  let roundId = '';
  let panels: Panel[] = [];
  await leerlijn.moveClock(momentOf('2026-12-07', '09:00'));
  const questionnaire = await publishQuestionnaire(leerlijn, await as(coordinator));
  await diary.entry('Raters are proposed from the org chart', async () => {
    const { feedbackRound } = design.modules[0].plan;
    roundId = await planRound(leerlijn, await as(coordinator), moduleId, questionnaire.id, feedbackRound);
    panels = await readAll();
    await leerlijn.settle();
    return `${ratersOn(panels)} for ${panels.length} participants`;
  });
  await leerlijn.moveClock(momentOf('2026-12-08', '10:00'));
  await diary.entry('Participants look at the proposal', async (moved) => {
    const { chosen, changed } = await chooseRaters(leerlijn, as, panels, roundId, moved);
    return `${chosen} choose, ${changed} make changes`;
  });
  await leerlijn.moveClock(momentOf('2026-12-09', '09:30'));
  await diary.entry('Managers and coordinator approve', async () => {
    const chosen = await readAll();
    const { managers, approved } = await approveAsManagers(leerlijn, as, chosen);
    const rest = chosen.filter(({ state }) => state === 'PROPOSED');
    await approve(leerlijn, await as(coordinator), rest);
    panels = await readAll();
    expect.exactly('Panels approved', 49, panels.filter(({ state }) => state === 'APPROVED').length);
    return `${approved} by ${managers} managers, ${rest.length} more`;
  });
  await diary.entry('Groups too small for anonymity are merged', async () => {
    const merged = await mergeSmallGroups(leerlijn, await as(coordinator), panels);
    panels = await readAll();
    expect.exactly('Panels that can be asked', 49, panels.filter(({ toMerge }) => toMerge.length === 0).length);
    return `${merged} panels, visibly and beforehand`;
  });
  return { questionnaire, panels };
}

const ratersOn = (panels: readonly Panel[]) => panels.reduce((sum, { raters }) => sum + raters.size, 0);

/** When reminders go out, 7, 3 and 1 days before the close; and a moment after each at which nobody may hear anything. */
const REMINDERS = [
  { nth: '1st', tone: 'friendly', day: '2027-01-29', quiet: { day: '2027-01-30', time: '12:00' } },
  { nth: '2nd', tone: 'clear', day: '2027-02-02', quiet: { day: '2027-02-03', time: '03:00' } },
  { nth: '3rd', tone: 'last', day: '2027-02-04', quiet: { day: '2027-02-04', time: '23:00' } },
] as const;

/** The round opens, raters answer or are reminded, the round closes by itself; gives the raters with what they handed in. */
export async function holdRound(
  { leerlijn, as, diary, expect }: Stage,
  { coordinator }: Cast,
  { moduleId }: Programme,
  { questionnaire, panels }: PlannedRound,
): Promise<Rater[]> {
  diary.chapter('Module 1: the 360 round');
  const { post } = leerlijn;
  const received = (kind: MailKind, after: number) =>
    post.letters.slice(after).filter((letter) => letter.kind === kind);
  let raters: Rater[] = [];
  await diary.entry('The round opens at its hour', async () => {
    const seen = post.letters.length;
    await leerlijn.moveClock(momentOf('2027-01-11', '08:00'));
    const invitations = received('360 invitation', seen);
    raters = await castRaters(leerlijn, invitations, panels, { number: 1, ...questionnaire });
    expect.exactly('Questionnaires behind the links, one for each rater on a panel', ratersOn(panels), raters.length);
    const people = new Set(panels.flatMap((panel) => [...panel.raters.keys()]));
    expect.exactly('Invitations by mail, one for each person', people.size, invitations.length);
    const inOwnLanguage = raters.filter(({ language, mailedIn }) => language === mailedIn);
    const inEnglish = inOwnLanguage.filter(({ language }) => language === 'en');
    expect.exactly(
      `… in the rater’s language, ${inEnglish.length} of them English`,
      raters.length,
      inOwnLanguage.length,
    );
    expect.exactly('… each with a link of its own', invitations.length, new Set(raters.map(({ link }) => link)).size);
    return `${invitations.length} mails for ${raters.length} questionnaires`;
  });
  await diary.entry('A mail scanner opens links first', async () => {
    const scanned = raters.filter(({ isScanned }) => isScanned);
    let consumed = 0;
    for (const rater of scanned) {
      const { status } = await open(rater.link);
      const { data } = await leerlijn.api.ask('{ feedbackInvitations { version } }', {}, credentialOf(rater));
      if (status !== 200 || data.feedbackInvitations.some(({ version }: Data) => version !== 0)) consumed += 1;
    }
    expect.exactly('Links used up by a scanner that opened them', 0, consumed);
    return `${scanned.length} links, none used up`;
  });
  const answering = (what: string, occasion: Occasion, outcome: string) =>
    diary.entry(what, async (moved) => `${await letAnswer(leerlijn, raters, occasion, moved)} ${outcome}`);
  await leerlijn.moveClock(momentOf('2027-01-12', '10:00'));
  await answering('Raters follow the link in their mail', 'the first day', 'answer, begin or decline');
  await leerlijn.moveClock(momentOf('2027-01-20', '14:00'));
  await answering('They come back on another device', 'the second week', 'finish or change');

  let remindedThoughFinished = 0;
  let notReminded = 0;
  for (const { nth, tone, day, quiet } of REMINDERS) {
    await diary.entry(`${nth} reminder, to who has not finished`, async () => {
      const seen = post.letters.length;
      await leerlijn.moveClock(momentOf(day, '07:00'));
      await leerlijn.moveClock(momentOf(day, '09:00'));
      const reminded = new Set(received('360 reminder', seen).map(({ link }) => link));
      const unfinished = new Set(raters.filter(({ isFinished }) => !isFinished).map(({ link }) => link));
      remindedThoughFinished += [...reminded].filter((link) => !unfinished.has(link)).length;
      notReminded += [...unfinished].filter((link) => !reminded.has(link)).length;
      return `${reminded.size} mails, a ${tone} word`;
    });
    await leerlijn.moveClock(momentOf(day, '11:00'));
    await answering('Some answer', `the ${nth} reminder`, 'hand in');
    await leerlijn.moveClock(momentOf(quiet.day, quiet.time));
  }
  expect.exactly('Reminders to somebody who had finished', 0, remindedThoughFinished);
  expect.exactly('Unfinished raters whom a reminder passed by', 0, notReminded);
  await diary.entry('The coordinator looks how it is going', async () => {
    await leerlijn.moveClock(momentOf('2027-02-05', '10:00'));
    const { feedbackRounds } = await leerlijn.api.must(
      'query ($id: ID!) { feedbackRounds(moduleId: $id) { responsePercentage } }',
      { id: moduleId },
      await as(coordinator),
    );
    return `about ${feedbackRounds[0].responsePercentage} %, and no names`;
  });
  return raters;
}

/** The hour of the close: what comes later is refused, and reports are there. */
export async function closeRound(
  { leerlijn, as, diary, expect }: Stage,
  { coordinator }: Cast,
  { moduleId }: Programme,
  raters: readonly Rater[],
): Promise<void> {
  let reported: Letter[] = [];
  await diary.entry('The round closes by itself', async () => {
    const seen = leerlijn.post.letters.length;
    await leerlijn.moveClock(momentOf('2027-02-05', '17:00'));
    const { feedbackRounds } = await leerlijn.api.must(
      'query ($id: ID!) { feedbackRounds(moduleId: $id) { state } }',
      { id: moduleId },
      await as(coordinator),
    );
    expect.exactly('The round after its closing hour', 'REPORTED', feedbackRounds[0].state);
    reported = leerlijn.post.letters.slice(seen).filter(({ kind }) => kind === '360 report is there');
    return `${raters.filter(({ handedIn }) => handedIn).length} sheets, ${reported.length} reports`;
  });
  expect.exactly('Participants mailed that the report is there', 49, new Set(reported.map(({ to }) => to)).size);
  await diary.entry('A rater answers after all, too late', async () => {
    const late = raters.find(({ character }) => character === 'never')!;
    const page = await open(late.link);
    const { feedbackResponseSubmit } = await leerlijn.api.must(
      'mutation ($id: ID!) { feedbackResponseSubmit(invitationId: $id, version: 0) { late: userErrors { code } } }',
      { id: late.invitationId },
      credentialOf(late),
    );
    const answer = `${page.status} ${feedbackResponseSubmit.late[0]?.code}`;
    expect.exactly('A late answer, on the page and over GraphQL', '410 LINK_CLOSED', answer);
    return 'refused before a word is typed';
  });
}
