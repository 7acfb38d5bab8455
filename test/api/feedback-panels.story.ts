import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { IMPORT } from '../support/coordinating.js';
import {
  APPROVE_SEEN,
  aDepartment,
  approvePanels,
  type Department,
  panelsSeen,
  QUESTIONNAIRE,
} from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';

const PANEL = `{ id nominationState notices { group code } nominations { id group externalEmail rater { id displayName } } }`;
const PUBLISH = `mutation ($yaml: String!) { questionnairePublish(input: { yaml: $yaml }) {
  questionnaire { id version itemCount } userErrors { code message field } } }`;
const PLAN = `mutation ($m: ID!, $input: FeedbackRoundPlanInput!) { feedbackRoundPlan(moduleId: $m, input: $input) {
  round { id state opensAt closesAt } userErrors { code field } } }`;
const ADD = `mutation ($s: ID!, $input: FeedbackNominationAddInput!) { feedbackNominationAdd(subjectId: $s, input: $input) {
  subject ${PANEL} userErrors { code message } } }`;
const REMOVE = `mutation ($id: ID!) { feedbackNominationRemove(id: $id) { subject ${PANEL} userErrors { code message field } } }`;
const CHOOSE = `mutation ($s: ID!) { feedbackRatersChoose(subjectId: $s) { subject { nominationState } userErrors { message } } }`;
const VERSION = 'query ($s: ID!) { feedbackSubject(id: $s) { subjectId: id version } }';
const REOPEN = `mutation ($s: ID!) { feedbackPanelReopen(subjectId: $s) { subject { nominationState } userErrors { message field } } }`;
const MERGE = `mutation ($s: [ID!]!, $groups: [String!]!) { feedbackGroupsMerge(subjectIds: $s, groups: $groups) {
  subjects { groups { key } } userErrors { message field } } }`;
const SEPARATE = MERGE.replace('feedbackGroupsMerge', 'feedbackGroupsSeparate');
const CHECK = `query ($s: ID!) { feedbackSubject(id: $s) {
  check { readiness faults { group invited needed mergeWith } } groups { key name { nl } } } }`;
const ADD_RATER = `mutation ($s: ID!, $input: FeedbackNominationAddInput!) { feedbackRaterAdd(subjectId: $s, input: $input) {
  userErrors { message } } }`;
const OPEN = 'mutation ($r: ID!) { feedbackRoundOpen(id: $r) { round { state } userErrors { message } } }';

const NOT_THEIRS =
  'Kiezen doet de deelnemer. Goedkeuren, dat terugnemen, en iemand extra vragen in een open ronde doet de leidinggevende of de coördinator: vraag het een van hen.';

interface Nomination {
  id: string;
  group: string;
  externalEmail: string | null;
  rater: { id: string; displayName: string } | null;
}

