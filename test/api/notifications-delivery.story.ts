import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Queue } from 'bullmq';
import { QUEUE } from '../../src/platform/jobs/tokens.js';
import { aDirectorate, type Directorate } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

const ALL = ['anna', 'bram', 'cem', 'dirk', 'eva'].map((name) => `${name}@amstelstad.example`);

describe('what is to be told', () => {
  let leerlijn: Installation;
  let directorate: Directorate;
  let programmeId: string;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-01-04T08:00:00.000Z');
    directorate = await aDirectorate(leerlijn);
    await leerlijn.settle();
    const [programme] = await leerlijn.sql<{ id: string }>('select programme_id as id from module where id = $1', [
      directorate.moduleIds[0],
    ]);
    programmeId = programme!.id;
  });
  beforeEach(async () => {
    await leerlijn.sql('delete from delivery');
    leerlijn.mail.clear();
  });
  afterAll(() => leerlijn.stop());

  const enrolled = async () => {
    const [event] = await leerlijn.sql<{ id: string }>(
      `insert into outbox_event (tenant_id, id, type, payload, recorded_at)
       values ($1, gen_random_uuid(), 'programmes.participants.enrolled', jsonb_build_object('programmeId', $2::text), now()) returning id`,
      [directorate.tenantId, programmeId],
    );
    await leerlijn.settle();
    return event!.id;
  };
  const told = () => leerlijn.mail.messages().flatMap((mail) => mail.recipients);
  const states = async () =>
    (await leerlijn.sql<{ state: string }>('select state from delivery order by state')).map(({ state }) => state);
  const later = async (minutes: number) =>
    leerlijn.moveClock(new Date((await leerlijn.now()).getTime() + minutes * 60_000));

  test('is told once, however often the same becomes known', async () => {
    await enrolled();
    await enrolled();
    expect(told().sort()).toEqual(ALL);
  });

  test('is told once though the queue forgot that it did so', async () => {
    const eventId = await enrolled();
    await leerlijn.app.get<Queue>(QUEUE).clean(0, 1000, 'completed');
    await leerlijn.sql('update outbox_event set dispatched_at = null where id = $1', [eventId]);
    await leerlijn.settle();
    expect(told()).toHaveLength(5);
  });

  test('is not told any more when it is no longer true', async () => {
    leerlijn.mail.refuseNext(451);
    await enrolled();
    const [waiting] = await leerlijn.sql<{ id: string }>(
      `delete from participation where person_id = (select person_id from delivery where state = 'DUE') returning person_id as id`,
    );
    await later(1);
    expect(told()).toHaveLength(4);
    expect(await states()).toEqual(['OBSOLETE', 'SENT', 'SENT', 'SENT', 'SENT']);
    await leerlijn.sql(
      'insert into participation (tenant_id, id, programme_id, person_id, enrolled_at) values ($1, gen_random_uuid(), $2, $3, now())',
      [directorate.tenantId, programmeId, waiting!.id],
    );
  });

  test('reaches the others when a server refuses one of them for good, and is not tried again for that one', async () => {
    leerlijn.mail.refuseNext(550);
    await enrolled();
    expect(told()).toHaveLength(4);
    await later(120);
    expect(told()).toHaveLength(4);
    expect(await states()).toEqual(['REFUSED', 'SENT', 'SENT', 'SENT', 'SENT']);
  });

  test('reaches everybody in the end when a server does not take it now', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) leerlijn.mail.refuseNext(451);
    await enrolled();
    expect(told()).toEqual([]);
    await later(1);
    expect(told().sort()).toEqual(ALL);
  });

  test('is recognised as the same mail when a worker died before it could note down that it was sent', async () => {
    await enrolled();
    const first = leerlijn.mail.messages();
    leerlijn.mail.clear();
    // What the database looks like then: taken up, and not concluded.
    await leerlijn.sql(
      `update delivery set state = 'DUE', sent_at = null, try_at = $1::timestamptz + interval '10 minutes'`,
      [await leerlijn.now()],
    );
    await later(9);
    expect(told()).toEqual([]);
    await later(1);
    const identity = ({ messageId, recipients, html, text }: (typeof first)[number]) => ({
      messageId,
      recipients,
      html,
      text,
    });
    const byRecipient = (a: (typeof first)[number], b: (typeof first)[number]) =>
      a.recipients[0]! < b.recipients[0]! ? -1 : 1;
    expect(leerlijn.mail.messages().sort(byRecipient).map(identity)).toEqual(first.sort(byRecipient).map(identity));
    expect(new Set(first.map(({ messageId }) => messageId)).size).toBe(5);
  });
});
