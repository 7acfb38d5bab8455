import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import type { Asked } from '../support/asked.js';
import { aDirectorate, type Directorate, type Name } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

const LESSON =
  'id text { nl en } themeKeys version publishedAt visibleTo { audience sentence } module { name { nl } } programmeName { nl }';
const PAYLOAD = `lesson { ${LESSON} } userErrors { code message field }`;
const LESSONS = `query ($m: ID!) { moduleLessons(moduleId: $m) { ${LESSON} } }`;
const ADD = `mutation ($m: ID!, $input: LessonInput!) { lessonAdd(moduleId: $m, input: $input) { ${PAYLOAD} } }`;
const CHANGE = `mutation ($id: ID!, $version: Int!, $input: LessonInput!) { lessonChange(id: $id, version: $version, input: $input) { ${PAYLOAD} } }`;
const ARCHIVE = `mutation ($id: ID!, $version: Int!) { lessonArchive(id: $id, version: $version) { ${PAYLOAD} } }`;
const PUBLISH = `mutation ($m: ID!) { lessonsPublish(moduleId: $m) { lessons { publishedAt } userErrors { code message field } } }`;
const OF_PROGRAMME = `query ($p: ID!) { programmeLessons(programmeId: $p) { ${LESSON} } }`;
const ADD_TO_PROGRAMME = `mutation ($p: ID!, $input: LessonInput!) { programmeLessonAdd(programmeId: $p, input: $input) { ${PAYLOAD} } }`;
const PUBLISH_PROGRAMME = `mutation ($p: ID!) { programmeLessonsPublish(programmeId: $p) { lessons { publishedAt } userErrors { code message field } } }`;
const EARLIER = `query ($id: ID!) { programme(id: $id) { lessonsFromEarlier {
  text { nl } themeKeys moduleName { nl } programmeName { nl } publishedAt visibleTo { sentence } } } }`;
const NAMES = 'query ($id: ID!) { programme(id: $id) { name { nl } } }';

const lesson = (nl: string, ...themeKeys: string[]) => ({ text: { nl, en: `${nl} (en)` }, themeKeys });

