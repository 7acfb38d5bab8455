import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Locale, TenantActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { localized, parseInput } from '../../../platform/graphql/input.js';
import { changeDesign, ProgrammeService } from '../programmes/programme.service.js';
import type {
  BusinessChallenge,
  BusinessChallengeAddInput,
  LeadershipChallenge,
  LeadershipChallengeAddInput,
} from './challenge.model.js';

const businessChallengeInput = z.object({ text: localized(500) });
const leadershipChallengeInput = z.object({ text: localized(500), moduleId: z.uuid().nullish() });

@Injectable()
export class ChallengeService {
  constructor(
    private readonly db: Database,
    private readonly programmes: ProgrammeService,
  ) {}

  /** @throws NotFound; Refusal DESIGN_IS_APPROVED, INVALID_INPUT */
  async addBusiness(
    actor: TenantActor,
    programmeId: string,
    input: BusinessChallengeAddInput,
    locale: Locale,
  ): Promise<BusinessChallenge> {
    const { text } = parseInput(businessChallengeInput, input, locale);
    const id = newId();
    await this.db.forTenant(actor, async (tx) => {
      await changeDesign(tx, actor, programmeId);
      const position = 1 + (await tx.businessChallenge.count({ where: { programmeId } }));
      await tx.businessChallenge.create({ data: { tenantId: actor.tenantId, id, programmeId, text, position } });
    });
    const { businessChallenges } = await this.programmes.byId(actor, programmeId);
    return businessChallenges!.find((challenge) => challenge.id === id)!;
  }

  /** @throws NotFound; Refusal DESIGN_IS_APPROVED, INVALID_INPUT */
  async addLeadership(
    actor: TenantActor,
    businessChallengeId: string,
    input: LeadershipChallengeAddInput,
    locale: Locale,
  ): Promise<LeadershipChallenge> {
    const { text, moduleId } = parseInput(leadershipChallengeInput, input, locale);
    const id = newId();
    const programmeId = await this.db.forTenant(actor, async (tx) => {
      const business = await tx.businessChallenge.findFirst({
        where: { id: businessChallengeId },
        select: { programmeId: true },
      });
      if (!business) throw new NotFound();
      const { programmeId } = business;
      await changeDesign(tx, actor, programmeId);
      if (moduleId && (await tx.module.count({ where: { id: moduleId, programmeId } })) === 0) throw new NotFound();
      const position = 1 + (await tx.leadershipChallenge.count({ where: { businessChallengeId } }));
      await tx.leadershipChallenge.create({
        data: { tenantId: actor.tenantId, id, programmeId, businessChallengeId, moduleId, text, position },
      });
      return programmeId;
    });
    const { businessChallenges } = await this.programmes.byId(actor, programmeId);
    return businessChallenges!
      .flatMap(({ leadershipChallenges }) => leadershipChallenges)
      .find((challenge) => challenge.id === id)!;
  }
}
