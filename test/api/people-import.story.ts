import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Installation, startInstallation } from '../support/installation.js';
import {
  APPLY,
  aTenant,
  CHECK,
  grantRole,
  importCase,
  importSheet,
  personByNumber,
  sheet,
  signIn,
  type World,
} from '../support/world.js';

const example = (name: string) => readFileSync(new URL(`../../examples/dienstverlening/${name}`, import.meta.url));

let leerlijn: Installation;
beforeAll(async () => {
  leerlijn = await startInstallation();
});
afterAll(() => leerlijn.stop());

const check = async (credential: string, ...args: Parameters<typeof sheet>) =>
  (await leerlijn.must(CHECK, sheet(...args), credential)).importCheck.import;
const apply = async (credential: string, id: string) =>
  (await leerlijn.ask(APPLY, { id }, credential)).data.importApply;

/** A sheet of people with these columns more; each with the number and the address p<number>@<domain>. */
const UNITS = 'code;naam;type;bovenliggend\r\nGA;Gemeente;organisatie;\r\nDV;Dienstverlening;directie;GA\r\n';
const HEADER = 'personeelsnummer;voornaam;achternaam;e-mail;organisatie-eenheid;leidinggevende';
const people = (...rows: string[]) => [HEADER, ...rows].join('\r\n');

describe('the case of Dienstverlening', () => {
  let world: World;
  beforeAll(async () => {
    world = await aTenant(leerlijn, 'dienstverlening', 'EN');
  });

  test('its organisation and people are shown before anything is changed, and then imported', async () => {
    await importSheet(leerlijn, world.admin, 'UNITS', example('organisatie.csv'));
    const checked = await check(world.admin, 'PEOPLE', example('medewerkers.csv'));
    expect(checked).toMatchObject({ state: 'CHECKED', applicable: true, added: 436, changed: 0, faults: [] });
    expect(checked.additions[0]).toEqual({ key: '100202', name: 'Emre Peters' });
    expect(await leerlijn.sql('select from person where tenant_id = $1', [world.tenantId])).toHaveLength(1);

    expect(await apply(world.admin, checked.id)).toMatchObject({ import: { state: 'APPLIED', added: 436 } });
    const [{ units, people, led }] = (await leerlijn.sql(
      `select (select count(*)::int from org_unit where tenant_id = $1) as units, count(*)::int as people, count(manager_id)::int as led
         from person where tenant_id = $1`,
      [world.tenantId],
    )) as [{ units: number; people: number; led: number }];
    expect({ units, people, led }).toEqual({ units: 53, people: 437, led: 434 });
  });

  test('the same files again change nothing', async () => {
    const organisation = await check(world.admin, 'UNITS', example('organisatie.csv'));
    expect(organisation).toMatchObject({ added: 0, changed: 0, unchanged: 53, absent: 0 });
    const checked = await check(world.admin, 'PEOPLE', example('medewerkers.csv'));
    expect(checked).toMatchObject({ added: 0, changed: 0, unchanged: 436, absent: 0 });
    expect(await apply(world.admin, checked.id)).toMatchObject({ import: { added: 0, changed: 0, unchanged: 436 } });
  });

  test('every fault in a file is told at once, with its row, its column and the reason', async () => {
    const checked = await check(world.admin, 'PEOPLE', example('medewerkers-met-fouten.csv'));
    const told = checked.faults.map(({ row, column, message }: Record<string, unknown>) => ({
      row,
      column,
      why: message,
    }));
    expect(told).toEqual(JSON.parse(example('medewerkers-met-fouten.expected.json').toString()));
    expect(checked.applicable).toBe(false);
  });

  test('and such a file is not applied, not even the rows without faults', async () => {
    const checked = await check(world.admin, 'PEOPLE', example('medewerkers-met-fouten.csv'));
    const before = await leerlijn.sql('select * from person order by id');
    expect(await apply(world.admin, checked.id)).toEqual({
      import: null,
      userErrors: [
        {
          code: 'IMPORT_HAS_ERRORS',
          field: ['id'],
          message:
            'There are still 10 errors in this file. Mend them and check it again: nothing has been changed now.',
        },
      ],
    });
    expect(await leerlijn.sql('select * from person order by id')).toEqual(before);
  });

  test('what is exported can be imported, and changes nothing', async () => {
    await leerlijn.sql(
      `update person set personnel_number = '1', unit_id = (select id from org_unit where code = 'GA') where email like 'admin@dienst%'`,
    );
    const { peopleCsv } = await leerlijn.must('{ peopleCsv }', {}, world.admin);
    expect(await check(world.admin, 'PEOPLE', peopleCsv)).toMatchObject({
      faults: [],
      added: 0,
      changed: 0,
      unchanged: 437,
    });
  });
});

