import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Coordinator, coordinating } from '../support/coordinating.js';
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

const EXTEND = `mutation ($r: ID!, $on: LocalDate!) { feedbackRoundExtend(id: $r, closesOn: $on) { round { closesAt } userErrors { code message field } } }`;
const CLOSE = `mutation ($r: ID!) { feedbackRoundCloseEarly(id: $r) { round { closesAt } userErrors { code message } } }`;
const ADD = `mutation ($s: ID!, $input: FeedbackNominationAddInput!) { feedbackRaterAdd(subjectId: $s, input: $input) {
  subject { nominations { group externalEmail } } userErrors { code message field } } }`;
const DECLINE = `mutation ($id: ID!) { feedbackInvitationDecline(invitationId: $id) { declined userErrors { message } } }`;
const ASKED = '{ feedbackInvitations { id open submitted version scores { item score } } }';
const REPLACE =
  'query ($r: ID!) { feedbackSubjects(roundId: $r) { nodes { person { displayName } replacementGroups } } }';

describe('a round that is running', () => {
  let leerlijn: Installation;
  let department: Department;
  let coordinator: Coordinator;
  let roundId: string;
  let links: RaterLink[];
  const about = (leader: number, group: string) =>
    links.filter((link) => link.subjectPersonId === department.leaders[leader - 1]!.id && link.group === group);
  const asRater = ({ token }: RaterLink) => `rater_${token}`;
  const invitation = async (link: RaterLink) =>
    (await leerlijn.must(ASKED, {}, asRater(link))).feedbackInvitations.find(
      ({ id }: { id: string }) => id === link.invitationId,
    );
  const submit = (link: RaterLink, version: number, score: number) =>
    leerlijn.ask(SUBMIT, { id: link.invitationId, version, input: sheetOf(score) }, asRater(link));
  const subjectOf = async (leader: number) => {
    const [subject] = await leerlijn.sql<{ id: string }>('select id from feedback_subject where person_id = $1', [
      department.leaders[leader - 1]!.id,
    ]);
    return subject!.id;
  };
  const external = (name: string) => ({ name, email: `${name.toLowerCase()}@klant.example`, language: 'NL' });
  const closesAt = async () =>
    (await leerlijn.sql<{ at: Date }>('select closes_at as at from feedback_round'))[0]!.at.toISOString();

  beforeAll(async () => {
    leerlijn = await startInstallation();
    department = await aDepartment(leerlijn);
    coordinator = coordinating(leerlijn, department.moduleId, () => department.as('coordinator'));
    ({ roundId } = await anApprovedRound(leerlijn, department));
    await leerlijn.moveClock('2027-01-11T07:00:00.000Z');
    links = await raterLinks(leerlijn, roundId);
  });
  afterAll(() => leerlijn.stop());

  describe('for the rater', () => {
    test('what was handed in is taken up again, changed, and stays handed in', async () => {
      const link = about(1, 'PEER')[0]!;
      await submit(link, 0, 4);
      const input = { scores: [{ item: 'clear-1', score: 2 }] };
      await leerlijn.must(SAVE, { id: link.invitationId, version: 1, input }, asRater(link));
      const sheet = await invitation(link);
      expect(sheet).toMatchObject({ submitted: true, version: 2 });
      expect(sheet.scores.slice(0, 2)).toEqual([
        { item: 'clear-1', score: 2 },
        { item: 'clear-2', score: 4 },
      ]);
    });

    test('but is not made incomplete, nor off the scale, and then stays as it was', async () => {
      const link = about(1, 'PEER')[0]!;
      const empty = { scores: [{ item: 'clear-1', score: null }] };
      const { data } = await leerlijn.ask(SAVE, { id: link.invitationId, version: 2, input: empty }, asRater(link));
      expect(data.feedbackResponseSave.userErrors).toEqual([
        expect.objectContaining({ code: 'ANSWER_FAULT', field: ['input', 'scores', 'clear-1'] }),
      ]);
      expect((await invitation(link)).scores[0]).toEqual({ item: 'clear-1', score: 2 });
    });

    test('who declined can still answer', async () => {
      const link = about(1, 'PEER')[1]!;
      await leerlijn.must(DECLINE, { id: link.invitationId }, asRater(link));
      const { data } = await submit(link, 0, 3);
      expect(data.feedbackResponseSubmit.invitation).toMatchObject({ submitted: true });
    });
  });

  describe('gets another rater', () => {
    test('where so many declined that a group would be silent: which group is told, never who', async () => {
      for (const link of about(2, 'PEER').slice(0, 2))
        await leerlijn.must(DECLINE, { id: link.invitationId }, asRater(link));
      await leerlijn.moveClock('2027-01-13T08:00:00.000Z');
      const { feedbackSubjects } = await coordinator.must(REPLACE, { r: roundId });
      expect(
        feedbackSubjects.nodes.filter((one: { replacementGroups: string[] }) => one.replacementGroups.length > 0),
      ).toEqual([{ person: { displayName: 'Leider2 Jansen' }, replacementGroups: ['PEER'] }]);
    });

    test('a replacement is asked in that group, and has a link the same day', async () => {
      const [replacement] = department.leaders[3]!.team;
      await coordinator.must(ADD, { s: await subjectOf(2), input: { group: 'PEER', raterId: replacement } });
      links = await raterLinks(leerlijn, roundId);
      const link = about(2, 'PEER').find(({ raterId }) => raterId === replacement)!;
      expect(await invitation(link)).toMatchObject({ open: true, version: 0 });
    });

    test('but not in a group that nobody else was asked in, where one would stand alone', async () => {
      const s = await subjectOf(2);
      const { data } = await coordinator.ask(ADD, { s, input: { group: 'OTHER', external: external('Vera') } });
      expect(data.feedbackRaterAdd.userErrors).toEqual([
        expect.objectContaining({
          code: 'PANEL_REFUSED',
          message: 'In deze groep zijn dan te weinig mensen gevraagd om anoniem te blijven.',
        }),
      ]);
      const [{ n }] = (await leerlijn.sql<{ n: number }>(
        `select count(*)::int as n from feedback_nomination where external_email = 'vera@klant.example'`,
      )) as [{ n: number }];
      expect(n).toBe(0);
    });

    test('nor twice, nor by the participant', async () => {
      const s = await subjectOf(2);
      const [replacement] = department.leaders[3]!.team;
      const input = { group: 'PEER', raterId: replacement };
      const again = await coordinator.ask(ADD, { s, input });
      expect(again.data.feedbackRaterAdd.userErrors[0].message).toBe('Deze persoon is al gevraagd.');
      const own = await leerlijn.ask(ADD, { s, input }, await department.as('leader 2'));
      expect(own.errors?.[0]?.extensions.code ?? own.data.feedbackRaterAdd.userErrors[0].message).toMatch(
        /FORBIDDEN|vraag het een van hen/,
      );
    });
  });

  describe('closes later', () => {
    test('at 17:00 on the day that the coordinator says', async () => {
      const { feedbackRoundExtend } = await coordinator.must(EXTEND, { r: roundId, on: '2027-02-12' });
      expect(feedbackRoundExtend.round.closesAt).toBe('2027-02-12T16:00:00.000Z');
    });

    test('never on an earlier day than raters were told', async () => {
      const { data } = await coordinator.ask(EXTEND, { r: roundId, on: '2027-02-10' });
      expect(data.feedbackRoundExtend.userErrors).toEqual([
        {
          code: 'ROUND_REFUSED',
          message: 'Een ronde die open is sluit later dan gepland of vandaag, niet eerder op een andere dag.',
          field: ['closesOn'],
        },
      ]);
      expect(await closesAt()).toBe('2027-02-12T16:00:00.000Z');
    });

    test('so that who was too late on the first day is in time', async () => {
      await leerlijn.moveClock('2027-02-05T16:30:00.000Z');
      expect(await invitation(about(3, 'PEER')[0]!)).toMatchObject({ open: true });
    });
  });

  describe('closes early', () => {
    test('at once: who comes later is refused before typing, and what was handed in stays', async () => {
      await coordinator.must(CLOSE, { r: roundId });
      const late = about(3, 'PEER')[0]!;
      expect(await invitation(late)).toMatchObject({ open: false, scores: [] });
      const page = await fetch(`${await leerlijn.app.getUrl()}/f/${late.token}`);
      expect(page.status).toBe(410);
      const { data } = await submit(late, 0, 5);
      expect(data.feedbackResponseSubmit.userErrors).toEqual([
        expect.objectContaining({
          code: 'LINK_CLOSED',
          message: 'De ronde is gesloten. Je antwoord kan niet meer worden bewaard.',
        }),
      ]);
    });

    test('and is reported like any other, never to be opened again', async () => {
      await leerlijn.moveClock('2027-02-06T09:00:00.000Z');
      expect((await coordinator.round()).state).toBe('REPORTED');
      const [{ n }] = (await leerlijn.sql<{ n: number }>('select count(*)::int as n from feedback_closed_answer')) as [
        { n: number },
      ];
      expect(n).toBe(2);
      for (const [query, variables] of [
        [EXTEND, { r: roundId, on: '2027-03-12' }],
        [CLOSE, { r: roundId }],
        [ADD, { s: await subjectOf(2), input: { group: 'PEER', external: external('Omar') } }],
      ] as const) {
        const { data } = await coordinator.ask(query, variables);
        expect(Object.values<{ userErrors: { message: string }[] }>(data)[0]!.userErrors[0]!.message).toBe(
          'De ronde is gesloten: er verandert niets meer aan. Plan een nieuwe ronde.',
        );
      }
    });
  });
});
