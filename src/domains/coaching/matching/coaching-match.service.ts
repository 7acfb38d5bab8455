import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { isUniqueViolation } from '../../../platform/database/failures.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { recordAll } from '../../../platform/events/events.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { line, parseInput } from '../../../platform/graphql/input.js';
import { type Outcome, outcomeOf } from '../../../platform/graphql/outcome.js';
import { generalErrors } from '../../../platform/graphql/user-errors.js';
import { openModule } from '../../programmes/modules/module-context.service.js';
import { participantIds } from '../../programmes/participations/participants.read-model.js';
import { coachingErrors } from '../coaching.errors.js';
import { coachingMatchConfirmed } from '../coaching.events.js';
import { type LearningManagerRow, learningManagersWhere } from '../learning-managers/learning-manager.read-model.js';
import { offerOf } from '../learning-managers/named-by-hand.service.js';
import type { CoachingPlanInput, CoachingWishInput } from './coaching-match.model.js';
import { SESSIONS_UNLESS_AGREED } from './coaching-match.read-model.js';
import { type MatchEnding, type MatchOrigin, type MatchState, mayBeDone } from './coaching-match.rules.js';
import { endMatches } from './end-matches.js';
import { type Explanation, explain } from './explanation.rules.js';
import { faultsOf } from './match-faults.rules.js';
import type { Pair } from './matching-problem.rules.js';
import { comesTo, objectionsOf, type Relation, type Wish } from './objection.rules.js';
import { refuseFaults } from './refuse-faults.js';
import { relationsBetween, wishesOf } from './relations.read-model.js';

const planInput = z.object({ sessions: z.int().min(1).max(20) });
const wishInput = z.object({ language: z.enum(['nl', 'en']), location: line(100).nullish() });

