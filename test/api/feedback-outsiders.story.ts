import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SubjectAnswers } from '../../src/domains/feedback/reports/gate/closed-round.js';
import { loadClosedRound } from '../../src/domains/feedback/reports/gate/closed-round.read-model.js';
import { AGGREGATOR_DATABASE } from '../../src/platform/database/restricted.js';
import type { RoleDatabase } from '../../src/platform/database/role-database.js';
import { CLOSING, type Coordinator, coordinating, IMPORT, OPENING, PROPOSE } from '../support/coordinating.js';
import {
  APPROVE_SEEN,
  aDepartment,
  approvePanels,
  type Department,
  everybodyAnswers,
  panelsSeen,
} from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';

const ADD = `mutation ($s: ID!, $input: FeedbackNominationAddInput!) { feedbackNominationAdd(subjectId: $s, input: $input) {
  userErrors { code message } } }`;
const REMOVE = 'mutation ($id: ID!) { feedbackNominationRemove(id: $id) { userErrors { code message } } }';
const ADD_RATER = ADD.replace('feedbackNominationAdd', 'feedbackRaterAdd');
const OPEN_SUBJECT = 'mutation ($s: ID!) { feedbackSubjectOpen(subjectId: $s) { userErrors { code message } } }';
const SUBJECT = `query ($s: ID!) { feedbackSubject(id: $s) { nominationState linksGivenOut check { readiness problems }
  nominations { id group externalEmail addedByParticipant hasLeft } } }`;

