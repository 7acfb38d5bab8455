import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Asked } from '../support/asked.js';
import type { Name } from '../support/directorate.js';
import {
  anEvaluatedDirectorate,
  CLOSE,
  doing,
  type EvaluatedDirectorate,
  EXTEND,
  OPEN,
  READ,
} from '../support/evaluations.js';
import { type Installation, startInstallation } from '../support/installation.js';

const BOARD = `query ($p: ID!, $m: ID) { programmeBoard(programmeId: $p, moduleId: $m) { nodes { cells { state whoseMove step { kind endsOn } } } } }`;
const HOME = '{ home { tasks { stepId kind sentence why endsOn closesAt late module { id } } } }';
const PROGRESS = `query ($p: ID!) { programmeProgress(programmeId: $p) { modules { module { id } total { steps { kind late } } } } }`;
const MODULES = 'query ($p: ID!) { programme(id: $p) { modules { id buildUpVersion steps { id kind } } } }';
const SKIP = `mutation ($m: ID!, $v: Int!, $input: ModuleBuildUpChangeInput!) {
  moduleBuildUpChange(moduleId: $m, version: $v, input: $input) { module { buildUpVersion } userErrors { code field message } } }`;

describe('the days of an evaluation', () => {
  let leerlijn: Installation;
  let directorate: EvaluatedDirectorate;
  let m: string;
  let other: string;
  let does: ReturnType<typeof doing>;

  const as = (who: Name, operation: string, variables: object = {}) =>
    does(`${who}@amstelstad.example`, operation, variables);
  const taskOf = async (who: Name, moduleId = m) =>
    (await as(who, HOME)).tasks.find(({ kind, module }: Asked) => kind === 'EVALUATION' && module.id === moduleId);
  const cells = async () => {
    const { nodes } = await as('coen', BOARD, { p: directorate.programmeId, m });
    const all = nodes.map(({ cells: steps }: Asked) => steps.find(({ step }: Asked) => step.kind === 'EVALUATION'));
    return [...new Set(all.map((cell: Asked) => JSON.stringify(cell)))].map((cell) => JSON.parse(cell as string));
  };
  const lateOnes = async () => {
    const { modules } = await as('dora', PROGRESS, { p: directorate.programmeId });
    return modules
      .find(({ module }: Asked) => module.id === m)
      .total.steps.find(({ kind }: Asked) => kind === 'EVALUATION').late;
  };
  const skipEvaluation = async () => {
    const { modules } = await as('coen', MODULES, { p: directorate.programmeId });
    const { buildUpVersion, steps } = modules.find(({ id }: Asked) => id === m);
    const { id: stepId } = steps.find(({ kind }: Asked) => kind === 'EVALUATION');
    const input = { skip: [{ stepId, reason: 'Er is geen tijd' }] };
    return as('coen', SKIP, { m, v: buildUpVersion, input });
  };

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-06-25T08:00:00.000Z');
    directorate = await anEvaluatedDirectorate(leerlijn);
    [m, other] = directorate.moduleIds;
    does = doing(leerlijn);
    await leerlijn.sql(
      `update module_step set starts_on = '2027-06-25', ends_on = '2027-07-02' where module_id = $1 and kind = 'EVALUATION'`,
      [m],
    );
    await leerlijn.moveClock('2027-06-25T08:05:00.000Z');
  });
  afterAll(() => leerlijn.stop());

  test('are those of its step at first, which home and board say', async () => {
    expect(await taskOf('anna')).toMatchObject({
      why: 'De evaluatie sluit op 2 juli 2027.',
      endsOn: '2027-07-02',
      closesAt: '2027-07-02T15:00:00.000Z',
      late: false,
    });
    expect(await cells()).toEqual([
      { state: 'UNDER_WAY', whoseMove: null, step: { kind: 'EVALUATION', endsOn: '2027-07-02' } },
    ]);
  });

  test('end when it closes once it was extended: nobody is late while it is open', async () => {
    const { version } = await as('coen', READ, { m });
    await as('coen', EXTEND, { m, version, closesOn: '2027-07-12' });
    await leerlijn.moveClock('2027-07-06T08:00:00.000Z');
    expect(await taskOf('anna')).toMatchObject({
      sentence: 'Geef zonder naam je oordeel: Evaluatie',
      why: 'De evaluatie sluit op 12 juli 2027.',
      endsOn: '2027-07-12',
      late: false,
    });
    expect(await cells()).toEqual([
      { state: 'UNDER_WAY', whoseMove: null, step: { kind: 'EVALUATION', endsOn: '2027-07-12' } },
    ]);
    expect(await lateOnes()).toBe(0);
  });

  test('keep its step in the module while it is open', async () => {
    const { module, userErrors } = await skipEvaluation();
    expect(module).toBeNull();
    expect(userErrors).toEqual([
      {
        code: 'STEP_CANNOT_BE_SKIPPED',
        field: ['input', 'skip', '0', 'stepId'],
        message: 'De evaluatie van deze stap is open. Sluit die eerst, of wacht tot zij sluit.',
      },
    ]);
    await as('coen', CLOSE, { m });
    await leerlijn.moveClock('2027-07-06T08:05:00.000Z');
    expect((await skipEvaluation()).userErrors).toEqual([]);
  });

  test('are said to participants of a module without a step for it too', async () => {
    await leerlijn.sql(`delete from module_step where module_id = $1 and kind = 'EVALUATION'`, [other]);
    await as('coen', OPEN, { m: other, version: 0, closesOn: '2027-07-16' });
    expect(await taskOf('anna', other)).toMatchObject({
      stepId: null,
      sentence: 'Geef zonder naam je oordeel: Evaluatie',
      why: 'De evaluatie sluit op 16 juli 2027.',
      late: false,
    });
    expect(await taskOf('marga', other)).toBeUndefined();
  });
});
