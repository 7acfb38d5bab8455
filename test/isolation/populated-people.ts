import type { Installation } from '../support/installation.js';
import { doAs } from './do-as.js';

/** A file of people that was checked and not applied. */
export async function anImport(leerlijn: Installation, insider: string, word: string): Promise<string> {
  const people = `personeelsnummer;voornaam;achternaam;e-mail\n77;${word};${word};nieuw@${word}.example\n`;
  const { import: checked } = await doAs(leerlijn, insider)(
    'mutation ($input: ImportCheckInput!) { importCheck(input: $input) { import { id } userErrors { code } } }',
    {
      input: {
        kind: 'PEOPLE',
        fileName: `${word}.csv`,
        content: Buffer.from(people).toString('base64'),
        mapping: [{ header: word, field: 'JOB_TITLE' }],
        saveMapping: true,
      },
    },
  );
  return checked!.id;
}

/** A token of another system, and its credential. */
export async function anIntegration(leerlijn: Installation, insider: string, word: string): Promise<string> {
  const { credential } = (await doAs(leerlijn, insider)(
    'mutation ($input: ApiTokenCreateInput!) { apiTokenCreate(input: $input) { credential userErrors { code } } }',
    { input: { name: word, scopes: ['PEOPLE_READ', 'PEOPLE_WRITE', 'PROGRAMMES_READ', 'PROGRESS_READ'] } },
  )) as unknown as { credential: string };
  return credential;
}
