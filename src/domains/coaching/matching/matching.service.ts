import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import type { Page, PageArgs } from '../../../platform/graphql/pages.js';
import { PlacementRunReader, proposalsPage } from '../../placement/runs/placement-run.read-model.js';
import { outdated, PlacementRunService, type PlacementTask } from '../../placement/runs/placement-run.service.js';
import { type LearningManagerRow, learningManagersWhere } from '../learning-managers/learning-manager.read-model.js';
import { CoachingMatchService } from './coaching-match.service.js';
import { explain, explanationSentence } from './explanation.rules.js';
import type { CoachingMatching, CoachingProposal, ProposalExplanation } from './matching.model.js';
import { type MatchingFacts, matchingProblem, type Pair, relationOf } from './matching-problem.rules.js';
import { objectionsOf, type Relation, type Wish } from './objection.rules.js';
import { relationsBetween, wishesOf } from './relations.read-model.js';

/** Matching all participants of a module at once. The model is of the domain placement; what is known of people is put into it here. */
@Injectable()
export class MatchingService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly runs: PlacementRunService,
    private readonly reader: PlacementRunReader,
    private readonly matches: CoachingMatchService,
  ) {}

  onModuleInit(): void {
    this.runs.register('MATCHING', (tenantId, moduleId) => this.task(tenantId, moduleId));
  }

  /** The latest matching of a module; null before the first. */
  async latest(actor: PersonActor, moduleId: string, locale: Locale): Promise<CoachingMatching | null> {
    const shown = await this.reader.latest<ProposalExplanation>(actor, moduleId, 'MATCHING', locale);
    if (!shown) return null;
    const { run, result } = shown;
    const sizes = Map.groupBy(result.placements, ({ place }) => place);
    return {
      run,
      shown,
      loads: result.places.map(({ id, maximum }) => ({
        learningManagerId: id,
        participants: sizes.get(id)?.length ?? 0,
        places: maximum,
      })),
    };
  }

  /** A page of what a matching proposes, by name. @throws Refusal CURSOR_UNKNOWN, PAGE_TOO_LARGE */
  proposals({ shown: { result, nameOf } }: CoachingMatching, args: PageArgs, locale: Locale): Page<CoachingProposal> {
    return proposalsPage(result.placements, args, ({ person, place, explanation: { isKept, parts } }) => {
      const names = { participant: nameOf(person), learningManager: nameOf(place) };
      return {
        participantId: person,
        learningManagerId: place,
        isKept,
        explanation: explanationSentence(parts, names, locale),
      };
    });
  }

  /**
   * Puts what a matching proposes in the place of what was proposed before; it is still to be confirmed. Who was set by hand, or is a match
   * already, is left alone.
   * @returns of which module
   * @throws NotFound; Refusal RUN_NOT_DONE, RUN_IMPOSSIBLE, RUN_APPLIED, RUN_OUTDATED, EDITED_MEANWHILE
   */
  async apply(actor: PersonActor, id: string): Promise<string> {
    return this.db.forTenant(actor, async (tx) => {
      const { moduleId, result } = await this.runs.take<ProposalExplanation>(tx, id, 'MATCHING');
      // Of two who give away somebody's last place at once, the second waits here.
      await tx.$queryRaw`select 1 from learning_manager order by person_id for update`;
      const facts = await this.facts(tx, moduleId);
      const proposals = result.placements
        .filter(({ explanation }) => !explanation.isKept)
        .map(({ person, place, explanation }) => ({
          participantId: person,
          learningManagerId: place,
          how: 'PROPOSED' as const,
          explanation: explanation.parts,
        }));
      if (!stillHolds(facts, proposals)) throw outdated();
      await this.matches.replaceProposals(tx, actor, moduleId, proposals);
      return moduleId;
    });
  }

  private async task(tenantId: string, moduleId: string): Promise<PlacementTask> {
    const facts = await this.db.forTenant({ tenantId }, (tx) => this.facts(tx, moduleId));
    const { wishes, coaches, relations, kept } = facts;
    const relation = relationOf(relations);
    const wishOf = new Map(wishes.map((wish) => [wish.participantId, wish]));
    const coachOf = new Map(coaches.map((coach) => [coach.personId, coach]));
    const isKept = new Set(kept.map(({ participantId }) => participantId));
    return {
      problem: matchingProblem(facts),
      explain: ({ person, place, reasons }) => {
        const size = reasons.reduce((found, reason) => (reason.code === 'LOAD' ? reason.size : found), 0);
        const coach = coachOf.get(place)!;
        const load = coach.elsewhere + size;
        const parts = explain(wishOf.get(person)!, coach, relation(person, place), load).map((part) => ({ ...part }));
        return { isKept: isKept.has(person), parts };
      },
    };
  }

  /** What is known of a module's participants and of all learning managers, by name. */
  private async facts(tx: TenantTx, moduleId: string): Promise<MatchingFacts> {
    const wishes = await tx.$queryRaw<Wish[]>(wishesOf(moduleId, null));
    const offers = await tx.$queryRaw<LearningManagerRow[]>(
      learningManagersWhere(Prisma.sql`true`, this.clock.now(), moduleId),
    );
    const proposedElsewhere = await tx.coachingMatch.groupBy({
      by: ['learningManagerId'],
      where: { state: 'PROPOSED', moduleId: { not: moduleId } },
      _count: true,
    });
    const also = new Map(proposedElsewhere.map(({ learningManagerId, _count }) => [learningManagerId, _count]));
    const coaches = offers.map(({ load, ...offer }) => ({
      ...offer,
      elsewhere: load + (also.get(offer.personId) ?? 0),
    }));
    const relations = await tx.$queryRaw<Relation[]>(
      relationsBetween(
        wishes.map(({ participantId }) => participantId),
        coaches.map(({ personId }) => personId),
      ),
    );
    const standing = await tx.coachingMatch.findMany({
      where: {
        moduleId,
        OR: [{ state: { in: ['CONFIRMED', 'ACCEPTED'] } }, { state: 'PROPOSED', how: 'SET_BY_HAND' }],
      },
      // What was set by hand comes in the place of what is in force.
      orderBy: { state: 'asc' },
      select: { participantId: true, learningManagerId: true },
    });
    const here = new Set([
      ...wishes.map(({ participantId }) => participantId),
      ...coaches.map(({ personId }) => personId),
    ]);
    const kept = new Map(
      standing
        .filter((pair) => here.has(pair.participantId) && here.has(pair.learningManagerId))
        .map((pair) => [pair.participantId, pair]),
    );
    return { wishes, coaches, relations, kept: [...kept.values()] };
  }
}

/** Whether proposals can be made as things are now: nobody among them has a match by now or left, nothing speaks against one, and there is a place. */
function stillHolds({ wishes, coaches, relations, kept }: MatchingFacts, proposals: readonly Pair[]): boolean {
  const relation = relationOf(relations);
  const isKept = new Set(kept.map(({ participantId }) => participantId));
  const counts = Map.groupBy([...kept, ...proposals], ({ learningManagerId }) => learningManagerId);
  return proposals.every(({ participantId, learningManagerId }) => {
    const wish = wishes.find((one) => one.participantId === participantId);
    const coach = coaches.find(({ personId }) => personId === learningManagerId);
    if (!wish || !coach || isKept.has(participantId)) return false;
    return (
      objectionsOf(wish, coach, relation(participantId, learningManagerId)).length === 0 &&
      coach.elsewhere + counts.get(learningManagerId)!.length <= coach.capacity
    );
  });
}
