import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type Coordinator,
  coordinating,
  DAYS,
  OPEN,
  OPENING,
  PLAN,
  PROPOSE,
  SELF_GROUP,
} from '../support/coordinating.js';
import { aDepartment, anApprovedRound, type Department, QUESTIONNAIRE } from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';

const CHANGE = `mutation ($r: ID!, $v: Int! = 1, $groups: [FeedbackRaterGroupInput!]!) { feedbackRoundRaterGroupsChange(id: $r, version: $v, raterGroups: $groups) {
  round { heldUpBy raterGroups { key anonymous } } userErrors { code message field } } }`;

const group = (key: string, nl: string, anonymous = true) => ({
  key,
  name: { nl },
  minimum: 1,
  maximum: 30,
  anonymous,
});
const MANAGER_GROUP = { ...group('MANAGER', 'Leidinggevende', false), maximum: 1 };
const PEERS = group('PEER', 'Collega’s');
const TEAM = group('DIRECT_REPORT', 'Teamleden');

/** Every item is for oneself and for colleagues. */
const FOR_PEERS = QUESTIONNAIRE.replace(/^minimumRaters:.*\n/m, '')
  .replace(/^key: .*$/m, 'key: for-peers')
  .replace(/\{ key: (\w+-\d),/g, '{ key: $1, groups: [SELF, PEER],');

describe('a round that is planned, and changed', () => {
  let leerlijn: Installation;
  let department: Department;
  let coordinator: Coordinator;
  let forPeers: string;

  const plan = async (raterGroups?: object[]) =>
    (
      await coordinator.ask(PLAN, {
        m: department.moduleId,
        input: { questionnaireId: forPeers, ...DAYS, raterGroups },
      })
    ).data.feedbackRoundPlan;
  const change = async (roundId: string, groups: object[]) =>
    (await coordinator.ask(CHANGE, { r: roundId, groups })).data.feedbackRoundRaterGroupsChange;
  const cancel = (roundId: string) =>
    coordinator.must('mutation ($r: ID!) { feedbackRoundCancel(id: $r) { userErrors { message } } }', { r: roundId });
  const messages = ({ userErrors }: { userErrors: { message: string }[] }) => userErrors.map(({ message }) => message);

  beforeAll(async () => {
    leerlijn = await startInstallation();
    department = await aDepartment(leerlijn);
    coordinator = coordinating(leerlijn, department.moduleId, () => department.as('coordinator'));
    const { questionnairePublish } = await coordinator.must(
      'mutation ($yaml: String!) { questionnairePublish(input: { yaml: $yaml }) { questionnaire { id } userErrors { message } } }',
      { yaml: FOR_PEERS },
    );
    forPeers = questionnairePublish.questionnaire.id;
  });
  afterAll(() => leerlijn.stop());

  test('asks no group to which its questionnaire has no question, and every group to which it has one', async () => {
    const nothingFor = (key: string) =>
      `raterGroups.${key}: aan deze groep vraagt de vragenlijst niets: laat de groep weg, of kies een andere vragenlijst`;
    expect(messages(await plan())).toEqual(['MANAGER', 'DIRECT_REPORT', 'OTHER'].map(nothingFor));
    expect(messages(await plan([SELF_GROUP]))).toEqual([
      'raterGroups.PEER: de vragenlijst heeft vragen voor deze groep: neem de groep op in de ronde, of kies een andere vragenlijst',
    ]);
    const { round } = await plan([SELF_GROUP, PEERS]);
    expect(messages(await change(round.id, [SELF_GROUP, PEERS, TEAM]))).toEqual([nothingFor('DIRECT_REPORT')]);
    await cancel(round.id);
  });

  test('leaves a group anonymous in which people were chosen', async () => {
    const { roundId } = await anApprovedRound(leerlijn, department);
    expect(messages(await change(roundId, [SELF_GROUP, MANAGER_GROUP, { ...PEERS, anonymous: false }, TEAM]))).toEqual([
      'raterGroups.PEER: er staan al mensen in deze anonieme groep: laat haar anoniem, of haal hen er eerst uit',
    ]);
    const { round } = await change(roundId, [SELF_GROUP, MANAGER_GROUP, PEERS, TEAM]);
    expect(round.raterGroups.map(({ key }: { key: string }) => key)).toEqual([
      'SELF',
      'MANAGER',
      'PEER',
      'DIRECT_REPORT',
    ]);
    await cancel(roundId);
  });

  test('names a group in characters that can be seen', async () => {
    const { userErrors } = await plan([SELF_GROUP, { ...PEERS, name: { nl: 'Colle\u0007ga’s' } }]);
    expect(messages({ userErrors })).toEqual([
      'raterGroups.1.name.nl: een naam staat op één regel, met zichtbare tekens',
    ]);
  });

  test('says what keeps it from opening, also to who has just changed it', async () => {
    const { round } = await plan([SELF_GROUP, PEERS]);
    await leerlijn.moveClock(OPENING);
    expect((await change(round.id, [SELF_GROUP, PEERS])).round.heldUpBy).toBe('NO_APPROVED_PANEL');
    await cancel(round.id);
  });

  test('stays closed once it is closed early, as its raters have read', async () => {
    const { roundId } = await anApprovedRound(leerlijn, department);
    await coordinator.must(OPEN, { r: roundId });
    await leerlijn.moveClock('2027-01-20T10:00:00.000Z');
    const { feedbackRoundCloseEarly } = await coordinator.must(
      'mutation ($r: ID!) { feedbackRoundCloseEarly(id: $r) { round { closesAt } userErrors { message } } }',
      { r: roundId },
    );
    expect(feedbackRoundCloseEarly.round.closesAt).toMatch(/^2027-01-20T10:00/);
    const { data } = await coordinator.ask(
      'mutation ($r: ID!) { feedbackRoundExtend(id: $r, closesOn: "2027-01-22") { round { closesAt } userErrors { message field } } }',
      { r: roundId },
    );
    expect(data.feedbackRoundExtend).toEqual({
      round: null,
      userErrors: [
        {
          message: 'Het sluitingsmoment van deze ronde is voorbij, en een gesloten ronde gaat niet meer open.',
          field: ['id'],
        },
      ],
    });
    const { feedbackRatersPropose } = (await coordinator.ask(PROPOSE, { r: roundId })).data;
    expect(feedbackRatersPropose.userErrors).toEqual([
      { code: 'ROUND_REFUSED', message: 'De ronde is al open: dit kon alleen ervoor.', field: ['roundId'] },
    ]);
  });
});
