import { afterAll, beforeAll, describe } from '@jest/globals';
import { v7 as newId } from 'uuid';
import type { Asked } from '../support/asked.js';
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
  MOVE,
  ONE,
  perspectives,
  REFLECT,
  REOPEN,
  START,
  WRITE,
} from '../support/assignments.js';
import { aCoachedDirectorate, acting, type CoachedDirectorate, type CoachingName } from '../support/coaching.js';
import { operationsOf } from '../support/conversing.js';
import { moreParticipants } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { ALREADY, type Deed, DONE, everyTransition, outcomes, signingInOnce } from '../support/transitions.js';

const STATES = [
  'begun',
  'written',
  'helped with',
  'under way',
  'practised',
  'completed',
  'reopened',
  'archived',
] as const;
type State = (typeof STATES)[number];

/** An assignment as its participant has it on the screen. */
interface Thing {
  readonly who: string;
  readonly seen: Asked;
}

const always = outcomes(STATES);
/** What is for an assignment that is practised. */
const practising = (outcome: string, but: Partial<Record<State, string>> = {}) =>
  always('ASSIGNMENT_NOT_UNDER_WAY', {
    'under way': outcome,
    practised: outcome,
    reopened: outcome,
    archived: 'ASSIGNMENT_ARCHIVED',
    ...but,
  });
/** What is of a moment or a piece of evidence: of a draft there is none. */
const ofMoment = (outcome: string, but: Partial<Record<State, string>> = {}) =>
  practising(outcome, { begun: 'NOT_FOUND', written: 'NOT_FOUND', 'helped with': 'NOT_FOUND', ...but });

const participant = ({ who }: Thing) => who;
const moment = ({ seen }: Thing, at: number) => seen.moments[at] ?? { id: newId(), day: '2027-03-04' };
const OLD = 99;
const trainer = { id: '', other: '' };

const DEEDS: Record<string, Deed<State, Thing>> = {
  write: {
    by: participant,
    asks: ({ seen: { id, version } }) => [WRITE, { id, version, input: perspectives }],
    outcome: always(DONE, { completed: 'ASSIGNMENT_NOT_UNDER_WAY', archived: 'ASSIGNMENT_ARCHIVED' }),
  },
  'write from an old screen': {
    by: participant,
    asks: ({ seen: { id } }) => [WRITE, { id, version: OLD, input: perspectives }],
    outcome: always('EDITED_MEANWHILE', { completed: 'ASSIGNMENT_NOT_UNDER_WAY', archived: 'ASSIGNMENT_ARCHIVED' }),
  },
  'write as the trainer': {
    by: () => 'tess',
    asks: ({ seen: { id, version } }) => [WRITE, { id, version, input: perspectives }],
    outcome: always('NOT_FOUND', { 'helped with': DONE }),
  },
  'ask a trainer': {
    by: participant,
    asks: ({ seen: { id } }) => [HELP, { id, personId: trainer.id }],
    outcome: always('ASSIGNMENT_NOT_A_DRAFT', {
      begun: DONE,
      written: DONE,
      'helped with': ALREADY,
      archived: 'ASSIGNMENT_ARCHIVED',
    }),
  },
  'ask somebody who is no trainer': {
    by: participant,
    asks: ({ seen: { id } }) => [HELP, { id, personId: trainer.other }],
    outcome: always('ASSIGNMENT_NOT_A_DRAFT', {
      begun: 'NOT_A_TRAINER',
      written: 'NOT_A_TRAINER',
      'helped with': 'NOT_A_TRAINER',
      archived: 'ASSIGNMENT_ARCHIVED',
    }),
  },
  'thank the trainer': {
    by: participant,
    asks: ({ seen: { id } }) => [DISMISS, { id }],
    outcome: always(ALREADY, { 'helped with': DONE, archived: 'ASSIGNMENT_ARCHIVED' }),
  },
  start: {
    by: participant,
    asks: ({ seen: { id, version } }) => [START, { id, version }],
    outcome: always('ASSIGNMENT_NOT_A_DRAFT', {
      begun: 'PERSPECTIVES_MISSING',
      written: DONE,
      'helped with': DONE,
      archived: 'ASSIGNMENT_ARCHIVED',
    }),
  },
  complete: {
    by: participant,
    asks: ({ seen: { id, version } }) => [COMPLETE, { id, version }],
    outcome: practising(DONE, { 'under way': 'REFLECTION_MISSING' }),
  },
  'complete from an old screen': {
    by: participant,
    asks: ({ seen: { id } }) => [COMPLETE, { id, version: OLD }],
    outcome: practising('EDITED_MEANWHILE', { 'under way': 'REFLECTION_MISSING' }),
  },
  reopen: {
    by: participant,
    asks: ({ seen: { id, version } }) => [REOPEN, { id, version }],
    outcome: always('ASSIGNMENT_NOT_COMPLETED', { completed: DONE, archived: 'ASSIGNMENT_ARCHIVED' }),
  },
  archive: {
    by: participant,
    asks: ({ seen: { id, version } }) => [ARCHIVE, { id, version }],
    outcome: always(DONE, { archived: 'ASSIGNMENT_ARCHIVED' }),
  },
  'archive from an old screen': {
    by: participant,
    asks: ({ seen: { id } }) => [ARCHIVE, { id, version: OLD }],
    outcome: always('EDITED_MEANWHILE', { archived: 'ASSIGNMENT_ARCHIVED' }),
  },
  'add a moment': {
    by: participant,
    asks: ({ seen: { id } }) => [ADD, { id, day: '2027-04-01' }],
    outcome: practising(DONE),
  },
  'add a moment on a day that has one': {
    by: participant,
    asks: (thing) => [ADD, { id: thing.seen.id, day: moment(thing, 1).day }],
    outcome: practising('PRACTICE_DAY_TAKEN'),
  },
  'move a moment': {
    by: participant,
    asks: (thing) => [MOVE, { id: moment(thing, 0).id, seen: moment(thing, 0).day, day: '2027-04-02' }],
    outcome: ofMoment('PRACTICE_MOMENT_IS_OVER', { 'under way': DONE }),
  },
  'move a moment from an old screen': {
    by: participant,
    asks: (thing) => [MOVE, { id: moment(thing, 1).id, seen: '2027-03-02', day: '2027-04-02' }],
    outcome: ofMoment('EDITED_MEANWHILE'),
  },
  'look back': {
    by: participant,
    asks: (thing) => [
      REFLECT,
      { id: moment(thing, 1).id, version: 0, input: { text: 'Het lukte bijna', audience: 'OWN' } },
    ],
    outcome: ofMoment(DONE),
  },
  'look back for a learning manager who is not there': {
    by: participant,
    asks: (thing) => [
      REFLECT,
      { id: moment(thing, 1).id, version: 0, input: { text: 'Het lukte bijna', audience: 'TWO' } },
    ],
    outcome: ofMoment('ASSIGNMENT_WITHOUT_LEARNING_MANAGER'),
  },
  'look back from an old screen': {
    by: participant,
    asks: (thing) => [
      REFLECT,
      { id: moment(thing, 0).id, version: OLD, input: { text: 'Het lukte bijna', audience: 'OWN' } },
    ],
    outcome: ofMoment('EDITED_MEANWHILE'),
  },
  'show evidence': {
    by: participant,
    asks: ({ seen: { id } }) => [EVIDENCE, { id, input: { text: 'Het nieuwe overleg' } }],
    outcome: practising(DONE),
  },
  // One's own words can be taken back, also once it is completed.
  'put evidence away': {
    by: participant,
    asks: ({ seen }) => [EVIDENCE_AWAY, { id: seen.evidence[0]?.id ?? newId() }],
    outcome: always('NOT_FOUND', { practised: DONE, completed: DONE, reopened: DONE, archived: 'ASSIGNMENT_ARCHIVED' }),
  },
};

