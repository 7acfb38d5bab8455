import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aDepartment, anApprovedRound, type Department, raterLinks, SUBMIT, sheetOf } from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';

/** A fact that never reaches the jobs that it sets off, as when the queue was restored to how it was before. */
const LOSE = `
  create function lose() returns trigger language plpgsql as $$ begin new.dispatched_at = now(); return new; end $$;
  create trigger lose before insert on outbox_event for each row when (new.type = 'feedback.round.closed') execute function lose()`;

describe('who answered a round that is over', () => {
  let leerlijn: Installation;
  let department: Department;
  let roundId: string;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    department = await aDepartment(leerlijn);
    ({ roundId } = await anApprovedRound(leerlijn, department));
    await leerlijn.moveClock('2027-01-11T07:00:00.000Z');
    const [link] = await raterLinks(leerlijn, roundId);
    await leerlijn.must(SUBMIT, { id: link!.invitationId, version: 0, input: sheetOf(4) }, `rater_${link!.token}`);
    await leerlijn.sql(LOSE);
  });
  afterAll(() => leerlijn.stop());

  const known = async () => {
    const [count] = await leerlijn.sql<{ answered: number; mailed: number }>(
      `select (select count(*) from feedback_invitation_progress)::int as answered,
              (select count(*) from delivery where link_id is not null)::int as mailed`,
    );
    return count!;
  };

  test('is known while it is open, to those who remind', async () => {
    expect(await known()).toEqual({ answered: 1, mailed: 43 });
  });

  test('is forgotten though the fact that it closed got lost', async () => {
    await leerlijn.moveClock('2027-02-05T16:00:00.000Z');
    await leerlijn.moveClock('2027-02-05T16:05:00.000Z');
    expect(await known()).toEqual({ answered: 0, mailed: 0 });
  });

  test('save whom a mail is still to reach, until it has had its turn', async () => {
    await leerlijn.sql(
      `insert into delivery (tenant_id, id, template, subject_id, link_id, moment, state, due_at, try_at)
       select tenant_id, gen_random_uuid(), 'FEEDBACK_CLOSED_EARLY', $1, id, 'closes then', 'DUE', $2, $2 from feedback_rater_link limit 1`,
      [roundId, '2027-02-05T16:20:00.000Z'],
    );
    await leerlijn.sql('update feedback_round set forgotten_at = null');
    await leerlijn.moveClock('2027-02-05T16:10:00.000Z');
    expect(await known()).toEqual({ answered: 0, mailed: 1 });
    await leerlijn.moveClock('2027-02-05T16:20:00.000Z');
    await leerlijn.moveClock('2027-02-05T16:25:00.000Z');
    expect(await known()).toEqual({ answered: 0, mailed: 0 });
  });
});
