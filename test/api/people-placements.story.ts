import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Installation, startInstallation } from '../support/installation.js';
import { aTenant, CHECK, importSheet, sheet, signIn, type World } from '../support/world.js';

const APPLY_FROM = `mutation ($id: ID!, $on: LocalDate) { importApply(id: $id, effectiveOn: $on) { import { changed } userErrors { message } } }`;
const WHO =
  'query { people(first: 50) { nodes { personnelNumber unit { code } manager { personnelNumber } endedOn } } }';
const UNITS =
  'code;naam;type;bovenliggend\nGA;Gemeente;organisatie;\nDV;Dienstverlening;directie;GA\nBV;Burgerzaken;directie;GA';
const HEADER = 'personeelsnummer;voornaam;achternaam;e-mail;organisatie-eenheid;leidinggevende;uit dienst';
const people = (anna: string) =>
  [HEADER, '1;Mo;Mulder;mo@x.example;DV;;', '2;Bea;Baas;bea@x.example;BV;;', `3;Anna;Aker;anna@x.example;${anna}`].join(
    '\n',
  );

describe('somebody changes place on a day to come', () => {
  let leerlijn: Installation;
  let world: World;
  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-01-04T08:00:00.000Z');
    world = await aTenant(leerlijn);
    await importSheet(leerlijn, world.admin, 'UNITS', UNITS);
    await importSheet(leerlijn, world.admin, 'PEOPLE', people('DV;1;'));
    const { importCheck } = await leerlijn.must(CHECK, sheet('PEOPLE', people('BV;2;31-03-2027')), world.admin);
    await leerlijn.must(APPLY_FROM, { id: importCheck.import.id, on: '2027-01-05' }, world.admin);
  });
  afterAll(() => leerlijn.stop());

  const anna = async () => {
    const { people } = await leerlijn.must(WHO, {}, await signIn(leerlijn, 'admin@amstelstad.example'));
    return people.nodes.find(({ personnelNumber }: { personnelNumber: string }) => personnelNumber === '3');
  };
  const told = () => leerlijn.sql(`select from outbox_event where type = 'people.person.manager-changed'`);

  test('stands where they stood until then; what else the file says holds at once', async () => {
    expect(await anna()).toMatchObject({
      unit: { code: 'DV' },
      manager: { personnelNumber: '1' },
      endedOn: '2027-03-31',
    });
    expect(await told()).toHaveLength(0);
  });

  test('stands there from that day on, and the other domains hear of the new manager once', async () => {
    await leerlijn.moveClock('2027-01-04T22:30:00.000Z');
    await leerlijn.settle();
    expect((await anna()).unit.code).toBe('DV');
    await leerlijn.moveClock('2027-01-04T23:30:00.000Z');
    await leerlijn.settle();
    expect(await anna()).toMatchObject({ unit: { code: 'BV' }, manager: { personnelNumber: '2' } });
    await leerlijn.moveClock('2027-01-05T09:00:00.000Z');
    await leerlijn.settle();
    expect(await told()).toHaveLength(1);
  });
});
