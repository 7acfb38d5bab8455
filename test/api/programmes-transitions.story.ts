import { afterAll, beforeAll, describe } from '@jest/globals';
import { v7 as newId } from 'uuid';
import type { Asked } from '../support/asked.js';
import { aDirectorate, type Directorate, type Name } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';
import { ALREADY, type Deed, DONE, everyTransition, outcomes, signingInOnce } from '../support/transitions.js';

const PROGRAMME = 'programme { id version arrangementVersion state } userErrors { code message field }';
const SUBMIT = `mutation ($id: ID!) { programmeSubmit(id: $id) { ${PROGRAMME} } }`;
const APPROVE = `mutation ($id: ID!, $version: Int!, $input: ProgrammeApproveInput! = {}) {
  programmeApprove(id: $id, version: $version, input: $input) { ${PROGRAMME} } }`;
const SEND_BACK = `mutation ($id: ID!, $version: Int!, $word: String!) {
  programmeSendBack(id: $id, version: $version, input: { word: $word }) { ${PROGRAMME} } }`;
const ENROL = `mutation ($id: ID!, $p: ID!) { participantsEnrol(programmeId: $id, input: { personIds: [$p] }) { ${PROGRAMME} } }`;
const OPEN_ENROLMENT = `mutation ($id: ID!, $version: Int!, $input: ProgrammeOpenEnrolmentInput!) {
  programmeOpenEnrolment(programmeId: $id, version: $version, input: $input) { ${PROGRAMME} } }`;
const CLOSE_ENROLMENT = `mutation ($id: ID!) { programmeCloseEnrolment(programmeId: $id) { ${PROGRAMME} } }`;
const READ = 'query ($id: ID!) { programme(id: $id) { id version arrangementVersion } }';
const text = (nl: string) => ({ nl, en: nl });
const ADD_CHALLENGE = `mutation ($id: ID!, $input: BusinessChallengeAddInput!) {
  businessChallengeAdd(programmeId: $id, input: $input) { businessChallenge { id } userErrors { code } } }`;
const ARCHIVE_CHALLENGE = `mutation ($id: ID!, $version: Int!) {
  businessChallengeArchive(id: $id, version: $version) { businessChallenge { id } userErrors { code } } }`;

const CONDITION = 'condition { id version } userErrors { code message field }';
const ADD = `mutation ($id: ID!, $input: ConditionAddInput!) { conditionAdd(programmeId: $id, input: $input) { ${CONDITION} } }`;
const CHANGE = `mutation ($id: ID!, $seen: Int!, $title: LocalizedTextInput!) {
  conditionChange(id: $id, version: $seen, input: { title: $title }) { ${CONDITION} } }`;
const ARCHIVE = `mutation ($id: ID!, $seen: Int!) { conditionArchive(id: $id, version: $seen) { ${CONDITION} } }`;
const OWNER = `mutation ($id: ID!, $version: Int!, $p: ID!) { conditionOwnerAssign(id: $id, version: $version, personId: $p) { ${CONDITION} } }`;
const EVIDENCE = `mutation ($id: ID!) { conditionEvidenceAdd(conditionId: $id, input: { text: "Het besluit" }) { ${CONDITION} } }`;
const RISK = `mutation ($id: ID!, $version: Int!) { conditionRiskReport(id: $id, version: $version, input: { reason: "Te druk" }) { ${CONDITION} } }`;
const SAFE = `mutation ($id: ID!, $version: Int!) { conditionRiskEnd(id: $id, version: $version) { ${CONDITION} } }`;
const SIGN = `mutation ($id: ID!, $version: Int!) { conditionSign(id: $id, version: $version) { ${CONDITION} } }`;

const OLD = 99;
const coen = () => 'coen';
const dora = () => 'dora';

const STATES = [
  'a draft',
  'a draft without modules',
  'submitted',
  'approved',
  'being changed',
  'changed back',
  'a change that was submitted',
] as const;
type State = (typeof STATES)[number];

