import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Coordinator, coordinating, PROPOSE } from '../support/coordinating.js';
import { APPROVE_SEEN, aDepartment, approvePanels, type Department, panelsSeen } from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';

const ADD = `mutation ($s: ID!, $input: FeedbackNominationAddInput!) { feedbackNominationAdd(subjectId: $s, input: $input) {
  subject { nominationState } userErrors { code message } } }`;
const CHOOSE = `mutation ($s: ID!) { feedbackRatersChoose(subjectId: $s) { subject { nominationState } userErrors { message } } }`;
const REOPEN = `mutation ($s: ID!) { feedbackPanelReopen(subjectId: $s) { subject { nominationState } userErrors { message } } }`;
const PLAN = `mutation ($m: ID!, $input: FeedbackRoundPlanInput!) { feedbackRoundPlan(moduleId: $m, input: $input) { round { id } userErrors { message field } } }`;

const RESCHEDULE = `mutation ($r: ID!, $v: Int! = 1, $input: FeedbackRoundRescheduleInput!) { feedbackRoundReschedule(id: $r, version: $v, input: $input) {
  round { opensAt closesAt nominationsDueAt approvalDueAt } userErrors { code message field } } }`;

const DEADLINES = { nominationsDueOn: '2026-12-11', approvalDueOn: '2026-12-18' };
const NOMINATIONS_OVER = '2026-12-11T16:00:00.000Z';
const APPROVAL_OVER = '2026-12-18T16:00:00.000Z';
const A_WHILE_LATER = '2026-12-18T16:12:00.000Z';
const OPENING = '2027-01-11T07:00:00.000Z';
const AFTER_THE_OPENING = '2027-01-11T07:12:00.000Z';
const COEN = 'coen@amstelstad.example';

const inOneLine = (text: string) => text.replace(/\s+/g, ' ');

