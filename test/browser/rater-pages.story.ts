import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { accessibilityFaults, type Browsing, overflow, PHONE, startBrowsing } from '../support/browsing.js';
import { theRoundOfTheCase } from '../support/case-round.js';
import type { RaterLink } from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';

const STEPS = ['', '&step=1', '&step=comments', '&step=review', '&step=decline'];

describe('in a real browser, in the round of the case, a rater', () => {
  let leerlijn: Installation;
  let browsing: Browsing;
  let links: RaterLink[];
  /** Who rates nobody but their own leader, one after another. */
  let teamMembers: RaterLink[];
  /** A leader's link: their own questionnaire and those about the other leaders of the team. */
  let leader: RaterLink[];

  const fresh = () => teamMembers.shift()!;
  const scores = async ({ token, invitationId }: RaterLink) => {
    const html = await (await fetch(`${browsing.address}/f/${token}?about=${invitationId}&step=1`)).text();
    return [...html.matchAll(/value="([^"]+)" checked/g)].map(([, value]) => value);
  };
  /** Waits for the next page after pressing a button. */
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const answerAll = async (page: Page, label: string) => {
    for (const tile of await page.locator('fieldset').getByText(label, { exact: true }).all()) await tile.click();
  };

  beforeAll(async () => {
    leerlijn = await startInstallation();
    links = (await theRoundOfTheCase(leerlijn)).links;
    const byToken = Map.groupBy(links, ({ token }) => token);
    teamMembers = links.filter(({ token, group }) => group === 'DIRECT_REPORT' && byToken.get(token)!.length === 1);
    leader = [...byToken.values()].find((behind) => behind.length === 7)!;
    browsing = await startBrowsing(leerlijn);
  }, 90_000);
  afterAll(async () => {
    await browsing?.stop();
    await leerlijn?.stop();
  });

  test('reads who asks and the promise, answers on a telephone, checks, sends, and can still change it', async () => {
    const link = fresh();
    const { page, open, complaints } = await browsing.visitor();
    await open(`/f/${link.token}?lang=nl`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/vraagt je om feedback$/);
    expect(await page.locator('main').textContent()).toContain('vrijdag 5 februari 2027 om 17:00');
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe('Je antwoorden zijn anoniem');
    await page.getByRole('link', { name: 'Begin met de vragen' }).click();
    for (const part of ['Deel 1 van 5', 'Deel 2 van 5', 'Deel 3 van 5', 'Deel 4 van 5']) {
      await page.getByText(part, { exact: true }).waitFor();
      await answerAll(page, 'Vaak');
      await press(page, 'Opslaan en verder');
    }
    await page.getByRole('textbox').first().fill('Ga zo door');
    await press(page, 'Opslaan en verder');
    await page.getByRole('heading', { name: 'Alles is ingevuld' }).waitFor();
    await press(page, 'Versturen');
    await page.getByRole('heading', { name: 'Bedankt, je antwoorden zijn verstuurd' }).waitFor();
    await page.getByRole('link', { name: 'Antwoorden veranderen' }).click();
    expect(await page.getByRole('radio', { name: 'Vaak', checked: true }).count()).toBe(5);
    expect(complaints).toEqual([]);
  });

  test('goes on in English, and every text is English then', async () => {
    const { page, open } = await browsing.visitor();
    await open(`/f/${fresh().token}?lang=nl`);
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Start the questions' }).click();
    await page.getByText('Part 1 of 5', { exact: true }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.getByRole('radio', { name: 'I cannot judge this' }).count()).toBe(5);
    expect(await page.locator('main [lang]').count()).toBe(0);
  });

  /** Every kind of page behind a link, for one colleague and for several side by side. */
  const everyPage = () => {
    const { token, invitationId } = leader.find(({ group }) => group !== 'SELF')!;
    const address = `/f/${token}?lang=nl`;
    const paths = (selection: string, steps: string[]) => steps.map((step) => `${address}&${selection}${step}`);
    return [
      address,
      ...paths(`about=${invitationId}`, STEPS),
      ...paths(`together=${invitationId}`, STEPS.slice(0, 4)),
    ].map((path) => [path.slice(address.length) || 'inbox', path] as const);
  };

  test('meets WCAG 2.2 AA on every page', async () => {
    const { page, open } = await browsing.visitor({ viewport: { width: 320, height: 640 } });
    const faults: Record<string, string[]> = {};
    for (const [name, path] of everyPage()) {
      await open(path);
      faults[name] = await accessibilityFaults(page);
    }
    expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([]);
    expect(Object.keys(faults)).toHaveLength(10);
  }, 60_000);

  test.each([
    ['at 320 pixels', { viewport: { width: 320, height: 640 } }],
    ['at 200 per cent', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
    ['on a desk', { viewport: { width: 1280, height: 800 } }],
  ])('scrolls no page sideways: %s', async (_, options) => {
    const { page, open } = await browsing.visitor(options);
    for (const [name, path] of everyPage()) {
      await open(path);
      expect([name, await overflow(page)]).toEqual([name, 0]);
    }
  });

  test('with letters twice as large, still never scrolls sideways', async () => {
    const { page, open } = await browsing.visitor({ viewport: { width: 640, height: 800 } });
    await open(`/f/${fresh().token}?lang=nl&step=1`);
    await page.evaluate('document.documentElement.style.fontSize = "200%"');
    expect(await overflow(page)).toBe(0);
  });

  test('loads less than 60 kB for the first view, from nobody but us', async () => {
    const { page, context, open, hosts, complaints } = await browsing.visitor();
    const protocol = await context.newCDPSession(page);
    let bytes = 0;
    await protocol.send('Network.enable');
    protocol.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await open(`/f/${fresh().token}?lang=nl&step=1`);
    await page.waitForLoadState('networkidle');
    expect(bytes).toBeGreaterThan(1000);
    expect(bytes).toBeLessThan(60_000);
    expect([...hosts]).toEqual([new URL(browsing.address).host]);
    expect(complaints).toEqual([]);
  });

  test('is protected from a script that somebody got into the page', async () => {
    const { page, open, complaints } = await browsing.visitor();
    await open(`/f/${fresh().token}?lang=nl&step=1`);
    await page.evaluate(`{
      const script = document.createElement('script');
      try { script.textContent = 'window.caught = true'; } catch {}
      document.body.append(script);
    }`);
    expect(await page.evaluate('window.caught')).toBeUndefined();
    expect(complaints.length).toBeGreaterThan(0);
  });

  test('comes a whole way with the keyboard, and always sees where they are', async () => {
    const link = fresh();
    const { page, open } = await browsing.visitor({ viewport: { width: 1280, height: 600 } });
    await open(`/f/${link.token}?lang=nl`);
    const focused = () =>
      page.evaluate<{ name: string; visible: boolean; type: string }>(`(() => {
        const at = document.activeElement;
        const box = (at.closest('label') ?? at).getBoundingClientRect();
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        const marked = getComputedStyle(at).outlineStyle !== 'none' || getComputedStyle(at.closest('label') ?? at).outlineStyle !== 'none';
        return { name: at.textContent.trim(), type: at.type ?? '', visible: marked && (at.closest('label') ?? at).contains(top) };
      })()`);
    const tabTo = async (goal: (at: { name: string; type: string }) => boolean) => {
      for (let pressed = 0; pressed < 30; pressed += 1) {
        await page.keyboard.press('Tab');
        const at = await focused();
        expect(at).toEqual({ ...at, visible: true });
        if (goal(at)) return;
      }
      throw new Error('the keyboard does not get there');
    };
    await tabTo(({ name }) => name === 'Direct naar de inhoud');
    await tabTo(({ name }) => name === 'Begin met de vragen');
    await page.keyboard.press('Enter');
    await page.getByText('Deel 1 van 5', { exact: true }).waitFor();
    for (let item = 1; item <= 5; item += 1) {
      await tabTo(({ type }) => type === 'radio');
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowRight');
    }
    await tabTo(({ name }) => name === 'Opslaan en verder');
    await page.keyboard.press('Enter');
    await page.getByText('Deel 2 van 5', { exact: true }).waitFor();
    expect(await scores(link)).toEqual(['2', '2', '2', '2', '2']);
  });

  test('fills in and sends without scripts, as before there were any', async () => {
    const link = fresh();
    const { page, open } = await browsing.visitor({ ...PHONE, javaScriptEnabled: false });
    await open(`/f/${link.token}?lang=nl&step=1`);
    for (let part = 1; part <= 4; part += 1) {
      await answerAll(page, 'Kan ik niet beoordelen');
      await press(page, 'Opslaan en verder');
      await page.getByRole('status').getByText('Opgeslagen').waitFor();
    }
    await press(page, 'Opslaan en verder');
    await press(page, 'Versturen');
    await page.getByRole('heading', { name: 'Bedankt, je antwoorden zijn verstuurd' }).waitFor();
  });

  test('finds everything back on another device', async () => {
    const link = fresh();
    const telephone = await browsing.visitor();
    await telephone.open(`/f/${link.token}?lang=nl&step=1`);
    await telephone.page.getByText('Soms', { exact: true }).first().click();
    await telephone.page.getByText('Opgeslagen', { exact: true }).waitFor();
    await telephone.context.close();
    const desk = await browsing.visitor({ viewport: { width: 1280, height: 800 } });
    await desk.open(`/f/${link.token}?lang=nl`);
    await desk.page.getByRole('link', { name: 'Ga verder met de vragen' }).click();
    expect(await desk.page.getByRole('radio', { name: 'Soms' }).first().isChecked()).toBe(true);
  });

  test('with several questionnaires answers them side by side, and goes back to the list', async () => {
    const peers = leader.filter(({ group }) => group !== 'SELF');
    const { page, open } = await browsing.visitor();
    await open(`/f/${leader[0]!.token}?lang=nl`);
    await page.getByRole('link', { name: `Vul ${peers.length} vragenlijsten naast elkaar in` }).click();
    await page.getByRole('link', { name: 'Begin met de vragen' }).click();
    const rows = page.locator('fieldset fieldset');
    await rows.nth(0).getByRole('radio', { name: 'Vaak' }).check();
    await rows.nth(1).getByRole('radio', { name: 'Zelden of nooit' }).check();
    await page.getByText('Opgeslagen', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Al je vragenlijsten' }).click();
    await page.getByRole('heading', { name: 'Jouw vragenlijsten' }).waitFor();
    expect(await page.getByText('Begonnen', { exact: true }).count()).toBe(2);
    const answers = await Promise.all(peers.map(scores));
    expect(answers.filter((given) => given.length > 0).sort()).toEqual([['1'], ['4']]);
  });

  test('whose mail is opened by a scanner, and whose browser looks ahead, finds nothing begun', async () => {
    const link = fresh();
    const { page, open } = await browsing.visitor();
    const count = async () =>
      (await leerlijn.sql('select count(*)::int as n from feedback_answer'))[0] as { n: number };
    const before = await count();
    for (const step of STEPS) {
      const address = `/f/${link.token}?lang=nl${step}`;
      await open(address);
      for (const init of [{ method: 'HEAD' }, { headers: { 'sec-purpose': 'prefetch' } }]) {
        expect((await fetch(browsing.address + address, init)).status).toBe(200);
      }
    }
    await page.waitForLoadState('networkidle');
    expect(await count()).toEqual(before);
    await open(`/f/${link.token}?lang=nl`);
    await page.getByRole('link', { name: 'Begin met de vragen' }).waitFor();
  });

  test('hears that the round is closed, on a page that was open and on the link itself', async () => {
    const link = fresh();
    const { page, open } = await browsing.visitor();
    await open(`/f/${link.token}?lang=nl&step=1`);
    await leerlijn.sql(`update feedback_round set closes_at = opens_at + interval '1 second'`);
    await page.getByText('Vaak', { exact: true }).first().click();
    await page.getByRole('heading', { name: 'Deze ronde is gesloten' }).waitFor();
    await open(`/f/${link.token}?lang=nl`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Deze ronde is gesloten');
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
