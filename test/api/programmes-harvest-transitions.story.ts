import { afterAll, beforeAll, describe } from '@jest/globals';
import type { Asked } from '../support/asked.js';
import { aCoachedDirectorate, acting } from '../support/coaching.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { type Deed, DONE, everyTransition, outcomes, signingInOnce } from '../support/transitions.js';

const STATES = ['a story', 'a commitment', 'a commitment that came back', 'let go', 'archived'] as const;
type State = (typeof STATES)[number];

/** What Anna gave, as she has it on the screen. */
interface Thing {
  readonly seen: Asked;
}

const ITEM = 'id version kind text returns { months version outcome }';
const PAYLOAD = `harvestItem { ${ITEM} } userErrors { code message field }`;
const GIVE = `mutation ($m: ID!, $input: HarvestGiveInput!) { harvestGive(moduleId: $m, input: $input) { ${PAYLOAD} } }`;
const CHANGE = `mutation ($id: ID!, $version: Int!, $input: HarvestChangeInput!) {
  harvestChange(id: $id, version: $version, input: $input) { ${PAYLOAD} } }`;
const ARCHIVE = `mutation ($id: ID!, $version: Int!) { harvestArchive(id: $id, version: $version) { ${PAYLOAD} } }`;
const ANSWER = `mutation ($id: ID!, $months: Int!, $version: Int!, $input: HarvestAnswerInput!) {
  harvestAnswer(id: $id, months: $months, version: $version, input: $input) { ${PAYLOAD} } }`;

const always = outcomes(STATES);
const by = () => 'anna';
const OLD = 99;
const input = { text: 'Ik begin met de vraag', audience: 'PROGRAMME' };
const KEPT = { outcome: 'KEPT', text: 'Het lukt' };

const DEEDS: Record<string, Deed<State, Thing>> = {
  'say it otherwise': {
    by,
    asks: ({ seen: { id, version } }) => [CHANGE, { id, version, input }],
    outcome: always(DONE, { archived: 'HARVEST_ARCHIVED' }),
  },
  'say it otherwise from an old screen': {
    by,
    asks: ({ seen: { id } }) => [CHANGE, { id, version: OLD, input }],
    outcome: always('EDITED_MEANWHILE', { archived: 'HARVEST_ARCHIVED' }),
  },
  archive: {
    by,
    asks: ({ seen: { id, version } }) => [ARCHIVE, { id, version }],
    outcome: always(DONE, { archived: 'HARVEST_ARCHIVED' }),
  },
  'archive from an old screen': {
    by,
    asks: ({ seen: { id } }) => [ARCHIVE, { id, version: OLD }],
    outcome: always('EDITED_MEANWHILE', { archived: 'HARVEST_ARCHIVED' }),
  },
  'tell after six months': {
    by,
    asks: ({ seen: { id } }) => [ANSWER, { id, months: 6, version: 0, input: KEPT }],
    outcome: {
      'a story': 'NOT_A_COMMITMENT',
      'a commitment': 'COMMITMENT_NOT_DUE',
      'a commitment that came back': DONE,
      'let go': 'COMMITMENT_LET_GO',
      archived: 'HARVEST_ARCHIVED',
    },
  },
  'tell after a year': {
    by,
    asks: ({ seen: { id } }) => [ANSWER, { id, months: 12, version: 0, input: KEPT }],
    outcome: always('COMMITMENT_NOT_DUE', { 'a story': 'NOT_A_COMMITMENT', archived: 'HARVEST_ARCHIVED' }),
  },
  'tell it from an old screen': {
    by,
    asks: ({ seen: { id } }) => [ANSWER, { id, months: 3, version: OLD, input: KEPT }],
    outcome: {
      'a story': 'NOT_A_COMMITMENT',
      'a commitment': 'COMMITMENT_NOT_DUE',
      'a commitment that came back': 'EDITED_MEANWHILE',
      'let go': 'EDITED_MEANWHILE',
      archived: 'HARVEST_ARCHIVED',
    },
  },
};

describe('of what somebody takes along from a module', () => {
  let leerlijn: Installation;
  const as = signingInOnce(() => leerlijn);
  const { prepare, tell } = everyTransition(STATES, DEEDS, {
    leerlijn: () => leerlijn,
    as,
    strangers: { bram: 'NOT_FOUND', marga: 'NOT_FOUND', coen: 'NOT_FOUND' },
  });

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-06-10T08:00:00.000Z');
    const { moduleIds } = await aCoachedDirectorate(leerlijn);
    const { does } = acting(leerlijn, as);
    await prepare(async (state) => {
      const kind = state === 'a story' ? 'STORY' : 'COMMITMENT';
      let seen = (await does('anna', GIVE, { m: moduleIds[0], input: { kind, text: 'Elke week', audience: 'OWN' } }))
        .harvestItem;
      const { id } = seen;
      if (state === 'a commitment that came back' || state === 'let go')
        await leerlijn.sql(`update harvest_item set given_on = '2026-12-01' where id = $1`, [id]);
      if (state === 'let go') {
        const dropped = { id, months: 3, version: 0, input: { outcome: 'DROPPED', text: '' } };
        seen = (await does('anna', ANSWER, dropped)).harvestItem;
      }
      if (state === 'archived') seen = (await does('anna', ARCHIVE, { id, version: 1 })).harvestItem ?? seen;
      return { seen };
    });
    await leerlijn.settle();
  }, 240_000);
  afterAll(() => leerlijn.stop());

  tell();
});
