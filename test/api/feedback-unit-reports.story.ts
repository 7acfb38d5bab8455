import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QUESTIONNAIRE } from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { atReports, SHARED } from '../support/report-queries.js';
import { aClient, aReportedRound, type ReportedRound, twelveLeaders } from '../support/reports.js';

const UNITS = `query ($r: ID!) { feedbackUnitReports(roundId: $r) { id subjects unit { name } scaleMin scaleMax
  competencies { key name { nl } self { mean band distribution } others { mean band distribution } gap alpha }
  themes { key name { nl } others { mean band distribution } } } }`;
const CSV = 'query ($id: ID!) { feedbackUnitReportCsv(unitReportId: $id, language: NL) }';
const COMPASS = `mutation ($input: [CompassThemeInput!]!) { compassDefine(version: 0, input: $input) { compass { key } userErrors { message } } }`;

/** Two competencies of a theme of the compass, one of a theme that it does not have, one of none. */
const WITH_THEMES = QUESTIONNAIRE.replace(/(- key: (?:clear|limits)\n)/g, '$1    theme: direction\n').replace(
  /(- key: room\n)/,
  '$1    theme: renewal\n',
);

/**
 * Twelve leaders: five in North, five in South, one in West, one in none of them. Those of North are seen a point lower than the others by
 * everybody, themselves too. Leider12 is asked about nobody else.
 */
