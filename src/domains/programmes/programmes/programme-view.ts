import type { Behaviour } from '../behaviours/behaviour.model.js';
import type { BusinessChallenge, LeadershipChallenge } from '../challenges/challenge.model.js';
import type { Condition } from '../conditions/condition.model.js';
import { conditionStatus } from '../conditions/condition.rules.js';
import type { DesignChange } from '../design/design.model.js';
import { type Design, differencesBetween } from '../design/design.rules.js';
import { earlierLessons } from '../lessons/earlier-lessons.read-model.js';
import { learningOf } from '../modules/build-up.rules.js';
import { balanceOf } from '../modules/learning-balance.rules.js';
import type { ImpactMap, Module } from '../modules/module.model.js';
import type { Programme } from './programme.model.js';
import type { ProgrammeView } from './programme.policy.js';
import type { ProgrammeRow } from './programme.read-model.js';

/**
 * A programme as far as a view goes, the parts of its design tied to one another. Who designs or approves it sees the design as it is now,
 * who only follows it the one that was approved.
 */
export function programmeOf(row: ProgrammeRow, view: ProgrammeView): Programme {
  const {
    design: current,
    approved,
    conditions,
    approvals,
    sentBackWord,
    sentBackAt,
    modules: steps,
    lessonsFromEarlier,
    ...plain
  } = row;
  const design = view === 'PLAN' ? (approved ?? current) : current;
  const modules = modulesOf(design, steps, view);
  if (view === 'PLAN')
    return {
      ...plain,
      modules,
      businessChallenges: null,
      conditions: null,
      lessonsFromEarlier: null,
      change: null,
      sentBack: null,
      approvals: [],
      enrolment: null,
    };

  return {
    ...plain,
    modules,
    businessChallenges: challengesOf(design, modules),
    conditions: conditions.map(conditionOf),
    lessonsFromEarlier: earlierLessons(lessonsFromEarlier),
    change: changeOf(row),
    sentBack: sentBackWord !== null && sentBackAt ? { word: sentBackWord, sentBackAt } : null,
    approvals: approvals.map(({ approvedAt, ...approval }) => ({ ...approval, approvedAt: new Date(approvedAt) })),
  };
}

/** A condition as it is read, with what follows from it. */
export function conditionOf({
  signedAt,
  atRiskSince,
  atRiskReason,
  evidence,
  ...plain
}: ProgrammeRow['conditions'][number]): Condition {
  const facts = {
    signedAt: signedAt === null ? null : new Date(signedAt),
    atRiskSince: atRiskSince === null ? null : new Date(atRiskSince),
    evidence: evidence.map(({ addedAt, ...one }) => ({ ...one, addedAt: new Date(addedAt) })),
  };
  return {
    ...plain,
    signedAt: facts.signedAt,
    evidence: facts.evidence,
    status: conditionStatus(facts),
    risk: facts.atRiskSince && atRiskReason !== null ? { since: facts.atRiskSince, reason: atRiskReason } : null,
  };
}

function modulesOf(design: Design, steps: ProgrammeRow['modules'], view: ProgrammeView): Module[] {
  return design.modules.map(({ themes, ...plain }) => {
    const built = steps.find(({ id }) => id === plain.id);
    const behaviours = design.behaviours.filter(({ moduleId }) => moduleId === plain.id).map(behaviourOf);
    return {
      ...plain,
      themes: [...themes],
      steps: (built?.steps ?? []).map((step) => ({ ...step, learning: learningOf(step.shares) })),
      balance: balanceOf(built?.steps ?? []),
      buildUpVersion: built?.buildUpVersion ?? 1,
      template: built?.template ?? null,
      skippedSteps:
        view === 'DESIGN'
          ? (built?.skippedSteps ?? []).map(({ skippedAt, ...step }) => ({ ...step, skippedAt: new Date(skippedAt) }))
          : null,
      behaviours,
      impact: null,
      leadershipChallenges: null,
    };
  });
}

/** A behaviour as it stands in a design. */
export const behaviourOf = ({ moduleId: _, ...behaviour }: Design['behaviours'][number]): Behaviour => ({
  ...behaviour,
  indicators: [...behaviour.indicators],
  operationalGoals: [...behaviour.operationalGoals],
  strategicGoals: [...behaviour.strategicGoals],
});

/** The first behaviour, as it was given when a module had one. */
function impactOf([first]: readonly Behaviour[]): ImpactMap | null {
  if (!first) return null;
  const { text, indicators, operationalGoals, strategicGoals } = first;
  return { behaviour: text, indicators, operationalGoal: operationalGoals[0]!, strategicGoal: strategicGoals[0]! };
}

/** The business challenges, tied to the leadership challenges, and those to the modules. */
function challengesOf(design: Design, modules: readonly Module[]): BusinessChallenge[] {
  const ofBusiness: BusinessChallenge[] = design.businessChallenges.map((challenge) => ({
    ...challenge,
    leadershipChallenges: [],
  }));
  for (const module of modules) {
    module.impact = impactOf(module.behaviours);
    module.leadershipChallenges = [];
  }
  for (const { id, text, businessChallengeId, moduleId } of design.leadershipChallenges) {
    const businessChallenge = ofBusiness.find((challenge) => challenge.id === businessChallengeId);
    if (!businessChallenge) continue;
    const module = modules.find((candidate) => candidate.id === moduleId) ?? null;
    const challenge: LeadershipChallenge = { id, text, businessChallenge, module };
    businessChallenge.leadershipChallenges.push(challenge);
    module?.leadershipChallenges?.push(challenge);
  }
  return ofBusiness;
}

function changeOf({ approved, design, changeState, approvals }: ProgrammeRow): DesignChange | null {
  if (!approved || !changeState) return null;
  const differences = differencesBetween(approved, design);
  if (differences.length === 0) return null;
  return { state: changeState, since: approvals[0]!.version, differences };
}
