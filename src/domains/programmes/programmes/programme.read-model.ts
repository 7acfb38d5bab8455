import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import type { OrgUnit } from '../../people/units/org-unit.model.js';
import type { BlockedPeriod } from '../blocked-periods/blocked-period.model.js';
import type { BusinessChallenge, LeadershipChallenge } from '../challenges/challenge.model.js';
import type { CompassTheme } from '../compass/compass.model.js';
import type { ConditionKind } from '../conditions/condition.rules.js';
import { learningOf, type StepDesign, type StepDue } from '../modules/build-up.rules.js';
import { balanceOf } from '../modules/learning-balance.rules.js';
import type { ImpactMap, Module } from '../modules/module.model.js';
import type { OpenEnrolment } from '../participations/enrolment-terms.model.js';
import type { Programme } from './programme.model.js';
import { type ProgrammeTies, type ProgrammeView, seesAll } from './programme.policy.js';
import type { ProgrammeState } from './programme.rules.js';

/** One programme with its whole design, as one statement reads it; lists are in their order, days are '2027-02-05'. */
export interface ProgrammeRow extends ProgrammeTies {
  id: string;
  name: LocalizedText;
  unit: OrgUnit;
  startsOn: string;
  endsOn: string;
  timeZone: string;
  state: ProgrammeState;
  version: number;
  approvedAt: Date | null;
  participantCount: number;
  blockedPeriods: BlockedPeriod[];
  enrolment: OpenEnrolment | null;
  businessChallenges: { id: string; text: LocalizedText }[];
  leadershipChallenges: { id: string; text: LocalizedText; businessChallengeId: string; moduleId: string | null }[];
  modules: {
    id: string;
    position: number;
    name: LocalizedText;
    startsAfter: string | null;
    impact: ImpactMap | null;
    themes: CompassTheme[];
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
  conditions: { id: string; kind: ConditionKind; signedAt: string | null; signedById: string | null }[];
}

/** The parts of a programme or module as a JSON list; `rows` selects from a table named `part`. */
const list = (object: Prisma.Sql, order: Prisma.Sql, rows: Prisma.Sql) =>
  Prisma.sql`coalesce((select json_agg(${object} order by ${order}) from ${rows}), '[]')`;

const THEMES = list(
  Prisma.sql`json_build_object('id', part.id, 'key', part.key, 'name', part.name)`,
  Prisma.sql`part.position`,
  Prisma.sql`compass_theme part join module_theme tie on tie.tenant_id = part.tenant_id and tie.theme_id = part.id
    where tie.tenant_id = m.tenant_id and tie.module_id = m.id`,
);
const INDICATORS = list(
  Prisma.sql`part.text`,
  Prisma.sql`part.position`,
  Prisma.sql`module_indicator part where part.tenant_id = m.tenant_id and part.module_id = m.id`,
);
const DUE = Prisma.sql`case when part.offset_days is not null then json_build_object('days', part.offset_days, 'lasts', part.lasts_days,
    'after', case when part.anchor_key is not null then json_build_object('key', part.anchor_key, 'edge', part.anchor_edge) end) end`;

/** A step of a module as JSON; its row has the alias part. */
export const STEP = Prisma.sql`json_build_object('id', part.id, 'position', part.position, 'startsOn', part.starts_on, 'endsOn', part.ends_on,
  'key', part.key, 'kind', part.kind, 'title', part.title, 'who', part.who, 'form', part.form,
  'shares', json_build_object('onTheJob', part.on_the_job, 'withOthers', part.with_others, 'formal', part.formal), 'hours', part.hours,
  'requirement', part.requirement, 'choiceKey', part.choice_key, 'completion', part.completion,
  'due', ${DUE})`;
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
const MODULES = list(
  Prisma.sql`json_build_object('id', m.id, 'position', m.position, 'name', m.name, 'startsAfter', m.starts_after,
    'impact', case when m.behaviour is not null then json_build_object('behaviour', m.behaviour, 'indicators', ${INDICATORS},
      'operationalGoal', m.operational_goal, 'strategicGoal', m.strategic_goal) end,
    'themes', ${THEMES}, 'steps', ${STEPS}, 'skippedSteps', ${SKIPPED}, 'buildUpVersion', m.build_up_version, 'template', ${TEMPLATE})`,
  Prisma.sql`m.position`,
  Prisma.sql`module m where m.tenant_id = g.tenant_id and m.programme_id = g.id`,
);
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
const BUSINESS_CHALLENGES = list(
  Prisma.sql`json_build_object('id', part.id, 'text', part.text)`,
  Prisma.sql`part.position`,
  Prisma.sql`business_challenge part where part.tenant_id = g.tenant_id and part.programme_id = g.id`,
);
const LEADERSHIP_CHALLENGES = list(
  Prisma.sql`json_build_object('id', part.id, 'text', part.text, 'businessChallengeId', part.business_challenge_id, 'moduleId', part.module_id)`,
  Prisma.sql`part.position, part.id`,
  Prisma.sql`leadership_challenge part where part.tenant_id = g.tenant_id and part.programme_id = g.id`,
);
const CONDITIONS = list(
  Prisma.sql`json_build_object('id', part.id, 'kind', part.kind, 'signedAt', part.signed_at, 'signedById', part.signed_by_id)`,
  Prisma.sql`array_position(array['OWNERSHIP', 'RESULT', 'ROOM', 'SAFETY', 'MIX'], part.kind)`,
  Prisma.sql`condition part where part.tenant_id = g.tenant_id and part.programme_id = g.id`,
);

const enrolled = (people: Prisma.Sql) =>
  Prisma.sql`exists (select from participation e join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
    where e.tenant_id = g.tenant_id and e.programme_id = g.id and e.left_at is null and ${people})`;
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

/** The programmes of which the actor sees anything; for `programmesWhere`. */
export const visibleTo = (actor: TenantActor): Prisma.Sql =>
  seesAll(actor)
    ? Prisma.sql`true`
    : Prisma.sql`(g.client_id = ${personOf(actor)}::uuid or ${isParticipant(actor)} or ${managesParticipant(actor)})`;

/** One statement that gives a ProgrammeRow for each programme `g` of the actor's tenant that `condition` holds for, the latest first. */
export const programmesWhere = (actor: TenantActor, condition: Prisma.Sql, limit: number): Prisma.Sql => Prisma.sql`
  select g.id, g.name, g.client_id as "clientId", g.starts_on::text as "startsOn", g.ends_on::text as "endsOn", g.time_zone as "timeZone",
         g.state, g.version, g.approved_at as "approvedAt",
         json_build_object('id', u.id, 'code', u.code, 'name', u.name, 'type', u.type, 'parentId', u.parent_id) as unit,
         ${isParticipant(actor)} as "isParticipant", ${managesParticipant(actor)} as "managesParticipant",
         (select count(*)::int from participation e
           where e.tenant_id = g.tenant_id and e.programme_id = g.id and e.left_at is null) as "participantCount",
         ${BUSINESS_CHALLENGES} as "businessChallenges", ${LEADERSHIP_CHALLENGES} as "leadershipChallenges",
         ${MODULES} as modules, ${CONDITIONS} as conditions, ${BLOCKED_PERIODS} as "blockedPeriods", ${ENROLMENT} as enrolment
    from programme g join org_unit u on u.tenant_id = g.tenant_id and u.id = g.unit_id
   where ${condition}
   order by g.starts_on desc, g.id desc limit ${limit}`;

/** A programme as far as a view goes, its challenges and modules tied to one another. */
export function programmeOf(row: ProgrammeRow, view: ProgrammeView): Programme {
  const modules: Module[] = row.modules.map((module) => ({
    ...module,
    steps: module.steps.map((step) => ({ ...step, learning: learningOf(step.shares) })),
    balance: balanceOf(module.steps),
    skippedSteps:
      view === 'DESIGN'
        ? module.skippedSteps.map(({ skippedAt, ...step }) => ({ ...step, skippedAt: new Date(skippedAt) }))
        : null,
    impact: view === 'DESIGN' ? module.impact : null,
    leadershipChallenges: null,
  }));
  const { leadershipChallenges, businessChallenges, conditions, ...plain } = row;
  if (view === 'PLAN') return { ...plain, modules, businessChallenges: null, conditions: null, enrolment: null };

  const ofBusiness: BusinessChallenge[] = businessChallenges.map((challenge) => ({
    ...challenge,
    leadershipChallenges: [],
  }));
  for (const module of modules) module.leadershipChallenges = [];
  for (const { id, text, businessChallengeId, moduleId } of leadershipChallenges) {
    const businessChallenge = ofBusiness.find((challenge) => challenge.id === businessChallengeId)!;
    const module = modules.find((candidate) => candidate.id === moduleId) ?? null;
    const challenge: LeadershipChallenge = { id, text, businessChallenge, module };
    businessChallenge.leadershipChallenges.push(challenge);
    module?.leadershipChallenges?.push(challenge);
  }
  return {
    ...plain,
    modules,
    businessChallenges: ofBusiness,
    conditions: conditions.map(({ signedAt, ...condition }) => ({
      ...condition,
      signedAt: signedAt === null ? null : new Date(signedAt),
    })),
  };
}