describe('raters are chosen before a round opens', () => {
  let leerlijn: Installation;
  let department: Department;
  let coordinator: string;
  let questionnaireId: string;
  let roundId: string;
  let subjectId: string;
  let nominations: Nomination[];
  const inGroup = (group: string) => nominations.filter((one) => one.group === group);

  beforeAll(async () => {
    leerlijn = await startInstallation();
    department = await aDepartment(leerlijn);
    coordinator = await department.as('coordinator');
  });
  afterAll(() => leerlijn.stop());

  test('a questionnaire is published from its file; the same file again is the same version', async () => {
    const { questionnairePublish } = await leerlijn.must(PUBLISH, { yaml: QUESTIONNAIRE }, coordinator);
    expect(questionnairePublish.questionnaire).toMatchObject({ version: 1, itemCount: 20 });
    questionnaireId = questionnairePublish.questionnaire.id;
    const again = await leerlijn.must(PUBLISH, { yaml: QUESTIONNAIRE }, coordinator);
    expect(again.questionnairePublish.questionnaire.id).toBe(questionnaireId);
    const changed = await leerlijn.must(
      PUBLISH,
      { yaml: QUESTIONNAIRE.replace('Ik zeg vooraf', 'Ik vertel vooraf') },
      coordinator,
    );
    expect(changed.questionnairePublish.questionnaire.version).toBe(2);
  });

  test('a faulty file is refused with every fault by its path', async () => {
    const faulty = QUESTIONNAIRE.replace('key: limits-2', 'key: limits-1').replace(
      'anonymityThreshold: 3',
      'anonymityThreshold: 2',
    );
    const { data } = await leerlijn.ask(PUBLISH, { yaml: faulty }, coordinator);
    expect(data.questionnairePublish.userErrors).toEqual([
      {
        code: 'QUESTIONNAIRE_FAULT',
        message: 'anonymityThreshold (regel 12, kolom 1): is te klein of te kort',
        field: ['input', 'yaml', 'anonymityThreshold'],
      },
    ]);
    const broken = await leerlijn.ask(PUBLISH, { yaml: 'key: [' }, coordinator);
    expect(broken.data.questionnairePublish.userErrors[0].code).toBe('QUESTIONNAIRE_NOT_READABLE');
    const bomb = 'a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]';
    expect(
      (await leerlijn.ask(PUBLISH, { yaml: bomb }, coordinator)).data.questionnairePublish.userErrors[0].code,
    ).toBe('QUESTIONNAIRE_NOT_READABLE');
  });

  test('a round is planned from 08:00 to 17:00 in the zone of the programme, once per module', async () => {
    const input = { questionnaireId, opensOn: '2027-01-11', closesOn: '2027-02-05' };
    const backwards = await leerlijn.ask(
      PLAN,
      { m: department.moduleId, input: { ...input, closesOn: '2027-01-10' } },
      coordinator,
    );
    expect(backwards.data.feedbackRoundPlan.userErrors[0].code).toBe('ROUND_DAYS_WRONG');
    const { feedbackRoundPlan } = await leerlijn.must(PLAN, { m: department.moduleId, input }, coordinator);
    expect(feedbackRoundPlan.round).toMatchObject({
      state: 'NOMINATING',
      opensAt: '2027-01-11T07:00:00.000Z',
      closesAt: '2027-02-05T16:00:00.000Z',
    });
    roundId = feedbackRoundPlan.round.id;
    const twice = await leerlijn.ask(PLAN, { m: department.moduleId, input }, coordinator);
    expect(twice.data.feedbackRoundPlan.userErrors[0].code).toBe('ROUND_EXISTS');
  });

  test('raters are proposed from the org chart: self, manager, peers, direct reports', async () => {
    const PROPOSE =
      'mutation ($r: ID!) { feedbackRatersPropose(roundId: $r) { subjects { id } userErrors { message } } }';
    expect((await leerlijn.must(PROPOSE, { r: roundId }, coordinator)).feedbackRatersPropose.subjects).toHaveLength(6);
    const mine = await leerlijn.must(
      `query ($r: ID!) { feedbackSubjects(roundId: $r) { nodes ${PANEL} } }`,
      { r: roundId },
      await department.as('leader 1'),
    );
    expect(mine.feedbackSubjects.nodes).toHaveLength(1);
    [{ id: subjectId, nominations }] = mine.feedbackSubjects.nodes;
    expect(['SELF', 'MANAGER', 'PEER', 'DIRECT_REPORT', 'OTHER'].map((group) => inGroup(group).length)).toEqual([
      1, 1, 5, 6, 0,
    ]);
    expect(inGroup('MANAGER')[0]!.rater!.displayName).toBe('Marga Jansen');
  });

  test('the participant finds colleagues by name, and learns no address', async () => {
    const FIND = 'query ($search: String!) { colleagues(search: $search) { displayName } }';
    const leader = await department.as('leader 1');
    expect((await leerlijn.must(FIND, { search: 'MARGA jan' }, leader)).colleagues).toEqual([
      { displayName: 'Marga Jansen' },
    ]);
    expect((await leerlijn.must(FIND, { search: 'marga@' }, leader)).colleagues).toEqual([]);
    expect((await leerlijn.must(FIND, { search: 'm' }, leader)).colleagues).toEqual([]);
  });

  test('the participant adds somebody from outside and takes a colleague off, and hears when a group gets small', async () => {
    const leader = await department.as('leader 1');
    const external = { name: 'Vera Klant', email: 'Vera@Klant.example', language: 'EN' };
    const added = await leerlijn.must(ADD, { s: subjectId, input: { group: 'OTHER', external } }, leader);
    expect(added.feedbackNominationAdd.subject.nominations.at(-1)).toMatchObject({
      group: 'OTHER',
      externalEmail: 'vera@klant.example',
      rater: null,
    });
    expect(added.feedbackNominationAdd.subject.notices).toEqual([
      { group: 'OTHER', code: 'PANEL_TOO_SMALL' },
      { group: 'OTHER', code: 'OWN_OUTSIDERS' },
    ]);
    const removed = await leerlijn.must(REMOVE, { id: inGroup('PEER')[0]!.id }, leader);
    expect(removed.feedbackNominationRemove.subject.notices).toContainEqual({ group: 'PEER', code: 'PANEL_TOO_SMALL' });
  });

  test('but cannot ask one person twice, put an outsider among the peers, or take off the manager', async () => {
    const leader = await department.as('leader 1');
    const refused = async (query: string, variables: object) => {
      const { data } = await leerlijn.ask(query, variables, leader);
      return Object.values<{ userErrors: { message: string }[] }>(data)[0]!.userErrors.map(({ message }) => message);
    };
    const twice = { group: 'OTHER', external: { name: 'V', email: 'VERA@klant.example', language: 'NL' } };
    expect(await refused(ADD, { s: subjectId, input: twice })).toEqual(['Deze persoon is al gevraagd.']);
    const colleague = { group: 'OTHER', external: { name: 'L', email: 'lid1x1@AMSTELSTAD.example', language: 'NL' } };
    expect(await refused(ADD, { s: subjectId, input: colleague })).toEqual([
      'Dit adres is van een collega. Kies die collega zelf.',
    ]);
    const outsider = { group: 'PEER', external: { name: 'P', email: 'p@klant.example', language: 'NL' } };
    expect(await refused(ADD, { s: subjectId, input: outsider })).toEqual([
      'Iemand van buiten kan niet in een groep van collega’s.',
    ]);
    expect(await refused(REMOVE, { id: inGroup('MANAGER')[0]!.id })).toEqual([
      'Jezelf en je leidinggevende horen er altijd bij.',
    ]);
    expect(await refused(ADD, { s: subjectId, input: { group: 'OTHER' } })).toEqual([
      'Kies een collega, of geef naam en e-mailadres van iemand van buiten: precies één van beide.',
    ]);
  });

  test('a colleague, and the manager of somebody else, find nothing here', async () => {
    for (const who of ['leader 2', 'admin'] as const) {
      const { data, errors } = await leerlijn.ask(
        `query ($s: ID!) { feedbackSubject(id: $s) { id } }`,
        { s: subjectId },
        await department.as(who),
      );
      expect(data).toBeNull();
      expect(['NOT_FOUND', 'FORBIDDEN']).toContain(errors?.[0]?.extensions.code);
    }
  });

  test('the participant chooses, the manager approves what they saw and no other, and then the participant changes nothing any more', async () => {
    const leader = await department.as('leader 1');
    expect((await leerlijn.must(CHOOSE, { s: subjectId }, leader)).feedbackRatersChoose.subject.nominationState).toBe(
      'CHOSEN',
    );
    const own = await leerlijn.ask(
      APPROVE_SEEN,
      { s: [subjectId], seen: await panelsSeen(leerlijn, [subjectId], leader) },
      leader,
    );
    expect(own.data.feedbackRatersApprove.userErrors).toMatchObject([
      { message: NOT_THEIRS, field: ['subjectIds', '0'] },
    ]);
    // A panel that was not looked at is not approved either.
    const unseen = await leerlijn.ask(APPROVE_SEEN, { s: [subjectId], seen: [] }, coordinator);
    expect(unseen.data.feedbackRatersApprove.userErrors).toMatchObject([{ code: 'EDITED_MEANWHILE' }]);
    const manager = await department.as('manager');
    const seen = async () => (await leerlijn.must(VERSION, { s: subjectId }, manager)).feedbackSubject;
    const [before, groups] = [await seen(), ['PEER', 'DIRECT_REPORT']];
    for (const change of [MERGE, SEPARATE]) await leerlijn.must(change, { s: [subjectId], groups }, coordinator);
    const late = await leerlijn.ask(APPROVE_SEEN, { s: [subjectId], seen: [before] }, manager);
    expect(late.data.feedbackRatersApprove).toMatchObject({
      subjects: [{ nominationState: 'CHOSEN', version: before.version + 2 }],
      userErrors: [{ code: 'EDITED_MEANWHILE', field: ['subjectIds', '0'] }],
    });
    const approved = await leerlijn.must(APPROVE_SEEN, { s: [subjectId], seen: [await seen()] }, manager);
    expect(approved.feedbackRatersApprove.subjects).toMatchObject([{ nominationState: 'APPROVED' }]);
    const { data } = await leerlijn.ask(REMOVE, { id: inGroup('PEER')[1]!.id }, leader);
    expect(data.feedbackNominationRemove.userErrors[0].message).toBe('De feedbackgevers zijn al goedgekeurd.');
  });

  test('an approval is taken back by who may give it, and then it is the participant’s turn again', async () => {
    const leader = await department.as('leader 1');
    const own = await leerlijn.ask(REOPEN, { s: subjectId }, leader);
    expect(own.data.feedbackPanelReopen.userErrors).toEqual([{ message: NOT_THEIRS, field: ['subjectId'] }]);
    const reopened = await leerlijn.must(REOPEN, { s: subjectId }, await department.as('manager'));
    expect(reopened.feedbackPanelReopen.subject.nominationState).toBe('PROPOSED');
    await leerlijn.must(CHOOSE, { s: subjectId }, leader);
    await approvePanels(leerlijn, [subjectId], coordinator);
  });

  test('the panel check tells which groups are too small to be asked, and which would be large enough together', async () => {
    const { feedbackSubject } = await leerlijn.must(CHECK, { s: subjectId }, coordinator);
    expect(feedbackSubject.check).toEqual({
      readiness: 'TOO_FEW',
      faults: [
        { group: 'PEER', invited: 4, needed: 5, mergeWith: ['DIRECT_REPORT', 'PEER'] },
        { group: 'OTHER', invited: 1, needed: 5, mergeWith: [] },
      ],
    });
    const early = await leerlijn.ask(OPEN, { r: roundId }, coordinator);
    expect(early.data.feedbackRoundOpen.userErrors.map(({ message }: { message: string }) => message)).toEqual([
      'De ronde kan pas open op het afgesproken moment.',
      'Er is nog niemand om te vragen: laat eerst de feedbackgevers goedkeuren, en zorg dat elke groep groot genoeg is.',
    ]);
  });

  const groups = ['OTHER', 'PEER', 'DIRECT_REPORT'];
  const vera = { group: 'OTHER', external: { name: 'Vera Klant', email: 'vera@klant.example', language: 'EN' } };

  test('people from outside are never merged with colleagues, whichever comes first', async () => {
    const refused = await leerlijn.ask(MERGE, { s: [subjectId], groups }, coordinator);
    expect(refused.data.feedbackGroupsMerge.userErrors).toEqual([
      {
        message: 'Mensen van buiten blijven apart van collega’s. Vraag meer mensen, of haal deze groep leeg.',
        field: ['groups'],
      },
    ]);
    const { feedbackSubject } = await leerlijn.must(
      `query ($s: ID!) { feedbackSubject(id: $s) ${PANEL} }`,
      { s: subjectId },
      coordinator,
    );
    const [asked] = feedbackSubject.nominations.filter(({ group }: Nomination) => group === 'OTHER');
    await leerlijn.must(REMOVE, { id: asked.id }, coordinator);
    await leerlijn.must(MERGE, { s: [subjectId], groups: ['OTHER', 'PEER'] }, coordinator);
    const added = await leerlijn.ask(ADD, { s: subjectId, input: vera }, coordinator);
    expect(added.data.feedbackNominationAdd.userErrors).toEqual([
      { code: 'PANEL_FAULT', message: 'Iemand van buiten kan niet in een groep van collega’s.' },
    ]);
    const csv = `deelnemer;groep;feedbackgever;naam\n${department.leaders[0]!.email};OTHER;vera@klant.example;Vera`;
    const imported = await leerlijn.ask(IMPORT, { r: roundId, csv }, coordinator);
    expect(
      imported.data.feedbackNominationsImport.userErrors.map(({ message }: { message: string }) => message),
    ).toEqual(['Regel 2, kolom feedbackgever: iemand van buiten kan niet in een groep van collega’s']);
    await leerlijn.must(SEPARATE, { s: [subjectId], groups: ['OTHER', 'PEER'] }, coordinator);
  });

  test('the coordinator merges groups beforehand, all of them anonymous, and can take that back', async () => {
    const merge = (keys: string[]) => leerlijn.ask(MERGE, { s: [subjectId], groups: keys }, coordinator);
    const refused = await merge(['PEER', 'MANAGER', 'NEIGHBOUR']);
    expect(refused.data.feedbackGroupsMerge.userErrors).toEqual([
      { message: 'De groep MANAGER is niet anoniem en blijft op zichzelf.', field: ['groups'] },
      { message: 'De groep NEIGHBOUR is er niet in deze ronde.', field: ['groups'] },
    ]);
    await leerlijn.must(MERGE, { s: [subjectId], groups }, coordinator);
    expect((await merge(['PEER', 'DIRECT_REPORT'])).data.feedbackGroupsMerge.userErrors[0].message).toBe(
      'De groep PEER is al samengevoegd.',
    );
    await leerlijn.must(SEPARATE, { s: [subjectId], groups }, coordinator);
    const again = await leerlijn.ask(SEPARATE, { s: [subjectId], groups }, coordinator);
    expect(again.data.feedbackGroupsSeparate.userErrors[0].message).toBe('Deze groepen zijn niet samengevoegd.');
    await leerlijn.must(MERGE, { s: [subjectId], groups }, coordinator);
  });

  test('which the participant sees, and the panel can be asked', async () => {
    const { feedbackSubject } = await leerlijn.must(CHECK, { s: subjectId }, await department.as('leader 1'));
    expect(feedbackSubject.check).toEqual({ readiness: 'READY', faults: [] });
    expect(feedbackSubject.groups.map(({ key }: { key: string }) => key)).toEqual([
      'SELF',
      'MANAGER',
      'PEER+DIRECT_REPORT+OTHER',
    ]);
    expect(feedbackSubject.groups[2].name.nl).toBe('Collega’s, Teamleden, Anderen');
  });

  test('a round does not open before its hour, and asks only people on approved panels', async () => {
    const early = await leerlijn.ask(OPEN, { r: roundId }, coordinator);
    expect(early.data.feedbackRoundOpen.userErrors).toEqual([
      { message: 'De ronde kan pas open op het afgesproken moment.' },
    ]);
    await leerlijn.moveClock('2027-01-11T07:00:00.000Z');
    const [invited] = await leerlijn.sql(
      'select count(distinct subject_id)::int as subjects, count(*)::int as people from feedback_invitation',
    );
    expect(invited).toEqual({ subjects: 1, people: 12 });
    const groups = await leerlijn.sql<{ key: string }>('select distinct rater_group as key from feedback_invitation');
    expect(groups.map(({ key }) => key)).toContain('PEER+DIRECT_REPORT+OTHER');
  });

  test('nor is somebody from outside added to a merged group of colleagues then', async () => {
    const { data } = await leerlijn.ask(ADD_RATER, { s: subjectId, input: vera }, await department.as('coordinator'));
    expect(data.feedbackRaterAdd.userErrors).toEqual([
      { message: 'Iemand van buiten kan niet in een groep van collega’s.' },
    ]);
  });

  test('once links are given out, nobody merges, reopens or changes that panel', async () => {
    const now = await department.as('coordinator');
    const message =
      'De feedbackgevers liggen vast: hun uitnodigingen zijn verstuurd, of de ronde is gesloten of afgelast.';
    for (const [query, variables, ...field] of [
      [SEPARATE, { s: [subjectId], groups }, 'subjectIds', '0'],
      [REOPEN, { s: subjectId }, 'subjectId'],
      [REMOVE, { id: inGroup('PEER')[1]!.id }, 'id'],
    ] as const) {
      const { data } = await leerlijn.ask(query, variables, now);
      expect(Object.values<{ userErrors: object[] }>(data)[0]!.userErrors[0]).toMatchObject({
        message: expect.stringContaining(message),
        field,
      });
    }
  });

  test('a round that is called off forgets what was answered', async () => {
    await leerlijn.must(
      'mutation ($r: ID!) { feedbackRoundCancel(id: $r) { round { state } userErrors { message } } }',
      { r: roundId },
      await department.as('coordinator'),
    );
    await leerlijn.settle();
    const [left] = await leerlijn.sql(
      `select (select count(*) from feedback_answer)::int as answers, (select count(*) from feedback_round_secret)::int as secrets,
              (select count(sealed_token) from feedback_invitation)::int as links`,
    );
    expect(left).toEqual({ answers: 0, secrets: 0, links: 0 });
  });
});
