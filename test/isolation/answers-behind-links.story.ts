import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { linkKey } from '../../src/domains/feedback/invitations/link-token.rules.js';
import { RaterLinks } from '../../src/domains/feedback/invitations/rater-links.service.js';
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

const OPENED_AT = '2027-01-11T07:00:00.000Z';
const CLOSES_AT = '2027-02-05T16:00:00.000Z';
const INVITATION = 'id group version open closesAt submitted scores { score } comments { text }';
const LOOK = `{ feedbackInvitations { ${INVITATION} } }`;
const DECLINE = 'mutation ($id: ID!) { feedbackInvitationDecline(invitationId: $id) { declined userErrors { code } } }';
const CLOSE = 'mutation ($r: ID!) { feedbackRoundCloseEarly(id: $r) { userErrors { code } } }';
const EXTEND =
  'mutation ($r: ID!, $on: LocalDate!) { feedbackRoundExtend(id: $r, closesOn: $on) { userErrors { code } } }';

let leerlijn: Installation;
let department: Department;
let stranger: Department;
let roundId: string;
let links: RaterLink[];
let strangersLinks: RaterLink[];

beforeAll(async () => {
  leerlijn = await startInstallation();
  department = await aDepartment(leerlijn, 'amstelstad');
  stranger = await aDepartment(leerlijn, 'rijnstad');
  ({ roundId } = await anApprovedRound(leerlijn, department));
  const strangersRound = (await anApprovedRound(leerlijn, stranger)).roundId;
  await leerlijn.moveClock(OPENED_AT);
  links = await raterLinks(leerlijn, roundId);
  strangersLinks = await raterLinks(leerlijn, strangersRound);
});
afterAll(() => leerlijn.stop());

/** Somebody in the team of one of the leaders, asked about that leader: each story has one of its own, behind a link that nobody used. */
const inTeamOf = (leader: number, member: number): RaterLink => {
  const { id, team } = department.leaders[leader]!;
  return links.find((link) => link.subjectPersonId === id && link.raterId === team[member])!;
};
const rater = ({ token }: RaterLink) => `rater_${token}`;
const full = (score: number) => `{${Array(20).fill(score).join()}}`;

async function saved({ invitationId, token }: RaterLink) {
  const [{ key, state }] = (await leerlijn.sql<{ key: string; state: string | null }>(
    `select encode(feedback_answer_key(k.secret, $2, $1), 'hex') as key, p.state from feedback_round_secret k
       left join feedback_invitation_progress p on p.invitation_id = $1 where k.round_id = $3`,
    [invitationId, linkKey(token), roundId],
  )) as [{ key: string; state: string | null }];
  const answers = await leerlijn.sql<{ scores: number[]; version: number }>(
    `select scores, version from feedback_answer where answer_key = decode($1, 'hex')`,
    [key],
  );
  return { answers, state };
}

