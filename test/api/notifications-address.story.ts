import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Queue } from 'bullmq';
import { QUEUE } from '../../src/platform/jobs/tokens.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { aTenant, grantRole, importSheet, personByNumber, type World } from '../support/world.js';

const people = (coen: string, anna: string) =>
  [
    'personeelsnummer;voornaam;achternaam;e-mail;organisatie-eenheid',
    `1;Coen;Bakker;${coen}@amstelstad.example;DV`,
    `2;Anna;Jansen;${anna}@amstelstad.example;DV`,
  ].join('\r\n');

describe('somebody whose mail address is changed', () => {
  let leerlijn: Installation;
  let world: World;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    world = await aTenant(leerlijn);
    await importSheet(leerlijn, world.admin, 'UNITS', 'code;naam;type;bovenliggend\r\nDV;Dienstverlening;directie;');
    await importSheet(leerlijn, world.admin, 'PEOPLE', people('coen', 'anna'));
    await grantRole(leerlijn, world, (await personByNumber(leerlijn, world, '1')).id, 'COORDINATOR');
    await leerlijn.settle();
  });
  afterAll(() => leerlijn.stop());

  const mailsOf = async (sheet: string) => {
    leerlijn.mail.clear();
    await importSheet(leerlijn, world.admin, 'PEOPLE', sheet);
    await leerlijn.settle();
    return leerlijn.mail.messages();
  };

  test('hears of it at the old address, and who to turn to', async () => {
    const mails = await mailsOf(people('coen', 'anna.jansen'));
    expect(mails.map(({ recipients }) => recipients)).toEqual([['anna@amstelstad.example']]);
    expect(mails[0]).toMatchObject({
      subject: 'Je mailadres is gewijzigd',
      replyTo: [{ name: 'Coen Bakker', address: 'coen@amstelstad.example' }],
    });
    expect(mails[0]!.text).toContain('Coen Bakker');
  });

  test('without a link, and without the new address', async () => {
    const [mail] = leerlijn.mail.messages();
    expect(`${mail!.text}${mail!.html}`).not.toMatch(/https?:/);
    expect(`${mail!.text}${mail!.html}`).not.toContain('anna.jansen');
  });

  test('is not sent to ask themselves, where they are the one whom others ask', async () => {
    const [mail] = await mailsOf(people('intruder', 'anna.jansen'));
    expect(mail!.recipients).toEqual(['coen@amstelstad.example']);
    expect(mail!.text!.replace(/\s+/g, ' ')).toContain('aan de beheerder van amstelstad');
    expect(mail!.text).not.toContain('intruder');
  });

  test('hears nothing when something else about them changes', async () => {
    expect(await mailsOf(people('intruder', 'anna.jansen').replace('Jansen', 'de Jong'))).toEqual([]);
  });

  test('has no address in the queue', async () => {
    const jobs = await leerlijn.app.get<Queue>(QUEUE).getJobs(['completed', 'failed', 'delayed', 'waiting']);
    expect(JSON.stringify(jobs.map(({ data }) => data))).not.toContain('@');
  });
});
