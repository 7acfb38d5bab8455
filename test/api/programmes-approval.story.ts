import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  APPROVE,
  COORDINATOR,
  CREATE_PROGRAMME,
  DIRECTOR,
  type Dienstverlening,
  dienstverlening,
  programmeInput,
  SIGN,
  SUBMIT,
  typeInDesign,
} from '../support/dienstverlening.js';
import { type Installation, startInstallation } from '../support/installation.js';

const DESIGN = `query ($id: ID!) { programme(id: $id) { version conditions { id } modules { id } } }`;
const PLAN = `mutation ($moduleId: ID!, $version: Int! = 1, $input: ModuleStepsPlanInput!) {
  moduleStepsPlan(moduleId: $moduleId, version: $version, input: $input) { module { id } userErrors { code } } }`;

let leerlijn: Installation;
let organisation: Dienstverlening;
let coordinator: string;
let director: string;
let programmeId: string;
const design = async (credential = coordinator) =>
  (await leerlijn.must(DESIGN, { id: programmeId }, credential)).programme;

beforeAll(async () => {
  leerlijn = await startInstallation();
  organisation = await dienstverlening(leerlijn);
  coordinator = await organisation.as(COORDINATOR);
  programmeId = await typeInDesign(leerlijn, organisation, coordinator);
  director = await organisation.as(DIRECTOR);
});
afterAll(() => leerlijn.stop());

describe('the approval of the design', () => {
  test('waits for the coordinator to submit it', async () => {
    const { version } = await design();
    const { data } = await leerlijn.ask(APPROVE, { id: programmeId, version }, director);
    expect(data.programmeApprove.userErrors).toEqual([
      { code: 'PROGRAMME_NOT_SUBMITTED', field: ['id'], message: 'De coördinator moet dit programma eerst indienen.' },
    ]);
    const { programmeSubmit } = await leerlijn.must(SUBMIT, { id: programmeId }, coordinator);
    expect(programmeSubmit.programme.state).toBe('SUBMITTED');
    const again = await leerlijn.ask(SUBMIT, { id: programmeId }, coordinator);
    expect(again.data.programmeSubmit.userErrors).toEqual([
      { code: 'PROGRAMME_NOT_A_DRAFT', message: 'Dit programma is al ingediend.' },
    ]);
  });

  test('waits for the director to sign every condition', async () => {
    const { version, conditions } = await design(director);
    for (const { id } of conditions.slice(1)) await leerlijn.must(SIGN, { id }, director);
    const { data } = await leerlijn.ask(APPROVE, { id: programmeId, version }, director);
    expect(data.programmeApprove.userErrors.map(({ message }: { message: string }) => message)).toEqual([
      'Onderteken eerst de voorwaarde ‘Eigenaarschap’, of zeg waarom het programma zonder kan beginnen.',
    ]);
    const { conditionSign } = await leerlijn.must(SIGN, { id: conditions[0].id }, director);
    expect(conditionSign.condition).toMatchObject({ kind: 'OWNERSHIP', signedBy: { displayName: 'Emre Peters' } });
    const again = await leerlijn.must(SIGN, { id: conditions[0].id }, director);
    expect(again.conditionSign.condition.signedAt).toBe(conditionSign.condition.signedAt);
  });

  test('is of the version that the director saw', async () => {
    const { version } = await design(director);
    await leerlijn.must(
      'mutation ($id: ID!, $input: BusinessChallengeAddInput!) { businessChallengeAdd(programmeId: $id, input: $input) { businessChallenge { id } userErrors { code } } }',
      { id: programmeId, input: { text: { nl: 'Minder herstelwerk', en: 'Less rework' } } },
      coordinator,
    );
    const { data } = await leerlijn.ask(APPROVE, { id: programmeId, version }, director);
    expect(data.programmeApprove.userErrors).toEqual([
      {
        code: 'EDITED_MEANWHILE',
        field: ['version'],
        message: 'Iemand anders heeft dit intussen gewijzigd. Haal de laatste versie op en probeer het opnieuw.',
      },
    ]);
  });

  test('is for the client only, not for the director of another programme', async () => {
    const { version, conditions } = await design(director);
    const [unit] = await leerlijn.sql<{ id: string }>(`select id from org_unit where code = 'GA-LO'`);
    const [luuk] = await leerlijn.sql<{ id: string }>(`select id from person where email like 'luuk.vos@%'`);
    await leerlijn.must(CREATE_PROGRAMME, { input: { ...programmeInput(unit!.id), clientId: luuk!.id } }, coordinator);
    const otherDirector = await organisation.as('luuk.vos');
    const answers = [
      await leerlijn.ask(APPROVE, { id: programmeId, version }, otherDirector),
      await leerlijn.ask(SIGN, { id: conditions[0].id }, otherDirector),
      await leerlijn.ask(DESIGN, { id: programmeId }, otherDirector),
    ];
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(Array(3).fill('NOT_FOUND'));
    const { errors } = await leerlijn.ask(APPROVE, { id: programmeId, version }, coordinator);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('keeps the version that was approved', async () => {
    const { version, modules } = await design(director);
    const { programmeApprove } = await leerlijn.must(APPROVE, { id: programmeId, version }, director);
    expect(programmeApprove.programme).toMatchObject({ state: 'APPROVED', approvedAt: expect.any(String) });
    const { programme } = await leerlijn.must(
      'query ($id: ID!) { programme(id: $id) { change { state } approvals { version overrideReason unsigned { nl } approvedBy { displayName } } } }',
      { id: programmeId },
      coordinator,
    );
    expect(programme).toEqual({
      change: null,
      approvals: [{ version, overrideReason: null, unsigned: [], approvedBy: { displayName: 'Emre Peters' } }],
    });
    const steps = [{ kind: 'KICK_OFF', startsOn: '2027-03-04', endsOn: '2027-03-04' }];
    await leerlijn.must(PLAN, { moduleId: modules[0].id, input: { steps } }, coordinator);
    expect((await design()).version).toBe(version);
  });
});
