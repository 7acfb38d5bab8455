import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Asked } from '../support/asked.js';
import {
  ADD_NOTE,
  ANSWER_CALL,
  APPLY_MATCHING,
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
  MATCHING,
  MOVE_SESSION,
  MY_COACHING,
  PLAN_CALL,
  PLAN_SESSION,
  PROPOSE_MATCH,
  START_MATCHING,
} from '../support/coaching.js';
import { type Installation, startInstallation } from '../support/installation.js';

const AT = (startsAtLocal: string) => ({ startsAtLocal, minutes: 30, place: 'Kamer 4' });
const PLAN_MEETING = `mutation ($g: ID!, $input: IntervisionMeetingPlanInput!) {
  intervisionMeetingPlan(groupId: $g, input: $input) { group { id } userErrors { code message } } }`;
const MOVE_MEMBER = `mutation ($g: ID!, $p: ID!) { intervisionMemberMove(groupId: $g, personId: $p) { group { id } userErrors { code } } }`;

type Deed = readonly [who: CoachingName, operation: string, variables: object];

describe('of two who do something at the same moment', () => {
  let leerlijn: Installation;
  let directorate: CoachedDirectorate;
  let does: ReturnType<typeof acting>['does'];
  let tries: ReturnType<typeof acting>['tries'];
  let m: string;
  let c: string;
  let groups: string[];

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-02-08T09:00:00.000Z');
    directorate = await aCoachedDirectorate(leerlijn);
    ({ does, tries } = acting(leerlijn, directorate.as));
    [m] = directorate.moduleIds;
    for (const name of ['lena', 'lars', 'loes'] as const)
      await does('coen', DESCRIBE, { p: directorate.ids[name], input: { capacity: 8, languages: ['NL'] } });
    groups = [];
    for (const number of [1, 2]) {
      const [{ id }] = (await leerlijn.sql<{ id: string }>(
        'insert into intervision_group (tenant_id, id, module_id, number) values ($1, gen_random_uuid(), $2, $3) returning id',
        [directorate.tenantId, m, number],
      )) as [{ id: string }];
      groups.push(id);
    }
    for (const name of ['anna', 'bram', 'eva'] as const)
      await does('coen', MOVE_MEMBER, { g: groups[0], p: directorate.ids[name] });
  });
  afterAll(() => leerlijn.stop());

  /** The codes of what was refused, of both; a deed that was done has none. */
  const codesOf = async (...deeds: readonly Deed[]): Promise<string[]> => {
    const answers = await Promise.all(deeds.map(([who, operation, variables]) => tries(who, operation, variables)));
    return answers.flatMap((answer: Asked) =>
      typeof answer === 'string' ? [answer] : (answer.userErrors ?? []).map(({ code }: Asked) => code),
    );
  };
  const coaching = async (): Promise<Asked> => (await does('anna', MY_COACHING))[0];
  const to = (l: 'lena' | 'lars' | 'loes'): Deed => [
    'coen',
    PROPOSE_MATCH,
    { m, p: directorate.ids.anna, l: directorate.ids[l] },
  ];

  test('the later one’s proposal stands, and no other', async () => {
    await codesOf(to('lars'), to('loes'));
    expect(
      await leerlijn.sql(`select from coaching_match where participant_id = $1 and state = 'PROPOSED'`, [
        directorate.ids.anna,
      ]),
    ).toHaveLength(1);
    await does(...to('lena'));
  });

  test('one confirms, one matches, one applies and one ends', async () => {
    expect(await codesOf(['coen', CONFIRM_MATCHES, { m }], ['coen', CONFIRM_MATCHES, { m }])).toEqual([
      'NOTHING_TO_CONFIRM',
    ]);
    expect(await codesOf(['coen', START_MATCHING, { m }], ['coen', START_MATCHING, { m }])).toEqual(['RUN_UNDER_WAY']);
    await leerlijn.settle();
    const { id } = (await does('coen', MATCHING, { m })).run;
    expect(await codesOf(['coen', APPLY_MATCHING, { id }], ['coen', APPLY_MATCHING, { id }])).toEqual(['RUN_APPLIED']);
    await does('coen', CONFIRM_MATCHES, { m });
    const { matches } = (await does('coen', LINES, { m })).nodes.find(
      ({ participant }: Asked) => participant.displayName === 'Eva Evers',
    );
    const end: Deed = ['coen', END_MATCH, { id: matches[0].id, because: 'OTHERWISE' }];
    expect(await codesOf(end, end)).toEqual(['MATCH_ENDED']);
  });

  test('one plans the chemistry call, and one moves it; the other finds that moment in the answer', async () => {
    c = (await coaching()).id;
    const plan = (who: CoachingName, day: string, sequence?: number): Deed => [
      who,
      PLAN_CALL,
      { c, sequence, input: AT(day) },
    ];
    expect(await codesOf(plan('anna', '2027-02-09T10:00'), plan('lena', '2027-02-09T11:00'))).toEqual([
      'EDITED_MEANWHILE',
    ]);
    const answers = await Promise.all([
      tries(...plan('anna', '2027-02-09T12:00', 0)),
      tries(...plan('lena', '2027-02-09T13:00', 0)),
    ]);
    const { chemistryCall } = await coaching();
    expect(chemistryCall.sequence).toBe(1);
    for (const answer of answers) expect(answer.coaching.chemistryCall).toEqual(chemistryCall);
    expect(answers.flatMap(({ userErrors }: Asked) => userErrors ?? [])).toMatchObject([{ field: ['sequence'] }]);
  });

  test('both answer, since each has the own', async () => {
    await leerlijn.moveClock('2027-02-09T13:00:00.000Z');
    expect(
      await codesOf(['anna', ANSWER_CALL, { c, answer: 'YES' }], ['lena', ANSWER_CALL, { c, answer: 'YES' }]),
    ).toEqual([]);
  });

  test('one plans a session at a moment, moves it and calls it off', async () => {
    const plan = (who: CoachingName): Deed => [who, PLAN_SESSION, { c, input: AT('2027-02-15T10:00') }];
    expect(await codesOf(plan('anna'), plan('lena'))).toEqual(['COACHING_SESSIONS_OVERLAP']);
    const [{ id }] = (await coaching()).sessions;
    const move = (who: CoachingName, day: string, sequence: number): Deed => [
      who,
      MOVE_SESSION,
      { id, sequence, input: AT(day) },
    ];
    expect(await codesOf(move('anna', '2027-02-16T10:00', 0), move('lena', '2027-02-17T10:00', 0))).toEqual([
      'EDITED_MEANWHILE',
    ]);
    const [refused, ...more] = await codesOf(move('anna', '2027-02-18T10:00', 1), [
      'lena',
      CANCEL_SESSION,
      { id, sequence: 1 },
    ]);
    expect(more).toEqual([]);
    // Whoever comes second finds it moved, or called off.
    expect(['EDITED_MEANWHILE', 'COACHING_SESSION_FIXED']).toContain(refused);
  });

  test('one changes a note', async () => {
    await does('anna', ADD_NOTE, { c, input: { text: 'Eerste', audience: 'OWN' } });
    const [{ id, version }] = (await coaching()).notes;
    const change = (text: string): Deed => ['anna', CHANGE_NOTE, { id, version, input: { text, audience: 'OWN' } }];
    expect(await codesOf(change('Tweede'), change('Derde'))).toEqual(['EDITED_MEANWHILE']);
  });

  test('one plans a meeting of the group at an hour, and somebody is in one group afterwards', async () => {
    const input = { startsAtLocal: '2027-03-01T10:00', place: 'Kamer 4', method: 'INCIDENT' };
    const plan = (who: CoachingName): Deed => [who, PLAN_MEETING, { g: groups[0], input }];
    expect(await codesOf(plan('anna'), plan('bram'))).toEqual(['DOUBLE_BOOKED']);
    const move = (g?: string): Deed => ['coen', MOVE_MEMBER, { g, p: directorate.ids.cem }];
    await codesOf(move(groups[0]), move(groups[1]));
    expect(
      await leerlijn.sql('select from intervision_member where person_id = $1 and left_at is null', [
        directorate.ids.cem,
      ]),
    ).toHaveLength(1);
  });

  test('one takes a module out while its conversations are handed over: there is nothing to hand over any more', async () => {
    const module = directorate.moduleIds[1];
    await does('coen', 'mutation ($m: ID!) { popConversationsStart(moduleId: $m) { started userErrors { code } } }', {
      m: module,
    });
    await leerlijn.settle();
    const { cem, otto } = directorate.ids;
    await leerlijn.sql('update person set manager_id = $2 where id = $1', [cem, otto]);
    const takenOut = leerlijn.sql(`do $$ begin
      perform from pop_conversation where module_id = '${module}' order by id for update;
      perform pg_sleep(2);
      update module set archived_at = now() where id = '${module}'; end $$`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const handOver = 'mutation ($m: ID!) { conversationsHandOver(moduleId: $m) { handedOver userErrors { code } } }';
    const [handedOver] = await Promise.all([tries('coen', handOver, { m: module }), takenOut]);
    expect(handedOver).toEqual({ handedOver: 0, userErrors: [] });
  });
});
