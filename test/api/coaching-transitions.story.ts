import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Asked } from '../support/asked.js';
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
  GIVE_QUALITY,
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
const OK = null;
const STATES = ['proposed', 'confirmed', 'talk planned', 'talked', 'another asked', 'accepted', 'ended'] as const;
type State = (typeof STATES)[number];

/** In a match of each kind: whoever does it, and what is in the way. Nothing is done that is in the way of another row. */
const DEEDS: readonly (readonly [
  what: string,
  who: 'participant' | 'lena' | 'coen',
  outcome: Record<State, string | null>,
])[] = [
  [
    'answer',
    'participant',
    {
      proposed: 'NOT_FOUND',
      confirmed: 'CHEMISTRY_CALL_NOT_HELD',
      'talk planned': 'CHEMISTRY_CALL_NOT_HELD',
      talked: OK,
      'another asked': OK,
      accepted: OK,
      ended: 'MATCH_ENDED',
    },
  ],
  [
    'plan the call',
    'participant',
    {
      proposed: 'NOT_FOUND',
      confirmed: OK,
      'talk planned': OK,
      talked: 'COACHING_SESSION_FIXED',
      'another asked': 'COACHING_SESSION_FIXED',
      accepted: 'COACHING_SESSION_FIXED',
      ended: 'MATCH_ENDED',
    },
  ],
  [
    'plan a session',
    'lena',
    {
      proposed: 'NOT_FOUND',
      confirmed: 'CHEMISTRY_CALL_FIRST',
      'talk planned': 'CHEMISTRY_CALL_FIRST',
      talked: 'CHEMISTRY_CALL_FIRST',
      'another asked': 'CHEMISTRY_CALL_FIRST',
      accepted: OK,
      ended: 'MATCH_ENDED',
    },
  ],
  [
    'move a session',
    'participant',
    {
      proposed: 'NOT_FOUND',
      confirmed: 'NOT_FOUND',
      'talk planned': OK,
      talked: 'COACHING_SESSION_FIXED',
      'another asked': 'COACHING_SESSION_FIXED',
      accepted: 'COACHING_SESSION_FIXED',
      ended: 'MATCH_ENDED',
    },
  ],
  [
    'call a session off',
    'lena',
    {
      proposed: 'NOT_FOUND',
      confirmed: 'NOT_FOUND',
      'talk planned': OK,
      talked: 'COACHING_SESSION_FIXED',
      'another asked': 'COACHING_SESSION_FIXED',
      accepted: 'COACHING_SESSION_FIXED',
      ended: 'MATCH_ENDED',
    },
  ],
  [
    'add a note',
    'lena',
    {
      proposed: 'NOT_FOUND',
      confirmed: OK,
      'talk planned': OK,
      talked: OK,
      'another asked': OK,
      accepted: OK,
      ended: 'MATCH_ENDED',
    },
  ],
  [
    'give a view',
    'participant',
    {
      proposed: 'NOT_FOUND',
      confirmed: 'COACHING_NOT_COMPLETED',
      'talk planned': 'COACHING_NOT_COMPLETED',
      talked: 'COACHING_NOT_COMPLETED',
      'another asked': 'COACHING_NOT_COMPLETED',
      accepted: 'COACHING_NOT_COMPLETED',
      ended: 'COACHING_NOT_COMPLETED',
    },
  ],
  [
    'end it',
    'coen',
    {
      proposed: OK,
      confirmed: OK,
      'talk planned': OK,
      talked: OK,
      'another asked': OK,
      accepted: OK,
      ended: 'MATCH_ENDED',
    },
  ],
];

