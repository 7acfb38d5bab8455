import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CloseRoundService } from '../../src/domains/feedback/rounds/close-round.service.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { CLOSED } from '../support/reports.js';
import { closeWith } from './careless-close.js';
import { chanceOf } from './chance.js';
import { Joins } from './storage.js';
import { addStoredJoins } from './stored-rows.js';
import { firstDays, ITEMS, laterDays, type Opinions, openTwins, type Twin } from './twin-organisations.js';

const opinions: Opinions = ({ leader, group, at }) => {
  const chance = chanceOf(11, `${leader} ${group} ${at}`);
  return {
    scores: ITEMS.map(() => 1 + Math.floor(5 * chance())),
    comments: [`woorden ${Math.floor(1e9 * chance())}`, `woorden ${Math.floor(1e9 * chance())}`],
  };
};

const REWRITTEN = [
  { from: 'and a.submitted order by gen_random_uuid()`;\n  for', to: 'and a.submitted order by a.ctid`;\n  for' },
  { from: "<> '' order by gen_random_uuid()", to: "<> '' order by a.ctid" },
];
const TIMED = [
  {
    from: '(tenant_id, id, subject_id, rater_group, scores)',
    to: '(tenant_id, id, subject_id, rater_group, scores, saved_at)',
  },
  { from: "decode(bytes.hex, 'hex')\n", to: "decode(bytes.hex, 'hex'), a.saved_at\n" },
];

describe('the search for whose the rows of a closed round are', () => {
  let leerlijn: Installation;
  let careful: Twin;
  let inOrder: Twin;
  let timed: Twin;
  const findingsIn = async (twin: Twin): Promise<string[]> => {
    const joins = new Joins();
    await addStoredJoins(joins, leerlijn, twin, opinions);
    return joins.findings();
  };

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.sql('alter table feedback_answer add column saved_at timestamptz default clock_timestamp()');
    await leerlijn.sql('alter table feedback_closed_answer add column saved_at timestamptz');
    [careful, inOrder, timed] = (await openTwins(leerlijn, ['zorgvuldig', 'volgorde', 'tijdstip'])) as [
      Twin,
      Twin,
      Twin,
    ];
    for (const twin of [careful, inOrder, timed]) {
      await firstDays(leerlijn, twin, opinions);
      await laterDays(leerlijn, twin, opinions);
    }
    const service = leerlijn.app.get(CloseRoundService);
    const closes = new Map([
      [careful.department.tenantId, service.closeIfDue],
      [inOrder.department.tenantId, await closeWith(REWRITTEN)],
      [timed.department.tenantId, await closeWith(TIMED)],
    ]);
    service.closeIfDue = (tenantId, roundId) => closes.get(tenantId)!.call(service, tenantId, roundId);
    await leerlijn.moveClock(CLOSED);
  }, 240_000);
  afterAll(() => leerlijn.stop());

  test('finds nothing after a close as it is', async () => {
    expect(await findingsIn(careful)).toEqual([]);
  });

  test('finds rows that stand in the order in which they were saved', async () => {
    const findings = await findingsIn(inOrder);
    expect(findings).toContainEqual(
      expect.stringMatching(/^feedback_closed_answer by ctid, and people by when they handed in/),
    );
    expect(findings).toContainEqual(
      expect.stringMatching(/^feedback_closed_comment by ctid, and people by when they handed in/),
    );
  });

  test('finds rows that keep when they were saved', async () => {
    expect(await findingsIn(timed)).toContainEqual(
      expect.stringMatching(/^feedback_closed_answer by saved_at, and people by when they began/),
    );
  });

  test('is not fooled by a change whose text is no longer in the close', async () => {
    await expect(closeWith([{ from: 'what nobody wrote', to: '' }])).rejects.toThrow('has 0 times');
  });
});
