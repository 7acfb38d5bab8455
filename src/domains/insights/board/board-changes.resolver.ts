import { Args, ID, Resolver, Subscription } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { CurrentActor } from '../../../platform/graphql/context.js';
import { BoardChange } from './board.model.js';
import { BoardChangesService } from './board-changes.service.js';

@Resolver()
export class BoardChangesResolver {
  constructor(private readonly changes: BoardChangesService) {}

  @Subscription(() => BoardChange, {
    description:
      'Tells what changes on the board of a programme, or of one module, from the moment of subscribing on: read the board then, not before.',
    resolve: (change: BoardChange) => change,
  })
  @Access('COORDINATOR')
  programmeBoardChanged(
    @CurrentActor() actor: TenantActor,
    @Args('programmeId', { type: () => ID }) programmeId: string,
    @Args('moduleId', { type: () => ID, nullable: true, description: 'Left out: all modules.' }) moduleId?: string,
  ): Promise<AsyncIterableIterator<BoardChange>> {
    return this.changes.follow(actor, { programmeId, moduleId: moduleId ?? null });
  }
}