describe('what is not possible yet, or no more', () => {
  let leerlijn: Installation;
  let directorate: CoachedDirectorate;
  let does: ReturnType<typeof acting>['does'];
  let m: string;
  /** The participant, the match and its chemistry call in each state; the seventh is in another module. */
  const of = {} as Record<State, { who: CoachingName; c: string; call: string }>;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-02-08T09:00:00.000Z');
    directorate = await aCoachedDirectorate(leerlijn);
    ({ does } = acting(leerlijn, directorate.as));
    [m] = directorate.moduleIds;
    await does('coen', DESCRIBE, { p: directorate.ids.lena, input: { capacity: 20, languages: ['NL'] } });
    const who = ['anna', 'bram', 'cem', 'dirk', 'eva'] as const satisfies readonly Name[];
    const next = directorate.moduleIds[1];
    const propose = (name: Name, module: string) =>
      does('coen', PROPOSE_MATCH, { m: module, p: directorate.ids[name], l: directorate.ids.lena });
    for (const name of who) await propose(name, m);
    await does('coen', CONFIRM_MATCHES, { m });
    await propose('anna', next);
    await does('coen', CONFIRM_MATCHES, { m: next });
    await propose('bram', next);
    const matches = await leerlijn.sql<{ id: string; name: Name; module: string }>(
      'select c.id, lower(p.given_name) as name, c.module_id as module from coaching_match c join person p on p.id = c.participant_id',
    );
    const match = (name: Name, module = m) => matches.find((one) => one.name === name && one.module === module)!.id;
    const found: Record<State, [Name, string]> = {
      proposed: ['bram', match('bram', next)],
      confirmed: ['anna', match('anna')],
      'talk planned': ['bram', match('bram')],
      talked: ['cem', match('cem')],
      'another asked': ['dirk', match('dirk')],
      accepted: ['eva', match('eva')],
      ended: ['anna', match('anna', next)],
    };
    for (const state of ['talked', 'another asked', 'accepted'] as const)
      await does(found[state][0], PLAN_CALL, { c: found[state][1], input: AT('2027-02-08T11:00') });
    await does('anna', PLAN_CALL, { c: found.ended[1], input: AT('2027-02-08T11:00') });
    await leerlijn.moveClock('2027-02-08T11:00:00.000Z');
    await does('bram', PLAN_CALL, { c: found['talk planned'][1], input: AT('2027-02-12T11:00') });
    await does('dirk', ANSWER_CALL, { c: found['another asked'][1], answer: 'ANOTHER' });
    for (const name of ['eva', 'lena'] as const) await does(name, ANSWER_CALL, { c: found.accepted[1], answer: 'YES' });
    await does('coen', END_MATCH, { id: found.ended[1], because: 'OTHERWISE' });
    const calls = await leerlijn.sql<{ id: string; c: string }>('select id, match_id as c from coaching_session');
    for (const state of STATES) {
      const [name, c] = found[state];
      of[state] = { who: name, c, call: calls.find((call) => call.c === c)?.id ?? directorate.ids.anna };
    }
  }, 120_000);
  afterAll(() => leerlijn.stop());

  const asked = (what: string, state: State): [string, object] => {
    const { c, call } = of[state];
    const deeds: Record<string, [string, object]> = {
      answer: [ANSWER_CALL, { c, answer: 'YES' }],
      'plan the call': [PLAN_CALL, { c, input: AT('2027-02-20T10:00') }],
      'plan a session': [PLAN_SESSION, { c, input: AT('2027-02-20T10:00') }],
      'move a session': [MOVE_SESSION, { id: call, sequence: 0, input: AT('2027-02-20T10:00') }],
      'call a session off': [CANCEL_SESSION, { id: call, sequence: 0 }],
      'add a note': [ADD_NOTE, { c, input: { text: 'Een notitie', audience: 'TWO' } }],
      'give a view': [GIVE_QUALITY, { c, input: { safe: 4, sharper: 4, practised: 4, reliable: 4 } }],
      'end it': [END_MATCH, { id: c, because: 'OTHERWISE' }],
    };
    return deeds[what]!;
  };
  /** Everything that there is of coaching, and everything that was recorded. */
  const everything = () =>
    leerlijn.sql(
      `select (select json_agg(c order by c.id) from coaching_match c) as matches, (select json_agg(s order by s.id) from coaching_session s) as sessions,
              (select json_agg(n order by n.id) from coaching_note n) as notes, (select count(*) from outbox_event where type like 'coaching.%') as facts`,
    );

  const refused = DEEDS.flatMap(([what, who, outcome]) =>
    STATES.flatMap((state) => (outcome[state] === OK ? [] : [[what, state, who, outcome[state]] as const])),
  );
  test.each(refused)(
    'to %s in a match that is %s: it is said why, in both languages, and nothing happens',
    async (what, state, who, code) => {
      const credential = await directorate.as(who === 'participant' ? of[state].who : who);
      const before = await everything();
      const told: string[] = [];
      for (const language of ['nl', 'en']) {
        await leerlijn.sql('update person set language = $1', [language]);
        const { data, errors } = await leerlijn.ask(...asked(what, state), credential);
        const [answer] = Object.values<Asked>(data ?? {});
        told.push(errors ? errors[0]!.extensions.code : answer.userErrors[0].message);
        if (errors) continue;
        const { userErrors, ...object } = answer;
        expect(Object.values(object)).toEqual([null]);
        expect(userErrors).toMatchObject([{ code, message: expect.stringMatching(/^\p{Lu}.{20,}[.]$/u) }]);
      }
      await leerlijn.sql(`update person set language = 'nl'`);
      if (code === 'NOT_FOUND') expect(told).toEqual([code, code]);
      else expect(told[0]).not.toBe(told[1]);
      expect(await everything()).toEqual(before);
    },
  );

  const LONG = 'x'.repeat(20_001);
  test.each([
    ['a NUL', 'NUL_CHARACTER', 'een\u0000twee'],
    ['nothing but marks that are not seen', 'INVALID_INPUT', '\u200f\u202e\u200b'],
    ['more than there is room for', 'INVALID_INPUT', LONG],
    ['nothing but white space', 'INVALID_INPUT', ' \n\t '],
  ])('no note is written of %s', async (_, code, text) => {
    const { c } = of.accepted;
    const before = await everything();
    const { data } = await leerlijn.ask(ADD_NOTE, { c, input: { text, audience: 'OWN' } }, await directorate.as('eva'));
    expect(Object.values<Asked>(data)[0].userErrors).toMatchObject([{ code, field: ['input', 'text'] }]);
    expect(await everything()).toEqual(before);
  });

  test('a note of 10,000 characters, with faces and words from right to left, is kept as it is', async () => {
    const text = `${'😀👩🏽‍💻 שלום '.repeat(600)}einde`;
    const { coaching } = await does('eva', ADD_NOTE, { c: of.accepted.c, input: { text, audience: 'OWN' } });
    expect(coaching.notes[0].text).toBe(text);
  });

  test('whoever was learning manager and had the role taken away finds nothing that they could do', async () => {
    const signedIn = await directorate.as('lena');
    const { c, call, who } = of.accepted;
    await does('lena', ADD_NOTE, { c, input: { text: 'Van Lena', audience: 'OWN' } });
    const [{ id: note }] = (await does('lena', MY_COACHING)).find((one: Asked) => one.id === c).notes;
    await does(
      'admin',
      'mutation ($p: ID!) { roleRevoke(personId: $p, role: LEARNING_MANAGER) { userErrors { code } } }',
      {
        p: directorate.ids.lena,
      },
    );
    await leerlijn.settle();
    const before = await everything();
    const input = { text: 'Nog iets', audience: 'OWN' };
    for (const [operation, variables] of [
      [ADD_NOTE, { c, input }],
      [CHANGE_NOTE, { id: note, version: 1, input }],
      [ARCHIVE_NOTE, { id: note }],
      [ANSWER_CALL, { c, answer: 'ANOTHER' }],
      [PLAN_CALL, { c, input: AT('2027-02-20T10:00') }],
      [PLAN_SESSION, { c, input: AT('2027-02-20T10:00') }],
      [MOVE_SESSION, { id: call, sequence: 0, input: AT('2027-02-20T10:00') }],
      [CANCEL_SESSION, { id: call, sequence: 0 }],
      [RECORD_SESSION, { id: call, held: true }],
      [GIVE_QUALITY, { c, input: { safe: 1, sharper: 1, practised: 1, reliable: 1 } }],
    ] as const) {
      const answer = await leerlijn.ask(operation, variables, signedIn);
      expect([answer.errors?.[0]?.extensions.code, JSON.stringify(answer).includes('Evers')]).toEqual([
        'NOT_FOUND',
        false,
      ]);
    }
    expect(await everything()).toEqual(before);
    expect((await does(who, MY_COACHING))[0].state).toBe('ENDED');
  });
});
