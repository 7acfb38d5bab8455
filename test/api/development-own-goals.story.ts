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

  describe('from the case that somebody writes for a step of it', () => {
    const WRITE = `mutation ($s: ID!, $v: Int!, $input: PracticeCaseWriteInput!) { practiceCaseWrite(stepId: $s, version: $v, input: $input) { userErrors { code } } }`;
    const FROM = `query ($id: ID!) { assignment(id: $id) { visibleTo { audience } practiceCase { stepId text audience person { displayName } visibleTo { sentence } } } }`;
    const MINE = '{ myAssignments { id practiceCase { text } } }';
    const text = 'Het overleg met de wijkteams loopt vast';
    let stepId: string;
    let id: string;
    const writes = async (who: Name, v: number, input: object, s = stepId) =>
      leerlijn.must(WRITE, { s, v, input }, await course.as(who));
    const caseFor = async (who: Name) => {
      const { assignment } = await leerlijn.must(FROM, { id }, await course.as(who));
      return assignment.practiceCase?.text ?? null;
    };
    const refusals = async (who: Name, practiceCaseStepId: string) =>
      (await draft(who, { goal, practiceCaseStepId })).userErrors;

    beforeAll(async () => {
      stepId = course.steps['practice-case']!.id;
      await writes('cem', 0, { text: 'Van Cem', audience: 'PROGRAMME' });
    });

    test('begins the assignment only once something is written', async () => {
      const refused = [
        {
          code: 'PRACTICE_CASE_NOT_WRITTEN',
          field: ['input', 'practiceCaseStepId'],
          message:
            'Schrijf eerst je praktijkcasus op. Je kunt alleen beginnen vanuit een eigen casus van dit programma.',
        },
      ];
      expect(await refusals('bram', stepId)).toEqual(refused);
      expect(await refusals('bram', course.steps['return-day']!.id)).toEqual(refused);
      await writes('bram', 0, { text: ' ' });
      expect(await refusals('bram', stepId)).toEqual(refused);
      expect((await leerlijn.must(MINE, {}, await course.as('bram'))).myAssignments).toEqual([]);
    });

    test('and never from a case of another programme', async () => {
      const [elsewhere] = await leerlijn.sql<{ id: string }>(
        `insert into module_step (tenant_id, id, module_id, kind, position, key, title, who, form, on_the_job, with_others, formal, hours, requirement, completion)
         select s.tenant_id, gen_random_uuid(), $2, kind, 99, 'case-elsewhere', title, who, form, on_the_job, with_others, formal, hours, requirement, completion
           from module_step s where s.id = $1 returning id`,
        [stepId, course.moduleIds[0]],
      );
      await leerlijn.sql(
        `insert into practice_case (tenant_id, id, step_id, person_id, text, audience, written_at)
         values ($1, gen_random_uuid(), $2, $3, 'Elders', 'PROGRAMME', now())`,
        [course.tenantId, elsewhere!.id, course.ids.bram],
      );
      expect(await refusals('bram', elsewhere!.id)).toMatchObject([{ code: 'PRACTICE_CASE_NOT_WRITTEN' }]);
    });

    test('the participant finds it in the assignment, as it is and as it becomes', async () => {
      await writes('bram', 1, { text });
      const { assignment, userErrors } = await draft('bram', { goal, practiceCaseStepId: stepId });
      expect(userErrors).toEqual([]);
      id = assignment.id;
      expect((await leerlijn.must(FROM, { id }, await course.as('bram'))).assignment.practiceCase).toEqual({
        stepId,
        text,
        audience: 'OWN',
        person: { displayName: 'Bram Bos' },
        visibleTo: { sentence: 'Alleen jij.' },
      });
      await writes('bram', 2, { text: `${text}, en nu?` });
      expect((await leerlijn.must(MINE, {}, await course.as('bram'))).myAssignments).toEqual([
        { id, practiceCase: { text: `${text}, en nu?` } },
      ]);
    });

    test('no reader of the assignment is given it thereby: not who helps, nor the manager with whom it is shared', async () => {
      const bram = await course.as('bram');
      await leerlijn.must(
        'mutation ($id: ID!, $p: ID!) { assignmentHelperInvite(id: $id, personId: $p) { userErrors { code } } }',
        { id, p: course.ids.tess },
        bram,
      );
      expect(await caseFor('tess')).toBeNull();
      await leerlijn.sql(`update assignment set state = 'UNDER_WAY' where id = $1`, [id]);
      await leerlijn.must(
        'mutation ($id: ID!, $p: ID!) { assignmentShare(id: $id, personId: $p) { userErrors { code } } }',
        { id, p: course.ids.marga },
        bram,
      );
      expect(await caseFor('marga')).toBeNull();
      await writes('bram', 3, { text, audience: 'PROGRAMME' });
      expect(await caseFor('marga')).toBeNull();
    });

    test('but whoever reads it anyway, as a coordinator does what was brought, finds it there too, until it is taken back', async () => {
      await leerlijn.sql(
        `insert into role_grant (tenant_id, person_id, role, granted_at) values ($1, $2, 'COORDINATOR', now())`,
        [course.tenantId, course.ids.marga],
      );
      expect(await caseFor('marga')).toBe(text);
      await writes('bram', 4, { text });
      expect(await caseFor('marga')).toBeNull();
      expect(await caseFor('bram')).toBe(text);
    });
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