describe('a file that changes what is known', () => {
  let world: World;
  let nth = 0;
  beforeEach(async () => {
    world = await aTenant(leerlijn, `stad-${++nth}`);
    await importSheet(leerlijn, world.admin, 'UNITS', UNITS);
    await importSheet(
      leerlijn,
      world.admin,
      'PEOPLE',
      people('1;Anna;Berg;anna@ga.example;GA;', '2;Bob;Dam;bob@ga.example;DV;1'),
    );
  });
  const stored = () =>
    leerlijn.sql(
      `select p.personnel_number as number, p.family_name as name, p.email, m.personnel_number as manager
         from person p left join person m on m.id = p.manager_id where p.tenant_id = $1 and p.personnel_number is not null order by 1`,
      [world.tenantId],
    );

  test('shows value by value what becomes of what, before it does so', async () => {
    const changed = people(
      '1;Anna;Berg;anna@ga.example;GA;',
      '2;Bob;van Dam;bob@ga.example;GA;',
      '3;Cem;Ek;cem@ga.example;DV;2',
    );
    const checked = await check(world.admin, 'PEOPLE', changed);
    expect(checked).toMatchObject({ added: 1, changed: 1, unchanged: 1, absent: 0 });
    expect(checked.additions).toEqual([{ key: '3', name: 'Cem Ek' }]);
    expect(checked.changes).toEqual([
      { key: '2', name: 'Bob Dam', field: 'FAMILY_NAME', from: 'Dam', to: 'van Dam' },
      { key: '2', name: 'Bob Dam', field: 'UNIT', from: 'DV', to: 'GA' },
      { key: '2', name: 'Bob Dam', field: 'MANAGER', from: '1', to: null },
    ]);
    await apply(world.admin, checked.id);
    expect(await stored()).toEqual([
      { number: '1', name: 'Berg', email: 'anna@ga.example', manager: null },
      { number: '2', name: 'van Dam', email: 'bob@ga.example', manager: null },
      { number: '3', name: 'Ek', email: 'cem@ga.example', manager: '2' },
    ]);
  });

  test('may have two people swap their addresses, and somebody new take one over', async () => {
    const swapped = people(
      '1;Anna;Berg;bob@ga.example;GA;',
      '2;Bob;Dam;b.dam@ga.example;DV;3',
      '3;Cem;Ek;anna@ga.example;DV;1',
    );
    await importSheet(leerlijn, world.admin, 'PEOPLE', swapped);
    expect(await stored()).toEqual([
      { number: '1', name: 'Berg', email: 'bob@ga.example', manager: null },
      { number: '2', name: 'Dam', email: 'b.dam@ga.example', manager: '3' },
      { number: '3', name: 'Ek', email: 'anna@ga.example', manager: '1' },
    ]);
  });

  test('recognises who was entered by hand by their address, and keeps what they may do', async () => {
    const rows = people(`7;Ada;Admin;admin@stad-${nth}.example;GA;`, '2;Bob;Dam;bob@ga.example;DV;7');
    const checked = await check(world.admin, 'PEOPLE', rows);
    expect(checked).toMatchObject({ added: 0, changed: 2, absent: 1 });
    await apply(world.admin, checked.id);
    expect(await stored()).toContainEqual({ number: '2', name: 'Dam', email: 'bob@ga.example', manager: '7' });
    const { me } = await leerlijn.must('{ me { roles person { personnelNumber } } }', {}, world.admin);
    expect(me).toEqual({ roles: ['ADMINISTRATOR', 'MANAGER', 'EMPLOYEE'], person: { personnelNumber: '7' } });
  });

  test('is not applied when it would no longer do what was shown', async () => {
    const [first, second] = await Promise.all([
      check(world.admin, 'PEOPLE', people('2;Bob;Damstra;bob@ga.example;DV;1')),
      check(world.admin, 'PEOPLE', people('2;Bob;Damsma;bob@ga.example;DV;1')),
    ]);
    await apply(world.admin, first.id);
    expect(await apply(world.admin, second.id)).toEqual({
      import: null,
      userErrors: [
        {
          code: 'IMPORT_OUTDATED',
          field: ['id'],
          message:
            'Sinds de controle is er iets gewijzigd, waardoor dit bestand nu iets anders zou doen dan je zag. Controleer het opnieuw.',
        },
      ],
    });
  });

  test('is applied once, also when it is asked for several times at once, and is not kept', async () => {
    const { id } = await check(world.admin, 'PEOPLE', people('3;Cem;Ek;cem@ga.example;DV;2'));
    const answers = await Promise.all([1, 2, 3].map(() => apply(world.admin, id)));
    expect(answers.map(({ userErrors }) => userErrors[0]?.code ?? 'applied').sort()).toEqual([
      'IMPORT_ALREADY_APPLIED',
      'IMPORT_ALREADY_APPLIED',
      'applied',
    ]);
    expect(await stored()).toHaveLength(3);
    expect(await leerlijn.sql('select file from import where id = $1', [id])).toEqual([{ file: null }]);
  });

  test('moves a whole part of the organisation along with the unit above it', async () => {
    await importSheet(
      leerlijn,
      world.admin,
      'UNITS',
      'code;naam;type;bovenliggend\nC1;Een;cluster;GA\nC2;Twee;cluster;GA\nDV;Dienstverlening;directie;C1\nDV-1;Balie;team;DV\n',
    );
    await importSheet(leerlijn, world.admin, 'UNITS', 'code;naam;type;bovenliggend\nDV;Dienstverlening;directie;C2\n');
    const line = await leerlijn.sql(
      `select above.code from org_unit u join org_unit above on above.tenant_id = u.tenant_id and u.path ^@ above.path
        where u.tenant_id = $1 and u.code = 'DV-1' order by length(above.path)`,
      [world.tenantId],
    );
    expect(line.map(({ code }) => code)).toEqual(['GA', 'C2', 'DV', 'DV-1']);
  });
});

