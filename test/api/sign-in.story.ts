import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Installation, startInstallation } from '../support/installation.js';
import { aTenant } from '../support/world.js';

const REQUEST = 'mutation ($email: String!) { signInLinkRequest(email: $email) { requested userErrors { code } } }';
const SIGN_IN = 'mutation ($token: String!) { signIn(token: $token) { credential userErrors { code } } }';
const ADA = 'admin@amstelstad.example';

describe('somebody signs in by mail', () => {
  let leerlijn: Installation;
  let url: string;
  beforeAll(async () => {
    leerlijn = await startInstallation();
    url = (await leerlijn.app.getUrl()).replace('[::1]', 'localhost');
    await aTenant(leerlijn);
    await leerlijn.settle();
  });
  beforeEach(() => leerlijn.mail.clear());
  afterAll(() => leerlijn.stop());

  const hour = async () => {
    await leerlijn.settle();
    await leerlijn.moveClock(new Date((await leerlijn.now()).getTime() + 3_600_000));
    leerlijn.mail.clear();
  };
  const askForLink = async (email = ADA) => {
    const answer = await leerlijn.must(REQUEST, { email });
    await leerlijn.settle();
    return answer.signInLinkRequest;
  };
  const mailedToken = () => /\/sign-in\/([\w-]{43})\s/.exec(leerlijn.mail.messages().at(-1)!.text!)![1]!;
  const page = (path: string, init: RequestInit = {}) => fetch(`${url}${path}`, { redirect: 'manual', ...init });
  const post = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    page(path, { method: 'POST', body: new URLSearchParams(fields), headers });

  test('with the token of the mailed link, for a credential that works', async () => {
    await askForLink();
    const [mail] = leerlijn.mail.messages();
    expect(mail).toMatchObject({ recipients: [ADA], subject: 'Je link om in te loggen' });
    const { credential } = (await leerlijn.must(SIGN_IN, { token: mailedToken() })).signIn;
    expect((await leerlijn.must('{ tenant { name } }', {}, credential)).tenant.name).toBe('amstelstad');
  });

  test('once: the second time the link is spent', async () => {
    await askForLink();
    const token = mailedToken();
    await leerlijn.must(SIGN_IN, { token });
    const { data } = await leerlijn.ask(SIGN_IN, { token });
    expect(data.signIn).toEqual({ credential: null, userErrors: [{ code: 'LINK_NOT_VALID' }] });
  });

  test('within ten minutes and not after', async () => {
    await hour();
    await askForLink();
    const token = mailedToken();
    await leerlijn.moveClock(new Date((await leerlijn.now()).getTime() + 10 * 60_000));
    expect((await leerlijn.ask(SIGN_IN, { token })).data.signIn.userErrors[0].code).toBe('LINK_NOT_VALID');
  });

  test('and whoever asks hears the same of an address that nobody has', async () => {
    await hour();
    const nobodys = await askForLink('niemand@amstelstad.example');
    expect(leerlijn.mail.messages()).toEqual([]);
    expect(await askForLink()).toEqual(nobodys);
    expect(leerlijn.mail.messages()).toHaveLength(1);
    const told = await Promise.all(
      [ADA, 'niemand@amstelstad.example'].map(async (email) => (await post('/sign-in', { email })).text()),
    );
    expect(told[0]).toBe(told[1]);
    expect(told[0]).toContain('Kijk in je mail');
  });

  test('but at most five times in an hour', async () => {
    await hour();
    for (let time = 1; time <= 6; time += 1) await askForLink();
    expect(leerlijn.mail.messages()).toHaveLength(5);
    await hour();
    await askForLink();
    expect(leerlijn.mail.messages()).toHaveLength(1);
  });

  describe('in a browser', () => {
    let token: string;
    beforeEach(async () => {
      await hour();
      await askForLink();
      token = mailedToken();
    });

    test('whose mail scanner opened the link first, which spends nothing', async () => {
      const opened = await page(`/sign-in/${token}`);
      expect(opened.headers.get('set-cookie')).toBeNull();
      expect(await opened.text()).toBe(await (await page(`/sign-in/${'x'.repeat(43)}`)).text());
      expect((await post(`/sign-in/${token}`)).status).toBe(303);
    });

    test('which keeps the session where no script reads it and no other site sends it', async () => {
      const signedIn = await post(`/sign-in/${token}`);
      const cookie = signedIn.headers.get('set-cookie')!;
      expect(cookie).toMatch(
        /^leerlijn_session=session_[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/,
      );
      const home = await page(signedIn.headers.get('location')!, { headers: { cookie: cookie.split(';')[0]! } });
      expect(await home.text()).toContain('Welkom, Ada.');
    });

    test('and is told the same of a link that is wrong, spent or expired', async () => {
      await post(`/sign-in/${token}`);
      const spent = await post(`/sign-in/${token}`);
      await askForLink();
      const late = mailedToken();
      await hour();
      const answers = [spent, await post(`/sign-in/${late}`), await post('/sign-in/wrong')];
      const pages = await Promise.all(answers.map((answer) => answer.text()));
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
      expect(new Set(pages).size).toBe(1);
    });

    test('never from a form on another site', async () => {
      const posted = await post(`/sign-in/${token}`, {}, { 'sec-fetch-site': 'cross-site' });
      expect([posted.status, posted.headers.get('set-cookie')]).toEqual([400, null]);
      expect((await post(`/sign-in/${token}`)).status).toBe(303);
    });
  });

  test('and a button of any mail leads to where one signs in, or is', async () => {
    const opened = await page('/programmes/0195c1f0');
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/sign-in']);
    expect(await (await page('/sign-in', { headers: { 'accept-language': 'en' } })).text()).toContain('Mail me a link');
    expect((await post('/sign-in', { email: 'ada' })).status).toBe(422);
  });

  test('on pages that have their style from the installation itself', async () => {
    const [, href] = /<link rel="stylesheet" href="([^"]+)"/.exec(await (await page('/sign-in')).text())!;
    const stylesheet = await page(href!);
    expect(stylesheet.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(stylesheet.headers.get('cache-control')).toContain('immutable');
  });
});
