import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Browsing, startBrowsing } from '../support/browsing.js';
import { aDepartment, anApprovedRound, type RaterLink, raterLinks } from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';

describe('what a rater fills in is saved by itself', () => {
  let leerlijn: Installation;
  let browsing: Browsing;
  let links: RaterLink[];

  const fresh = () => links.shift()!;
  const tile = (page: Page, label: string, item = 0) => page.getByText(label, { exact: true }).nth(item);
  const told = (page: Page, text: string) =>
    page
      .locator('[data-autosave-status]')
      .and(page.getByText(text, { exact: true }))
      .waitFor();
  const stored = async ({ token }: RaterLink) => {
    const html = await (await fetch(`${browsing.address}/f/${token}?lang=nl&step=1`)).text();
    return {
      scores: [...html.matchAll(/value="([^"]+)" checked/g)].map(([, value]) => value),
      version: Number(/name="version:[^"]+" value="(\d+)"/.exec(html)![1]),
    };
  };
  const text = async ({ token }: RaterLink) => {
    const html = await (await fetch(`${browsing.address}/f/${token}?lang=nl&step=comments`)).text();
    return /<textarea[^>]*>([^<]*)<\/textarea>/.exec(html)![1];
  };
  /** What is posted first arrives, and the answer to it does not. */
  const loseFirstReply = (page: Page) => {
    let lost = 0;
    return page.route('**/f/**', async (route) => {
      if (route.request().method() === 'POST' && lost === 0) {
        lost += 1;
        await route.fetch();
        await route.abort();
      } else await route.continue();
    });
  };
  const eventually = async (holds: () => Promise<boolean>) => {
    for (let tries = 0; tries < 100; tries += 1) {
      if (await holds()) return true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  };

  beforeAll(async () => {
    leerlijn = await startInstallation();
    const department = await aDepartment(leerlijn);
    const { roundId } = await anApprovedRound(leerlijn, department);
    await leerlijn.moveClock('2027-01-11T07:00:00.000Z');
    links = (await raterLinks(leerlijn, roundId)).filter(({ group }) => group === 'DIRECT_REPORT');
    browsing = await startBrowsing(leerlijn);
  }, 60_000);
  afterAll(async () => {
    await browsing?.stop();
    await leerlijn?.stop();
  });

  test('after each choice, and the page says so, also to a screen reader', async () => {
    const link = fresh();
    const { page, open } = await browsing.visitor();
    await open(`/f/${link.token}?lang=nl&step=1`);
    expect(await page.locator('[data-autosave-status]').textContent()).toBe('');
    await tile(page, 'Vaak').click();
    await told(page, 'Opgeslagen');
    expect(await page.locator('[data-autosave-status]').getAttribute('role')).toBe('status');
    expect(await stored(link)).toEqual({ scores: ['4'], version: 1 });
  });

  test('when one pauses in a text, and again for what one adds', async () => {
    const link = fresh();
    const { page, open } = await browsing.visitor();
    await open(`/f/${link.token}?lang=nl&step=comments`);
    const field = page.getByRole('textbox').first();
    await field.pressSequentially('Ga zo door');
    await told(page, 'Opgeslagen');
    await field.pressSequentially(', en rust uit');
    await page.locator('[data-autosave-status][data-state=waiting]').waitFor({ state: 'attached' });
    await told(page, 'Opgeslagen');
    expect(await text(link)).toBe('Ga zo door, en rust uit');
  });

  test('over a slow network: it says that it is saving, and then that it has', async () => {
    const link = fresh();
    const { page, context, open } = await browsing.visitor();
    await open(`/f/${link.token}?lang=nl&step=1`);
    const protocol = await context.newCDPSession(page);
    await protocol.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 1500,
      downloadThroughput: 6000,
      uploadThroughput: 6000,
    });
    await tile(page, 'Vaak').click();
    await told(page, 'Opslaan…');
    // Filled in while the first answer is on its way.
    await tile(page, 'Soms', 1).click();
    await told(page, 'Opgeslagen');
    expect((await stored(link)).scores).toEqual(['4', '2']);
  });

  test('when the network is back: until then it says that it has not been', async () => {
    const link = fresh();
    const { page, context, open } = await browsing.visitor();
    await open(`/f/${link.token}?lang=nl&step=1`);
    await context.setOffline(true);
    await tile(page, 'Vaak').click();
    await told(page, 'Niet opgeslagen, we proberen het opnieuw');
    await context.setOffline(false);
    await told(page, 'Opgeslagen');
    expect((await stored(link)).scores).toEqual(['4']);
  });

  test('once, when only the answer to it got lost', async () => {
    const link = fresh();
    const { page, open } = await browsing.visitor();
    await open(`/f/${link.token}?lang=nl&step=1`);
    await loseFirstReply(page);
    await tile(page, 'Vaak').click();
    await told(page, 'Niet opgeslagen, we proberen het opnieuw');
    await told(page, 'Opgeslagen');
    expect(await stored(link)).toEqual({ scores: ['4'], version: 1 });
  });

  test('also what one changes after such a lost answer, which is not taken for another tab', async () => {
    const link = fresh();
    const { page, open } = await browsing.visitor();
    await open(`/f/${link.token}?lang=nl&step=1`);
    await loseFirstReply(page);
    await tile(page, 'Vaak').click();
    await told(page, 'Niet opgeslagen, we proberen het opnieuw');
    await tile(page, 'Soms').click();
    await tile(page, 'Regelmatig', 1).click();
    await told(page, 'Opgeslagen');
    expect(await stored(link)).toEqual({ scores: ['2', '3'], version: 2 });
  });

  test('before one goes on, however fast one presses', async () => {
    const link = fresh();
    const { page, open } = await browsing.visitor();
    await open(`/f/${link.token}?lang=nl&step=1`);
    await tile(page, 'Vaak').click();
    await page.getByRole('button', { name: 'Opslaan en verder' }).click();
    await page.getByText('Deel 2 van 5').waitFor();
    expect(await stored(link)).toEqual({ scores: ['4'], version: 1 });
  });

  test('before one follows a link away from the page', async () => {
    const link = fresh();
    const { page, open } = await browsing.visitor();
    await open(`/f/${link.token}?lang=nl&step=comments`);
    await page.getByRole('textbox').first().pressSequentially('Nog net getypt');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByText('Part 5 of 5').waitFor();
    expect(await page.getByRole('textbox').first().inputValue()).toBe('Nog net getypt');
  });

  test('while the window is being closed', async () => {
    const link = fresh();
    const { page, open } = await browsing.visitor();
    await open(`/f/${link.token}?lang=nl&step=comments`);
    await page.getByRole('textbox').first().pressSequentially('Nog net getypt');
    await page.close({ runBeforeUnload: true });
    expect(await eventually(async () => (await text(link)) === 'Nog net getypt')).toBe(true);
  });

  test('and who would leave while it could not be saved is asked first', async () => {
    const { page, context, open } = await browsing.visitor();
    await open(`/f/${fresh().token}?lang=nl&step=1`);
    await context.setOffline(true);
    await tile(page, 'Vaak').click();
    await told(page, 'Niet opgeslagen, we proberen het opnieuw');
    const asked = page.waitForEvent('dialog');
    const closing = page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.accept();
    await closing;
  });

  test('but never over another tab: the second is told, and sees both', async () => {
    const link = fresh();
    const { context, page: first, open } = await browsing.visitor();
    await open(`/f/${link.token}?lang=nl&step=1`);
    const second = await context.newPage();
    await second.goto(`${browsing.address}/f/${link.token}?lang=nl&step=1`);
    await tile(first, 'Vaak').click();
    await told(first, 'Opgeslagen');
    await tile(second, 'Soms').click();
    await told(second, 'Niet opgeslagen');
    const offer = second.getByRole('alert');
    expect(await offer.textContent()).toContain('Je vult deze vragenlijst ook ergens anders in');
    expect(await offer.evaluate('document.activeElement.hasAttribute("data-autosave-conflict")')).toBe(true);
    // Nothing more is sent from here, whatever one chooses.
    await tile(second, 'Regelmatig', 1).click();
    expect((await stored(link)).scores).toEqual(['4']);
    await second.getByRole('button', { name: 'Laat allebei zien' }).click();
    await second.getByText('Hier koos je net: Soms').waitFor();
    await second.getByText('Hier koos je net: Regelmatig').waitFor();
    expect(await second.getByRole('radio', { name: 'Vaak' }).first().isChecked()).toBe(true);
    await tile(second, 'Soms').click();
    await told(second, 'Opgeslagen');
    expect((await stored(link)).scores).toEqual(['2']);
  });
});
