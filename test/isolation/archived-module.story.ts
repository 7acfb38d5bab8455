import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type Installation, startInstallation } from '../support/installation.js';
import { KNOWN_OPERATIONS } from './known-operations.js';
import { argumentsFor, rootFields } from './operations.js';
import { type PopulatedTenant, populate, type Thing } from './populated-tenant.js';
import { tenantRows } from './tenant-rows.js';

/** What names a module, or what is of one and takes part in beginning something new in it. */
const OF_A_MODULE: readonly Thing[] = [
  'module',
  'programmeModule',
  'step',
  'caseStep',
  'intervisionGroup',
  'matchingRun',
  'composingRun',
];

/** Nothing begins with these: they end or mend what there is, or are about the module itself, which is found no more. */
const BEGINNING_NOTHING = [
  'moduleArchive',
  'moduleChange',
  'coachingMatchingStop',
  'intervisionComposingStop',
  'conversationsHandOver',
  'evaluationClose',
  'evaluationCommentRedact',
  'evaluationExtend',
];

let leerlijn: Installation;
let tenant: PopulatedTenant;

beforeAll(async () => {
  leerlijn = await startInstallation();
  [tenant] = (await populate(leerlijn, ['archief'])) as [PopulatedTenant];
  await leerlijn.sql('update module set archived_at = now() where tenant_id = $1', [tenant.tenantId]);
}, 240_000);
afterAll(() => leerlijn.stop());

describe('a module that was taken out of the design', () => {
  test('lets nothing new begin in it, whichever mutation asks, and says so', async () => {
    const { schema } = leerlijn.app.get(GraphQLSchemaHost);
    const insider = await tenant.asInsider();
    const before = await tenantRows(leerlijn, tenant.tenantId);
    const asked: string[] = [];
    const wrong: string[] = [];
    for (const root of rootFields(schema).filter(({ kind }) => kind === 'mutation')) {
      const { ids = {}, values } = KNOWN_OPERATIONS[root.name] ?? {};
      const begins =
        Object.values(ids).some((thing) => OF_A_MODULE.includes(thing)) && !BEGINNING_NOTHING.includes(root.name);
      if (!begins) continue;
      asked.push(root.name);
      const things = Object.entries(ids).map(([path, thing]) => [path, tenant.ids[thing]]);
      const variables = argumentsFor(root, { ...Object.fromEntries(things), ...values, version: 100 });
      const declared = root.field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
      const given = root.field.args.map(({ name }) => `${name}: $${name}`).join(', ');
      const document = `mutation (${declared}) { did: ${root.name}(${given}) { userErrors { code } } }`;
      const { data, errors } = await leerlijn.ask(document, variables, insider);
      const code = errors?.[0]?.extensions.code ?? data?.did.userErrors[0]?.code;
      if (code !== 'MODULE_ARCHIVED') wrong.push(`${root.name} answers ${code}`);
    }
    expect(asked).toEqual(expect.arrayContaining(['sessionPlan', 'assignmentDraft', 'harvestGive', 'stepChoose']));
    expect(wrong).toEqual([]);
    expect(await tenantRows(leerlijn, tenant.tenantId)).toEqual(before);
  });
});
