import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Asked } from '../support/asked.js';
import { conversing, HAND_OVER, NOTE, PASS_ON } from '../support/conversing.js';
import { aDirectorate, type Directorate, tellOfNewManager } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

const limits = { behaviour: 'Ik zeg nee', situation: 'in het weekoverleg', noticedBy: 'de planning blijft staan' };
const contact = { behaviour: 'Ik vraag door', situation: 'aan de balie', noticedBy: 'het gesprek duurt langer' };

describe('what each prepares for a POP conversation', () => {
  let leerlijn: Installation;
  let directorate: Directorate;
  let pop: ReturnType<typeof conversing>;
  let id: string;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-02-08T08:00:00.000Z');
    directorate = await aDirectorate(leerlijn);
    pop = conversing(leerlijn, directorate, 'pop');
    await pop.does('coen', pop.start, { m: directorate.moduleIds[0] });
    id = await pop.idOf('anna');
  });
  afterAll(() => leerlijn.stop());

  test('is told beforehand whom it is for: the preparation for oneself, what is written together for two', async () => {
    const { visibleTo, ownPreparation, ownNoteVisibleTo } = await pop.look('anna', id);
    expect(visibleTo).toEqual({ audience: 'TWO', sentence: 'Jij en Marga Meijer.' });
    expect(ownPreparation).toMatchObject({
      text: '',
      version: 0,
      visibleTo: { audience: 'OWN', sentence: 'Alleen jij.' },
    });
    expect(ownNoteVisibleTo.sentence).toBe('Alleen jij.');
  });

  test('cannot be shared before there is anything', async () => {
    expect(await pop.refusal('anna', pop.share, { id, version: 0 })).toEqual(['NOTHING_TO_SHARE']);
  });

  test('is its writer’s own until it is shared', async () => {
    await pop.does('anna', pop.prepare, { id, version: 0, text: 'Ik wil leren begrenzen' });
    await pop.does('marga', pop.prepare, { id, version: 0, text: 'Anna neemt te veel op zich' });
    expect((await pop.look('marga', id)).preparations).toEqual([]);
    const { ownPreparation, preparations } = await pop.does('anna', pop.share, { id, version: 1 });
    expect(ownPreparation).toMatchObject({ sharedAt: expect.any(String), visibleTo: { audience: 'TWO' } });
    expect(preparations).toEqual([]);
    expect((await pop.look('marga', id)).preparations).toEqual([
      {
        side: 'PARTICIPANT',
        text: 'Ik wil leren begrenzen',
        visibleTo: { audience: 'TWO', sentence: 'Jij en Anna Aker.' },
      },
    ]);
  });

  test('is kept as written last: on a second device the later one is given with the refusal', async () => {
    await pop.does('anna', pop.prepare, { id, version: 1, text: 'Ik wil leren begrenzen, ook thuis' });
    expect(await pop.asked('anna', pop.prepare, { id, version: 1, text: 'Van mijn telefoon' })).toMatchObject({
      popConversation: { ownPreparation: { version: 2, text: 'Ik wil leren begrenzen, ook thuis' } },
      userErrors: [{ code: 'EDITED_MEANWHILE', field: ['version'] }],
    });
    expect((await pop.look('marga', id)).preparations[0].text).toBe('Ik wil leren begrenzen, ook thuis');
  });

  test('is no change of what is signed', async () => {
    expect((await pop.look('anna', id)).version).toBe(1);
  });

  test.each(['coen', 'dora', 'otto', 'mo', 'bram', 'tess', 'admin'] as const)(
    'and %s finds none of it',
    async (who) => {
      for (const [operation, variables] of [
        [pop.one, { id }],
        [pop.prepare, { id, version: 0, text: 'Ik was hier' }],
        [pop.share, { id, version: 1 }],
        [PASS_ON, { id, version: 1, input: { goals: true, agreements: true } }],
      ] as const)
        expect(await pop.asked(who, operation, variables)).toBe('NOT_FOUND');
      expect(JSON.stringify(await pop.asked(who, pop.mine))).not.toContain('begrenzen');
    },
  );
});

