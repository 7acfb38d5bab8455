import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { harvestFacts } from '../../src/domains/programmes/harvest/harvest-facts.read-model.js';
import { Prisma } from '../../src/generated/prisma/client.js';
import { Database } from '../../src/platform/database/database.js';
import type { Asked } from '../support/asked.js';
import {
  aCoachedDirectorate,
  CONFIRM_MATCHES,
  type CoachedDirectorate,
  type CoachingName,
  DESCRIBE,
  PROPOSE_MATCH,
} from '../support/coaching.js';
import { type Installation, startInstallation } from '../support/installation.js';

const ITEM = `id kind text link version givenOn visibleTo { audience sentence } giver { displayName } module { name { nl } }
  impactLine { behaviour { text { nl } } harvest { text } } returns { months on outcome text version }`;
const PAYLOAD = `harvestItem { ${ITEM} } userErrors { code message field }`;
const GIVE = `mutation ($m: ID!, $input: HarvestGiveInput!) { harvestGive(moduleId: $m, input: $input) { ${PAYLOAD} } }`;
const CHANGE = `mutation ($id: ID!, $version: Int!, $input: HarvestChangeInput!) {
  harvestChange(id: $id, version: $version, input: $input) { ${PAYLOAD} } }`;
const ARCHIVE = `mutation ($id: ID!, $version: Int!) { harvestArchive(id: $id, version: $version) { ${PAYLOAD} } }`;
const ANSWER = `mutation ($id: ID!, $months: Int!, $version: Int!, $input: HarvestAnswerInput!) {
  harvestAnswer(id: $id, months: $months, version: $version, input: $input) { ${PAYLOAD} } }`;
const HARVEST = `query ($m: ID!, $first: Int, $after: String) { moduleHarvest(moduleId: $m, first: $first, after: $after) {
  nodes { ${ITEM} } pageInfo { hasNextPage endCursor } } }`;
const MINE = `{ myHarvest { ${ITEM} } }`;
const AUDIENCES = 'query ($m: ID!) { harvestAudiences(moduleId: $m) { audience sentence } }';

const OWN = { audience: 'OWN', sentence: 'Alleen jij.' };
const PROGRAMME = { audience: 'PROGRAMME', sentence: 'Iedereen in dit programma.' };

