import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { startChromium } from './chromium.js';
import type { Installation } from './installation.js';

/** A telephone that is neither new nor large. */
export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true };

/** Somebody with a browser of their own: nothing of another visitor is in it. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Opens an address of the installation. */
  open(path: string): Promise<void>;
  /** Hosts that anything was asked of. */
  readonly hosts: ReadonlySet<string>;
  /** What the browser complained of: a script that fails, something that the security policy forbids. */
  readonly complaints: readonly string[];
}

export interface Browsing {
  readonly browser: Browser;
  readonly address: string;
  visitor(options?: BrowserContextOptions): Promise<Visitor>;
  stop(): Promise<void>;
}

export async function startBrowsing(leerlijn: Installation): Promise<Browsing> {
  const browser = await startChromium();
  const address = await leerlijn.app.getUrl();
  return {
    browser,
    address,
    visitor: async (options = PHONE) => {
      const context = await browser.newContext({ locale: 'nl-NL', ...options });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      const hosts = new Set<string>();
      const complaints: string[] = [];
      page.on('request', (request) => hosts.add(new URL(request.url()).host));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (/Content Security Policy|Trusted/i.test(message.text())) complaints.push(message.text());
      });
      const open = async (path: string) => {
        await page.goto(address + path);
      };
      return { context, page, open, hosts, complaints };
    },
    stop: () => browser.close(),
  };
}

/** What axe finds against WCAG 2.2, levels A and AA, each as one line. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`);
}

/** CSS pixels by which the page is wider than the window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
