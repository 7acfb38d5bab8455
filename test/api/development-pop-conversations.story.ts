import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Asked } from '../support/asked.js';
import { aDirectorate, type Directorate, type Name } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

const START = `mutation ($m: ID!) { popConversationsStart(moduleId: $m) {
  started withoutManager { displayName } userErrors { code } } }`;
const CONVERSATION = `id side state startsAt endsAt timeZone place sequence version agreements ownNote
  module { name { nl } } participant { displayName } manager { displayName }
  goals { behaviour situation noticedBy } participantSignedAt managerSignedAt
  versions { version agreements goals { behaviour } signedAt }`;
const MINE = `{ myPopConversations { ${CONVERSATION} } }`;
const ONE = `query ($id: ID!) { popConversation(id: $id) { ${CONVERSATION} } }`;
const PAYLOAD = `popConversation { ${CONVERSATION} } userErrors { code message field }`;
const PLAN = `mutation ($id: ID!, $input: PopConversationPlanInput!, $sequence: Int) { popConversationPlan(id: $id, input: $input, sequence: $sequence) { ${PAYLOAD} } }`;
const WRITE = `mutation ($id: ID!, $version: Int!, $input: PopConversationWriteInput!) {
  popConversationWrite(id: $id, version: $version, input: $input) { ${PAYLOAD} } }`;
const SIGN = `mutation ($id: ID!, $version: Int!) { popConversationSign(id: $id, version: $version) { ${PAYLOAD} } }`;
const NOTE = `mutation ($id: ID!, $version: Int! = 0, $text: String!) { popNoteWrite(conversationId: $id, version: $version, text: $text) { ${PAYLOAD} } }`;
const STATES = `query ($m: ID!) { popConversationStates(moduleId: $m) {
  participant { displayName } manager { displayName } state startsAt } }`;

const limits = {
  behaviour: 'Ik zeg vooraf wat klaar moet zijn',
  situation: 'in het weekoverleg',
  noticedBy: 'niemand vraagt het na',
};
const contact = {
  behaviour: 'Ik vraag door',
  situation: 'bij een gemiste afspraak',
  noticedBy: 'het gesprek duurt langer',
};