interface Thing {
  readonly id: string;
  readonly version: number;
  readonly arrangement: number;
}

const always = outcomes(STATES);
/** What the director says of what he was asked. */
const asked = (outcome: string) =>
  always('PROGRAMME_NOT_SUBMITTED', { submitted: outcome, 'a change that was submitted': outcome });
/** What is done for who is to take part, once the design was approved. */
const alive = (outcome: string) =>
  always(outcome, {
    'a draft': 'PROGRAMME_NOT_APPROVED',
    'a draft without modules': 'PROGRAMME_NOT_APPROVED',
    submitted: 'PROGRAMME_NOT_APPROVED',
  });
const given: Record<'participant' | 'client' | 'unit', string> = { participant: '', client: '', unit: '' };
const terms = (until: string) => ({ unitIds: [given.unit], capacity: 5, until });
const overrideReason = 'Het begint toch';

const COORDINATING: Record<string, Deed<State, Thing>> = {
  submit: {
    by: coen,
    asks: ({ id }) => [SUBMIT, { id }],
    outcome: always('PROGRAMME_NOT_A_DRAFT', {
      'a draft': DONE,
      'a draft without modules': 'MODULE_MISSING',
      'being changed': DONE,
      'changed back': 'NOTHING_CHANGED',
    }),
  },
  'enrol somebody': {
    by: coen,
    asks: ({ id }) => [ENROL, { id, p: given.participant }],
    outcome: alive(DONE),
  },
  'enrol the director': {
    by: coen,
    asks: ({ id }) => [ENROL, { id, p: given.client }],
    outcome: alive('CLIENT_IS_NO_PARTICIPANT'),
  },
  'open the enrolment until a day that has passed': {
    by: coen,
    asks: ({ id, arrangement }) => [OPEN_ENROLMENT, { id, version: arrangement, input: terms('2026-02-01') }],
    outcome: alive('ENROLMENT_DAY_PASSED'),
  },
  'open the enrolment from an old screen': {
    by: coen,
    asks: ({ id }) => [OPEN_ENROLMENT, { id, version: OLD, input: terms('2027-05-01') }],
    outcome: alive('EDITED_MEANWHILE'),
  },
  'close an enrolment that is not open': {
    by: coen,
    asks: ({ id }) => [CLOSE_ENROLMENT, { id }],
    outcome: always(ALREADY),
  },
};

const DIRECTING: Record<string, Deed<State, Thing>> = {
  approve: {
    by: dora,
    asks: ({ id, version }) => [APPROVE, { id, version, input: { overrideReason } }],
    outcome: asked(DONE),
  },
  'approve with a condition that is not signed': {
    by: dora,
    asks: ({ id, version }) => [APPROVE, { id, version }],
    outcome: asked('CONDITION_UNSIGNED'),
  },
  'approve from an old screen': {
    by: dora,
    asks: ({ id }) => [APPROVE, { id, version: OLD, input: { overrideReason } }],
    outcome: asked('EDITED_MEANWHILE'),
  },
  'send back': {
    by: dora,
    asks: ({ id, version }) => [SEND_BACK, { id, version, word: 'Waar is de balie?' }],
    outcome: asked(DONE),
  },
  'send back from an old screen': {
    by: dora,
    asks: ({ id }) => [SEND_BACK, { id, version: OLD, word: 'Waar is de balie?' }],
    outcome: asked('EDITED_MEANWHILE'),
  },
};

const CONDITIONS = ['not shown', 'shown', 'at risk', 'signed', 'taken out'] as const;
type ConditionState = (typeof CONDITIONS)[number];

interface ConditionThing {
  readonly id: string;
  readonly version: number;
  /** The version of the programme. */
  readonly seen: number;
}

/** What is done to a condition that is still there. */
const there = (outcome: string, but: Partial<Record<ConditionState, string>> = {}) =>
  outcomes(CONDITIONS)(outcome, { 'taken out': 'TAKEN_OUT_OF_DESIGN', ...but });
