import { Prisma } from '../../../generated/prisma/client.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { APPROVED_DESIGN, DESIGN } from '../../programmes/design/design.read-model.js';
import type { QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import type { Release } from '../reports/gate/released-report.js';
import type { EvaluationTiesTo } from './evaluation.policy.js';
import type { EvaluationState } from './evaluation.rules.js';
import type { EvaluatedModule, EvaluationTies, OwnQuestion } from './evaluation-questionnaire.rules.js';

/** A released evaluation, with what ties its reader to its programme: that decides which part of it is theirs. */
export interface ReleasedRow extends EvaluationTiesTo {
  moduleId: string;
  module: LocalizedText;
  threshold: number;
  definition: QuestionnaireDefinition;
  ties: EvaluationTies;
  content: Release;
  /** Ids of comments that nobody reads any more. */
  redacted: string[];
  /** ISO 8601 in JSON. */
  releasedAt: Date | string;
}

/** What decides whether and how the evaluation of a module opens. */
export interface OpeningRow {
  timeZone: string;
  isApproved: boolean;
  /** Persons who hold a place: whom it asks. */
  askedIds: string[];
  /** '2027-07-09'; null without a step that asks for it, or without its days. */
  stepEndsOn: string | null;
  anonymityThreshold: number;
  commentThreshold: number;
}

/** The evaluation of a module as one statement reads it; what is not there yet is null. */
export interface EvaluationRow extends EvaluationTiesTo, Record<string, unknown> {
  moduleId: string;
  module: LocalizedText;
  /** Null while no coordinator has done anything with it. */
  id: string | null;
  state: EvaluationState;
  version: number;
  ownQuestions: OwnQuestion[];
  openedAt: Date | null;
  closesAt: Date | null;
  threshold: number | null;
  responseState: 'ENOUGH' | 'NOT_YET_ENOUGH' | null;
  responsePercentage: number | null;
  /** Of the reader, while it is open and they are asked; null otherwise. */
  isGiven: boolean | null;
  /** What it would be about, while it is a draft. */
  evaluated: EvaluatedModule | null;
  /** What decides whether it opens, while it is a draft. */
  opening: OpeningRow | null;
  definition: QuestionnaireDefinition | null;
  ties: EvaluationTies | null;
  content: Release | null;
  redacted: string[];
  releasedAt: Date | null;
}

/** What ties somebody to programme g, as an EvaluationTiesTo. */
const tiesToProgramme = (personId: string): Prisma.Sql => Prisma.sql`
  g.client_id as "clientId",
  exists (select from participation p where p.tenant_id = g.tenant_id and p.programme_id = g.id and p.person_id = ${personId}::uuid and p.left_at is null)
    as "isParticipant",
  exists (select from participation p where p.tenant_id = g.tenant_id and p.programme_id = g.id and p.person_id = ${personId}::uuid) as "hasTakenPart"`;

/** Comments of evaluation e that were taken out. */
const REDACTED = Prisma.sql`coalesce((select json_agg(c.comment_id) from evaluation_redaction c
  where c.tenant_id = e.tenant_id and c.evaluation_id = e.id), '[]')`;

/** What an evaluation of module m of programme g is about: the design that holds, as an EvaluatedModule. */
export const EVALUATED_MODULE = Prisma.sql`(
  select json_build_object('name', m.name,
    'behaviours', (select coalesce(json_agg(part order by at), '[]') from json_array_elements(held.design -> 'behaviours') with ordinality listed (part, at)
                    where part ->> 'moduleId' = m.id::text),
    'challenges', (select coalesce(json_agg(part order by at), '[]') from json_array_elements(held.design -> 'leadershipChallenges') with ordinality listed (part, at)
                    where part ->> 'moduleId' = m.id::text),
    'steps', (select coalesce(json_agg(json_build_object('id', s.id, 'title', s.title) order by s.position), '[]') from module_step s
               where s.tenant_id = m.tenant_id and s.module_id = m.id and s.skipped_at is null and s.kind <> 'EVALUATION'))
    from (select coalesce((${APPROVED_DESIGN})::json, ${DESIGN}) as design) held)`;

/** The OpeningRow of module m of programme g, as JSON. */
export const OPENING = Prisma.sql`(
  select json_build_object('timeZone', g.time_zone, 'isApproved', g.state = 'APPROVED', 'anonymityThreshold', t.anonymity_threshold,
           'commentThreshold', t.comment_threshold,
           'askedIds', (select coalesce(json_agg(p.person_id), '[]') from participation p where p.tenant_id = g.tenant_id and p.programme_id = g.id and p.left_at is null),
           'stepEndsOn', (select s.ends_on from module_step s
                           where s.tenant_id = m.tenant_id and s.module_id = m.id and s.kind = 'EVALUATION' and s.skipped_at is null))
    from tenant t where t.id = g.tenant_id)`;

/** The statement that gives the EvaluationRow of a module for one reader, or nothing when the tenant has no such module. */
export const evaluationOf = (moduleId: string, personId: string): Prisma.Sql => Prisma.sql`
  select m.id as "moduleId", m.name as module, e.id, coalesce(e.state, 'DRAFT') as state, coalesce(e.version, 0) as version,
         coalesce(e.own_questions, '[]') as "ownQuestions", e.opened_at as "openedAt", e.closes_at as "closesAt", e.threshold,
         e.response_state as "responseState", e.response_percentage as "responsePercentage", ${tiesToProgramme(personId)},
         case when e.state = 'OPEN' and ${personId}::uuid = any (e.asked_ids) then evaluation_is_given(e.id, ${personId}::uuid) end as "isGiven",
         case when e.id is null or e.state = 'DRAFT' then ${EVALUATED_MODULE} end as evaluated,
         case when e.id is null or e.state = 'DRAFT' then ${OPENING} end as opening, q.definition, q.ties,
         r.content, ${REDACTED} as redacted, r.released_at as "releasedAt"
    from module m
    join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
    left join evaluation e on e.tenant_id = m.tenant_id and e.module_id = m.id
    left join evaluation_questionnaire q on q.tenant_id = e.tenant_id and q.evaluation_id = e.id
    left join evaluation_release r on r.tenant_id = e.tenant_id and r.evaluation_id = e.id
   where m.id = ${moduleId}::uuid and (m.archived_at is null or e.id is not null)`;

/** One ReleasedRow for each released evaluation of a module m of programme g for which `where` holds, with `more` columns, each behind a comma; the latest first. */
export const releasedEvaluations = (
  personId: string,
  where: Prisma.Sql,
  more: Prisma.Sql = Prisma.empty,
): Prisma.Sql => Prisma.sql`
  select m.id as "moduleId", m.name as module, e.threshold, q.definition, q.ties, r.content, ${REDACTED} as redacted,
         r.released_at as "releasedAt", ${tiesToProgramme(personId)}${more}
    from evaluation_release r
    join evaluation e on e.tenant_id = r.tenant_id and e.id = r.evaluation_id
    join evaluation_questionnaire q on q.tenant_id = e.tenant_id and q.evaluation_id = e.id
    join module m on m.tenant_id = e.tenant_id and m.id = e.module_id
    join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
   where ${where} order by r.released_at desc, e.id`;