describe('the harvest of a module', () => {
  let leerlijn: Installation;
  let directorate: CoachedDirectorate;
  let m: string;
  let other: string;

  const does = async (who: CoachingName, operation: string, variables: object = {}) =>
    Object.values<Asked>(await leerlijn.must(operation, variables, await directorate.as(who)))[0];
  const tries = async (who: CoachingName, operation: string, variables: object = {}) => {
    const { data, errors } = await leerlijn.ask(operation, variables, await directorate.as(who));
    return errors ? errors[0]!.extensions.code : Object.values<Asked>(data)[0];
  };
  const refusalOf = async (who: CoachingName, operation: string, variables: object) =>
    (await tries(who, operation, variables)).userErrors[0];
  const gives = async (who: CoachingName, kind: string, text: string, audience = 'PROGRAMME') =>
    (await does(who, GIVE, { m, input: { kind, text, audience } })).harvestItem;
  const readBy = async (who: CoachingName): Promise<string[]> =>
    (await does(who, HARVEST, { m })).nodes.map(({ text }: Asked) => text);

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-06-10T08:00:00.000Z');
    directorate = await aCoachedDirectorate(leerlijn);
    [m, other] = directorate.moduleIds;
    await does('lena', DESCRIBE, { p: directorate.ids.lena, input: { capacity: 6, languages: ['NL'], locations: [] } });
    await does('coen', PROPOSE_MATCH, { m, p: directorate.ids.cem, l: directorate.ids.lena });
    await does('coen', CONFIRM_MATCHES, { m });
  });
  afterAll(() => leerlijn.stop());

  describe('is given', () => {
    test('for oneself or for everyone in the programme, which one is told beforehand', async () => {
      expect(await does('anna', AUDIENCES, { m })).toEqual([OWN, PROGRAMME]);
    });

    test('by participants: a commitment, which comes back three times, evidence and a story, which do not', async () => {
      const commitment = await gives('anna', 'COMMITMENT', 'Elke week begin ik met de vraag wat klaar moet zijn');
      expect(commitment).toMatchObject({
        giver: { displayName: 'Anna Aker' },
        module: { name: { nl: 'Begrenzend leiderschap' } },
        givenOn: '2027-06-10',
        visibleTo: PROGRAMME,
        version: 1,
        returns: [
          { months: 3, on: '2027-09-10', outcome: null, text: null, version: 0 },
          { months: 6, on: '2027-12-10', outcome: null },
          { months: 12, on: '2028-06-10', outcome: null },
        ],
      });
      const input = { kind: 'EVIDENCE', text: 'De wachttijd', link: 'https://cijfers.example', audience: 'PROGRAMME' };
      expect((await does('anna', GIVE, { m, input })).harvestItem).toMatchObject({ link: input.link, returns: [] });
      expect(await gives('anna', 'STORY', 'Over een dinsdagochtend', 'OWN')).toMatchObject({
        visibleTo: OWN,
        returns: [],
      });
    });

    test('by who manages or coaches a participant too, and by nobody else', async () => {
      await gives('marga', 'STORY', 'Wat ik als leidinggevende zag');
      await gives('lena', 'EVIDENCE', 'Wat ik als leermanager zag');
      for (const who of ['otto', 'tess', 'dora', 'lars', 'coen', 'admin'] as const) {
        if (who !== 'dora') expect(await tries(who, AUDIENCES, { m })).toBe('NOT_FOUND');
        const input = { kind: 'STORY', text: 'Ik was hier', audience: 'PROGRAMME' };
        if (who !== 'dora') expect(await tries(who, GIVE, { m, input })).toBe('NOT_FOUND');
      }
    });

    test.each([
      [{ text: ' ' }, 'text'],
      [{ text: 'x'.repeat(4_001) }, 'text'],
      [{ link: 'http://cijfers.example' }, 'link'],
      [{ audience: 'TWO' }, 'audience'],
    ])('but not with %j', async (wrong, field) => {
      const input = { kind: 'STORY', text: 'Goed', audience: 'OWN', ...wrong };
      expect(await tries('anna', GIVE, { m, input })).toMatchObject({
        harvestItem: null,
        userErrors: [{ code: 'INVALID_INPUT', field: ['input', field] }],
      });
    });

    test('and counts for the step, of whom it is and for this module only', async () => {
      await gives('bram', 'STORY', 'Alleen voor mij', 'OWN');
      const rows = await leerlijn.app.get(Database).read<{ personId: string; level: number }>(
        directorate,
        Prisma.sql`with shown_module as (select tenant_id, id, programme_id, 'Europe/Amsterdam' as time_zone from module),
                        fact as (${harvestFacts})
                   select person_id as "personId", level from fact where module_id = ${m}::uuid`,
      );
      const { anna, bram, marga, lena } = directorate.ids;
      expect(rows.map(({ personId }) => personId).sort()).toEqual([anna, bram, marga, lena].sort());
      expect(new Set(rows.map(({ level }) => level))).toEqual(new Set([3]));
      expect((await does('anna', HARVEST, { m: other })).nodes).toEqual([]);
    });
  });

  describe('stands on the line of the impact map', () => {
    const LINE = 'query ($b: ID!) { impactLine(behaviourId: $b) { harvest { kind text } } }';
    const behaviour = newId();
    const elsewhere = newId();
    const onTheLine = async (who: CoachingName) =>
      (await does(who, LINE, { b: behaviour })).harvest.map(({ text }: Asked) => text);

    beforeAll(async () => {
      for (const [id, moduleId] of [
        [behaviour, m],
        [elsewhere, other],
      ])
        await leerlijn.sql(
          `insert into behaviour (tenant_id, id, module_id, position, text, indicators, operational_goals, strategic_goals)
           values ($1, $2, $3, 1, '{"nl":"Spreekt een norm af","en":"Agrees on a norm"}', '[]', '[]', '[]')`,
          [directorate.tenantId, id, moduleId],
        );
    });

    test('where its giver says so, and is found there by who may read it', async () => {
      const input = {
        kind: 'STORY',
        text: 'Bij de balie hangt een norm',
        audience: 'PROGRAMME',
        behaviourId: behaviour,
      };
      const { harvestItem } = await does('cem', GIVE, { m, input });
      expect(harvestItem.impactLine).toEqual({
        behaviour: { text: { nl: 'Spreekt een norm af' } },
        harvest: [{ text: 'Bij de balie hangt een norm' }],
      });
      await does('cem', GIVE, { m, input: { ...input, text: 'Voor mezelf', audience: 'OWN' } });
      expect(await onTheLine('cem')).toEqual(['Voor mezelf', 'Bij de balie hangt een norm']);
      for (const who of ['anna', 'coen', 'dora'] as const)
        expect(await onTheLine(who)).toEqual(['Bij de balie hangt een norm']);
      expect(await onTheLine('marga')).toEqual([]);
    });

    test('of its own module', async () => {
      const input = { kind: 'STORY', text: 'Elders', audience: 'OWN' };
      for (const behaviourId of [elsewhere, newId()])
        expect(await refusalOf('cem', GIVE, { m, input: { ...input, behaviourId } })).toMatchObject({
          code: 'BEHAVIOUR_NOT_IN_MODULE',
          field: ['input', 'behaviourId'],
        });
    });

    test('until its giver takes it off', async () => {
      for (const { id, text, version } of (await does('cem', MINE)).filter(
        ({ impactLine }: Asked) => impactLine !== null,
      )) {
        const { harvestItem } = await does('cem', CHANGE, { id, version, input: { text, audience: 'OWN' } });
        expect(harvestItem.impactLine).toBeNull();
        await does('cem', ARCHIVE, { id, version: harvestItem.version });
      }
      expect(await onTheLine('cem')).toEqual([]);
    });
  });

  describe('is read', () => {
    const shared = [
      'Wat ik als leermanager zag',
      'Wat ik als leidinggevende zag',
      'De wachttijd',
      'Elke week begin ik met de vraag wat klaar moet zijn',
    ];

    test('by everyone in the programme where it was given for them: participants, coordinators and its director', async () => {
      for (const who of ['cem', 'coen', 'dora'] as const) expect(await readBy(who)).toEqual(shared);
    });

    test('beside one’s own, the latest first and page by page', async () => {
      expect(await readBy('bram')).toEqual(['Alleen voor mij', ...shared]);
      const first = await does('bram', HARVEST, { m, first: 2 });
      expect(first.pageInfo.hasNextPage).toBe(true);
      const rest = await does('bram', HARVEST, { m, first: 10, after: first.pageInfo.endCursor });
      expect([...first.nodes, ...rest.nodes].map(({ text }: Asked) => text)).toEqual(['Alleen voor mij', ...shared]);
    });

    test('by nobody else: not by another director, a trainer, the administrator, nor by who manages or coaches beyond what they gave', async () => {
      for (const who of ['otto', 'tess', 'admin', 'mo', 'lars'] as const) expect(await readBy(who)).toEqual([]);
      expect(await readBy('marga')).toEqual(['Wat ik als leidinggevende zag']);
      expect(await readBy('lena')).toEqual(['Wat ik als leermanager zag']);
    });
  });

  describe('is its giver’s', () => {
    test('who says it otherwise, and keeps it from others again', async () => {
      const { id } = await gives('cem', 'STORY', 'Voor iedereen');
      expect(await readBy('anna')).toContain('Voor iedereen');
      const input = { text: 'Toch liever niet', audience: 'OWN' };
      expect((await does('cem', CHANGE, { id, version: 1, input })).harvestItem).toMatchObject({
        text: 'Toch liever niet',
        visibleTo: OWN,
        version: 2,
      });
      expect(await readBy('anna')).not.toContain('Toch liever niet');
      expect(await readBy('coen')).not.toContain('Toch liever niet');
    });

    test('of two changes at once the second gets what the first wrote', async () => {
      const { id } = await gives('cem', 'STORY', 'Eerste');
      const both = await Promise.all(
        ['Van de laptop', 'Van de telefoon'].map((text) =>
          tries('cem', CHANGE, { id, version: 1, input: { text, audience: 'OWN' } }),
        ),
      );
      const [winner, loser] = both[0].userErrors.length === 0 ? both : [both[1], both[0]];
      expect(loser.userErrors).toMatchObject([{ code: 'EDITED_MEANWHILE', field: ['version'] }]);
      expect(loser.harvestItem).toEqual(winner.harvestItem);
    });

    test('who puts it away: nobody else reads it, and nothing is lost', async () => {
      const { id } = await gives('cem', 'COMMITMENT', 'Weggelegd');
      expect((await does('cem', ARCHIVE, { id, version: 1 })).harvestItem).toMatchObject({ visibleTo: OWN });
      for (const who of ['cem', 'anna', 'coen'] as const) expect(await readBy(who)).not.toContain('Weggelegd');
      expect(await tries('cem', ARCHIVE, { id, version: 2 })).toMatchObject({
        userErrors: [{ code: 'HARVEST_ARCHIVED' }],
      });
      expect(await leerlijn.sql('select text from harvest_item where id = $1', [id])).toEqual([{ text: 'Weggelegd' }]);
    });

    test.each(['bram', 'coen', 'dora', 'marga', 'lena', 'admin'] as const)('and not %s’s to change', async (who) => {
      const [{ id, version }] = await does('anna', MINE);
      const input = { text: 'Ik was hier', audience: 'PROGRAMME' };
      expect(await tries(who, CHANGE, { id, version, input })).toBe('NOT_FOUND');
      expect(await tries(who, ARCHIVE, { id, version })).toBe('NOT_FOUND');
      expect(await tries(who, ANSWER, { id, months: 3, version: 0, input: { outcome: 'KEPT' } })).toBe('NOT_FOUND');
    });
  });

  describe('a commitment comes back', () => {
    let id: string;
    beforeAll(async () => {
      id = (await does('anna', MINE)).find(({ kind }: Asked) => kind === 'COMMITMENT').id;
    });
    const kept = { outcome: 'KEPT', text: 'Het gaat vanzelf' };
    const at = async (moment: string) => {
      leerlijn.mail.clear();
      await leerlijn.moveClock(moment);
      return leerlijn.mail.messages().map(({ recipients, subject }) => `${recipients[0]!.split('@')[0]}: ${subject}`);
    };

    test('and not before its day', async () => {
      expect(await refusalOf('anna', ANSWER, { id, months: 3, version: 0, input: kept })).toEqual({
        code: 'COMMITMENT_NOT_DUE',
        message: 'Dit voornemen komt terug op 10 september 2027. Vertel dan wat ervan is geworden.',
        field: ['months'],
      });
      expect(await refusalOf('anna', ANSWER, { id, months: 4, version: 0, input: kept })).toMatchObject({
        code: 'INVALID_INPUT',
        field: ['months'],
      });
    });

    test('by one mail for all of a day, in working hours, once', async () => {
      await gives('anna', 'COMMITMENT', 'En ik vraag door', 'OWN');
      expect(await at('2027-09-09T10:00:00.000Z')).toEqual([]);
      expect(await at('2027-09-10T05:00:00.000Z')).toEqual([]);
      expect(await at('2027-09-10T08:00:00.000Z')).toEqual(['anna: Wat is er van je voornemens geworden?']);
      const { text } = leerlijn.mail.messages()[0]!;
      expect(text).toContain('2 dingen');
      expect(text).not.toContain('ik vraag door');
      expect(await at('2027-09-13T08:00:00.000Z')).toEqual([]);
    });

    test('and its giver tells what has become of it, which whoever reads it reads', async () => {
      const input = { outcome: 'UNDER_WAY', text: 'Nog niet elke week' };
      const { harvestItem } = await does('anna', ANSWER, { id, months: 3, version: 0, input });
      expect(harvestItem.returns[0]).toMatchObject({ months: 3, ...input, version: 1 });
      expect((await does('coen', HARVEST, { m })).nodes.find((item: Asked) => item.id === id).returns[0]).toMatchObject(
        input,
      );
      expect(await refusalOf('anna', ANSWER, { id, months: 3, version: 0, input: kept })).toMatchObject({
        code: 'EDITED_MEANWHILE',
        field: ['version'],
      });
      const again = await does('anna', ANSWER, { id, months: 3, version: 1, input: kept });
      expect(again.harvestItem.returns[0]).toMatchObject({ ...kept, version: 2 });
    });

    test('not once it was let go, until that is changed', async () => {
      const { id: dropped } = (await does('anna', MINE)).find(({ text }: Asked) => text === 'En ik vraag door');
      const input = { outcome: 'DROPPED', text: '' };
      const { harvestItem } = await does('anna', ANSWER, { id: dropped, months: 3, version: 0, input });
      expect(harvestItem.returns).toMatchObject([{ months: 3, outcome: 'DROPPED' }]);
      expect(await at('2027-12-10T09:00:00.000Z')).toEqual(['anna: Wat is er van je voornemen geworden?']);
      expect(await refusalOf('anna', ANSWER, { id: dropped, months: 6, version: 0, input: kept })).toMatchObject({
        code: 'COMMITMENT_LET_GO',
      });
    });

    test('without a mail when it was answered first, and evidence never', async () => {
      await does('anna', ANSWER, { id, months: 6, version: 0, input: kept });
      const evidence = (await does('anna', MINE)).find(({ kind }: Asked) => kind === 'EVIDENCE');
      expect(await refusalOf('anna', ANSWER, { id: evidence.id, months: 3, version: 0, input: kept })).toMatchObject({
        code: 'NOT_A_COMMITMENT',
      });
      expect(await at('2028-06-12T08:00:00.000Z')).toEqual(['anna: Wat is er van je voornemen geworden?']);
    });

    test('to who has left the programme, who no longer reads what others gave', async () => {
      await leerlijn.sql(`update participation set left_at = now(), left_reason = 'OTHER' where person_id = $1`, [
        directorate.ids.anna,
      ]);
      await does('anna', ANSWER, { id, months: 12, version: 0, input: kept });
      expect(await readBy('anna')).not.toContain('Wat ik als leermanager zag');
      expect(await readBy('anna')).toContain('De wachttijd');
      expect(await tries('anna', GIVE, { m, input: { kind: 'STORY', text: 'Nog één', audience: 'OWN' } })).toBe(
        'NOT_FOUND',
      );
    });
  });
});