describe('a large organisation', () => {
  test('of 18,000 people is imported in one go, and changed in one go', async () => {
    const { admin } = await aTenant(leerlijn, 'groot');
    await importSheet(leerlijn, admin, 'UNITS', UNITS);
    const rows = Array.from(
      { length: 18_000 },
      (_, n) =>
        `${100_000 + n};Voornaam${n};Achternaam${n};p${n}@groot.example;DV;${n ? 100_000 + Math.floor(n / 10) : ''}`,
    );
    const checked = await check(admin, 'PEOPLE', people(...rows));
    expect(checked).toMatchObject({ applicable: true, added: 18_000 });
    expect(await apply(admin, checked.id)).toMatchObject({ import: { added: 18_000 } });
    const moved = rows.map((row) => row.replace(';DV;', ';GA;').replace('@groot', '@grootstad'));
    const again = await check(admin, 'PEOPLE', people(...moved));
    expect(again).toMatchObject({ changed: 18_000, unchanged: 0 });
    expect(await apply(admin, again.id)).toMatchObject({ import: { changed: 18_000 } });
  });
});

describe('a file as other systems save it', () => {
  let world: World;
  beforeAll(async () => {
    world = await aTenant(leerlijn, 'elders');
    await importSheet(leerlijn, world.admin, 'UNITS', UNITS);
  });

  test('may have English headers in any order, commas, and UTF-16', async () => {
    const text =
      '\ufeffUnit,Work email,Last name,First name,Employee ID,Shoe size\nGA,joao@ga.example,Gonçalves,João,9,44\n';
    const checked = await check(world.admin, 'PEOPLE', Buffer.from(text, 'utf16le'));
    expect(checked).toMatchObject({ applicable: true, additions: [{ key: '9', name: 'João Gonçalves' }] });
    expect(checked.columns.map(({ field }: { field: string | null }) => field)).toEqual([
      'UNIT',
      'EMAIL',
      'FAMILY_NAME',
      'GIVEN_NAME',
      'PERSONNEL_NUMBER',
      null,
    ]);
    expect(checked.faults).toEqual([
      {
        row: 1,
        column: 'Shoe size',
        code: 'UNKNOWN_COLUMN',
        severity: 'NOTICE',
        message: 'kolom niet herkend, en overgeslagen',
      },
    ]);
  });

  const OWN = 'stamnr\tvoornaam\tachternaam\te-mail\torganisatie-eenheid\n5\tEva\tFaber\teva@ga.example\tGA\n';
  const mapping = [{ header: 'Stamnr', field: 'PERSONNEL_NUMBER' }];

  test('may have headers of its own, which are said once and then remembered', async () => {
    expect((await check(world.admin, 'PEOPLE', OWN)).faults).toContainEqual(
      expect.objectContaining({ code: 'MISSING_COLUMN' }),
    );
    expect(await check(world.admin, 'PEOPLE', OWN, { mapping })).toMatchObject({ applicable: true });
    expect(await check(world.admin, 'PEOPLE', OWN)).toMatchObject({ applicable: false });
    expect(await check(world.admin, 'PEOPLE', OWN, { mapping, saveMapping: true })).toMatchObject({ applicable: true });
    const checked = await check(world.admin, 'PEOPLE', OWN);
    expect(checked).toMatchObject({ applicable: true, added: 1 });
    expect(await apply(world.admin, checked.id)).toMatchObject({ import: { state: 'APPLIED' } });
  });

  test('is applied with the mapping that it was checked with', async () => {
    const checked = await check(
      world.admin,
      'PEOPLE',
      OWN.replaceAll('stamnr', 'kenmerk').replace('5\t', '6\t').replace('eva@', 'e@'),
      {
        mapping: [{ header: 'kenmerk', field: 'PERSONNEL_NUMBER' }],
      },
    );
    expect(await apply(world.admin, checked.id)).toMatchObject({ import: { state: 'APPLIED', added: 1 } });
  });

  test('has no header that stands for a field of another kind of file', async () => {
    const { data } = await leerlijn.ask(CHECK, sheet('UNITS', UNITS, { mapping }), world.admin);
    expect(data.importCheck.userErrors).toEqual([
      {
        code: 'INVALID_INPUT',
        field: ['input', 'mapping', '0', 'field'],
        message: 'Dit veld hoort niet bij dit soort bestand.',
      },
    ]);
  });

  test('is refused when it is no text, and when it is too large, in words that help', async () => {
    const picture = await check(world.admin, 'PEOPLE', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]));
    expect(picture.faults).toEqual([
      {
        row: 0,
        column: '',
        code: 'NOT_A_TEXT_FILE',
        severity: 'ERROR',
        message: 'geen tekstbestand: sla het werkblad op als CSV en importeer dat',
      },
    ]);
    const { data } = await leerlijn.ask(CHECK, sheet('PEOPLE', Buffer.alloc(8 * 1024 * 1024 + 1, 'a')), world.admin);
    expect(data.importCheck.userErrors).toEqual([
      {
        code: 'FILE_TOO_LARGE',
        field: ['input', 'content'],
        message: 'Dit bestand is groter dan 8 MB. Verdeel de rijen over meer bestanden.',
      },
    ]);
  });
});

describe('an import', () => {
  let world: World;
  beforeAll(async () => {
    world = await aTenant(leerlijn, 'hier');
    await importCase(leerlijn, world.admin);
  });

  test('is not for a coordinator', async () => {
    const { id, email } = await personByNumber(leerlijn, world, '101994');
    await grantRole(leerlijn, world, id, 'COORDINATOR');
    const { errors } = await leerlijn.ask(CHECK, sheet('UNITS', UNITS), await signIn(leerlijn, email, world.tenantId));
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });

  test('of another organisation does not exist', async () => {
    const other = await aTenant(leerlijn, 'daar');
    const { id } = await check(other.admin, 'UNITS', UNITS);
    const { errors } = await leerlijn.ask(APPLY, { id }, world.admin);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
  });

  test('that was never applied is forgotten after a week', async () => {
    const { id } = await check(world.admin, 'UNITS', UNITS);
    await leerlijn.sql(`update import set created_at = created_at - interval '8 days' where id = $1`, [id]);
    await check(world.admin, 'UNITS', UNITS);
    expect(await leerlijn.sql('select from import where id = $1', [id])).toEqual([]);
  });
});
