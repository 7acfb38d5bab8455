import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import type { OrgUnit } from '../../people/units/org-unit.model.js';
import type { BlockedPeriod } from '../blocked-periods/blocked-period.model.js';
import type { ConditionKind } from '../conditions/condition.rules.js';
import { APPROVED_DESIGN, CONDITION_ORDER, DESIGN, list } from '../design/design.read-model.js';
import type { Design } from '../design/design.rules.js';
import { type EarlierLessonRow, LESSONS_FROM_EARLIER } from '../lessons/earlier-lessons.read-model.js';
import type { StepDesign, StepDue } from '../modules/build-up.rules.js';
import type { OpenEnrolment } from '../participations/enrolment-terms.model.js';
import { type ProgrammeTies, seesAll } from './programme.policy.js';
import type { ChangeState, ProgrammeState } from './programme.rules.js';

/** One programme with its whole design, as one statement reads it; lists are in their order, days are '2027-02-05'. */
export interface ProgrammeRow extends ProgrammeTies {
  id: string;
  name: LocalizedText;
  unit: OrgUnit;
  startsOn: string;
  endsOn: string;
  timeZone: string;
  state: ProgrammeState;
  changeState: ChangeState | null;
  version: number;
  arrangementVersion: number;
  approvedAt: Date | null;
  sentBackWord: string | null;
  sentBackAt: Date | null;
  participantCount: number;
  /** As it is now. */
  design: Design;
  /** As it was approved last, while that is being changed; null otherwise. */
  approved: Design | null;
  approvals: {
    version: number;
    approvedAt: string;
    approvedById: string;
    overrideReason: string | null;
    unsigned: LocalizedText[];
  }[];
  /** Of every module, also of one that a change takes out. */
  modules: {
    id: string;
    buildUpVersion: number;
    template: { key: string; version: number } | null;
    skippedSteps: {
      id: string;
      key: string;
      title: LocalizedText;
      skippedAt: string;
      reason: string;
      due: StepDue | null;
    }[];
    /** Without those that are skipped. */
    steps: (StepDesign & { id: string; position: number; startsOn: string | null; endsOn: string | null })[];
  }[];
  conditions: {
    id: string;
    kind: ConditionKind | null;
    title: LocalizedText | null;
    version: number;
    ownerId: string | null;
    atRiskSince: string | null;
    atRiskReason: string | null;
    signedAt: string | null;
    signedById: string | null;
    evidence: { id: string; text: string; link: string | null; addedAt: string; addedById: string }[];
  }[];
  lessonsFromEarlier: EarlierLessonRow[];
  blockedPeriods: BlockedPeriod[];
  enrolment: OpenEnrolment | null;
}

const DUE = Prisma.sql`case when part.offset_days is not null then json_build_object('days', part.offset_days, 'lasts', part.lasts_days,
    'after', case when part.anchor_key is not null then json_build_object('key', part.anchor_key, 'edge', part.anchor_edge) end) end`;

/** A step of a module as JSON; its row has the alias part. */
export const STEP = Prisma.sql`json_build_object('id', part.id, 'position', part.position, 'startsOn', part.starts_on, 'endsOn', part.ends_on,
  'key', part.key, 'kind', part.kind, 'title', part.title, 'who', part.who, 'form', part.form,
  'shares', json_build_object('onTheJob', part.on_the_job, 'withOthers', part.with_others, 'formal', part.formal), 'hours', part.hours,
  'requirement', part.requirement, 'choiceKey', part.choice_key, 'completion', part.completion, 'due', ${DUE})`;
const STEPS = list(
  STEP,
  Prisma.sql`part.position`,
  Prisma.sql`module_step part where part.tenant_id = m.tenant_id and part.module_id = m.id and part.skipped_at is null`,
);
const SKIPPED = list(
  Prisma.sql`json_build_object('id', part.id, 'key', part.key, 'title', part.title, 'skippedAt', part.skipped_at, 'reason', part.skip_reason,
    'due', ${DUE})`,
  Prisma.sql`part.position`,
  Prisma.sql`module_step part where part.tenant_id = m.tenant_id and part.module_id = m.id and part.skipped_at is not null`,
);
const TEMPLATE = Prisma.sql`(select json_build_object('key', part.key, 'version', part.version) from programme_template part
  where part.tenant_id = m.tenant_id and part.id = m.template_id)`;
const BLOCKED_PERIODS = list(
  Prisma.sql`json_build_object('startsOn', part.starts_on, 'endsOn', part.ends_on, 'why', part.why)`,
  Prisma.sql`part.starts_on, part.id`,
  Prisma.sql`blocked_period part where part.tenant_id = g.tenant_id and part.programme_id = g.id`,
);
const OPEN_UNITS = list(
  Prisma.sql`json_build_object('id', part.id, 'code', part.code, 'name', part.name, 'type', part.type, 'parentId', part.parent_id)`,
  Prisma.sql`part.code`,
  Prisma.sql`open_unit o join org_unit part on part.tenant_id = o.tenant_id and part.id = o.unit_id
    where o.tenant_id = g.tenant_id and o.programme_id = g.id`,
);
const ENROLMENT = Prisma.sql`case when g.enrolment_capacity is not null then json_build_object('units', ${OPEN_UNITS}, 'capacity', g.enrolment_capacity,
  'until', g.enrolment_until, 'waiting', (select count(*) from enrolment_wait w where w.tenant_id = g.tenant_id and w.programme_id = g.id)) end`;
