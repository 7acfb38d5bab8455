import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Asked } from '../support/asked.js';
import { type Assigning, assigning } from '../support/assigning.js';
import {
  ADD,
  ARCHIVE,
  COMPLETE,
  DRAFT,
  EVIDENCE,
  EVIDENCE_AWAY,
  MINE,
  MOVE,
  ONE,
  perspectives,
  REFLECT,
  REOPEN,
  WRITE,
} from '../support/assignments.js';
import { type Installation, startInstallation } from '../support/installation.js';

/** A moment that is to go to another day, as it was seen. */
const moved = ({ id, day }: { id: string; day: string }) => ({ id, seen: day });

describe('a development assignment that is practised', () => {
  let leerlijn: Installation;
  let directorate: Assigning['directorate'];
  let moduleId: Assigning['moduleId'];
  let as: Assigning['as'];
  let does: Assigning['does'];
  let tries: Assigning['tries'];
  let match: Assigning['match'];
  let refusalOf: Assigning['refusalOf'];
  let recorded: Assigning['recorded'];
  let mails: Assigning['mails'];
  let factsOf: Assigning['factsOf'];
  let underWay: Assigning['underWay'];

  beforeAll(async () => {
    leerlijn = await startInstallation();
    ({ directorate, moduleId, as, does, tries, match, refusalOf, recorded, mails, factsOf, underWay } =
      await assigning(leerlijn));
    await underWay('bram', 'marga');
  }, 60_000);
  afterAll(() => leerlijn.stop());

  describe('practising', () => {
    let id: string;
    let moments: { id: string; day: string }[];
    beforeAll(async () => {
      ({ id, moments } = await underWay('dirk', 'mo'));
    });

    test('is planned by its participant: moments move and are added', async () => {
      const { assignment } = await does('dirk', MOVE, { ...moved(moments[0]!), day: '2027-03-03' });
      expect(assignment.moments[0]).toMatchObject({ id: moments[0]!.id, day: '2027-03-03' });
      const added = await does('dirk', ADD, { id, day: '2027-04-01' });
      expect(added.assignment.moments.map(({ day }: Asked) => day)).toContain('2027-04-01');
    });

    test('and not from a screen of before: the day that it has by now comes with the refusal', async () => {
      const { assignment, userErrors } = await tries('dirk', MOVE, { ...moved(moments[0]!), day: '2027-03-04' });
      expect(userErrors).toMatchObject([{ code: 'EDITED_MEANWHILE', field: ['seen'] }]);
      expect(assignment.moments[0]).toMatchObject({ id: moments[0]!.id, day: '2027-03-03' });
    });

    test.each([
      ['2027-03-10', 'PRACTICE_DAY_TAKEN'],
      ['2027-02-28', 'PRACTICE_DAY_OUT_OF_REACH'],
      ['2028-03-02', 'PRACTICE_DAY_OUT_OF_REACH'],
    ])('but not on %s', async (day, code) => {
      expect(await refusalOf('dirk', MOVE, { id: moments[0]!.id, seen: '2027-03-03', day })).toMatchObject({
        code,
        field: ['day'],
      });
      expect(await refusalOf('dirk', ADD, { id, day })).toMatchObject({ code, field: ['day'] });
    });

    test('is followed by the learning manager with whom the participant is matched', async () => {
      expect(await tries('lena', ONE, { id })).toBe('NOT_FOUND');
      await match('dirk', 'lena');
      expect(await does('lena', MINE)).toMatchObject([
        {
          id,
          ...perspectives,
          learningManager: { displayName: 'Lena Laan' },
          visibleTo: { audience: 'TWO', sentence: 'Jij en Dirk Dam.' },
        },
      ]);
      expect(await tries('lena', WRITE, { id, version: 3, input: perspectives })).toBe('NOT_FOUND');
    });

    test('is looked back on in a few lines, for who the writer chooses', async () => {
      const [moment, next] = (await does('dirk', ONE, { id })).moments;
      expect(moment.audiences).toEqual([
        { audience: 'OWN', sentence: 'Alleen jij.' },
        { audience: 'TWO', sentence: 'Jij en Lena Laan.' },
      ]);
      const own = { text: 'Dit was spannender dan ik dacht', audience: 'OWN' };
      const shown = { text: 'Het overleg liep op tijd af', audience: 'TWO' };
      await does('dirk', REFLECT, { id: moment.id, version: 0, input: own });
      await does('dirk', REFLECT, { id: next.id, version: 0, input: shown });
      expect((await does('dirk', ONE, { id })).moments.slice(0, 2)).toMatchObject([
        { reflection: { text: own.text, version: 1, visibleTo: { audience: 'OWN', sentence: 'Alleen jij.' } } },
        { reflection: { text: shown.text, visibleTo: { audience: 'TWO', sentence: 'Jij en Lena Laan.' } } },
      ]);
      expect((await does('lena', ONE, { id })).moments.slice(0, 2)).toMatchObject([
        { reflection: null, audiences: [] },
        { reflection: { text: shown.text, visibleTo: { sentence: 'Jij en Dirk Dam.' } }, audiences: [] },
      ]);
    });

    test('what was written in another tab meanwhile is not written over', async () => {
      const [, , moment] = (await does('dirk', ONE, { id })).moments;
      const write = (text: string, version: number) =>
        tries('dirk', REFLECT, { id: moment.id, version, input: { text, audience: 'OWN' } });
      const both = await Promise.all([write('Eerste tab', 0), write('Tweede tab', 0)]);
      const [winner, loser] = both[0].userErrors.length === 0 ? both : [both[1], both[0]];
      expect(loser.userErrors).toMatchObject([{ code: 'EDITED_MEANWHILE', field: ['version'] }]);
      expect(loser.assignment.moments[2].reflection).toEqual(winner.assignment.moments[2].reflection);
      expect((await write('Beter gezegd', 1)).assignment.moments[2].reflection).toMatchObject({
        text: 'Beter gezegd',
        version: 2,
      });
      expect((await write('Te laat', 1)).userErrors).toMatchObject([{ code: 'EDITED_MEANWHILE' }]);
    });

    test('a moment that was written about stays where it was', async () => {
      expect(await refusalOf('dirk', MOVE, { ...moved(moments[0]!), day: '2027-03-17' })).toMatchObject({
        code: 'PRACTICE_MOMENT_IS_OVER',
      });
    });

    test.each([
      [{ text: '', audience: 'OWN' }, 'text'],
      [{ text: 'x'.repeat(4_001), audience: 'OWN' }, 'text'],
      [{ text: 'Voor iedereen', audience: 'PROGRAMME' }, 'audience'],
    ])('takes no reflection like %j', async (input, field) => {
      expect(await refusalOf('dirk', REFLECT, { id: moments[3]!.id, version: 0, input })).toMatchObject({
        code: 'INVALID_INPUT',
        field: ['input', field],
      });
    });

    test('nothing is shown to a learning manager who is not there yet', async () => {
      const bram = (await does('bram', MINE))[0];
      expect(bram.moments[0].audiences).toEqual([{ audience: 'OWN', sentence: 'Alleen jij.' }]);
      const input = { text: 'Voor later', audience: 'TWO' };
      expect(await refusalOf('bram', REFLECT, { id: bram.moments[0].id, version: 0, input })).toMatchObject({
        code: 'ASSIGNMENT_WITHOUT_LEARNING_MANAGER',
        field: ['input', 'audience'],
      });
    });

    test('is shown by evidence, which can be put away', async () => {
      const input = { text: 'Het nieuwe werkoverleg', link: 'https://intranet.example/overleg' };
      const { assignment } = await does('dirk', EVIDENCE, { id, input });
      expect(assignment.evidence).toMatchObject([{ ...input, visibleTo: { sentence: 'Jij en Lena Laan.' } }]);
      expect((await does('lena', ONE, { id })).evidence).toMatchObject([input]);
      await does('dirk', EVIDENCE, { id, input: { text: 'Dubbel' } });
      const [, second] = (await does('dirk', ONE, { id })).evidence;
      const away = await does('dirk', EVIDENCE_AWAY, { id: second.id });
      expect(away.assignment.evidence).toMatchObject([input]);
      expect(await leerlijn.sql('select text from assignment_evidence where id = $1', [second.id])).toEqual([
        { text: 'Dubbel' },
      ]);
    });

    test.each(['http://intranet.example', 'javascript:alert(1)', 'https://a b', 'https://'])(
      'but not by the link %s',
      async (link) => {
        expect(await refusalOf('dirk', EVIDENCE, { id, input: { text: 'Kijk', link } })).toEqual({
          code: 'INVALID_INPUT',
          message: 'Geef een adres dat met https:// begint.',
          field: ['input', 'link'],
        });
      },
    );

    test('goes over to another learning manager, who does not inherit what was shown to the first', async () => {
      await match('dirk', 'lars');
      expect(await tries('lena', ONE, { id })).toBe('NOT_FOUND');
      const seen = await does('lars', ONE, { id });
      expect(seen).toMatchObject({ ...perspectives, evidence: [{ text: 'Het nieuwe werkoverleg' }] });
      expect(seen.moments.map(({ reflection }: Asked) => reflection)).toEqual([null, null, null, null, null]);
      expect((await does('dirk', ONE, { id })).moments[1].reflection.visibleTo.sentence).toBe('Jij en Lena Laan.');
    });

    test('is completed, taken up again, and put away with everything in it', async () => {
      const completed = await does('dirk', COMPLETE, { id, version: 3 });
      expect(completed.assignment).toMatchObject({ state: 'COMPLETED', version: 4, completedAt: expect.any(String) });
      expect(await recorded('development.assignment.completed', id)).toBe(1);
      expect(await factsOf('dirk')).toEqual([[3, null, null]]);
      expect(await refusalOf('dirk', WRITE, { id, version: 4, input: perspectives })).toMatchObject({
        code: 'ASSIGNMENT_NOT_UNDER_WAY',
        message: 'Deze opdracht is afgerond. Heropen die eerst.',
      });
      expect((await does('dirk', REOPEN, { id, version: 4 })).assignment).toMatchObject({
        state: 'UNDER_WAY',
        completedAt: null,
      });
      expect(await refusalOf('dirk', REOPEN, { id, version: 5 })).toMatchObject({ code: 'ASSIGNMENT_NOT_COMPLETED' });
      const { assignment } = await does('dirk', ARCHIVE, { id, version: 5 });
      expect(assignment).toMatchObject({ ...perspectives, visibleTo: { audience: 'OWN', sentence: 'Alleen jij.' } });
      expect(assignment.moments[1].reflection.text).toBe('Het overleg liep op tijd af');
      expect(await tries('lars', ONE, { id })).toBe('NOT_FOUND');
      expect(await refusalOf('dirk', WRITE, { id, version: 6, input: perspectives })).toMatchObject({
        code: 'ASSIGNMENT_ARCHIVED',
      });
      expect(await factsOf('dirk')).toEqual([]);
    });

    test('and another can be drafted then', async () => {
      const { myPopConversations } = await leerlijn.must(
        '{ myPopConversations { versions { goals { id } } } }',
        {},
        await as('dirk'),
      );
      const { assignment } = await does('dirk', DRAFT, {
        m: moduleId,
        g: myPopConversations[0].versions[0].goals[0].id,
      });
      expect(assignment.id).not.toBe(id);
    });

    test('is not completed without a single reflection', async () => {
      const { id: ofBram, version } = (await does('bram', MINE))[0];
      expect(await refusalOf('bram', COMPLETE, { id: ofBram, version })).toMatchObject({ code: 'REFLECTION_MISSING' });
    });
  });

  describe('of who leaves the programme', () => {
    test('is read by nobody else any more, and practised no more for others', async () => {
      const { id } = await underWay('anna', 'marga');
      await match('anna', 'lars');
      expect(await does('lars', ONE, { id })).toMatchObject(perspectives);
      await leerlijn.sql(`update participation set left_at = now(), left_reason = 'OTHER' where person_id = $1`, [
        directorate.ids.anna,
      ]);
      expect(await tries('lars', ONE, { id })).toBe('NOT_FOUND');
      const { visibleTo, moments } = await does('anna', ONE, { id });
      expect([visibleTo.audience, moments[0].audiences]).toEqual([
        'OWN',
        [{ audience: 'OWN', sentence: 'Alleen jij.' }],
      ]);
      const input = { text: 'Nog één keer', audience: 'TWO' };
      expect(await refusalOf('anna', REFLECT, { id: moments[0].id, version: 0, input })).toMatchObject({
        code: 'ASSIGNMENT_WITHOUT_LEARNING_MANAGER',
      });
    });
  });

  describe('a moment that goes by without a word', () => {
    const at = async (moment: string) => {
      leerlijn.mail.clear();
      await leerlijn.moveClock(moment);
      return mails().filter((mail) => mail.includes('oefenen'));
    };

    test('is asked after once, in working hours of the next day', async () => {
      expect(await at('2027-03-04T12:00:00.000Z')).toEqual([]);
      expect(await at('2027-03-05T06:00:00.000Z')).toEqual([]);
      expect(await factsOf('bram')).toEqual([[2, 'PARTICIPANT', 'NO_REFLECTION']]);
      expect(await at('2027-03-05T08:00:00.000Z')).toEqual(['bram: Hoe ging het oefenen?']);
      expect(leerlijn.mail.messages()[0]!.text).toContain('donderdag 4 maart 2027');
      expect(await at('2027-03-08T08:00:00.000Z')).toEqual([]);
    });

    test('is asked after again when it is moved', async () => {
      const [moment] = (await does('bram', MINE))[0].moments;
      await does('bram', MOVE, { ...moved(moment), day: '2027-03-08' });
      expect(await at('2027-03-09T08:00:00.000Z')).toEqual(['bram: Hoe ging het oefenen?']);
    });

    test('is not asked after when something was written, and after a standstill only the last is', async () => {
      const { moments } = (await does('bram', MINE))[0];
      const input = { text: 'Gelukt', audience: 'OWN' };
      await does('bram', REFLECT, { id: moments[1].id, version: 0, input });
      expect(await at('2027-03-11T08:00:00.000Z')).toEqual([]);
      await does('bram', MOVE, { ...moved(moments[2]), day: '2027-04-13' });
      expect(await at('2027-04-16T08:00:00.000Z')).toEqual(['bram: Hoe ging het oefenen?']);
      expect(leerlijn.mail.messages().at(-1)!.text).toContain('15 april 2027');
    });
  });
});