const deed = (
  operation: string,
  outcome: Record<ConditionState, string>,
  more: object = {},
): Deed<ConditionState, ConditionThing> => ({
  by: coen,
  asks: (thing) => [operation, { ...thing, ...more }],
  outcome,
});

const STEERING: Record<string, Deed<ConditionState, ConditionThing>> = {
  'word anew': deed(CHANGE, there(DONE), { title: text('Rust') }),
  'word anew from an old screen': deed(CHANGE, there('EDITED_MEANWHILE'), { title: text('Rust'), seen: 0 }),
  'take out from an old screen': deed(ARCHIVE, there('EDITED_MEANWHILE'), { seen: 0 }),
  'take out': deed(ARCHIVE, there(DONE)),
  'give to an owner from an old screen': {
    by: coen,
    asks: ({ id }) => [OWNER, { id, version: OLD, p: given.participant }],
    outcome: there('EDITED_MEANWHILE'),
  },
};
const SEEING_TO: Record<string, Deed<ConditionState, ConditionThing>> = {
  show: deed(EVIDENCE, there(DONE)),
  'report as a risk from an old screen': deed(RISK, there('EDITED_MEANWHILE'), { version: OLD }),
  'report as safe': deed(SAFE, there('CONDITION_NOT_AT_RISK', { 'at risk': DONE })),
  'report as safe from an old screen': deed(SAFE, there('CONDITION_NOT_AT_RISK', { 'at risk': 'EDITED_MEANWHILE' }), {
    version: OLD,
  }),
};
const SIGNING: Record<string, Deed<ConditionState, ConditionThing>> = {
  sign: { ...deed(SIGN, there(DONE, { signed: ALREADY })), by: dora },
  'sign from an old screen': {
    ...deed(SIGN, there('EDITED_MEANWHILE', { signed: ALREADY }), { version: OLD }),
    by: dora,
  },
};

