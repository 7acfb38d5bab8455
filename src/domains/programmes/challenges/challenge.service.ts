import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Locale, TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { localized, parseInput } from '../../../platform/graphql/input.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import { changeDesign, changePart, mustBeDesignedIn } from '../design/design-change.service.js';
import { openModule } from '../modules/module-context.service.js';
import { programmeErrors } from '../programmes/programme.errors.js';
import { ProgrammeService } from '../programmes/programme.service.js';
import type {
  BusinessChallenge,
  BusinessChallengeAddInput,
  BusinessChallengeChangeInput,
  LeadershipChallenge,
  LeadershipChallengeAddInput,
  LeadershipChallengeChangeInput,
} from './challenge.model.js';

const text = localized(500);
const designSessionId = z.uuid().nullish();
const businessChallengeInput = z.object({ text });
const businessAddInput = z.object({ text, designSessionId });
const leadershipChallengeInput = z.object({ text, moduleId: z.uuid().nullish(), designSessionId });
const leadershipChangeInput = z.object({ text: text.nullish(), moduleId: z.uuid().nullish() });

const part = { programmeId: true, changedIn: true, archivedAt: true } as const;
const businessPart = (tx: TenantTx, id: string) => () =>
  tx.businessChallenge.findFirst({ where: { id }, select: part });
const leadershipPart = (tx: TenantTx, id: string) => () =>
  tx.leadershipChallenge.findFirst({ where: { id }, select: part });

