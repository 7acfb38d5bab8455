import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Coordinator, coordinating, PROPOSE } from '../support/coordinating.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { aReportedRound, type ReportedRound } from '../support/reports.js';

const ADD = `mutation ($s: ID!, $input: FeedbackNominationAddInput!) { feedbackRaterAdd(subjectId: $s, input: $input) {
  userErrors { message field } } }`;
const NOTICES = 'query ($s: ID!) { feedbackSubject(id: $s) { notices { group code } } }';

/** In January everybody was asked about the leaders. In April the same people are asked again. */
describe('a round that asks the people of an earlier one', () => {
  let leerlijn: Installation;
  let earlier: ReportedRound;
  let coordinator: Coordinator;
  let subjectId: string;

  const notices = async () => (await coordinator.must(NOTICES, { s: subjectId })).feedbackSubject.notices;
  const add = async (group: string, leader: number) => {
    const raterId = earlier.department.leaders[leader]!.team[0];
    const { data } = await coordinator.ask(ADD, { s: subjectId, input: { group, raterId } });
    return data.feedbackRaterAdd.userErrors;
  };

  beforeAll(async () => {
    leerlijn = await startInstallation();
    earlier = await aReportedRound(leerlijn);
    coordinator = coordinating(leerlijn, earlier.department.moduleId, () => earlier.department.as('coordinator'));
    const roundId = await coordinator.plan({ opensOn: '2027-04-05', closesOn: '2027-04-30' });
    const { feedbackRatersPropose } = await coordinator.must(PROPOSE, { r: roundId });
    subjectId = feedbackRatersPropose.subjects[0].id;
    await coordinator.approveAll(roundId);
    await leerlijn.moveClock('2027-04-05T06:00:00.000Z');
  });
  afterAll(() => leerlijn.stop());

  test('has nothing to warn of', async () => {
    expect(await notices()).toEqual([]);
  });

  test('takes nobody more into a group that would differ by that one', async () => {
    expect(await add('PEER', 2)).toEqual([
      { message: expect.stringContaining('niets laten zien'), field: ['input', 'group'] },
    ]);
    expect(await notices()).toEqual([]);
  });
});
