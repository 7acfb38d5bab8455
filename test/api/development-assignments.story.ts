import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { assignmentFacts } from '../../src/domains/development/assignments/assignment-facts.read-model.js';
import { Prisma } from '../../src/generated/prisma/client.js';
import { Database } from '../../src/platform/database/database.js';
import {
  ADD,
  ARCHIVE,
  COMPLETE,
  DISMISS,
  DRAFT,
  EVIDENCE,
  EVIDENCE_AWAY,
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
import {
  aCoachedDirectorate,
  CONFIRM_MATCHES,
  type CoachedDirectorate,
  type CoachingName,
  DESCRIBE,
  PROPOSE_MATCH,
} from '../support/coaching.js';
import type { Name } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

// A story reads what it asked for; what is not there fails the story.
// biome-ignore lint/suspicious/noExplicitAny: the shape follows from the query text
type Asked = any;
type Who = CoachingName;

/** A moment that is to go to another day, as it was seen. */
const moved = ({ id, day }: { id: string; day: string }) => ({ id, seen: day });

describe('development assignments', () => {
  let leerlijn: Installation;
  let directorate: CoachedDirectorate;
  let moduleId: string;

  const as = (who: Who) => directorate.as(who);
  const does = async (who: Who, operation: string, variables: object = {}) =>
    Object.values<Asked>(await leerlijn.must(operation, variables, await as(who)))[0];
  const tries = async (who: Who, operation: string, variables: object = {}) => {
    const { data, errors } = await leerlijn.ask(operation, variables, await as(who));
    return errors ? errors[0]!.extensions.code : Object.values<Asked>(data)[0];
  };
  /** Gives a participant a learning manager, as the matches' story tells. */
  const match = async (participant: Name, learningManager: 'lena' | 'lars') => {
    const [p, l] = [directorate.ids[participant], directorate.ids[learningManager]];
    await does('coen', PROPOSE_MATCH, { m: moduleId, p, l });
    await does('coen', CONFIRM_MATCHES, { m: moduleId });
  };
  const refusalOf = async (who: Who, operation: string, variables: object) =>
    (await tries(who, operation, variables)).userErrors[0];
  const recorded = async (type: string, id: string) =>
    (await leerlijn.sql(`select from outbox_event where type = $1 and payload ->> 'assignmentId' = $2`, [type, id]))
      .length;
  const mails = () =>
    leerlijn.mail.messages().map(({ recipients, subject }) => `${recipients[0]!.split('@')[0]}: ${subject}`);
  const factsOf = async (who: Name) =>
    (
      await leerlijn.app.get(Database).read<{ level: number; move: string | null; reason: string | null }>(
        directorate,
        Prisma.sql`with shown_module as (select m.tenant_id, m.id, m.programme_id, o.time_zone
                          from module m join programme o on o.tenant_id = m.tenant_id and o.id = m.programme_id),
                        fact as (${assignmentFacts(await leerlijn.now())})
                   select level, move, reason from fact where person_id = ${directorate.ids[who]}::uuid and module_id = ${moduleId}::uuid`,
      )
    ).map(({ level, move, reason }) => [level, move, reason]);

  /** Somebody's goal, signed by both, as the conversation's story tells; gives its id. */
  const signed = async (participant: Name, manager: Name): Promise<string> => {
    const { myPopConversations } = await leerlijn.must(
      '{ myPopConversations { id version } }',
      {},
      await as(participant),
    );
    const { id, version } = myPopConversations[0];
    const { popConversation: written } = await does(
      participant,
      `mutation ($id: ID!, $version: Int!, $goals: [DevelopmentGoalInput!]!) {
        popConversationWrite(id: $id, version: $version, input: { goals: $goals }) { popConversation { version } userErrors { code } } }`,
      { id, version, goals: [goal] },
    );
    let versions: Asked[] = [];
    for (const who of [participant, manager]) {
      const { popConversation } = await does(
        who,
        `mutation ($id: ID!, $version: Int!) { popConversationSign(id: $id, version: $version) { popConversation { versions { goals { id } } } userErrors { code } } }`,
        { id, version: written.version },
      );
      versions = popConversation.versions;
    }
    return versions[0].goals[0].id;
  };
  /** An assignment that is practised; gives it as it is then. */
  const underWay = async (participant: Name, manager: Name) => {
    const { assignment } = await does(participant, DRAFT, { m: moduleId, g: await signed(participant, manager) });
    await does(participant, WRITE, { id: assignment.id, version: 1, input: perspectives });
    return (await does(participant, START, { id: assignment.id, version: 2 })).assignment;
  };

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-03-01T08:00:00.000Z');
    directorate = await aCoachedDirectorate(leerlijn);
    moduleId = directorate.moduleIds[0];
    for (const who of ['lena', 'lars'] as const)
      await does(who, DESCRIBE, { p: directorate.ids[who], input: { capacity: 6, languages: ['NL'], locations: [] } });
    await leerlijn.sql(
      `update module_step set starts_on = '2027-03-01', ends_on = '2027-04-30' where module_id = $1 and kind = 'ASSIGNMENT'`,
      [moduleId],
    );
    await does('coen', `mutation ($m: ID!) { popConversationsStart(moduleId: $m) { userErrors { code } } }`, {
      m: moduleId,
    });
  });
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
        { participant: { displayName: 'Dirk Dam' }, state: 'DRAFT' },
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
