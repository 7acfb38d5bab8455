import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { linkKey } from '../../src/domains/feedback/invitations/link-token.rules.js';
import { openLink } from '../../src/domains/feedback/responses/rater-sheet.read-model.js';
import { Prisma } from '../../src/generated/prisma/client.js';
import { withConnection } from '../../src/platform/database/bring-up/connection.js';
import type { DatabaseRole } from '../../src/platform/database/bring-up/roles.js';
import { RoleDatabase } from '../../src/platform/database/role-database.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { faultsOf, powersOf, privilegesOn } from './catalogue.js';

let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const as = <Row extends pg.QueryResultRow>(role: DatabaseRole, sql: string, tenantId = '') =>
  withConnection(database.urls[role], async (client) => {
    await client.query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
    return (await client.query<Row>(sql)).rows;
  });

describe('no table, key, function or view lets one organisation reach another', () => {
  test('in the database as it is migrated', async () => {
    expect(await faultsOf(owner)).toEqual([]);
  });

  const MADE = `create table diary (tenant_id uuid not null references tenant (id), id uuid not null, person_id uuid, primary key (tenant_id, id))`;
  const PROTECTED = `${MADE}; call protect_tenant_table('diary')`;
  const NO_POLICY = 'diary has no policy that reads and writes the rows of app.tenant_id only';
  const mutants: [string, string, string[]][] = [
    [
      'a table that says not whose a row is',
      'create table diary (id int)',
      ['diary has no tenant_id and is not among the tables that need none'],
    ],
    [
      'a table that was never protected',
      MADE,
      ['diary does not have row-level security enabled and forced', NO_POLICY],
    ],
    [
      'a table whose owner is not bound',
      `${PROTECTED}; alter table diary no force row level security`,
      ['diary does not have row-level security enabled and forced'],
    ],
    [
      'a row that may be nobody’s',
      `${PROTECTED}; alter table diary drop constraint diary_pkey; alter table diary alter tenant_id drop not null`,
      ['diary.tenant_id can be null'],
    ],
    [
      'a policy for reading only',
      `${MADE}; alter table diary enable row level security, force row level security;
      create policy tenant_isolation on diary for select using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))`,
      [NO_POLICY],
    ],
    [
      'a policy that lets everything be written',
      `${PROTECTED}; alter policy tenant_isolation on diary with check (true)`,
      [NO_POLICY],
    ],
    [
      'a second policy that opens what the first one closes',
      `${PROTECTED}; create policy all_of_it on diary using (true)`,
      ['diary has a policy all_of_it beside that of the tenant'],
    ],
    [
      'a table that the system role sees through without being on the list',
      `${PROTECTED};
      create policy before_a_tenant_is_known on diary to leerlijn_system using (true)`,
      ['diary has a policy before_a_tenant_is_known beside that of the tenant'],
    ],
    [
      'a reference by id alone',
      `${PROTECTED}; create unique index person_id_only on person (id);
      alter table diary add constraint diary_person foreign key (person_id) references person (id)`,
      ["diary_person lets a row of diary refer to another tenant's person", 'person_id_only is unique across tenants'],
    ],
    [
      'a function that runs as its owner',
      `create function peek() returns bigint language sql security definer as 'select count(*) from person'`,
      [
        'peek() runs as its owner without a fixed search_path that ends in pg_temp',
        'peek() runs as its owner and anybody may call it',
      ],
    ],
    [
      'a view that runs as its owner',
      'create view everybody as select * from person',
      ['everybody shows what its owner may see'],
    ],
    [
      'a copy that no policy reaches',
      'create materialized view everybody as select * from person',
      ['everybody shows what its owner may see'],
    ],
    ['a table for anybody who can connect', 'grant select on person to public', ['anybody may SELECT person']],
  ];
  test.each(mutants)('and the check finds %s', async (_, sql, faults) => {
    await owner.query(`begin; ${sql}`);
    try {
      expect(await faultsOf(owner)).toEqual(faults);
    } finally {
      await owner.query('rollback');
    }
  });
});

