import { afterAll, beforeAll, describe } from '@jest/globals';
import type { Asked } from '../support/asked.js';
import { conversing, HAND_OVER, NOTE, operationsOf, PASS_ON } from '../support/conversing.js';
import { aDirectorate, type Directorate, moreParticipants, type Name } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { ALREADY, type Deed, DONE, everyTransition, outcomes, signingInOnce } from '../support/transitions.js';

const STATES = [
  'to plan',
  'proposed',
  'planned',
  'held',
  'written',
  'half signed',
  'signed',
  'handed over',
  'written anew',
  'passed on',
] as const;
type State = (typeof STATES)[number];

/** A conversation as it is on the screens of the two. */
interface Thing {
  readonly id: string;
  readonly who: string;
  readonly manager: 'marga' | 'mo';
  readonly seen: Asked;
}

const always = outcomes(STATES);

const pop = operationsOf('pop');
const PLACE = { minutes: 30, place: 'Kamer 4' };
const TIMES = { ...PLACE, startsAtLocal: ['2027-02-22T10:00', '2027-02-23T10:00'] };
const PROPOSED = ['2027-02-22T09:00:00.000Z'];
const goal = { behaviour: 'Ik zeg nee', situation: 'in het weekoverleg', noticedBy: 'niemand vraagt het na' };
const participant = ({ who }: Thing) => who;
const manager = ({ manager }: Thing) => manager;
const OLD = 99;

const DEEDS: Record<string, Deed<State, Thing>> = {
  plan: {
    by: participant,
    asks: ({ id, seen }) => [
      pop.plan,
      { id, sequence: seen.startsAt && seen.sequence, input: { ...PLACE, startsAtLocal: '2027-02-24T10:00' } },
    ],
    outcome: always(DONE),
  },
  'plan from an old screen': {
    by: manager,
    asks: ({ id }) => [pop.plan, { id, sequence: OLD, input: { ...PLACE, startsAtLocal: '2027-02-24T10:00' } }],
    outcome: always('EDITED_MEANWHILE'),
  },
  'plan in the past': {
    by: manager,
    asks: ({ id, seen }) => [
      pop.plan,
      { id, sequence: seen.startsAt && seen.sequence, input: { ...PLACE, startsAtLocal: '2027-02-01T10:00' } },
    ],
    outcome: always('TIME_IS_PAST'),
  },
  'propose times': {
    by: manager,
    asks: ({ id, seen }) => [pop.propose, { id, seen: seen.proposalNumber, input: TIMES }],
    outcome: always(DONE),
  },
  'choose a time': {
    by: manager,
    asks: ({ id, seen }) => [pop.accept, { id, seen: seen.proposalNumber, startsAt: PROPOSED }],
    outcome: always('NO_TIMES_PROPOSED', { proposed: DONE }),
  },
  'choose a time that oneself proposed': {
    by: participant,
    asks: ({ id, seen }) => [pop.accept, { id, seen: seen.proposalNumber, startsAt: PROPOSED }],
    outcome: always('NO_TIMES_PROPOSED', { proposed: 'OWN_PROPOSAL' }),
  },
  'choose a time that nobody proposed': {
    by: manager,
    asks: ({ id, seen }) => [pop.accept, { id, seen: seen.proposalNumber, startsAt: ['2027-02-22T09:05:00.000Z'] }],
    outcome: always('NO_TIMES_PROPOSED', { proposed: 'TIME_NOT_PROPOSED' }),
  },
  prepare: {
    by: participant,
    asks: ({ id, seen }) => [
      pop.prepare,
      { id, version: seen.ownPreparation?.version ?? 0, text: 'Waar het over moet gaan' },
    ],
    outcome: always(DONE),
  },
  'share what was prepared': {
    by: participant,
    asks: ({ id, seen }) => [pop.share, { id, version: seen.ownPreparation?.version ?? 0 }],
    outcome: always('NOTHING_TO_SHARE', { proposed: DONE, planned: ALREADY }),
  },
  'write a goal': {
    by: manager,
    asks: ({ id, seen }) => [
      pop.write,
      { id, version: seen.version, input: { goals: [{ ...goal, behaviour: 'Ik vraag door' }], agreements: '' } },
    ],
    outcome: always(DONE),
  },
  'write from an old screen': {
    by: participant,
    asks: ({ id }) => [pop.write, { id, version: OLD, input: { goals: [goal], agreements: '' } }],
    outcome: always('EDITED_MEANWHILE'),
  },
  'write what is there': {
    by: manager,
    asks: ({ id, seen }) => [
      pop.write,
      {
        id,
        version: seen.version,
        input: { goals: seen.goals.length ? seen.goals : [goal], agreements: seen.agreements },
      },
    ],
    outcome: always(DONE, {
      written: ALREADY,
      'half signed': ALREADY,
      signed: ALREADY,
      'written anew': ALREADY,
      'passed on': ALREADY,
    }),
  },
  sign: {
    by: manager,
    asks: ({ id, seen }) => [pop.sign, { id, version: seen.version }],
    outcome: always('NOTHING_TO_SIGN', {
      written: DONE,
      'half signed': DONE,
      signed: ALREADY,
      'written anew': DONE,
      'passed on': DONE,
    }),
  },
  'sign once more': {
    by: participant,
    asks: ({ id, seen }) => [pop.sign, { id, version: seen.version }],
    outcome: always('NOTHING_TO_SIGN', {
      written: DONE,
      'half signed': ALREADY,
      signed: ALREADY,
      'written anew': DONE,
      'passed on': DONE,
    }),
  },
  'sign what is not on the screen': {
    by: manager,
    asks: ({ id }) => [pop.sign, { id, version: OLD }],
    outcome: always('EDITED_MEANWHILE'),
  },
  'note something': {
    by: manager,
    asks: ({ id }) => [NOTE, { id, version: 0, text: 'Vraag naar dinsdag' }],
    outcome: always(DONE),
  },
  'pass on what was signed': {
    by: participant,
    asks: ({ id, seen }) => [PASS_ON, { id, version: seen.version, input: { goals: true, agreements: true } }],
    outcome: always('NOTHING_TO_PASS_ON', { 'handed over': DONE, 'written anew': 'WRITTEN_SINCE' }),
  },
  'take over what another had signed': {
    by: manager,
    asks: ({ id, seen }) => [PASS_ON, { id, version: seen.version, input: { goals: true, agreements: true } }],
    outcome: always('NOT_FOUND'),
  },
};

