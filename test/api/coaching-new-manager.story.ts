import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Asked } from '../support/asked.js';
import {
  ADD_NOTE,
  aCoachedDirectorate,
  acting,
  CONFIRM_MATCHES,
  type CoachedDirectorate,
  DESCRIBE,
  LINES,
  MY_COACHING,
  PROPOSE_MATCH,
} from '../support/coaching.js';
import { type Name, tellOfNewManager } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';

describe('whoever becomes the manager of somebody', () => {
  let leerlijn: Installation;
  let directorate: CoachedDirectorate;
  let does: ReturnType<typeof acting>['does'];
  let tries: ReturnType<typeof acting>['tries'];
  let m: string;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    await leerlijn.moveClock('2027-02-08T09:00:00.000Z');
    directorate = await aCoachedDirectorate(leerlijn);
    ({ does, tries } = acting(leerlijn, directorate.as));
    m = directorate.moduleIds[0];
    const { ids } = directorate;
    for (const name of ['lena', 'lars'] as const)
      await does('coen', DESCRIBE, { p: ids[name], input: { capacity: 8, languages: ['NL'] } });
    for (const name of ['anna', 'bram'] as const) await does('coen', PROPOSE_MATCH, { m, p: ids[name], l: ids.lena });
    await does('coen', CONFIRM_MATCHES, { m });
    const [{ id: c }] = await does('anna', MY_COACHING);
    await does('lena', ADD_NOTE, { c, input: { text: 'Lena denkt mee', audience: 'TWO' } });
    await does('lena', ADD_NOTE, { c, input: { text: 'Lena voor zichzelf', audience: 'OWN' } });
    await does('anna', ADD_NOTE, { c, input: { text: 'Anna vertelt', audience: 'TWO' } });
    await does('anna', ADD_NOTE, { c, input: { text: 'Anna voor zichzelf', audience: 'OWN' } });
    await leerlijn.settle();
    leerlijn.mail.clear();
  }, 120_000);
  afterAll(() => leerlijn.stop());

  /** As an import does it. */
  const getsManager = async (person: Name | 'lars', manager: Name | 'lena') => {
    await leerlijn.sql('update person set manager_id = $2 where id = $1', [
      directorate.ids[person],
      directorate.ids[manager],
    ]);
    await hadManager(person, manager, (await leerlijn.now()).toISOString());
    await leerlijn.settle();
  };
  /** Where an import says that somebody stood from a day on. */
  const hadManager = async (person: Name | 'lars', manager: Name | 'lena' | 'lars', from: string) => {
    const { tenantId, ids } = directorate;
    await leerlijn.sql(
      `insert into person_placement (tenant_id, id, person_id, manager_id, valid_from) values ($1, gen_random_uuid(), $2, $3, $4)
           on conflict (tenant_id, person_id, valid_from) do update set manager_id = excluded.manager_id`,
      [tenantId, ids[person], ids[manager], from],
    );
    await tellOfNewManager(leerlijn, directorate, ids[person]);
  };
  /** Until after what happens around this time is gathered in one mail. */
  const aWhileLater = async () => leerlijn.moveClock(new Date((await leerlijn.now()).getTime() + 11 * 60_000));
  const toldCoordinators = () => {
    const mails = leerlijn.mail.messages().filter(({ recipients }) => recipients.includes('coen@amstelstad.example'));
    leerlijn.mail.clear();
    return mails.map(({ subject, text }) => ({ subject, text: text!.replace(/\s+/g, ' ') }));
  };
  const toldTo = (name: string) =>
    leerlijn.mail
      .messages()
      .filter(({ recipients }) => recipients.includes(`${name}@amstelstad.example`))
      .map(({ subject }) => subject);
  const matchOf = async (displayName: string) =>
    (await does('coen', LINES, { m })).nodes.find((line: Asked) => line.participant.displayName === displayName)
      .matches[0];

  test('coaches them no more: the match ends, and the coordinator sees why', async () => {
    await getsManager('anna', 'lena');
    await aWhileLater();
    expect(await matchOf('Anna Aker')).toMatchObject({ state: 'ENDED', endedBecause: 'BECAME_MANAGER' });
    expect(await matchOf('Bram Bos')).toMatchObject({ state: 'CONFIRMED' });
    const theirs = (await does('lena', MY_COACHING)).filter(({ state }: Asked) => state !== 'ENDED');
    expect(theirs.map(({ participant }: Asked) => participant.displayName)).toEqual(['Bram Bos']);
    expect(toldTo('anna')).toContain('De coaching met Lena Laan is afgerond');
  });

  test('reads nothing of what was written before either, while the other keeps it, also once another is the manager', async () => {
    const [{ id: c, notes }] = await does('anna', MY_COACHING);
    expect(notes.map(({ text }: Asked) => text).sort()).toEqual([
      'Anna vertelt',
      'Anna voor zichzelf',
      'Lena denkt mee',
    ]);
    const readByLena = async () => [
      JSON.stringify(await does('lena', MY_COACHING)).includes('Anna'),
      await tries('lena', 'query ($c: ID!) { coaching(id: $c) { notes { text } } }', { c }),
    ];
    expect(await readByLena()).toEqual([false, 'NOT_FOUND']);
    const { text } = leerlijn.mail.messages().find(({ recipients }) => recipients.includes('lena@amstelstad.example'))!;
    expect(text!.replace(/\s+/g, ' ')).toContain('Wat jullie met elkaar hebben gedeeld, leest alleen Anna Aker nog.');
    await leerlijn.sql('update person set manager_id = $2 where id = $1', [directorate.ids.anna, directorate.ids.otto]);
    expect(await readByLena()).toEqual([false, 'NOT_FOUND']);
    await leerlijn.sql('update person set manager_id = $2 where id = $1', [directorate.ids.anna, directorate.ids.lena]);
  });

  test('needs the coordinators to find another: they are told who, and why', async () => {
    const [mail, ...others] = toldCoordinators();
    expect(others).toEqual([]);
    expect(mail!.subject).toBe('Nieuwe leidinggevenden: 1 plek past niet meer');
    expect(mail!.text).toContain(
      'Anna Aker heeft een andere leermanager nodig in plaats van Lena Laan: Begrenzend leiderschap',
    );
    await aWhileLater();
    expect(toldCoordinators()).toEqual([]);
  });

  test('of their manager too: the coaching goes on in one line, and one mail tells of all that changed around then', async () => {
    const { tenantId, ids } = directorate;
    await leerlijn.sql(
      `with g as (insert into intervision_group (tenant_id, id, module_id, number) values ($1, gen_random_uuid(), $2, 1) returning *)
       insert into intervision_member (tenant_id, id, group_id, module_id, person_id, how, joined_at)
       select g.tenant_id, gen_random_uuid(), g.id, g.module_id, p.id, 'PROPOSED', now() from g, unnest($3::uuid[]) p (id)`,
      [tenantId, m, [ids.cem, ids.dirk, ids.eva]],
    );
    const grant = [tenantId, ids.eva];
    await leerlijn.sql(
      `insert into role_grant (tenant_id, person_id, role, granted_at) values ($1, $2, 'COORDINATOR', now())`,
      grant,
    );
    await getsManager('marga', 'lena');
    await getsManager('cem', 'dirk');
    await leerlijn.sql('delete from role_grant where tenant_id = $1 and person_id = $2', grant);
    await aWhileLater();
    // Whoever is no coordinator any more when the mails go out hears nothing of it.
    expect(toldTo('eva')).toEqual([]);
    expect(await matchOf('Bram Bos')).toMatchObject({ state: 'CONFIRMED' });
    const [mail, ...others] = toldCoordinators();
    expect(others).toEqual([]);
    expect(mail!.subject).toBe('Nieuwe leidinggevenden: 2 plekken passen niet meer');
    expect(mail!.text).toContain('Bram Bos en leermanager Lena Laan staan in dezelfde lijn');
    expect(mail!.text).toContain('Cem Can zit in één intervisiegroep met leidinggevende Dirk Dam');
    expect(mail!.text).not.toContain('Eva');
    // What came of an earlier change was told then.
    expect(mail!.text).not.toContain('Anna');
  });

  test('is told once, also when it comes in again much later', async () => {
    const { tenantId, ids } = directorate;
    await leerlijn.sql(
      `insert into outbox_event (tenant_id, id, type, payload, recorded_at)
       select tenant_id, gen_random_uuid(), type, payload, recorded_at from outbox_event
        where tenant_id = $1 and type = 'people.person.manager-changed' and payload ->> 'personId' = $2`,
      [tenantId, ids.marga],
    );
    await leerlijn.settle();
    await aWhileLater();
    expect(toldCoordinators()).toEqual([]);
  });

  test('is told to nobody where it is made good within minutes, and never where nobody is too close by it', async () => {
    const { ids } = directorate;
    for (const name of ['anna', 'bram'] as const) await does('coen', PROPOSE_MATCH, { m, p: ids[name], l: ids.lars });
    await does('coen', CONFIRM_MATCHES, { m });
    await leerlijn.sql('update intervision_member set left_at = now() where person_id = $1', [ids.cem]);
    await getsManager('eva', 'dirk');
    await getsManager('eva', 'otto');
    await aWhileLater();
    expect(toldCoordinators()).toEqual([]);
    const obsolete = () =>
      leerlijn.sql(
        `select from delivery where template = 'MANAGERS_TOO_CLOSE' and state = 'OBSOLETE' and person_id = $1`,
        [ids.coen],
      );
    expect(await obsolete()).toHaveLength(1);
    await getsManager('dirk', 'otto');
    await aWhileLater();
    expect(toldCoordinators()).toEqual([]);
    expect(await obsolete()).toHaveLength(1);
  });

  test('was it once, as comes out later: from then on they read nothing, and the match ends instead of going on in the dark', async () => {
    const { tenantId, ids } = directorate;
    const [{ id }] = (await leerlijn.sql<{ id: string }>(
      `insert into assignment (tenant_id, id, module_id, participant_id, goal, individual, collective, state, drafted_at)
       values ($1, gen_random_uuid(), $2, $3, '{"behaviour":"Ik zeg nee","situation":"weekoverleg","noticedBy":"lijsten"}', 'Ik', 'Wij', 'UNDER_WAY', now())
       returning id`,
      [tenantId, m, ids.bram],
    )) as [{ id: string }];
    const readBy = async (who: 'bram' | 'lars') => {
      const read = await tries(who, 'query ($id: ID!) { assignment(id: $id) { visibleTo { sentence } } }', { id });
      return read.visibleTo?.sentence ?? read;
    };
    expect(await readBy('lars')).toBe('Jij en Bram Bos.');
    leerlijn.mail.clear();
    await hadManager('bram', 'lars', '2020-01-01');
    const closed = ['NOT_FOUND', 'Jij en de leermanager (nog niet bekend).'];
    expect([await readBy('lars'), await readBy('bram')]).toEqual(closed);
    await leerlijn.settle();
    expect([await readBy('lars'), await readBy('bram')]).toEqual(closed);
    expect(await matchOf('Bram Bos')).toMatchObject({ state: 'ENDED', endedBecause: 'BECAME_MANAGER' });
    for (const name of ['bram', 'lars']) expect(toldTo(name)).toHaveLength(1);
  });

  test('is coached by them no more either, and then what the two shared stays with both', async () => {
    const { id: c } = (await does('lars', MY_COACHING)).find(
      ({ participant }: Asked) => participant.displayName === 'Anna Aker',
    );
    await does('lars', ADD_NOTE, { c, input: { text: 'Lars voor zichzelf', audience: 'OWN' } });
    leerlijn.mail.clear();
    await getsManager('lars', 'anna');
    expect(await matchOf('Anna Aker')).toMatchObject({ state: 'ENDED', endedBecause: 'BECAME_MANAGER' });
    const { notes } = await does('lars', 'query ($c: ID!) { coaching(id: $c) { notes { text } } }', { c });
    expect(notes).toEqual([{ text: 'Lars voor zichzelf' }]);
    const { text } = leerlijn.mail.messages().find(({ recipients }) => recipients.includes('lars@amstelstad.example'))!;
    expect(text!.replace(/\s+/g, ' ')).toContain('Wat jullie hebben opgeschreven, blijft van jullie twee.');
  });
});
