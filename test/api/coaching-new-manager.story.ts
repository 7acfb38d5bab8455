import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  aCoachedDirectorate,
  acting,
  CONFIRM_MATCHES,
  type CoachedDirectorate,
  DESCRIBE,
  LINES,
  MY_COACHING,
  PROPOSE_MATCH,
} from '../support/coaching.js';
import { type Installation, startInstallation } from '../support/installation.js';

// A story reads what it asked for; what is not there fails the story.
// biome-ignore lint/suspicious/noExplicitAny: the shape follows from the query text
type Asked = any;

describe('whoever becomes the manager of somebody', () => {
  let leerlijn: Installation;
  let directorate: CoachedDirectorate;
  let does: ReturnType<typeof acting>['does'];
  let m: string;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-02-08T09:00:00.000Z');
    directorate = await aCoachedDirectorate(leerlijn);
    ({ does } = acting(leerlijn, directorate.as));
    m = directorate.moduleIds[0];
    const { ids } = directorate;
    await does('coen', DESCRIBE, { p: ids.lena, input: { capacity: 8, languages: ['NL'] } });
    for (const name of ['anna', 'bram'] as const) await does('coen', PROPOSE_MATCH, { m, p: ids[name], l: ids.lena });
    await does('coen', CONFIRM_MATCHES, { m });
    await leerlijn.settle();
    leerlijn.mail.clear();
  }, 120_000);
  afterAll(() => leerlijn.stop());

  /** As an import does it. */
  const getsManager = async (person: 'anna' | 'cem', manager: 'lena' | 'dirk') => {
    const { tenantId, ids } = directorate;
    await leerlijn.sql('update person set manager_id = $2 where id = $1', [ids[person], ids[manager]]);
    await leerlijn.sql(
      `insert into outbox_event (tenant_id, id, type, payload, recorded_at)
       values ($1, gen_random_uuid(), 'people.person.manager-changed', $2, $3)`,
      [tenantId, { personId: ids[person] }, await leerlijn.now()],
    );
    await leerlijn.settle();
    await leerlijn.moveClock(new Date((await leerlijn.now()).getTime() + 11 * 60_000));
  };
  const toldTo = (name: string) =>
    leerlijn.mail
      .messages()
      .filter(({ recipients }) => recipients.includes(`${name}@amstelstad.example`))
      .map(({ subject }) => subject);
  const matchOf = async (displayName: string) =>
    (await does('coen', LINES, { m })).nodes.find((line: Asked) => line.participant.displayName === displayName)
      .matches[0];

  test('coaches them no more: the match ends, and the coordinator sees why', async () => {
    await getsManager('anna', 'lena');
    expect(await matchOf('Anna Aker')).toMatchObject({ state: 'ENDED', endedBecause: 'BECAME_MANAGER' });
    expect(await matchOf('Bram Bos')).toMatchObject({ state: 'CONFIRMED' });
    const theirs = (await does('lena', MY_COACHING)).filter(({ state }: Asked) => state !== 'ENDED');
    expect(theirs.map(({ participant }: Asked) => participant.displayName)).toEqual(['Bram Bos']);
    expect(toldTo('anna')).toContain('De coaching met Lena Laan is afgerond');
  });
});
