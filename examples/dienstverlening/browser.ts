/** A page as a browser without scripts has it: what it shows, and the form on it. */
export interface Page {
  readonly status: number;
  readonly url: string;
  readonly html: string;
  /** What the server asked to keep. */
  readonly cookie: string | undefined;
}

export async function open(url: string): Promise<Page> {
  return pageOf(await fetch(url, { redirect: 'manual' }), url);
}

/** Opens the first link on the page that goes to this step. */
export async function follow(page: Page, step: string | number): Promise<Page> {
  const hrefs = [...page.html.matchAll(/href="(\?[^"#]*)/g)].map(([, href]) => href!.replaceAll('&amp;', '&'));
  const href = hrefs.find((candidate) => new URLSearchParams(candidate).get('step') === String(step));
  if (!href) throw new Error(`No link to step ${step} on '${titleOf(page)}'`);
  return open(new URL(href, page.url).href);
}

/** Fills in the form of a page, presses a button and goes where that leads. What is left out stays as the page has it. */
export async function press(page: Page, values: Readonly<Record<string, string>> = {}): Promise<Page> {
  const action = /<form[^>]*\saction="([^"]*)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  if (!page.html.includes('<form')) throw new Error(`No form on '${titleOf(page)}'`);
  const target = new URL(action, page.url).href;
  const response = await fetch(target, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ ...filledIn(page), ...values }),
  });
  const location = response.headers.get('location');
  const cookie = response.headers.get('set-cookie') ?? undefined;
  if (!location) return pageOf(response, target);
  await response.arrayBuffer();
  return { ...(await open(new URL(location, target).href)), ...(cookie ? { cookie } : {}) };
}

/** What the form of a page holds already: hidden fields, chosen radio buttons, texts. */
export function filledIn({ html }: Page): Record<string, string> {
  const inputs = [...html.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag);
  const kept = inputs.filter((tag) => attribute(tag, 'type') === 'hidden' || /\schecked(\s|=|>|\/)/.test(tag));
  const texts = [...html.matchAll(/(<textarea\b[^>]*>)([^<]*)<\/textarea>/g)];
  return Object.fromEntries([
    ...kept.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]),
    ...texts.map(([, tag, text]) => [attribute(tag!, 'name'), unescaped(text!)]),
  ]);
}

export const titleOf = ({ html }: Page): string => unescaped(/<title>([^<]*)/.exec(html)?.[1] ?? '');

async function pageOf(response: Response, url: string): Promise<Page> {
  const cookie = response.headers.get('set-cookie') ?? undefined;
  return { status: response.status, url, html: await response.text(), cookie };
}

const attribute = (tag: string, name: string) => unescaped(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const unescaped = (text: string) => text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name]!);
