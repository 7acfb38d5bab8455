import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import type { Asked } from '../support/asked.js';
import {
  aCoachedDirectorate,
  acting,
  CONFIRM_MATCHES,
  type CoachedDirectorate,
  type CoachingName,
  DESCRIBE,
  PROPOSE_MATCH,
} from '../support/coaching.js';
import { NAME_LEARNING_MANAGER } from '../support/conversing.js';
import { tellOfNewManager } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

const ASSIGNMENT = `id individual goal { behaviour } evidence { id text visibleTo { audience sentence } } moments { day }
  sharedWith { displayName } visibleTo { audience sentence }`;
const PAYLOAD = `assignment { ${ASSIGNMENT} } userErrors { code message field }`;
const ONE = `query ($id: ID!) { assignment(id: $id) { ${ASSIGNMENT} } }`;
const SHARE = `mutation ($id: ID!, $p: ID!) { assignmentShare(id: $id, personId: $p) { ${PAYLOAD} } }`;
const UNSHARE = `mutation ($id: ID!) { assignmentUnshare(id: $id) { ${PAYLOAD} } }`;
const EVIDENCE = `mutation ($id: ID!, $text: String!) { assignmentEvidenceAdd(assignmentId: $id, input: { text: $text }) { ${PAYLOAD} } }`;
const WRITE =
  'mutation ($id: ID!) { assignmentWrite(id: $id, version: 1, input: { individual: "Ik was hier", collective: "" }) { userErrors { code } } }';
const START = 'mutation ($m: ID!) { finalConversationsStart(moduleId: $m) { started userErrors { code } } }';
const FINALS = `{ myFinalConversations { id side participant { displayName } assignment { ${ASSIGNMENT} } } }`;

