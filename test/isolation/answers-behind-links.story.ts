import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { linkHash, linkKey } from '../../src/domains/feedback/responses/answer-key.rules.js';
import { openLink } from '../../src/domains/feedback/responses/rater-sheet.read-model.js';
import { Prisma } from '../../src/generated/prisma/client.js';
import { RoleDatabase } from '../../src/platform/database/role-database.js';
import {
  aDepartment,
  anApprovedRound,
  type Department,
  type RaterLink,
  raterLinks,
  SAVE,
  SUBMIT,
  sheetOf,
} from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { statementCounter } from '../support/statement-counter.js';

const LOOK = '{ feedbackInvitations { id version open closesAt scores { score } } }';
const DECLINE = 'mutation ($id: ID!) { feedbackInvitationDecline(invitationId: $id) { declined userErrors { code } } }';
const CLOSE = 'mutation ($r: ID!) { feedbackRoundCloseEarly(id: $r) { userErrors { code } } }';
const EXTEND =
  'mutation ($r: ID!, $on: LocalDate!) { feedbackRoundExtend(id: $r, closesOn: $on) { userErrors { code } } }';

let leerlijn: Installation;
let departments: Record<'amstelstad' | 'rijnstad', Department>;
let rounds: Record<'amstelstad' | 'rijnstad', string>;
let links: Record<'amstelstad' | 'rijnstad', RaterLink[]>;

beforeAll(async () => {
  leerlijn = await startInstallation();
  departments = {
    amstelstad: await aDepartment(leerlijn, 'amstelstad'),
    rijnstad: await aDepartment(leerlijn, 'rijnstad'),
  };
  const opened = async (department: Department) => (await anApprovedRound(leerlijn, department)).roundId;
  rounds = { amstelstad: await opened(departments.amstelstad), rijnstad: await opened(departments.rijnstad) };
  await leerlijn.moveClock('2027-01-11T07:00:00.000Z');
  links = {
    amstelstad: await raterLinks(leerlijn, rounds.amstelstad),
    rijnstad: await raterLinks(leerlijn, rounds.rijnstad),
  };
});
afterAll(() => leerlijn.stop());

/** Two invitations behind different links, about one participant in one group. */
function twoPeers(): [RaterLink, RaterLink] {
  const { id } = departments.amstelstad.leaders[0]!;
  const [one, other] = links.amstelstad.filter(
    ({ subjectPersonId, group }) => subjectPersonId === id && group === 'PEER',
  );
  return [one!, other!];
}
const rater = ({ token }: RaterLink) => `rater_${token}`;
const stored = async () => {
  const [count] = await leerlijn.sql<{ answers: number; progress: number }>(
    `select (select count(*) from feedback_answer)::int as answers, (select count(*) from feedback_invitation_progress)::int as progress`,
  );
  return count!;
};

