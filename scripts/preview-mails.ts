import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mailSamples } from '../test/support/mail-samples.ts';

type Composer = typeof import('../src/domains/notifications/templates/compose-mail.js');
const built = new URL('../dist/domains/notifications/templates/compose-mail.js', import.meta.url);

/** Writes every mail in both languages as HTML and text, with an index page; run after a build. */
async function previewMails(folder: string): Promise<void> {
  const { composeMail } = (await import(built.href)) as Composer;
  await mkdir(folder, { recursive: true });
  const rows: string[] = [];
  for (const locale of ['nl', 'en'] as const) {
    for (const [template, variants] of Object.entries(mailSamples(locale))) {
      for (const [variant, data] of Object.entries(variants)) {
        const mail = composeMail(template as 'SIGN_IN_LINK', locale, data as never, {
          installation: { publicUrl: 'https://leerlijn.example', from: 'no-reply@leerlijn.example' },
        });
        const name = `${template}-${variant}-${locale}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
        await writeFile(join(folder, `${name}.html`), mail.html);
        await writeFile(join(folder, `${name}.txt`), mail.text);
        if (mail.icalEvent) await writeFile(join(folder, `${name}.ics`), mail.icalEvent.content);
        rows.push(
          `<tr><td>${template}<td>${variant}<td>${locale}<td><a href="${name}.html">${mail.subject}</a><td><a href="${name}.txt">text</a>`,
        );
      }
    }
  }
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Mails</title><style>body{font:15px/1.6 sans-serif}td{padding:2px 12px}</style><h1>Mails</h1><table>${rows.join('\n')}</table>`,
  );
  console.log(`${rows.length} mails in ${folder}`);
}

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Name the folder to write to: node scripts/preview-mails.ts <folder>');
await previewMails(folder);
