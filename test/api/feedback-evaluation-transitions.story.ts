import { afterAll, beforeAll, describe } from '@jest/globals';
import { v7 as newId } from 'uuid';
import type { Asked } from '../support/asked.js';
import {
  ASK,
  anEvaluatedDirectorate,
  answersTo,
  CLOSE,
  type EvaluatedDirectorate,
  EXTEND,
  GIVE,
  OPEN,
  READ,
} from '../support/evaluations.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { type Deed, DONE, everyTransition, outcomes, signingInOnce } from '../support/transitions.js';

const STATES = ['never prepared', 'prepared', 'open', 'given', 'over', 'closed', 'of a module taken out'] as const;
type State = (typeof STATES)[number];

/** An evaluation as its coordinator has it on the screen. */
interface Thing {
  readonly m: string;
  readonly seen: Asked;
}

const always = outcomes(STATES);
const OLD = 99;
const [BEFORE, LATER] = ['2027-07-01', '2027-08-01'];
const questions = [{ kind: 'OPEN', text: { nl: 'Wat vertel je een collega?', en: 'What do you tell a colleague?' } }];
const coordinator = () => 'coen';
/** What can be done until it opens. */
const untilOpen = (outcome: string, but: Partial<Record<State, string>> = {}) =>
  always('EVALUATION_REFUSED', {
    'never prepared': outcome,
    prepared: outcome,
    'of a module taken out': 'MODULE_ARCHIVED',
    ...but,
  });
/** What can be done while answers are taken. */
const whileOpen = (outcome: string, but: Partial<Record<State, string>> = {}) =>
  always('EVALUATION_REFUSED', { open: outcome, given: outcome, ...but });

const COORDINATING: Record<string, Deed<State, Thing>> = {
  'ask more': {
    by: coordinator,
    asks: ({ m, seen: { version } }) => [ASK, { m, version, questions }],
    outcome: untilOpen(DONE),
  },
  'ask more from an old screen': {
    by: coordinator,
    asks: ({ m }) => [ASK, { m, version: OLD, questions }],
    outcome: untilOpen('EDITED_MEANWHILE'),
  },
  open: {
    by: coordinator,
    asks: ({ m, seen: { version } }) => [OPEN, { m, version, closesOn: LATER }],
    outcome: untilOpen(DONE),
  },
  'open until a day that has passed': {
    by: coordinator,
    asks: ({ m, seen: { version } }) => [OPEN, { m, version, closesOn: '2027-06-01' }],
    outcome: untilOpen('EVALUATION_REFUSED'),
  },
  'open from an old screen': {
    by: coordinator,
    asks: ({ m }) => [OPEN, { m, version: OLD, closesOn: LATER }],
    outcome: always('EDITED_MEANWHILE', { 'of a module taken out': 'MODULE_ARCHIVED' }),
  },
  'let it close later': {
    by: coordinator,
    asks: ({ m, seen: { version } }) => [EXTEND, { m, version, closesOn: LATER }],
    outcome: whileOpen(DONE),
  },
  'let it close earlier': {
    by: coordinator,
    asks: ({ m, seen: { version } }) => [EXTEND, { m, version, closesOn: BEFORE }],
    outcome: always('EVALUATION_REFUSED'),
  },
  'let it close later from an old screen': {
    by: coordinator,
    asks: ({ m }) => [EXTEND, { m, version: OLD, closesOn: LATER }],
    outcome: always('EDITED_MEANWHILE', {
      'never prepared': 'EVALUATION_REFUSED',
      'of a module taken out': 'EVALUATION_REFUSED',
    }),
  },
  close: {
    by: coordinator,
    asks: ({ m }) => [CLOSE, { m }],
    outcome: whileOpen(DONE),
  },
};

const sheet: { input?: object } = {};
const forParticipants = { 'never prepared': 'NOT_FOUND', prepared: 'NOT_FOUND', 'of a module taken out': 'NOT_FOUND' };

const GIVING: Record<string, Deed<State, Thing>> = {
  'give it': {
    by: () => 'anna',
    asks: ({ m }) => [GIVE, { m, input: sheet.input }],
    outcome: whileOpen(DONE, { given: 'EVALUATION_ALREADY_GIVEN', ...forParticipants }),
  },
};

describe('of an evaluation', () => {
  let leerlijn: Installation;
  let directorate: EvaluatedDirectorate;
  let position = 10;
  const as = signingInOnce(() => leerlijn);
  const telling = { leerlijn: () => leerlijn, as };
  const coordinating = everyTransition(STATES, COORDINATING, {
    ...telling,
    strangers: { anna: 'FORBIDDEN', marga: 'FORBIDDEN', dora: 'FORBIDDEN' },
  });
  const giving = everyTransition(STATES, GIVING, {
    ...telling,
    strangers: { coen: 'NOT_FOUND', marga: 'NOT_FOUND', dora: 'NOT_FOUND' },
  });

  const does = async (who: 'coen' | 'anna', operation: string, variables: object): Promise<Asked> =>
    Object.values(await leerlijn.must(operation, variables, await as(who)))[0];

  /** A module of its own, and its evaluation in this state. */
  const evaluation = async (state: State): Promise<Thing> => {
    const m = newId();
    position += 1;
    await leerlijn.sql(
      `insert into module (tenant_id, id, programme_id, position, name) select tenant_id, $2, programme_id, $3, name from module where id = $1`,
      [directorate.moduleIds[0], m, position],
    );
    const coen = (operation: string, more: object) => does('coen', operation, { m, ...more });
    if (state === 'prepared') await coen(ASK, { version: 0, questions });
    if (['open', 'given', 'over', 'closed'].includes(state)) await coen(OPEN, { version: 0, closesOn: '2027-07-09' });
    if (state === 'given') await does('anna', GIVE, { m, input: sheet.input });
    if (state === 'over' || state === 'closed') await coen(CLOSE, {});
    if (state === 'closed') await leerlijn.sql(`update evaluation set state = 'CLOSED' where module_id = $1`, [m]);
    const seen = await coen(READ, {});
    if (state === 'of a module taken out')
      await leerlijn.sql(`update module set archived_at = '2027-06-24' where id = $1`, [m]);
    return { m, seen };
  };

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-06-25T08:00:00.000Z');
    directorate = await anEvaluatedDirectorate(leerlijn);
    // Each asks the same: what follows from a module that has nothing of its own.
    const { seen } = await evaluation('never prepared');
    sheet.input = answersTo(seen, 4);
    await coordinating.prepare(evaluation);
    await giving.prepare(evaluation);
    await leerlijn.settle();
  }, 240_000);
  afterAll(() => leerlijn.stop());

  describe('for its coordinator', () => coordinating.tell());
  describe('for its participants', () => {
    beforeAll(() => leerlijn.settle());
    giving.tell();
  });
});
