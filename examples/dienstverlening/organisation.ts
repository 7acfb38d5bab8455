import { readFile } from 'node:fs/promises';
import type { Data } from './api.ts';
import type { Installation } from './installation.ts';

export const ADMINISTRATOR = 'annelies.bakhuis@gemeente.example';

/** Reads a file of the case. */
export const caseFile = (name: string): Promise<Buffer> => readFile(new URL(name, import.meta.url));

/** The organisation of the case. */
export const TENANT = {
  name: 'Gemeente Amstelstad',
  slug: 'amstelstad',
  language: 'NL',
  administrator: { givenName: 'Annelies', familyName: 'Bakhuis', email: ADMINISTRATOR, language: 'NL' },
};

/** The operator makes an organisation with its first administrator, who gets a mail. */
export async function makeTenant({ api, operator }: Installation, input: object): Promise<void> {
  await api.must(
    `mutation ($input: TenantCreateInput!) {
      tenantCreate(input: $input) { tenant { id } userErrors { code field message } }
    }`,
    { input },
    operator,
  );
}

/** A dry run: says what a file would change and what is wrong with it, and changes nothing. */
export async function checkImport(
  { api }: Installation,
  credential: string,
  kind: 'UNITS' | 'PEOPLE',
  fileName: string,
): Promise<Data> {
  const content = (await caseFile(fileName)).toString('base64');
  const { importCheck } = await api.must(
    `mutation ($input: ImportCheckInput!) {
      importCheck(input: $input) {
        import { id applicable added changed unchanged faultCount faults { row column code message } }
        userErrors { code field message }
      }
    }`,
    { input: { kind, fileName, content } },
    credential,
  );
  return importCheck.import;
}

/** Does what the dry run showed. */
export async function applyImport({ api }: Installation, credential: string, id: string): Promise<Data> {
  const { importApply } = await api.must(
    'mutation ($id: ID!) { importApply(id: $id) { import { state added unchanged } userErrors { code message } } }',
    { id },
    credential,
  );
  return importApply.import;
}

/** Everybody of a unit for learning and development by their job, with what that job needs in Leerlijn. */
const ROLES: Readonly<Record<string, 'COORDINATOR' | 'LEARNING_MANAGER' | 'TRAINER'>> = {
  Programmacoördinator: 'COORDINATOR',
  Leermanager: 'LEARNING_MANAGER',
  Trainer: 'TRAINER',
};

/** The administrator gives the people of learning and development their roles; gives who can play each part. */
export async function giveRoles(
  { api }: Installation,
  administrator: string,
  unitCode: string,
): Promise<{ coordinator: string; trainer: string; learningManagers: string[]; given: number }> {
  const emails: Record<string, string[]> = {};
  let given = 0;
  for (const [jobTitle, role] of Object.entries(ROLES)) {
    const { people } = await api.must(
      'query ($search: String!) { people(search: $search) { nodes { id email jobTitle unit { code } } } }',
      { search: jobTitle },
      administrator,
    );
    for (const { id, email } of people.nodes.filter(({ unit }: Data) => unit?.code === unitCode)) {
      await api.must(
        `mutation ($personId: ID!, $role: GrantableRole!) {
          roleGrant(personId: $personId, role: $role) { roleGrant { role } userErrors { code message } }
        }`,
        { personId: id, role },
        administrator,
      );
      emails[role] = [...(emails[role] ?? []), email];
      given += 1;
    }
  }
  return {
    coordinator: emails.COORDINATOR![0]!,
    trainer: emails.TRAINER![0]!,
    learningManagers: emails.LEARNING_MANAGER!,
    given,
  };
}