describe('the roles that Leerlijn signs in with', () => {
  const logins = () => Object.values(database.urls).map((url) => decodeURIComponent(new URL(url).username));

  test('have no power over the server and own nothing', async () => {
    expect(await powersOf(owner, logins())).toEqual([]);
  });

  test.each([
    ['passes row-level security', (role: string) => `alter role ${role} bypassrls`],
    ['makes roles', (role: string) => `alter role ${role} createrole`],
    ['is no role of Leerlijn', (role: string) => `grant pg_read_all_data to ${role}`],
    ['owns table person', (role: string) => `alter table person owner to ${role}`],
  ])('and the check finds one that %s', async (power, give) => {
    const [login = ''] = logins();
    await owner.query(`begin; ${give(pg.escapeIdentifier(login))}`);
    try {
      expect(await powersOf(owner, logins())).toEqual([expect.stringContaining(power)]);
    } finally {
      await owner.query('rollback');
    }
  });

  test('see no row and can write none before a tenant is set, save the system role', async () => {
    await owner.query(
      `insert into tenant (id, slug, name, created_at) values (gen_random_uuid(), 'somebody', 'Somebody', now())`,
    );
    const [{ id: somebody }] = (await as<{ id: string }>('system', 'select id from tenant')) as [{ id: string }];
    for (const role of ['api', 'reminder', 'aggregator'] as const) {
      expect(await as(role, 'select id from tenant')).toEqual([]);
      expect(await as(role, 'select id from tenant', somebody)).toEqual([{ id: somebody }]);
    }
    const write = `insert into compass_theme (tenant_id, id, key, name, position) values ('${somebody}', gen_random_uuid(), 'k', '{}', 1)`;
    await expect(as('api', write)).rejects.toThrow(/violates row-level security policy/);
    await as('api', write, somebody);
    const stranger = '00000000-0000-4000-8000-000000000000';
    await expect(as('api', write, stranger)).rejects.toThrow(/violates row-level security policy/);
  });

  test('see of a link of any organisation no more than its key opens, and work in its organisation from then on', async () => {
    const [{ id: somebody }] = (await as<{ id: string }>('system', 'select id from tenant')) as [{ id: string }];
    const hashes = ['one', 'another'].map((token) => `sha256(sha256('${token}'))`);
    for (const hash of hashes)
      await as(
        'api',
        `insert into feedback_rater_link (tenant_id, id, external_name, external_language, email, key_hash)
         values ('${somebody}', gen_random_uuid(), 'Sanne', 'nl', 'sanne@elsewhere.example', ${hash})`,
        somebody,
      );
    const links = 'select key_hash from feedback_rater_link';
    expect(await as('api', links)).toEqual([]);
    const shown = await as<{ is_it: boolean; tenants: string }>(
      'api',
      `with shown as (select set_config('app.link_hash', encode(${hashes[0]}, 'hex'), true))
       select key_hash = ${hashes[0]} as is_it, (select count(*) from tenant) as tenants from shown, feedback_rater_link`,
    );
    expect(shown).toEqual([{ is_it: true, tenants: '0' }]);
    const api = new RoleDatabase(database.urls.api, 1);
    const tenants = Prisma.sql`select id from tenant`;
    const seenWith = (token: string) => api.queryAfter(openLink(linkKey(token)), tenants);
    expect(await seenWith('one')).toEqual([{ id: somebody }]);
    expect(await seenWith('nobody’s')).toEqual([]);
    expect(await api.readOutsideTenants(tenants)).toEqual([]);
    await api.close();
    await expect(as('system', links)).rejects.toThrow(/permission denied/);
  });
});

describe('what people write for a conversation', () => {
  const WRITTEN = ['INSERT', 'SELECT', 'UPDATE'];
  const TO_REMIND = ['SELECT (tenant_id, conversation_id, author_id)'];
  const HANDED_OVER = [
    'SELECT (tenant_id, id, conversation_id, side, from_id, to_id, starts_at, ends_at, place, sequence)',
  ];
  const intended: [string, Record<string, string[]>][] = [
    ['pop_preparation', { api: WRITTEN, reminder: TO_REMIND }],
    ['final_preparation', { api: WRITTEN, reminder: TO_REMIND }],
    ['final_contribution', { api: WRITTEN }],
    ['final_conversation_version', { api: ['INSERT', 'SELECT'] }],
    ['pop_conversation_version', { api: ['INSERT', 'SELECT', 'UPDATE (manager_id)'] }],
    [
      'pop_hand_over',
      {
        api: ['INSERT', 'SELECT', 'UPDATE (content, passed_on_at, goals_passed, agreements_passed)'],
        reminder: HANDED_OVER,
      },
    ],
    ['final_hand_over', { api: ['INSERT', 'SELECT'], reminder: HANDED_OVER }],
  ];
  test.each(intended)('is never deleted from %s, and mails do not read it', async (table, privileges) => {
    expect(await privilegesOn(owner, table)).toEqual(privileges);
  });
});

