import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Coordinator, coordinating, IMPORT, PROPOSE, SELF_GROUP } from '../support/coordinating.js';
import { aDepartment, type Department, QUESTIONNAIRE } from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { ratersFromOutside } from '../support/nominations.js';

const ROUND = `query ($m: ID!) { feedbackRounds(moduleId: $m) { id raterGroups { key name { nl en } minimum maximum anonymous } } }`;
const SET = `mutation ($v: Int! = 1, $groups: [FeedbackRaterGroupInput!]) { feedbackRaterGroupsSet(version: $v, raterGroups: $groups) {
  settings { raterGroups { key } } userErrors { code message field } } }`;
const CHANGE = `mutation ($r: ID!, $v: Int! = 1, $groups: [FeedbackRaterGroupInput!]!) { feedbackRoundRaterGroupsChange(id: $r, version: $v, raterGroups: $groups) {
  round { raterGroups { key } } userErrors { code message field } } }`;
const CANCEL = 'mutation ($r: ID!) { feedbackRoundCancel(id: $r) { round { state } userErrors { message } } }';
const ADD = `mutation ($s: ID!, $input: FeedbackNominationAddInput!) { feedbackNominationAdd(subjectId: $s, input: $input) {
  subject { notices { group code } } userErrors { code message } } }`;
const PANEL = `query ($r: ID!) { feedbackSubjects(roundId: $r) { nodes { id notices { group code } nominations { group } } } }`;

/** A questionnaire that leaves the groups open. */
const OF_NO_GROUPS = QUESTIONNAIRE.replace(/^minimumRaters: .*\n/m, '');

const CITIZENS = { key: 'CITIZEN', name: { nl: 'Inwoners', en: 'Citizens' }, minimum: 6, maximum: 7 };
const CLIENT = { key: 'CLIENT', name: { en: 'Client' }, minimum: 1, maximum: 1, anonymous: false };

