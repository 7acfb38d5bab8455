import { afterAll, beforeAll, describe } from '@jest/globals';
import type { Asked } from '../support/asked.js';
import { aCoachedDirectorate, type CoachedDirectorate } from '../support/coaching.js';
import { conversing, NAME_LEARNING_MANAGER, operationsOf } from '../support/conversing.js';
import { moreParticipants, type Name } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { ALREADY, type Deed, DONE, everyTransition, outcomes, signingInOnce } from '../support/transitions.js';

const STATES = [
  'of two',
  'to plan',
  'proposed',
  'planned',
  'held',
  'added to',
  'written',
  'signed by two',
  'signed',
] as const;
type State = (typeof STATES)[number];

/** A conversation as it is on the screens of the three. */
interface Thing {
  readonly id: string;
  readonly who: string;
  readonly seen: Asked;
}

const always = outcomes(STATES);
/** What waits for the third. */
const ofThree = (outcome: string, but: Partial<Record<State, string>> = {}) =>
  always(outcome, { 'of two': 'LEARNING_MANAGER_MISSING', ...but });

const final = operationsOf('final');
const PLACE = { minutes: 30, place: 'Kamer 4' };
const TIMES = { ...PLACE, startsAtLocal: ['2027-06-21T10:00', '2027-06-22T10:00'] };
const PROPOSED = ['2027-06-21T08:00:00.000Z'];
const participant = ({ who }: Thing) => who;
const manager = () => 'marga';
const OLD = 99;

const DEEDS: Record<string, Deed<State, Thing>> = {
  plan: {
    by: manager,
    asks: ({ id, seen }) => [
      final.plan,
      { id, sequence: seen.startsAt && seen.sequence, input: { ...PLACE, startsAtLocal: '2027-06-24T10:00' } },
    ],
    outcome: ofThree(DONE),
  },
  'plan from an old screen': {
    by: participant,
    asks: ({ id }) => [final.plan, { id, sequence: OLD, input: { ...PLACE, startsAtLocal: '2027-06-24T10:00' } }],
    outcome: ofThree('EDITED_MEANWHILE'),
  },
  'propose times': {
    by: manager,
    asks: ({ id, seen }) => [final.propose, { id, seen: seen.proposalNumber, input: TIMES }],
    outcome: ofThree(DONE),
  },
  'propose times that are over': {
    by: manager,
    asks: ({ id, seen }) => [
      final.propose,
      { id, seen: seen.proposalNumber, input: { ...TIMES, startsAtLocal: ['2027-06-01T10:00'] } },
    ],
    outcome: ofThree('TIME_IS_PAST'),
  },
  'choose a time': {
    by: manager,
    asks: ({ id, seen }) => [final.accept, { id, seen: seen.proposalNumber, startsAt: PROPOSED }],
    outcome: always('NO_TIMES_PROPOSED', { proposed: DONE }),
  },
  'choose a time that oneself proposed': {
    by: participant,
    asks: ({ id, seen }) => [final.accept, { id, seen: seen.proposalNumber, startsAt: PROPOSED }],
    outcome: always('NO_TIMES_PROPOSED', { proposed: 'OWN_PROPOSAL' }),
  },
  prepare: {
    by: participant,
    asks: ({ id, seen }) => [final.prepare, { id, version: seen.ownPreparation?.version ?? 0, text: 'Wat ik meeneem' }],
    outcome: always(DONE),
  },
  'prepare from an old screen': {
    by: participant,
    asks: ({ id }) => [final.prepare, { id, version: OLD, text: 'Wat ik meeneem' }],
    outcome: always('EDITED_MEANWHILE'),
  },
  'share what was prepared': {
    by: participant,
    asks: ({ id, seen }) => [final.share, { id, version: seen.ownPreparation?.version ?? 0 }],
    outcome: ofThree('NOTHING_TO_SHARE', { proposed: DONE, planned: ALREADY }),
  },
  'write what was learnt': {
    by: participant,
    asks: ({ id, seen }) => [final.write, { id, version: seen.version, text: 'Dat nee zeggen helpt, en ja ook' }],
    outcome: ofThree(DONE),
  },
  'write what is there': {
    by: participant,
    asks: ({ id, seen }) => [final.write, { id, version: seen.version, text: seen.ownContribution?.text ?? '' }],
    outcome: ofThree(ALREADY),
  },
  'write from an old screen': {
    by: manager,
    asks: ({ id }) => [final.write, { id, version: OLD, text: 'Te laat' }],
    outcome: ofThree('EDITED_MEANWHILE'),
  },
  sign: {
    by: participant,
    asks: ({ id, seen }) => [final.sign, { id, version: seen.version }],
    outcome: ofThree('NOTHING_LEARNT_YET', { written: DONE, 'signed by two': DONE, signed: ALREADY }),
  },
  'sign as the manager': {
    by: manager,
    asks: ({ id, seen }) => [final.sign, { id, version: seen.version }],
    outcome: ofThree('NOTHING_LEARNT_YET', { written: DONE, 'signed by two': ALREADY, signed: ALREADY }),
  },
  'sign what is not on the screen': {
    by: manager,
    asks: ({ id }) => [final.sign, { id, version: OLD }],
    outcome: ofThree('EDITED_MEANWHILE'),
  },
};

