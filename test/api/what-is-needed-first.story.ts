import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import {
  aCoachedDirectorate,
  acting,
  CONFIRM_MATCHES,
  type CoachedDirectorate,
  DESCRIBE,
  PROPOSE_MATCH,
} from '../support/coaching.js';
import { QUESTIONNAIRE } from '../support/feedback.js';
import { type Installation, OPERATOR, startInstallation } from '../support/installation.js';

const PUBLISH = `mutation ($yaml: String!) { questionnairePublish(input: { yaml: $yaml }) { questionnaire { id } userErrors { code message } } }`;

let leerlijn: Installation;
let directorate: CoachedDirectorate;
let does: ReturnType<typeof acting>['does'];
let tries: ReturnType<typeof acting>['tries'];
/** Of Otto's programme, in which nobody takes part. */
let empty: { readonly programmeId: string; readonly moduleId: string };

beforeAll(async () => {
  leerlijn = await startInstallation();
  await leerlijn.moveClock('2027-01-04T08:00:00.000Z');
  directorate = await aCoachedDirectorate(leerlijn);
  ({ does, tries } = acting(leerlijn, directorate.as));
  const { tenantId, ids } = directorate;
  const [programme] = await leerlijn.sql<{ id: string }>('select id from programme where client_id = $1', [ids.otto]);
  empty = { programmeId: programme!.id, moduleId: newId() };
  await leerlijn.sql('insert into module (tenant_id, id, programme_id, position, name) values ($1, $2, $3, 1, $4)', [
    tenantId,
    empty.moduleId,
    empty.programmeId,
    { nl: 'Nog leeg', en: 'Still empty' },
  ]);
});
afterAll(() => leerlijn.stop());

const refusedAs = (code: string, message: RegExp) => ({
  userErrors: [{ code, message: expect.stringMatching(message) }],
});