describe('a development assignment that its participant shares with the manager', () => {
  let leerlijn: Installation;
  let directorate: CoachedDirectorate;
  let does: ReturnType<typeof acting>['does'];
  let tries: ReturnType<typeof acting>['tries'];
  let moduleId: string;
  let annas: string;
  let brams: string;

  /** An assignment that is practised, as the assignments' story tells how. */
  const practising = async (participant: 'anna' | 'bram', state = 'UNDER_WAY') => {
    const id = newId();
    await leerlijn.sql(
      `insert into assignment (tenant_id, id, module_id, participant_id, goal, individual, collective, state, drafted_at)
       values ($1, $2, $3, $4, '{"behaviour":"Ik zeg nee","situation":"weekoverleg","noticedBy":"lijsten"}', 'Vooraf zeggen wat af moet', 'Samen', $5, now())`,
      [directorate.tenantId, id, moduleId, directorate.ids[participant], state],
    );
    await leerlijn.sql(
      `insert into practice_moment (tenant_id, id, assignment_id, day) values ($1, gen_random_uuid(), $2, '2027-03-10')`,
      [directorate.tenantId, id],
    );
    return id;
  };
  /** As an import does it. */
  const getsManager = async (person: 'anna' | 'bram', manager: 'marga' | 'mo') => {
    const { ids } = directorate;
    await leerlijn.sql('update person set manager_id = $2 where id = $1', [ids[person], ids[manager]]);
    await tellOfNewManager(leerlijn, directorate, ids[person]);
  };
  const share = (manager: CoachingName = 'marga', id = annas) =>
    does('anna', SHARE, { id, p: directorate.ids[manager as 'marga'] });
  /** What somebody finds of an assignment: by its id, in the own list, and at the final conversation. */
  const found = async (who: CoachingName, id = annas) => {
    const one = await tries(who, ONE, { id });
    const mine = await does(who, '{ myAssignments { id } }');
    const talks = await does(who, FINALS);
    return [
      one === 'NOT_FOUND' ? null : one.id,
      mine.find((each: Asked) => each.id === id)?.id ?? null,
      talks.map(({ assignment }: Asked) => assignment?.id).find((each: string) => each === id) ?? null,
    ];
  };
  const everywhere = (id = annas) => [id, id, id];
  const NOWHERE = [null, null, null];

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-03-01T08:00:00.000Z');
    directorate = await aCoachedDirectorate(leerlijn);
    ({ does, tries } = acting(leerlijn, directorate.as));
    moduleId = directorate.moduleIds[0];
    const { ids } = directorate;
    await does('coen', DESCRIBE, { p: ids.lena, input: { capacity: 8, languages: ['NL'] } });
    await does('coen', DESCRIBE, { p: ids.lars, input: { capacity: 8, languages: ['NL'] } });
    await does('coen', PROPOSE_MATCH, { m: moduleId, p: ids.anna, l: ids.lena });
    await does('coen', CONFIRM_MATCHES, { m: moduleId });
    await does('coen', START, { m: moduleId });
    [annas, brams] = [await practising('anna'), await practising('bram')];
  }, 120_000);
  afterAll(() => leerlijn.stop());

  test('is no manager’s before that, though the final conversation is theirs', async () => {
    expect(await found('marga')).toEqual(NOWHERE);
    expect(await found('lena')).toEqual(everywhere());
    const { visibleTo } = await does('anna', ONE, { id: annas });
    expect(visibleTo).toEqual({ audience: 'TWO', sentence: 'Jij en Lena Laan.' });
  });

  test('is shared with who is the manager now and with nobody else, and not before it is practised', async () => {
    for (const p of [directorate.ids.mo, directorate.ids.lena, directorate.ids.anna]) {
      const { userErrors } = await tries('anna', SHARE, { id: annas, p });
      expect(userErrors).toEqual([
        {
          code: 'SHARED_WITH_MANAGER_ONLY',
          message: 'Je kunt je opdracht delen met wie nu je leidinggevende is.',
          field: ['personId'],
        },
      ]);
    }
    await leerlijn.sql(`update assignment set state = 'DRAFT' where id = $1`, [annas]);
    const { userErrors } = await tries('anna', SHARE, { id: annas, p: directorate.ids.marga });
    expect(userErrors.map(({ code }: Asked) => code)).toEqual(['ASSIGNMENT_NOT_UNDER_WAY']);
    await leerlijn.sql(`update assignment set state = 'UNDER_WAY' where id = $1`, [annas]);
    expect(await found('marga')).toEqual(NOWHERE);
  });

  test('is read by the three, at their conversation too, and each is told who reads it', async () => {
    const { assignment } = await share();
    expect(assignment).toMatchObject({
      sharedWith: { displayName: 'Marga Meijer' },
      visibleTo: { audience: 'THREE', sentence: 'Jij, Marga Meijer en Lena Laan.' },
    });
    for (const who of ['anna', 'marga', 'lena'] as const) expect(await found(who)).toEqual(everywhere());
    expect((await does('marga', ONE, { id: annas })).visibleTo.sentence).toBe('Jij, Anna Aker en Lena Laan.');
  });

  describe('is announced to that manager by mail', () => {
    const mails = () =>
      leerlijn.mail
        .messages()
        .filter(({ subject }) => subject!.includes('ontwikkelopdracht met je'))
        .map(({ subject, recipients }) => [recipients.join(), subject]);
    const announced = ['marga@amstelstad.example', 'Anna Aker deelt een ontwikkelopdracht met je'];
    const deliveries = () =>
      leerlijn.sql(`select state from delivery where template = 'ASSIGNMENT_SHARED' order by due_at`);
    /** Until what was gathered goes out. */
    const later = async () => {
      await leerlijn.settle();
      await leerlijn.moveClock(new Date((await leerlijn.now()).getTime() + 10 * 60_000).toISOString());
      await leerlijn.settle();
    };
    beforeAll(() => leerlijn.mail.clear());

    test('that says whose it is, and nothing that stands in it', async () => {
      expect(mails()).toEqual([]);
      await later();
      expect(mails()).toEqual([announced]);
      const { text, html } = leerlijn.mail.messages().find(({ subject }) => subject === announced[1])!;
      expect(text).toContain(`/assignments/${annas}`);
      expect(`${text}${html}`).not.toMatch(/Ik zeg nee|weekoverleg|lijsten|Vooraf zeggen|Samen/);
    });

    test('once, though it is shared again with who reads it already', async () => {
      await share();
      await later();
      expect(mails()).toEqual([announced]);
    });

    test('once, though it is taken back and shared again at once', async () => {
      leerlijn.mail.clear();
      for (let time = 1; time <= 2; time += 1) {
        await does('anna', UNSHARE, { id: annas });
        await share();
      }
      await later();
      expect(mails()).toEqual([announced]);
    });

    test('not when it was taken back before the mail went, and then again once it is shared anew', async () => {
      leerlijn.mail.clear();
      await does('anna', UNSHARE, { id: annas });
      await share();
      await does('anna', UNSHARE, { id: annas });
      await later();
      expect(mails()).toEqual([]);
      expect((await deliveries()).at(-1)).toEqual({ state: 'OBSOLETE' });
      await share();
      await later();
      expect(mails()).toEqual([announced]);
    });

    test('not when there is another manager by then', async () => {
      leerlijn.mail.clear();
      await does('anna', UNSHARE, { id: annas });
      await share();
      const { ids } = directorate;
      await leerlijn.sql('update person set manager_id = $2 where id = $1', [ids.anna, ids.mo]);
      await later();
      expect(mails()).toEqual([]);
      await leerlijn.sql('update person set manager_id = $2 where id = $1', [ids.anna, ids.marga]);
    });
  });

  test('is shown as it becomes, evidence with it, but no moments of practice', async () => {
    const { assignment } = await does('anna', EVIDENCE, { id: annas, text: 'De lijst is korter' });
    const told = { audience: 'THREE', sentence: 'Jij, Marga Meijer en Lena Laan.' };
    expect(assignment.evidence).toMatchObject([{ text: 'De lijst is korter', visibleTo: told }]);
    expect(assignment.moments).toHaveLength(1);
    const seen = (await does('marga', FINALS)).find(
      ({ participant }: Asked) => participant.displayName === 'Anna Aker',
    ).assignment;
    expect(seen).toMatchObject({
      individual: 'Vooraf zeggen wat af moet',
      goal: { behaviour: 'Ik zeg nee' },
      evidence: [{ text: 'De lijst is korter' }],
      moments: [],
    });
  });

  test('is read only: the manager writes nothing in it, and shares it with nobody', async () => {
    for (const operation of [WRITE, UNSHARE]) expect(await tries('marga', operation, { id: annas })).toBe('NOT_FOUND');
    expect(await tries('marga', SHARE, { id: annas, p: directorate.ids.dora })).toBe('NOT_FOUND');
    expect(await tries('marga', EVIDENCE, { id: annas, text: 'Van mij' })).toBe('NOT_FOUND');
  });

  test.each(['mo', 'dora', 'otto', 'coen', 'bram', 'lars', 'tess', 'admin'] as const)(
    'is found by %s nowhere',
    async (who) => {
      expect(await found(who)).toEqual(NOWHERE);
      expect(await tries(who, UNSHARE, { id: annas })).toBe('NOT_FOUND');
    },
  );

  test('is taken back whenever the participant wants', async () => {
    const { assignment } = await does('anna', UNSHARE, { id: annas });
    expect(assignment).toMatchObject({ sharedWith: null, visibleTo: { sentence: 'Jij en Lena Laan.' } });
    expect(await found('marga')).toEqual(NOWHERE);
    await does('anna', UNSHARE, { id: annas });
  });

  test('is nobody’s manager’s at once when there is another, nor that of who comes or comes back', async () => {
    await share();
    const { ids } = directorate;
    await leerlijn.sql('update person set manager_id = $2 where id = $1', [ids.anna, ids.mo]);
    for (const who of ['marga', 'mo'] as const) expect(await found(who)).toEqual(NOWHERE);
    expect((await does('anna', ONE, { id: annas })).visibleTo.sentence).toBe('Jij en Lena Laan.');
    await getsManager('anna', 'mo');
    await leerlijn.settle();
    await getsManager('anna', 'marga');
    await leerlijn.settle();
    expect(await found('marga')).toEqual(NOWHERE);
    await share();
    expect(await found('marga')).toEqual(everywhere());
  });

  test('is shared no more when another learning manager comes to the final conversation', async () => {
    const [{ id }] = (await does('anna', FINALS)).filter(({ side }: Asked) => side === 'PARTICIPANT');
    await does('coen', NAME_LEARNING_MANAGER, { id, seen: directorate.ids.lena, p: directorate.ids.lars });
    for (const who of ['marga', 'lars'] as const) expect(await found(who)).toEqual(NOWHERE);
  });

  test('is shown at the final conversation to who was named there while nobody is matched, for as long as it is shared', async () => {
    const { ids } = directorate;
    const [{ id }] = (await does('bram', FINALS)).filter(({ side }: Asked) => side === 'PARTICIPANT');
    await does('coen', NAME_LEARNING_MANAGER, { id, p: ids.lars });
    expect(await found('lars', brams)).toEqual(NOWHERE);
    const { assignment } = await does('bram', SHARE, { id: brams, p: ids.marga });
    expect(assignment.visibleTo).toEqual({ audience: 'THREE', sentence: 'Jij, Marga Meijer en Lars Lammers.' });
    for (const who of ['marga', 'lars'] as const) expect(await found(who, brams)).toEqual(everywhere(brams));
    await does('bram', UNSHARE, { id: brams });
    for (const who of ['marga', 'lars'] as const) expect(await found(who, brams)).toEqual(NOWHERE);
  });

  test('is its participant’s alone once it is archived, or they leave', async () => {
    await does('bram', SHARE, { id: brams, p: directorate.ids.marga });
    const [participation] = await leerlijn.sql<{ id: string }>('select id from participation where person_id = $1', [
      directorate.ids.bram,
    ]);
    await does(
      'coen',
      'mutation ($id: ID!) { participationEnd(participationId: $id, reason: OTHER) { userErrors { code } } }',
      { id: participation!.id },
    );
    expect(await found('marga', brams)).toEqual(NOWHERE);
    expect(await does('bram', ONE, { id: brams })).toMatchObject({ sharedWith: null, visibleTo: { audience: 'OWN' } });
    await share();
    await does('anna', 'mutation ($id: ID!) { assignmentArchive(id: $id, version: 1) { userErrors { code } } }', {
      id: annas,
    });
    expect(await found('marga')).toEqual(NOWHERE);
    expect((await does('anna', ONE, { id: annas })).visibleTo.audience).toBe('OWN');
  });

  test('of who left is shared with nobody anew, nor by itself with who could read it before when they come back', async () => {
    const { userErrors } = await tries('bram', SHARE, { id: brams, p: directorate.ids.marga });
    expect(userErrors).toEqual([
      {
        code: 'SHARED_WHILE_TAKING_PART',
        message: 'Je doet niet meer mee aan dit programma. Je opdracht blijft van jou alleen.',
        field: ['id'],
      },
    ]);
    await leerlijn.sql('update participation set left_at = null, left_reason = null where person_id = $1', [
      directorate.ids.bram,
    ]);
    await leerlijn.settle();
    expect(await found('marga', brams)).toEqual(NOWHERE);
    await does('bram', SHARE, { id: brams, p: directorate.ids.marga });
    expect(await found('marga', brams)).toEqual(everywhere(brams));
  });
});