describe('whoever works with the role of the API, and knows one link, gets no further than that link', () => {
  let api: RoleDatabase;
  let own: RaterLink;
  let other: RaterLink;

  beforeAll(async () => {
    api = new RoleDatabase(leerlijn.database.urls.api, 1);
    [own, other] = twoPeers();
    for (const link of [own, other])
      await leerlijn.must(SUBMIT, { id: link.invitationId, version: 0, input: sheetOf(4) }, rater(link));
  });
  afterAll(() => api.close());

  const opened = <Row extends Record<string, unknown>>(link: RaterLink, sql: Prisma.Sql) =>
    api.readAfter<Row>(openLink(linkHash(link.token)), sql);
  const answersBehind = (link: RaterLink, key: Uint8Array) =>
    opened<{ invitation_id: string }>(link, Prisma.sql`select * from feedback_answer_read(${key})`);
  const saveOn = (link: RaterLink, invitationId: string, version: number) =>
    opened<{ outcome: string }>(
      link,
      Prisma.sql`select outcome from feedback_answer_save(${invitationId}::uuid, ${linkKey(link.token)},
        array_fill(1::smallint, array[20]), array['', ''], true, ${version}::int, ${'2027-01-11T07:00:00.000Z'}::timestamptz)`,
    );

  test('reads the answers behind it, with the key that only its token gives', async () => {
    const found = await answersBehind(own, linkKey(own.token));
    expect(found.map(({ invitation_id }) => invitation_id)).toEqual([own.invitationId]);
    expect(await answersBehind(own, linkHash(own.token))).toEqual([]);
    expect(await answersBehind(own, linkKey(other.token))).toEqual([]);
  });

  test('nor by saying that another link was opened', async () => {
    const pretended = Prisma.sql`
      select read.* from (select ${linkKey(own.token)}::bytea as key
                            from feedback_invitation i, set_config('app.link_id', i.link_id::text, true)
                           where i.id = ${other.invitationId}::uuid offset 0) opened, feedback_answer_read(key) read`;
    expect(await opened(own, pretended)).toEqual([]);
  });

  test('saves and withdraws nothing of what another was asked, in the same organisation or another', async () => {
    const before = await stored();
    const [stranger] = links.rijnstad;
    for (const { invitationId } of [other, stranger!]) {
      for (const version of [0, 1]) expect(await saveOn(own, invitationId, version)).toEqual([{ outcome: 'CLOSED' }]);
      const decline = Prisma.sql`select feedback_invitation_decline(${invitationId}::uuid, ${linkKey(own.token)}, now()) as outcome`;
      expect(await opened(own, decline)).toEqual([{ outcome: 'UNKNOWN' }]);
    }
    expect(await stored()).toEqual(before);
  });

  test('makes no key itself', async () => {
    const made = Prisma.sql`select feedback_answer_key('\\x00', '\\x00', ${own.invitationId}::uuid)`;
    await expect(opened(own, made)).rejects.toThrow(/permission denied for function feedback_answer_key/);
  });

  test('for a key is derived from the secret of the round, the key of the link and the invitation, as NIST SP 800-56C says', async () => {
    const [{ secret }] = (await leerlijn.sql<{ secret: Buffer }>(
      'select secret from feedback_round_secret where round_id = $1',
      [rounds.amstelstad],
    )) as [{ secret: Buffer }];
    const keys = await leerlijn.sql<{ key: Buffer }>('select answer_key as key from feedback_answer');
    const derived = [own, other].map(({ token, invitationId }) =>
      createHash('sha256')
        .update(Buffer.of(0, 0, 0, 1))
        .update(secret)
        .update(linkKey(token))
        .update(Buffer.from(invitationId.replaceAll('-', ''), 'hex'))
        .digest('hex'),
    );
    expect(keys.map(({ key }) => key.toString('hex')).sort()).toEqual(derived.sort());
  });

  /** What becomes of a save and a decline of what another was asked, when a function has forgotten which link was opened. */
  const mutants: [string, string][] = [
    ['feedback_answer_save', 'SAVED'],
    ['feedback_invitation_decline', 'DECLINED'],
  ];
  test.each(mutants)('which a %s that forgot the link would let through', async (name, outcome) => {
    const { id } = departments.amstelstad.leaders[0]!;
    const { invitationId } = links.amstelstad.find(
      ({ subjectPersonId, group }) => subjectPersonId === id && group === 'SELF',
    )!;
    const attack = () =>
      name === 'feedback_answer_save'
        ? saveOn(own, invitationId, 0)
        : opened(
            own,
            Prisma.sql`select feedback_invitation_decline(${invitationId}::uuid, ${linkKey(own.token)}, now()) as outcome`,
          );
    const [{ definition }] = (await leerlijn.sql<{ definition: string }>(
      'select pg_get_functiondef($1::regproc) as definition',
      [name],
    )) as [{ definition: string }];
    await leerlijn.sql(definition.replace(' and i.link_id = link', ''));
    expect(await attack()).toEqual([{ outcome }]);
    await leerlijn.sql(definition);
    expect(await attack()).not.toEqual([{ outcome }]);
  });
});

