import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { ClockMovePayload, Installation } from './installation.model.js';
import { InstallationService } from './installation.service.js';

@Resolver(() => Installation)
export class InstallationResolver {
  constructor(private readonly installations: InstallationService) {}

  @Query(() => Installation, { description: 'This installation.' })
  @Access('OPERATOR')
  installation(): Promise<Installation> {
    return this.installations.describe();
  }

  @Mutation(() => ClockMovePayload, { description: 'Moves the clock forward, for a rehearsal (TEST_CLOCK=1).' })
  @Access('OPERATOR')
  async clockMove(@Args('to', { type: () => DateTime }) to: Date): Promise<ClockMovePayload> {
    return { installation: await this.installations.moveClock(to) };
  }
}