/** Leider1 would like to know what one colleague thinks, and invents people around that colleague. */
describe('people from outside', () => {
  let leerlijn: Installation;
  let department: Department;
  let coordinator: Coordinator;
  let roundId: string;
  let subjectIds: string[];

  const outsider = (email: string) => ({ group: 'OTHER', external: { name: 'Iemand', email, language: 'NL' } });
  const errorsOf = (data: Record<string, { userErrors: { code: string; message: string }[] }>) =>
    Object.values(data)[0]!.userErrors;
  const added = async (email: string) => {
    const { data } = await leerlijn.ask(
      ADD,
      { s: subjectIds[0], input: outsider(email) },
      await department.as('leader 1'),
    );
    return errorsOf(data).map(({ code }) => code);
  };

  beforeAll(async () => {
    leerlijn = await startInstallation();
    department = await aDepartment(leerlijn);
    coordinator = coordinating(leerlijn, department.moduleId, () => department.as('coordinator'));
    roundId = await coordinator.plan({
      nominationsDueOn: '2026-12-18',
      approvalDueOn: '2026-12-21',
      unapprovedPanels: 'APPROVE',
    });
    subjectIds = (await coordinator.must(PROPOSE, { r: roundId })).feedbackRatersPropose.subjects.map(
      ({ id }: { id: string }) => id,
    );
  });
  afterAll(() => leerlijn.stop());

  test('are not asked at an address of the organisation, whatever follows a plus in it', async () => {
    expect(await added('leider1+1@amstelstad.example')).toEqual(['RATER_IS_COLLEAGUE']);
    expect(await added('Lid2x1+Vera@Amstelstad.example')).toEqual(['RATER_IS_COLLEAGUE']);
    expect(await added('vera@amstelstad.example')).toEqual(['RATER_IN_OWN_DOMAIN']);
  });

  test('nor at an address that a colleague had before', async () => {
    await leerlijn.sql(
      `insert into person_former_address (tenant_id, id, person_id, email, changed_at)
       select tenant_id, gen_random_uuid(), id, 'lid2x2@vroeger.example', now() from person where email = 'lid2x2@amstelstad.example'`,
    );
    expect(await added('Lid2x2+nu@vroeger.example')).toEqual(['RATER_IS_COLLEAGUE']);
    expect(await added('ria@vroeger.example')).toEqual(['RATER_IN_OWN_DOMAIN']);
  });

  test('nor twice at one address', async () => {
    expect(await added('vera@klant.example')).toEqual([]);
    expect(await added('Vera+2@klant.example')).toEqual(['PANEL_FAULT']);
    expect(await added('ria@post.amstelstad.example')).toEqual(['RATER_IN_OWN_DOMAIN']);
  });

  test('and at one provider’s, where anybody can have an address, also when a colleague has', async () => {
    await leerlijn.sql(`update person set email = 'coach.jansen@gmail.com' where email = 'lid6x6@amstelstad.example'`);
    expect(await added('omar@gmail.com')).toEqual([]);
    expect(await added('coach.jansen+1@gmail.com')).toEqual(['RATER_IS_COLLEAGUE']);
  });

  test('nor by a file, which takes a colleague’s address with a plus for the colleague', async () => {
    const csv = (...rows: string[]) => ['deelnemer;groep;feedbackgever;naam', ...rows].join('\n');
    const { data } = await coordinator.ask(IMPORT, {
      r: roundId,
      csv: csv('leider2@amstelstad.example;OTHER;vera@amstelstad.example;Vera'),
    });
    expect(errorsOf(data).map(({ message }) => message)).toEqual([
      'Regel 2, kolom feedbackgever: dit adres is van de eigen organisatie, maar er staat geen collega onder: laat de beheerder die toevoegen',
    ]);
    const again = await coordinator.must(IMPORT, {
      r: roundId,
      csv: csv('leider2@amstelstad.example;DIRECT_REPORT;lid2x1+360@amstelstad.example;Vera'),
    });
    expect(again.feedbackNominationsImport).toMatchObject({ added: 0, unchanged: 1 });
  });

  const subject = async (leader: number) =>
    (await coordinator.must(SUBJECT, { s: subjectIds[leader - 1] })).feedbackSubject;
  const nominationOf = async (leader: number, of: { group?: string; email?: string }): Promise<string> =>
    (await subject(leader)).nominations.find(
      ({ group, externalEmail }: { group: string; externalEmail: string | null }) =>
        group === of.group || (externalEmail !== null && externalEmail === of.email),
    ).id;
  const hired = async (email: string): Promise<string> => {
    const [person] = await leerlijn.sql<{ id: string }>(
      `insert into person (tenant_id, id, given_name, family_name, email) values ($1, gen_random_uuid(), 'Nieuw', 'Jansen', $2) returning id`,
      [department.tenantId, email],
    );
    return person!.id;
  };
  const refused = async (query: string, variables: object, as: 'coordinator' | 'manager' = 'coordinator') => {
    const { data } = await leerlijn.ask(query, variables, await department.as(as));
    return [...new Set(errorsOf(data).map(({ message }) => message))];
  };

  test('are shown to whoever approves as put there by the participant', async () => {
    for (const name of ['ines', 'piet', 'kofi']) expect(await added(`${name}@klant.example`)).toEqual([]);
    const { nominations } = await subject(1);
    const own = nominations.filter(({ addedByParticipant }: { addedByParticipant: boolean }) => addedByParticipant);
    expect(own.map(({ externalEmail }: { externalEmail: string }) => externalEmail)).toEqual([
      'vera@klant.example',
      'omar@gmail.com',
      'ines@klant.example',
      'piet@klant.example',
      'kofi@klant.example',
    ]);
  });

  test('whom the participant added are approved by no deadline: the coordinator is told, and somebody looks', async () => {
    await leerlijn.moveClock('2026-12-21T16:00:00.000Z');
    expect((await subject(1)).nominationState).toBe('CHOSEN');
    expect((await subject(2)).nominationState).toBe('APPROVED');
    leerlijn.mail.clear();
    await leerlijn.moveClock('2026-12-22T09:00:00.000Z');
    const told = leerlijn.mail
      .messages()
      .find(({ recipients, text }) => recipients.includes('coen@amstelstad.example') && text?.includes('Leider1'));
    expect(told?.text).not.toContain('Leider2');
  });

  test('who are hired before the opening are colleagues, and are not asked twice', async () => {
    const vera = await hired('vera@klant.example');
    expect(await refused(ADD, { s: subjectIds[0], input: { group: 'PEER', raterId: vera } })).toContain(
      'Deze persoon is al gevraagd.',
    );
    const seen = await panelsSeen(leerlijn, [subjectIds[0]!], await department.as('manager'));
    expect(await refused(APPROVE_SEEN, { s: [subjectIds[0]], seen }, 'manager')).toEqual([
      'Leider1 Jansen: Iemand van buiten kan niet in een groep van collega’s.',
    ]);
    await coordinator.must(REMOVE, { id: await nominationOf(1, { email: 'vera@klant.example' }) });
    await coordinator.must(ADD, { s: subjectIds[0], input: outsider('noor@elders.example') });
    await approvePanels(leerlijn, [subjectIds[0]!], await department.as('manager'));
  });

  test('who has left by then is not asked, and does not count: a group can become too small', async () => {
    const leave = (email: string, on: string | null) =>
      leerlijn.sql('update person set ended_on = $2 where email = $1', [email, on]);
    await leave('lid3x1@amstelstad.example', '2026-12-20');
    await leave('lid3x2@amstelstad.example', '2026-12-20');
    const { check, nominations } = await subject(3);
    expect(check.readiness).toBe('TOO_FEW');
    expect(nominations.filter(({ hasLeft }: { hasLeft: boolean }) => hasLeft)).toHaveLength(2);
    await leave('lid3x2@amstelstad.example', null);
    expect((await subject(3)).check.readiness).toBe('READY');
  });

  test('a panel that got a fault after it was approved says so, and is not opened with its round', async () => {
    await hired('omar@gmail.com');
    expect((await subject(1)).check).toEqual({ readiness: 'FAULTY', problems: ['OUTSIDER_AMONG_COLLEAGUES'] });
    await leerlijn.must(REMOVE, { id: await nominationOf(2, { group: 'SELF' }) }, await department.as('manager'));
    expect(await subject(2)).toMatchObject({
      nominationState: 'APPROVED',
      check: { readiness: 'FAULTY', problems: ['NOT_EXACTLY_ONE_SELF'] },
    });
    await leerlijn.moveClock(OPENING);
    const opened = (await coordinator.subjects(roundId)).map(({ linksGivenOut }) => linksGivenOut);
    expect(opened).toEqual([false, false, true, true, true, true]);
    const left = await leerlijn.sql(`select 1 from feedback_rater_link where email = 'lid3x1@amstelstad.example'`);
    expect(left).toEqual([]);
    expect(await refused(OPEN_SUBJECT, { s: subjectIds[0] })).toEqual([
      'Iemand van buiten kan niet in een groep van collega’s.',
    ]);
    expect(await refused(OPEN_SUBJECT, { s: subjectIds[1] })).toEqual(['Er moet precies één zelfbeoordeling zijn.']);
  });

  test('and opens once the coordinator has mended it', async () => {
    await coordinator.must(REMOVE, { id: await nominationOf(1, { email: 'omar@gmail.com' }) });
    await coordinator.must(ADD, { s: subjectIds[0], input: outsider('sem@anders.example') });
    await coordinator.must(ADD, { s: subjectIds[1], input: { group: 'SELF', raterId: department.leaders[1]!.id } });
    for (const s of subjectIds.slice(0, 2)) await coordinator.must(OPEN_SUBJECT, { s });
    expect((await coordinator.subjects(roundId)).every(({ linksGivenOut }) => linksGivenOut)).toBe(true);
  });

  test('a second manager is not added while the round is open, also when the manager has left', async () => {
    await leerlijn.sql('update person set manager_id = null where id = $1', [department.leaders[3]!.id]);
    const input = { group: 'MANAGER', raterId: department.leaders[4]!.team[0] };
    expect(await refused(ADD_RATER, { s: subjectIds[3], input })).toEqual([
      'De leidinggevende hoort er precies één keer bij.',
    ]);
  });

  /** What a round holds once it is closed, by part; it is as good as reported before and after. */
  const closedRound = async (subjectsInAPart?: number): Promise<SubjectAnswers[][]> => {
    await leerlijn.sql(`update feedback_round set state = 'CLOSED' where id = $1`, [roundId]);
    const parts = await leerlijn.app
      .get<RoleDatabase>(AGGREGATOR_DATABASE, { strict: false })
      .forTenant(department.tenantId, async (tx) => {
        const read = [];
        for (const part of (await loadClosedRound(tx, roundId, subjectsInAPart))!.parts) read.push((await part())());
        return read;
      });
    await leerlijn.sql(`update feedback_round set state = 'REPORTED' where id = $1`, [roundId]);
    return parts;
  };
  const closedAbout = async (leader: number): Promise<SubjectAnswers> =>
    (await closedRound()).flat().find(({ subjectId }) => subjectId === subjectIds[leader - 1])!;
  let noor: string;
  let kofi: string;
  /** Whom leider1 asked from outside in January, as they are known by its close. */
  const othersOfLeider1 = () =>
    [noor, kofi, 'ines@klant.example', 'piet@klant.example', 'sem@anders.example'].toSorted();

  test('who are hired while it is open are one and the same, whatever follows a plus in their new address', async () => {
    noor = await hired('noor@elders.example');
    kofi = await hired('kofi+werk@klant.example');
    for (const raterId of [noor, kofi])
      await coordinator.must(ADD_RATER, { s: subjectIds[2], input: { group: 'PEER', raterId } });
    // Of each leader's team one fewer than of the last one's, so that no two have the same answers.
    await everybodyAnswers(
      leerlijn,
      roundId,
      department.leaders.map(({ id }, at) => ({ id, teamAnswers: 6 - at })),
    );
    await leerlijn.moveClock(CLOSING);
    const { panel } = await closedAbout(1);
    const others = panel.filter(({ group }) => group === 'OTHER').map(({ rater }) => rater);
    expect(others.toSorted()).toEqual(othersOfLeider1());
  });

  test('and everybody is who they are when the round is read one participant at a time', async () => {
    // In what order answers lie is no promise.
    const sorted = (list: readonly unknown[]) => list.map((one) => JSON.stringify(one)).toSorted();
    const read = async (subjectsInAPart?: number) =>
      (await closedRound(subjectsInAPart)).map((part) =>
        part.map((about) => ({
          ...about,
          sheets: sorted(about.sheets),
          comments: sorted(about.comments),
          panel: sorted(about.panel),
        })),
      );
    const [atOnce, oneByOne] = [await read(), await read(1)];
    expect([atOnce.length, oneByOne.length]).toEqual([1, 6]);
    expect(oneByOne.flat()).toEqual(atOnce.flat());
    for (const what of ['sheets', 'comments', 'panel'] as const)
      expect(new Set(atOnce.flat().map((about) => JSON.stringify(about[what]))).size).toBe(6);
  });

  test('are proposed again as long as they are from outside', async () => {
    roundId = await coordinator.plan({ opensOn: '2027-04-05', closesOn: '2027-04-30' });
    subjectIds = (await coordinator.must(PROPOSE, { r: roundId })).feedbackRatersPropose.subjects.map(
      ({ id }: { id: string }) => id,
    );
    const { nominations } = await subject(1);
    const outside = nominations.filter(({ externalEmail }: { externalEmail: string | null }) => externalEmail !== null);
    expect(outside.map(({ externalEmail }: { externalEmail: string }) => externalEmail)).toEqual([
      'sem@anders.example',
    ]);
  });

  test('and in a later round who were hired are who they were in this one', async () => {
    // Alone, sem would not be anonymous.
    await coordinator.must(REMOVE, { id: await nominationOf(1, { email: 'sem@anders.example' }) });
    await coordinator.approveAll(roundId);
    await leerlijn.moveClock('2027-04-05T06:00:00.000Z');
    const { earlier } = await closedAbout(1);
    expect(earlier).toHaveLength(1);
    for (const shown of [earlier[0]!.forSubject, earlier[0]!.forContributors]) {
      const others = shown.find(({ source }) => source === 'OTHER');
      expect(others?.raters.toSorted()).toEqual(othersOfLeider1());
    }
  });
});