describe('of a programme', () => {
  let leerlijn: Installation;
  let directorate: Directorate;
  let themeId: string;
  const as = signingInOnce(() => leerlijn);
  const telling = { leerlijn: () => leerlijn, as };
  const FORBIDDEN = { anna: 'FORBIDDEN', marga: 'FORBIDDEN' } as const;
  const coordinating = everyTransition(STATES, COORDINATING, {
    ...telling,
    strangers: { ...FORBIDDEN, dora: 'FORBIDDEN' },
  });
  const directing = everyTransition(STATES, DIRECTING, {
    ...telling,
    strangers: { ...FORBIDDEN, coen: 'FORBIDDEN', otto: 'NOT_FOUND' },
  });
  const steering = everyTransition(CONDITIONS, STEERING, {
    ...telling,
    strangers: { ...FORBIDDEN, dora: 'FORBIDDEN' },
  });
  const seeingTo = everyTransition(CONDITIONS, SEEING_TO, {
    ...telling,
    strangers: { anna: 'NOT_FOUND', otto: 'NOT_FOUND' },
  });
  const signing = everyTransition(CONDITIONS, SIGNING, {
    ...telling,
    strangers: { ...FORBIDDEN, coen: 'FORBIDDEN', otto: 'NOT_FOUND' },
  });

  const does = async (who: Name, operation: string, variables: object): Promise<Asked> =>
    Object.values(await leerlijn.must(operation, variables, await as(who)))[0];
  const insert = async (table: string, columns: string, select: string, values: readonly unknown[]) => {
    const id = newId();
    await leerlijn.sql(`insert into ${table} (tenant_id, id, ${columns}) values ($1, $2, ${select})`, [
      directorate.tenantId,
      id,
      ...values,
    ]);
    return id;
  };

  /** Dora's, with all that a design needs and a condition that nobody signed. */
  const programme = async (state: State): Promise<Thing> => {
    const id = await insert(
      'programme',
      'name, unit_id, client_id, starts_on, ends_on, time_zone, state, created_at',
      `$3, $4, $5, '2027-01-01', '2029-01-01', 'Europe/Amsterdam', 'DRAFT', now()`,
      [text('Programma'), given.unit, given.client],
    );
    await insert('condition', 'programme_id, kind', `$3, 'SAFETY'`, [id]);
    const business = await insert('business_challenge', 'programme_id, text, position', '$3, $4, 1', [
      id,
      text('Bewoners helpen'),
    ]);
    const leadership = await insert(
      'leadership_challenge',
      'programme_id, business_challenge_id, text, position',
      '$3, $4, $5, 1',
      [id, business, text('Begrenzen')],
    );
    if (state !== 'a draft without modules') {
      const m = await insert('module', 'programme_id, position, name', '$3, 1, $4', [id, text('Begrenzend')]);
      await leerlijn.sql('insert into module_theme (tenant_id, module_id, theme_id) values ($1, $2, $3)', [
        directorate.tenantId,
        m,
        themeId,
      ]);
      await leerlijn.sql('update leadership_challenge set module_id = $2 where id = $1', [leadership, m]);
    }
    const read = () => does('coen', READ, { id });
    let challenge: string;
    const steps: [State, () => Promise<unknown>][] = [
      ['submitted', () => does('coen', SUBMIT, { id })],
      ['approved', async () => does('dora', APPROVE, { id, version: 1, input: { overrideReason } })],
      [
        'being changed',
        async () => {
          const added = await does('coen', ADD_CHALLENGE, { id, input: { text: text('Sneller') } });
          challenge = added.businessChallenge.id;
        },
      ],
      ['changed back', async () => does('coen', ARCHIVE_CHALLENGE, { id: challenge, version: (await read()).version })],
    ];
    if (state !== 'a draft' && state !== 'a draft without modules')
      for (const [reached, step] of steps) {
        if (state === 'a change that was submitted' && reached === 'changed back') await does('coen', SUBMIT, { id });
        else await step();
        if (reached === state) break;
      }
    const { version, arrangementVersion: arrangement } = await read();
    return { id, version, arrangement };
  };
  const condition = async (state: ConditionState): Promise<ConditionThing> => {
    const { id: ownProgramme } = await programme('a draft without modules');
    let { id, version } = (await does('coen', ADD, { id: ownProgramme, input: { title: text('Rustig aan') } }))
      .condition;
    const next = async (who: Name, operation: string) => {
      ({ version } = (await does(who, operation, { id, version })).condition);
    };
    if (state === 'shown') await next('coen', EVIDENCE);
    if (state === 'at risk') await next('coen', RISK);
    if (state === 'signed') await next('dora', SIGN);
    const { version: seen } = await does('coen', READ, { id: ownProgramme });
    if (state === 'taken out') await does('coen', ARCHIVE, { id, seen });
    return { id, version, seen };
  };

  beforeAll(async () => {
    leerlijn = await startInstallation();
    directorate = await aDirectorate(leerlijn);
    const [{ unit_id: unit }] = (await leerlijn.sql('select unit_id from programme where client_id = $1', [
      directorate.ids.dora,
    ])) as [Asked];
    Object.assign(given, { participant: directorate.ids.eva, client: directorate.ids.dora, unit });
    themeId = await insert('compass_theme', 'key, name, position', `'richting', $3, 1`, [text('Richting')]);
    await coordinating.prepare(programme);
    await directing.prepare(programme);
    await steering.prepare(condition);
    await seeingTo.prepare(condition);
    await signing.prepare(condition);
    await leerlijn.settle();
  }, 240_000);
  afterAll(() => leerlijn.stop());

  describe('for its coordinator', () => coordinating.tell());
  describe('for its director', () => {
    beforeAll(() => leerlijn.settle());
    directing.tell();
  });
  describe('a condition, for its coordinator', () => {
    beforeAll(() => leerlijn.settle());
    steering.tell();
  });
  describe('a condition, for who sees to it', () => {
    beforeAll(() => leerlijn.settle());
    seeingTo.tell();
  });
  describe('a condition, for its director', () => {
    beforeAll(() => leerlijn.settle());
    signing.tell();
  });
});
