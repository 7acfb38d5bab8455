import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  COORDINATOR,
  DIRECTOR,
  type Dienstverlening,
  dienstverlening,
  ENROL,
  SIGN,
  SUBMIT,
  typeInDesign,
} from '../support/dienstverlening.js';
import { type Installation, startInstallation } from '../support/installation.js';

const CONDITION = `id kind title { nl } status risk { reason } signedAt owner { displayName }
  version evidence { id text link addedBy { displayName } }`;
const DESIGN = `query ($id: ID!) { programme(id: $id) { version state conditions { ${CONDITION} }
  approvals { overrideReason unsigned { nl } } change { differences { part change title { nl } } } } }`;
const MINE = `{ myConditions { ${CONDITION} } }`;
const ADD = `mutation ($id: ID!, $input: ConditionAddInput!) {
  conditionAdd(programmeId: $id, input: $input) { condition { ${CONDITION} } userErrors { code message field } } }`;
const CHANGE = `mutation ($id: ID!, $v: Int!, $nl: String!) {
  conditionChange(id: $id, version: $v, input: { title: { nl: $nl, en: $nl } }) { condition { ${CONDITION} } userErrors { code } } }`;
const OWNER = `mutation ($id: ID!, $v: Int! = 1, $p: ID!) { conditionOwnerAssign(id: $id, version: $v, personId: $p) { condition { ${CONDITION} } userErrors { code } } }`;
const EVIDENCE = `mutation ($id: ID!, $input: ConditionEvidenceAddInput!) {
  conditionEvidenceAdd(conditionId: $id, input: $input) { condition { ${CONDITION} } userErrors { code message field } } }`;
const AWAY = `mutation ($id: ID!) { conditionEvidenceArchive(id: $id) { condition { ${CONDITION} } userErrors { code } } }`;
const RISK = `mutation ($id: ID!, $v: Int!, $reason: String!) {
  conditionRiskReport(id: $id, version: $v, input: { reason: $reason }) { condition { ${CONDITION} } userErrors { code } } }`;
const SAFE = `mutation ($id: ID!, $v: Int!) { conditionRiskEnd(id: $id, version: $v) { condition { ${CONDITION} } userErrors { code message } } }`;
const APPROVE = `mutation ($id: ID!, $v: Int!, $input: ProgrammeApproveInput! = {}) {
  programmeApprove(id: $id, version: $v, input: $input) { programme { state } userErrors { code message field } } }`;

let leerlijn: Installation;
let organisation: Dienstverlening;
let coordinator: string;
let director: string;
let owner: string;
let programmeId: string;
let safetyId: string;
const design = async () => (await leerlijn.must(DESIGN, { id: programmeId }, director)).programme;
/** A condition as somebody has just seen it. */
const seen = async (id: string) => {
  const { version } = (await design()).conditions.find((condition: { id: string }) => condition.id === id);
  return { id, version, v: version };
};
const personId = async (name: string) =>
  (
    await leerlijn.sql<{ id: string }>('select id from person where email = $1', [`${name}@dienstverlening.example`])
  )[0]!.id;
const text = (nl: string) => ({ nl, en: nl });

beforeAll(async () => {
  leerlijn = await startInstallation();
  organisation = await dienstverlening(leerlijn);
  coordinator = await organisation.as(COORDINATOR);
  director = await organisation.as(DIRECTOR);
  owner = await organisation.as('rosa.bos');
  programmeId = await typeInDesign(leerlijn, organisation, coordinator);
  safetyId = (await design()).conditions[3].id;
}, 240_000);
afterAll(() => leerlijn.stop());