describe('of a development assignment', () => {
  let leerlijn: Installation;
  let directorate: CoachedDirectorate;
  const as = signingInOnce(() => leerlijn);
  const { prepare, tell } = everyTransition(STATES, DEEDS, {
    leerlijn: () => leerlijn,
    as,
    strangers: { coen: 'NOT_FOUND', marga: 'NOT_FOUND', lena: 'NOT_FOUND' },
  });

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-03-01T08:00:00.000Z');
    directorate = await aCoachedDirectorate(leerlijn);
    Object.assign(trainer, { id: directorate.ids.tess, other: directorate.ids.marga });
    const [m] = directorate.moduleIds;
    const people = await moreParticipants(leerlijn, directorate, 70);
    const { start, write, sign } = operationsOf('pop');
    const does = (who: string, operation: string, variables: object) =>
      acting(leerlijn, as).does(who as CoachingName, operation, variables);
    await does('coen', start, { m });
    const ids = await leerlijn.sql<{ id: string; p: string }>('select id, participant_id as p from pop_conversation');

    await prepare(async (state) => {
      const { name: who, id: personId } = people.pop()!;
      const { id: conversation } = ids.find(({ p }) => p === personId)!;
      await does(who, write, { id: conversation, version: 1, input: { goals: [goal], agreements: '' } });
      await does(who, sign, { id: conversation, version: 2 });
      const signed = await does('marga', sign, { id: conversation, version: 2 });
      let seen = (await does(who, DRAFT, { m, g: signed.popConversation.goals[0].id })).assignment;
      const next = async (operation: string, more: object = {}) => {
        seen = (await does(who, operation, { id: seen.id, version: seen.version, ...more })).assignment;
      };
      const steps: [State, () => Promise<void>][] = [
        ['begun', async () => undefined],
        ['written', () => next(WRITE, { input: perspectives })],
        ['helped with', () => next(HELP, { personId: directorate.ids.tess })],
        ['under way', () => next(START)],
        [
          'practised',
          async () => {
            await next(REFLECT, { id: seen.moments[0].id, version: 0, input: { text: 'Het lukte', audience: 'OWN' } });
            await next(EVIDENCE, { input: { text: 'Het verslag' } });
          },
        ],
        ['completed', () => next(COMPLETE)],
        ['reopened', () => next(REOPEN)],
        ['archived', () => next(ARCHIVE)],
      ];
      for (const [reached, step] of steps) {
        await step();
        if (reached === state) break;
      }
      return { who, seen: await does(who, ONE, { id: seen.id }) };
    });
    await leerlijn.settle();
  }, 300_000);
  afterAll(() => leerlijn.stop());

  tell();
});