describe('of a final conversation', () => {
  let leerlijn: Installation;
  let directorate: CoachedDirectorate;
  const as = signingInOnce(() => leerlijn);
  const { prepare, tell } = everyTransition(STATES, DEEDS, {
    leerlijn: () => leerlijn,
    as,
    strangers: { coen: 'NOT_FOUND', dora: 'NOT_FOUND', lars: 'NOT_FOUND' },
  });

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-06-07T08:00:00.000Z');
    directorate = await aCoachedDirectorate(leerlijn);
    const [m] = directorate.moduleIds;
    const people = await moreParticipants(leerlijn, directorate, 70);
    const { start, one, does: doesAs } = conversing(leerlijn, { ...directorate, as }, 'final');
    const does = (who: string, operation: string, variables: object) => doesAs(who as Name, operation, variables);
    await does('coen', start, { m });
    const ids = await leerlijn.sql<{ id: string; p: string }>('select id, participant_id as p from final_conversation');

    await prepare(async (state) => {
      const { name: who, id: personId } = people.pop()!;
      const { id } = ids.find(({ p }) => p === personId)!;
      const at = (startsAtLocal: string) => ({ id, input: { ...PLACE, startsAtLocal } });
      const write = () => does(who, final.write, { id, version: 1, text: 'Dat nee zeggen helpt' });
      const sign = async (...names: string[]) => {
        for (const name of names) await does(name, final.sign, { id, version: 2 });
      };
      const ways: Record<State, () => Promise<unknown>> = {
        'of two': async () => undefined,
        'to plan': async () => undefined,
        proposed: async () => {
          await does(who, final.propose, { id, seen: 0, input: TIMES });
          await does(who, final.prepare, { id, version: 0, text: 'Nog niet gedeeld' });
        },
        planned: async () => {
          await does(who, final.plan, at('2027-06-15T10:00'));
          await does(who, final.prepare, { id, version: 0, text: 'Gedeeld' });
          await does(who, final.share, { id, version: 1 });
        },
        held: () => does('lena', final.plan, at('2027-06-07T11:00')),
        'added to': () => does('lena', final.write, { id, version: 1, text: 'Ik zag het gebeuren' }),
        written: write,
        'signed by two': () => write().then(() => sign('marga', 'lena')),
        signed: () => write().then(() => sign('marga', 'lena', who)),
      };
      if (state !== 'of two') await does('coen', NAME_LEARNING_MANAGER, { id, p: directorate.ids.lena });
      await ways[state]();
      return { id, who, seen: await does(who, one, { id }) };
    });
    await leerlijn.moveClock('2027-06-07T12:00:00.000Z');
  }, 300_000);
  afterAll(() => leerlijn.stop());

  tell();
});
