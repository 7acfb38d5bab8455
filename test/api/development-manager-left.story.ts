import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Asked } from '../support/asked.js';
import { conversing } from '../support/conversing.js';
import { aDirectorate, type Directorate } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

const BOARD = `query ($m: ID!, $p: ID!) { programmeBoard(programmeId: $p, moduleId: $m, first: 50) {
  nodes { person { givenName } cells { step { kind } whoseMove reason } } } }`;
const LEAVE =
  'mutation ($p: ID!, $day: LocalDate) { personDeparture(personId: $p, lastDay: $day) { userErrors { code } } }';

describe('a participant whose manager has left', () => {
  let leerlijn: Installation;
  let directorate: Directorate;
  let pop: ReturnType<typeof conversing>;
  let final: ReturnType<typeof conversing>;
  let m: string;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-02-08T08:00:00.000Z');
    directorate = await aDirectorate(leerlijn);
    m = directorate.moduleIds[0];
    pop = conversing(leerlijn, directorate, 'pop');
    final = conversing(leerlijn, directorate, 'final');
    await pop.does('coen', pop.start, { m });
    await pop.asked('admin', LEAVE, { p: directorate.ids.mo, day: '2027-02-09' });
  });
  afterAll(() => leerlijn.stop());

  const onBoard = async (kind: string, givenName: string) => {
    const [row] = await leerlijn.sql<{ p: string }>('select programme_id as p from module where id = $1', [m]);
    const { nodes } = await pop.does('coen', BOARD, { m, p: row!.p });
    const cells = nodes.find(({ person }: Asked) => person.givenName === givenName).cells;
    const { whoseMove, reason } = cells.find(({ step }: Asked) => step.kind === kind);
    return `${whoseMove} ${reason}`;
  };

  test('has that manager until the end of the last day', async () => {
    await leerlijn.moveClock('2027-02-09T20:00:00.000Z');
    expect(await onBoard('POP_CONVERSATION', 'Dirk')).toBe('PARTICIPANT NOT_PLANNED');
  });

  test('waits for the coordinator from then on, with a conversation or without one', async () => {
    await leerlijn.moveClock('2027-02-10T08:00:00.000Z');
    expect(await onBoard('POP_CONVERSATION', 'Dirk')).toBe('COORDINATOR NO_MANAGER');
    expect(await onBoard('FINAL_CONVERSATION', 'Dirk')).toBe('COORDINATOR NO_MANAGER');
    expect(await onBoard('POP_CONVERSATION', 'Anna')).toBe('PARTICIPANT NOT_PLANNED');
  });

  test('and the coordinator hears what is still in the name of who left', async () => {
    const mail = leerlijn.mail.messages().find(({ subject }) => subject?.startsWith('Mo Mulder is weg'));
    expect(mail).toMatchObject({
      recipients: ['coen@amstelstad.example'],
      subject: 'Mo Mulder is weg: 1 taak heeft iemand anders nodig',
    });
    leerlijn.mail.clear();
    await pop.asked('admin', LEAVE, { p: directorate.ids.dora, day: '2027-02-10' });
    await leerlijn.sql(
      `insert into condition (tenant_id, id, programme_id, kind, owner_id)
       select tenant_id, gen_random_uuid(), programme_id, 'SAFETY', $2 from module where id = $1`,
      [m, directorate.ids.dora],
    );
    await leerlijn.moveClock('2027-02-11T08:00:00.000Z');
    const subjects = leerlijn.mail.messages().map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject?.startsWith('Dora'))).toEqual([
      'Dora Directeur is weg: 2 taken hebben iemand anders nodig',
    ]);
  });

  test('gets no conversation with somebody who is not there', async () => {
    for (const [kind, moduleId, started] of [
      [pop, directorate.moduleIds[1], 3],
      [final, m, 3],
    ] as const)
      expect(await kind.does('coen', kind.start, { m: moduleId })).toMatchObject({
        started,
        withoutManager: [{ displayName: 'Dirk Dam' }, { displayName: 'Eva Evers' }],
      });
  });
});
