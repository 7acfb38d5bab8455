import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tenantRows } from '../isolation/tenant-rows.js';
import { SUBMIT } from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { CLOSED } from '../support/reports.js';
import { chanceOf } from './chance.js';
import { Joins } from './storage.js';
import { addStoredJoins } from './stored-rows.js';
import { differences, mailsOf, pagesOf, type Reading, read, type Transcript, withoutChance } from './transcript.js';
import {
  type Answers,
  firstDays,
  ITEMS,
  laterDays,
  type Opinions,
  openTwins,
  type Place,
  type Twin,
} from './twin-organisations.js';

/** What whoever is in a place thinks; about a tenth of it is 'cannot judge'. */
function opinion(telling: string, { leader, group, at }: Place): Answers {
  const chance = chanceOf(7, `${telling} ${leader} ${group} ${at}`);
  const words = () => `woorden ${Math.floor(1e9 * chance())}`;
  return {
    scores: ITEMS.map(() => (chance() < 0.1 ? 0 : 1 + Math.floor(5 * chance()))),
    comments: [words(), words()],
  };
}

/** Direct reports who answer, where they are fewer than k; elsewhere all six do. */
const TOO_FEW: Readonly<Record<number, number>> = { 4: 3, 5: 2, 6: 1 };
const isTooFew = ({ leader, group }: Place) => group === 'DIRECT_REPORT' && leader in TOO_FEW;

/** Those who come first in their group answer: of Leider1's peers one declines, of some groups fewer than k are left. */
function answering(place: Place): number {
  if (isTooFew(place)) return TOO_FEW[place.leader]!;
  return place.leader === 1 && place.group === 'PEER' ? 4 : Number.POSITIVE_INFINITY;
}

const conduct =
  (telling: (place: Place) => Answers): Opinions =>
  (place) => {
    if (place.at < answering(place)) return telling(place);
    return isTooFew(place) ? 'SILENT' : 'DECLINES';
  };

/** Three of Leider3's direct reports judge the second item, and four of Leider2's write what she should keep doing. */
function asItIs(place: Place): Answers {
  const { scores, comments } = opinion('as it is', place);
  if (place.group !== 'DIRECT_REPORT') return { scores, comments };
  return {
    scores: place.leader === 3 ? scores.with(1, place.at < 3 ? 4 : 0) : scores,
    comments: place.leader === 2 && place.at >= 4 ? comments.with(0, '') : comments,
  };
}

/** In each group everybody hands in the sheet of the next one who answers. */
const passedOn = (place: Place): Answers => {
  const size = Math.min(answering(place), place.group === 'DIRECT_REPORT' ? 6 : place.group === 'PEER' ? 5 : 1);
  return asItIs({ ...place, at: (place.at + 1) % size });
};

/** Of those who are too few nobody answers, judges or writes. */
const unheard: Opinions = (place) => {
  if (isTooFew(place)) return 'SILENT';
  const answers = conduct(asItIs)(place);
  if (typeof answers === 'string' || place.group !== 'DIRECT_REPORT') return answers;
  return {
    scores: place.leader === 3 ? answers.scores.with(1, 0) : answers.scores,
    comments: place.leader === 2 ? answers.comments.with(0, '') : answers.comments,
  };
};

/** Names that occur in nothing else, so that each can be read as that of one. */
const OPINIONS = {
  oosterwold: conduct(asItIs),
  westerwold: conduct(passedOn),
  noorderwold: conduct((place) => opinion('otherwise', place)),
  zuiderwold: unheard,
};
type Slug = keyof typeof OPINIONS;
const PEOPLE = ['coen', 'marga', 'admin', 'dirk', 'leider1', 'leider2', 'leider4', 'lid1x1', 'lid2x1'];
const SHARE =
  'mutation ($id: ID!, $with: [ID!]!) { feedbackReportShare(reportId: $id, personIds: $with) { userErrors { message } } }';
const TOKEN =
  'mutation ($input: ApiTokenCreateInput!) { apiTokenCreate(input: $input) { credential userErrors { message } } }';

