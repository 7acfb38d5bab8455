import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { parse } from 'yaml';
import type { QuestionnaireDefinition } from '../src/domains/feedback/questionnaires/questionnaire.rules.ts';
import { itemsOf, linkKey, parseQuestionnaire, SHIPPED_TEMPLATES, STANDARD_GROUPS } from './product.ts';

export const SIZE = { tenants: 20, people: 1200, participants: 300, ratersPerParticipant: 10 };

/** Which of the participants is the one whose home is asked for. */
const PARTICIPANT = 20;

/** The personal link of a rater, with its key, and the one invitation behind it. */
export interface RaterLink {
  invitationId: string;
  token: string;
  linkKey: Buffer;
}

/** One of the organisations, as the measurements use it. */
export interface Sample {
  tenantId: string;
  programmeId: string;
  /** A participant who has a conversation to prepare. */
  participantId: string;
  /** Credentials of its director, its coordinator and that participant. */
  director: string;
  coordinator: string;
  participant: string;
  links: RaterLink[];
  /** Keys of the items of the questionnaire, and how many open questions follow. */
  items: string[];
  openQuestions: number;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();
const ROUND_SECRET = sha256('the secret of every round of the bench');

/** The same ids and tokens as the statements below derive, so that none has to be read back: UUIDs of version 8 out of an MD5. */
export const idOf = (tenantId: string, what: string) =>
  createHash('md5')
    .update(`${tenantId} ${what}`)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-8$3-8$4-');
export const ID = (what: string) =>
  `overlay(overlay(md5($1::text || ' ' || ${what}) placing '8' from 13) placing '8' from 17)::uuid`;
const TOKEN = `rtrim(translate(encode(sha256(convert_to($1::text || ' link ' || n || ' ' || k, 'utf8')), 'base64'), '+/', '-_'), '=')`;

export const NAMES = `(array['Jansen','de Boer','van Dijk','Bakker','Yılmaz','Visser','Smit','Meijer','el Amrani','Mulder','Bos','Vos','Peters','Hendriks','Dekker','Brouwer','de Wit','Dijkstra','Smits','Koster'])[1 + n % 20]`;
export const GIVEN = `(array['Emma','Daan','Sara','Noah','Fatima','Lucas','Julia','Mehmet','Anna','Finn','Zoë','Bram','Lotte','Ali','Eva','Sem','Noor'])[1 + n % 17]`;
/** The usual build-up, as it stands in a statement. */
const STEPS = JSON.stringify(SHIPPED_TEMPLATES[0]!.modules[0]!.steps).replaceAll("'", "''");

/** One organisation in the middle of module 1: its 360 round is open, a part of the conversations planned, the kick-off invited. */
const STATEMENTS = [
  `insert into tenant (id, slug, name, created_at) values ($1::uuid, left($1::text, 13), 'Gemeente', now())`,
  `insert into org_unit (tenant_id, id, code, name, type, path) values ($1::uuid, ${ID(`'unit 0'`)}, 'U0', 'Gemeente', 'ORGANISATION', '/' || ${ID(`'unit 0'`)} || '/')`,
  `insert into org_unit (tenant_id, id, code, name, type, parent_id, path)
   select $1::uuid, ${ID(`'unit ' || n`)}, 'U' || n, 'Afdeling ' || n, 'DEPARTMENT', ${ID(`'unit 0'`)}, '/' || ${ID(`'unit 0'`)} || '/' || ${ID(`'unit ' || n`)} || '/'
     from generate_series(1, 12) n`,
  `insert into org_unit (tenant_id, id, code, name, type, parent_id, path)
   select $1::uuid, ${ID(`'unit ' || n`)}, 'U' || n, 'Team ' || n, 'TEAM', p.id, p.path || ${ID(`'unit ' || n`)} || '/'
     from generate_series(100, 219) n join org_unit p on p.tenant_id = $1::uuid and p.code = 'U' || (1 + n % 12)`,
  `insert into person (tenant_id, id, personnel_number, given_name, family_name, email, language, job_title, echelon, unit_id, manager_id)
   select $1::uuid, ${ID(`'person ' || n`)}, n, ${GIVEN}, ${NAMES}, 'p' || n || '@' || left($1::text, 13) || '.example', 'nl', 'Medewerker',
          case when n = 1 then 'STRATEGIC' when n <= 13 then 'TACTICAL' when n <= ${SIZE.participants} then 'OPERATIONAL' end,
          ${ID(`'unit ' || (100 + n % 120)`)}, case when n > 13 then ${ID(`'person ' || (2 + n % 12)`)} when n > 1 then ${ID(`'person 1'`)} end
     from generate_series(1, ${SIZE.people}) n`,
  `insert into role_grant (tenant_id, person_id, role, granted_at) values ($1::uuid, ${ID(`'person 2'`)}, 'COORDINATOR', now())`,
  `insert into sign_in_session (tenant_id, id, person_id, token_hash, created_at, expires_at)
   select $1::uuid, ${ID(`'session ' || n`)}, ${ID(`'person ' || n`)}, sha256(convert_to($1::text || n, 'utf8')), now(), now() + interval '1 day' from unnest(array[1, 2, ${PARTICIPANT}]) n`,
  `insert into programme (tenant_id, id, name, unit_id, client_id, starts_on, ends_on, time_zone, state, created_at)
   values ($1::uuid, ${ID(`'programme'`)}, '{"nl": "Leiderschap", "en": "Leadership"}', ${ID(`'unit 0'`)}, ${ID(`'person 1'`)}, current_date - 30, current_date + 300, 'Europe/Amsterdam', 'APPROVED', now())`,
  `insert into module (tenant_id, id, programme_id, position, name)
   select $1::uuid, ${ID(`'module ' || n`)}, ${ID(`'programme'`)}, n, '{"nl": "Module", "en": "Module"}' from generate_series(1, 4) n`,
  `insert into module_step (tenant_id, id, module_id, key, kind, title, position, who, form, on_the_job, with_others, formal, hours, requirement, completion,
     starts_on, ends_on)
   select $1::uuid, ${ID(`'step ' || n || ' ' || k`)}, ${ID(`'module ' || n`)}, step ->> 'key', step ->> 'kind', step -> 'title', k,
          array(select jsonb_array_elements_text(step -> 'who')), step ->> 'form', (step -> 'shares' ->> 'onTheJob')::int,
          (step -> 'shares' ->> 'withOthers')::int, (step -> 'shares' ->> 'formal')::int, (step ->> 'hours')::float, step ->> 'requirement',
          array(select jsonb_array_elements_text(step -> 'completion')), current_date + (70 * (n - 1) + 7 * (k - 2))::int,
          current_date + (70 * (n - 1) + 7 * (k - 1))::int
     from generate_series(1, 4) n, jsonb_array_elements('${STEPS}') with ordinality build_up (step, k)`,
  `insert into participation (tenant_id, id, programme_id, person_id, enrolled_at)
   select $1::uuid, ${ID(`'participation ' || n`)}, ${ID(`'programme'`)}, ${ID(`'person ' || n`)}, now() from generate_series(1, ${SIZE.participants}) n`,
  `insert into pop_conversation (tenant_id, id, module_id, participant_id, manager_id, starts_at, ends_at)
   select $1::uuid, ${ID(`'pop ' || n`)}, ${ID(`'module 1'`)}, ${ID(`'person ' || n`)}, ${ID(`'person 1'`)}, now() + interval '3 days', now() + interval '73 hours'
     from generate_series(14, 200) n`,
  `insert into session (tenant_id, id, module_id, step_id, kind, title, starts_at, ends_at, time_zone, place, capacity, state)
   values ($1::uuid, ${ID(`'kick-off'`)}, ${ID(`'module 1'`)}, ${ID(`'step 1 3'`)}, 'KICK_OFF', '{"nl": "Kick-off", "en": "Kick-off"}', now() + interval '9 days', now() + interval '10 days', 'Europe/Amsterdam', 'Raadzaal', 400, 'PLANNED')`,
  `insert into attendance (tenant_id, session_id, person_id, state)
   select $1::uuid, ${ID(`'kick-off'`)}, ${ID(`'person ' || n`)}, 'INVITED' from generate_series(1, ${SIZE.participants}) n`,
  `insert into feedback_round (tenant_id, id, module_id, questionnaire_id, state, rater_groups, opens_at, closes_at, time_zone, threshold, comment_threshold)
   values ($1::uuid, ${ID(`'round'`)}, ${ID(`'module 1'`)}, ${ID(`'questionnaire'`)}, 'OPEN', '${JSON.stringify(STANDARD_GROUPS)}', now() - interval '7 days', now() + interval '7 days', 'Europe/Amsterdam', 4, 5)`,
  `insert into feedback_subject (tenant_id, id, round_id, person_id, nomination_state)
   select $1::uuid, ${ID(`'subject ' || n`)}, ${ID(`'round'`)}, ${ID(`'person ' || n`)}, 'APPROVED' from generate_series(1, ${SIZE.participants}) n`,
  `insert into feedback_rater_link (tenant_id, id, rater_id, email, key_hash)
   select $1::uuid, ${ID(`'link ' || n || ' ' || k`)}, ${ID(`'person ' || (1 + (n + 97 * k) % ${SIZE.people})`)}, 'rater@bench.example',
          sha256(sha256(convert_to(${TOKEN}, 'utf8')))
     from generate_series(1, ${SIZE.participants}) n, generate_series(1, ${SIZE.ratersPerParticipant}) k`,
  `insert into feedback_invitation (tenant_id, id, subject_id, link_id, rater_group)
   select $1::uuid, ${ID(`'invitation ' || n || ' ' || k`)}, ${ID(`'subject ' || n`)}, ${ID(`'link ' || n || ' ' || k`)},
          case when k <= 5 then 'PEER' else 'DIRECT_REPORT' end
     from generate_series(1, ${SIZE.participants}) n, generate_series(1, ${SIZE.ratersPerParticipant}) k`,
];

/** Fills a database with SIZE.tenants organisations, each in the middle of its first module; gives the last one. */
export async function fill(ownerUrl: string): Promise<Sample> {
  const definition = readDefinition();
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const tenantIds = Array.from({ length: SIZE.tenants }, (_, at) => idOf('bench', `tenant ${at}`));
  for (const tenantId of tenantIds) {
    await owner.query('begin');
    // An owner who is no superuser is bound by row-level security too.
    await owner.query(`select set_config('app.tenant_id', $1, true)`, [tenantId]);
    const [tenant, ...rest] = STATEMENTS;
    await owner.query(tenant!, [tenantId]);
    await owner.query(
      `insert into questionnaire_version (tenant_id, id, key, version, definition, published_at) values ($1::uuid, ${ID(`'questionnaire'`)}, 'bench', 1, $2, now())`,
      [tenantId, definition],
    );
    for (const statement of rest) await owner.query(statement, [tenantId]);
    await owner.query(
      `insert into feedback_round_secret (tenant_id, round_id, secret) values ($1::uuid, ${ID(`'round'`)}, $2)`,
      [tenantId, ROUND_SECRET],
    );
    await owner.query('commit');
  }
  await owner.query('analyze');
  await owner.end();
  const tenantId = tenantIds.at(-1)!;
  return {
    tenantId,
    programmeId: idOf(tenantId, 'programme'),
    participantId: idOf(tenantId, `person ${PARTICIPANT}`),
    director: `session_${tenantId}1`,
    coordinator: `session_${tenantId}2`,
    participant: `session_${tenantId}${PARTICIPANT}`,
    links: linksOf(tenantId),
    items: itemsOf(definition).map(({ key }) => key),
    openQuestions: definition.openQuestions.length,
  };
}

/** A questionnaire of 20 items and 2 open questions. */
export function readDefinition(): QuestionnaireDefinition {
  const questionnaire = parseQuestionnaire(
    parse(readFileSync('examples/dienstverlening/vragenlijst-module-1.yaml', 'utf8')),
  );
  if (!questionnaire.valid) throw new Error('The questionnaire of the example is not valid');
  return questionnaire.definition;
}

function linksOf(tenantId: string): RaterLink[] {
  return Array.from({ length: SIZE.participants * SIZE.ratersPerParticipant }, (_, at) => {
    const n = 1 + Math.floor(at / SIZE.ratersPerParticipant);
    const k = 1 + (at % SIZE.ratersPerParticipant);
    const token = sha256(`${tenantId} link ${n} ${k}`).toString('base64url');
    return {
      invitationId: idOf(tenantId, `invitation ${n} ${k}`),
      token,
      linkKey: Buffer.from(linkKey(token)),
    };
  });
}
