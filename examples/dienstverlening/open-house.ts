import { styleText } from 'node:util';
import type { Installation } from './installation.ts';
import { padded } from './layout.ts';
import { mailedLink } from './sign-in.ts';

const LOOK_EVERY_MS = 500;

/** Prints how to look around as whom, and from then on every mail that arrives. It does not end by itself. */
export async function keepOpen(leerlijn: Installation, people: Readonly<Record<string, string>>): Promise<void> {
  const { url, post, operator } = leerlijn;
  const say = (text = '') => process.stdout.write(`${text}\n`);
  const named = (name: string, value: string) => say(`  ${styleText('dim', padded(name, 18))}${value}`);
  say(`\n${styleText('bold', 'Look around')} ${styleText('dim', '─'.repeat(84))}\n`);
  named('GraphQL explorer', `${url}/explorer`);
  named('as the operator', `with the header  Authorization: Bearer ${operator}`);
  say();
  for (const [part, email] of Object.entries(people))
    named(part.replace(/[A-Z]/g, ' $&').toLowerCase(), await mailedLink(leerlijn, email));
  say(`\n  Each link signs in once, within ten minutes. Ask for another at ${url}/sign-in:`);
  say('  mail that arrives from now on is shown here. Ctrl-C stops everything and removes it.\n');
  let seen = post.letters.length;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    post.collect();
    for (const { to, subject, link } of post.letters.slice(seen)) say(`  ✉ ${to}  ${subject}\n    ${link}`);
    seen = post.letters.length;
  }
}
