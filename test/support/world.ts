import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Installation, OPERATOR } from './installation.js';

/** An organisation of a story, and the credential of its first administrator. */
export interface World {
  readonly tenantId: string;
  readonly admin: string;
}

/** Makes an organisation with an administrator admin@<slug>.example who reads `language`; `slug` tells one from another. */
export async function aTenant(
  leerlijn: Installation,
  slug = 'amstelstad',
  language: 'NL' | 'EN' = 'NL',
): Promise<World> {
  const email = `admin@${slug}.example`;
  const { tenantCreate } = await leerlijn.must(
    'mutation ($input: TenantCreateInput!) { tenantCreate(input: $input) { tenant { id } userErrors { message } } }',
    { input: { slug, name: slug, administrator: { givenName: 'Ada', familyName: 'Admin', email, language } } },
    OPERATOR,
  );
  return { tenantId: tenantCreate.tenant.id, admin: await signIn(leerlijn, email) };
}

/** Signs in who has this address, in one organisation or else in the only one that knows it; gives their credential. */
export async function signIn(leerlijn: Installation, email: string, tenantId?: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = await leerlijn.now();
  const links = await leerlijn.sql(
    `insert into sign_in_link (tenant_id, id, person_id, token_hash, created_at, expires_at)
     select tenant_id, gen_random_uuid(), id, $2, $3, $3::timestamptz + interval '10 minutes' from person
      where email = $1 and ($4::uuid is null or tenant_id = $4) returning id`,
    [email, createHash('sha256').update(token).digest(), now, tenantId],
  );
  if (links.length !== 1) throw new Error(`${links.length} people have the address ${email}`);
  const { signIn } = await leerlijn.must(
    'mutation ($token: String!) { signIn(token: $token) { credential userErrors { message } } }',
    { token },
  );
  return signIn.credential;
}

export const CHECK = `mutation ($input: ImportCheckInput!) { importCheck(input: $input) {
  import { id kind state fileName applicable added changed unchanged absent faultCount
    faults { row column code severity message } additions { key name } changes { key name field from to } columns { header field } }
  userErrors { code field message } } }`;
export const APPLY = `mutation ($id: ID!) { importApply(id: $id) {
  import { state added changed unchanged absent } userErrors { code field message } } }`;

/** What `importCheck` takes: a file as a spreadsheet saved it, or its text. */
export const sheet = (kind: 'UNITS' | 'PEOPLE', content: string | Uint8Array, more: object = {}) => ({
  input: { kind, fileName: 'sheet.csv', content: Buffer.from(content).toString('base64'), ...more },
});

/** Checks a file and applies it; fails the story when it has faults. */
export async function importSheet(
  leerlijn: Installation,
  credential: string,
  kind: 'UNITS' | 'PEOPLE',
  content: string | Uint8Array,
): Promise<void> {
  const { importCheck } = await leerlijn.must(CHECK, sheet(kind, content), credential);
  await leerlijn.must(APPLY, { id: importCheck.import.id }, credential);
}

const example = (name: string) => readFileSync(new URL(`../../examples/dienstverlening/${name}`, import.meta.url));

/** Imports the 53 units and 436 people of Dienstverlening. */
export async function importCase(leerlijn: Installation, adminCredential: string): Promise<void> {
  await importSheet(leerlijn, adminCredential, 'UNITS', example('organisatie.csv'));
  await importSheet(leerlijn, adminCredential, 'PEOPLE', example('medewerkers.csv'));
}

/** Somebody of an organisation by their personnel number. */
export async function personByNumber(
  leerlijn: Installation,
  { tenantId }: Pick<World, 'tenantId'>,
  personnelNumber: string,
): Promise<{ id: string; email: string }> {
  const [person] = await leerlijn.sql<{ id: string; email: string }>(
    'select id, email from person where tenant_id = $1 and personnel_number = $2',
    [tenantId, personnelNumber],
  );
  if (!person) throw new Error(`Nobody has the personnel number ${personnelNumber}`);
  return person;
}

/** Has an administrator grant somebody a role. */
export async function grantRole(
  leerlijn: Installation,
  { admin }: Pick<World, 'admin'>,
  personId: string,
  role: 'ADMINISTRATOR' | 'COORDINATOR' | 'LEARNING_MANAGER' | 'TRAINER',
): Promise<void> {
  await leerlijn.must(
    'mutation ($personId: ID!, $role: GrantableRole!) { roleGrant(personId: $personId, role: $role) { userErrors { message } } }',
    { personId, role },
    admin,
  );
}