describe('lessons of a module', () => {
  let leerlijn: Installation;
  let directorate: Directorate;
  let m: string;
  let own: string;
  let next: string;

  const does = async (who: Name | 'admin', operation: string, variables: object = {}) =>
    Object.values<Asked>(await leerlijn.must(operation, variables, await directorate.as(who)))[0];
  const tries = async (who: Name | 'admin', operation: string, variables: object = {}) => {
    const { data, errors } = await leerlijn.ask(operation, variables, await directorate.as(who));
    return errors ? errors[0]!.extensions.code : Object.values<Asked>(data)[0];
  };
  const earlier = async (who: Name, id: string) =>
    (await does(who, EARLIER, { id })).lessonsFromEarlier.map(({ text }: Asked) => text.nl);

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-06-10T08:00:00.000Z');
    directorate = await aDirectorate(leerlijn);
    m = directorate.moduleIds[0];
    const { tenantId, ids } = directorate;
    const programmes = await leerlijn.sql<{ id: string; client_id: string }>(
      'select id, client_id from programme where tenant_id = $1',
      [tenantId],
    );
    own = programmes.find(({ client_id }) => client_id === ids.dora)!.id;
    next = programmes.find(({ client_id }) => client_id === ids.otto)!.id;
    await does(
      'coen',
      'mutation ($input: [CompassThemeInput!]!) { compassDefine(version: 0, input: $input) { userErrors { code } } }',
      {
        input: ['direction', 'together', 'renewal'].map((key) => ({ key, name: { nl: key, en: key } })),
      },
    );
    const tie = (moduleId: string, key: string) =>
      leerlijn.sql(
        'insert into module_theme (tenant_id, module_id, theme_id) select tenant_id, $2, id from compass_theme where tenant_id = $1 and key = $3',
        [tenantId, moduleId, key],
      );
    const ofNext = newId();
    await leerlijn.sql(
      `insert into module (tenant_id, id, programme_id, position, name) values ($1, $2, $3, 1, '{"nl":"Volgende","en":"Next"}')`,
      [tenantId, ofNext, next],
    );
    await tie(m, 'direction');
    await tie(ofNext, 'direction');
    await tie(ofNext, 'renewal');
  });
  afterAll(() => leerlijn.stop());

  describe('are written by the coordinator', () => {
    test('in two languages, about themes of the compass, and it is told who will read them', async () => {
      expect(await does('coen', 'query { lessonAudience { audience sentence } }')).toEqual({
        audience: 'ORGANISATION',
        sentence: 'Alle coördinatoren en directeuren van je organisatie.',
      });
      const input = lesson('Begin met de praktijk', 'direction', 'direction');
      expect((await does('coen', ADD, { m, input })).lesson).toMatchObject({
        text: { nl: 'Begin met de praktijk', en: 'Begin met de praktijk (en)' },
        themeKeys: ['direction'],
        version: 1,
        publishedAt: null,
        visibleTo: { audience: 'ORGANISATION' },
        module: { name: { nl: 'Begrenzend leiderschap' } },
      });
      await does('coen', ADD, { m, input: lesson('Houd groepen klein', 'together') });
    });

    test.each([
      [{ themeKeys: [] }, 'LESSON_THEMES_MISSING', ['input', 'themeKeys']],
      [{ themeKeys: ['direction', 'luck'] }, 'THEME_UNKNOWN', ['input', 'themeKeys', '1']],
      [{ text: { nl: 'Alleen dit', en: ' ' } }, 'INVALID_INPUT', ['input', 'text', 'en']],
    ])('but not with %j', async (wrong, code, field) => {
      const input = { ...lesson('Goed', 'direction'), ...wrong };
      expect(await tries('coen', ADD, { m, input })).toMatchObject({ lesson: null, userErrors: [{ code, field }] });
    });

    test('of two who change one at once the second gets what the first wrote', async () => {
      const [{ id, version }] = await does('coen', LESSONS, { m });
      const both = await Promise.all(
        ['Begin bij de balie', 'Begin in het overleg'].map((text) =>
          tries('coen', CHANGE, { id, version, input: lesson(text, 'direction') }),
        ),
      );
      const [winner, loser] = both[0].userErrors.length === 0 ? both : [both[1], both[0]];
      expect(loser.userErrors).toMatchObject([{ code: 'EDITED_MEANWHILE', field: ['version'] }]);
      expect(loser.lesson).toEqual(winner.lesson);
      await does('coen', CHANGE, { id, version: 2, input: lesson('Begin met de praktijk', 'direction') });
    });

    test('and until they are published nobody else reads them', async () => {
      expect(await does('coen', LESSONS, { m })).toHaveLength(2);
      expect(await does('dora', LESSONS, { m })).toEqual([]);
      expect(await earlier('otto', next)).toEqual([]);
      for (const who of ['anna', 'marga', 'tess', 'admin'] as const)
        expect(await tries(who, LESSONS, { m })).toBe('FORBIDDEN');
    });

    test.each(['dora', 'otto', 'anna', 'marga', 'tess', 'admin'] as const)('and not by %s', async (who) => {
      const [{ id, version }] = await does('coen', LESSONS, { m });
      const input = lesson('Ik was hier', 'direction');
      expect(await tries(who, ADD, { m, input })).toBe('FORBIDDEN');
      expect(await tries(who, CHANGE, { id, version, input })).toBe('FORBIDDEN');
      expect(await tries(who, ARCHIVE, { id, version })).toBe('FORBIDDEN');
      expect(await tries(who, PUBLISH, { m })).toBe('FORBIDDEN');
    });
  });

  describe('are published at the close', () => {
    test('once', async () => {
      const { lessons } = await does('coen', PUBLISH, { m });
      expect(lessons.map(({ publishedAt }: Asked) => publishedAt !== null)).toEqual([true, true]);
      expect(await tries('coen', PUBLISH, { m })).toMatchObject({
        lessons: null,
        userErrors: [{ code: 'NOTHING_TO_PUBLISH' }],
      });
      expect(await leerlijn.sql(`select from outbox_event where type = 'programmes.lessons.published'`)).toHaveLength(
        1,
      );
    });

    test('for the director of the programme, and no other director', async () => {
      expect((await does('dora', LESSONS, { m })).map(({ text }: Asked) => text.nl)).toEqual([
        'Begin met de praktijk',
        'Houd groepen klein',
      ]);
      expect(await does('otto', LESSONS, { m })).toEqual([]);
    });

    test('and appear where the next programme with a theme in common is designed, and no other lesson', async () => {
      for (const who of ['coen', 'otto'] as const)
        expect((await does(who, EARLIER, { id: next })).lessonsFromEarlier).toEqual([
          {
            text: { nl: 'Begin met de praktijk' },
            themeKeys: ['direction'],
            moduleName: { nl: 'Begrenzend leiderschap' },
            programmeName: { nl: 'Programma' },
            publishedAt: expect.any(String),
            visibleTo: { sentence: 'Alle coördinatoren en directeuren van je organisatie.' },
          },
        ]);
    });

    test('not in the own programme, nor for who only follows one', async () => {
      expect(await earlier('coen', own)).toEqual([]);
      expect(await tries('anna', NAMES, { id: own })).toEqual({ name: { nl: 'Programma' } });
      expect(await tries('anna', EARLIER, { id: own })).toBe('FORBIDDEN');
      expect(await tries('dora', EARLIER, { id: next })).toBe('NOT_FOUND');
    });

    test('and no longer once they are put away', async () => {
      const [{ id, version }] = await does('coen', LESSONS, { m });
      await does('coen', ARCHIVE, { id, version });
      expect(await earlier('otto', next)).toEqual([]);
      expect(await does('coen', LESSONS, { m })).toHaveLength(1);
      expect(
        await tries('coen', CHANGE, { id, version: version + 1, input: lesson('Terug', 'direction') }),
      ).toMatchObject({ userErrors: [{ code: 'LESSON_ARCHIVED' }] });
    });

    test('also of the programme as a whole: with the themes of its modules, to the same people, at its own close', async () => {
      const input = { text: { nl: 'Begin met de directie', en: 'Begin at the top' } };
      const given = { ...input, themeKeys: ['direction'] };
      const refused = async (operation: string, variables: object) =>
        (await tries('coen', operation, variables)).userErrors.map(({ code, field }: Asked) => [code, field]);
      expect(await refused(ADD_TO_PROGRAMME, { p: own, input: given })).toEqual([
        ['LESSON_THEMES_FOLLOW', ['input', 'themeKeys']],
      ]);
      expect(await refused(ADD, { m, input })).toEqual([['LESSON_THEMES_MISSING', ['input', 'themeKeys']]]);
      const added = (await does('coen', ADD_TO_PROGRAMME, { p: own, input })).lesson;
      expect(added).toMatchObject({
        ...input,
        module: null,
        programmeName: { nl: 'Programma' },
        themeKeys: ['direction'],
        publishedAt: null,
        visibleTo: { audience: 'ORGANISATION' },
      });
      expect(await does('dora', OF_PROGRAMME, { p: own })).toEqual([]);
      expect(await earlier('otto', next)).toEqual([]);
      const { lessons } = await does('coen', PUBLISH_PROGRAMME, { p: own });
      expect(lessons).toEqual([{ publishedAt: expect.any(String) }]);
      expect(await refused(PUBLISH_PROGRAMME, { p: own })).toEqual([['NOTHING_TO_PUBLISH', ['programmeId']]]);
      expect((await does('dora', OF_PROGRAMME, { p: own })).map(({ text }: Asked) => text.nl)).toEqual([
        'Begin met de directie',
      ]);
      expect(await does('otto', OF_PROGRAMME, { p: own })).toEqual([]);
      expect((await does('otto', EARLIER, { id: next })).lessonsFromEarlier).toMatchObject([
        { text: { nl: 'Begin met de directie' }, themeKeys: ['direction'], moduleName: null },
      ]);
      expect(await earlier('coen', own)).toEqual([]);
    });

    test('and that follows the themes of its modules: of one that was taken out it is not shown', async () => {
      await leerlijn.sql('update module set archived_at = now() where id = $1', [m]);
      expect(await earlier('otto', next)).toEqual([]);
      await leerlijn.sql('update module set archived_at = null where id = $1', [m]);
      expect(await earlier('otto', next)).toEqual(['Begin met de directie']);
    });

    test.each(['dora', 'otto', 'anna', 'marga', 'tess', 'admin'] as const)(
      'and it is not for %s to write down',
      async (who) => {
        const [{ id, version }] = await does('coen', OF_PROGRAMME, { p: own });
        const input = { text: { nl: 'Ik was hier', en: 'I was here' } };
        expect(await tries(who, ADD_TO_PROGRAMME, { p: own, input })).toBe('FORBIDDEN');
        expect(await tries(who, CHANGE, { id, version, input })).toBe('FORBIDDEN');
        expect(await tries(who, PUBLISH_PROGRAMME, { p: own })).toBe('FORBIDDEN');
      },
    );

    test('and it is changed and put away like another', async () => {
      const [{ id, version }] = await does('coen', OF_PROGRAMME, { p: own });
      const input = { text: { nl: 'Begin bij de directeur', en: 'Begin with the director' } };
      const { lesson: changed } = await does('coen', CHANGE, { id, version, input });
      expect(changed).toMatchObject({ ...input, themeKeys: ['direction'] });
      expect((await tries('coen', CHANGE, { id, version, input })).userErrors).toMatchObject([
        { code: 'EDITED_MEANWHILE' },
      ]);
      await does('coen', ARCHIVE, { id, version: changed.version });
      for (const [operation, variables] of [
        [CHANGE, { id, version: changed.version, input }],
        [ARCHIVE, { id, version: changed.version }],
      ] as const)
        expect((await tries('coen', operation, variables)).userErrors).toMatchObject([{ code: 'LESSON_ARCHIVED' }]);
      expect(await does('coen', OF_PROGRAMME, { p: own })).toEqual([]);
      expect(await earlier('otto', next)).toEqual([]);
    });

    test('a director who takes part in another’s programme does not read lessons there', async () => {
      await leerlijn.sql(
        'insert into participation (tenant_id, id, programme_id, person_id, enrolled_at) values ($1, $2, $3, $4, now())',
        [directorate.tenantId, newId(), own, directorate.ids.otto],
      );
      expect((await does('otto', EARLIER, { id: own })).lessonsFromEarlier).toBeNull();
    });
  });
});