describe('reports of units', () => {
  let leerlijn: Installation;
  let round: ReportedRound;
  let at: ReturnType<typeof atReports>;
  // biome-ignore lint/suspicious/noExplicitAny: the shape follows from the query text
  const read = async (name: string): Promise<any[]> =>
    (await at.must(name, UNITS, { r: round.roundId })).feedbackUnitReports;

  const readAsClient = async (name: string) => {
    await leerlijn.sql('update programme set client_id = $1', [await round.personId(name)]);
    return read(name);
  };

  beforeAll(async () => {
    leerlijn = await startInstallation();
    round = await aReportedRound(leerlijn, {
      yaml: WITH_THEMES,
      teamAnswers: {},
      shift: Object.fromEntries([1, 2, 3, 4, 5].map((leader) => [leader, -1])),
      before: async (department) => {
        const larger = await twelveLeaders(leerlijn, department, { North: 5, South: 5, West: 1 });
        const themes = [{ key: 'direction', name: { nl: 'Koers', en: 'Direction' } }];
        await leerlijn.must(COMPASS, { input: themes }, await department.as('admin'));
        return larger;
      },
      meanwhile: async ({ personId }) => {
        // By another leader: one peer fewer could leave a panel too small to be asked.
        await leerlijn.sql(
          `update feedback_nomination n set rater_id = (
             select l.id from person l join feedback_subject s on s.person_id = l.id
              where l.id <> n.rater_id and l.id <> (select person_id from feedback_subject where id = n.subject_id)
                and not exists (select from feedback_nomination o where o.subject_id = n.subject_id and o.rater_id = l.id)
              order by l.id limit 1)
            where n.rater_group = 'PEER' and n.rater_id = $1`,
          [await personId('leider12')],
        );
      },
    });
    at = atReports(leerlijn, round);
    await aClient(leerlijn, round);
  });
  afterAll(() => leerlijn.stop());

  test('are there of the directorate and a department, not of what would give five away', async () => {
    // South is as large and comes later: with it two leaders would be what is left of the directorate.
    expect((await read('coen')).map(({ unit, subjects }) => [unit.name, subjects])).toEqual([
      ['Dienstverlening', 12],
      ['North', 5],
    ]);
  });

  test('show how participants are seen and see themselves, and how that is spread over ten of them or more', async () => {
    const [directorate, north] = await read('coen');
    const [clear] = directorate.competencies;
    expect(clear).toMatchObject({ key: 'clear', name: { nl: 'Duidelijk zijn' }, gap: expect.any(Number), alpha: null });
    expect(clear.others).toEqual({ mean: expect.closeTo(2.5, 0), band: null, distribution: [0, 5, 7, 0, 0] });
    expect(clear.self).toEqual({ mean: 2.6, band: null, distribution: [0, 5, 7, 0, 0] });
    expect(north.competencies[0].others).toEqual({ mean: expect.closeTo(2, 0), band: null, distribution: null });
  });

  test('sum up per theme of the compass, by its name there; of a theme that is gone, by its key', async () => {
    const [{ themes, competencies }] = await read('coen');
    expect(themes.map(({ key, name }: { key: string; name: { nl: string } }) => [key, name.nl])).toEqual([
      ['direction', 'Koers'],
      ['renewal', 'renewal'],
    ]);
    const [clear, limits, room] = competencies;
    expect(themes[0].others.mean).toBeCloseTo((clear.others.mean + limits.others.mean) / 2, 1);
    expect(themes[1].others).toEqual({ ...room.others, distribution: null });
  });

  test('are read by the client of the programme, also as a spreadsheet', async () => {
    const [directorate] = await read('coen');
    expect(await read('dirk')).toEqual(await read('coen'));
    const { feedbackUnitReportCsv } = await at.must('dirk', CSV, { id: directorate.id });
    const lines = feedbackUnitReportCsv.split('\r\n');
    expect(lines[0]).toBe('\ufeffeenheid;onderdeel;naam;bron;gemiddelde;in plaats daarvan;1;2;3;4;5;verschil;alfa');
    expect(lines).toContain('Dienstverlening;competentie;Duidelijk zijn;Deelnemers zelf;2,6;;0;5;7;0;0;;');
    expect(lines.filter((line: string) => line.includes(';thema;Koers;Alle anderen samen;'))).toHaveLength(1);
  });

  test('show a client who rated in the round, or was rated, only what rests on one participant more', async () => {
    const forAll = await read('coen');
    expect(await readAsClient('dirk')).toEqual(forAll);
    // Marga rated all of them, as their manager: by name, and so she is in no figure.
    expect(await readAsClient('marga')).toEqual(forAll);
    // Of North there are five, one too few for whoever is behind it.
    const [directorate, { id: north }] = forAll;
    for (const name of ['lid1x1', 'leider7', 'leider12']) {
      expect(await readAsClient(name)).toEqual([directorate]);
      expect(await at.codeFor(name, CSV, { id: north })).toBe('NOT_FOUND');
    }
    await readAsClient('dirk');
  });

  test('show as little to a coordinator who takes part in the round', async () => {
    const grant = `insert into role_grant (tenant_id, person_id, role, granted_at) values ($1, $2, 'COORDINATOR', now())`;
    await leerlijn.sql(grant, [round.department.tenantId, await round.personId('leider12')]);
    const [directorate] = await read('coen');
    expect(await read('leider12')).toEqual([directorate]);
  });

  test('do not lead their readers to anybody’s own report', async () => {
    for (const name of ['dirk', 'coen']) expect(await at.must(name, SHARED)).toEqual({ sharedFeedbackReports: [] });
  });

  test('are nothing to anybody else', async () => {
    const [{ id }] = await read('coen');
    for (const name of ['leider1', 'marga', 'lid2x1', 'admin']) {
      expect(await at.codeFor(name, UNITS, { r: round.roundId })).toBe('FORBIDDEN');
      expect(await at.codeFor(name, CSV, { id })).toBe('FORBIDDEN');
    }
  });

  test('of a unit outside the programme are nothing to its client', async () => {
    const [{ id }] = await read('coen');
    await leerlijn.sql(
      `insert into org_unit (tenant_id, id, code, name, type, path) values ($1, gen_random_uuid(), 'X', 'Elders', 'DIRECTORATE', '/X/')`,
      [round.department.tenantId],
    );
    await leerlijn.sql(`update programme set unit_id = (select id from org_unit where code = 'X')`);
    expect(await read('dirk')).toEqual([]);
    expect(await at.codeFor('dirk', CSV, { id })).toBe('NOT_FOUND');
  });
});