describe('a coordinator chooses who looks at a participant', () => {
  let leerlijn: Installation;
  let department: Department;
  let coordinator: Coordinator;
  let roundId: string;
  const round = async () => (await coordinator.must(ROUND, { m: department.moduleId })).feedbackRounds[0];
  const keys = (groups: { key: string }[]) => groups.map(({ key }) => key);

  beforeAll(async () => {
    leerlijn = await startInstallation();
    department = await aDepartment(leerlijn);
    coordinator = coordinating(leerlijn, department.moduleId, () => department.as('coordinator'));
  });
  afterAll(() => leerlijn.stop());

  test('without a word about it, it is the five groups that everybody knows', async () => {
    roundId = await coordinator.plan({}, OF_NO_GROUPS);
    expect(keys((await round()).raterGroups)).toEqual(['SELF', 'MANAGER', 'PEER', 'DIRECT_REPORT', 'OTHER']);
    await coordinator.must(CANCEL, { r: roundId });
  });

  test('or those that the organisation settled on, in its own words', async () => {
    const admin = await department.as('admin');
    await leerlijn.must(SET, { groups: [SELF_GROUP, CITIZENS] }, admin);
    roundId = await coordinator.plan({}, OF_NO_GROUPS);
    expect(keys((await round()).raterGroups)).toEqual(['SELF', 'CITIZEN']);
    await coordinator.must(CANCEL, { r: roundId });
    const { feedbackRaterGroupsSet } = await leerlijn.must(SET, { v: 2, groups: null }, admin);
    expect(keys(feedbackRaterGroupsSet.settings.raterGroups)).toHaveLength(5);
  });

  test('groups that cannot be are refused all at once, by place, in the language of who asks', async () => {
    const before = await round();
    const wrong = [
      { key: 'SELF', name: { nl: 'Jezelf' }, minimum: 1, maximum: 1, anonymous: true },
      { key: 'CITIZEN', name: {}, minimum: 9, maximum: 3 },
      { key: 'CITIZEN', name: { nl: 'Nog eens' } },
    ];
    const plan = async () => coordinator.plan({ raterGroups: wrong });
    await expect(plan()).rejects.toThrow('raterGroups.0');
    const { data } = await coordinator.ask(CHANGE, { r: roundId, groups: wrong });
    const errors = data.feedbackRoundRaterGroupsChange.userErrors;
    expect(errors.map(({ message }: { message: string }) => message).sort()).toEqual([
      'raterGroups.0.anonymous: SELF en MANAGER antwoorden onder hun naam',
      'raterGroups.1.minimum: is meer dan het hoogste aantal',
      'raterGroups.1.name: heeft geen naam in het Nederlands of Engels',
      'raterGroups.2.key: komt al eerder voor',
    ]);
    expect(await round()).toEqual(before);
  });

  test('also what is beyond every measure, with the measure', async () => {
    const groups = [SELF_GROUP, { key: 'citizens!', name: { nl: 'Inwoners' }, maximum: 201 }];
    await leerlijn.sql(`update person set language = 'en' where email = 'coen@amstelstad.example'`);
    const { data } = await coordinator.ask(CHANGE, { r: roundId, groups });
    await leerlijn.sql(`update person set language = 'nl' where email = 'coen@amstelstad.example'`);
    expect(
      data.feedbackRoundRaterGroupsChange.userErrors.map(({ message }: { message: string }) => message).sort(),
    ).toEqual([
      'raterGroups.1.key: a key begins with a capital, and consists of capitals, digits and _',
      'raterGroups.1.maximum: is too large or too long: 200 at most',
    ]);
  });

  test('a round has groups of its own: names in one language or both, a minimum, a maximum, named or anonymous', async () => {
    roundId = await coordinator.plan({ raterGroups: [SELF_GROUP, CITIZENS, CLIENT] });
    expect((await round()).raterGroups).toEqual([
      { ...SELF_GROUP },
      { ...CITIZENS, anonymous: true },
      { ...CLIENT, name: { nl: null, en: 'Client' } },
    ]);
  });

  test('fewer than the minimum is told and not refused', async () => {
    const csv = ratersFromOutside(department.leaders[0]!.email, { CITIZEN: 5, CLIENT: 1 });
    await coordinator.must(IMPORT, { r: roundId, csv });
    const [subject] = (await coordinator.must(PANEL, { r: roundId })).feedbackSubjects.nodes;
    expect(subject.notices).toEqual([{ group: 'CITIZEN', code: 'BELOW_MINIMUM' }]);
  });

  test('more than the maximum is refused, with the number that fits, and adds nobody', async () => {
    const [subject] = (await coordinator.must(PANEL, { r: roundId })).feedbackSubjects.nodes;
    const add = (at: number) =>
      coordinator.ask(ADD, {
        s: subject.id,
        input: { group: 'CITIZEN', external: { name: 'Meer', email: `meer.${at}@buiten.example`, language: 'NL' } },
      });
    expect((await add(6)).data.feedbackNominationAdd.userErrors).toEqual([]);
    expect((await add(7)).data.feedbackNominationAdd.userErrors).toEqual([]);
    expect((await add(8)).data.feedbackNominationAdd.userErrors).toEqual([
      { code: 'PANEL_FAULT', message: 'In de groep CITIZEN is plaats voor hooguit 7 mensen.' },
    ]);
    const [after] = (await coordinator.must(PANEL, { r: roundId })).feedbackSubjects.nodes;
    expect(after.nominations).toHaveLength(9);
    expect(after.notices).toEqual([]);
  });

  test('a group that the round does not have is refused with those that it has', async () => {
    const [subject] = (await coordinator.must(PANEL, { r: roundId })).feedbackSubjects.nodes;
    const external = { name: 'Buur', email: 'buur@buiten.example', language: 'NL' };
    const { data } = await coordinator.ask(ADD, { s: subject.id, input: { group: 'PEER', external } });
    expect(data.feedbackNominationAdd.userErrors.map(({ message }: { message: string }) => message)).toContain(
      'Deze ronde heeft de groep PEER niet. De groepen zijn: SELF, CITIZEN, CLIENT.',
    );
  });

  test('groups are changed while raters are chosen, but not those that people are in', async () => {
    const { data } = await coordinator.ask(CHANGE, { r: roundId, groups: [SELF_GROUP, CLIENT] });
    expect(data.feedbackRoundRaterGroupsChange.userErrors).toEqual([
      {
        code: 'RATER_GROUPS_FAULT',
        message: 'raterGroups.CITIZEN: er staan al mensen in deze groep: haal hen er eerst uit',
        field: ['raterGroups', 'CITIZEN'],
      },
    ]);
    expect(keys((await round()).raterGroups)).toEqual(['SELF', 'CITIZEN', 'CLIENT']);
    const neighbours = { key: 'NEIGHBOUR', name: { nl: 'Buren' } };
    await coordinator.must(CHANGE, { r: roundId, groups: [SELF_GROUP, CLIENT, CITIZENS, neighbours] });
    expect(keys((await round()).raterGroups)).toEqual(['SELF', 'CLIENT', 'CITIZEN', 'NEIGHBOUR']);
  });

  test('the org chart proposes nobody for a group that it knows nothing of', async () => {
    await coordinator.must(PROPOSE, { r: roundId });
    const subjects = (await coordinator.must(PANEL, { r: roundId })).feedbackSubjects.nodes;
    const proposed = subjects.filter(({ nominations }: { nominations: object[] }) => nominations.length < 9);
    expect(proposed.map(({ nominations }: { nominations: object[] }) => nominations)).toEqual(
      Array(5).fill([{ group: 'SELF' }]),
    );
  });

  test('and nobody changes groups once the round is open', async () => {
    await coordinator.approveAll(roundId);
    await leerlijn.moveClock('2027-01-11T07:00:00.000Z');
    const { data } = await coordinator.ask(CHANGE, { r: roundId, groups: [SELF_GROUP] });
    expect(data.feedbackRoundRaterGroupsChange.userErrors[0].message).toBe(
      'De ronde is al open: dit kon alleen ervoor.',
    );
  });
});
