import type { ClientBase } from 'pg';

/** The only tables without a tenant: nothing in them is anybody's. */
const TABLES_WITHOUT_TENANT = ['_prisma_migrations', 'installation_clock'];

/** Unique without the tenant on purpose: what is looked up before a tenant is known, and hashes of random secrets. */
const UNIQUE_WITHOUT_TENANT = [
  'tenant_pkey',
  'tenant_slug_key',
  'sign_in_link_token_hash_key',
  'sign_in_session_token_hash_key',
  'api_token_token_hash_key',
  'feedback_rater_link_key_hash_key',
];

/** What the system role may see of every tenant: it signs people in, operates the installation, relays events and finds what is due. */
const SEEN_BEFORE_A_TENANT_IS_KNOWN = [
  'api_token',
  'delivery',
  'evaluation',
  'feedback_invitation',
  'feedback_round',
  'feedback_subject',
  'final_conversation',
  'module',
  'org_unit',
  'outbox_event',
  'participation',
  'person',
  'placement_run',
  'pop_conversation',
  'final_conversation',
  'programme',
  'role_grant',
  'session',
  'sign_in_link',
  'sign_in_session',
  'tenant',
];

/** What the API's role may see of any tenant: the one row whose hash it was shown. */
const SEEN_BY_WHOEVER_SHOWS_THE_HASH = ['feedback_rater_link'];
const SHOWS_THE_HASH = String.raw`^\(key_hash = \( SELECT decode\(NULLIF\(current_setting\('app\.link_hash'::text, true\), ''::text\), 'hex'::text\)( AS "?\w+"?)?\)\)$`;

