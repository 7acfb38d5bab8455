import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { aDepartment, type Department, QUESTIONNAIRE } from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';

const PUBLISH = `mutation ($yaml: String!) { questionnairePublish(input: { yaml: $yaml }) {
  questionnaire { id key version itemCount languages yaml missingTranslations { path language } raterGroups { key minimum } }
  warnings { code message field } userErrors { code message field } } }`;
const QUESTIONNAIRE_OF = `query ($id: ID!) { questionnaire(id: $id) { key version yaml } }`;
const PREVIEW = `query ($id: ID!, $group: String!, $language: Language!) {
  questionnairePreview(id: $id, group: $group, language: $language) {
    inOneLanguage raterGroups { key name { nl en } minimum maximum anonymous }
    questionnaire {
      name { text language } scale { min max cannotJudge labels { text language } }
      secondRating { kind question { text } labels { text } }
      competencies { key name { text language } section { key name { text } } items { key text language } }
      openQuestions { key text } } } }`;
const RETIRE = `mutation ($id: ID!) { questionnaireRetire(id: $id) { questionnaire { id retiredAt } userErrors { message } } }`;
const PLAN = `mutation ($m: ID!, $input: FeedbackRoundPlanInput!) { feedbackRoundPlan(moduleId: $m, input: $input) {
  round { id } userErrors { code message field } } }`;
const BANK = `{ feedbackCompetencies { key versions {
  version name { nl en } theme items { key other { nl en } anchor groups } usedIn { questionnaireId key version } } } }`;

/** A second module: two competencies from the bank, citizens who are asked other things, and how important it all is. */
const SECOND = `
key: module-2
name: { nl: Inclusief leiderschap, en: Inclusive leadership }
scale: { min: 1, max: 5, cannotJudge: true, labels: { nl: [a, b, c, d, e], en: [v, w, x, y, z] } }
raterGroups:
  - { key: SELF, name: { nl: Jezelf, en: Yourself }, minimum: 1, maximum: 1, anonymous: false }
  - { key: PEER, name: { nl: Collega’s, en: Colleagues }, minimum: 3, maximum: 30, anonymous: true }
  - { key: CITIZEN, name: { nl: Inwoners }, minimum: 5, maximum: 100, anonymous: true }
anonymityThreshold: 4
secondRating:
  kind: IMPORTANCE
  question: { self: { nl: Hoe belangrijk vind ik dit?, en: How important is this to me? }, other: { nl: Hoe belangrijk is dit?, en: How important is this? } }
  labels: { nl: [niet, weinig, wat, veel, zeer], en: [none, little, some, much, most] }
sections:
  - { key: anchor, name: { nl: Komt elke ronde terug, en: Returns every round } }
  - { key: module, name: { nl: Van deze module, en: Of this module } }
competencies:
  - use: clear@1
    section: anchor
    items: [clear-1, clear-3]
  - use: connect
    section: anchor
    extraItems:
      - key: connect-desk
        self: { nl: Ik sta zelf aan de balie }
        other: { nl: Staat zelf aan de balie }
        groups: [SELF, CITIZEN]
  - key: inclusive
    name: { nl: Inclusief zijn, en: Being inclusive }
    section: module
    theme: inclusion
    items:
      - { key: inclusive-1, groups: [SELF, PEER], self: { nl: Ik vraag wie er ontbreekt, en: I ask who is missing }, other: { nl: Vraagt wie er ontbreekt, en: Asks who is missing } }
openQuestions:
  - { key: more, self: { nl: Wat wil ik?, en: What do I want? }, other: { nl: Wat mag vaker?, en: What more? } }
  - { key: desk, groups: [CITIZEN], self: { nl: En aan de balie?, en: And at the desk? }, other: { nl: En aan de balie?, en: And at the desk? } }
`;