describe('with the role of the API', () => {
  let api: RoleDatabase;
  let own: RaterLink;
  let other: RaterLink;

  beforeAll(async () => {
    api = new RoleDatabase(leerlijn.database.urls.api, 1);
    [own, other] = [inTeamOf(0, 0), inTeamOf(0, 1)];
    for (const link of [own, other])
      await leerlijn.must(SUBMIT, { id: link.invitationId, version: 0, input: sheetOf(4) }, rater(link));
  });
  afterAll(() => api.close());

  const inTenant = <Row extends Record<string, unknown>>(sql: Prisma.Sql) =>
    api.queryAfter<Row>(openLink(linkKey(own.token)), sql);
  const readWith = (key: Uint8Array) =>
    inTenant<{ invitation_id: string }>(Prisma.sql`select * from feedback_answer_read(${key})`);
  const saveWith = (
    key: Uint8Array,
    invitationId: string,
    change: {
      scores?: string | null;
      comments?: string | null;
      submitted?: boolean | null;
      version?: number;
      now?: string;
    } = {},
  ) => {
    const { scores, comments, submitted, version, now } = {
      scores: full(1),
      comments: '{"",""}',
      submitted: true,
      version: 0,
      now: OPENED_AT,
      ...change,
    };
    return inTenant(Prisma.sql`select outcome from feedback_answer_save(${invitationId}::uuid, ${key}, ${scores}::smallint[], ${comments}::text[],
      ${submitted}::boolean, ${version}::int, ${now}::timestamptz)`);
  };
  const declineWith = (key: Uint8Array, invitationId: string, now = OPENED_AT) =>
    inTenant(
      Prisma.sql`select feedback_invitation_decline(${invitationId}::uuid, ${key}, ${now}::timestamptz) as outcome`,
    );
  const UNKNOWN = [{ outcome: 'UNKNOWN' }];
  const CLOSED = [{ outcome: 'CLOSED' }];

  test('whoever shows the key of a link reads the answers behind it, and no others', async () => {
    const found = await readWith(linkKey(own.token));
    expect(found.map(({ invitation_id }) => invitation_id)).toEqual([own.invitationId]);
  });

  test('what is stored of a link is no key to it: nothing is read, saved or withdrawn with that, whichever link is said to be open', async () => {
    const [{ hash, id }] = (await leerlijn.sql<{ hash: Buffer; id: string }>(
      'select l.key_hash as hash, l.id from feedback_rater_link l join feedback_invitation i on i.link_id = l.id where i.id = $1',
      [other.invitationId],
    )) as [{ hash: Buffer; id: string }];
    const before = await saved(other);
    const pretending = new RoleDatabase(`${leerlijn.database.urls.api}?options=-c%20app.link_id%3D${id}`, 1);
    const tried = await pretending.read<{ read: number; save: string; decline: string }>(
      department.tenantId,
      Prisma.sql`select current_setting('app.link_id') as link, (select count(*)::int from feedback_answer_read(${hash})) as read,
        (select outcome from feedback_answer_save(${other.invitationId}::uuid, ${hash}, ${full(1)}::smallint[], '{"",""}', true, 1, ${OPENED_AT}::timestamptz)) as save,
        feedback_invitation_decline(${other.invitationId}::uuid, ${hash}, ${OPENED_AT}::timestamptz) as decline`,
    );
    await pretending.close();
    expect(tried).toEqual([{ link: id, read: 0, save: 'UNKNOWN', decline: 'UNKNOWN' }]);
    expect(await saved(other)).toEqual(before);
  });

  test('nothing is saved or withdrawn of what another was asked, in the same organisation or another', async () => {
    for (const { invitationId } of [other, inTeamOf(0, 2), strangersLinks[0]!]) {
      for (const version of [0, 1])
        expect(await saveWith(linkKey(own.token), invitationId, { version })).toEqual(UNKNOWN);
      expect(await declineWith(linkKey(own.token), invitationId)).toEqual(UNKNOWN);
    }
  });

  test('one invitation has one answer', async () => {
    expect(await saveWith(linkKey(own.token), own.invitationId)).toEqual([{ outcome: 'CONFLICT' }]);
    expect(await saveWith(createHash('sha256').update('made up').digest(), own.invitationId)).toEqual(UNKNOWN);
    expect((await saved(own)).answers).toEqual([{ scores: Array(20).fill(4), version: 1 }]);
  });

  test('an answer that would spoil a report is not taken, whatever is wrong with it', async () => {
    const link = inTeamOf(0, 2);
    for (const spoilt of [
      { scores: null },
      { scores: full(6) },
      { scores: '{1,2}' },
      { scores: `{${Array(10).fill('{1,1}').join()}}` },
      { comments: null },
      { comments: '{""}' },
      { comments: '{"",null}' },
      { comments: '{{"",""}}' },
      { comments: '[0:1]={"",""}' },
      { submitted: null },
    ])
      await expect(saveWith(linkKey(link.token), link.invitationId, spoilt)).rejects.toThrow(/does not fit/);
    expect(await saved(link)).toEqual({ answers: [], state: null });
  });

  test('from the closing hour on nothing is saved or withdrawn, without waiting for who is closing the round or writing its reports', async () => {
    const closing = new pg.Client({ connectionString: leerlijn.database.ownerUrl });
    await closing.connect();
    await closing.query('begin');
    await closing.query(`select set_config('app.tenant_id', $1, true)`, [department.tenantId]);
    expect((await closing.query('select from feedback_round where id = $1 for update', [roundId])).rowCount).toBe(1);
    try {
      for (const now of [CLOSES_AT, '2027-03-01T00:00:00.000Z']) {
        expect(await saveWith(linkKey(own.token), own.invitationId, { version: 1, now })).toEqual(CLOSED);
        expect(await declineWith(linkKey(own.token), own.invitationId, now)).toEqual(CLOSED);
      }
    } finally {
      await closing.end();
    }
    expect((await saved(own)).answers).toHaveLength(1);
  });

  test('the key of an answer takes the secret of the round, the key of the link and the invitation', async () => {
    const [{ secret }] = (await leerlijn.sql<{ secret: Buffer }>(
      'select secret from feedback_round_secret where round_id = $1',
      [roundId],
    )) as [{ secret: Buffer }];
    const invitation = Buffer.from(own.invitationId.replaceAll('-', ''), 'hex');
    const derived = createHash('sha256')
      .update(Buffer.concat([Buffer.of(0, 0, 0, 1), secret, linkKey(own.token), invitation]))
      .digest();
    const found = await leerlijn.sql('select version from feedback_answer where answer_key = $1', [derived]);
    expect(found).toEqual([{ version: 1 }]);
  });
});

