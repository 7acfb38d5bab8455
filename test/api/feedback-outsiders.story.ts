import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Coordinator, coordinating, IMPORT, PROPOSE } from '../support/coordinating.js';
import { aDepartment, type Department } from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';

const ADD = `mutation ($s: ID!, $input: FeedbackNominationAddInput!) { feedbackNominationAdd(subjectId: $s, input: $input) {
  userErrors { code message } } }`;

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

  test('nor twice at one address', async () => {
    expect(await added('vera@klant.example')).toEqual([]);
    expect(await added('Vera+2@klant.example')).toEqual(['PANEL_FAULT']);
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
});
