import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import type { Asked } from '../support/asked.js';
import { type Assigning, assigning } from '../support/assigning.js';
import {
  ADD,
  ARCHIVE,
  COMPLETE,
  DISMISS,
  DRAFT,
  EVIDENCE,
  goal,
  HELP,
  MINE,
  MOVE,
  ONE,
  perspectives,
  REFLECT,
  REOPEN,
  START,
  STATES,
  WRITE,
} from '../support/assignments.js';
import { type Installation, startInstallation } from '../support/installation.js';

describe('development assignments', () => {
  let leerlijn: Installation;
  let directorate: Assigning['directorate'];
  let moduleId: Assigning['moduleId'];
  let as: Assigning['as'];
  let does: Assigning['does'];
  let tries: Assigning['tries'];
  let refusalOf: Assigning['refusalOf'];
  let recorded: Assigning['recorded'];
  let mails: Assigning['mails'];
  let factsOf: Assigning['factsOf'];
  let signed: Assigning['signed'];

  beforeAll(async () => {
    leerlijn = await startInstallation();
    ({ directorate, moduleId, as, does, tries, refusalOf, recorded, mails, factsOf, signed } =
      await assigning(leerlijn));
  }, 60_000);
  afterAll(() => leerlijn.stop());

  describe('a draft', () => {
    let goalId: string;
    let id: string;

    test('is about a goal that both have signed, and says so before a word is written', async () => {
      const { popConversation } = await does(
        'anna',
        `mutation ($id: ID!, $goals: [DevelopmentGoalInput!]!) { popConversationWrite(id: $id, version: 1, input: { goals: $goals }) {
          popConversation { goals { id } } userErrors { code } } }`,
        {
          id: (await leerlijn.must('{ myPopConversations { id } }', {}, await as('anna'))).myPopConversations[0].id,
          goals: [goal],
        },
      );
      const unsigned = popConversation.goals[0].id;
      expect(await refusalOf('anna', DRAFT, { m: moduleId, g: unsigned })).toEqual({
        code: 'GOAL_NOT_SIGNED',
        message: 'Kies een doel uit je POP-gesprek voor deze module dat jullie allebei hebben getekend.',
        field: ['input', 'goalId'],
      });
    });

    test('begins with the goal as it was signed, and tells who will read it', async () => {
      goalId = await signed('bram', 'marga');
      const { assignment } = await does('bram', DRAFT, { m: moduleId, g: goalId });
      id = assignment.id;
      expect(assignment).toMatchObject({
        state: 'DRAFT',
        version: 1,
        individual: '',
        collective: '',
        goal,
        moments: [],
        visibleTo: { audience: 'TWO', sentence: 'Jij en de leermanager (nog niet bekend).' },
      });
      expect(await factsOf('bram')).toEqual([[1, 'PARTICIPANT', 'NOT_PREPARED']]);
    });

    test('is one for each module, also when it is asked for twice at once', async () => {
      const goalOfCem = await signed('cem', 'marga');
      const both = await Promise.all([1, 2].map(() => tries('cem', DRAFT, { m: moduleId, g: goalOfCem })));
      expect(both.flatMap(({ userErrors }) => userErrors.map(({ code }: Asked) => code))).toEqual([
        'ASSIGNMENT_EXISTS',
      ]);
      expect(await does('cem', MINE)).toHaveLength(1);
    });

    test('cannot be practised before both perspectives are there', async () => {
      const input = { ...perspectives, collective: ' ' };
      await does('bram', WRITE, { id, version: 1, input });
      expect(await refusalOf('bram', START, { id, version: 2 })).toMatchObject({ code: 'PERSPECTIVES_MISSING' });
      expect(await refusalOf('bram', COMPLETE, { id, version: 2 })).toMatchObject({
        code: 'ASSIGNMENT_NOT_UNDER_WAY',
        message: 'Begin eerst met de opdracht.',
      });
    });

    test('is helped along by a trainer whom the participant asks, who gets a mail', async () => {
      expect(await tries('tess', ONE, { id })).toBe('NOT_FOUND');
      leerlijn.mail.clear();
      const { assignment } = await does('bram', HELP, { id, personId: directorate.ids.tess });
      await leerlijn.settle();
      expect(mails()).toEqual(['tess: Bram Bos vraagt je om mee te denken']);
      expect(assignment.visibleTo).toEqual({
        audience: 'THREE',
        sentence: 'Jij, Tess Trainer en de leermanager (nog niet bekend).',
      });
      expect(await does('tess', MINE)).toMatchObject([{ id, individual: perspectives.individual }]);
    });

    test('but not by somebody who is no trainer', async () => {
      for (const who of ['marga', 'bram'] as const)
        expect(await refusalOf('bram', HELP, { id, personId: directorate.ids[who] })).toMatchObject({
          code: 'NOT_A_TRAINER',
        });
    });

    test('of two who write at once the second gets what the first wrote, and nothing is lost', async () => {
      const both = await Promise.all(
        (['bram', 'tess'] as const).map((who) =>
          tries(who, WRITE, { id, version: 2, input: { ...perspectives, collective: `Zoals ${who} het schrijft` } }),
        ),
      );
      const [winner, loser] = both[0].userErrors.length === 0 ? both : [both[1], both[0]];
      expect(winner.userErrors).toEqual([]);
      expect(loser.userErrors).toMatchObject([{ code: 'EDITED_MEANWHILE', field: ['version'] }]);
      expect(loser.assignment.collective).toBe(winner.assignment.collective);
      expect(loser.assignment.version).toBe(3);
    });

    test('is closed to the trainer who is thanked', async () => {
      await does('bram', DISMISS, { id });
      expect(await tries('tess', ONE, { id })).toBe('NOT_FOUND');
      expect(await tries('tess', WRITE, { id, version: 3, input: perspectives })).toBe('NOT_FOUND');
      expect(await does('tess', MINE)).toEqual([]);
    });

    test.each([
      ['a text that is too long', { ...perspectives, individual: 'x'.repeat(10_001) }, 'individual'],
      ['a mark that turns the reading direction', { ...perspectives, collective: 'a\u202Eb' }, 'collective'],
    ])('takes no %s', async (_, input, field) => {
      expect(await refusalOf('bram', WRITE, { id, version: 3, input })).toMatchObject({
        code: 'INVALID_INPUT',
        field: ['input', field],
      });
    });

    test('begins to be practised once, on days that come ever further apart, and the trainer is done', async () => {
      await does('bram', HELP, { id, personId: directorate.ids.tess });
      const both = await Promise.all([1, 2].map(() => tries('bram', START, { id, version: 3 })));
      expect(both.map(({ userErrors }) => userErrors.length).sort()).toEqual([0, 1]);
      const assignment = await does('bram', ONE, { id });
      expect(assignment).toMatchObject({ state: 'UNDER_WAY', version: 4, helper: null });
      expect(assignment.moments.map(({ day }: Asked) => day)).toEqual([
        '2027-03-04',
        '2027-03-10',
        '2027-03-22',
        '2027-04-15',
      ]);
      expect(await recorded('development.assignment.started', id)).toBe(1);
      expect(await tries('tess', ONE, { id })).toBe('NOT_FOUND');
      expect(await refusalOf('bram', HELP, { id, personId: directorate.ids.tess })).toMatchObject({
        code: 'ASSIGNMENT_NOT_A_DRAFT',
      });
      expect(await factsOf('bram')).toEqual([[2, 'PARTICIPANT', null]]);
    });
  });

  describe('stays with those whose it is', () => {
    const curious = ['coen', 'dora', 'otto', 'marga', 'mo', 'tess', 'anna', 'admin', 'lena'] as const;
    let id: string;
    beforeAll(async () => {
      ({ id } = (await does('bram', MINE))[0]);
    });

    test.each(curious)('%s finds no such assignment, whatever is tried', async (who) => {
      const { moments, version } = await does('bram', ONE, { id });
      const momentId = moments[0].id;
      expect(await tries(who, ONE, { id })).toBe('NOT_FOUND');
      for (const operation of [START, COMPLETE, REOPEN, ARCHIVE])
        expect(await tries(who, operation, { id, version })).toBe('NOT_FOUND');
      expect(await tries(who, WRITE, { id, version, input: perspectives })).toBe('NOT_FOUND');
      expect(await tries(who, HELP, { id, personId: directorate.ids.tess })).toBe('NOT_FOUND');
      expect(await tries(who, DISMISS, { id })).toBe('NOT_FOUND');
      expect(await tries(who, ADD, { id, day: '2027-03-30' })).toBe('NOT_FOUND');
      expect(await tries(who, MOVE, { id: momentId, seen: '2027-03-01', day: '2027-03-30' })).toBe('NOT_FOUND');
      const input = { text: 'Ik was hier', audience: 'OWN' };
      expect(await tries(who, REFLECT, { id: momentId, version: 0, input })).toBe('NOT_FOUND');
      expect(await tries(who, EVIDENCE, { id, input: { text: 'Ik was hier' } })).toBe('NOT_FOUND');
      expect((await tries(who, MINE)).map((mine: Asked) => mine.id)).not.toContain(id);
      expect(await does('bram', ONE, { id })).toMatchObject({ version, moments });
    });

    test('the coordinator sees how far each is, and nobody else does', async () => {
      expect(await does('coen', STATES, { m: moduleId })).toMatchObject([
        { participant: { displayName: 'Bram Bos' }, state: 'UNDER_WAY' },
        { participant: { displayName: 'Cem Can' }, state: 'DRAFT' },
      ]);
      for (const who of ['dora', 'marga', 'lena', 'bram', 'admin'] as const) {
        expect(await tries(who, STATES, { m: moduleId })).toBe('FORBIDDEN');
      }
    });

    test('nobody drafts one in a module that they take no part in', async () => {
      for (const who of ['coen', 'marga'] as const)
        expect(await tries(who, DRAFT, { m: moduleId, g: newId() })).toBe('NOT_FOUND');
    });
  });
});
