import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aDepartment } from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { atReports } from '../support/report-queries.js';
import { aNextRound, aReportedRound, RETURNING, type ReportedRound, teamsOfEight } from '../support/reports.js';
import { statementCounter } from '../support/statement-counter.js';
import { aTenant } from '../support/world.js';

const LINE = `behaviour { id text { nl } indicators { nl } operationalGoals { nl } } module { id name { nl } }
  serves { leadershipChallenge { text { nl } } businessChallenge { text { nl } } }
  items { questionnaireId key competency text { nl } } myGoals { behaviour }`;
const SEEN = 'changesSeen { since { nl } items { key changes { source difference } } }';
const OF_BEHAVIOUR = `query ($id: ID!) { impactLine(behaviourId: $id) { ${LINE} ${SEEN} } }`;
const OF_PROGRAMME = `query ($id: ID!) { impactLines(programmeId: $id) { ${LINE} participantsWithGoals
  unitReports { unit { name } competencies { key others { mean } } } } }`;
const FROM_GOALS = `{ myPopConversations { id version goals { behaviour impactLine { ${LINE} ${SEEN} } } } }`;
const DOWN = `query ($id: ID!) { programme(id: $id) { businessChallenges { text { nl } leadershipChallenges { module { behaviours { text { nl }
  impactLine { items { key } participantsWithGoals participantsWithAssignments harvest { text } unitReports { unit { name } competencies { key } } } } } } } } }`;
const DOWN_AS_PARTICIPANT = `query ($id: ID!) { programme(id: $id) { modules { id behaviours {
  impactLine { myGoals { behaviour } myAssignments { individual } harvest { text } ${SEEN} } } } } }`;
const UP = `{ myFeedbackReports { competencies { items { key impactLines { behaviour { text { nl } }
  serves { leadershipChallenge { text { nl } } businessChallenge { text { nl } } } } } } } }`;
const FROM_QUESTIONNAIRES = `{ questionnairesPublished { id items { key competency text { nl } impactLines {
  behaviour { id impactLine { items { key } } } serves { leadershipChallenge { text { nl } } businessChallenge { text { nl } } }
  harvest { text } unitReports { unitReportId } } } } }`;
const WRITE = `mutation ($id: ID!, $v: Int!, $input: PopConversationWriteInput!) {
  popConversationWrite(id: $id, version: $v, input: $input) { popConversation { version } userErrors { code field message } } }`;
const TIE = `mutation ($id: ID!, $seen: [String!]! = [], $input: BehaviourItemsTieInput!) {
  behaviourItemsTie(behaviourId: $id, seen: $seen, input: $input) { impactLine { items { key } } userErrors { code field message } } }`;

const text = (nl: string) => ({ nl, en: `${nl} (en)` });
const GOAL = { behaviour: 'Ik spreek de norm af', situation: 'Weekstart', noticedBy: 'Team noemt haar' };

