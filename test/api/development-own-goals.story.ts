import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aCourse, type Course } from '../support/course.js';
import type { Name } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

const DRAFT = `mutation ($m: ID!, $input: AssignmentDraftInput!) { assignmentDraft(moduleId: $m, input: $input) {
  assignment { id version state goal { behaviour situation noticedBy } visibleTo { audience sentence } } userErrors { code message field } } }`;
const BOARD = `query ($p: ID!, $m: ID!) { programmeBoard(programmeId: $p, moduleId: $m) { nodes { person { givenName } cells { step { key } state } } } }`;

const goal = {
  behaviour: 'Ik vraag door voordat ik een oplossing geef',
  situation: 'in mijn casus: het overleg met de wijkteams',
  noticedBy: 'de wijkteams komen zelf met een voorstel',
};

let leerlijn: Installation;
let course: Course;

beforeAll(async () => {
  leerlijn = await startInstallation();
  await leerlijn.moveClock('2027-01-04T08:00:00.000Z');
  course = await aCourse(leerlijn);
});
afterAll(() => leerlijn.stop());

const draft = async (who: Name, input: object) =>
  (await leerlijn.ask(DRAFT, { m: course.moduleId, input }, await course.as(who))).data.assignmentDraft;
const stateOf = async (who: string, key: string) => {
  const variables = { p: course.programmeId, m: course.moduleId };
  const { programmeBoard } = await leerlijn.must(BOARD, variables, await course.as('coen'));
  const { cells } = programmeBoard.nodes.find(
    ({ person }: { person: { givenName: string } }) => person.givenName === who,
  );
  return cells.find(({ step }: { step: { key: string } }) => step.key === key).state;
};

describe('in a course without POP conversations', () => {
  test('a participant begins the assignment from a learning goal of her own, and says who reads it', async () => {
    expect(await draft('anna', { goal })).toMatchObject({
      assignment: { state: 'DRAFT', goal, visibleTo: { audience: 'TWO' } },
      userErrors: [],
    });
    expect(await stateOf('Anna', 'assignment')).toBe('PLANNED');
  });

  test('somebody who names no goal, two, or half of one hears what is missing', async () => {
    expect((await draft('bram', {})).userErrors).toEqual([
      {
        code: 'GOAL_MISSING',
        field: ['input'],
        message: 'Noem óf een doel uit je POP-gesprek (goalId), óf een eigen leerdoel (goal).',
      },
    ]);
    expect((await draft('bram', { goal, goalId: course.moduleId })).userErrors).toMatchObject([
      { code: 'GOAL_MISSING' },
    ]);
    expect((await draft('bram', { goalId: course.moduleId })).userErrors).toMatchObject([
      { code: 'GOAL_WITHOUT_CONVERSATION', field: ['input', 'goalId'] },
    ]);
    expect((await draft('bram', { goal: { ...goal, situation: ' ' } })).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', field: ['input', 'goal', 'situation'] },
    ]);
  });

  test('the return day is done once somebody came and gave something for the harvest, which is asked of who came', async () => {
    const asked = async () => {
      const home = '{ home { tasks { kind sentence reason } } }';
      const { tasks } = (await leerlijn.must(home, {}, await course.as('anna'))).home;
      return tasks
        .filter(({ kind }: { kind: string }) => kind === 'RETURN_DAY')
        .map(({ reason, sentence }: { reason: string; sentence: string }) => [reason, sentence]);
    };
    await leerlijn.moveClock('2027-04-12T08:00:00.000Z');
    const coordinator = await course.as('coen');
    const { sessionPlan } = await leerlijn.must(
      'mutation ($m: ID!, $input: SessionPlanInput!) { sessionPlan(moduleId: $m, input: $input) { session { id } userErrors { message } } }',
      {
        m: course.moduleId,
        input: { kind: 'RETURN_DAY', startsAtLocal: '2027-04-12T11:00', minutes: 60, place: 'Amstel 1', capacity: 9 },
      },
      coordinator,
    );
    const { id } = sessionPlan.session;
    await leerlijn.must(
      'mutation ($id: ID!) { sessionInvite(id: $id) { userErrors { message } } }',
      { id },
      coordinator,
    );
    await leerlijn.sql(`update module_step set starts_on = '2027-04-12', ends_on = '2027-04-12' where id = $1`, [
      course.steps['return-day']!.id,
    ]);
    expect(await asked()).toEqual([]);
    await leerlijn.moveClock('2027-04-12T11:00:00.000Z');
    await leerlijn.must(
      'mutation ($id: ID!, $input: AttendanceRecordInput!) { attendanceRecord(sessionId: $id, version: 1, input: $input) { userErrors { message } } }',
      { id, input: { present: [course.ids.anna] } },
      await course.as('coen'),
    );
    expect(await stateOf('Anna', 'return-day')).toBe('UNDER_WAY');
    expect(await asked()).toEqual([
      ['HARVEST_NOT_GIVEN', expect.stringMatching(/^Geef aan de oogst wat je meeneemt: /)],
    ]);
    await leerlijn.must(
      'mutation ($m: ID!, $input: HarvestGiveInput!) { harvestGive(moduleId: $m, input: $input) { userErrors { message } } }',
      {
        m: course.moduleId,
        input: { kind: 'COMMITMENT', audience: 'PROGRAMME', text: 'Ik vraag eerst drie keer door' },
      },
      await course.as('anna'),
    );
    expect(await stateOf('Anna', 'return-day')).toBe('DONE');
    expect(await asked()).toEqual([]);
  });
});

describe('in a module with POP conversations', () => {
  test('the goal comes out of the conversation', async () => {
    await leerlijn.sql(`update module_step set kind = 'POP_CONVERSATION' where id = $1`, [course.steps.intake!.id]);
    expect((await draft('cem', { goal })).userErrors).toMatchObject([
      { code: 'GOAL_NOT_SIGNED', field: ['input', 'goal'] },
    ]);
  });
});
