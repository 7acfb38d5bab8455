import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aDepartment, anApprovedRound, type Department, type RaterLink, raterLinks } from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';

interface Reply {
  status: number;
  html: string;
  location: string | null;
  headers: Headers;
}

describe('a rater follows the link in the mail with a browser that runs no scripts', () => {
  let leerlijn: Installation;
  let department: Department;
  let links: RaterLink[];
  let address: string;

  const get = (token: string, query = ''): Promise<Reply> => request(`${address}/f/${token}${query}`);
  const post = (token: string, fields: Record<string, string>, headers = {}): Promise<Reply> =>
    request(`${address}/f/${token}?lang=nl`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    });
  const request = async (url: string, init: RequestInit = {}): Promise<Reply> => {
    const response = await fetch(url, { redirect: 'manual', ...init });
    return {
      status: response.status,
      html: await response.text(),
      location: response.headers.get('location'),
      headers: response.headers,
    };
  };
  const link = (leader: number, group: string, at = 0) =>
    links.filter((one) => one.subjectPersonId === department.leaders[leader]!.id && one.group === group)[at]!.token;
  const part = (number: number, version: number, score: string) => {
    const competency = ['clear', 'limits', 'room', 'connect'][number - 1];
    const items = [1, 2, 3, 4, 5].map((at) => [`item:${competency}-${at}`, score] as const);
    return { step: String(number), version: String(version), move: 'next', ...Object.fromEntries(items) };
  };
  /** Fills in everything from the given version on and hands it in. */
  const fillIn = async (token: string) => {
    for (let number = 1; number <= 4; number += 1) await post(token, part(number, number - 1, '4'));
    await post(token, {
      step: 'comments',
      version: '4',
      move: 'next',
      'comment:keep': 'Ga zo door',
      'comment:more': '',
    });
    return post(token, { step: 'review', version: '5' });
  };

  beforeAll(async () => {
    leerlijn = await startInstallation();
    department = await aDepartment(leerlijn);
    const { roundId } = await anApprovedRound(leerlijn, department);
    await leerlijn.moveClock('2027-01-11T07:00:00.000Z');
    links = await raterLinks(leerlijn, roundId);
    address = await leerlijn.app.getUrl();
  });
  afterAll(() => leerlijn.stop());

  test('and reads who asks, about whom, until when, and the promise of the own group', async () => {
    const peer = await get(link(0, 'PEER'));
    expect(peer.status).toBe(200);
    expect(peer.html).toContain('Leider1 Jansen');
    expect(peer.html).toContain('5 februari 2027');
    expect(peer.html).toMatch(/anoniem/i);
    expect((await get(link(0, 'MANAGER'))).html).not.toEqual(peer.html);
  });

  test('a page keeps its address to itself and runs nothing', async () => {
    const { headers, html } = await get(link(0, 'PEER'));
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(html).not.toContain('<script');
    expect(html).not.toContain(link(0, 'PEER'));
  });

  test('a mail scanner that opens every link changes nothing', async () => {
    const token = link(0, 'PEER', 1);
    for (const query of ['', '?step=1', '?step=review', '?step=decline']) await get(token, query);
    const [stored] = await leerlijn.sql(
      'select (select count(*) from feedback_answer)::int + (select count(*) from feedback_invitation_progress)::int as n',
    );
    expect(stored).toEqual({ n: 0 });
  });

  test('goes through the parts, finds the answers back, and hands in', async () => {
    const token = link(0, 'PEER');
    const saved = await post(token, part(1, 0, '4'));
    expect(saved).toMatchObject({ status: 303, location: '?lang=nl&step=2&notice=saved' });
    expect((await get(token, '?step=1')).html).toMatch(/value="4"[^>]*checked|checked[^>]*value="4"/);
    const early = await post(token, { step: 'review', version: '1' });
    expect(early.status).toBe(422);
    for (let number = 2; number <= 4; number += 1) await post(token, part(number, number - 1, 'cannot-judge'));
    await post(token, {
      step: 'comments',
      version: '4',
      move: 'next',
      'comment:keep': 'Ga zo door',
      'comment:more': '',
    });
    expect((await post(token, { step: 'review', version: '5' })).status).toBe(303);
    expect((await get(token)).html).toContain('5 februari 2027');
    const [stored] = await leerlijn.sql('select scores, comments, submitted from feedback_answer');
    expect(stored).toEqual({
      scores: [4, 4, 4, 4, 4, ...Array(15).fill(0)],
      comments: ['Ga zo door', ''],
      submitted: true,
    });
  });

  test('a second tab that is behind is told so, and what the first one stored stays', async () => {
    const token = link(1, 'PEER');
    await post(token, part(1, 0, '5'));
    const behind = await post(token, part(1, 0, '1'));
    expect(behind.status).toBe(409);
    const [stored] = await leerlijn.sql<{ scores: number[] }>(
      'select scores from feedback_answer where version = 1 and not submitted',
    );
    expect(stored!.scores.slice(0, 5)).toEqual([5, 5, 5, 5, 5]);
  });

  test('a form that another site sends, or that is not ours, is not taken', async () => {
    const token = link(2, 'PEER');
    expect((await post(token, part(1, 0, '5'), { 'sec-fetch-site': 'cross-site' })).status).toBe(400);
    expect((await post(token, part(1, 0, '9'))).status).toBe(400);
    expect((await post(token, { ...part(1, 0, '5'), rater: 'somebody' })).status).toBe(400);
  });

  test('a text that is too long comes back with what was typed', async () => {
    const token = link(2, 'PEER');
    const long = await post(token, {
      step: 'comments',
      version: '0',
      move: 'next',
      'comment:keep': 'x'.repeat(2001),
      'comment:more': '',
    });
    expect(long.status).toBe(422);
    expect(long.html).toContain('x'.repeat(2001));
  });

  test('who declines says why, and what was saved is gone', async () => {
    const token = link(3, 'PEER');
    await post(token, part(1, 0, '2'));
    expect((await post(token, { step: 'decline', explanation: '' })).status).toBe(422);
    expect((await post(token, { step: 'decline', reason: 'NO_TIME', explanation: 'Verlof' })).status).toBe(200);
    const [left] = await leerlijn.sql(
      `select count(*)::int as n from feedback_invitation_progress where state = 'DECLINED' and decline_reason = 'NO_TIME: Verlof'`,
    );
    expect(left).toEqual({ n: 1 });
    expect((await get(token, '?step=1')).html).not.toMatch(/checked/);
  });

  test('an unknown link, whatever its shape, says the same in the same bytes', async () => {
    const unknown = await get('A'.repeat(43));
    expect(unknown.status).toBe(404);
    for (const token of ['x', 'B'.repeat(43), '%00', "'", 'é'.repeat(20)]) {
      expect(await get(encodeURIComponent(token))).toMatchObject({ status: 404, html: unknown.html });
    }
  });

  test('after the hour of closing the page says so, also before the round has been closed', async () => {
    await fillIn(link(4, 'PEER'));
    await leerlijn.moveClock('2027-02-05T16:00:00.000Z');
    const closed = await get(link(5, 'PEER'));
    expect(closed.status).toBe(410);
    expect(closed.html).not.toContain('Leider6');
    expect((await post(link(5, 'PEER'), part(1, 0, '4'))).status).toBe(410);
  });
});