describe('the conditions of a programme', () => {
  test('are asked of the client until somebody else owns them, who then sees that one and no other', async () => {
    expect((await design()).conditions[3]).toMatchObject({
      kind: 'SAFETY',
      title: { nl: 'Veiligheid' },
      status: 'OPEN',
      owner: { displayName: 'Emre Peters' },
    });
    expect((await leerlijn.must(MINE, {}, owner)).myConditions).toEqual([]);
    await leerlijn.must(OWNER, { id: safetyId, p: await personId('rosa.bos') }, coordinator);
    const { myConditions } = await leerlijn.must(MINE, {}, owner);
    expect(myConditions.map(({ kind, owner: { displayName } }: never) => [kind, displayName])).toEqual([
      ['SAFETY', 'Rosa Bos'],
    ]);
  });

  test('are shown by evidence, of which one reads who added it', async () => {
    const input = { text: 'Vertrouwenspersoon benoemd', link: 'https://stukken.example/besluit' };
    const { conditionEvidenceAdd } = await leerlijn.must(EVIDENCE, { id: safetyId, input }, owner);
    expect(conditionEvidenceAdd.condition).toMatchObject({
      status: 'SHOWN',
      evidence: [{ ...input, addedBy: { displayName: 'Rosa Bos' } }],
    });
    const wrong = await leerlijn.ask(
      EVIDENCE,
      { id: safetyId, input: { text: ' ', link: 'javascript:alert(1)' } },
      owner,
    );
    expect(wrong.data.conditionEvidenceAdd.userErrors.map(({ field }: { field: string[] }) => field)).toEqual([
      ['input', 'text'],
      ['input', 'link'],
    ]);
  });

  test('are in place once they are signed as well, and at risk as soon as somebody says so', async () => {
    await leerlijn.must(SIGN, await seen(safetyId), director);
    expect((await design()).conditions[3].status).toBe('IN_PLACE');
    const { conditionRiskReport } = await leerlijn.must(
      RISK,
      { ...(await seen(safetyId)), reason: 'Twee teams durven niet' },
      owner,
    );
    expect(conditionRiskReport.condition).toMatchObject({
      status: 'AT_RISK',
      risk: { reason: 'Twee teams durven niet' },
    });
    const { conditionRiskEnd } = await leerlijn.must(SAFE, await seen(safetyId), coordinator);
    expect(conditionRiskEnd.condition).toMatchObject({ status: 'IN_PLACE', risk: null });
    const again = await leerlijn.ask(SAFE, await seen(safetyId), coordinator);
    expect(again.data.conditionRiskEnd.userErrors).toEqual([
      { code: 'CONDITION_NOT_AT_RISK', message: 'Niemand heeft gemeld dat deze voorwaarde in gevaar is.' },
    ]);
  });

  test('are signed, or put at risk, as they were seen: who is second hears what somebody else did', async () => {
    const [, result] = (await design()).conditions;
    await leerlijn.must(EVIDENCE, { id: result.id, input: { text: 'De fasen staan op de kalender' } }, coordinator);
    const early = await leerlijn.ask(SIGN, { id: result.id, version: result.version }, director);
    expect(early.data.conditionSign).toMatchObject({
      condition: { kind: 'RESULT', signedAt: null },
      userErrors: [{ code: 'EDITED_MEANWHILE', message: expect.stringContaining('Iemand anders') }],
    });
    const both = await seen(result.id);
    await leerlijn.must(RISK, { ...both, reason: 'Fase 2 loopt uit' }, director);
    const second = await leerlijn.ask(RISK, { ...both, reason: 'Er is geen budget' }, coordinator);
    expect(second.data.conditionRiskReport).toMatchObject({
      condition: { risk: { reason: 'Fase 2 loopt uit' } },
      userErrors: [{ code: 'EDITED_MEANWHILE' }],
    });
    const over = await leerlijn.ask(SAFE, both, coordinator);
    expect(over.data.conditionRiskEnd.condition.status).toBe('AT_RISK');
    const owned = await leerlijn.ask(OWNER, { ...both, p: await personId('rosa.bos') }, coordinator);
    expect(owned.data.conditionOwnerAssign.condition.owner.displayName).toBe('Emre Peters');
    await leerlijn.must(SAFE, await seen(result.id), director);
  });

  test('have their evidence put away by who added it, and kept', async () => {
    const added = await leerlijn.must(EVIDENCE, { id: safetyId, input: { text: 'Van de directeur' } }, director);
    const { id } = added.conditionEvidenceAdd.condition.evidence[1];
    const { errors } = await leerlijn.ask(AWAY, { id }, owner);
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const { conditionEvidenceArchive } = await leerlijn.must(AWAY, { id }, director);
    expect(conditionEvidenceArchive.condition.evidence).toHaveLength(1);
    expect(await leerlijn.sql('select 1 from condition_evidence where id = $1', [id])).toHaveLength(1);
  });

  test('do not exist for anybody else', async () => {
    const stranger = await organisation.as('lotte.smit');
    const { id: openId } = (await design()).conditions[0];
    const answers = [
      await leerlijn.ask(EVIDENCE, { id: safetyId, input: { text: 'Hier' } }, stranger),
      await leerlijn.ask(RISK, { id: safetyId, v: 1, reason: 'Zomaar' }, stranger),
      await leerlijn.ask(RISK, { id: openId, v: 1, reason: 'Niet de mijne' }, owner),
    ];
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(Array(3).fill('NOT_FOUND'));
  });
});

