import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Coordinator, coordinating, IMPORT, PROPOSE } from '../support/coordinating.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { aWorkforce, type Workforce } from '../support/workforce.js';
import { importSheet } from '../support/world.js';

const PANEL = `query ($r: ID!) { feedbackSubjects(roundId: $r) { nodes {
  id nominationState person { displayName } nominations { group externalName externalEmail rater { displayName } } } } }`;
const FIND = 'query ($search: String!) { colleagues(search: $search) { id displayName } }';
const ADD = `mutation ($s: ID!, $input: FeedbackNominationAddInput!) { feedbackNominationAdd(subjectId: $s, input: $input) {
  subject { nominations { group rater { displayName } externalEmail } } userErrors { code message field } } }`;

interface Subject {
  id: string;
  person: { displayName: string };
  nominations: {
    group: string;
    externalName: string | null;
    externalEmail: string | null;
    rater: { displayName: string } | null;
  }[];
}

describe('raters are nominated', () => {
  let leerlijn: Installation;
  let workforce: Workforce;
  let coordinator: Coordinator;
  let roundId: string;
  const panels = async (): Promise<Subject[]> => (await coordinator.must(PANEL, { r: roundId })).feedbackSubjects.nodes;
  const panelOf = async (leader: number) =>
    (await panels()).find(({ person }) => person.displayName === `leider${leader} Jansen`)!;
  const inGroup = (subject: Subject, group: string) =>
    subject.nominations.filter((one) => one.group === group).map(({ rater }) => rater?.displayName);
  const csv = (...rows: string[]) => ['deelnemer;groep;feedbackgever;naam;taal', ...rows].join('\n');
  const mail = (name: string) => workforce.emailOf(name);

  beforeAll(async () => {
    leerlijn = await startInstallation();
    workforce = await aWorkforce(leerlijn, { leaders: 6, teamSize: 6 });
    coordinator = coordinating(leerlijn, workforce.moduleId, () => workforce.as('coen'));
    roundId = await coordinator.plan();
  });
  afterAll(() => leerlijn.stop());

  describe('from a file', () => {
    test('which is refused whole, with every fault by line and column', async () => {
      const file = csv(
        `${mail('leider1')};OTHER;vera@klant.example;Vera Klant;en`,
        `${mail('lid1x1')};OTHER;vera@klant.example;Vera Klant;en`,
        `${mail('leider1')};NEIGHBOUR;buur@klant.example;Buur;nl`,
        `${mail('leider1')};OTHER;geen-adres;Geen Adres;nl`,
        `${mail('leider1')};OTHER;naamloos@klant.example;;nl`,
        `${mail('leider1')};PEER;piet@klant.example;Piet;nl`,
        `${mail('leider1')};OTHER;karl@klant.example;Karl;de`,
        `${mail('leider1')};OTHER`,
      );
      const { data } = await coordinator.ask(IMPORT, { r: roundId, csv: file });
      const groups = 'SELF, MANAGER, PEER, DIRECT_REPORT, OTHER';
      expect(data.feedbackNominationsImport).toMatchObject({ added: null, unchanged: null });
      expect(data.feedbackNominationsImport.userErrors.map(({ message }: { message: string }) => message)).toEqual([
        'Regel 3, kolom deelnemer: geen deelnemer van dit programma',
        `Regel 4, kolom groep: deze ronde heeft die groep niet; de groepen zijn: ${groups}`,
        'Regel 5, kolom feedbackgever: geen e-mailadres',
        'Regel 6, kolom naam: geef de naam van iemand van buiten',
        'Regel 7, kolom feedbackgever: iemand van buiten kan niet in een groep van collega’s',
        'Regel 8, kolom taal: deze taal is er niet',
        'Regel 9: niet evenveel velden als de kopregel',
      ]);
      expect(data.feedbackNominationsImport.userErrors[0].field).toEqual(['csv', '3', 'deelnemer']);
      expect(await panels()).toEqual([]);
    });

    test('and in the words of the file and the language of who asks', async () => {
      await leerlijn.sql(`update person set language = 'en' where email = $1`, [mail('coen')]);
      const file = `participant,group,rater,name\n${mail('leider1')},OTHER,nowhere,Nobody`;
      const { data } = await coordinator.ask(IMPORT, { r: roundId, csv: file });
      expect(data.feedbackNominationsImport.userErrors.map(({ message }: { message: string }) => message)).toEqual([
        'Line 2, column rater: not an e-mail address',
      ]);
      await leerlijn.sql(`update person set language = 'nl' where email = $1`, [mail('coen')]);
    });

    test('puts colleagues by their address and people from outside by theirs on panels, with self and manager', async () => {
      const file = csv(
        `${mail('leider1')};other;Vera@Klant.example;Vera Klant;en`,
        `${mail('leider1')};PEER;${mail('leider2').toUpperCase()};;`,
        `${mail('leider2')};DIRECT_REPORT;${mail('lid2x1')};;`,
      );
      const { feedbackNominationsImport } = await coordinator.must(IMPORT, { r: roundId, csv: file });
      expect(feedbackNominationsImport).toMatchObject({ added: 3, unchanged: 0 });
      const [first, second] = [await panelOf(1), await panelOf(2)];
      expect(inGroup(first, 'SELF')).toEqual(['leider1 Jansen']);
      expect(inGroup(first, 'MANAGER')).toEqual(['manager1 Jansen']);
      expect(inGroup(first, 'PEER')).toEqual(['leider2 Jansen']);
      expect(first.nominations).toContainEqual({
        group: 'OTHER',
        externalName: 'Vera Klant',
        externalEmail: 'vera@klant.example',
        rater: null,
      });
      expect(inGroup(second, 'DIRECT_REPORT')).toEqual(['lid2x1 Jansen']);
    });

    test('and, read again with one row more, adds that one', async () => {
      const file = csv(
        `${mail('leider1')};OTHER;vera@klant.example;Vera Klant;en`,
        `${mail('leider1')};OTHER;omar@klant.example;Omar Klant;nl`,
      );
      const { feedbackNominationsImport } = await coordinator.must(IMPORT, { r: roundId, csv: file });
      expect(feedbackNominationsImport).toMatchObject({ added: 1, unchanged: 1 });
    });

    test('is for coordinators alone', async () => {
      const { data, errors } = await leerlijn.ask(
        IMPORT,
        { r: roundId, csv: csv(`${mail('leider1')};OTHER;x@klant.example;X;nl`) },
        await workforce.as('leider1'),
      );
      expect(data).toBeNull();
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    });
  });

  describe('by the org chart as of a day', () => {
    test('a panel that is there stays as it is; the others get those who stood there then', async () => {
      await leerlijn.moveClock('2026-12-10T09:00:00.000Z');
      const { admin, people } = await moved();
      await importSheet(leerlijn, admin, 'PEOPLE', people);
      await coordinator.must(PROPOSE, { r: roundId, asOf: '2026-12-01' });
      expect((await panelOf(1)).nominations).toHaveLength(5);
      const third = await panelOf(3);
      expect(inGroup(third, 'DIRECT_REPORT').sort()).toEqual([1, 2, 3, 4, 5, 6].map((at) => `lid3x${at} Jansen`));
      expect(inGroup(third, 'MANAGER')).toEqual(['manager1 Jansen']);
    });

    test('and as it is now, without a day', async () => {
      await coordinator.must('mutation ($r: ID!) { feedbackRoundCancel(id: $r) { userErrors { message } } }', {
        r: roundId,
      });
      roundId = await coordinator.plan();
      await coordinator.must(PROPOSE, { r: roundId });
      expect(inGroup(await panelOf(3), 'DIRECT_REPORT')).not.toContain('lid3x1 Jansen');
      expect(inGroup(await panelOf(4), 'DIRECT_REPORT')).toContain('lid3x1 Jansen');
    });

    /** On 10 December somebody of the third team went to the fourth. */
    const moved = async () => ({
      admin: await workforce.as('admin'),
      people: [
        'personeelsnummer;voornaam;achternaam;e-mail;taal;organisatie-eenheid;functie;leidinggevende',
        `lid3x1;lid3x1;Jansen;${mail('lid3x1')};nl;D1;Functie;leider4`,
      ].join('\n'),
    });
  });

  describe('by the participant', () => {
    test('who finds a colleague by part of the name and nominates them', async () => {
      const leader = await workforce.as('leider4');
      const { colleagues } = await leerlijn.must(FIND, { search: 'lid5x2 jan' }, leader);
      expect(colleagues).toHaveLength(1);
      const { id } = await panelOf(4);
      const input = { group: 'OTHER', raterId: colleagues[0].id };
      const { feedbackNominationAdd } = await leerlijn.must(ADD, { s: id, input }, leader);
      expect(feedbackNominationAdd.subject.nominations).toContainEqual({
        group: 'OTHER',
        rater: { displayName: 'lid5x2 Jansen' },
        externalEmail: null,
      });
    });

    test('who gives a wrong address hears where, and nobody is added', async () => {
      const leader = await workforce.as('leider4');
      const before = await panelOf(4);
      const external = { name: 'Vera Klant', email: 'vera@', language: 'NL' };
      const { data } = await leerlijn.ask(ADD, { s: before.id, input: { group: 'OTHER', external } }, leader);
      expect(data.feedbackNominationAdd.userErrors).toEqual([
        expect.objectContaining({ code: 'INVALID_INPUT', field: ['input', 'external', 'email'] }),
      ]);
      expect(await panelOf(4)).toEqual(before);
    });

    test('but not about somebody else', async () => {
      const external = { name: 'Vera Klant', email: 'vera@klant.example', language: 'NL' };
      const { data, errors } = await leerlijn.ask(
        ADD,
        { s: (await panelOf(4)).id, input: { group: 'OTHER', external } },
        await workforce.as('leider5'),
      );
      expect(data).toBeNull();
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    });
  });
});
