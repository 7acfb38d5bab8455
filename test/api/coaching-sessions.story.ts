import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ADD_NOTE,
  ANSWER_CALL,
  ARCHIVE_NOTE,
  aCoachedDirectorate,
  acting,
  CANCEL_SESSION,
  CHANGE_NOTE,
  CONFIRM_MATCHES,
  type CoachedDirectorate,
  type CoachingName,
  DESCRIBE,
  END_MATCH,
  LINES,
  MOVE_SESSION,
  MY_COACHING,
  PLAN_CALL,
  PLAN_SESSION,
  PROPOSE_MATCH,
  RECORD_SESSION,
} from '../support/coaching.js';
import type { Name } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

const AT = (startsAtLocal: string) => ({ startsAtLocal, minutes: 30, place: 'Kamer 4' });

describe('coaching', () => {
  let leerlijn: Installation;
  let directorate: CoachedDirectorate;
  let m: string;
  let does: ReturnType<typeof acting>['does'];
  let tries: ReturnType<typeof acting>['tries'];

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-02-08T08:00:00.000Z');
    directorate = await aCoachedDirectorate(leerlijn);
    m = directorate.moduleIds[0];
    ({ does, tries } = acting(leerlijn, directorate.as));
    for (const name of ['lena', 'lars'] as const)
      await does('coen', DESCRIBE, { p: directorate.ids[name], input: { capacity: 8, languages: ['NL'] } });
    await propose('anna', 'lena');
    await propose('bram', 'lena');
  });
  afterAll(() => leerlijn.stop());

  const propose = (participant: Name, learningManager: 'lena' | 'lars') =>
    does('coen', PROPOSE_MATCH, { m, p: directorate.ids[participant], l: directorate.ids[learningManager] });
  const coachingOf = async (who: CoachingName, participant = who) =>
    (await does(who, MY_COACHING)).find((one: { participant: { displayName: string } }) =>
      one.participant.displayName.toLowerCase().startsWith(participant),
    );
  const lineOf = async (name: string) =>
    (await does('coen', LINES, { m })).nodes.find((line: { participant: { displayName: string } }) =>
      line.participant.displayName.toLowerCase().startsWith(name),
    );
  const recorded = async (type: string) =>
    (await leerlijn.sql('select from outbox_event where type = $1', [type])).length;

  test('is nothing to the two before it is confirmed', async () => {
    expect(await does('anna', MY_COACHING)).toEqual([]);
    expect(await does('lena', MY_COACHING)).toEqual([]);
    const [{ id }] = (await lineOf('anna')).matches;
    expect(await tries('anna', PLAN_CALL, { c: id, input: AT('2027-02-10T10:00') })).toBe('NOT_FOUND');
    await does('coen', CONFIRM_MATCHES, { m });
    expect(await recorded('coaching.match.confirmed')).toBe(2);
  });

  test('is explained to the two, who are not told how many others there are', async () => {
    expect(await coachingOf('anna')).toMatchObject({
      side: 'PARTICIPANT',
      state: 'CONFIRMED',
      explanation:
        'Lena Laan is door de coördinator gekozen, coacht in het Nederlands en staat buiten de lijn van Anna Aker.',
      sessionsAgreed: 3,
      sessionsHeld: 0,
      chemistryCall: null,
    });
  });

  describe('begins with a chemistry call', () => {
    let c: string;
    beforeAll(async () => {
      c = (await coachingOf('anna')).id;
    });

    test('without which nothing is answered and no session planned', async () => {
      expect(await tries('anna', ANSWER_CALL, { c, answer: 'YES' })).toMatchObject({
        coaching: null,
        userErrors: [{ code: 'CHEMISTRY_CALL_NOT_HELD' }],
      });
      expect(await tries('lena', PLAN_SESSION, { c, input: AT('2027-02-15T10:00') })).toMatchObject({
        userErrors: [{ code: 'CHEMISTRY_CALL_FIRST' }],
      });
    });

    test('that either plans, and either moves', async () => {
      const planned = await does('anna', PLAN_CALL, { c, input: AT('2027-02-09T10:00') });
      expect(planned.coaching.chemistryCall).toMatchObject({
        startsAt: '2027-02-09T09:00:00.000Z',
        sequence: 0,
        state: 'PLANNED',
      });
      const moved = await does('lena', PLAN_CALL, { c, sequence: 0, input: AT('2027-02-10T10:00') });
      expect(moved.coaching.chemistryCall).toMatchObject({ startsAt: '2027-02-10T09:00:00.000Z', sequence: 1 });
      await does('lena', PLAN_CALL, { c, input: AT('2027-02-10T10:00') });
      expect(await recorded('coaching.session.planned')).toBe(2);
      expect(await tries('anna', ANSWER_CALL, { c, answer: 'YES' })).toMatchObject({
        userErrors: [{ code: 'CHEMISTRY_CALL_NOT_HELD' }],
      });
    });

    test.each([
      [AT('2027-02-08T08:00'), 'TIME_IS_PAST', 'startsAtLocal'],
      [AT('2027-03-28T02:15'), 'TIME_DOES_NOT_EXIST', 'startsAtLocal'],
      [{ ...AT('2027-02-20T10:00'), minutes: 5 }, 'INVALID_INPUT', 'minutes'],
      [{ ...AT('2027-02-20T10:00'), place: '' }, 'INVALID_INPUT', 'place'],
    ])('but not at %j', async (input, code, field) => {
      expect(await tries('anna', PLAN_CALL, { c, input })).toMatchObject({
        userErrors: [{ code, field: ['input', field] }],
      });
    });

    test('after which both say yes, at the same moment or not', async () => {
      await leerlijn.moveClock('2027-02-10T09:30:00.000Z');
      await Promise.all((['anna', 'lena'] as const).map((who) => does(who, ANSWER_CALL, { c, answer: 'YES' })));
      expect(await coachingOf('anna')).toMatchObject({ state: 'ACCEPTED', ownAnswer: 'YES' });
      expect((await lineOf('anna')).matches).toMatchObject([{ state: 'ACCEPTED', anotherAskedBy: [] }]);
    });

    test('and which cannot be moved once it was', async () => {
      expect(await tries('anna', PLAN_CALL, { c, input: AT('2027-02-20T10:00') })).toMatchObject({
        userErrors: [{ code: 'COACHING_SESSION_FIXED' }],
      });
    });
  });

  describe('where somebody wants another', () => {
    let c: string;
    beforeAll(async () => {
      c = (await coachingOf('bram')).id;
      await does('bram', PLAN_CALL, { c, input: AT('2027-02-11T10:00') });
      await leerlijn.moveClock('2027-02-11T09:00:00.000Z');
      await does('lena', ANSWER_CALL, { c, answer: 'YES' });
    });

    test('the coordinator sees who, and the learning manager sees nothing of it', async () => {
      const before = await coachingOf('lena', 'bram');
      const { coaching } = await does('bram', ANSWER_CALL, { c, answer: 'ANOTHER' });
      expect(coaching).toMatchObject({ state: 'ANOTHER_ASKED', ownAnswer: 'ANOTHER' });
      expect((await lineOf('bram')).matches).toMatchObject([
        { state: 'ANOTHER_ASKED', anotherAskedBy: ['PARTICIPANT'] },
      ]);
      expect(await coachingOf('lena', 'bram')).toEqual(before);
      expect(await tries('lena', PLAN_SESSION, { c, input: AT('2027-02-15T10:00') })).toMatchObject({
        userErrors: [{ code: 'CHEMISTRY_CALL_FIRST' }],
      });
    });

    test('another takes over, what was planned is called off, and these two are not matched again', async () => {
      await propose('bram', 'lars');
      await does('coen', CONFIRM_MATCHES, { m });
      expect(await coachingOf('lena', 'bram')).toMatchObject({ state: 'ENDED' });
      expect(await tries('lena', ANSWER_CALL, { c, answer: 'YES' })).toMatchObject({
        userErrors: [{ code: 'MATCH_ENDED' }],
      });
      const again = { m, p: directorate.ids.bram, l: directorate.ids.lena };
      expect(await tries('coen', PROPOSE_MATCH, again)).toMatchObject({
        userErrors: [{ code: 'CANNOT_BE_MATCHED', message: expect.stringContaining('om een ander gevraagd') }],
      });
      expect((await does('bram', MY_COACHING)).map(({ state }: { state: string }) => state)).toEqual([
        'CONFIRMED',
        'ENDED',
      ]);
    });
  });

  describe('sessions', () => {
    let c: string;
    beforeAll(async () => {
      c = (await coachingOf('anna')).id;
    });

    test('are planned, moved and called off by either', async () => {
      const { coaching } = await does('lena', PLAN_SESSION, { c, input: AT('2027-02-15T10:00') });
      const [{ id }] = coaching.sessions;
      const moved = await does('anna', MOVE_SESSION, { id, sequence: 0, input: AT('2027-02-16T10:00') });
      expect(moved.coaching.sessions).toMatchObject([{ startsAt: '2027-02-16T09:00:00.000Z', sequence: 1 }]);
      expect((await lineOf('anna')).matches).toMatchObject([{ sessionsPlanned: 1, sessionsHeld: 0 }]);
      const off = await does('anna', CANCEL_SESSION, { id, sequence: 1 });
      expect(off.coaching.sessions).toMatchObject([{ state: 'CANCELLED', sequence: 2 }]);
      expect(await tries('lena', MOVE_SESSION, { id, sequence: 2, input: AT('2027-02-17T10:00') })).toMatchObject({
        userErrors: [{ code: 'COACHING_SESSION_FIXED' }],
      });
      expect(await tries('lena', RECORD_SESSION, { id, held: true })).toMatchObject({
        userErrors: [{ code: 'COACHING_SESSION_CALLED_OFF' }],
      });
    });

    test('count once they took place, and can be corrected', async () => {
      const { coaching } = await does('lena', PLAN_SESSION, { c, input: AT('2027-02-17T10:00') });
      const { id } = coaching.sessions.at(-1);
      expect(await tries('lena', RECORD_SESSION, { id, held: true })).toMatchObject({
        userErrors: [{ code: 'COACHING_SESSION_TO_COME' }],
      });
      await leerlijn.moveClock('2027-02-17T09:30:00.000Z');
      expect((await does('lena', RECORD_SESSION, { id, held: false })).coaching.sessionsHeld).toBe(0);
      expect((await does('anna', RECORD_SESSION, { id, held: true })).coaching.sessionsHeld).toBe(1);
      expect(await tries('lena', CANCEL_SESSION, { id, sequence: 0 })).toMatchObject({
        userErrors: [{ code: 'COACHING_SESSION_FIXED' }],
      });
    });
  });

  describe('what the two write', () => {
    let c: string;
    beforeAll(async () => {
      c = (await coachingOf('anna')).id;
    });

    test('says beforehand who reads it', async () => {
      expect((await coachingOf('anna')).noteAudiences).toEqual([
        { audience: 'OWN', sentence: 'Alleen jij.' },
        { audience: 'TWO', sentence: 'Jij en Lena Laan.' },
      ]);
    });

    test('stays with its writer, or is shared with the other', async () => {
      await does('lena', ADD_NOTE, { c, input: { text: 'Paarse olifant: Anna wil te veel', audience: 'OWN' } });
      await does('lena', ADD_NOTE, { c, input: { text: 'Groene giraf: oefen in het weekoverleg', audience: 'TWO' } });
      expect((await coachingOf('anna')).notes).toEqual([
        {
          id: expect.any(String),
          isOwn: false,
          text: 'Groene giraf: oefen in het weekoverleg',
          version: 1,
          visibleTo: { audience: 'TWO', sentence: 'Jij en Lena Laan.' },
        },
      ]);
      expect((await coachingOf('lena', 'anna')).notes).toHaveLength(2);
    });

    test('is changed by its writer only, and once shared stays so', async () => {
      const [{ id }] = (await coachingOf('anna')).notes;
      const input = { text: 'Groene giraf: elke dinsdag', audience: 'TWO' };
      expect(await tries('anna', CHANGE_NOTE, { id, version: 1, input })).toBe('NOT_FOUND');
      expect(await tries('anna', ARCHIVE_NOTE, { id })).toBe('NOT_FOUND');
      expect(await tries('lena', CHANGE_NOTE, { id, version: 1, input: { ...input, audience: 'OWN' } })).toMatchObject({
        userErrors: [{ code: 'NOTE_STAYS_SHARED' }],
      });
      await does('lena', CHANGE_NOTE, { id, version: 1, input });
      const late = await tries('lena', CHANGE_NOTE, { id, version: 1, input: { ...input, text: 'Kwijt' } });
      expect(late.userErrors).toMatchObject([{ code: 'EDITED_MEANWHILE', field: ['version'] }]);
      expect(late.coaching.notes).toEqual(
        expect.arrayContaining([expect.objectContaining({ text: 'Groene giraf: elke dinsdag', version: 2 })]),
      );
      expect(await tries('lena', ADD_NOTE, { c, input: { text: '  ', audience: 'OWN' } })).toMatchObject({
        userErrors: [{ code: 'INVALID_INPUT', field: ['input', 'text'] }],
      });
    });

    test('is put away by its writer', async () => {
      const [{ id }] = (await does('anna', ADD_NOTE, { c, input: { text: 'Weg hiermee', audience: 'TWO' } })).coaching
        .notes;
      await does('anna', ARCHIVE_NOTE, { id });
      expect(JSON.stringify(await coachingOf('lena', 'anna'))).not.toContain('Weg hiermee');
    });

    test.each(['coen', 'dora', 'marga', 'bram', 'lars', 'tess', 'admin'] as const)('is nothing to %s', async (who) => {
      expect(await tries(who, 'query ($c: ID!) { coaching(id: $c) { id } }', { c })).toBe('NOT_FOUND');
      expect(await tries(who, ADD_NOTE, { c, input: { text: 'Ik was hier', audience: 'TWO' } })).toBe('NOT_FOUND');
      expect(await tries(who, ANSWER_CALL, { c, answer: 'ANOTHER' })).toBe('NOT_FOUND');
      const { id } = (await coachingOf('anna')).sessions[0];
      expect(await tries(who, RECORD_SESSION, { id, held: false })).toBe('NOT_FOUND');
      expect(JSON.stringify(await does(who, MY_COACHING))).not.toMatch(/giraf|olifant/);
    });
  });

  describe('when somebody leaves', () => {
    test('a learning manager who is one no more reads nothing any more', async () => {
      await leerlijn.sql(`delete from role_grant where person_id = $1 and role = 'LEARNING_MANAGER'`, [
        directorate.ids.lena,
      ]);
      expect(await does('lena', MY_COACHING)).toEqual([]);
      await leerlijn.sql(
        `insert into role_grant (tenant_id, person_id, role, granted_at) values ($1, $2, 'LEARNING_MANAGER', now())`,
        [directorate.tenantId, directorate.ids.lena],
      );
    });

    test('the coordinator ends it: sessions to come are called off, what was written can be read', async () => {
      const c = (await coachingOf('anna')).id;
      await does('lena', PLAN_SESSION, { c, input: AT('2027-03-15T10:00') });
      const before = await recorded('coaching.session.cancelled');
      await does('coen', END_MATCH, { id: c, because: 'PARTICIPANT_LEFT' });
      const coaching = await coachingOf('anna');
      expect(coaching).toMatchObject({ state: 'ENDED', sessionsHeld: 1 });
      expect(coaching.sessions.at(-1)).toMatchObject({ state: 'CANCELLED' });
      expect(coaching.notes).toHaveLength(1);
      expect(await recorded('coaching.session.cancelled')).toBe(before + 1);
      expect(await tries('anna', ADD_NOTE, { c, input: { text: 'Nog iets', audience: 'TWO' } })).toMatchObject({
        userErrors: [{ code: 'MATCH_ENDED' }],
      });
    });
  });
});
