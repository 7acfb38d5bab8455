import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  aDepartment,
  anApprovedRound,
  type Department,
  type RaterLink,
  raterLinks,
  SAVE,
  SUBMIT,
  sheetOf,
} from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';

describe('a 360 round from approved raters to reports', () => {
  let leerlijn: Installation;
  let department: Department;
  let roundId: string;
  let links: RaterLink[];
  const rater = ({ token }: RaterLink) => `rater_${token}`;
  const about = (leader: number, group: string) =>
    links.filter((link) => link.subjectPersonId === department.leaders[leader]!.id && link.group === group);
  const roundState = async () =>
    (
      await leerlijn.must(
        'query ($m: ID!) { feedbackRounds(moduleId: $m) { state threshold responsePercentage } }',
        { m: department.moduleId },
        await department.as('coordinator'),
      )
    ).feedbackRounds[0];

  beforeAll(async () => {
    leerlijn = await startInstallation();
    department = await aDepartment(leerlijn);
    ({ roundId } = await anApprovedRound(leerlijn, department));
  });
  afterAll(() => leerlijn.stop());

  test('opens by itself at its hour, with thresholds frozen at the highest of tenant and questionnaire', async () => {
    await leerlijn.moveClock('2027-01-11T07:00:00.000Z');
    expect(await roundState()).toMatchObject({ state: 'OPEN', threshold: 4 });
    links = await raterLinks(leerlijn, roundId);
    expect(about(0, 'SELF')).toHaveLength(1);
    expect(about(0, 'MANAGER')).toHaveLength(1);
    expect(about(0, 'DIRECT_REPORT')).toHaveLength(6);
    expect(about(0, 'PEER')).toHaveLength(5);
  });

  test('a rater sees who asks what about whom, in the own perspective', async () => {
    const peer = about(0, 'PEER')[0]!;
    const { feedbackInvitations } = await leerlijn.must(
      '{ feedbackInvitations { id subject group anonymous open version questionnaire { competencies { items { text } } } } }',
      {},
      rater(peer),
    );
    const feedbackInvitation = feedbackInvitations.find(({ id }: { id: string }) => id === peer.invitationId);
    expect(feedbackInvitation).toMatchObject({
      subject: 'Leider1 Jansen',
      group: 'PEER',
      anonymous: true,
      open: true,
      version: 0,
    });
    expect(feedbackInvitation.questionnaire.competencies[0].items[0].text).toBe(
      'Zegt vooraf wat er klaar moet zijn en wanneer',
    );
  });

  test('a rater saves half, comes back, and another tab that is behind overwrites nothing', async () => {
    const link = about(0, 'PEER')[0]!;
    const { invitationId: id } = link;
    const peer = rater(link);
    const half = { scores: [{ item: 'clear-1', score: 4 }], comments: [] };
    const saved = await leerlijn.must(SAVE, { id, version: 0, input: half }, peer);
    expect(saved.feedbackResponseSave.invitation.version).toBe(1);
    const behind = { id, version: 0, input: { scores: [{ item: 'clear-1', score: 1 }] } };
    const { data } = await leerlijn.ask(SAVE, behind, peer);
    expect(data.feedbackResponseSave.userErrors[0].code).toBe('ANSWERED_ELSEWHERE');
    const { feedbackInvitations } = await leerlijn.must(
      '{ feedbackInvitations { id scores { item score } submitted } }',
      {},
      peer,
    );
    const feedbackInvitation = feedbackInvitations.find((one: { id: string }) => one.id === id);
    expect(feedbackInvitation.scores[0]).toEqual({ item: 'clear-1', score: 4 });
    expect(feedbackInvitation.submitted).toBe(false);
  });

  test('handing in asks for every answer by name, and takes only points of the scale', async () => {
    const link = about(0, 'PEER')[0]!;
    const { invitationId: id } = link;
    const peer = rater(link);
    const missing = await leerlijn.ask(SUBMIT, { id, version: 1, input: {} }, peer);
    expect(missing.data.feedbackResponseSubmit.userErrors).toHaveLength(19);
    expect(missing.data.feedbackResponseSubmit.userErrors[0]).toMatchObject({
      code: 'ANSWER_FAULT',
      field: ['input', 'scores', 'clear-2'],
    });
    const off = await leerlijn.ask(SAVE, { id, version: 1, input: { scores: [{ item: 'clear-2', score: 6 }] } }, peer);
    expect(off.data.feedbackResponseSave.userErrors[0].message).toBe('Kies een punt van de schaal.');
    const strange = { scores: [{ item: 'clear-9', score: 4 }], comments: [{ question: 'less', text: 'Minder' }] };
    const unknown = await leerlijn.ask(SAVE, { id, version: 1, input: strange }, peer);
    expect(unknown.data.feedbackResponseSave.userErrors).toMatchObject([
      { message: 'Deze vragenlijst heeft geen stelling met deze sleutel.', field: ['input', 'scores', 'clear-9'] },
      { message: 'Deze vragenlijst heeft geen open vraag met deze sleutel.', field: ['input', 'comments', 'less'] },
    ]);
  });

  test('raters hand in, change it, decline, or never answer', async () => {
    for (const [at, link] of about(0, 'PEER').entries()) {
      const version = at === 0 ? 1 : 0;
      await leerlijn.must(SUBMIT, { id: link.invitationId, version, input: sheetOf(at % 2 ? 4 : 3) }, rater(link));
    }
    for (const [at, link] of about(0, 'DIRECT_REPORT').slice(0, 3).entries()) {
      await leerlijn.must(SUBMIT, { id: link.invitationId, version: 0, input: sheetOf(2 + at) }, rater(link));
    }
    const self = about(0, 'SELF')[0]!;
    await leerlijn.must(SUBMIT, { id: self.invitationId, version: 0, input: sheetOf(5) }, rater(self));
    const changed = await leerlijn.must(
      SUBMIT,
      { id: self.invitationId, version: 1, input: { scores: [{ item: 'clear-1', score: 2 }] } },
      rater(self),
    );
    expect(changed.feedbackResponseSubmit.invitation).toEqual({ submitted: true, version: 2 });
    const busy = about(0, 'DIRECT_REPORT')[3]!;
    const declined = await leerlijn.must(
      'mutation ($id: ID!) { feedbackInvitationDecline(invitationId: $id) { declined userErrors { message } } }',
      { id: busy.invitationId },
      rater(busy),
    );
    expect(declined.feedbackInvitationDecline.declined).toBe(true);
  });

  test('what was handed in stays complete, also when it is only saved again', async () => {
    const self = about(0, 'SELF')[0]!;
    const takenBack = { scores: [{ item: 'clear-1', score: null }] };
    const { data } = await leerlijn.ask(SAVE, { id: self.invitationId, version: 2, input: takenBack }, rater(self));
    expect(data.feedbackResponseSave.userErrors).toMatchObject([
      { code: 'ANSWER_FAULT', field: ['input', 'scores', 'clear-1'] },
    ]);
  });

  test('the manager fills in everything, and never hands it in', async () => {
    const manager = about(0, 'MANAGER')[0]!;
    const draft = { id: manager.invitationId, version: 0, input: sheetOf(4) };
    const { feedbackResponseSave } = await leerlijn.must(SAVE, draft, rater(manager));
    expect(feedbackResponseSave.invitation).toEqual({ submitted: false, version: 1 });
  });

  test('meanwhile coordinators see a rounded share of the round and enough or not, and no more', async () => {
    await leerlijn.moveClock('2027-01-13T07:00:00.000Z');
    const share = (await roundState()).responsePercentage;
    expect(share % 5).toBe(0);
    const { feedbackSubjects } = await leerlijn.must(
      'query ($r: ID!) { feedbackSubjects(roundId: $r) { nodes { person { displayName } panelState } } }',
      { r: roundId },
      await department.as('coordinator'),
    );
    expect(feedbackSubjects.nodes.map(({ panelState }: { panelState: string }) => panelState)).toEqual(
      Array(6).fill('NOT_YET_ENOUGH'),
    );
  });

  test('closes by itself at its hour; what comes later is refused before it is typed', async () => {
    await leerlijn.moveClock('2027-02-05T16:00:00.000Z');
    expect((await roundState()).state).toBe('REPORTED');
    const link = about(0, 'DIRECT_REPORT')[4]!;
    const late = rater(link);
    const { feedbackInvitations } = await leerlijn.must('{ feedbackInvitations { open scores { item } } }', {}, late);
    expect(feedbackInvitations).toEqual([{ open: false, scores: [] }]);
    const { data } = await leerlijn.ask(SUBMIT, { id: link.invitationId, version: 0, input: sheetOf(1) }, late);
    expect(data.feedbackResponseSubmit.userErrors[0].message).toBe(
      'De ronde is gesloten. Je antwoord kan niet meer worden bewaard.',
    );
  });

  test('the participant reads what five peers think, and nothing of three direct reports', async () => {
    const { myFeedbackReports } = await leerlijn.must(
      '{ myFeedbackReports { threshold competencies { key gap figures { source mean band distribution } items { figures { source mean } } } questions { comments { source texts { text } } } } }',
      {},
      await department.as('leader 1'),
    );
    const [report] = myFeedbackReports;
    const figure = (source: string) =>
      report.competencies[0].figures.find((one: { source: string }) => one.source === source);
    expect(figure('PEER').mean).toBe(3.4);
    expect(figure('DIRECT_REPORT')).toEqual({ source: 'DIRECT_REPORT', mean: null, band: null, distribution: null });
    expect(figure('DIRECT_REPORT')).toEqual({ ...figure('OTHER'), source: 'DIRECT_REPORT' });
    expect(report.competencies[0].items[0].figures[0]).toEqual({ source: 'SELF', mean: 2 });
    const comments = report.questions[0].comments.find((one: { source: string }) => one.source === 'PEER');
    expect(comments.texts).toHaveLength(5);
  });

  test('nor of what the manager did not hand in, neither scores nor what was written', async () => {
    const { myFeedbackReports } = await leerlijn.must(
      '{ myFeedbackReports { competencies { items { figures { source mean band } } } questions { comments { source texts { text } } } } }',
      {},
      await department.as('leader 1'),
    );
    const [{ competencies, questions }] = myFeedbackReports;
    const ofManager = (sources: { source: string }[]) => sources.find(({ source }) => source === 'MANAGER');
    expect(ofManager(competencies[0].items[0].figures)).toEqual({ source: 'MANAGER', mean: null, band: null });
    expect(ofManager(questions[0].comments)).toEqual({ source: 'MANAGER', texts: [] });
  });

  test('which is nobody else’s to read', async () => {
    for (const who of ['manager', 'coordinator', 'admin', 'leader 2'] as const) {
      const { data } = await leerlijn.ask('{ myFeedbackReports { subjectId } }', {}, await department.as(who));
      const [own] = await leerlijn.sql<{ id: string }>('select id from feedback_subject where person_id = $1', [
        department.leaders[0]!.id,
      ]);
      expect((data?.myFeedbackReports ?? []).map(({ subjectId }: { subjectId: string }) => subjectId)).not.toContain(
        own!.id,
      );
    }
  });

  test('and nothing that is left ties an answer to a rater', async () => {
    const [left] = await leerlijn.sql<{
      open: number;
      secrets: number;
      sealed: number;
      closed: number;
      versions: number;
    }>(
      `select (select count(*)::int from feedback_answer) as open, (select count(*)::int from feedback_round_secret) as secrets,
              (select count(*)::int from feedback_invitation where sealed_token is not null) as sealed,
              (select count(*)::int from feedback_closed_answer) as closed,
              (select count(*)::int from feedback_invitation_progress) + (select count(*)::int from delivery where link_id is not null) as known,
              (select count(distinct xmin::text)::int from feedback_closed_answer) as versions`,
    );
    expect(left).toEqual({ open: 0, secrets: 0, sealed: 0, closed: 9, known: 0, versions: 1 });
  });
});