describe('a participant gets another manager', () => {
  let leerlijn: Installation;
  let directorate: Directorate;
  let pop: ReturnType<typeof conversing>;
  let id: string;
  let goalIds: string[];
  const told = () =>
    leerlijn.mail
      .messages()
      .map(({ recipients, subject }) => `${recipients[0]!.split('@')[0]}: ${subject}`)
      .sort();
  const movesTo = async (manager: 'mo' | 'marga', who: 'anna' | 'bram' = 'anna') =>
    leerlijn.sql('update person set manager_id = $2 where id = $1', [directorate.ids[who], directorate.ids[manager]]);

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-02-08T08:00:00.000Z');
    directorate = await aDirectorate(leerlijn);
    pop = conversing(leerlijn, directorate, 'pop');
    await pop.does('coen', pop.start, { m: directorate.moduleIds[0] });
    id = await pop.idOf('anna');
    const input = { goals: [limits, contact], agreements: 'Elke maand een halfuur' };
    const { goals } = await pop.does('anna', pop.write, { id, version: 1, input });
    goalIds = goals.map((goal: Asked) => goal.id);
    for (const who of ['anna', 'marga'] as const) await pop.does(who, pop.sign, { id, version: 2 });
    const draft = { goals: [{ ...limits, id: goalIds[0] }], agreements: 'Een concept' };
    await pop.does('marga', pop.write, { id, version: 2, input: draft });
    await pop.does('anna', pop.prepare, { id, version: 0, text: 'Voor Marga geschreven' });
    await pop.does('anna', pop.share, { id, version: 1 });
    await pop.does('marga', pop.prepare, { id, version: 0, text: 'Over Anna gedacht' });
    await pop.does('marga', pop.share, { id, version: 1 });
    await pop.does('marga', NOTE, { id, text: 'Voor mijzelf' });
    await pop.does('anna', pop.plan, { id, input: { startsAtLocal: '2027-02-17T10:00', place: 'Kamer 4' } });
    await leerlijn.settle();
    leerlijn.mail.clear();
  });
  afterAll(() => leerlijn.stop());

  test('a goal that was kept is still the same goal', async () => {
    expect((await pop.look('anna', id)).goals).toEqual([{ id: goalIds[0], ...limits }]);
  });

  test('which an import tells: the conversation goes along by itself', async () => {
    await movesTo('mo');
    expect(await pop.asked('mo', pop.one, { id })).toBe('NOT_FOUND');
    await tellOfNewManager(leerlijn, directorate, directorate.ids.anna);
    await leerlijn.settle();
    expect(await pop.look('anna', id)).toMatchObject({ manager: { displayName: 'Mo Mulder' } });
  });

  test('and the former manager finds nothing any more, whatever is tried', async () => {
    for (const [operation, variables] of [
      [pop.one, { id }],
      [pop.write, { id, version: 4, input: { goals: [limits] } }],
      [pop.sign, { id, version: 4 }],
      [pop.prepare, { id, version: 1, text: 'Ik was hier' }],
      [NOTE, { id, text: 'Ik was hier' }],
    ] as const)
      expect(await pop.asked('marga', operation, variables)).toBe('NOT_FOUND');
    expect((await pop.does('marga', pop.mine)).map((mine: Asked) => mine.id)).not.toContain(id);
  });

  test('the new one finds an empty conversation, not planned, and reads nothing of what was', async () => {
    const found = await pop.look('mo', id);
    expect(found).toMatchObject({
      version: 4,
      goals: [],
      agreements: '',
      versions: [],
      handOvers: [],
      preparations: [],
      startsAt: null,
      sequence: 1,
    });
    expect(JSON.stringify(found)).not.toMatch(/Elke maand|concept|Marga|Voor mijzelf|gedacht/);
  });

  test('the participant still has all of it, and it is recorded who signed', async () => {
    expect(await pop.look('anna', id)).toMatchObject({
      versions: [
        {
          version: 2,
          agreements: 'Elke maand een halfuur',
          manager: { displayName: 'Marga Meijer' },
          visibleTo: { sentence: 'Alleen jij.' },
        },
      ],
      handOvers: [
        {
          from: { displayName: 'Marga Meijer' },
          goals: [{ behaviour: limits.behaviour }],
          agreements: 'Een concept',
          passedOnAt: null,
          visibleTo: { audience: 'OWN' },
        },
      ],
      ownPreparation: { text: 'Voor Marga geschreven', sharedAt: null, visibleTo: { audience: 'OWN' } },
      preparations: [],
    });
  });

  test('all three hear of it, and the appointment leaves the calendars of who had it', async () => {
    expect(told()).toEqual([
      'anna: Een nieuwe leidinggevende in het POP-gesprek',
      'marga: Een nieuwe leidinggevende in het POP-gesprek van Anna Aker',
      'mo: Een nieuwe leidinggevende in het POP-gesprek van Anna Aker',
    ]);
    const entries = leerlijn.mail
      .messages()
      .filter(({ attachments }) => attachments.length > 0)
      .map(({ recipients }) => recipients[0]!.split('@')[0]);
    expect(entries.sort()).toEqual(['anna', 'marga']);
  });

  test('only the participant passes anything on', async () => {
    const variables = { id, version: 4, input: { goals: true, agreements: true } };
    for (const who of ['mo', 'marga', 'coen'] as const)
      expect(await pop.asked(who, PASS_ON, variables)).toBe('NOT_FOUND');
  });

  test('and chooses what: goals that both had signed, without the agreements, and never a draft', async () => {
    leerlijn.mail.clear();
    await pop.does('anna', PASS_ON, { id, version: 4, input: { goals: true, agreements: false } });
    const found = await pop.look('mo', id);
    expect(found).toMatchObject({
      version: 5,
      state: 'TO_SIGN',
      goals: [
        { id: goalIds[0], ...limits },
        { id: goalIds[1], ...contact },
      ],
      agreements: '',
      managerSignedAt: null,
      participantSignedAt: null,
    });
    expect(JSON.stringify(found)).not.toMatch(/Elke maand|concept/);
    await leerlijn.settle();
    expect(told()).toEqual([
      'anna: Teken de afspraken uit je POP-gesprek met Mo Mulder',
      'mo: Teken de afspraken uit je POP-gesprek met Anna Aker',
    ]);
  });

  test('once', async () => {
    const variables = { id, version: 5, input: { goals: true, agreements: true } };
    expect(await pop.refusal('anna', PASS_ON, variables)).toEqual(['NOTHING_TO_PASS_ON']);
  });

  test('the new manager signs anew, and each reads what they signed', async () => {
    for (const who of ['anna', 'mo'] as const) await pop.does(who, pop.sign, { id, version: 5 });
    const signers = async (who: 'anna' | 'mo') =>
      (await pop.look(who, id)).versions.map(({ version, manager }: Asked) => [version, manager.displayName]);
    expect(await signers('mo')).toEqual([[5, 'Mo Mulder']]);
    expect(await signers('anna')).toEqual([
      [5, 'Mo Mulder'],
      [2, 'Marga Meijer'],
    ]);
  });

  test('nothing is passed on over what was written since', async () => {
    const bram = await pop.idOf('bram');
    await pop.does('bram', pop.write, { id: bram, version: 1, input: { goals: [limits] } });
    for (const who of ['bram', 'marga'] as const) await pop.does(who, pop.sign, { id: bram, version: 2 });
    await movesTo('mo', 'bram');
    expect(await pop.asked('coen', HAND_OVER, { m: directorate.moduleIds[0] })).toEqual({
      handedOver: 1,
      userErrors: [],
    });
    await pop.does('mo', pop.write, { id: bram, version: 3, input: { goals: [contact] } });
    const variables = { id: bram, version: 4, input: { goals: true, agreements: true } };
    expect(await pop.refusal('bram', PASS_ON, variables)).toEqual(['WRITTEN_SINCE']);
    expect((await pop.look('mo', bram)).goals).toMatchObject([contact]);
  });

  test('a coordinator hands over what is left, and nothing twice', async () => {
    expect(await pop.asked('coen', HAND_OVER, { m: directorate.moduleIds[0] })).toEqual({
      handedOver: 0,
      userErrors: [],
    });
    for (const who of ['dora', 'marga', 'anna', 'tess', 'admin'] as const)
      expect(await pop.asked(who, HAND_OVER, { m: directorate.moduleIds[0] })).toBe('FORBIDDEN');
  });

  test('who comes back finds an empty conversation as well', async () => {
    await movesTo('marga');
    await pop.asked('coen', HAND_OVER, { m: directorate.moduleIds[0] });
    expect(await pop.look('marga', id)).toMatchObject({ goals: [], agreements: '', versions: [{ version: 2 }] });
    expect(await pop.asked('mo', pop.one, { id })).toBe('NOT_FOUND');
  });
});