@Injectable()
export class CoachingMatchService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Proposes a learning manager by hand: a later matching leaves it alone. It takes the place of what was proposed; what is in force
   * stays so until the proposal is confirmed.
   * @throws NotFound
   * @throws Refusal NOT_COACHED_HERE, NO_SUCH_LEARNING_MANAGER, CANNOT_BE_MATCHED, LEARNING_MANAGER_FULL, ALREADY_MATCHED, EDITED_MEANWHILE
   */
  async propose(actor: PersonActor, moduleId: string, pair: Pair, locale: Locale): Promise<void> {
    const { participantId, learningManagerId } = pair;
    const now = this.clock.now();
    await this.db.forTenant(actor, async (tx) => {
      await mustTakePart(tx, moduleId, participantId);
      await mustExist(tx, learningManagerId);
      // Of two who give away somebody's last place at once, the second waits here.
      await tx.$queryRaw`select 1 from learning_manager where person_id = ${learningManagerId}::uuid for update`;
      const offer = await offerOf(tx, learningManagerId, now);
      if (!offer) throw refuse(coachingErrors.NO_SUCH_LEARNING_MANAGER, ['learningManagerId']);
      const [wish] = await tx.$queryRaw<Wish[]>(wishesOf(moduleId, [participantId]));
      const [relation] = await tx.$queryRaw<Relation[]>(relationsBetween([participantId], [learningManagerId]));
      const objections = objectionsOf(wish!, offer, relation);
      if (objections.length > 0)
        await refuseFaults(tx, [{ kind: 'OBJECTIONS', ...pair, objections }], locale, ['learningManagerId']);
      const standing = await tx.coachingMatch.findMany({
        where: { moduleId, participantId, state: { not: 'ENDED' } },
        select: { learningManagerId: true, state: true, how: true },
      });
      const same = standing.find((match) => match.learningManagerId === learningManagerId);
      if (same && (same.state !== 'PROPOSED' || same.how === 'SET_BY_HAND'))
        throw refuse(coachingErrors.ALREADY_MATCHED, ['learningManagerId']);
      const proposedElsewhere = await tx.coachingMatch.count({
        where: { learningManagerId, state: 'PROPOSED', NOT: { moduleId, participantId } },
      });
      const load = offer.load + proposedElsewhere + 1;
      if (load > offer.capacity)
        throw refuse(coachingErrors.LEARNING_MANAGER_FULL, ['learningManagerId'], { capacity: offer.capacity });
      await this.replaceProposals(tx, actor, moduleId, [
        {
          ...pair,
          how: 'SET_BY_HAND',
          explanation: [{ code: 'BY_HAND' }, ...explain(wish!, offer, relation ?? {}, load)],
        },
      ]);
    });
  }

  /**
   * Puts proposals in the place of what was proposed for these participants; used by hand and by a matching.
   * @throws Refusal EDITED_MEANWHILE
   */
  async replaceProposals(
    tx: TenantTx,
    { tenantId }: Pick<PersonActor, 'tenantId'>,
    moduleId: string,
    proposals: readonly (Pair & { readonly how: MatchOrigin; readonly explanation: Explanation })[],
  ): Promise<void> {
    const participants = proposals.map(({ participantId }) => participantId);
    const proposed = Prisma.sql`
      c.module_id = ${moduleId}::uuid and c.state = 'PROPOSED' and c.participant_id = any (${participants}::uuid[])`;
    await endMatches(tx, tenantId, proposed, 'REPLACED', this.clock.now());
    try {
      await tx.coachingMatch.createMany({
        data: proposals.map(({ explanation, ...proposal }) => ({
          ...proposal,
          tenantId,
          id: newId(),
          moduleId,
          explanation: explanation.map((part) => ({ ...part })),
          state: 'PROPOSED' satisfies MatchState,
        })),
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw refuse(generalErrors.EDITED_MEANWHILE);
      throw error;
    }
  }

  /**
   * Tells the two of every proposed match of a module. Who was in its place until now, is so no longer.
   * @returns how many
   * @throws NotFound
   * @throws Refusal NOTHING_TO_CONFIRM, and what `refuseFaults` refuses where something has changed since the proposal
   */
  async confirm(actor: PersonActor, moduleId: string, locale: Locale): Promise<number> {
    const now = this.clock.now();
    const { tenantId } = actor;
    return this.db.forTenant(actor, async (tx) => {
      await openModule(tx, moduleId);
      const proposed = await tx.$queryRaw<(Pair & { id: string })[]>`
        select id, participant_id as "participantId", learning_manager_id as "learningManagerId" from coaching_match
         where module_id = ${moduleId}::uuid and state = 'PROPOSED' order by id for update`;
      if (proposed.length === 0) throw refuse(coachingErrors.NOTHING_TO_CONFIRM);
      await this.refuseWhatHasChanged(tx, moduleId, proposed, locale);
      const participants = proposed.map(({ participantId }) => participantId);
      const before = Prisma.sql`
        c.module_id = ${moduleId}::uuid and c.effective_from is not null and c.participant_id = any (${participants}::uuid[])`;
      await endMatches(tx, tenantId, before, 'REPLACED', now);
      const ids = proposed.map(({ id }) => id);
      await tx.coachingMatch.updateMany({
        where: { id: { in: ids } },
        data: { state: 'CONFIRMED', effectiveFrom: now, version: { increment: 1 } },
      });
      await recordAll(
        tx,
        tenantId,
        coachingMatchConfirmed,
        ids.map((matchId) => ({ matchId })),
        now,
      );
      return ids.length;
    });
  }

  /**
   * Ends a match; one that was only proposed is withdrawn.
   * @returns of which participant and module
   * @throws NotFound; Refusal MATCH_ENDED
   */
  async end(
    actor: PersonActor,
    id: string,
    because: MatchEnding,
  ): Promise<{ moduleId: string; participantId: string }> {
    return this.db.forTenant(actor, async (tx) => {
      const match = await tx.coachingMatch.findFirst({
        where: { id },
        select: { moduleId: true, participantId: true, state: true },
      });
      if (!match) throw new NotFound();
      const { state, ...of } = match;
      const ending = state === 'PROPOSED' ? 'WITHDRAWN' : because;
      const ended =
        mayBeDone('END', state as MatchState) &&
        (await endMatches(tx, actor.tenantId, Prisma.sql`c.id = ${id}::uuid`, ending, this.clock.now())).length > 0;
      if (!ended) throw refuse(coachingErrors.MATCH_ENDED, ['id']);
      return of;
    });
  }

  /**
   * Keeps how many sessions participants of a module are promised. It is one number, so what was seen of it serves as its version.
   * @param seen the number that was seen; when there is another by now nothing is written
   * @throws NotFound; Refusal INVALID_INPUT
   */
  async agree(
    actor: PersonActor,
    moduleId: string,
    seen: number,
    input: CoachingPlanInput,
    locale: Locale,
  ): Promise<Outcome> {
    const { sessions } = parseInput(planInput, input, locale);
    const { tenantId } = actor;
    return this.db.forTenant(actor, async (tx) => {
      await openModule(tx, moduleId);
      // What nobody said is written down first: of two who say it for the first time, the second waits here.
      await tx.coachingPlan.createMany({
        data: { tenantId, moduleId, sessions: SESSIONS_UNLESS_AGREED },
        skipDuplicates: true,
      });
      return outcomeOf(
        await tx.coachingPlan.updateMany({
          where: { moduleId, sessions: { in: [seen, sessions] } },
          data: { sessions },
        }),
      );
    });
  }

  /**
   * Keeps in which language and where a participant wants to be coached: the participant does so, or a coordinator.
   * @param version the one that was seen, 0 before the first; when it is no longer the current one nothing is written
   * @throws NotFound for anybody else
   * @throws Refusal NO_SUCH_LOCATION, INVALID_INPUT
   */
  async wish(
    actor: PersonActor,
    moduleId: string,
    personId: string,
    version: number,
    input: CoachingWishInput,
    locale: Locale,
  ): Promise<Outcome> {
    const { language, location = null } = parseInput(wishInput, input, locale);
    const { tenantId } = actor;
    if (personId !== actor.personId && !actor.roles.has('COORDINATOR')) throw new NotFound();
    return this.db.forTenant(actor, async (tx) => {
      const { programmeId } = await openModule(tx, moduleId);
      if (!(await participantIds(tx, programmeId)).includes(personId)) throw new NotFound();
      const offers = await tx.$queryRaw<LearningManagerRow[]>(
        learningManagersWhere(Prisma.sql`true`, this.clock.now()),
      );
      const locations = [...new Set(offers.flatMap((offer) => offer.locations))].sort();
      if (location !== null && !comesTo({ locations: locations.length > 0 ? locations : [''] }, location))
        throw refuse(coachingErrors.NO_SUCH_LOCATION, ['input', 'location'], { locations: locations.join(', ') });
      const wish = { language, location };
      const written =
        version === 0
          ? await tx.coachingWish.createMany({ data: { tenantId, moduleId, personId, ...wish }, skipDuplicates: true })
          : await tx.coachingWish.updateMany({
              where: { moduleId, personId, version },
              data: { ...wish, version: { increment: 1 } },
            });
      return outcomeOf(written);
    });
  }

  /** @throws Refusal for whatever has come between; see `faultsOf` */
  private async refuseWhatHasChanged(
    tx: TenantTx,
    moduleId: string,
    proposals: readonly Pair[],
    locale: Locale,
  ): Promise<void> {
    const participants = proposals.map(({ participantId }) => participantId);
    const managers = [...new Set(proposals.map(({ learningManagerId }) => learningManagerId))];
    // Nobody's last place is given away twice, and nobody loses the role meanwhile.
    await tx.$queryRaw`
      select 1 from learning_manager where person_id = any (${managers}::uuid[]) order by person_id for update`;
    await tx.$queryRaw`
      select 1 from role_grant where role = 'LEARNING_MANAGER' and person_id = any (${managers}::uuid[]) order by person_id for share`;
    const offers = await tx.$queryRaw<LearningManagerRow[]>(
      learningManagersWhere(Prisma.sql`g.person_id = any (${managers}::uuid[])`, this.clock.now(), moduleId),
    );
    const here = await tx.coachingMatch.groupBy({
      by: ['learningManagerId'],
      where: {
        moduleId,
        state: { in: ['CONFIRMED', 'ACCEPTED', 'ANOTHER_ASKED'] },
        learningManagerId: { in: managers },
        participantId: { notIn: participants },
      },
      _count: true,
    });
    const hereOf = new Map(here.map(({ learningManagerId, _count }) => [learningManagerId, _count]));
    const faults = faultsOf(proposals, {
      wishes: await tx.$queryRaw<Wish[]>(wishesOf(moduleId, participants)),
      offers: offers.map(({ load, ...offer }) => ({ ...offer, staying: load + (hereOf.get(offer.personId) ?? 0) })),
      relations: await tx.$queryRaw<Relation[]>(relationsBetween(participants, managers)),
    });
    await refuseFaults(tx, faults, locale);
  }
}

/** @throws NotFound, Refusal NOT_COACHED_HERE */
async function mustTakePart(tx: TenantTx, moduleId: string, personId: string): Promise<void> {
  const { programmeId } = await openModule(tx, moduleId);
  await mustExist(tx, personId);
  if (!(await participantIds(tx, programmeId)).includes(personId))
    throw refuse(coachingErrors.NOT_COACHED_HERE, ['participantId']);
}

async function mustExist(tx: TenantTx, personId: string): Promise<void> {
  if ((await tx.person.count({ where: { id: personId } })) === 0) throw new NotFound();
}
