import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { conversing } from '../support/conversing.js';
import { aDirectorate, type Directorate } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

const TEN = '2027-02-10T09:00:00.000Z';
const TWO = '2027-02-11T13:00:00.000Z';
const times = (...startsAtLocal: string[]) => ({ startsAtLocal, minutes: 45, place: 'Kamer 4' });

describe('times for a conversation', () => {
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
    // Anna is at an inspiration session on Wednesday morning.
    const session = await leerlijn.must(
      `mutation ($m: ID!, $input: SessionPlanInput!) { sessionPlan(moduleId: $m, input: $input) { session { id } userErrors { code } } }`,
      {
        m: directorate.moduleIds[0],
        input: {
          kind: 'INSPIRATION_SESSION',
          startsAtLocal: '2027-02-10T09:30',
          minutes: 120,
          place: 'De Zwijger',
          capacity: 20,
        },
      },
      await directorate.as('coen'),
    );
    await leerlijn.must(
      'mutation ($id: ID!, $input: SessionInviteInput) { sessionInvite(id: $id, input: $input) { userErrors { code } } }',
      { id: session.sessionPlan.session.id, input: { personIds: [directorate.ids.anna] } },
      await directorate.as('coen'),
    );
    await leerlijn.settle();
    leerlijn.mail.clear();
  });
  afterAll(() => leerlijn.stop());

  test('are not there before somebody proposes them, which is said to who accepts all the same', async () => {
    expect(await pop.asked('anna', pop.accept, { id, seen: 0, startsAt: [TEN] })).toMatchObject({
      popConversation: null,
      userErrors: [
        {
          code: 'NO_TIMES_PROPOSED',
          message:
            'Er zijn geen tijden voorgesteld waarop je nog moet antwoorden. Stel zelf tijden voor, of plan het gesprek.',
          field: ['startsAt'],
        },
      ],
    });
  });

  test('are proposed by either of the two, each once and the earliest first', async () => {
    const input = times('2027-02-11T14:00', '2027-02-10T10:00', '2027-02-11T14:00');
    const { proposal, proposalNumber, state } = await pop.does('marga', pop.propose, { id, seen: 0, input });
    expect({ state, proposalNumber, ...proposal }).toMatchObject({
      state: 'TO_PLAN',
      proposalNumber: 1,
      by: 'MANAGER',
      place: 'Kamer 4',
      times: [
        { startsAt: TEN, endsAt: '2027-02-10T09:45:00.000Z', suits: ['MANAGER'] },
        { startsAt: TWO, suits: ['MANAGER'] },
      ],
    });
  });

  test('show what else is at that time, and of what is somebody else’s not what it is', async () => {
    const clashesFor = async (who: 'anna' | 'marga') => (await pop.look(who, id)).proposal.times[0].clashes;
    const clash = { side: 'PARTICIPANT', startsAt: '2027-02-10T08:30:00.000Z' };
    expect(await clashesFor('anna')).toEqual([{ ...clash, session: { nl: 'Inspiratiesessie' } }]);
    expect(await clashesFor('marga')).toEqual([{ ...clash, session: null }]);
  });

  test('are mailed to the other, who can choose', async () => {
    await leerlijn.settle();
    const mails = leerlijn.mail.messages();
    expect(mails.map(({ recipients }) => recipients[0])).toEqual(['anna@amstelstad.example']);
    expect(mails[0]!.subject).toBe('Marga Meijer stelt tijden voor: POP-gesprek');
    expect(mails[0]!.text).toContain('- woensdag 10 februari 2027 van 10.00 tot 10.45 uur');
  });

  test('are not for who proposed them to accept', async () => {
    expect(await pop.refusal('marga', pop.accept, { id, seen: 1, startsAt: [TEN] })).toEqual(['OWN_PROPOSAL']);
  });

  test('are refused, each where it stands, when the clock does not show them, shows them twice, or has shown them', async () => {
    const refused = async (...startsAtLocal: string[]) => {
      const answer = await pop.asked('bram', pop.propose, {
        id: await pop.idOf('bram'),
        seen: 0,
        input: times(...startsAtLocal),
      });
      return answer.userErrors.map(({ code, field }: { code: string; field: string[] }) => [code, field.at(-1)]);
    };
    expect(await refused('2027-02-15T10:00', '2027-03-28T02:15')).toEqual([['TIME_DOES_NOT_EXIST', '1']]);
    expect(await refused('2027-10-31T02:15')).toEqual([['TIME_OCCURS_TWICE', '0']]);
    expect(await refused('2027-02-08T08:00')).toEqual([['TIME_IS_PAST', '0']]);
    expect(await refused('2027-02-08')).toEqual([['INVALID_INPUT', '0']]);
    expect(await refused()).toEqual([['INVALID_INPUT', 'startsAtLocal']]);
  });

  test('that the other proposes instead take their place, and who did not see that gets them with the refusal', async () => {
    await pop.does('anna', pop.propose, { id, seen: 1, input: times('2027-02-11T14:00', '2027-02-12T14:00') });
    expect(await pop.asked('marga', pop.accept, { id, seen: 1, startsAt: [TEN] })).toMatchObject({
      popConversation: { proposalNumber: 2, proposal: { by: 'PARTICIPANT' }, startsAt: null },
      userErrors: [{ code: 'EDITED_MEANWHILE', field: ['proposalNumber'] }],
    });
    expect(await pop.asked('marga', pop.propose, { id, seen: 1, input: times('2027-02-15T10:00') })).toMatchObject({
      popConversation: { proposalNumber: 2 },
      userErrors: [{ code: 'EDITED_MEANWHILE' }],
    });
  });

  test('of two who propose at once one stands, and the other gets it', async () => {
    const bram = await pop.idOf('bram');
    const answers = await Promise.all(
      (['bram', 'marga'] as const).map((who) =>
        pop.asked(who, pop.propose, {
          id: bram,
          seen: 0,
          input: times(who === 'bram' ? '2027-02-15T10:00' : '2027-02-16T10:00'),
        }),
      ),
    );
    expect(answers.map(({ userErrors }) => userErrors.length).sort()).toEqual([0, 1]);
    const [first, second] = answers.map(({ popConversation }) => popConversation.proposal);
    expect(first).toEqual(second);
  });

  test('can only be accepted as they were proposed', async () => {
    expect(await pop.refusal('marga', pop.accept, { id, seen: 2, startsAt: [TEN] })).toEqual(['TIME_NOT_PROPOSED']);
    expect(await pop.refusal('marga', pop.accept, { id, seen: 2, startsAt: [] })).toEqual(['INVALID_INPUT']);
  });

  test('become the appointment when the other accepts: the earliest of them', async () => {
    leerlijn.mail.clear();
    const accepted = await pop.does('marga', pop.accept, { id, seen: 2, startsAt: ['2027-02-12T13:00:00.000Z', TWO] });
    expect(accepted).toMatchObject({
      state: 'PLANNED',
      startsAt: TWO,
      endsAt: '2027-02-11T13:45:00.000Z',
      place: 'Kamer 4',
      sequence: 0,
      proposal: null,
    });
    await leerlijn.settle();
    expect(
      leerlijn.mail
        .messages()
        .map(({ subject }) => subject)
        .sort(),
    ).toEqual(['Je POP-gesprek met Anna Aker staat vast', 'Je POP-gesprek met Marga Meijer staat vast']);
  });

  test('that have passed can no longer be accepted', async () => {
    await pop.does('anna', pop.propose, { id, seen: 2, input: times('2027-02-09T10:00') });
    await leerlijn.moveClock('2027-02-09T10:00:00.000Z');
    expect(await pop.refusal('marga', pop.accept, { id, seen: 3, startsAt: ['2027-02-09T09:00:00.000Z'] })).toEqual([
      'TIME_IS_PAST',
    ]);
  });

  test('are off the table once one of them plans the conversation', async () => {
    const input = { startsAtLocal: '2027-02-10T10:00', minutes: 60, place: 'Kamer 5' };
    expect(await pop.does('anna', pop.plan, { id, sequence: 0, input })).toMatchObject({
      proposal: null,
      sequence: 1,
      clashes: [{ side: 'PARTICIPANT', session: { nl: 'Inspiratiesessie' } }],
    });
  });

  test.each(['coen', 'dora', 'mo', 'bram', 'tess', 'admin'] as const)('are none of the business of %s', async (who) => {
    expect(await pop.asked(who, pop.propose, { id, seen: 3, input: times('2027-02-15T10:00') })).toBe('NOT_FOUND');
    expect(await pop.asked(who, pop.accept, { id, seen: 3, startsAt: [TEN] })).toBe('NOT_FOUND');
  });

  test('show that somebody is at another conversation, and not at which', async () => {
    const cem = await pop.idOf('cem');
    const input = { startsAtLocal: '2027-02-10T10:30', minutes: 60, place: 'Kamer 5' };
    expect((await pop.does('cem', pop.plan, { id: cem, input })).clashes).toEqual([
      { side: 'MANAGER', startsAt: TEN, session: null },
    ]);
  });
});