describe('whoever has looked at a sheet', () => {
  const asked = () => links.rijnstad.filter(({ group }) => group === 'DIRECT_REPORT');
  const look = async (link: RaterLink) => {
    const { feedbackInvitations } = await leerlijn.must(LOOK, {}, rater(link));
    return feedbackInvitations.find(({ id }: { id: string }) => id === link.invitationId);
  };
  /** The code of what kept it from being saved, or the sheet. */
  const submit = async (link: RaterLink, version = 0, invitationId = link.invitationId) => {
    const query = SUBMIT.replace(
      '{ submitted version }',
      '{ submitted version open closesAt subject scores { score } }',
    );
    const { data, errors } = await leerlijn.ask(query, { id: invitationId, version, input: sheetOf(4) }, rater(link));
    const { invitation, userErrors } = data?.feedbackResponseSubmit ?? {};
    return errors?.[0]?.extensions.code ?? userErrors[0]?.code ?? invitation;
  };

  test('saves it in one trip to the database, and whoever has not in two', async () => {
    const [seen, unseen] = asked();
    await look(seen!);
    const counter = statementCounter(leerlijn.app.getHttpServer());
    const tripsOf = async (link: RaterLink) => {
      const nothing = { id: link.invitationId, version: 0, input: { scores: [] } };
      return (await counter.during((headers) => leerlijn.ask(SAVE, nothing, rater(link), headers))).length;
    };
    try {
      expect([await tripsOf(seen!), await tripsOf(unseen!)]).toEqual([1, 2]);
    } finally {
      counter.stop();
    }
  });

  test('is told the sheet as it is now, also when the round closes later than it did then', async () => {
    const link = asked()[2]!;
    expect(await look(link)).toMatchObject({ version: 0, closesAt: '2027-02-05T16:00:00.000Z' });
    const coordinator = await departments.rijnstad.as('coordinator');
    await leerlijn.must(EXTEND, { r: rounds.rijnstad, on: '2027-02-12' }, coordinator);
    const sheet = await submit(link);
    expect(sheet).toMatchObject({ submitted: true, version: 1, open: true, closesAt: '2027-02-12T16:00:00.000Z' });
    expect(sheet.scores).toHaveLength(20);
    expect(await look(link)).toMatchObject({ version: 1, scores: sheet.scores });
  });

  test('does not overwrite what another tab saved since', async () => {
    const link = asked()[3]!;
    await look(link);
    const input = { scores: [{ item: 'clear-1', score: 2 }] };
    await leerlijn.must(SAVE, { id: link.invitationId, version: 0, input }, rater(link));
    expect(await submit(link)).toBe('ANSWERED_ELSEWHERE');
    expect((await look(link)).scores[0]).toEqual({ score: 2 });
  });

  test('hears what is wrong with it, and nothing is saved', async () => {
    const link = asked()[4]!;
    await look(link);
    const input = { scores: [{ item: 'clear-1', score: 6 }] };
    const { data } = await leerlijn.ask(SAVE, { id: link.invitationId, version: 0, input }, rater(link));
    expect(data.feedbackResponseSave.userErrors).toMatchObject([
      { code: 'ANSWER_FAULT', field: ['input', 'scores', 'clear-1'] },
    ]);
    expect(await look(link)).toMatchObject({ version: 0 });
  });

  test('can answer after declining', async () => {
    const link = asked()[4]!;
    await look(link);
    await leerlijn.must(DECLINE, { id: link.invitationId }, rater(link));
    expect(await submit(link)).toMatchObject({ submitted: true, version: 1 });
  });

  test('finds nothing of anybody else, who has looked too', async () => {
    const [one, other] = [asked()[5]!, links.amstelstad[0]!];
    for (const link of [one, other]) await look(link);
    for (const { invitationId } of [other, asked()[0]!]) {
      expect(await submit(one, 0, invitationId)).toBe('NOT_FOUND');
      const { errors } = await leerlijn.ask(DECLINE, { id: invitationId }, rater(one));
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });

  test('is too late when the round was closed since', async () => {
    const link = asked()[6]!;
    await look(link);
    await leerlijn.must(CLOSE, { r: rounds.rijnstad }, await departments.rijnstad.as('coordinator'));
    expect(await submit(link)).toBe('LINK_CLOSED');
  });

  test('finds nothing left behind a link that is gone, and then is nobody', async () => {
    const link = links.amstelstad.find(({ group }) => group === 'SELF')!;
    await look(link);
    await leerlijn.sql(
      'delete from feedback_invitation where link_id = (select link_id from feedback_invitation where id = $1)',
      [link.invitationId],
    );
    await leerlijn.sql('delete from feedback_rater_link where token_hash = $1', [linkHash(link.token)]);
    expect(await submit(link)).toBe('NOT_FOUND');
    expect(await submit(link)).toBe('UNAUTHENTICATED');
  });
});
