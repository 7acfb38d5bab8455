import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Installation, startInstallation } from '../support/installation.js';
import { aTenant, grantRole, importCase, personByNumber, signIn, type World } from '../support/world.js';

const GRANT = `mutation ($personId: ID!, $role: GrantableRole!) { roleGrant(personId: $personId, role: $role) {
  roleGrant { role person { displayName } } userErrors { code field message } } }`;
const REVOKE = `mutation ($personId: ID!, $role: GrantableRole!) { roleRevoke(personId: $personId, role: $role) {
  person { displayName } userErrors { code field message } } }`;

let leerlijn: Installation;
let world: World;
let luuk: { id: string; email: string };
beforeAll(async () => {
  leerlijn = await startInstallation();
  world = await aTenant(leerlijn);
  await importCase(leerlijn, world.admin);
  luuk = await personByNumber(leerlijn, world, '101994');
});
afterAll(() => leerlijn.stop());

const rolesOf = async (credential: string) => (await leerlijn.must('{ me { roles } }', {}, credential)).me.roles;
const adminId = async () => (await leerlijn.must('{ me { person { id } } }', {}, world.admin)).me.person.id;

describe('an administrator', () => {
  test('gives a role and takes it back, and either counts from the next request on', async () => {
    const signedIn = await signIn(leerlijn, luuk.email);
    expect(await rolesOf(signedIn)).toEqual(['MANAGER', 'EMPLOYEE']);
    const { roleGrant } = await leerlijn.must(GRANT, { personId: luuk.id, role: 'COORDINATOR' }, world.admin);
    expect(roleGrant.roleGrant).toEqual({ role: 'COORDINATOR', person: { displayName: 'Luuk Vos' } });
    expect(await rolesOf(signedIn)).toEqual(['COORDINATOR', 'MANAGER', 'EMPLOYEE']);

    const { roleRevoke } = await leerlijn.must(REVOKE, { personId: luuk.id, role: 'COORDINATOR' }, world.admin);
    expect(roleRevoke.person).toEqual({ displayName: 'Luuk Vos' });
    expect(await rolesOf(signedIn)).toEqual(['MANAGER', 'EMPLOYEE']);
  });

  test('sees who was given which role', async () => {
    await grantRole(leerlijn, world, luuk.id, 'TRAINER');
    await grantRole(leerlijn, world, luuk.id, 'TRAINER');
    const { roleGrants } = await leerlijn.must('{ roleGrants { role person { displayName } } }', {}, world.admin);
    expect(roleGrants).toEqual([
      { role: 'ADMINISTRATOR', person: { displayName: 'Ada Admin' } },
      { role: 'TRAINER', person: { displayName: 'Luuk Vos' } },
    ]);
  });

  test('cannot stop while there is no other', async () => {
    const personId = await adminId();
    const { data } = await leerlijn.ask(REVOKE, { personId, role: 'ADMINISTRATOR' }, world.admin);
    expect(data.roleRevoke).toEqual({
      person: null,
      userErrors: [
        {
          code: 'LAST_ADMINISTRATOR',
          field: ['personId'],
          message: 'Dit is de enige beheerder. Maak eerst iemand anders beheerder.',
        },
      ],
    });
  });

  test('and of two who dismiss each other at once, one stays', async () => {
    await grantRole(leerlijn, world, luuk.id, 'ADMINISTRATOR');
    const both = [
      { personId: luuk.id, credential: world.admin },
      { personId: await adminId(), credential: await signIn(leerlijn, luuk.email) },
    ];
    await Promise.all(
      both.map(({ personId, credential }) => leerlijn.ask(REVOKE, { personId, role: 'ADMINISTRATOR' }, credential)),
    );
    const left = await leerlijn.sql(`select from role_grant where tenant_id = $1 and role = 'ADMINISTRATOR'`, [
      world.tenantId,
    ]);
    expect(left).toHaveLength(1);
  });
});

describe('nobody else', () => {
  test('gives roles, not even to themselves', async () => {
    const { errors } = await leerlijn.ask(
      GRANT,
      { personId: luuk.id, role: 'ADMINISTRATOR' },
      await signIn(leerlijn, (await personByNumber(leerlijn, world, '100202')).email),
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('gives or takes roles in another organisation, where this person does not exist', async () => {
    const other = await aTenant(leerlijn, 'elders');
    for (const mutation of [GRANT, REVOKE]) {
      const { errors } = await leerlijn.ask(mutation, { personId: luuk.id, role: 'TRAINER' }, other.admin);
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });

  test('becomes what follows from the facts by a grant', async () => {
    const { errors } = await leerlijn.ask(GRANT, { personId: luuk.id, role: 'DIRECTOR' }, world.admin);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
