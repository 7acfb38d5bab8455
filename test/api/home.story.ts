import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aDirectorate, type Directorate, type Name } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { insertUsualSteps } from '../support/usual-steps.js';

const HOME = `{ home { tasks { sentence why late as participant { givenName } } comingSessions { title { nl } place } } }`;
const START = `mutation ($id: ID!) { popConversationsStart(moduleId: $id) { started userErrors { message } } }`;
const PLAN_STEPS = `mutation ($m: ID!, $input: ModuleStepsPlanInput!) { moduleStepsPlan(moduleId: $m, version: 1, input: $input) { userErrors { message } } }`;
const PLAN_POP = `mutation ($id: ID!, $input: PopConversationPlanInput!) { popConversationPlan(id: $id, input: $input) { userErrors { message } } }`;

describe('what somebody has to do now', () => {
  let leerlijn: Installation;
  let directorate: Directorate;
  let moduleId: string;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-02-08T08:00:00.000Z');
    directorate = await aDirectorate(leerlijn);
    [moduleId] = directorate.moduleIds;
    const coordinator = await directorate.as('coen');
    const steps = [
      { kind: 'POP_CONVERSATION', startsOn: '2027-02-08', endsOn: '2027-02-26' },
      { kind: 'FINAL_CONVERSATION', startsOn: '2027-05-31', endsOn: '2027-06-18' },
    ];
    const there = await leerlijn.sql<{ kind: string }>('select kind from module_step where module_id = $1', [moduleId]);
    const kinds = steps.map(({ kind }) => kind).filter((kind) => !there.some((step) => step.kind === kind));
    await insertUsualSteps(leerlijn, { tenantId: directorate.tenantId, moduleId }, kinds, 20);
    await leerlijn.must(PLAN_STEPS, { m: moduleId, input: { steps } }, coordinator);
    await leerlijn.must(START, { id: moduleId }, coordinator);
  });
  afterAll(() => leerlijn.stop());

  const tasksOf = async (name: Name) => (await leerlijn.must(HOME, {}, await directorate.as(name))).home.tasks;

  test('is for a participant to plan the conversation, and why', async () => {
    expect(await tasksOf('anna')).toEqual([
      {
        sentence: 'Plan: POP-gesprek',
        why: 'Dit hoort uiterlijk op 26 februari 2027 klaar te zijn.',
        late: false,
        as: 'PARTICIPANT',
        participant: { givenName: 'Anna' },
      },
    ]);
  });

  test('is not yet what begins in months, nor what is somebody else’s move', async () => {
    expect(await tasksOf('marga')).toEqual([]);
    expect(await tasksOf('dora')).toEqual([]);
  });

  test('is for a manager what waits for the manager of that conversation, and of no other', async () => {
    const [pop] = await leerlijn.sql<{ id: string }>(
      'select id from pop_conversation where module_id = $1 and participant_id = $2',
      [moduleId, directorate.ids.anna],
    );
    const input = { startsAtLocal: '2027-02-15T10:00', minutes: 60, place: 'Kamer 3.12' };
    await leerlijn.must(PLAN_POP, { id: pop!.id, input }, await directorate.as('anna'));
    // Both have prepared: what is left to do comes when they have met.
    await leerlijn.moveClock('2027-02-16T08:00:00.000Z');
    await leerlijn.must(
      `mutation ($id: ID!) { popConversationWrite(id: $id, version: 1, input: {
         goals: [{ behaviour: "Afspraken maken", situation: "Weekoverleg", noticedBy: "Het team" }], agreements: "Elke week" }) { userErrors { message } } }`,
      { id: pop!.id },
      await directorate.as('anna'),
    );
    await leerlijn.must(
      'mutation ($id: ID!) { popConversationSign(id: $id, version: 2) { userErrors { message } } }',
      { id: pop!.id },
      await directorate.as('anna'),
    );
    expect((await tasksOf('marga')).map(({ sentence, as }: Record<string, string>) => [sentence, as])).toEqual([
      ['Onderteken: POP-gesprek met Anna Aker', 'MANAGER'],
    ]);
    expect(await tasksOf('mo')).toEqual([]);
    expect(await tasksOf('anna')).toEqual([]);
  });

  test('is late once the last day is over, and then comes first', async () => {
    await leerlijn.moveClock('2027-03-01T08:00:00.000Z');
    const [task] = await tasksOf('bram');
    expect(task).toMatchObject({ late: true, why: 'Dit had op 26 februari 2027 klaar moeten zijn.' });
  });

  test('is said in one’s own language', async () => {
    await leerlijn.sql(`update person set language = 'en' where id = $1`, [directorate.ids.bram]);
    const [task] = await tasksOf('bram');
    expect(task).toMatchObject({
      sentence: 'Plan: POP conversation',
      why: 'This was to be done by February 26, 2027.',
    });
  });
});
