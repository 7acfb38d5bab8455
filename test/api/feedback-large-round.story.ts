import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Queue } from 'bullmq';
import { QUEUE } from '../../src/platform/jobs/tokens.js';
import { CLOSING, type Coordinator, coordinating, OPEN, PROPOSE, SELF_GROUP } from '../support/coordinating.js';
import { everybodyAnswers } from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { statementCounter } from '../support/statement-counter.js';
import { aWorkforce, type Workforce } from '../support/workforce.js';

const SUBJECTS = 1200;
const JUST_BEFORE = '2027-01-11T06:59:00.000Z';

describe('a round of twelve hundred participants', () => {
  let leerlijn: Installation;
  let workforce: Workforce;
  let coordinator: Coordinator;
  let roundId: string;
  let counter: ReturnType<typeof statementCounter>;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    counter = statementCounter(leerlijn.app.getHttpServer());
    workforce = await aWorkforce(leerlijn, { leaders: SUBJECTS, teamSize: 0 });
    coordinator = coordinating(leerlijn, workforce.moduleId, () => workforce.as('coen'));
  });
  afterAll(async () => {
    counter.stop();
    await leerlijn.stop();
  });

  test('gets its raters from the org chart, and one approval of them all', async () => {
    const raterGroups = [
      SELF_GROUP,
      { key: 'MANAGER', name: { nl: 'Leidinggevende' }, minimum: 1, maximum: 1, anonymous: false },
      { key: 'PEER', name: { nl: 'Collega’s', en: 'Colleagues' }, minimum: 3, maximum: 6 },
    ];
    roundId = await coordinator.plan({ raterGroups });
    await coordinator.must(PROPOSE, { r: roundId });
    const subjects = await coordinator.subjects(roundId);
    expect(subjects.map(({ check }) => check)).toEqual(Array(SUBJECTS).fill({ readiness: 'READY' }));
    await coordinator.approveAll(roundId);
    await leerlijn.settle();
  });

  test('is opened by hand in as many statements as a round of six', async () => {
    const small = await aWorkforce(leerlijn, { leaders: 6, teamSize: 0, slug: 'kleinstad' });
    const other = coordinating(leerlijn, small.moduleId, () => small.as('coen'));
    const smallRound = await other.plan({ raterGroups: [SELF_GROUP] });
    await other.must(PROPOSE, { r: smallRound });
    await other.approveAll(smallRound);
    await leerlijn.moveClock(JUST_BEFORE);
    // The worker rests: it would open them by itself.
    const queue = leerlijn.app.get<Queue>(QUEUE);
    await queue.pause();
    await leerlijn.sql(`update feedback_round set opens_at = $1`, [JUST_BEFORE]);
    const openedBy = async (who: Workforce, r: string) => {
      const credential = await who.as('coen');
      return counter.during(async (headers) => {
        const { data } = await leerlijn.ask(OPEN, { r }, credential, headers);
        expect(data.feedbackRoundOpen).toEqual({ round: { state: 'OPEN' }, userErrors: [] });
      });
    };
    const [few, many] = [await openedBy(small, smallRound), await openedBy(workforce, roundId)];
    await queue.resume();
    expect(many.length).toBe(few.length);
  });

  test('and not a second time, which says so and sends nothing', async () => {
    const again = await coordinator.ask(OPEN, { r: roundId });
    expect(again.data.feedbackRoundOpen.userErrors).toEqual([
      { code: 'ROUND_REFUSED', message: 'De ronde is al open: dit kon alleen ervoor.' },
    ]);
    await leerlijn.settle();
    const [asked] = await leerlijn.sql<{ invited: number; nominated: number }>(
      `select (select count(*) from feedback_invitation)::int as invited, (select count(*) from feedback_nomination)::int as nominated`,
    );
    expect(asked!.invited).toBe(asked!.nominated);
  });

  test('asks everybody in one mail, whatever number of questionnaires is behind their link', async () => {
    const mails = await leerlijn.sql<{ mails: number; people: number }>(
      `select count(*)::int as mails, count(distinct link_id)::int as people from delivery where template = 'FEEDBACK_INVITATION' and state = 'SENT'`,
    );
    const people = SUBJECTS + SUBJECTS / 20 + 6;
    expect(mails).toEqual([{ mails: people, people }]);
  });

  test('and is reported at the close, everybody’s report to themselves', async () => {
    await everybodyAnswers(leerlijn, roundId);
    await leerlijn.moveClock(CLOSING);
    expect(await coordinator.round()).toMatchObject({ state: 'REPORTED' });
    const { myFeedbackReports } = await leerlijn.must(
      '{ myFeedbackReports { competencies { figures { source mean } } } }',
      {},
      await workforce.as('leider1200'),
    );
    const [{ competencies }] = myFeedbackReports;
    expect(competencies[0].figures.find(({ source }: { source: string }) => source === 'PEER').mean).toBe(3);
  });
});