describe('of a POP conversation', () => {
  let leerlijn: Installation;
  let directorate: Directorate;
  const as = signingInOnce(() => leerlijn);
  const { prepare, tell } = everyTransition(STATES, DEEDS, {
    leerlijn: () => leerlijn,
    as,
    strangers: { coen: 'NOT_FOUND', dora: 'NOT_FOUND', dirk: 'NOT_FOUND' },
  });

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-02-08T08:00:00.000Z');
    directorate = await aDirectorate(leerlijn);
    const [m] = directorate.moduleIds;
    const people = await moreParticipants(leerlijn, directorate, 110);
    const { start, one, does: doesAs } = conversing(leerlijn, { ...directorate, as }, 'pop');
    const does = (who: string, operation: string, variables: object) => doesAs(who as Name, operation, variables);
    await does('coen', start, { m });
    const ids = await leerlijn.sql<{ id: string; p: string }>('select id, participant_id as p from pop_conversation');

    await prepare(async (state) => {
      const { name: who, id: personId } = people.pop()!;
      const { id } = ids.find(({ p }) => p === personId)!;
      const at = (startsAtLocal: string) => ({ id, input: { ...PLACE, startsAtLocal } });
      const write = (version: number, by = who) =>
        does(by, pop.write, { id, version, input: { goals: [goal], agreements: 'Elke maand' } });
      const sign = async (...names: string[]) => {
        for (const name of names) await does(name, pop.sign, { id, version: 2 });
      };
      const handOver = async () => {
        await write(1);
        await sign(who, 'marga');
        await leerlijn.sql('update person set manager_id = $1 where id = $2', [directorate.ids.mo, personId]);
        await does('coen', HAND_OVER, { m });
      };
      const ways: Record<State, () => Promise<unknown>> = {
        'to plan': async () => undefined,
        proposed: async () => {
          await does(who, pop.propose, { id, seen: 0, input: TIMES });
          await does(who, pop.prepare, { id, version: 0, text: 'Nog niet gedeeld' });
        },
        planned: async () => {
          await does(who, pop.plan, at('2027-02-15T10:00'));
          await does(who, pop.prepare, { id, version: 0, text: 'Gedeeld' });
          await does(who, pop.share, { id, version: 1 });
        },
        held: () => does('marga', pop.plan, at('2027-02-08T10:00')),
        written: () => write(1),
        'half signed': () => write(1).then(() => sign(who)),
        signed: () => write(1).then(() => sign(who, 'marga')),
        'handed over': handOver,
        'written anew': () => handOver().then(() => write(3, 'mo')),
        'passed on': () =>
          handOver().then(() => does(who, PASS_ON, { id, version: 3, input: { goals: true, agreements: false } })),
      };
      await ways[state]();
      const seen = await does(who, one, { id });
      return { id, who, manager: seen.manager.displayName.startsWith('Marga') ? 'marga' : 'mo', seen };
    });
    await leerlijn.moveClock('2027-02-08T12:00:00.000Z');
  }, 300_000);
  afterAll(() => leerlijn.stop());

  tell();
});
