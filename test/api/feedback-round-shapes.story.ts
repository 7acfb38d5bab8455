import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CLOSING,
  type Coordinator,
  coordinating,
  IMPORT,
  OPENING,
  PROPOSE,
  SELF_GROUP,
} from '../support/coordinating.js';
import { everybodyAnswers, QUESTIONNAIRE, raterLinks, SUBMIT, sheetOf } from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { ratersFromOutside } from '../support/nominations.js';
import { aWorkforce, type Workforce } from '../support/workforce.js';

const CHECK = `query ($r: ID!) { feedbackSubjects(roundId: $r, first: 10) { nodes { id check { readiness faults { group invited needed mergeWith } } } } }`;
const MERGE = `mutation ($s: [ID!]!, $groups: [String!]!) { feedbackGroupsMerge(subjectIds: $s, groups: $groups) { subjects { check { readiness } } userErrors { message } } }`;
const REPORT = '{ myFeedbackReports { competencies { figures { source mean band } } } }';
const ASKED = `{ feedbackInvitations { group groupName { nl en } anonymous
  questionnaire { name { text language } competencies { items { text language } } } } }`;

const GROUPS_OF_THE_LEADER = Array.from({ length: 49 }, (_, at) => ({
  key: `WIJK_${at + 1}`,
  size: 10 + Math.round((at * 90) / 48),
}));
const RATERS_OF_THE_LEADER = GROUPS_OF_THE_LEADER.reduce((sum, { size }) => sum + size, 0);