const MODULES = list(
  Prisma.sql`json_build_object('id', m.id, 'steps', ${STEPS}, 'skippedSteps', ${SKIPPED}, 'buildUpVersion', m.build_up_version, 'template', ${TEMPLATE})`,
  Prisma.sql`m.position`,
  Prisma.sql`module m where m.tenant_id = g.tenant_id and m.programme_id = g.id`,
);
const EVIDENCE = list(
  Prisma.sql`json_build_object('id', e.id, 'text', e.text, 'link', e.link, 'addedAt', e.added_at, 'addedById', e.added_by_id)`,
  Prisma.sql`e.added_at, e.id`,
  Prisma.sql`condition_evidence e where e.tenant_id = part.tenant_id and e.condition_id = part.id and e.archived_at is null`,
);
/** Conditions `part` with all that is known of them. */
export const CONDITION = Prisma.sql`json_build_object('id', part.id, 'kind', part.kind, 'title', part.title, 'ownerId', part.owner_id,
  'atRiskSince', part.at_risk_since, 'atRiskReason', part.at_risk_reason, 'signedAt', part.signed_at, 'signedById', part.signed_by_id, 'version', part.version,
  'evidence', ${EVIDENCE})`;
const CONDITIONS = list(
  CONDITION,
  CONDITION_ORDER,
  Prisma.sql`condition part where part.tenant_id = g.tenant_id and part.programme_id = g.id and part.archived_at is null`,
);
const APPROVALS = list(
  Prisma.sql`json_build_object('version', part.version, 'approvedAt', part.approved_at, 'approvedById', part.approved_by_id,
    'overrideReason', part.override_reason, 'unsigned', coalesce((select json_agg(condition -> 'title')
      from jsonb_array_elements(part.design -> 'conditions') condition where (condition ->> 'id')::uuid = any (part.unsigned_ids)), '[]'))`,
  Prisma.sql`part.version desc`,
  Prisma.sql`design_approval part where part.tenant_id = g.tenant_id and part.programme_id = g.id`,
);

/** Whether somebody for whom `condition` on person p holds is enrolled in programme g. */
const enrolled = (condition: Prisma.Sql) => Prisma.sql`exists (
  select from participation e join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
   where e.tenant_id = g.tenant_id and e.programme_id = g.id and e.left_at is null and ${condition})`;
const isParticipant = (actor: TenantActor) => enrolled(Prisma.sql`p.id = ${personOf(actor)}::uuid`);
const managesParticipant = (actor: TenantActor) => enrolled(Prisma.sql`p.manager_id = ${personOf(actor)}::uuid`);
const personOf = (actor: TenantActor) => (actor.kind === 'person' ? actor.personId : null);

/** The programme with this id; for `programmesWhere`. */
export const withId = (id: string): Prisma.Sql => Prisma.sql`g.id = ${id}::uuid`;

/** The programme that a module is of; for `programmesWhere`. */
export const withModule = (moduleId: string): Prisma.Sql =>
  Prisma.sql`(g.tenant_id, g.id) in (select m.tenant_id, m.programme_id from module m where m.id = ${moduleId}::uuid)`;

/** The programmes in which the actor is enrolled; for `programmesWhere`. */
export const followedBy = isParticipant;

/** What ties programme g to an actor: columns of a row that is a ProgrammeTies. */
export const tiesTo = (actor: TenantActor): Prisma.Sql => Prisma.sql`
  g.client_id as "clientId", ${isParticipant(actor)} as "isParticipant", ${managesParticipant(actor)} as "managesParticipant"`;

/** The programmes of which the actor sees anything; for `programmesWhere`. */
export const shownTo = (actor: TenantActor): Prisma.Sql =>
  seesAll(actor)
    ? Prisma.sql`true`
    : Prisma.sql`(g.client_id = ${personOf(actor)}::uuid or ${isParticipant(actor)} or ${managesParticipant(actor)})`;

/** One statement that gives a ProgrammeRow for each programme `g` of the actor's tenant that `condition` holds for, the latest first. */
export const programmesWhere = (actor: TenantActor, condition: Prisma.Sql, limit: number): Prisma.Sql => Prisma.sql`
  select g.id, g.name, g.starts_on::text as "startsOn", g.ends_on::text as "endsOn", g.time_zone as "timeZone",
         g.state, g.change_state as "changeState", g.version, g.arrangement_version as "arrangementVersion", g.approved_at as "approvedAt", g.sent_back_word as "sentBackWord",
         g.sent_back_at as "sentBackAt",
         json_build_object('id', u.id, 'code', u.code, 'name', u.name, 'type', u.type, 'parentId', u.parent_id) as unit, ${tiesTo(actor)},
         (select count(*)::int from participation e where e.tenant_id = g.tenant_id and e.programme_id = g.id and e.left_at is null) as "participantCount",
         ${DESIGN} as design, ${APPROVED_DESIGN} as approved, ${APPROVALS} as approvals, ${MODULES} as modules, ${CONDITIONS} as conditions,
         ${LESSONS_FROM_EARLIER} as "lessonsFromEarlier", ${BLOCKED_PERIODS} as "blockedPeriods", ${ENROLMENT} as enrolment
    from programme g join org_unit u on u.tenant_id = g.tenant_id and u.id = g.unit_id
   where ${condition}
   order by g.starts_on desc, g.id desc limit ${limit}`;