describe('two who come at once', () => {
  test('who declines while the answer is being saved has declined, and that answer is gone', async () => {
    const link = inTeamOf(1, 0);
    const [saving, declining] = await Promise.all(
      [1, 2].map(async () => {
        const client = new pg.Client({ connectionString: leerlijn.database.urls.api });
        await client.connect();
        await client.query('begin');
        await client.query('select feedback_link_open($1)', [linkKey(link.token)]);
        return client;
      }),
    );
    const key = linkKey(link.token);
    await saving!.query(`select feedback_answer_save($1, $2, $3, '{"",""}', true, 0, $4)`, [
      link.invitationId,
      key,
      full(3),
      OPENED_AT,
    ]);
    const declined = declining!.query('select feedback_invitation_decline($1, $2, $3) as outcome', [
      link.invitationId,
      key,
      OPENED_AT,
    ]);
    await saving!.query('commit');
    expect((await declined).rows).toEqual([{ outcome: 'DECLINED' }]);
    await declining!.query('commit');
    await Promise.all([saving!.end(), declining!.end()]);
    expect(await saved(link)).toEqual({ answers: [], state: 'DECLINED' });
  });
});

describe('whoever has looked at a sheet', () => {
  const look = async (link: RaterLink) => {
    const { feedbackInvitations } = await leerlijn.must(LOOK, {}, rater(link));
    return feedbackInvitations.find(({ id }: { id: string }) => id === link.invitationId);
  };
  /** The sheet, or the code of what kept it from being saved. */
  const change = async (link: RaterLink, mutation: string, given: object) => {
    const query = mutation.replace('{ submitted version }', `{ ${INVITATION} }`);
    const { data, errors } = await leerlijn.ask(query, { id: link.invitationId, version: 0, ...given }, rater(link));
    const [payload] = Object.values<{ invitation: object; userErrors: { code: string }[] }>(data ?? {});
    return errors?.[0]?.extensions.code ?? payload?.userErrors[0]?.code ?? payload?.invitation;
  };
  const submit = (link: RaterLink, given: object = {}) => change(link, SUBMIT, { input: sheetOf(4), ...given });
  const half = { input: { scores: [{ item: 'clear-1', score: 2 }] } };

  /** As a part of a mutation with the invitation's `$id`. */
  const saveInIt = (version: number, item: string) =>
    `feedbackResponseSave(invitationId: $id, version: ${version}, input: { scores: [{ item: "${item}", score: 2 }] }) { invitation { ${INVITATION} } userErrors { code } }`;
  /** When no link is remembered any more. */
  const elevenMinutesLater = async () => leerlijn.moveClock(new Date((await leerlijn.now()).getTime() + 11 * 60_000));

  async function tripsOf(link: RaterLink): Promise<number> {
    const counter = statementCounter(leerlijn.app.getHttpServer());
    const nothing = { id: link.invitationId, version: 0, input: { scores: [] } };
    const sent = await counter.during((headers) => leerlijn.ask(SAVE, nothing, rater(link), headers));
    counter.stop();
    return sent.length;
  }

  test('saves it in one trip to the database within ten minutes; whoever has not takes two', async () => {
    const [seen, unseen, long] = [inTeamOf(1, 1), inTeamOf(1, 2), inTeamOf(1, 3)];
    for (const link of [seen, long]) await look(link);
    expect([await tripsOf(seen), await tripsOf(unseen)]).toEqual([1, 2]);
    await elevenMinutesLater();
    expect(await tripsOf(long)).toBe(2);
  });

  test('is remembered without the link, its key, and what was answered', async () => {
    const link = inTeamOf(1, 4);
    const text = 'een zin die niemand anders schrijft';
    await submit(link, { input: { ...sheetOf(3), comments: [{ question: 'keep', text }] } });
    expect((await look(link)).comments[0]).toEqual({ text });
    const memory = Reflect.get(leerlijn.app.get(RaterLinks), 'remembered') as { dump(): unknown };
    const remembered = JSON.stringify(memory.dump());
    expect(remembered).toContain(link.invitationId);
    const key = Buffer.from(linkKey(link.token));
    for (const secret of [link.token, key.toString('hex'), key.toString('base64'), text, '[3,3'])
      expect(remembered).not.toContain(secret);
  });

  test('is told what was saved, and when the round closes now', async () => {
    const link = inTeamOf(2, 0);
    expect(await look(link)).toMatchObject({ version: 0, closesAt: CLOSES_AT });
    await leerlijn.must(EXTEND, { r: roundId, on: '2027-02-12' }, await department.as('coordinator'));
    const sheet = await submit(link);
    expect(sheet).toMatchObject({ submitted: true, version: 1, open: true, closesAt: '2027-02-12T16:00:00.000Z' });
    expect(await look(link)).toEqual(sheet);
  });

  test('does not overwrite what another tab saved since', async () => {
    const link = inTeamOf(2, 1);
    await look(link);
    await change(link, SAVE, half);
    expect(await submit(link)).toBe('ANSWERED_ELSEWHERE');
    expect((await look(link)).scores[0]).toEqual({ score: 2 });
  });

  test('hears what is wrong with it, and nothing is saved', async () => {
    const link = inTeamOf(2, 2);
    await look(link);
    expect(await change(link, SAVE, { input: { scores: [{ item: 'clear-1', score: 6 }] } })).toBe('ANSWER_FAULT');
    expect(await saved(link)).toEqual({ answers: [], state: null });
  });

  test('who declines has answered nothing any more, and can answer after all', async () => {
    const link = inTeamOf(2, 3);
    await submit(link);
    await leerlijn.must(DECLINE, { id: link.invitationId }, rater(link));
    expect(await saved(link)).toEqual({ answers: [], state: 'DECLINED' });
    expect(await look(link)).toMatchObject({ version: 0, submitted: false });
    expect(await change(link, SAVE, half)).toMatchObject({ version: 1 });
    expect((await saved(link)).state).toBe('STARTED');
  });

  test('has handed it in also after changing it', async () => {
    const link = inTeamOf(2, 4);
    await submit(link);
    expect(await change(link, SAVE, { ...half, version: 1 })).toMatchObject({ version: 2, submitted: true });
    expect((await saved(link)).state).toBe('SUBMITTED');
  });

  test('changes it twice in one request, also behind a link that was not looked at', async () => {
    const link = inTeamOf(2, 5);
    const twice = `mutation ($id: ID!) { a: ${saveInIt(0, 'clear-1')} b: ${saveInIt(1, 'clear-2')} }`;
    const { a, b } = await leerlijn.must(twice, { id: link.invitationId }, rater(link));
    expect([a.invitation.version, b.invitation.version]).toEqual([1, 2]);
  });

  test('gets nothing back of what was withdrawn in the same request', async () => {
    const link = inTeamOf(3, 0);
    await submit(link, { input: sheetOf(5) });
    await elevenMinutesLater();
    const again = `mutation ($id: ID!) { a: feedbackInvitationDecline(invitationId: $id) { declined userErrors { code } }
      b: ${saveInIt(0, 'clear-1')} c: ${saveInIt(1, 'clear-2')} }`;
    const { c } = await leerlijn.must(again, { id: link.invitationId }, rater(link));
    expect(c.invitation.scores.map(({ score }: { score: number | null }) => score)).toEqual([
      2,
      2,
      ...Array(18).fill(null),
    ]);
    expect(c.invitation.comments.map(({ text }: { text: string }) => text).join('')).toBe('');
  });

  test('finds nothing of anybody else, who has looked too', async () => {
    const link = inTeamOf(3, 1);
    const others = [inTeamOf(3, 2), strangersLinks[1]!];
    for (const one of [link, ...others]) await look(one);
    for (const { invitationId: id } of others) {
      expect(await submit(link, { id })).toBe('NOT_FOUND');
      const { errors } = await leerlijn.ask(DECLINE, { id }, rater(link));
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });

  test('sees what is about oneself first', async () => {
    const self = links.find(({ group, raterId }) => group === 'SELF' && raterId === department.leaders[4]!.id)!;
    const { feedbackInvitations } = await leerlijn.must(LOOK, {}, rater(self));
    expect(feedbackInvitations.length).toBeGreaterThan(1);
    expect(feedbackInvitations.map(({ group }: { group: string }) => group).indexOf('SELF')).toBe(0);
  });

  test('finds nothing left behind a link that is gone, and then is nobody', async () => {
    const link = inTeamOf(3, 3);
    await look(link);
    await leerlijn.sql('delete from feedback_invitation where id = $1', [link.invitationId]);
    await leerlijn.sql('delete from feedback_rater_link where key_hash = sha256($1)', [linkKey(link.token)]);
    expect(await submit(link)).toBe('NOT_FOUND');
    expect(await submit(link)).toBe('UNAUTHENTICATED');
  });

  test('is too late when the round was closed since', async () => {
    const link = inTeamOf(3, 4);
    await look(link);
    await leerlijn.must(CLOSE, { r: roundId }, await department.as('coordinator'));
    expect(await submit(link)).toBe('LINK_CLOSED');
  });
});