/** Every round runs in an organisation of its own, from 11 January to 5 February, on the same clock. */
describe('rounds of very different shape, run without a line of code', () => {
  let leerlijn: Installation;
  const organisations: Record<string, { workforce: Workforce; coordinator: Coordinator; roundId: string }> = {};

  const organise = async (slug: string, leaders: number, teamSize: number) => {
    const workforce = await aWorkforce(leerlijn, { leaders, teamSize, slug });
    const coordinator = coordinating(leerlijn, workforce.moduleId, () => workforce.as('coen'));
    organisations[slug] = { workforce, coordinator, roundId: '' };
    return organisations[slug];
  };
  const linksOf = (slug: string) => raterLinks(leerlijn, organisations[slug]!.roundId);
  const asked = async (slug: string, email: string) => {
    const { roundId } = organisations[slug]!;
    const [link] = await leerlijn.sql<{ id: string }>(
      `select i.id from feedback_invitation i join feedback_rater_link l on l.id = i.link_id join feedback_subject s on s.id = i.subject_id
        where s.round_id = $1 and l.email = $2`,
      [roundId, email],
    );
    const { token } = (await linksOf(slug)).find(({ invitationId }) => invitationId === link!.id)!;
    return (await leerlijn.must(ASKED, {}, `rater_${token}`)).feedbackInvitations[0];
  };
  const reportOf = async (slug: string, leader: string) =>
    (await leerlijn.must(REPORT, {}, await organisations[slug]!.workforce.as(leader))).myFeedbackReports[0];
  type Figure = { source: string; mean: number | null; band: string | null };
  const shownSources = (report: { competencies: { figures: Figure[] }[] }) =>
    report.competencies[0]!.figures.filter(({ mean, band }) => mean !== null || band !== null).map(
      ({ source }) => source,
    );

  beforeAll(async () => {
    leerlijn = await startInstallation();
  });
  afterAll(() => leerlijn.stop());

  test('five participants: too few colleagues, until they are merged with the team beforehand', async () => {
    const five = await organise('vijf', 5, 6);
    five.roundId = await five.coordinator.plan();
    await five.coordinator.must(PROPOSE, { r: five.roundId });
    const { feedbackSubjects } = await five.coordinator.must(CHECK, { r: five.roundId });
    const tooFew = { group: 'PEER', invited: 4, needed: 5, mergeWith: ['DIRECT_REPORT', 'PEER'] };
    expect(feedbackSubjects.nodes.map(({ check }: { check: object }) => check)).toEqual(
      Array(5).fill({ readiness: 'TOO_FEW', faults: [tooFew] }),
    );
    const s = feedbackSubjects.nodes.map(({ id }: { id: string }) => id);
    const { feedbackGroupsMerge } = await five.coordinator.must(MERGE, { s, groups: ['DIRECT_REPORT', 'PEER'] });
    expect(feedbackGroupsMerge.subjects).toEqual(Array(5).fill({ check: { readiness: 'READY' } }));
    await five.coordinator.approveAll(five.roundId);
  });

  test('three raters, each under their own name', async () => {
    const three = await organise('drie', 1, 1);
    const named = (key: string, nl: string) => ({ key, name: { nl }, minimum: 1, maximum: 1, anonymous: false });
    const raterGroups = [SELF_GROUP, named('MANAGER', 'Leidinggevende'), named('CLIENT', 'Opdrachtgever')];
    three.roundId = await three.coordinator.plan({ raterGroups });
    const csv = ratersFromOutside(three.workforce.emailOf('leider1'), { CLIENT: 1 });
    const { feedbackNominationsImport } = await three.coordinator.must(IMPORT, { r: three.roundId, csv });
    expect(feedbackNominationsImport).toMatchObject({ added: 1, unchanged: 0 });
    await three.coordinator.approveAll(three.roundId);
  });

  test('a hundred raters of one participant, in Dutch only, though some read English', async () => {
    const hundred = await organise('honderd', 1, 1);
    const raterGroups = [SELF_GROUP, { key: 'CITIZEN', name: { nl: 'Inwoners' }, minimum: 30, maximum: 100 }];
    const dutch = QUESTIONNAIRE.replace(/, en: ('[^']*'|[^,}\]]*(?=[ ,}]))/g, '').replace(/^ +en: \[.*\n/gm, '');
    hundred.roundId = await hundred.coordinator.plan({ raterGroups }, dutch);
    const csv = ratersFromOutside(hundred.workforce.emailOf('leider1'), { CITIZEN: 99 }, 'en');
    await hundred.coordinator.must(IMPORT, { r: hundred.roundId, csv });
    await hundred.coordinator.approveAll(hundred.roundId);
  });

  test('forty-nine groups of ten to a hundred raters, who all rate one leader', async () => {
    const many = await organise('negenenveertig', 1, 1);
    const raterGroups = [
      SELF_GROUP,
      ...GROUPS_OF_THE_LEADER.map(({ key }, at) => ({
        key,
        name: at % 2 === 0 ? { nl: `Wijk ${at + 1}`, en: `District ${at + 1}` } : { nl: `Wijk ${at + 1}` },
        minimum: 10,
        maximum: 100,
      })),
    ];
    const mixed = QUESTIONNAIRE.replace(', en: I say beforehand what must be done and by when', '').replace(
      ', en: Says beforehand what must be done and by when',
      '',
    );
    many.roundId = await many.coordinator.plan({ raterGroups }, mixed);
    const sizes = Object.fromEntries(GROUPS_OF_THE_LEADER.map(({ key, size }) => [key, size]));
    const csv = ratersFromOutside(many.workforce.emailOf('leider1'), sizes, 'en');
    const { feedbackNominationsImport } = await many.coordinator.must(IMPORT, { r: many.roundId, csv });
    expect(feedbackNominationsImport.added).toBe(RATERS_OF_THE_LEADER);
    await many.coordinator.approveAll(many.roundId);
  });

  test('all open at their hour, and everybody gets one mail', async () => {
    leerlijn.mail.clear();
    await leerlijn.moveClock(OPENING);
    for (const { coordinator } of Object.values(organisations))
      expect(await coordinator.round()).toMatchObject({ state: 'OPEN', heldUpBy: null });
    const mailed = leerlijn.mail.messages().flatMap(({ recipients }) => recipients);
    expect(new Set(mailed).size).toBe(mailed.length);
    expect(mailed.filter((address) => address.startsWith('wijk_'))).toHaveLength(RATERS_OF_THE_LEADER);
  });

  test('who reads English gets the Dutch of a Dutch questionnaire, and each text says so', async () => {
    const { groupName, questionnaire } = await asked('honderd', 'citizen.1@buiten.example');
    expect(groupName).toEqual({ nl: 'Inwoners', en: 'Inwoners' });
    const items = questionnaire.competencies.flatMap(({ items }: { items: object[] }) => items);
    expect(new Set([questionnaire.name, ...items].map(({ language }) => language))).toEqual(new Set(['NL']));
  });

  test('and of a mixed one only what was not translated', async () => {
    const { questionnaire } = await asked('negenenveertig', 'wijk_1.1@buiten.example');
    expect(questionnaire.name).toEqual({ text: 'Boundary-setting and connecting leadership', language: 'EN' });
    const items = questionnaire.competencies.flatMap(({ items }: { items: { language: string }[] }) => items);
    expect(items.filter(({ language }: { language: string }) => language === 'NL')).toEqual([
      { text: 'Zegt vooraf wat er klaar moet zijn en wanneer', language: 'NL' },
    ]);
  });

  test('who answers under the own name is told before', async () => {
    expect(await asked('drie', 'client.1@buiten.example')).toMatchObject({ group: 'CLIENT', anonymous: false });
    for (const { token, invitationId: id } of await linksOf('drie'))
      await leerlijn.must(SUBMIT, { id, version: 0, input: sheetOf(4) }, `rater_${token}`);
  });

  test('all are reported at the close', async () => {
    for (const slug of ['vijf', 'honderd', 'negenenveertig'])
      await everybodyAnswers(leerlijn, organisations[slug]!.roundId);
    await leerlijn.moveClock(CLOSING);
    for (const { coordinator } of Object.values(organisations))
      expect((await coordinator.round()).state).toBe('REPORTED');
  });

  test('of five participants each reads what the merged groups say, and no group apart', async () => {
    const report = await reportOf('vijf', 'leider1');
    expect(shownSources(report)).toEqual(['SELF', 'MANAGER', 'PEER+DIRECT_REPORT', 'ALL_OTHERS']);
  });

  test('three named raters are each shown', async () => {
    expect(shownSources(await reportOf('drie', 'leider1'))).toEqual(['SELF', 'MANAGER', 'CLIENT']);
  });

  test('a hundred are shown as one group', async () => {
    expect(shownSources(await reportOf('honderd', 'leider1'))).toEqual(['SELF', 'CITIZEN', 'ALL_OTHERS']);
  });

  test('and each of the forty-nine groups is', async () => {
    const shown = shownSources(await reportOf('negenenveertig', 'leider1'));
    expect(shown).toEqual(expect.arrayContaining(GROUPS_OF_THE_LEADER.map(({ key }) => key)));
  });
});