@Injectable()
export class ChallengeService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly programmes: ProgrammeService,
  ) {}

  /** @throws NotFound; Refusal INVALID_INPUT */
  async addBusiness(
    actor: TenantActor,
    programmeId: string,
    input: BusinessChallengeAddInput,
    locale: Locale,
  ): Promise<BusinessChallenge> {
    const { text, designSessionId } = parseInput(businessAddInput, input, locale);
    const id = newId();
    await this.db.forTenant(actor, async (tx) => {
      const changedIn = await changeDesign(tx, actor, programmeId);
      await mustBeDesignedIn(tx, programmeId, designSessionId);
      const position = 1 + (await tx.businessChallenge.count({ where: { programmeId } }));
      await tx.businessChallenge.create({
        data: { tenantId: actor.tenantId, id, programmeId, text, position, changedIn, designSessionId },
      });
    });
    return (await this.business(actor, programmeId, id))!;
  }

  /**
   * Words a business challenge anew.
   * @param version of the programme, that the writer has seen
   * @throws NotFound; Refusal INVALID_INPUT
   */
  async changeBusiness(
    actor: TenantActor,
    id: string,
    version: number,
    input: BusinessChallengeChangeInput,
    locale: Locale,
  ): Promise<{ outcome: Outcome; businessChallenge: BusinessChallenge }> {
    const { text } = parseInput(businessChallengeInput, input, locale);
    const { outcome, programmeId } = await this.db.forTenant(actor, (tx) =>
      changePart(tx, actor, businessPart(tx, id), version, (changedIn) =>
        tx.businessChallenge.updateMany({ where: { id }, data: { text, changedIn } }),
      ),
    );
    return { outcome, businessChallenge: (await this.business(actor, programmeId, id))! };
  }

  /**
   * Takes a business challenge out of the design; it is kept in the archive.
   * @throws NotFound; Refusal CHALLENGE_HAS_LEADERSHIP_CHALLENGES
   */
  async archiveBusiness(
    actor: TenantActor,
    id: string,
    version: number,
  ): Promise<{ outcome: Outcome; businessChallenge: BusinessChallenge | null }> {
    const { outcome, programmeId } = await this.db.forTenant(actor, (tx) =>
      changePart(tx, actor, businessPart(tx, id), version, async (changedIn) => {
        const derived = await tx.leadershipChallenge.count({ where: { businessChallengeId: id, archivedAt: null } });
        if (derived > 0) throw refuse(programmeErrors.CHALLENGE_HAS_LEADERSHIP_CHALLENGES, ['id'], { derived });
        await tx.businessChallenge.updateMany({ where: { id }, data: { archivedAt: this.clock.now(), changedIn } });
      }),
    );
    return { outcome, businessChallenge: await this.business(actor, programmeId, id) };
  }

  /** @throws NotFound; Refusal INVALID_INPUT */
  async addLeadership(
    actor: TenantActor,
    businessChallengeId: string,
    input: LeadershipChallengeAddInput,
    locale: Locale,
  ): Promise<LeadershipChallenge> {
    const { text, moduleId, designSessionId } = parseInput(leadershipChallengeInput, input, locale);
    const id = newId();
    const programmeId = await this.db.forTenant(actor, async (tx) => {
      const business = await tx.businessChallenge.findFirst({
        where: { id: businessChallengeId, archivedAt: null },
        select: { programmeId: true },
      });
      if (!business) throw new NotFound();
      const { programmeId } = business;
      const changedIn = await changeDesign(tx, actor, programmeId);
      await mustHaveModule(tx, programmeId, moduleId);
      await mustBeDesignedIn(tx, programmeId, designSessionId);
      const position = 1 + (await tx.leadershipChallenge.count({ where: { businessChallengeId } }));
      await tx.leadershipChallenge.create({
        data: {
          tenantId: actor.tenantId,
          id,
          programmeId,
          businessChallengeId,
          moduleId,
          text,
          position,
          changedIn,
          designSessionId,
        },
      });
      return programmeId;
    });
    return (await this.leadership(actor, programmeId, id))!;
  }

  /**
   * Words a leadership challenge anew, or has another module work on it; what is left out stays.
   * @param version of the programme, that the writer has seen
   * @throws NotFound; Refusal INVALID_INPUT
   */
  async changeLeadership(
    actor: TenantActor,
    id: string,
    version: number,
    input: LeadershipChallengeChangeInput,
    locale: Locale,
  ): Promise<{ outcome: Outcome; leadershipChallenge: LeadershipChallenge }> {
    const { text, moduleId } = parseInput(leadershipChangeInput, input, locale);
    const { outcome, programmeId } = await this.db.forTenant(actor, (tx) =>
      changePart(tx, actor, leadershipPart(tx, id), version, async (changedIn, programmeId) => {
        await mustHaveModule(tx, programmeId, moduleId);
        const data = { text: text ?? undefined, moduleId, changedIn };
        await tx.leadershipChallenge.updateMany({ where: { id }, data });
      }),
    );
    return { outcome, leadershipChallenge: (await this.leadership(actor, programmeId, id))! };
  }

  /** Takes a leadership challenge out of the design; it is kept in the archive. @throws NotFound */
  async archiveLeadership(
    actor: TenantActor,
    id: string,
    version: number,
  ): Promise<{ outcome: Outcome; leadershipChallenge: LeadershipChallenge | null }> {
    const { outcome, programmeId } = await this.db.forTenant(actor, (tx) =>
      changePart(tx, actor, leadershipPart(tx, id), version, (changedIn) =>
        tx.leadershipChallenge.updateMany({ where: { id }, data: { archivedAt: this.clock.now(), changedIn } }),
      ),
    );
    return { outcome, leadershipChallenge: await this.leadership(actor, programmeId, id) };
  }

  private async business(actor: TenantActor, programmeId: string, id: string): Promise<BusinessChallenge | null> {
    const { businessChallenges } = await this.programmes.byId(actor, programmeId);
    return businessChallenges!.find((challenge) => challenge.id === id) ?? null;
  }

  private async leadership(actor: TenantActor, programmeId: string, id: string): Promise<LeadershipChallenge | null> {
    const { businessChallenges } = await this.programmes.byId(actor, programmeId);
    const all = businessChallenges!.flatMap(({ leadershipChallenges }) => leadershipChallenges);
    return all.find((challenge) => challenge.id === id) ?? null;
  }
}

/** @throws NotFound when a module is named that the programme does not have; Refusal MODULE_ARCHIVED */
async function mustHaveModule(tx: TenantTx, programmeId: string, moduleId: string | null | undefined): Promise<void> {
  if (!moduleId) return;
  const module = await openModule(tx, moduleId, ['input', 'moduleId']);
  if (module.programmeId !== programmeId) throw new NotFound();
}