describe('POP conversations', () => {
  let leerlijn: Installation;
  let directorate: Directorate;
  let moduleId: string;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-02-08T08:00:00.000Z');
    directorate = await aDirectorate(leerlijn);
    moduleId = directorate.moduleIds[0];
  });
  afterAll(() => leerlijn.stop());

  const does = async (who: Name, operation: string, variables: object = {}) =>
    Object.values<Asked>(await leerlijn.must(operation, variables, await directorate.as(who)))[0];
  const tries = async (who: Name | 'admin', operation: string, variables: object = {}) => {
    const { data, errors } = await leerlijn.ask(operation, variables, await directorate.as(who));
    return errors ? errors[0]!.extensions.code : Object.values<Asked>(data)[0];
  };
  const conversationOf = async (who: Name): Promise<string> =>
    (await does(who, MINE)).filter(({ module }: Asked) => module.name.nl === 'Begrenzend leiderschap')[0].id;
  const stateFor = async (participant: string) =>
    (await does('coen', STATES, { m: moduleId })).find((row: Asked) => row.participant.displayName === participant);
  const recorded = async (type: string, key: string, id: string) =>
    (await leerlijn.sql('select from outbox_event where type = $1 and payload ->> $2 = $3', [type, key, id])).length;

  describe('a coordinator starts them', () => {
    test('for every participant who has a manager, and hears who has none', async () => {
      expect(await does('coen', START, { m: moduleId })).toEqual({
        started: 4,
        withoutManager: [{ displayName: 'Eva Evers' }],
        userErrors: [],
      });
    });

    test('again, which changes nothing but for who can have one by now', async () => {
      expect(await does('coen', START, { m: moduleId })).toMatchObject({ started: 0 });
      expect(await recorded('development.pop-conversations.started', 'moduleId', moduleId)).toBe(1);
      await leerlijn.sql('update person set manager_id = $2 where id = $1', [directorate.ids.eva, directorate.ids.mo]);
      expect(await does('coen', START, { m: moduleId })).toMatchObject({ started: 1, withoutManager: [] });
    });

    test('and sees how far each is, and with whom', async () => {
      expect(await does('coen', STATES, { m: moduleId })).toEqual(
        [
          ['Anna Aker', 'Marga Meijer'],
          ['Bram Bos', 'Marga Meijer'],
          ['Cem Can', 'Marga Meijer'],
          ['Dirk Dam', 'Mo Mulder'],
          ['Eva Evers', 'Mo Mulder'],
        ].map(([participant, manager]) => ({
          participant: { displayName: participant },
          manager: { displayName: manager },
          state: 'TO_PLAN',
          startsAt: null,
        })),
      );
    });

    test.each(['dora', 'marga', 'anna', 'tess', 'admin'] as const)('and not %s', async (who) => {
      expect(await tries(who, START, { m: moduleId })).toBe('FORBIDDEN');
      expect(await tries(who, STATES, { m: moduleId })).toBe('FORBIDDEN');
    });
  });

  describe('either of the two plans it', () => {
    const moment = { startsAtLocal: '2027-02-10T10:00', minutes: 45, place: 'Kamer 4' };

    test('the participant first, by the clock on the wall', async () => {
      const id = await conversationOf('anna');
      const { popConversation } = await does('anna', PLAN, { id, input: moment });
      expect(popConversation).toMatchObject({
        side: 'PARTICIPANT',
        state: 'PLANNED',
        startsAt: '2027-02-10T09:00:00.000Z',
        endsAt: '2027-02-10T09:45:00.000Z',
        timeZone: 'Europe/Amsterdam',
        place: 'Kamer 4',
        sequence: 0,
      });
      expect(await recorded('development.pop-conversation.planned', 'conversationId', id)).toBe(1);
    });

    test('the manager to another moment, which grows the sequence', async () => {
      const id = await conversationOf('anna');
      const input = { ...moment, startsAtLocal: '2027-02-11T10:00' };
      const { popConversation } = await does('marga', PLAN, { id, sequence: 0, input });
      expect(popConversation).toMatchObject({ side: 'MANAGER', startsAt: '2027-02-11T09:00:00.000Z', sequence: 1 });
      expect((await does('anna', PLAN, { id, input })).popConversation.sequence).toBe(1);
      expect(await recorded('development.pop-conversation.planned', 'conversationId', id)).toBe(2);
    });

    test.each([
      [{ startsAtLocal: '2027-02-08T08:00' }, 'TIME_IS_PAST', 'startsAtLocal'],
      [{ startsAtLocal: '2027-03-28T02:15' }, 'TIME_DOES_NOT_EXIST', 'startsAtLocal'],
      [{ startsAtLocal: '2027-10-31T02:15' }, 'TIME_OCCURS_TWICE', 'startsAtLocal'],
      [{ minutes: 5 }, 'INVALID_INPUT', 'minutes'],
      [{ place: '' }, 'INVALID_INPUT', 'place'],
    ])('but not with %j', async (wrong, code, field) => {
      const id = await conversationOf('bram');
      expect(await tries('bram', PLAN, { id, input: { ...moment, ...wrong } })).toMatchObject({
        popConversation: null,
        userErrors: [{ code, field: ['input', field] }],
      });
    });
  });

  describe('the two write and sign', () => {
    let id: string;
    beforeAll(async () => {
      id = await conversationOf('bram');
    });

    test('nothing is signed before there is a goal', async () => {
      expect(await tries('bram', SIGN, { id, version: 1 })).toMatchObject({
        popConversation: null,
        userErrors: [{ code: 'NOTHING_TO_SIGN' }],
      });
    });

    test('the participant writes a goal, and the manager reads it', async () => {
      const input = { goals: [limits], agreements: 'Elke maand een halfuur' };
      const { popConversation } = await does('bram', WRITE, { id, version: 1, input });
      expect(popConversation).toMatchObject({ version: 2, goals: [limits], agreements: 'Elke maand een halfuur' });
      expect(await does('marga', ONE, { id })).toMatchObject({ side: 'MANAGER', version: 2, goals: [limits] });
    });

    test('of two who write at once the second gets what the first wrote, and loses nothing', async () => {
      const input = { goals: [contact], agreements: 'Iets anders' };
      expect(await tries('marga', WRITE, { id, version: 1, input })).toEqual({
        popConversation: expect.objectContaining({
          version: 2,
          goals: [limits],
          agreements: 'Elke maand een halfuur',
        }),
        userErrors: [
          {
            code: 'EDITED_MEANWHILE',
            message: 'Iemand anders heeft dit intussen gewijzigd. Haal de laatste versie op en probeer het opnieuw.',
            field: ['version'],
          },
        ],
      });
      const both = await Promise.all(
        (['bram', 'marga'] as const).map((who) =>
          tries(who, WRITE, { id, version: 2, input: { goals: [limits, contact], agreements: `van ${who}` } }),
        ),
      );
      expect(both.map(({ userErrors }) => userErrors.length).sort()).toEqual([0, 1]);
      const [winner, loser] = both[0].userErrors.length === 0 ? both : [both[1], both[0]];
      expect(loser.popConversation).toEqual({ ...winner.popConversation, side: loser.popConversation.side });
    });

    test('the manager signs first, and it is the participant’s turn', async () => {
      const { popConversation } = await does('marga', SIGN, { id, version: 3 });
      expect(popConversation).toMatchObject({
        state: 'TO_SIGN',
        participantSignedAt: null,
        managerSignedAt: expect.any(String),
        versions: [],
      });
      await does('marga', SIGN, { id, version: 3 });
      expect(await recorded('development.pop-conversation.to-sign', 'conversationId', id)).toBe(1);
    });

    test('a change takes the signature away, and the signer hears of it', async () => {
      const input = { goals: [limits, contact], agreements: 'Elke week tien minuten' };
      const { popConversation } = await does('bram', WRITE, { id, version: 3, input });
      expect(popConversation).toMatchObject({ version: 4, state: 'TO_SIGN', managerSignedAt: null });
      expect(await recorded('development.pop-conversation.to-sign', 'conversationId', id)).toBe(2);
    });

    test('what nobody reads any more cannot be signed', async () => {
      expect(await tries('marga', SIGN, { id, version: 3 })).toMatchObject({
        popConversation: { version: 4, managerSignedAt: null },
        userErrors: [{ code: 'EDITED_MEANWHILE', field: ['version'] }],
      });
    });

    test('both sign at the same moment, and what they signed is kept', async () => {
      await Promise.all([does('bram', SIGN, { id, version: 4 }), does('marga', SIGN, { id, version: 4 })]);
      const conversation = await does('bram', ONE, { id });
      expect(conversation).toMatchObject({
        state: 'SIGNED',
        versions: [
          {
            version: 4,
            agreements: 'Elke week tien minuten',
            goals: [{ behaviour: limits.behaviour }, { behaviour: contact.behaviour }],
          },
        ],
      });
      expect(await recorded('development.pop-conversation.signed', 'conversationId', id)).toBe(1);
      expect(await stateFor('Bram Bos')).toMatchObject({ state: 'SIGNED' });
    });

    test('writing the same again leaves the signatures in place', async () => {
      const input = { goals: [limits, contact], agreements: 'Elke week tien minuten' };
      const { popConversation } = await does('marga', WRITE, { id, version: 4, input });
      expect(popConversation).toMatchObject({ version: 4, state: 'SIGNED' });
    });

    test('a change after signing is a new version that both sign again; the old one stays', async () => {
      const input = { goals: [contact], agreements: '' };
      const { popConversation } = await does('marga', WRITE, { id, version: 4, input });
      expect(popConversation).toMatchObject({
        version: 5,
        state: 'TO_SIGN',
        goals: [contact],
        versions: [{ version: 4 }],
      });
      await does('marga', SIGN, { id, version: 5 });
      const signed = await does('bram', SIGN, { id, version: 5 });
      expect(signed.popConversation).toMatchObject({
        state: 'SIGNED',
        versions: [
          { version: 5, agreements: '', goals: [{ behaviour: contact.behaviour }] },
          { version: 4, agreements: 'Elke week tien minuten' },
        ],
      });
    });

    test.each([
      ['no goal', [], ['input', 'goals']],
      ['six goals', Array(6).fill(limits), ['input', 'goals']],
      ['an empty sentence', [limits, { ...contact, noticedBy: '  ' }], ['input', 'goals', '1', 'noticedBy']],
    ])('not with %s', async (_, goals, field) => {
      const variables = { id, version: 5, input: { goals, agreements: '' } };
      expect(await tries('bram', WRITE, variables)).toMatchObject({ userErrors: [{ code: 'INVALID_INPUT', field }] });
    });
  });

  describe('a conversation whose moment has passed', () => {
    test('is held, and waits for signatures once there are goals', async () => {
      const id = await conversationOf('dirk');
      const input = { startsAtLocal: '2027-02-12T10:00', place: 'Kamer 4' };
      expect((await does('mo', PLAN, { id, input })).popConversation.endsAt).toBe('2027-02-12T10:00:00.000Z');
      await leerlijn.moveClock('2027-02-12T10:00:00.000Z');
      expect(await stateFor('Dirk Dam')).toMatchObject({ state: 'HELD', startsAt: '2027-02-12T09:00:00.000Z' });
      await does('dirk', WRITE, { id, version: 1, input: { goals: [limits] } });
      expect(await stateFor('Dirk Dam')).toMatchObject({ state: 'TO_SIGN' });
    });
  });

  describe('what was said stays between the two', () => {
    const curious = ['coen', 'dora', 'otto', 'mo', 'tess', 'bram', 'admin'] as const;
    let id: string;
    beforeAll(async () => {
      id = await conversationOf('cem');
      await does('cem', WRITE, { id, version: 1, input: { goals: [limits], agreements: 'Onder ons' } });
    });

    test.each(curious)('%s finds no such conversation, whatever is tried', async (who) => {
      const input = { goals: [contact], agreements: 'Ik was hier' };
      const moment = { startsAtLocal: '2027-02-15T10:00', place: 'Kamer 4' };
      expect(await tries(who, ONE, { id })).toBe('NOT_FOUND');
      expect(await tries(who, PLAN, { id, input: moment })).toBe('NOT_FOUND');
      expect(await tries(who, WRITE, { id, version: 2, input })).toBe('NOT_FOUND');
      expect(await tries(who, SIGN, { id, version: 2 })).toBe('NOT_FOUND');
      expect(await tries(who, NOTE, { id, text: 'Ik was hier' })).toBe('NOT_FOUND');
      expect((await tries(who, MINE)).map((mine: { id: string }) => mine.id)).not.toContain(id);
      expect(await does('cem', ONE, { id })).toMatchObject({ version: 2, agreements: 'Onder ons', startsAt: null });
    });

    test('a note stays with its writer', async () => {
      await does('cem', NOTE, { id, text: 'Niet vergeten: het voorbeeld van dinsdag' });
      await does('marga', NOTE, { id, text: 'Cem heeft ruimte nodig' });
      expect((await does('cem', ONE, { id })).ownNote).toBe('Niet vergeten: het voorbeeld van dinsdag');
      expect((await does('marga', ONE, { id })).ownNote).toBe('Cem heeft ruimte nodig');
      await does('cem', NOTE, { id, version: 1, text: 'Alleen dit nog' });
      expect((await does('cem', NOTE, { id, version: 2, text: ' ' })).popConversation.ownNote).toBeNull();
      expect((await does('marga', ONE, { id })).ownNote).toBe('Cem heeft ruimte nodig');
    });

    test('a note is no change of what is signed', async () => {
      expect(await does('marga', ONE, { id })).toMatchObject({ version: 2, goals: [limits] });
    });

    test('another manager does not take the conversation over', async () => {
      await leerlijn.sql('update person set manager_id = $2 where id = $1', [directorate.ids.cem, directorate.ids.mo]);
      expect(await tries('mo', ONE, { id })).toBe('NOT_FOUND');
      expect(await does('marga', ONE, { id })).toMatchObject({ manager: { displayName: 'Marga Meijer' } });
    });

    test('another organisation finds nothing at all', async () => {
      const stranger = await aDirectorate(leerlijn, 'rijnstad');
      const credential = await stranger.as('coen');
      for (const [operation, variables] of [
        [ONE, { id }],
        [SIGN, { id, version: 2 }],
        [START, { m: moduleId }],
      ] as const) {
        const { errors } = await leerlijn.ask(operation, variables, credential);
        expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      }
      const { popConversationStates } = await leerlijn.must(STATES, { m: moduleId }, credential);
      expect(popConversationStates).toEqual([]);
    });
  });
});