describe('of organisations that only differ in what their raters think', () => {
  let leerlijn: Installation;
  let twins: Record<Slug, Twin>;
  const open: Partial<Record<Slug, Transcript>> = {};
  const closed: Partial<Record<Slug, Transcript>> = {};
  const reports: Partial<Record<Slug, Transcript>> = {};
  const tables: Partial<Record<Slug, Transcript>> = {};
  const late: string[] = [];
  const each = Object.keys(OPINIONS) as Slug[];

  /** Whoever answers is shown their own sheet as long as the round is open: then only who never does is looked over the shoulder. */
  const raterOf = ({ asked }: Twin) => asked.find((place) => conduct(asItIs)(place) === 'SILENT')!;
  const thingsOf = async ({ roundId, subjectIds, department }: Twin): Promise<Reading['things']> => {
    const ids = async (sql: string) => (await leerlijn.sql<{ id: string }>(sql, [roundId])).map(({ id }) => id);
    const byPerson = 'join person p on p.id = s.person_id where s.round_id = $1 order by p.email';
    const programmes = await ids(
      'select m.programme_id as id from module m join feedback_round r on r.module_id = m.id where r.id = $1',
    );
    return {
      round: [roundId],
      subject: await ids(`select s.id from feedback_subject s ${byPerson}`),
      coached: [subjectIds[0]!],
      report: await ids(
        `select f.id from feedback_report f join feedback_subject s on s.id = f.subject_id ${byPerson}`,
      ),
      unitReport: await ids('select id from feedback_unit_report where round_id = $1'),
      module: [department.moduleId],
      programme: programmes,
      moduleProgramme: programmes,
      person: [department.leaders[0]!.id, department.leaders[0]!.team[0]!],
      questionnaire: await ids('select questionnaire_id as id from feedback_round where id = $1'),
    };
  };
  const transcriptOf = async (twin: Twin, raters: readonly string[]): Promise<Transcript> => {
    const readers: Record<string, string> = {};
    for (const name of PEOPLE) readers[name] = await twin.as(name);
    readers.integration = integrations.get(twin.slug)!;
    for (const token of raters) readers[`link ${raters.indexOf(token) + 1}`] = `rater_${token}`;
    return {
      ...(await read(leerlijn, { slug: twin.slug, readers, things: await thingsOf(twin) })),
      ...(await pagesOf(leerlijn, twin.slug, raters)),
      ...mailsOf(leerlijn, twin.slug),
    };
  };
  const reportsOf = async ({ roundId, slug }: Twin): Promise<Transcript> => {
    const rows = await leerlijn.sql<{ name: string; content: object; shown: string[] }>(
      `select p.email as name, f.content, f.shown from feedback_report f join feedback_subject s on s.id = f.subject_id
         join person p on p.id = s.person_id where s.round_id = $1
       union all select u.code, t.content, null from feedback_unit_report t join org_unit u on u.id = t.unit_id where t.round_id = $1`,
      [roundId],
    );
    return Object.fromEntries(
      rows.map(({ name, content, shown }) => [
        `report of ${name.split('@')[0]}`,
        withoutChance({ content, shown }, slug),
      ]),
    );
  };
  const tablesOf = async ({ slug, department }: Twin): Promise<Transcript> => {
    const { feedback_report: _, ...rows } = await tenantRows(leerlijn, department.tenantId);
    return Object.fromEntries(
      Object.entries(rows).map(([table, lines]) => [
        table,
        lines
          .map((line) => withoutChance(line, slug))
          .sort()
          .join('\n'),
      ]),
    );
  };
  const integrations = new Map<string, string>();

  beforeAll(async () => {
    leerlijn = await startInstallation();
    const opened = await openTwins(leerlijn, each);
    twins = Object.fromEntries(opened.map((twin) => [twin.slug, twin])) as Record<Slug, Twin>;
    for (const twin of opened) {
      const scopes = ['PEOPLE_READ', 'PROGRAMMES_READ', 'PROGRESS_READ'];
      const input = { name: 'Koppeling', scopes };
      const { apiTokenCreate } = await leerlijn.must(TOKEN, { input }, await twin.as('admin'));
      integrations.set(twin.slug, apiTokenCreate.credential);
      await firstDays(leerlijn, twin, OPINIONS[twin.slug as Slug]);
    }
    await leerlijn.moveClock('2027-01-14T07:00:00.000Z');
    for (const twin of opened) await laterDays(leerlijn, twin, OPINIONS[twin.slug as Slug]);
    await leerlijn.moveClock('2027-02-02T07:00:00.000Z');
    for (const slug of ['oosterwold', 'westerwold', 'noorderwold'] as const)
      open[slug] = await transcriptOf(twins[slug], [raterOf(twins[slug]).token]);
    await leerlijn.moveClock(CLOSED);
    for (const twin of opened) {
      const { invitationId, token } = raterOf(twin);
      const answer = await leerlijn.ask(SUBMIT, { id: invitationId, version: 0, input: {} }, `rater_${token}`);
      late.push(answer.data.feedbackResponseSubmit.userErrors[0].code);
      reports[twin.slug as Slug] = await reportsOf(twin);
    }
    for (const slug of ['oosterwold', 'westerwold'] as const) {
      const twin = twins[slug];
      const things = await thingsOf(twin);
      const people = await leerlijn.sql<{ id: string }>('select id from person where email = any ($1)', [
        ['marga', 'leider2', 'lid2x1', 'lid1x1'].map((name) => `${name}@${slug}.example`),
      ]);
      const input = { id: things.report![0], with: people.map(({ id }) => id) };
      await leerlijn.must(SHARE, input, await twin.as('leider1'));
      const raters = ['lid1x1', 'lid4x1', 'leider2', 'marga'].map(
        (name) => twin.asked.find(({ rater }) => rater === name)!.token,
      );
      closed[slug] = await transcriptOf(twin, raters);
      tables[slug] = await tablesOf(twin);
    }
  }, 400_000);
  afterAll(() => leerlijn.stop());

  test('everybody reads the same before the close, whatever was answered', () => {
    expect(Object.keys(open.oosterwold!).length).toBeGreaterThan(200);
    expect(differences(open.oosterwold!, open.noorderwold!)).toEqual([]);
  });

  test('everybody reads the same before the close and after it, when raters pass their sheets on within their group', () => {
    expect(differences(open.oosterwold!, open.westerwold!)).toEqual([]);
    expect(Object.keys(closed.oosterwold!).length).toBeGreaterThan(200);
    expect(differences(closed.oosterwold!, closed.westerwold!)).toEqual([]);
    expect(differences(reports.oosterwold!, reports.westerwold!)).toEqual([]);
  });

  test("the database's owner finds the same rows after the close, when raters pass their sheets on", () => {
    expect(differences(tables.oosterwold!, tables.westerwold!)).toEqual([]);
  });

  test('reports are the same bytes, whether none to k - 1 of a group answered, judged an item, or one too few wrote', () => {
    expect(Object.keys(reports.oosterwold!)).toHaveLength(7);
    expect(differences(reports.oosterwold!, reports.zuiderwold!)).toEqual([]);
  });

  test('what was answered is in the reports, so that finding them the same means something', () => {
    expect(differences(reports.oosterwold!, reports.noorderwold!)).toHaveLength(7);
    expect(closed.oosterwold!['leider1: myFeedbackReports 1']).toContain('"mean":');
  });

  test('nobody answers after the close', () => {
    expect(late).toEqual(each.map(() => 'LINK_CLOSED'));
  });

  test('no order of what the close left behind tells whose it is better than chance does', async () => {
    const joins = new Joins();
    for (const slug of each) await addStoredJoins(joins, leerlijn, twins[slug], OPINIONS[slug]);
    expect(Object.keys(joins.deviations()).length).toBeGreaterThan(30);
    expect(joins.findings()).toEqual([]);
  });
});
