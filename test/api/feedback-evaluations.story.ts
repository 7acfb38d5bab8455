import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withConnection } from '../../src/platform/database/bring-up/connection.js';
import type { Asked } from '../support/asked.js';
import type { Name } from '../support/directorate.js';
import {
  ASK,
  anEvaluatedDirectorate,
  answersTo,
  CLOSE,
  doing,
  type EvaluatedDirectorate,
  EXTEND,
  GIVE,
  join,
  OPEN,
  READ,
  REDACT,
} from '../support/evaluations.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { aTenant } from '../support/world.js';

const OWN = [
  { kind: 'SCALE', text: { nl: 'De trainer sprak mij aan.', en: 'The trainer spoke to me.' } },
  { kind: 'OPEN', text: { nl: 'Wat vertel je aan een collega?', en: 'What do you tell a colleague?' } },
];
const BOARD = `query ($p: ID!, $m: ID) { programmeBoard(programmeId: $p, moduleId: $m) { nodes { person { id } cells { state whoseMove reason step { kind } } } } }`;
const HOME = '{ home { tasks { kind sentence why } } }';
const LINES = `query ($p: ID!) { impactLines(programmeId: $p) { behaviour { id } evaluation { items { key figure { mean band } } } } }`;
const EARLIER = `query ($p: ID!) { earlierEvaluations(programmeId: $p) { moduleName { nl } programmeName { nl } parts { key figure { mean } } } }`;

