import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Installation, OPERATOR, startInstallation } from '../support/installation.js';
import { aTenant } from '../support/world.js';

const CREATE = `mutation ($input: TenantCreateInput!) {
  tenantCreate(input: $input) { tenant { id name anonymityThreshold } userErrors { code message field } } }`;
const administrator = { givenName: 'Ada', familyName: 'Admin', email: 'ada@amstelstad.example' };

describe('an operator makes an organisation', () => {
  let leerlijn: Installation;
  beforeAll(async () => {
    leerlijn = await startInstallation();
  });
  afterAll(() => leerlijn.stop());

  test('which starts with the promise to raters at its default', async () => {
    const { tenantCreate } = await leerlijn.must(
      CREATE,
      { input: { slug: 'amstelstad', name: 'Amstelstad', administrator } },
      OPERATOR,
    );
    expect(tenantCreate.tenant).toMatchObject({ name: 'Amstelstad', anonymityThreshold: 4 });
  });

  test('but not twice under one short name', async () => {
    const { data } = await leerlijn.ask(
      CREATE,
      { input: { slug: 'amstelstad', name: 'Weer', administrator } },
      OPERATOR,
    );
    expect(data.tenantCreate).toEqual({
      tenant: null,
      userErrors: [
        { code: 'SLUG_TAKEN', message: 'Er is al een organisatie met deze korte naam.', field: ['input', 'slug'] },
      ],
    });
  });

  test('and hears everything that is wrong at once, in English when asked for', async () => {
    const input = { slug: 'Amstel stad', name: ' ', administrator: { ...administrator, email: 'ada' } };
    const { data } = await leerlijn.ask(CREATE, { input }, OPERATOR, { 'accept-language': 'en' });
    expect(data.tenantCreate.userErrors).toEqual([
      {
        code: 'INVALID_INPUT',
        field: ['input', 'slug'],
        message: 'Use 1 to 40 lower-case letters, digits and hyphens.',
      },
      { code: 'INVALID_INPUT', field: ['input', 'name'], message: 'Fill this in.' },
      { code: 'INVALID_INPUT', field: ['input', 'administrator', 'email'], message: 'This is not an e-mail address.' },
    ]);
  });

  test('and nobody else can', async () => {
    const { errors } = await leerlijn.ask(CREATE, { input: { slug: 'other', name: 'Other', administrator } });
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  test('and its administrator can only make the promise to raters stronger', async () => {
    const { admin } = await aTenant(leerlijn, 'rotterdam');
    const RAISE =
      'mutation ($to: Int!) { anonymityThresholdRaise(to: $to) { tenant { anonymityThreshold } userErrors { code message } } }';
    expect((await leerlijn.must(RAISE, { to: 6 }, admin)).anonymityThresholdRaise.tenant.anonymityThreshold).toBe(6);
    for (const to of [5, 6, 0, 21]) {
      const { data } = await leerlijn.ask(RAISE, { to }, admin);
      expect(data.anonymityThresholdRaise.userErrors).toEqual([
        {
          code: 'THRESHOLD_ONLY_RISES',
          message: 'De drempel kan alleen omhoog: hij is nu 6 en kan hooguit 20 worden.',
        },
      ]);
    }
    const others = await leerlijn.sql("select anonymity_threshold from tenant where slug <> 'rotterdam'");
    expect(others).toEqual([{ anonymity_threshold: 4 }]);
  });
});