describe('a coordinator hears what is needed first', () => {
  test('when raters are to be proposed and nobody takes part', async () => {
    const { questionnaire } = await does('coen', PUBLISH, { yaml: QUESTIONNAIRE });
    const PLAN = `mutation ($m: ID!, $input: FeedbackRoundPlanInput!) { feedbackRoundPlan(moduleId: $m, input: $input) { round { id } userErrors { code message } } }`;
    const days = { opensOn: '2027-01-11', closesOn: '2027-02-05' };
    const m = empty.moduleId;
    expect(await tries('coen', PLAN, { m, input: { questionnaireId: newId(), ...days } })).toMatchObject(
      refusedAs('QUESTIONNAIRE_UNKNOWN', /vragenlijst/i),
    );
    const { round } = await does('coen', PLAN, { m, input: { questionnaireId: questionnaire.id, ...days } });
    const PROPOSE = `mutation ($r: ID!) { feedbackRatersPropose(roundId: $r) { userErrors { code message } } }`;
    expect(await tries('coen', PROPOSE, { r: round.id })).toMatchObject(
      refusedAs('NO_PARTICIPANTS', /Schrijf eerst deelnemers in/),
    );
  });

  test('when a rater is to be added, and it is not said who', async () => {
    const [m] = directorate.moduleIds;
    const { questionnaire } = await does('coen', PUBLISH, { yaml: QUESTIONNAIRE });
    const PLAN = `mutation ($m: ID!, $input: FeedbackRoundPlanInput!) { feedbackRoundPlan(moduleId: $m, input: $input) { round { id } userErrors { code } } }`;
    const days = { opensOn: '2027-01-11', closesOn: '2027-02-05' };
    const { round } = await does('coen', PLAN, { m, input: { questionnaireId: questionnaire.id, ...days } });
    const PROPOSE = `mutation ($r: ID!) { feedbackRatersPropose(roundId: $r) { subjects { id } userErrors { code } } }`;
    const { subjects } = await does('coen', PROPOSE, { r: round.id });
    const ADD = `mutation ($s: ID!, $input: FeedbackNominationAddInput!) { feedbackNominationAdd(subjectId: $s, input: $input) { userErrors { code message } } }`;
    const external = { name: 'Vera Klant', email: 'vera@klant.example', language: 'NL' };
    for (const who of [{}, { raterId: directorate.ids.tess, external }]) {
      const input = { group: 'OTHER', ...who };
      expect(await tries('coen', ADD, { s: subjects[0].id, input })).toMatchObject(
        refusedAs('RATER_MISSING', /precies één van beide/),
      );
    }
  });

  test('when learning managers are to be matched and nobody takes part', async () => {
    const START = `mutation ($m: ID!) { coachingMatchingStart(moduleId: $m) { userErrors { code message } } }`;
    expect(await tries('coen', START, { m: empty.moduleId })).toMatchObject(
      refusedAs('NOBODY_TO_PLACE', /Schrijf eerst/),
    );
  });

  test('when a programme is to go to somebody who has left', async () => {
    const { ids } = directorate;
    await leerlijn.sql(`update person set ended_on = '2026-12-31' where id = $1`, [ids.eva]);
    const CHANGE = `mutation ($p: ID!, $seen: ID!, $c: ID!) { programmeClientChange(programmeId: $p, seenClientId: $seen, clientId: $c) { userErrors { code message } } }`;
    expect(await tries('coen', CHANGE, { p: empty.programmeId, seen: ids.otto, c: ids.eva })).toMatchObject(
      refusedAs('CLIENT_HAS_LEFT', /Kies iemand/),
    );
    await leerlijn.sql('update person set ended_on = null where id = $1', [ids.eva]);
  });

  test('when there are as many design sessions and conditions as a programme can have', async () => {
    const { tenantId } = directorate;
    const title = { nl: 'Nog een', en: 'One more' };
    await leerlijn.sql(
      `insert into design_session (tenant_id, id, programme_id, position, title)
       select $1, gen_random_uuid(), $2, n, $3 from generate_series(1, 20) n`,
      [tenantId, empty.programmeId, title],
    );
    await leerlijn.sql(
      `insert into condition (tenant_id, id, programme_id, position, title)
       select $1, gen_random_uuid(), $2, n, $3 from generate_series(1, 30) n`,
      [tenantId, empty.programmeId, title],
    );
    const variables = { p: empty.programmeId, input: { title } };
    const SESSION = `mutation ($p: ID!, $input: DesignSessionAddInput!) { designSessionAdd(programmeId: $p, input: $input) { userErrors { code message } } }`;
    expect(await tries('coen', SESSION, variables)).toMatchObject(refusedAs('TOO_MANY_DESIGN_SESSIONS', /20/));
    const CONDITION = `mutation ($p: ID!, $input: ConditionAddInput!) { conditionAdd(programmeId: $p, input: $input) { userErrors { code message } } }`;
    expect(await tries('coen', CONDITION, variables)).toMatchObject(refusedAs('TOO_MANY_CONDITIONS', /30/));
    await leerlijn.sql(`update condition set archived_at = now() where position = 30`);
    expect(await tries('coen', CONDITION, variables)).toEqual({ userErrors: [] });
  });

  test('when a step is to come back that was never left out', async () => {
    const [m] = directorate.moduleIds;
    const [step] = await leerlijn.sql<{ id: string }>('select id from module_step where module_id = $1 limit 1', [m]);
    const CHANGE = `mutation ($m: ID!, $input: ModuleBuildUpChangeInput!) { moduleBuildUpChange(moduleId: $m, version: 1, input: $input) { userErrors { code message } } }`;
    expect(await tries('coen', CHANGE, { m, input: { restore: [step!.id] } })).toMatchObject(
      refusedAs('STEP_NOT_SKIPPED', /overgeslagen/),
    );
  });

  test('when matches are to be confirmed and one of the two is not there any more', async () => {
    const { ids, moduleIds } = directorate;
    const [m] = moduleIds;
    const offer = { capacity: 5, languages: ['NL'] };
    for (const [name, l] of [
      ['anna', 'lena'],
      ['bram', 'lars'],
    ] as const) {
      await does(l, DESCRIBE, { p: ids[l], input: offer });
      await does('coen', PROPOSE_MATCH, { m, p: ids[name], l: ids[l] });
    }
    await leerlijn.sql(
      `update participation set left_at = now(), left_reason = 'LEFT_ORGANISATION' where person_id = $1`,
      [ids.anna],
    );
    await leerlijn.sql(`delete from role_grant where person_id = $1`, [ids.lars]);
    const { userErrors } = await tries('coen', CONFIRM_MATCHES, { m });
    expect(userErrors.map(({ code }: { code: string }) => code).sort()).toEqual([
      'LEARNING_MANAGER_NO_MORE',
      'PARTICIPANT_HAS_LEFT',
    ]);
  });
});

test('an administrator hears how many questionnaires a person may be asked to fill in', async () => {
  const SET = `mutation ($to: Int!) { feedbackRaterLoadLimitSet(to: $to, version: 1) { userErrors { code message } } }`;
  for (const to of [0, 101])
    expect(await tries('admin', SET, { to })).toMatchObject(refusedAs('LOAD_LIMIT_WRONG', /100/));
});

test('the clock of an installation goes forward only', async () => {
  const MOVE = 'mutation ($to: DateTime!) { clockMove(to: $to) { userErrors { code message } } }';
  const { data } = await leerlijn.ask(MOVE, { to: '2027-01-03T08:00:00.000Z' }, OPERATOR);
  expect(data.clockMove).toMatchObject(refusedAs('CLOCK_ONLY_FORWARD', /2027-01-04/));
});
