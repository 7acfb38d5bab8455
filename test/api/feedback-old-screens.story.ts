import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Asked } from '../support/asked.js';
import { type Coordinator, coordinating, PROPOSE, SELF_GROUP } from '../support/coordinating.js';
import { aDepartment, type Department } from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';

/** Something of 360 feedback that two people change, each with the same thing on the screen. */
interface Edit {
  readonly by: 'coordinator' | 'admin';
  /** With $value, and $seen for what was on the screen. */
  readonly operation: string;
  readonly seen: unknown;
  /** What the two want, at first; and then once more, with what the first of them left on the screen. */
  readonly values: readonly unknown[];
  /** What is on the screen with a payload as it is now. */
  readonly shown: (payload: Asked) => unknown;
}

const named = (key: string, maximum = 30) => ({ key, name: { nl: key.toLowerCase() }, minimum: 1, maximum });
const CHANGED = 'userErrors { code field }';

describe('of two who change the same thing of 360 feedback from the same screen', () => {
  let leerlijn: Installation;
  let department: Department;
  let coordinator: Coordinator;
  let subjectId: string;
  let coaches: string[];
  const id: Record<string, string> = {};

  beforeAll(async () => {
    leerlijn = await startInstallation();
    department = await aDepartment(leerlijn);
    coordinator = coordinating(leerlijn, department.moduleId, () => department.as('coordinator'));
    id.round = await coordinator.plan({ reportRelease: 'BY_COACH' });
    const { feedbackRatersPropose } = await coordinator.must(PROPOSE, { r: id.round });
    subjectId = feedbackRatersPropose.subjects[0].id;
    const { behaviourAdd } = await coordinator.must(
      `mutation ($m: ID!, $texts: [LocalizedTextInput!]!) {
        behaviourAdd(moduleId: $m, input: { text: { nl: "Stelt grenzen", en: "Sets boundaries" }, indicators: $texts, operationalGoals: $texts, strategicGoals: $texts }) {
          behaviour { id } userErrors { message } } }`,
      { m: department.moduleId, texts: [{ nl: 'Korter', en: 'Shorter' }] },
    );
    id.behaviour = behaviourAdd.behaviour.id;
    const [round] = await leerlijn.sql<{ id: string }>(
      'select questionnaire_id as id from feedback_round where id = $1',
      [id.round],
    );
    id.questionnaire = round!.id;
    coaches = (
      await leerlijn.sql<{ id: string }>(
        `insert into person (tenant_id, id, given_name, family_name, email)
         select tenant_id, gen_random_uuid(), 'Coach', n, 'coach' || n || '@elders.example' from feedback_round, generate_series(1, 4) n
          where id = $1 returning id`,
        [id.round],
      )
    ).map((coach) => coach.id);
  }, 120_000);
  afterAll(() => leerlijn.stop());

  const edits: Record<string, () => Edit> = {
    'the rater groups of a round': () => ({
      by: 'coordinator',
      operation: `mutation ($seen: Int!, $value: [FeedbackRaterGroupInput!]!) {
        feedbackRoundRaterGroupsChange(id: "${id.round}", version: $seen, raterGroups: $value) {
          round { version raterGroups { key minimum maximum } } ${CHANGED} } }`,
      seen: 1,
      values: [21, 22, 23, 24].map((maximum) => [
        SELF_GROUP,
        { ...named('MANAGER', 1), anonymous: false },
        ...['PEER', 'DIRECT_REPORT', 'OTHER'].map((key) => named(key, maximum)),
      ]),
      shown: ({ round }) => round.version,
    }),
    'the days of a round': () => ({
      by: 'coordinator',
      operation: `mutation ($seen: Int!, $value: FeedbackRoundRescheduleInput!) {
        feedbackRoundReschedule(id: "${id.round}", version: $seen, input: $value) { round { version opensAt closesAt } ${CHANGED} } }`,
      // As the groups left it.
      seen: 3,
      values: [
        { opensOn: '2027-01-18' },
        { closesOn: '2027-02-19' },
        { closesOn: '2027-02-26' },
        { opensOn: '2027-01-25' },
      ],
      shown: ({ round }) => round.version,
    }),
    'from how much on the forecast warns': () => ({
      by: 'admin',
      operation: `mutation ($seen: Int!, $value: Int!) { feedbackRaterLoadLimitSet(version: $seen, to: $value) {
        settings { version raterLoadLimit } ${CHANGED} } }`,
      seen: 1,
      values: [6, 7, 8, 9],
      shown: ({ settings }) => settings.version,
    }),
    'the rater groups of the organisation': () => ({
      by: 'admin',
      operation: `mutation ($seen: Int!, $value: [FeedbackRaterGroupInput!]) { feedbackRaterGroupsSet(version: $seen, raterGroups: $value) {
        settings { version raterGroups { key } } ${CHANGED} } }`,
      // As the load left it.
      seen: 3,
      values: [[SELF_GROUP, named('CITIZEN')], [SELF_GROUP, named('PARTNER')], null, [SELF_GROUP, named('CLIENT')]],
      shown: ({ settings }) => settings.version,
    }),
    'which items ask about a behaviour': () => ({
      by: 'coordinator',
      operation: `mutation ($seen: [String!]!, $value: [String!]!) {
        behaviourItemsTie(behaviourId: "${id.behaviour}", seen: $seen, input: { questionnaireId: "${id.questionnaire}", itemKeys: $value }) {
          impactLine { items { key } } ${CHANGED} } }`,
      seen: [],
      values: [['clear-1'], ['clear-2', 'limits-1'], [], ['limits-1']],
      shown: ({ impactLine }) => impactLine.items.map(({ key }: Asked) => key),
    }),
    'who looks at a report first': () => ({
      by: 'coordinator',
      operation: `mutation ($seen: [FeedbackCoachSeenInput!]!, $value: ID!) {
        feedbackCoachAssign(subjectIds: ["${subjectId}"], personId: $value, seen: $seen) {
          states { subjectId coach { id } } ${CHANGED} } }`,
      seen: [],
      values: coaches,
      shown: ({ states }) => states.map((state: Asked) => ({ subjectId, coachId: state.coach.id })),
    }),
  };

  test.each(Object.keys(edits))('one changes %s, and the other finds that in the answer', async (what) => {
    const { by, operation, seen, values, shown } = edits[what]!();
    const credential = await department.as(by);
    let onScreen = seen;
    for (let first = 0; first < values.length; first += 2) {
      const answers = await Promise.all(
        [0, 1].map(async (at): Promise<Asked> => {
          const { data } = await leerlijn.ask(operation, { seen: onScreen, value: values[first + at] }, credential);
          return Object.values(data)[0];
        }),
      );
      const [kept, refused] = answers.sort((a, b) => a.userErrors.length - b.userErrors.length);
      expect(kept.userErrors).toEqual([]);
      expect(refused.userErrors).toMatchObject([{ code: 'EDITED_MEANWHILE' }]);
      expect({ ...refused, userErrors: null }).toEqual({ ...kept, userErrors: null });
      expect(shown(kept)).not.toEqual(onScreen);
      onScreen = shown(kept);
    }
  });
});
