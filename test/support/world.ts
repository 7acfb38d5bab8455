import { createHash, randomBytes } from 'node:crypto';
import { type Installation, OPERATOR } from './installation.js';

/** An organisation of a story, and the credential of its first administrator. */
export interface World {
  readonly tenantId: string;
  readonly admin: string;
}

/** Makes an organisation; `slug` tells one from another. */
export async function aTenant(leerlijn: Installation, slug = 'amstelstad'): Promise<World> {
  const email = `admin@${slug}.example`;
  const { tenantCreate } = await leerlijn.must(
    'mutation ($input: TenantCreateInput!) { tenantCreate(input: $input) { tenant { id } userErrors { message } } }',
    { input: { slug, name: slug, administrator: { givenName: 'Ada', familyName: 'Admin', email } } },
    OPERATOR,
  );
  return { tenantId: tenantCreate.tenant.id, admin: await signIn(leerlijn, email) };
}

/** Signs somebody in who has this address in one organisation; gives their credential. */
export async function signIn(leerlijn: Installation, email: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = await leerlijn.now();
  const links = await leerlijn.sql(
    `insert into sign_in_link (tenant_id, id, person_id, token_hash, created_at, expires_at)
     select tenant_id, gen_random_uuid(), id, $2, $3, $3::timestamptz + interval '10 minutes' from person where email = $1 returning id`,
    [email, createHash('sha256').update(token).digest(), now],
  );
  if (links.length !== 1) throw new Error(`${links.length} people have the address ${email}`);
  const { signIn } = await leerlijn.must(
    'mutation ($token: String!) { signIn(token: $token) { credential userErrors { message } } }',
    { token },
  );
  return signIn.credential;
}
