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
  /** Sends a form about one invitation. */
  const post = ({ token, invitationId }: RaterLink, fields: Record<string, string>, headers = {}): Promise<Reply> =>
    postAt(token, `?lang=nl&about=${invitationId}`, fields, headers);
  const postAt = (token: string, query: string, fields: Record<string, string>, headers = {}): Promise<Reply> =>
    request(`${address}/f/${token}${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    });
  const byScript = { accept: 'application/json' };
  const request = async (url: string, init: RequestInit = {}): Promise<Reply> => {
    const response = await fetch(url, { redirect: 'manual', ...init });
    return {
      status: response.status,
      html: await response.text(),
      location: response.headers.get('location'),
      headers: response.headers,
    };
  };
  const linksAbout = (leader: number, group: string) =>
    links.filter((one) => one.subjectPersonId === department.leaders[leader]!.id && one.group === group);
  /** Somebody of the team, who is asked about this leader only. */
  const link = (leader: number, at = 0) => linksAbout(leader, 'DIRECT_REPORT')[at]!;
  /** What the other leaders are asked behind one link: about themselves and about each other. */
  const behindLinkOf = (leader: number) => links.filter(({ raterId }) => raterId === department.leaders[leader]!.id);
  const part = ({ invitationId }: RaterLink, number: number, version: number, score: string) => {
    const competency = ['clear', 'limits', 'room', 'connect'][number - 1];
    const items = [1, 2, 3, 4, 5].map((at) => [`item:${invitationId}:${competency}-${at}`, score] as const);
    return {
      step: String(number),
      [`version:${invitationId}`]: String(version),
      move: 'next',
      ...Object.fromEntries(items),
    };
  };
  const comments = ({ invitationId }: RaterLink, version: number, keep: string) => ({
    step: 'comments',
    [`version:${invitationId}`]: String(version),
    move: 'next',
    [`comment:${invitationId}:keep`]: keep,
    [`comment:${invitationId}:more`]: '',
  });
  const review = ({ invitationId }: RaterLink, version: number) => ({
    step: 'review',
    [`version:${invitationId}`]: String(version),
  });
  /** Fills in everything from the given version on and hands it in. */
  const fillIn = async (one: RaterLink) => {
    for (let number = 1; number <= 4; number += 1) await post(one, part(one, number, number - 1, '4'));
    await post(one, comments(one, 4, 'Ga zo door'));
    return post(one, review(one, 5));
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
    const team = await get(link(0).token);
    expect(team.status).toBe(200);
    expect(team.html).toContain('Leider1 Jansen');
    expect(team.html).toContain('5 februari 2027');
    expect(team.html).toContain('Je antwoorden zijn anoniem');
    const manager = linksAbout(0, 'MANAGER')[0]!;
    expect((await get(manager.token, `?about=${manager.invitationId}`)).html).toContain(
      'Je antwoorden zijn niet anoniem',
    );
  });

  test('a page keeps its address to itself and runs nothing but our own script', async () => {
    const { headers, html } = await get(link(0).token, '?step=1');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(html).not.toContain(link(0).token);
  });

  test.each(['br', 'gzip'])('a page and what it loads are sent compressed: %s', async (encoding) => {
    const { headers, html } = await request(`${address}/f/${link(0).token}?step=1`, {
      headers: { 'accept-encoding': encoding },
    });
    expect(headers.get('content-encoding')).toBe(encoding);
    for (const [, file] of html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)) {
      const loaded = await fetch(address + file, { headers: { 'accept-encoding': encoding } });
      expect(loaded.headers.get('content-encoding')).toBe(encoding);
    }
  });

  test('a mail scanner that opens every link changes nothing', async () => {
    const { token } = link(0, 1);
    for (const query of ['', '?step=1', '?step=review', '?step=decline']) {
      await get(token, query);
      await request(`${address}/f/${token}${query}`, { method: 'HEAD' });
    }
    const [stored] = await leerlijn.sql(
      'select (select count(*) from feedback_answer)::int + (select count(*) from feedback_invitation_progress)::int as n',
    );
    expect(stored).toEqual({ n: 0 });
  });

  test('goes through the parts, finds the answers back, and hands in', async () => {
    const one = link(0);
    const saved = await post(one, part(one, 1, 0, '4'));
    expect(saved).toMatchObject({
      status: 303,
      location: `?lang=nl&about=${one.invitationId}&step=2&notice=saved`,
    });
    expect((await get(one.token, '?step=1')).html).toMatch(/value="4"[^>]*checked/);
    // Nobody of our pages sends this: what is not complete has no button.
    expect((await post(one, review(one, 1))).status).toBe(422);
    for (let number = 2; number <= 4; number += 1) await post(one, part(one, number, number - 1, 'cannot-judge'));
    await post(one, comments(one, 4, 'Ga zo door'));
    expect((await post(one, review(one, 5))).status).toBe(303);
    expect((await get(one.token)).html).toContain('Bedankt');
    const [stored] = await leerlijn.sql('select scores, comments, submitted from feedback_answer');
    expect(stored).toEqual({
      scores: [4, 4, 4, 4, 4, ...Array(15).fill(0)],
      comments: ['Ga zo door', ''],
      submitted: true,
    });
  });

  test('a second tab that is behind is told so, sees both, and what the first one stored stays', async () => {
    const one = link(1);
    await post(one, part(one, 1, 0, '5'));
    const behind = await post(one, part(one, 1, 0, '1'));
    expect(behind.status).toBe(409);
    expect(behind.html).toMatch(/value="5" checked/);
    expect(behind.html).toContain('Hier koos je net: Zelden of nooit');
    const [stored] = await leerlijn.sql<{ scores: number[] }>(
      'select scores from feedback_answer where version = 1 and not submitted',
    );
    expect(stored!.scores.slice(0, 5)).toEqual([5, 5, 5, 5, 5]);
  });

  test('what was typed in a tab that is behind comes back beside what is stored', async () => {
    const one = link(1, 1);
    await post(one, comments(one, 0, 'Eerste tekst'));
    const behind = await post(one, comments(one, 0, 'Tweede tekst'));
    expect(behind.status).toBe(409);
    expect(behind.html).toMatch(/>Eerste tekst<\/textarea>/);
    expect(behind.html).toContain('Tweede tekst');
  });

  test('a form that is sent twice, because the answer to it got lost, is taken once', async () => {
    const one = link(1, 2);
    const sent = part(one, 1, 0, '3');
    expect((await post(one, sent, byScript)).status).toBe(200);
    const again = await post(one, sent, byScript);
    expect(JSON.parse(again.html)).toEqual({ outcome: 'saved', versions: { [one.invitationId]: 1 } });
  });

  test('but not when another tab has stored more on that page meanwhile, which this one does not show', async () => {
    const one = link(1, 4);
    const sent = Object.fromEntries(Object.entries(part(one, 1, 0, '3')).filter(([name]) => !name.endsWith('clear-5')));
    await post(one, part(one, 1, 0, '3'), byScript);
    const again = await post(one, sent, byScript);
    expect(JSON.parse(again.html)).toEqual({ outcome: 'conflict', versions: {} });
  });

  test('the script of the page hears the version, or that another tab was first', async () => {
    const one = link(1, 3);
    const saved = await post(one, part(one, 1, 0, '3'), byScript);
    expect(JSON.parse(saved.html)).toEqual({ outcome: 'saved', versions: { [one.invitationId]: 1 } });
    const behind = await post(one, part(one, 1, 0, '4'), byScript);
    expect(behind.status).toBe(409);
    expect(JSON.parse(behind.html)).toEqual({ outcome: 'conflict', versions: {} });
  });

  test('a form that another site sends, or that is not ours, is not taken', async () => {
    const one = link(2);
    expect((await post(one, part(one, 1, 0, '5'), { 'sec-fetch-site': 'cross-site' })).status).toBe(400);
    expect((await post(one, part(one, 1, 0, '9'))).status).toBe(400);
    expect((await post(one, { ...part(one, 1, 0, '5'), rater: 'somebody' })).status).toBe(400);
    const strange = await post(one, { ...part(one, 1, 0, '9') }, byScript);
    expect(JSON.parse(strange.html)).toEqual({ outcome: 'refused', versions: {} });
  });

  test('a text that is too long comes back with what was typed', async () => {
    const one = link(2);
    const long = await post(one, comments(one, 0, 'x'.repeat(2001)));
    expect(long.status).toBe(422);
    expect(long.html).toContain('x'.repeat(2001));
  });

  test('who declines need not say why, is told who hears of it, and what was saved is gone', async () => {
    const one = link(3);
    await post(one, part(one, 1, 0, '2'));
    const { html } = await get(one.token, `?lang=nl&about=${one.invitationId}&step=decline`);
    expect(html).toContain('We vertellen niemand dat jij niet meedoet');
    expect(html).not.toContain('<textarea');
    expect((await post(one, { step: 'decline' })).status).toBe(200);
    expect(await leerlijn.sql(`select * from feedback_invitation_progress where state = 'DECLINED'`)).toEqual([
      { tenant_id: department.tenantId, invitation_id: one.invitationId, state: 'DECLINED' },
    ]);
    expect((await get(one.token, '?step=1')).html).not.toMatch(/checked/);
  });

  describe('and has several questionnaires behind it', () => {
    const subjects = (html: string) => [...html.matchAll(/about=([0-9a-f-]+)"/g)].map(([, id]) => id);

    test('sees them all, with the way to each and how far it is', async () => {
      const mine = behindLinkOf(1);
      const { html } = await get(mine[0]!.token, '?lang=nl');
      expect(html).toContain('Jouw vragenlijsten');
      expect(new Set(subjects(html))).toEqual(new Set(mine.map(({ invitationId }) => invitationId)));
      await post(mine[0]!, part(mine[0]!, 1, 0, '2'));
      expect((await get(mine[0]!.token, '?lang=nl')).html).toContain('Begonnen');
    });

    test('answers item by item about several colleagues, each on a sheet of its own', async () => {
      const [first, second, ...others] = behindLinkOf(2).filter(({ group }) => group === 'PEER');
      const all = [first!, second!, ...others];
      const query = `?lang=nl&together=${first!.invitationId}`;
      const { html } = await get(first!.token, `${query}&step=1`);
      for (const { invitationId } of all) expect(html).toContain(`name="version:${invitationId}"`);
      const versions = Object.fromEntries(all.map(({ invitationId }) => [`version:${invitationId}`, '0']));
      const sent = await postAt(first!.token, query, {
        step: '1',
        ...versions,
        [`item:${first!.invitationId}:clear-1`]: '2',
        [`item:${second!.invitationId}:clear-1`]: '5',
      });
      expect(sent).toMatchObject({ status: 303, location: `${query}&step=2&notice=saved` });
      for (const [one, score] of [
        [first!, '2'],
        [second!, '5'],
      ] as const) {
        const { html } = await get(one.token, `?about=${one.invitationId}&step=1`);
        expect([...html.matchAll(/value="([^"]+)" checked/g)].map(([, value]) => value)).toEqual([score]);
      }
    });

    test('a conflict about one colleague keeps nothing from being saved about another', async () => {
      const [ahead, behind, ...others] = behindLinkOf(3).filter(({ group }) => group === 'PEER');
      const query = `?lang=nl&together=${ahead!.invitationId}`;
      await post(behind!, part(behind!, 1, 0, '5'));
      const versions = [ahead!, behind!, ...others].map(
        ({ invitationId }) => [`version:${invitationId}`, '0'] as const,
      );
      const sent = await postAt(
        ahead!.token,
        query,
        {
          step: '1',
          ...Object.fromEntries(versions),
          [`item:${ahead!.invitationId}:clear-1`]: '2',
          [`item:${behind!.invitationId}:clear-1`]: '1',
        },
        byScript,
      );
      expect(JSON.parse(sent.html)).toMatchObject({ outcome: 'conflict', versions: { [ahead!.invitationId]: 1 } });
      expect(JSON.parse(sent.html).versions).not.toHaveProperty([behind!.invitationId]);
    });

    test('the self-assessment is never among the colleagues', async () => {
      const mine = behindLinkOf(4);
      const self = mine.find(({ group }) => group === 'SELF')!;
      const peer = mine.find(({ group }) => group === 'PEER')!;
      const { html } = await get(peer.token, `?together=${peer.invitationId}&step=1`);
      expect(html).toContain(`version:${peer.invitationId}`);
      expect(html).not.toContain(self.invitationId);
    });

    test('a questionnaire of somebody else is not behind it', async () => {
      const unknown = await get('A'.repeat(43));
      expect(await get(link(0).token, `?about=${link(1).invitationId}`)).toMatchObject({
        status: 404,
        html: unknown.html,
      });
    });
  });

  test('an unknown link, whatever its shape, says the same in the same bytes', async () => {
    const unknown = await get('A'.repeat(43));
    expect(unknown.status).toBe(404);
    for (const token of ['x', 'B'.repeat(43), '%00', "'", 'é'.repeat(20)]) {
      expect(await get(encodeURIComponent(token))).toMatchObject({ status: 404, html: unknown.html });
    }
  });

  test('after the hour of closing the page says so, also before the round has been closed', async () => {
    await fillIn(link(4));
    await leerlijn.moveClock('2027-02-05T16:00:00.000Z');
    const closed = await get(link(5).token);
    expect(closed.status).toBe(410);
    expect(closed.html).not.toContain('Leider6');
    expect((await post(link(5), part(link(5), 1, 0, '4'))).status).toBe(410);
    const byScriptAfter = await post(link(5), part(link(5), 1, 0, '4'), byScript);
    expect(JSON.parse(byScriptAfter.html)).toEqual({ outcome: 'closed', versions: {} });
  });
});