describe('a coordinator makes questionnaires', () => {
  let leerlijn: Installation;
  let department: Department;
  let coordinator: string;
  let first: { id: string; yaml: string };
  let second: { id: string; version: number; yaml: string };

  const publish = async (yaml: string) => (await leerlijn.must(PUBLISH, { yaml }, coordinator)).questionnairePublish;
  const preview = async (group: string, language: 'NL' | 'EN', id = second.id) =>
    (await leerlijn.must(PREVIEW, { id, group, language }, coordinator)).questionnairePreview;
  const bank = async (key: string) =>
    (await leerlijn.must(BANK, {}, coordinator)).feedbackCompetencies.find((one: { key: string }) => one.key === key);

  beforeAll(async () => {
    leerlijn = await startInstallation();
    department = await aDepartment(leerlijn);
    coordinator = await department.as('coordinator');
    first = (await publish(QUESTIONNAIRE)).questionnaire;
    const published = await publish(SECOND);
    if (!published.questionnaire) throw new Error(JSON.stringify(published.userErrors));
    second = published.questionnaire;
  });
  afterAll(() => leerlijn.stop());

  test('from the file of the case as it is, with groups and languages that follow from it', async () => {
    const { questionnaire, warnings } = await publish(QUESTIONNAIRE);
    expect(questionnaire).toMatchObject({
      key: 'boundary-connecting',
      languages: ['NL', 'EN'],
      missingTranslations: [],
    });
    expect(questionnaire.raterGroups).toContainEqual({ key: 'DIRECT_REPORT', minimum: 3 });
    expect(warnings).toEqual([]);
  });

  test('which are exported as a file that, imported again, publishes nothing new', async () => {
    for (const { id } of [first, second]) {
      const { questionnaire } = await leerlijn.must(QUESTIONNAIRE_OF, { id }, coordinator);
      const again = await publish(questionnaire.yaml);
      expect(again.questionnaire).toMatchObject({ id, version: questionnaire.version, yaml: questionnaire.yaml });
    }
    expect((await bank('clear')).versions).toHaveLength(1);
  });

  test('whose competencies are in the bank from then on, with where each is used', async () => {
    const { versions } = await bank('clear');
    expect(versions).toMatchObject([{ version: 1, name: { nl: 'Duidelijk zijn', en: 'Being clear' }, theme: null }]);
    expect(versions[0].items).toHaveLength(5);
    expect(versions[0].usedIn).toEqual([
      { questionnaireId: first.id, key: 'boundary-connecting', version: 1 },
      { questionnaireId: second.id, key: 'module-2', version: 1 },
    ]);
    expect((await bank('inclusive')).versions[0]).toMatchObject({
      theme: 'inclusion',
      items: [{ groups: ['SELF', 'PEER'] }],
    });
    expect((await bank('limits')).versions[0].usedIn).toHaveLength(1);
  });

  test('composed from the bank: some items, own ones after all of them, and whole once published', async () => {
    const { questionnaire } = await preview('SELF', 'NL');
    expect(
      questionnaire.competencies.map(({ items }: { items: { key: string }[] }) => items.map(({ key }) => key)),
    ).toEqual([
      ['clear-1', 'clear-3'],
      ['connect-1', 'connect-2', 'connect-3', 'connect-4', 'connect-5', 'connect-desk'],
      ['inclusive-1'],
    ]);
    expect(second.yaml).not.toContain('use:');
    expect(second.yaml).toContain('Kiest één lijn als er meer opties zijn');
  });

  test('previewed as each group reads them', async () => {
    const own = await preview('SELF', 'EN');
    expect(own.questionnaire.competencies[0]).toMatchObject({
      section: { key: 'anchor', name: { text: 'Returns every round' } },
      items: [{ text: 'I say beforehand what must be done and by when' }, { key: 'clear-3' }],
    });
    expect(own.questionnaire.secondRating).toMatchObject({
      kind: 'IMPORTANCE',
      question: { text: 'How important is this to me?' },
      labels: [{ text: 'none' }, {}, {}, {}, { text: 'most' }],
    });
    const { questionnaire: citizens, raterGroups } = await preview('CITIZEN', 'NL');
    expect(citizens.competencies.map(({ key }: { key: string }) => key)).toEqual(['clear', 'connect']);
    expect(citizens.openQuestions.map(({ key }: { key: string }) => key)).toEqual(['more', 'desk']);
    expect(raterGroups).toContainEqual({
      key: 'CITIZEN',
      name: { nl: 'Inwoners', en: null },
      minimum: 5,
      maximum: 100,
      anonymous: true,
    });
    const { questionnaire: peers } = await preview('PEER', 'NL');
    expect(peers.competencies[1].items).toHaveLength(5);
    expect(peers.openQuestions).toHaveLength(1);
    const { questionnaire: merged } = await preview('PEER+CITIZEN', 'NL');
    expect(merged.competencies.map(({ items }: { items: unknown[] }) => items.length)).toEqual([2, 6, 1]);
  });

  test('and previewed in each language, with what falls back marked as what it is', async () => {
    const english = await preview('CITIZEN', 'EN');
    expect(english.inOneLanguage).toBe(false);
    expect(english.questionnaire.competencies[1].items.at(-1)).toEqual({
      key: 'connect-desk',
      text: 'Staat zelf aan de balie',
      language: 'NL',
    });
    expect(english.questionnaire.competencies[1].items[0].language).toBe('EN');
    expect((await preview('CITIZEN', 'NL')).inOneLanguage).toBe(true);
    expect((await preview('PEER', 'EN')).inOneLanguage).toBe(true);
  });

  test('but not as a group that there is not', async () => {
    const { errors } = await leerlijn.ask(PREVIEW, { id: first.id, group: 'CITIZEN', language: 'NL' }, coordinator);
    expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  });

  test('whose groups are those of the organisation where the file leaves them open', async () => {
    const open = SECOND.replace(/^raterGroups:\n( {2}- .*\n)+/m, '').replace('key: module-2', 'key: open');
    const { questionnaire } = await publish(open);
    expect(questionnaire.raterGroups).toBeNull();
    expect((await preview('PEER', 'NL', questionnaire.id)).raterGroups).toHaveLength(5);
    await leerlijn.sql(`update tenant set rater_groups = $2 where id = $1`, [
      department.tenantId,
      JSON.stringify([
        { key: 'SELF', name: { nl: 'Ik' }, minimum: 1, maximum: 1, anonymous: false },
        { key: 'CITIZEN', name: { nl: 'Burger' }, minimum: 5, maximum: 90, anonymous: true },
      ]),
    ]);
    const { raterGroups, questionnaire: read } = await preview('CITIZEN', 'NL', questionnaire.id);
    expect(raterGroups.map(({ key }: { key: string }) => key)).toEqual(['SELF', 'CITIZEN']);
    expect(read.competencies).toHaveLength(2);
  });

  test('with a warning, by place in the file, of what is not translated and of a theme that the compass lacks', async () => {
    const { warnings } = await publish(SECOND);
    expect(warnings.map(({ field }: { field: string[] }) => field.slice(2).join('.'))).toEqual([
      'raterGroups.2.name.en',
      'competencies.1.extraItems.0.self.en',
      'competencies.1.extraItems.0.other.en',
      'competencies.2.theme',
    ]);
    expect(warnings[3]).toMatchObject({ code: 'UNKNOWN_THEME' });
    expect(warnings[1].message).toBe(
      'competencies.1.extraItems.0.self.en (regel 25, kolom 9): de vertaling ontbreekt; wie deze taal leest, krijgt de andere',
    );
  });

  test('and not with faults, which are told all at once, by path, line and column, in the language of who asks', async () => {
    const faulty = SECOND.replace('use: clear@1', 'use: clear@8')
      .replace('min: 1, max: 5', 'min: 1, max: "5"')
      .replace('minimum: 3, maximum: 30', 'minimum: 3, maximum: 3000')
      .replace('    theme: inclusion', '    kleur: rood');
    const { data } = await leerlijn.ask(PUBLISH, { yaml: faulty }, coordinator);
    const { questionnaire, warnings, userErrors } = data.questionnairePublish;
    expect([questionnaire, warnings]).toEqual([null, null]);
    expect(userErrors.map(({ message }: { message: string }) => message).sort()).toEqual([
      'competencies.0.use (regel 18, kolom 5): staat niet in de bank',
      'competencies.2.kleur (regel 31, kolom 5): kennen we niet',
      'raterGroups.1.maximum (regel 7, kolom 71): is te groot of te lang',
      'scale.max (regel 4, kolom 18): is van de verkeerde soort',
    ]);
    expect(userErrors.map(({ field }: { field: string[] }) => field.slice(0, 2))).toEqual(
      Array(4).fill(['input', 'yaml']),
    );
    await leerlijn.sql(`update person set language = 'en' where tenant_id = $1 and given_name = 'Coen'`, [
      department.tenantId,
    ]);
    const inEnglish = await leerlijn.ask(PUBLISH, { yaml: 'key: a\nkey: b' }, await department.as('coordinator'));
    expect(inEnglish.data.questionnairePublish.userErrors[0]).toEqual({
      code: 'QUESTIONNAIRE_NOT_READABLE',
      field: ['input', 'yaml'],
      message: 'Line 2, column 1: this name is here already',
    });
  });

  test('and not with thousands of faults, of which it tells fifty and counts the others', async () => {
    const yaml = Array.from({ length: 4_000 }, (_, at) => `onbekend-${at}: ja`).join('\n');
    const { data } = await leerlijn.ask(PUBLISH, { yaml }, coordinator);
    const { userErrors } = data.questionnairePublish;
    expect(userErrors.filter(({ code }: { code: string }) => code === 'QUESTIONNAIRE_FAULT')).toHaveLength(50);
    expect(userErrors.slice(50)).toEqual([
      {
        code: 'QUESTIONNAIRE_MORE_FAULTS',
        field: ['input', 'yaml'],
        message: expect.stringContaining('3,956 more faults'),
      },
    ]);
  });

  test('and a changed text is a new version in the bank and of the questionnaire, while what was published stays as it is', async () => {
    const changed = QUESTIONNAIRE.replace(
      'Zegt vooraf wat er klaar moet zijn',
      'Vertelt vooraf wat er klaar moet zijn',
    );
    const { questionnaire } = await publish(changed);
    expect(questionnaire.version).toBe(2);
    expect((await bank('clear')).versions.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
    expect((await bank('limits')).versions).toHaveLength(1);
    const { questionnaire: before } = await preview('PEER', 'NL');
    expect(before.competencies[0].items[0].text).toMatch(/^Zegt vooraf/);
    const latest = SECOND.replace('use: clear@1', 'use: clear');
    const { questionnaire: next } = await publish(latest);
    expect(next.version).toBe(second.version + 1);
    expect((await preview('PEER', 'NL', next.id)).questionnaire.competencies[0].items[0].text).toMatch(/^Vertelt/);
  });

  test('two at once, which become two versions', async () => {
    const [one, other] = await Promise.all(
      ['Eerste', 'Tweede'].map((name) => publish(QUESTIONNAIRE.replace('nl: Begrenzend', `nl: ${name}`))),
    );
    expect([one.questionnaire.version, other.questionnaire.version].sort()).toEqual([3, 4]);
  });

  test('which nobody else may see', async () => {
    const leader = await department.as('leader 1');
    for (const [query, variables] of [
      [QUESTIONNAIRE_OF, { id: first.id }],
      [PREVIEW, { id: first.id, group: 'PEER', language: 'NL' }],
      [BANK, {}],
    ] as const) {
      const { errors } = await leerlijn.ask(query, variables, leader);
      expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
  });

  describe('and retires a version', () => {
    let retired: { id: string; retiredAt: string };
    let roundId: string;
    const plan = async (m: string, questionnaireId: string) => {
      const input = { questionnaireId, opensOn: '2027-01-11', closesOn: '2027-02-05' };
      return (await leerlijn.ask(PLAN, { m, input }, coordinator)).data.feedbackRoundPlan;
    };

    beforeAll(async () => {
      coordinator = await department.as('coordinator');
      roundId = (await plan(department.moduleId, second.id)).round.id;
      retired = (await leerlijn.must(RETIRE, { id: second.id }, coordinator)).questionnaireRetire.questionnaire;
    });

    test('which is there still, with the moment from which it is retired', async () => {
      const { questionnairesPublished } = await leerlijn.must(
        '{ questionnairesPublished { id retiredAt } }',
        {},
        coordinator,
      );
      expect(questionnairesPublished.filter(({ retiredAt }: { retiredAt: string | null }) => retiredAt)).toEqual([
        retired,
      ]);
    });

    test('which changes nothing when it is done again', async () => {
      await leerlijn.moveClock('2026-11-25T08:00:00.000Z');
      coordinator = await department.as('coordinator');
      const again = await leerlijn.must(RETIRE, { id: second.id }, coordinator);
      expect(again.questionnaireRetire.questionnaire).toEqual(retired);
    });

    test('which no new round may choose', async () => {
      const m = newId();
      await leerlijn.sql(
        'insert into module (tenant_id, id, programme_id, position, name) select tenant_id, $1, programme_id, 2, name from module where id = $2',
        [m, department.moduleId],
      );
      expect(await plan(m, second.id)).toMatchObject({
        round: null,
        userErrors: [
          {
            code: 'QUESTIONNAIRE_RETIRED',
            message: 'This questionnaire is no longer used for new rounds. Choose another version.',
            field: ['input', 'questionnaireId'],
          },
        ],
      });
    });

    test('while the round that has it goes on with it', async () => {
      const [round] = await leerlijn.sql('select questionnaire_id as id, state from feedback_round where id = $1', [
        roundId,
      ]);
      expect(round).toEqual({ id: second.id, state: 'NOMINATING' });
      const { feedbackRatersPropose } = await leerlijn.must(
        'mutation ($r: ID!) { feedbackRatersPropose(roundId: $r) { subjects { id } userErrors { message } } }',
        { r: roundId },
        coordinator,
      );
      expect(feedbackRatersPropose.subjects).toHaveLength(6);
    });

    test('and the same file published again is a version that can be chosen', async () => {
      const { questionnaire: latest } = await publish(QUESTIONNAIRE);
      expect((await publish(QUESTIONNAIRE)).questionnaire.id).toBe(latest.id);
      await leerlijn.must(RETIRE, { id: latest.id }, coordinator);
      const { questionnaire: next } = await publish(QUESTIONNAIRE);
      expect(next.version).toBe(latest.version + 1);
    });
  });
});