/** A department with two rounds: everybody scores Leider1 a point higher the second time. */
describe('the line of the impact map', () => {
  let leerlijn: Installation;
  let earlier: ReportedRound;
  let later: ReportedRound;
  let at: ReturnType<typeof atReports>;
  let programmeId: string;
  let behaviourId: string;
  let questionnaireId: string;
  const conversationOf = async (name: string) => (await at.must(name, FROM_GOALS, {})).myPopConversations[0];
  const setGoal = async (name: string, tied: string | null = behaviourId) => {
    const { id, version } = await conversationOf(name);
    return leerlijn.ask(
      WRITE,
      { id, v: version, input: { goals: [{ ...GOAL, behaviourId: tied }] } },
      await later.as(name),
    );
  };

  beforeAll(async () => {
    leerlijn = await startInstallation();
    earlier = await aReportedRound(leerlijn, {
      yaml: RETURNING,
      teamAnswers: {},
      before: (department) => teamsOfEight(leerlijn, department),
    });
    later = await aNextRound(leerlijn, earlier, { yaml: RETURNING, shift: { 1: 1 } });
    at = atReports(leerlijn, later);
    const { moduleId } = earlier.department;
    const [row] = await leerlijn.sql<{ id: string }>('select programme_id as id from module where id = $1', [moduleId]);
    programmeId = row!.id;
    // The design of this department was made behind the scenes, and so is what became of it.
    await leerlijn.sql(`update programme set state = 'DRAFT' where id = $1`, [programmeId]);
    const coordinator = await later.as('coen');
    const { businessChallengeAdd } = await leerlijn.must(
      'mutation ($id: ID!, $input: BusinessChallengeAddInput!) { businessChallengeAdd(programmeId: $id, input: $input) { businessChallenge { id } userErrors { code } } }',
      { id: programmeId, input: { text: text('Genoeg inwoners helpen') } },
      coordinator,
    );
    await leerlijn.must(
      'mutation ($id: ID!, $input: LeadershipChallengeAddInput!) { leadershipChallengeAdd(businessChallengeId: $id, input: $input) { userErrors { code } } }',
      { id: businessChallengeAdd.businessChallenge.id, input: { text: text('Begrenzen en verbinden'), moduleId } },
      coordinator,
    );
    const add = async (nl: string) => {
      const { behaviourAdd } = await leerlijn.must(
        'mutation ($m: ID!, $input: BehaviourAddInput!) { behaviourAdd(moduleId: $m, input: $input) { behaviour { id position } userErrors { code } } }',
        {
          m: moduleId,
          input: {
            text: text(nl),
            indicators: [text('De norm hangt er')],
            operationalGoals: [text('Twintig per dag'), text('Binnen tien minuten')],
            strategicGoals: [text('Iedereen op tijd')],
          },
        },
        coordinator,
      );
      return behaviourAdd.behaviour.id;
    };
    behaviourId = await add('Spreekt een norm af');
    await add('Blijft in contact');
    await leerlijn.sql(`update programme set state = 'APPROVED' where id = $1`, [programmeId]);
    const [round] = await leerlijn.sql<{ id: string }>(
      'select questionnaire_id as id from feedback_round where id = $1',
      [later.roundId],
    );
    questionnaireId = round!.id;
    await leerlijn.must(
      'mutation ($m: ID!) { popConversationsStart(moduleId: $m) { started userErrors { code } } }',
      { m: moduleId },
      coordinator,
    );
  }, 240_000);
  afterAll(() => leerlijn.stop());

  test('has items of a questionnaire tied to it, which itself stays as it is', async () => {
    const before = await leerlijn.sql('select definition from questionnaire_version where id = $1', [questionnaireId]);
    const input = { questionnaireId, itemKeys: ['clear-1', 'limits-1'] };
    const { behaviourItemsTie } = await at.must('coen', TIE, { id: behaviourId, input });
    expect(behaviourItemsTie.impactLine.items).toEqual([{ key: 'clear-1' }, { key: 'limits-1' }]);
    const after = await leerlijn.sql('select definition from questionnaire_version where id = $1', [questionnaireId]);
    expect(after).toEqual(before);
  });

  test('refuses items that the questionnaire does not have, and keeps what was tied', async () => {
    const input = { questionnaireId, itemKeys: ['clear-2', 'nowhere-1'] };
    const { data } = await leerlijn.ask(TIE, { id: behaviourId, input }, await later.as('coen'));
    expect(data.behaviourItemsTie.userErrors).toEqual([
      {
        code: 'ITEM_UNKNOWN',
        field: ['input', 'itemKeys', '1'],
        message: 'Deze vragenlijst heeft geen stelling met de sleutel nowhere-1.',
      },
    ]);
    const { impactLine } = await at.must('coen', OF_BEHAVIOUR, { id: behaviourId });
    expect(impactLine.items.map(({ key }: { key: string }) => key)).toEqual(['clear-1', 'limits-1']);
  });

  test('takes a goal of a participant, if the behaviour is one of the module', async () => {
    const { data } = await setGoal('leider1');
    expect(data.popConversationWrite.userErrors).toEqual([]);
    const [other] = await leerlijn.sql<{ id: string }>(
      `insert into behaviour (tenant_id, id, module_id, position, text, indicators, operational_goals, strategic_goals)
       select tenant_id, gen_random_uuid(), id, 1, name, '[]', '[]', '[]' from module where position = 2 returning id`,
    );
    const wrong = await setGoal('leider2', other!.id);
    expect(wrong.data.popConversationWrite.userErrors).toEqual([
      {
        code: 'BEHAVIOUR_NOT_OF_MODULE',
        field: ['input', 'goals'],
        message: 'Kies een gedrag van de impactkaart van deze module.',
      },
    ]);
  });

  test('is walked from a goal to the business challenge that it serves, and to what others saw change', async () => {
    const { goals } = await conversationOf('leider1');
    const { impactLine } = goals[0];
    expect(impactLine).toMatchObject({
      behaviour: { text: { nl: 'Spreekt een norm af' }, operationalGoals: [{ nl: 'Twintig per dag' }, {}] },
      module: { name: { nl: 'Module' } },
      serves: [
        {
          leadershipChallenge: { text: { nl: 'Begrenzen en verbinden' } },
          businessChallenge: { text: { nl: 'Genoeg inwoners helpen' } },
        },
      ],
      myGoals: [{ behaviour: GOAL.behaviour }],
    });
    const [change] = impactLine.changesSeen;
    expect(change.since).toEqual({ nl: 'Module' });
    expect(change.items.map(({ key }: { key: string }) => key)).toEqual(['clear-1', 'limits-1']);
    expect(change.items[0].changes).toContainEqual({ source: 'DIRECT_REPORT', difference: 1 });
  });

  test('shows of changes exactly what the own report releases, and nobody else’s', async () => {
    const { impactLine } = await at.must('leider5', OF_BEHAVIOUR, { id: behaviourId });
    const { id } = await later.reportOf(5);
    const { feedbackReportChanges } = await at.must(
      'leider5',
      'query ($id: ID!) { feedbackReportChanges(reportId: $id) { competencies { items { key changes { source difference } } } } }',
      { id },
    );
    const released = feedbackReportChanges[0].competencies.flatMap(({ items }: { items: object[] }) => items);
    expect(released).toEqual(expect.arrayContaining(impactLine.changesSeen[0].items));
    const seen = await at.must('coen', OF_BEHAVIOUR, { id: behaviourId });
    expect([seen.impactLine.changesSeen, seen.impactLine.myGoals]).toEqual([[], []]);
  });

  test('tells a coordinator how many have a goal about it once they are enough, and never whose or what', async () => {
    const counted = async () => {
      const { impactLines } = await at.must('coen', OF_PROGRAMME, { id: programmeId });
      expect(JSON.stringify(impactLines)).not.toContain(GOAL.behaviour);
      return impactLines[0].participantsWithGoals;
    };
    const [tenant] = await leerlijn.sql<{ k: number }>('select anonymity_threshold as k from tenant');
    const { k } = tenant!;
    for (let leader = 2; leader <= k; leader += 1) {
      expect(await counted()).toBeNull();
      await setGoal(`leider${leader}`);
    }
    expect(await counted()).toBe(k);
  });

  test('shows a coordinator what the unit reports release of the competencies that ask about it', async () => {
    const { impactLines } = await at.must('coen', OF_PROGRAMME, { id: programmeId });
    const [{ unitReports }] = impactLines;
    for (const { competencies } of unitReports)
      expect(competencies.map(({ key }: { key: string }) => key)).toEqual(['clear', 'limits']);
    expect(impactLines[1].unitReports).toEqual([]);
  });

  test('is walked in one query from the business challenge down to goals, harvest and what others saw', async () => {
    const input = { kind: 'STORY', text: 'De weekstart duurt een kwartier', audience: 'PROGRAMME', behaviourId };
    const { harvestGive } = await at.must(
      'leider1',
      'mutation ($m: ID!, $input: HarvestGiveInput!) { harvestGive(moduleId: $m, input: $input) { userErrors { message } } }',
      { m: earlier.department.moduleId, input },
    );
    expect(harvestGive.userErrors).toEqual([]);
    const { programme } = await at.must('coen', DOWN, { id: programmeId });
    const [{ text: challenge, leadershipChallenges }] = programme.businessChallenges;
    expect(challenge.nl).toBe('Genoeg inwoners helpen');
    const [{ module }] = leadershipChallenges;
    const [norm, contact] = module.behaviours;
    expect(norm).toMatchObject({
      text: { nl: 'Spreekt een norm af' },
      impactLine: {
        items: [{ key: 'clear-1' }, { key: 'limits-1' }],
        participantsWithGoals: expect.any(Number),
        harvest: [{ text: 'De weekstart duurt een kwartier' }],
        unitReports: expect.any(Array),
      },
    });
    expect(contact.impactLine.items).toEqual([]);
    const followed = await at.must('leider1', DOWN_AS_PARTICIPANT, { id: programmeId });
    const [seen] = followed.programme.modules.find(
      ({ id }: { id: string }) => id === earlier.department.moduleId,
    ).behaviours;
    expect(seen.impactLine).toMatchObject({
      myGoals: [{ behaviour: GOAL.behaviour }],
      harvest: [{ text: input.text }],
    });
    expect(seen.impactLine.changesSeen[0].items).toHaveLength(2);
  });

  test('is walked in one query from an item of the own report up to the business challenge', async () => {
    const { myFeedbackReports } = await at.must('leider5', UP, {});
    const items = myFeedbackReports[0].competencies.flatMap(({ items }: { items: object[] }) => items);
    const up = (wanted: string) => items.find(({ key }: { key: string }) => key === wanted).impactLines;
    expect(up('clear-1')).toMatchObject([
      {
        behaviour: { text: { nl: 'Spreekt een norm af' } },
        serves: [{ businessChallenge: { text: { nl: 'Genoeg inwoners helpen' } } }],
      },
    ]);
    expect(up('clear-2')).toEqual([]);
  });

  test('is walked in one query from an item of a questionnaire, onward and up to the business challenge', async () => {
    const { questionnairesPublished } = await at.must('coen', FROM_QUESTIONNAIRES, {});
    const { items } = questionnairesPublished.find(({ id }: { id: string }) => id === questionnaireId);
    expect(items[0]).toMatchObject({
      key: 'clear-1',
      competency: 'clear',
      text: { nl: expect.any(String) },
      impactLines: [
        {
          behaviour: { id: behaviourId, impactLine: { items: [{ key: 'clear-1' }, { key: 'limits-1' }] } },
          serves: [
            {
              leadershipChallenge: { text: { nl: 'Begrenzen en verbinden' } },
              businessChallenge: { text: { nl: 'Genoeg inwoners helpen' } },
            },
          ],
          harvest: [{ text: 'De weekstart duurt een kwartier' }],
          unitReports: expect.any(Array),
        },
      ],
    });
    const tied = items.filter(({ impactLines }: { impactLines: object[] }) => impactLines.length > 0);
    expect(tied.map(({ key }: { key: string }) => key)).toEqual(['clear-1', 'limits-1']);
  });

  test('is walked from all items of all questionnaires by three statements more than the questionnaires take', async () => {
    const credential = await later.as('coen');
    const counter = statementCounter(leerlijn.app.getHttpServer());
    const count = async (query: string) =>
      (await counter.during((headers) => leerlijn.ask(query, {}, credential, headers))).length;
    const plain = await count('{ questionnairesPublished { id items { key text { nl } } } }');
    expect(await count(FROM_QUESTIONNAIRES)).toBe(plain + 3);
    counter.stop();
  });

  test('is for who may read questionnaires: a participant gets nothing of their items', async () => {
    const { data, errors } = await leerlijn.ask(FROM_QUESTIONNAIRES, {}, await later.as('leider1'));
    expect([data, errors?.[0]?.extensions.code]).toEqual([null, 'FORBIDDEN']);
  });

  test('is not seen from a shared report by who has no part in the programme', async () => {
    const { id } = await later.reportOf(5);
    await leerlijn.sql(
      `insert into feedback_report_share (tenant_id, report_id, person_id, shared_at)
       select f.tenant_id, f.id, p.id, now() from feedback_report f join person p on p.tenant_id = f.tenant_id
        where f.id = $1 and p.email like 'lid1x1@%'`,
      [id],
    );
    const { sharedFeedbackReports } = await at.must('lid1x1', UP.replace('myFeedback', 'sharedFeedback'), {});
    const items = sharedFeedbackReports[0].competencies.flatMap(({ items }: { items: object[] }) => items);
    expect(items.flatMap(({ impactLines }: { impactLines: object[] }) => impactLines)).toEqual([]);
  });

  test('is one statement more than knowing who asks, from a behaviour, from a programme and from all goals of a list', async () => {
    const credential = await later.as('leider1');
    const counter = statementCounter(leerlijn.app.getHttpServer());
    const count = async (query: string, variables: object = {}) =>
      (await counter.during((headers) => leerlijn.ask(query, variables, credential, headers))).length;
    const signingIn = await count('{ __typename me { id } }');
    expect([
      await count(`query ($id: ID!) { impactLine(behaviourId: $id) { ${LINE} } }`, { id: behaviourId }),
      await count(`query ($id: ID!) { impactLines(programmeId: $id) { ${LINE} } }`, { id: programmeId }),
      (await count(`{ myPopConversations { goals { impactLine { ${LINE} } } } }`)) - 1,
    ]).toEqual([signingIn + 1, signingIn + 1, signingIn + 1]);
    counter.stop();
  });

  test('does not exist for who has no part in the programme, nor for another organisation', async () => {
    const stranger = await leerlijn.ask(OF_BEHAVIOUR, { id: behaviourId }, await later.as('lid1x1'));
    const elsewhere = await aTenant(leerlijn, 'elders');
    const other = await leerlijn.ask(OF_BEHAVIOUR, { id: behaviourId }, elsewhere.admin);
    const department = await aDepartment(leerlijn, 'verderop');
    const coordinator = await leerlijn.ask(OF_BEHAVIOUR, { id: behaviourId }, await department.as('coordinator'));
    expect([stranger, other, coordinator].map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(
      Array(3).fill('NOT_FOUND'),
    );
  });

  test('is what is approved to who follows the programme, while its design is being changed', async () => {
    const coordinator = await later.as('coen');
    const { programme } = await leerlijn.must(
      'query ($id: ID!) { programme(id: $id) { version } }',
      { id: programmeId },
      coordinator,
    );
    await leerlijn.must(
      `mutation ($id: ID!, $v: Int!, $text: LocalizedTextInput!) { behaviourChange(id: $id, version: $v, input: { text: $text }) { userErrors { code } } }`,
      { id: behaviourId, v: programme.version, text: text('Nog niet goedgekeurd') },
      coordinator,
    );
    const seenBy = async (name: string) =>
      (await at.must(name, OF_BEHAVIOUR, { id: behaviourId })).impactLine.behaviour.text.nl;
    expect(await seenBy('leider1')).toBe('Spreekt een norm af');
    expect(await seenBy('coen')).toBe('Nog niet goedgekeurd');
  });
});
