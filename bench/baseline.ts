/**
 * What there is to gain at most: Fastify and pg, one prepared statement per request, no sign-in, no GraphQL, no checks. It connects as the
 * API's own database role with one tenant set on the connection, so that row-level security costs it what it costs the product.
 */
import fastify from 'fastify';
import pg from 'pg';
import { boardOf, homeOf, OUTSIDER, progressOf } from './product.ts';

const { PORT, HOST, DATABASE_URL, TENANT_ID, PROGRAMME_ID, PARTICIPANT_ID } = process.env as Record<string, string>;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10, options: `-c app.tenant_id=${TENANT_ID}` });

const PEOPLE = `
  select p.id, concat_ws(' ', p.given_name, nullif(p.infix, ''), p.family_name) as "displayName", p.job_title as "jobTitle", p.echelon, p.email,
         json_build_object('id', u.id, 'code', u.code, 'name', u.name, 'type', u.type) as unit,
         case when m.id is not null then
           json_build_object('id', m.id, 'displayName', concat_ws(' ', m.given_name, nullif(m.infix, ''), m.family_name)) end as manager
    from person p
    left join org_unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
    left join person m on m.tenant_id = p.tenant_id and m.id = p.manager_id
   order by p.family_name, p.given_name, p.id limit 51`;

const app = fastify();
app.get('/people', async () => (await pool.query({ name: 'people', text: PEOPLE })).rows);
app.get('/progress', async () => {
  const { text, values } = progressOf(PROGRAMME_ID!, null, new Date(), OUTSIDER);
  return (await pool.query({ name: 'progress', text, values })).rows;
});
app.get('/board', async () => {
  const { text, values } = boardOf(PROGRAMME_ID!, null, null, 61, new Date());
  return (await pool.query({ name: 'board', text, values })).rows;
});
app.get('/home', async () => {
  const { text, values } = homeOf(PARTICIPANT_ID!, new Date());
  return (await pool.query({ name: 'home', text, values })).rows;
});
await app.listen({ port: Number(PORT), host: HOST });