describe('a condition of the programme’s own', () => {
  let ownId: string;

  test('comes behind the five, with a title', async () => {
    const { conditionAdd } = await leerlijn.must(
      ADD,
      { id: programmeId, input: { title: text('Een vaste dag per maand') } },
      coordinator,
    );
    ownId = conditionAdd.condition.id;
    expect((await design()).conditions.map(({ kind }: { kind: string }) => kind)).toEqual([
      'OWNERSHIP',
      'RESULT',
      'ROOM',
      'SAFETY',
      'MIX',
      'OWN',
    ]);
  });

  test('waits for a signature again once it says something else', async () => {
    await leerlijn.must(SIGN, await seen(ownId), director);
    const { version } = await design();
    const { conditionChange } = await leerlijn.must(
      CHANGE,
      { id: ownId, v: version, nl: 'Twee vaste dagen per maand' },
      coordinator,
    );
    expect(conditionChange.condition).toMatchObject({
      title: { nl: 'Twee vaste dagen per maand' },
      signedAt: null,
      status: 'OPEN',
    });
    const stale = await leerlijn.ask(CHANGE, { id: ownId, v: version, nl: 'Drie' }, coordinator);
    expect(stale.data.conditionChange).toMatchObject({
      condition: { title: { nl: 'Twee vaste dagen per maand' } },
      userErrors: [{ code: 'EDITED_MEANWHILE' }],
    });
  });

  test('can be taken out, one of the five cannot', async () => {
    const archive = `mutation ($id: ID!, $v: Int!) { conditionArchive(id: $id, version: $v) { condition { id } userErrors { code } } }`;
    const added = await leerlijn.must(ADD, { id: programmeId, input: { title: text('Toch niet') } }, coordinator);
    const { id } = added.conditionAdd.condition;
    const { version } = await design();
    const { conditionArchive } = await leerlijn.must(archive, { id, v: version }, coordinator);
    expect(conditionArchive.condition).toBeNull();
    const five = await leerlijn.ask(archive, { id: safetyId, v: version + 1 }, coordinator);
    expect(five.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('a programme with conditions that are not signed', () => {
  test('does not start, and the director hears what each of them is', async () => {
    await leerlijn.must(SUBMIT, { id: programmeId }, coordinator);
    const { version } = await design();
    const { data } = await leerlijn.ask(APPROVE, { id: programmeId, v: version }, director);
    expect(data.programmeApprove.userErrors.map(({ message }: { message: string }) => message)).toEqual(
      ['Eigenaarschap', 'Resultaat', 'Ruimte', 'Mix', 'Twee vaste dagen per maand'].map(
        (title) => `Onderteken eerst de voorwaarde ‘${title}’, of zeg waarom het programma zonder kan beginnen.`,
      ),
    );
    const enrolled = await leerlijn.ask(ENROL, { id: programmeId }, coordinator);
    expect(enrolled.data.participantsEnrol.userErrors).toMatchObject([{ code: 'PROGRAMME_NOT_APPROVED' }]);
  });

  test('starts with a reason of the director, which the coordinator reads on the programme', async () => {
    for (const { id, signedAt } of (await design()).conditions.slice(0, 5))
      if (!signedAt) await leerlijn.must(SIGN, await seen(id), director);
    const { version } = await design();
    const overrideReason = 'De dagen volgen uit het rooster van maart';
    const { programmeApprove } = await leerlijn.must(
      APPROVE,
      { id: programmeId, v: version, input: { overrideReason } },
      director,
    );
    expect(programmeApprove.programme.state).toBe('APPROVED');
    const { programme } = await leerlijn.must(DESIGN, { id: programmeId }, coordinator);
    expect(programme.approvals).toEqual([{ overrideReason, unsigned: [{ nl: 'Twee vaste dagen per maand' }] }]);
    await leerlijn.must(ENROL, { id: programmeId }, coordinator);
  });

  test('keeps no reason where nothing was overridden', async () => {
    const ownId = (await design()).conditions[5].id;
    await leerlijn.must(SIGN, await seen(ownId), director);
    await leerlijn.must(ADD, { id: programmeId, input: { title: text('Een externe spreker') } }, coordinator);
    await leerlijn.must(SUBMIT, { id: programmeId }, coordinator);
    const asked = await design();
    expect(asked.change.differences).toEqual([
      { part: 'CONDITION', change: 'ADDED', title: { nl: 'Een externe spreker' } },
    ]);
    const refused = await leerlijn.ask(APPROVE, { id: programmeId, v: asked.version }, director);
    expect(refused.data.programmeApprove.userErrors).toMatchObject([{ code: 'CONDITION_UNSIGNED' }]);
    await leerlijn.must(SIGN, await seen(asked.conditions[6].id), director);
    await leerlijn.must(
      APPROVE,
      { id: programmeId, v: asked.version, input: { overrideReason: 'Voor de zekerheid' } },
      director,
    );
    expect((await design()).approvals[0]).toEqual({ overrideReason: null, unsigned: [] });
  });
});