describe('nobody reacts in time', () => {
  let leerlijn: Installation | undefined;
  let department: Department;
  let coordinator: Coordinator;
  let roundId: string;
  const app = () => leerlijn!;
  const states = async () => (await coordinator.subjects(roundId)).map(({ nominationState }) => nominationState);
  const subjectOf = async (leader: number) => {
    const [subject] = await app().sql<{ id: string }>(
      'select id from feedback_subject where round_id = $1 and person_id = $2',
      [roundId, department.leaders[leader - 1]!.id],
    );
    return subject!.id;
  };
  const external = { name: 'Vera Klant', email: 'vera@klant.example', language: 'NL' };
  /** The mails that the coordinator gets when the clock moves on. */
  const mailsToCoordinator = async (moment: string) => {
    app().mail.clear();
    await app().moveClock(moment);
    return app()
      .mail.messages()
      .filter(({ recipients }) => recipients.includes(COEN));
  };
  const planned = async (input: object) => {
    roundId = await coordinator.plan({ ...DEADLINES, ...input });
    await coordinator.must(PROPOSE, { r: roundId });
  };

  beforeEach(async () => {
    await leerlijn?.stop();
    leerlijn = await startInstallation();
    department = await aDepartment(leerlijn);
    coordinator = coordinating(leerlijn, department.moduleId, () => department.as('coordinator'));
  });
  afterAll(() => leerlijn?.stop());

  test('a choice that is nobody’s says so, also when it is approved', async () => {
    await planned({});
    const [chosen, silent] = [await subjectOf(1), await subjectOf(2)];
    const choose =
      'mutation ($s: ID!) { feedbackRatersChoose(subjectId: $s) { subject { chosenByDeadline } userErrors { message } } }';
    const { feedbackRatersChoose } = await app().must(choose, { s: chosen }, await department.as('leader 1'));
    expect(feedbackRatersChoose.subject.chosenByDeadline).toBe(false);
    await app().moveClock(NOMINATIONS_OVER);
    const byDeadline = async (s: string) => {
      const query = 'query ($s: ID!) { feedbackSubject(id: $s) { nominationState chosenByDeadline } }';
      return (await coordinator.must(query, { s })).feedbackSubject;
    };
    expect(await byDeadline(chosen)).toEqual({ nominationState: 'CHOSEN', chosenByDeadline: false });
    expect(await byDeadline(silent)).toEqual({ nominationState: 'CHOSEN', chosenByDeadline: true });
    await approvePanels(app(), [silent], await department.as('coordinator'));
    expect(await byDeadline(silent)).toEqual({ nominationState: 'APPROVED', chosenByDeadline: true });
  });

  test('a proposal stands as the choice, is approved at the deadline where that was agreed, and the round opens', async () => {
    await planned({ unapprovedPanels: 'APPROVE' });
    await app().moveClock(NOMINATIONS_OVER);
    expect(await states()).toEqual(Array(6).fill('CHOSEN'));
    await app().moveClock(APPROVAL_OVER);
    expect(await states()).toEqual(Array(6).fill('APPROVED'));
    expect(await mailsToCoordinator(OPENING)).toEqual([]);
    expect(await coordinator.round()).toMatchObject({ state: 'OPEN', heldUpBy: null });
  });

  test('who comes too late to choose or to take back hears so, and changes nothing; the coordinator still can', async () => {
    await planned({ unapprovedPanels: 'APPROVE' });
    const s = await subjectOf(1);
    await app().moveClock(NOMINATIONS_OVER);
    const input = { group: 'OTHER', external };
    const late = await app().ask(ADD, { s, input }, await department.as('leader 1'));
    expect(late.data.feedbackNominationAdd.userErrors).toEqual([
      { code: 'PANEL_REFUSED', message: 'De tijd om te kiezen is voorbij.' },
    ]);
    const [{ n }] = (await app().sql<{ n: number }>(
      `select count(*)::int as n from feedback_nomination where subject_id = $1 and rater_group = 'OTHER'`,
      [s],
    )) as [{ n: number }];
    expect(n).toBe(0);
    await app().moveClock(APPROVAL_OVER);
    const back = await coordinator.ask(REOPEN, { s });
    expect(back.data.feedbackPanelReopen.userErrors[0].message).toContain('wijzig de feedbackgevers zelf');
    const added = await coordinator.must(ADD, { s, input });
    expect(added.feedbackNominationAdd.subject.nominationState).toBe('APPROVED');
  });

  test('they wait where that was agreed, and the coordinator is told once which ones', async () => {
    await planned({ unapprovedPanels: 'WAIT' });
    await app().must(CHOOSE, { s: await subjectOf(1) }, await department.as('leader 1'));
    await approvePanels(app(), [await subjectOf(1)], await department.as('manager'));
    await app().moveClock(APPROVAL_OVER);
    expect((await states()).filter((state) => state === 'APPROVED')).toHaveLength(1);
    const [mail, ...more] = await mailsToCoordinator(A_WHILE_LATER);
    expect(mail!.subject).toBe('5 panels wachten op jou: 360 graden feedback');
    expect(mail!.text).not.toContain('Leider1');
    expect(mail!.text).toContain('Leider2 Jansen');
    expect(more).toEqual([]);
    expect(await mailsToCoordinator('2026-12-21T09:00:00.000Z')).toEqual([]);
  });

  test('at the opening day no panel is approved: the round stays, says why, and the coordinator is told', async () => {
    await planned({ unapprovedPanels: 'WAIT' });
    await app().moveClock(A_WHILE_LATER);
    await app().moveClock(OPENING);
    expect(await coordinator.round()).toMatchObject({ state: 'NOMINATING', heldUpBy: 'NO_APPROVED_PANEL' });
    const [mail, ...more] = await mailsToCoordinator(AFTER_THE_OPENING);
    expect(mail!.subject).toBe('6 panels wachten op jou: 360 graden feedback');
    expect(inOneLine(mail!.text!)).toContain('had nu open moeten zijn, maar nog geen enkel panel is klaar: - Leider1');
    expect(more).toEqual([]);
    await coordinator.approveAll(roundId);
    await app().moveClock('2027-01-11T07:20:00.000Z');
    expect(await coordinator.round()).toMatchObject({ state: 'OPEN', heldUpBy: null });
  });

  test('nor was anybody proposed: the coordinator is told that too', async () => {
    roundId = await coordinator.plan();
    await app().moveClock(OPENING);
    const [mail, ...more] = await mailsToCoordinator(AFTER_THE_OPENING);
    expect(mail!.subject).toBe('Een ronde wacht op jou: 360 graden feedback');
    expect(inOneLine(mail!.text!)).toContain('Stel feedbackgevers voor of lees een lijst in');
    expect(more).toEqual([]);
  });

  test('so the coordinator gives the round other days, and the participants their turn again', async () => {
    await planned({ unapprovedPanels: 'WAIT' });
    await app().moveClock(A_WHILE_LATER);
    const input = {
      opensOn: '2027-02-01',
      closesOn: '2027-02-26',
      nominationsDueOn: '2027-01-15',
      approvalDueOn: null,
    };
    const { feedbackRoundReschedule } = await coordinator.must(RESCHEDULE, { r: roundId, input });
    expect(feedbackRoundReschedule.round).toEqual({
      opensAt: '2027-02-01T07:00:00.000Z',
      closesAt: '2027-02-26T16:00:00.000Z',
      nominationsDueAt: '2027-01-15T16:00:00.000Z',
      approvalDueAt: null,
    });
    const added = { s: await subjectOf(1), input: { group: 'OTHER', external } };
    await app().must(ADD, added, await department.as('leader 1'));
    await coordinator.approveAll(roundId);
    await app().moveClock(OPENING);
    expect(await coordinator.round()).toMatchObject({ state: 'NOMINATING', heldUpBy: null });
  });

  test('but no days that cannot be, and none once it is open; then nothing has moved', async () => {
    await planned({ unapprovedPanels: 'APPROVE' });
    const before = await coordinator.round();
    const reschedule = async (input: object) =>
      (await coordinator.ask(RESCHEDULE, { r: roundId, input })).data.feedbackRoundReschedule.userErrors;
    expect(await reschedule({ opensOn: '2026-12-14', approvalDueOn: null })).toEqual([
      expect.objectContaining({ message: 'Zonder deze dag weten we niet wanneer panels vanzelf worden goedgekeurd.' }),
    ]);
    expect(await reschedule({ opensOn: '2026-12-14' })).toEqual([
      {
        code: 'DEADLINE_WRONG',
        message: 'Deze dag moet voor de opening van de ronde liggen.',
        field: ['input', 'approvalDueOn'],
      },
    ]);
    expect(await reschedule({ closesOn: '2027-01-10' })).toEqual([
      expect.objectContaining({ code: 'ROUND_DAYS_WRONG', field: ['input', 'closesOn'] }),
    ]);
    expect(await coordinator.round()).toEqual(before);
    await app().moveClock(APPROVAL_OVER);
    await app().moveClock(OPENING);
    expect(await reschedule({ closesOn: '2027-03-01' })).toEqual([
      expect.objectContaining({ code: 'ROUND_REFUSED', message: 'De ronde is al open: dit kon alleen ervoor.' }),
    ]);
  });

  test('approving many at once, one of them impossible, approves none and names the one', async () => {
    await planned({});
    const s = [await subjectOf(1), await subjectOf(2)];
    await app().sql(`delete from feedback_nomination where subject_id = $1 and rater_group = 'MANAGER'`, [s[1]]);
    const seen = await panelsSeen(app(), s, await department.as('coordinator'));
    const { data } = await coordinator.ask(APPROVE_SEEN, { s, seen });
    expect(data.feedbackRatersApprove.userErrors).toEqual([
      {
        code: 'PANEL_FAULT',
        message: 'Leider2 Jansen: De leidinggevende hoort er precies één keer bij.',
        field: ['subjectIds', '1'],
      },
    ]);
    expect(await states()).toEqual(Array(6).fill('PROPOSED'));
  });

  test('deadlines that cannot be are refused by field, each with what is wrong', async () => {
    const { data } = await coordinator.ask(PLAN, {
      m: department.moduleId,
      input: {
        questionnaireId: department.moduleId,
        opensOn: '2027-03-01',
        closesOn: '2027-03-31',
        nominationsDueOn: '2027-03-02',
        approvalDueOn: '2026-11-01',
      },
    });
    expect(data.feedbackRoundPlan.userErrors).toEqual([
      { message: 'Deze dag moet voor de opening van de ronde liggen.', field: ['input', 'nominationsDueOn'] },
      { message: 'Deze dag is al voorbij.', field: ['input', 'approvalDueOn'] },
      { message: 'Goedkeuren kan niet eerder klaar zijn dan kiezen.', field: ['input', 'approvalDueOn'] },
    ]);
  });
});