/** Every tenant table with the column that says whose a row is. */
const TENANT_TABLES = `
  select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, a.attname as tenant_column, a.attnum, a.attnotnull
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = case c.relname when 'tenant' then 'id' else 'tenant_id' end and not a.attisdropped
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;

/** Each query gives one row per fault. */
const FAULTS: readonly { sql: string; values?: unknown[] }[] = [
  {
    sql: `select format('%s has no tenant_id and is not among the tables that need none', relname) as fault from pg_class
           where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'f') and relname <> all ($1)
             and oid not in (select oid from (${TENANT_TABLES}) t)`,
    values: [TABLES_WITHOUT_TENANT],
  },
  {
    sql: `select format('%s.%s can be null', relname, tenant_column) as fault from (${TENANT_TABLES}) t where not attnotnull`,
  },
  {
    sql: `select format('%s does not have row-level security enabled and forced', relname) as fault
            from (${TENANT_TABLES}) t where not (relrowsecurity and relforcerowsecurity)`,
  },
  {
    // The policy's two halves, as PostgreSQL prints them; versions differ in how they name the sub-select's column.
    sql: `select format('%s has no policy that reads and writes the rows of app.tenant_id only', relname) as fault
            from (${TENANT_TABLES}) t
           where not exists (
             select from pg_policy p, lateral (select '^\\(' || tenant_column || ' = \\( SELECT \\(NULLIF\\(current_setting\\(''app\\.tenant_id''::text, true\\), ''''::text\\)\\)::uuid( AS "?\\w+"?)?\\)\\)$' as wanted) w
              where p.polrelid = t.oid and p.polcmd = '*' and p.polpermissive and p.polroles = '{0}'
                and pg_get_expr(p.polqual, t.oid) ~ wanted and pg_get_expr(p.polwithcheck, t.oid) ~ wanted)`,
  },
  {
    // Permissive policies add up: a second one opens what the first one closes.
    sql: `select format('%s has a policy %s beside that of the tenant', polrelid::regclass, polname) as fault
            from pg_policy
           where polname <> 'tenant_isolation'
             and not (polname = 'before_a_tenant_is_known' and polroles = array['leerlijn_system'::regrole::oid] and polrelid = any ($1::regclass[]))
             and not (polname = 'found_by_its_hash' and polroles = array['leerlijn_api'::regrole::oid] and polrelid = any ($2::regclass[])
               and polcmd = 'r' and pg_get_expr(polqual, polrelid) ~ $3)`,
    values: [SEEN_BEFORE_A_TENANT_IS_KNOWN, SEEN_BY_WHOEVER_SHOWS_THE_HASH, SHOWS_THE_HASH],
  },
  {
    sql: `select format('%s lets a row of %s refer to another tenant''s %s', k.conname, t.relname, f.relname) as fault
            from pg_constraint k join (${TENANT_TABLES}) t on t.oid = k.conrelid join (${TENANT_TABLES}) f on f.oid = k.confrelid
           where k.contype = 'f' and not exists (
             select from unnest(k.conkey, k.confkey) as pair (own, foreign_one) where own = t.attnum and foreign_one = f.attnum)`,
  },
  {
    sql: `select format('%s is unique across tenants', i.indexrelid::regclass) as fault
            from pg_index i join (${TENANT_TABLES}) t on t.oid = i.indrelid
           where i.indisunique and t.attnum <> all (i.indkey::smallint[]) and i.indexrelid::regclass::text <> all ($1)`,
    values: [UNIQUE_WITHOUT_TENANT],
  },
  {
    sql: `select format('%s runs as its owner without a fixed search_path that ends in pg_temp', oid::regprocedure) as fault from pg_proc
           where prosecdef and pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
             and not exists (select from unnest(proconfig) setting where setting like 'search\\_path=%pg\\_temp')`,
  },
  {
    sql: `select format('%s runs as its owner and anybody may call it', p.oid::regprocedure) as fault from pg_proc p
           where prosecdef and pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
             and exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee = 0)`,
  },
  {
    sql: `select format('%s shows what its owner may see', oid::regclass) as fault from pg_class
           where relnamespace = 'public'::regnamespace
             and (relkind = 'm' or relkind = 'v' and not coalesce(reloptions && array['security_invoker=true', 'security_invoker=on'], false))`,
  },
  {
    sql: `select format('anybody may %s %s', privilege_type, oid::regclass) as fault
            from pg_class, aclexplode(relacl) where relnamespace = 'public'::regnamespace and grantee = 0`,
  },
  {
    sql: `select format('anybody may %s in the schema public', privilege_type) as fault
            from pg_namespace, aclexplode(nspacl) where nspname = 'public' and grantee = 0`,
  },
];

/** What of a database would let one tenant reach another; nothing when all is well. */
export async function faultsOf(database: Pick<ClientBase, 'query'>): Promise<string[]> {
  const faults: string[] = [];
  for (const { sql, values } of FAULTS) {
    const { rows } = await database.query<{ fault: string }>(`${sql} order by 1`, values);
    faults.push(...rows.map(({ fault }) => fault));
  }
  return faults;
}

/** What would let these login roles past row-level security: powers, groups with powers, ownership. */
export async function powersOf(database: Pick<ClientBase, 'query'>, logins: readonly string[]): Promise<string[]> {
  const { rows } = await database.query<{ power: string }>(
    `with recursive roles as (
       select rolname as login, oid from pg_roles where rolname = any ($1)
       union select login, m.roleid from roles join pg_auth_members m on m.member = roles.oid)
     select distinct format('%s is or can become %s, which %s', login, r.rolname, power) as power
       from roles join pg_roles r using (oid) cross join lateral (
         select 'is a superuser' where rolsuper
         union all select 'passes row-level security' where rolbypassrls
         union all select 'makes roles' where rolcreaterole
         union all select 'makes databases' where rolcreatedb
         union all select 'replicates' where rolreplication
         union all select 'is no role of Leerlijn' where rolname <> login and rolname <> all (array['leerlijn_api', 'leerlijn_system', 'leerlijn_reminder', 'leerlijn_aggregator', 'leerlijn_queue'])
         union all select 'owns the database' from pg_database where datname = current_database() and datdba = r.oid
         union all select format('owns %s', pg_describe_object(classid, objid, 0)) from pg_shdepend
                    where refobjid = r.oid and refclassid = 'pg_authid'::regclass and deptype = 'o'
                      and dbid = (select oid from pg_database where datname = current_database())
       ) as powers (power) order by 1`,
    [logins],
  );
  return rows.map(({ power }) => power);
}

/** Who may do what with a table: '{aggregator: ["DELETE", "SELECT"]}', columns in brackets where a privilege is on columns only. */
export async function privilegesOn(
  database: Pick<ClientBase, 'query'>,
  table: string,
): Promise<Record<string, string[]>> {
  const { rows } = await database.query<{ role: string; privileges: string[] }>(
    `select role, array_agg(privilege order by privilege) as privileges from (
       select grantee::regrole::text as role, privilege_type as privilege from pg_class, aclexplode(relacl)
        where oid = $1::regclass and grantee <> relowner
       union all
       select grantee::regrole::text, format('%s (%s)', privilege_type, string_agg(attname, ', ' order by attnum))
         from pg_attribute, aclexplode(attacl) where attrelid = $1::regclass group by grantee, privilege_type
     ) granted group by role order by role`,
    [table],
  );
  return Object.fromEntries(rows.map(({ role, privileges }) => [role.replace('leerlijn_', ''), privileges]));
}