describe('the promise to raters holds in the database itself', () => {
  const intended: [string, Record<string, string[]>][] = [
    ['feedback_answer', { aggregator: ['DELETE', 'SELECT'] }],
    ['feedback_closed_answer', { aggregator: ['INSERT', 'SELECT'] }],
    ['feedback_closed_comment', { aggregator: ['INSERT', 'SELECT'] }],
    [
      'feedback_report',
      {
        aggregator: ['INSERT', 'SELECT'],
        api: ['SELECT', 'UPDATE (released_at, released_by_id)'],
        reminder: ['SELECT (tenant_id, id, subject_id, released_at)'],
      },
    ],
    ['person_former_address', { api: ['INSERT', 'SELECT (tenant_id, person_id, email)'], reminder: ['SELECT'] }],
    [
      'feedback_report_share',
      { api: ['INSERT', 'SELECT', 'UPDATE'], reminder: ['SELECT (tenant_id, report_id, person_id, withdrawn_at)'] },
    ],
    [
      'evaluation',
      {
        aggregator: ['SELECT', 'UPDATE (state)'],
        api: [
          'INSERT',
          'SELECT',
          'UPDATE (state, own_questions, version, threshold, comment_threshold, opened_at, closes_at, asked_ids)',
        ],
        reminder: ['SELECT', 'UPDATE (response_state, response_percentage, response_counted_at, forgotten_at)'],
        system: ['SELECT (tenant_id, id, state, opened_at, closes_at, response_counted_at, forgotten_at)'],
      },
    ],
    ['evaluation_questionnaire', { aggregator: ['SELECT'], api: ['INSERT', 'SELECT'] }],
    ['evaluation_answer', { aggregator: ['DELETE', 'SELECT'], api: ['INSERT'] }],
    ['evaluation_given', { api: ['INSERT'], reminder: ['DELETE', 'SELECT'] }],
    ['evaluation_release', { aggregator: ['INSERT'], api: ['SELECT'] }],
    ['evaluation_redaction', { api: ['INSERT', 'SELECT'] }],
    ['coaching_quality_answer', { api: ['INSERT'] }],
    ['coaching_quality_given', { api: ['INSERT', 'SELECT'] }],
    ['coaching_quality_release', { api: ['SELECT'] }],
    [
      'coaching_match',
      {
        api: ['INSERT', 'SELECT', 'UPDATE'],
        reminder: [
          'SELECT (tenant_id, id, module_id, participant_id, learning_manager_id, effective_from, effective_until, ended_because)',
        ],
      },
    ],
    [
      'placement_run',
      { api: ['INSERT', 'SELECT', 'UPDATE'], system: ['SELECT (tenant_id, id, state, asked_at, alive_at)'] },
    ],
    ['coaching_note', { api: ['INSERT', 'SELECT', 'UPDATE'] }],
    ['feedback_unit_report', { aggregator: ['INSERT', 'SELECT'], api: ['SELECT'] }],
    ['feedback_invitation_progress', { reminder: ['DELETE', 'SELECT'] }],
    ['feedback_round_secret', { aggregator: ['DELETE', 'SELECT'], api: ['INSERT', 'SELECT'], reminder: ['SELECT'] }],
    ['delivery', { reminder: ['DELETE', 'INSERT', 'SELECT', 'UPDATE'], system: ['SELECT (tenant_id, state, try_at)'] }],
  ];
  test.each(intended)('of %s each role has exactly what it needs', async (table, privileges) => {
    expect(await privilegesOn(owner, table)).toEqual(privileges);
  });

  test('whoever reads answers cannot see which invitation is whose', async () => {
    expect((await privilegesOn(owner, 'feedback_invitation')).aggregator).toEqual([
      'SELECT (tenant_id, id, subject_id, rater_group, link_id)',
      'UPDATE (sealed_token)',
    ]);
  });

  const refused: [DatabaseRole, string][] = [
    ...[
      'feedback_answer',
      'feedback_closed_answer',
      'feedback_closed_comment',
      'feedback_invitation_progress',
      'delivery',
    ].map((table): [DatabaseRole, string] => ['api', table]),
    ...[
      'feedback_answer',
      'feedback_closed_answer',
      'feedback_invitation_progress',
      'feedback_round_secret',
      'delivery',
    ].map((table): [DatabaseRole, string] => ['system', table]),
    ...['feedback_answer', 'feedback_closed_answer', 'feedback_closed_comment', 'feedback_report'].map(
      (table): [DatabaseRole, string] => ['reminder', table],
    ),
    ...['feedback_invitation_progress', 'delivery', 'person'].map((table): [DatabaseRole, string] => [
      'aggregator',
      table,
    ]),
  ];
  test.each(refused)('the %s role that asks for %s is refused', async (role, table) => {
    await expect(as(role, `select * from ${table}`)).rejects.toThrow(/permission denied/);
  });
});