describe('the evaluation of a module', () => {
  let leerlijn: Installation;
  let directorate: EvaluatedDirectorate;
  let m: string;
  let other: string;
  let does: ReturnType<typeof doing>;
  let asked: Asked;

  const mail = (who: Name | 'admin') => `${who}@amstelstad.example`;
  const as = (who: Name | 'admin', operation: string, variables: object = {}) => does(mail(who), operation, variables);
  const read = (who: Name | 'admin', moduleId = m) => as(who, READ, { m: moduleId });
  const gives = (email: string, moduleId: string, score: number, more = {}, comments = {}) =>
    does(email, GIVE, { m: moduleId, input: answersTo(asked, score, more, comments) });
  const codesOf = ({ userErrors }: Asked): string[] => (userErrors ?? []).map(({ code }: Asked) => code);
  const reasonOf = (payload: Asked) => payload.userErrors?.map(({ code, field }: Asked) => [code, ...field]);
  const counts = async () =>
    (
      await leerlijn.sql(
        `select (select count(*)::int from evaluation_answer) as answers, (select count(*)::int from evaluation_given) as given`,
      )
    )[0];
  const figures = (evaluation: Asked) =>
    evaluation.release.parts.flatMap(({ items }: Asked) => items).map(({ figure }: Asked) => figure);

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-06-25T08:00:00.000Z');
    directorate = await anEvaluatedDirectorate(leerlijn);
    [m, other] = directorate.moduleIds;
    does = doing(leerlijn);
  });
  afterAll(() => leerlijn.stop());

  describe('before it opens', () => {
    test('follows from the impact map: the coordinator sees what it would ask, each item with what it is about', async () => {
      const draft = await read('coen');
      expect(draft).toMatchObject({ state: 'DRAFT', version: 0, isGiven: null, release: null });
      const { parts, openQuestions, labels } = draft.questionnaire;
      const [set] = directorate.behaviourIds;
      expect(parts[0]).toMatchObject({
        name: 'Grenzen stellen',
        indicators: [{ nl: 'Te merken aan Grenzen stellen' }],
        goals: [{ nl: 'Kortere wachttijd' }, { nl: 'Tevreden bewoners' }],
        items: [
          { text: 'Ik zie dit gedrag nu in mijn eigen werk.', about: 'BEHAVIOUR', aboutId: set },
          { text: 'Deze module heeft mij daarbij geholpen.', about: 'BEHAVIOUR', aboutId: set },
          { text: 'Ik merk dat het ons dichter bij onze doelen brengt.', about: 'BEHAVIOUR', aboutId: set },
        ],
      });
      expect(parts.map(({ key }: Asked) => key)).toEqual([
        'behaviour-1',
        'behaviour-2',
        'challenges',
        'steps',
        'whole',
      ]);
      expect(parts[2].items).toEqual([
        {
          key: 'challenge-1',
          text: 'Begrenzen en verbinden',
          about: 'LEADERSHIP_CHALLENGE',
          aboutId: directorate.challengeId,
        },
      ]);
      expect(parts[3].items).toHaveLength(8);
      expect(openQuestions.map(({ key }: Asked) => key)).toEqual(['keep', 'change']);
      expect(labels).toHaveLength(5);
    });

    test('is there for the client too, and for nobody who is to give it, coach or train', async () => {
      expect(await read('dora')).toMatchObject({ state: 'DRAFT' });
      for (const who of ['anna', 'marga', 'tess', 'otto', 'admin'] as const) expect(await read(who)).toBe('NOT_FOUND');
      expect(await as('anna', GIVE, { m, input: { scores: [] } })).toBe('NOT_FOUND');
    });

    test('can ask more: of two coordinators at once, one hears what the other made of it', async () => {
      expect((await as('coen', ASK, { m, version: 0, questions: OWN })).evaluation).toMatchObject({
        version: 1,
        ownQuestions: [{ kind: 'SCALE', text: { nl: 'De trainer sprak mij aan.' } }, { kind: 'OPEN' }],
      });
      const late = await as('coen', ASK, { m, version: 0, questions: [] });
      expect(codesOf(late)).toEqual(['EDITED_MEANWHILE']);
      expect(late.evaluation.questionnaire.parts.at(-1)).toMatchObject({
        key: 'own',
        items: [{ key: 'own-1', text: 'De trainer sprak mij aan.', about: null }],
      });
      expect(codesOf(await as('coen', OPEN, { m, version: 0 }))).toEqual(['EDITED_MEANWHILE']);
    });

    test('says what is wrong with questions, and changes nothing', async () => {
      const refused = await as('coen', ASK, {
        m,
        version: 1,
        questions: [{ kind: 'OPEN', text: { nl: ' ', en: 'x' } }],
      });
      expect(reasonOf(refused)).toEqual([['INVALID_INPUT', 'input', 'questions', '0', 'text', 'nl']]);
      for (const who of ['dora', 'anna'] as const)
        expect(await as(who, ASK, { m, version: 1, questions: [] })).toBe('FORBIDDEN');
    });

    test('does not open for too few, on a day that has passed, or before the design is approved', async () => {
      await leerlijn.sql('update tenant set anonymity_threshold = 10');
      await leerlijn.sql(`update programme set state = 'SUBMITTED' where id = $1`, [directorate.programmeId]);
      const refused = await as('coen', OPEN, { m, version: 1, closesOn: '2027-06-24' });
      expect(reasonOf(refused)).toEqual([
        ['EVALUATION_REFUSED', 'moduleId'],
        ['EVALUATION_REFUSED', 'moduleId'],
        ['EVALUATION_REFUSED', 'input', 'closesOn'],
      ]);
      expect(refused.userErrors[1].message).toContain('er zijn er minstens 11 nodig, en nu zijn het er 10');
      for (const who of ['coen', 'dora'] as const)
        expect((await read(who)).cannotOpenBecause).toEqual(refused.userErrors.slice(0, 2));
      await leerlijn.sql('update tenant set anonymity_threshold = 4');
      await leerlijn.sql(`update programme set state = 'APPROVED' where id = $1`, [directorate.programmeId]);
      expect(await read('coen')).toMatchObject({ state: 'DRAFT', cannotOpenBecause: [] });
    });

    test('says what would make it short enough, which without own questions is something else', async () => {
      await leerlijn.sql(
        `insert into behaviour (tenant_id, id, module_id, position, text, indicators, operational_goals, strategic_goals)
         select $1, gen_random_uuid(), $2, at, jsonb_build_object('nl', 'Gedrag ' || at, 'en', 'Behaviour ' || at), '[]', '[]', '[]'
           from generate_series(3, 60) at`,
        [directorate.tenantId, m],
      );
      const why = async (moduleId: string) =>
        (await read('coen', moduleId)).cannotOpenBecause.map(({ message }: Asked) => message);
      expect(await why(m)).toEqual(['Er zijn te veel vragen. Haal eigen vragen weg.']);
      await leerlijn.sql('update behaviour set module_id = $1 where module_id = $2 and position > 2', [other, m]);
      expect(await why(other)).toEqual([
        'Er zijn te veel vragen. Neem minder gedrag of opgaven op in het ontwerp van deze module, of sla een stap over.',
      ]);
      expect(codesOf(await as('coen', OPEN, { m: other, version: 0 }))).toEqual(['EVALUATION_REFUSED']);
      await leerlijn.sql('delete from behaviour where position > 2');
      expect(await why(m)).toEqual([]);
    });
  });

  describe('while it is open', () => {
    test('asks what it asked when it opened, whatever the design becomes', async () => {
      const opened = await as('coen', OPEN, { m, version: 1 });
      expect(opened.evaluation).toMatchObject({ state: 'OPEN', closesAt: '2027-07-09T15:00:00.000Z' });
      await leerlijn.sql(`update behaviour set text = '{"nl":"Iets anders","en":"Other"}' where id = $1`, [
        directorate.behaviourIds[0],
      ]);
      asked = await read('anna');
      expect(asked.questionnaire.parts[0].name).toBe('Grenzen stellen');
      expect(codesOf(await as('coen', ASK, { m, version: 2, questions: [] }))).toEqual(['EVALUATION_REFUSED']);
      expect(codesOf(await as('coen', OPEN, { m, version: 2 }))).toEqual(['EVALUATION_REFUSED']);
    });

    test('tells who is asked what becomes of an answer, and that it cannot be changed', () => {
      expect(asked).toMatchObject({
        isGiven: false,
        response: null,
        promise: expect.stringContaining('niet meer wijzigen'),
      });
    });

    test('refuses a sheet that is not whole, naming everything, and keeps nothing of it', async () => {
      const scores = [
        { item: 'behaviour-1-now', score: 6 },
        { item: 'nonsense', score: 3 },
      ];
      expect(reasonOf(await as('anna', GIVE, { m, input: { scores } }))).toEqual([
        ['ANSWER_FAULT', 'input', 'scores', 'nonsense'],
      ]);
      const gaps = await as('anna', GIVE, { m, input: { scores: scores.slice(0, 1) } });
      expect(gaps.userErrors).toHaveLength(18);
      expect(gaps.userErrors[0]).toMatchObject({
        field: ['input', 'scores', 'behaviour-1-now'],
        message: 'Kies een punt van de schaal.',
      });
      expect(await counts()).toEqual({ answers: 0, given: 0 });
    });

    test('is given once, also by somebody with two tabs', async () => {
      const both = await Promise.all([gives(mail('anna'), m, 4), gives(mail('anna'), m, 2)]);
      expect(both.flatMap(codesOf)).toEqual(['EVALUATION_ALREADY_GIVEN']);
      expect(codesOf(await gives(mail('anna'), m, 5))).toEqual(['EVALUATION_ALREADY_GIVEN']);
      expect(await counts()).toEqual({ answers: 1, given: 1 });
      expect((await read('anna')).isGiven).toBe(true);
      expect((await read('bram')).isGiven).toBe(false);
      await leerlijn.sql(`update evaluation_answer set scores = array_fill(4::smallint, array[cardinality(scores)])`);
    });

    test('keeps answers without person, time or order; the role of the API reads none, and cannot list who gave theirs', async () => {
      const columns = await leerlijn.sql(
        `select column_name from information_schema.columns where table_name = 'evaluation_answer' order by 1`,
      );
      expect(columns.map(({ column_name }) => column_name)).toEqual([
        'comments',
        'evaluation_id',
        'id',
        'scores',
        'tenant_id',
      ]);
      const [answer] = await leerlijn.sql<{ id: string }>('select id from evaluation_answer');
      expect(answer!.id[14]).toBe('4');
      for (const role of ['api', 'system', 'reminder'] as const)
        await expect(
          withConnection(leerlijn.database.urls[role], (client) => client.query('select * from evaluation_answer')),
        ).rejects.toThrow(/permission denied/);
      for (const role of ['api', 'system', 'aggregator'] as const)
        await expect(
          withConnection(leerlijn.database.urls[role], (client) => client.query('select * from evaluation_given')),
        ).rejects.toThrow(/permission denied/);
    });

    test('is nobody’s move on the board, whoever gave theirs; on their own screen people hear that theirs is waited for', async () => {
      const { nodes } = await as('coen', BOARD, { p: directorate.programmeId, m });
      const steps = nodes.map(({ cells }: Asked) => cells.find(({ step }: Asked) => step.kind === 'EVALUATION'));
      expect(steps).toHaveLength(10);
      expect(new Set(steps.map((step: Asked) => JSON.stringify(step)))).toEqual(
        new Set([JSON.stringify({ state: 'UNDER_WAY', whoseMove: null, reason: null, step: { kind: 'EVALUATION' } })]),
      );
      const tasks = async (who: Name) =>
        (await as(who, HOME)).tasks
          .filter(({ kind }: Asked) => kind === 'EVALUATION')
          .map(({ sentence }: Asked) => sentence);
      expect(await tasks('bram')).toEqual(['Geef zonder naam je oordeel: Evaluatie']);
      expect(await tasks('anna')).toEqual([]);
    });

    test('is not given by who came after it opened, who has left, or who never took part', async () => {
      await join(leerlijn, directorate, 'later@amstelstad.example');
      expect(await gives('later@amstelstad.example', m, 3)).toBe('NOT_FOUND');
      expect((await does('later@amstelstad.example', HOME, {})).tasks.map(({ kind }: Asked) => kind)).not.toContain(
        'EVALUATION',
      );
      expect(codesOf(await gives(mail('dirk'), m, 3))).toEqual([]);
      await leerlijn.sql(`update participation set left_at = now(), left_reason = 'OTHER' where person_id = $1`, [
        directorate.ids.eva,
      ]);
      expect(await gives(mail('eva'), m, 1)).toBe('NOT_FOUND');
      expect(await read('eva')).toBe('NOT_FOUND');
      for (const who of ['marga', 'tess', 'coen', 'dora'] as const)
        expect(await gives(mail(who), m, 1)).toBe('NOT_FOUND');
    });

    test('does not exist for another organisation', async () => {
      await aTenant(leerlijn, 'elders');
      expect(await does('admin@elders.example', READ, { m })).toBe('NOT_FOUND');
      expect(await does('admin@elders.example', GIVE, { m, input: { scores: [] } })).toBe('NOT_FOUND');
    });

    test('can be open longer, and never shorter than people were told; of two coordinators at once, one hears so', async () => {
      const { version } = await read('coen');
      const extend = (closesOn: string) => as('coen', EXTEND, { m, version, closesOn });
      expect(reasonOf(await extend('2027-07-08'))).toEqual([['EVALUATION_REFUSED', 'closesOn']]);
      expect((await extend('2027-07-12')).evaluation.closesAt).toBe('2027-07-12T15:00:00.000Z');
      const late = await extend('2027-07-14');
      expect(codesOf(late)).toEqual(['EDITED_MEANWHILE']);
      expect(late.evaluation).toMatchObject({ version: version + 1, closesAt: '2027-07-12T15:00:00.000Z' });
    });

    test('tells once a day whether enough gave theirs, and of few participants no share', async () => {
      expect(await read('coen')).toMatchObject({ response: null, responsePercentage: null });
      await gives(mail('bram'), m, 4, { 'step-1': 0 });
      await leerlijn.moveClock('2027-06-28T09:00:00.000Z');
      expect(await read('coen')).toMatchObject({ response: 'NOT_YET_ENOUGH', responsePercentage: null });
      await gives(mail('cem'), m, 4, { 'whole-worthwhile': 5 });
      expect(await read('dora')).toMatchObject({ response: 'NOT_YET_ENOUGH' });
      await leerlijn.moveClock('2027-06-29T08:00:00.000Z');
      expect(await read('dora')).toMatchObject({ response: 'NOT_YET_ENOUGH' });
      await leerlijn.moveClock('2027-06-29T10:00:00.000Z');
      expect(await read('dora')).toMatchObject({ response: 'ENOUGH', responsePercentage: null });
      expect(await read('anna')).toMatchObject({ response: null });
    });

    test('tells of nobody who leaves whether they gave theirs: exactly four have, and it stays enough without one of them', async () => {
      expect(await counts()).toEqual({ answers: 4, given: 4 });
      for (const leaves of [`now(), left_reason = 'OTHER'`, 'null, left_reason = null']) {
        await leerlijn.sql(`update participation set left_at = ${leaves} where person_id = $1`, [directorate.ids.bram]);
        await leerlijn.moveClock(new Date((await leerlijn.now()).getTime() + 25 * 3_600_000).toISOString());
        expect(await read('dora')).toMatchObject({ response: 'ENOUGH' });
      }
    });

    test('keeps whom it asks and its thresholds, whoever would change them', async () => {
      await expect(leerlijn.sql('update evaluation set threshold = 3')).rejects.toThrow('keeps whom it asks');
      await expect(leerlijn.sql(`update evaluation set asked_ids = '{}'`)).rejects.toThrow('keeps whom it asks');
    });
  });

  describe('at its close', () => {
    test('a close that is killed half-way loses nothing: it is done again', async () => {
      const texts = ['Blijf oefenen', 'Het tempo', 'De groepen', 'Meer praktijk', 'Korter'];
      for (const [at, { email }] of directorate.more.entries())
        expect(
          codesOf(await gives(email, m, 2, { 'behaviour-1-now': 5, 'behaviour-1-helped': 3 }, { keep: texts[at] })),
        ).toEqual([]);
      const before = await counts();
      await leerlijn.sql(`
        create function killed() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$;
        create trigger killed before update of state on evaluation for each row execute function killed()`);
      await leerlijn.moveClock('2027-07-12T15:00:30.000Z');
      expect(await counts()).toEqual(before);
      expect(await read('coen')).toMatchObject({ state: 'OPEN', release: null });
      expect(codesOf(await gives(mail('dirk'), m, 1))).toEqual(['EVALUATION_REFUSED']);
      await leerlijn.sql('drop trigger killed on evaluation; drop function killed()');
      await leerlijn.moveClock('2027-07-12T15:05:00.000Z');
      expect((await read('coen')).state).toBe('CLOSED');
    });

    test('the answers are gone, who gave theirs is forgotten, and so is who was mailed', async () => {
      expect(await counts()).toEqual({ answers: 0, given: 0 });
      const left = await leerlijn.sql('select d.template from delivery d join evaluation e on e.id = d.subject_id');
      expect(left).toEqual([]);
      const [{ forgotten_at: forgotten }] = (await leerlijn.sql('select forgotten_at from evaluation')) as [Asked];
      expect(forgotten).not.toBeNull();
    });

    test('coordinator and client read what the gate lets through: figures of nine, and what five wrote', async () => {
      const evaluation = await read('dora');
      expect(evaluation.release).toMatchObject({
        threshold: 4,
        releasedAt: expect.stringContaining('2027-07-12T15:05'),
      });
      const [first] = evaluation.release.parts;
      // 4, 3, 4, 4 and five times 5; five times 3.
      expect(first.items[0]).toMatchObject({ aboutId: directorate.behaviourIds[0], figure: { mean: 4.4, band: null } });
      const keep = evaluation.release.questions.find(({ key }: Asked) => key === 'keep');
      expect(keep.comments.map(({ text }: Asked) => text).toSorted()).toEqual([
        'Blijf oefenen',
        'De groepen',
        'Het tempo',
        'Korter',
        'Meer praktijk',
      ]);
      expect(await read('coen')).toMatchObject({ release: evaluation.release, isGiven: null });
    });

    test('participants get what rests on one more: five comments are not enough for them', async () => {
      const { release } = await read('dirk');
      expect(release.parts[0].items[0].figure.mean).toBe(4.4);
      expect(release.questions.every(({ comments }: Asked) => comments.length === 0)).toBe(true);
      for (const who of ['eva', 'marga', 'tess', 'otto'] as const) expect(await read(who)).toBe('NOT_FOUND');
    });

    test('a coordinator takes a comment out, for everybody', async () => {
      const commentsOf = ({ release }: Asked) => release.questions.flatMap(({ comments }: Asked) => comments);
      const [comment] = commentsOf(await read('coen'));
      expect(await as('dora', REDACT, { m, c: comment.id })).toBe('FORBIDDEN');
      expect(await as('coen', REDACT, { m, c: directorate.ids.anna })).toBe('NOT_FOUND');
      await as('coen', REDACT, { m, c: comment.id });
      await as('coen', REDACT, { m, c: comment.id });
      expect(commentsOf(await read('dora'))[0]).toEqual({ id: comment.id, text: '', redacted: true });
    });

    test('the step is done for everyone who was asked, and does not apply to who came later', async () => {
      const after = await join(leerlijn, directorate, 'nog-later@amstelstad.example');
      const { nodes } = await as('coen', BOARD, { p: directorate.programmeId, m });
      const asked = new Set(
        (await leerlijn.sql<{ id: string }>('select unnest(asked_ids) as id from evaluation')).map(({ id }) => id),
      );
      const states = nodes.map(({ person, cells }: Asked) => [
        !asked.has(person.id),
        cells.find(({ step }: Asked) => step.kind === 'EVALUATION').state,
      ]);
      expect(states.filter(([isNew]: Asked) => isNew)).toEqual([
        [true, 'NOT_APPLICABLE'],
        [true, 'NOT_APPLICABLE'],
      ]);
      expect(new Set(states.filter(([isNew]: Asked) => !isNew).map(([, state]: Asked) => state))).toEqual(
        new Set(['DONE']),
      );
      expect(await does(after.email, READ, { m })).toMatchObject({ state: 'CLOSED' });
    });

    test('it stands on the impact line with what the module wanted, for who may read it', async () => {
      const lines = await as('dora', LINES, { p: directorate.programmeId });
      expect(lines[0].evaluation.items.map(({ key, figure }: Asked) => [key, figure.mean])).toEqual([
        ['behaviour-1-now', 4.4],
        ['behaviour-1-helped', 3.3],
        ['behaviour-1-goals', 2.8],
      ]);
      expect((await as('dirk', LINES, { p: directorate.programmeId }))[0].evaluation.items).toHaveLength(3);
      expect((await as('marga', LINES, { p: directorate.programmeId }))[0].evaluation).toBeNull();
    });

    test('whoever designs the next programme with a theme in common sees its figures, and nobody’s words', async () => {
      const [{ id: nextId }] = (await leerlijn.sql('select id from programme where client_id = $1', [
        directorate.ids.otto,
      ])) as [Asked];
      expect(await as('coen', EARLIER, { p: nextId })).toEqual([]);
      await leerlijn.sql(
        `with theme as (insert into compass_theme (tenant_id, id, key, name, position)
                        select $1, gen_random_uuid(), 'thema-' || at, '{"nl":"Thema","en":"Theme"}', 90 + at from generate_series(1, 2) at returning id, key),
              next as (insert into module (tenant_id, id, programme_id, position, name) values ($1, gen_random_uuid(), $2, 1, '{"nl":"Nieuw","en":"New"}') returning id)
         insert into module_theme (tenant_id, module_id, theme_id)
         select $1, module.module_id, theme.id from theme join (select id as module_id, 'thema-1' as key from next union all select $3::uuid, 'thema-2') module using (key)`,
        [directorate.tenantId, nextId, m],
      );
      expect(await as('coen', EARLIER, { p: nextId })).toEqual([]);
      await leerlijn.sql(
        `insert into module_theme (tenant_id, module_id, theme_id) select t.tenant_id, $1, t.id from compass_theme t where t.tenant_id = $2 and t.key = 'thema-1'`,
        [m, directorate.tenantId],
      );
      // Its own programme is no earlier one.
      expect(await as('coen', EARLIER, { p: directorate.programmeId })).toEqual([]);
      const earlier = await as('coen', EARLIER, { p: nextId });
      expect(earlier).toMatchObject([
        { moduleName: { nl: 'Begrenzend leiderschap' }, programmeName: { nl: 'Programma' } },
      ]);
      expect(earlier[0].parts[0]).toMatchObject({ key: 'behaviour-1', figure: { mean: 3.5 } });
      expect(await as('dora', EARLIER, { p: nextId })).toBe('FORBIDDEN');
    });
  });

  describe('of which too few were given', () => {
    test('opens by itself on the day of its step, until the last one', async () => {
      await leerlijn.sql(
        `update module_step set starts_on = '2027-09-06', ends_on = '2027-09-17' where module_id = $1 and kind = 'EVALUATION'`,
        [other],
      );
      await leerlijn.moveClock('2027-09-06T05:00:00.000Z');
      expect(await read('anna', other)).toBe('NOT_FOUND');
      await leerlijn.moveClock('2027-09-06T06:30:00.000Z');
      asked = await read('anna', other);
      expect(asked).toMatchObject({ state: 'OPEN', closesAt: '2027-09-17T15:00:00.000Z' });
    });

    test('is closed by hand, shows nothing and says so, in the same words as ever', async () => {
      for (const who of ['anna', 'bram', 'cem'] as const) await gives(mail(who), other, 5, {}, { keep: 'Alles' });
      expect((await as('coen', CLOSE, { m: other })).evaluation).toMatchObject({ state: 'OPEN' });
      expect(codesOf(await gives(mail('dirk'), other, 5))).toEqual(['EVALUATION_REFUSED']);
      expect(codesOf(await as('coen', CLOSE, { m: other }))).toEqual(['EVALUATION_REFUSED']);
      await leerlijn.moveClock('2027-09-06T07:00:00.000Z');
      const evaluation = await read('dora', other);
      expect(new Set(figures(evaluation).map((figure: Asked) => JSON.stringify(figure)))).toEqual(
        new Set([JSON.stringify({ mean: null, band: null, distribution: null, spread: null })]),
      );
      expect(evaluation.release.questions.every(({ comments }: Asked) => comments.length === 0)).toBe(true);
      expect(evaluation.release.silence).toContain('Een cijfer staat er pas vanaf 4 mensen.');
      expect(evaluation.release.silence).toBe((await read('coen')).release.silence);
    });

    test('says the same as one that nobody gave', async () => {
      const [{ content }] = (await leerlijn.sql(
        'select content from evaluation_release order by released_at desc limit 1',
      )) as [Asked];
      expect(content.forContributors).toEqual(content.forSubject);
    });
  });

  test('is asked in English of who reads English', async () => {
    await leerlijn.sql(`update person set language = 'en' where id = $1`, [directorate.ids.anna]);
    expect((await read('anna')).questionnaire).toMatchObject({
      name: 'Evaluation: Boundary-setting leadership',
      labels: ['Not at all', 'Hardly', 'Somewhat', 'Clearly', 'Very much'],
    });
  });
});
