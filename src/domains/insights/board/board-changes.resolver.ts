import { Args, ID, Resolver, Subscription } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { CurrentActor } from '../../../platform/graphql/context.js';
import { BoardChange } from './board-changes.model.js';
import { BoardChangesService } from './board-changes.service.js';

@Resolver()
export class BoardChangesResolver {
  constructor(private readonly changes: BoardChangesService) {}

  @Subscription(() => BoardChange, {
    description:
      'Tells what changes on the board of a module, from the moment of subscribing on: read the board then, not before.',
    resolve: (change: BoardChange) => change,
  })
  @Access('COORDINATOR')
  programmeBoardChanged(
    @CurrentActor() actor: TenantActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<AsyncIterableIterator<BoardChange>> {
    return this.changes.follow(actor, moduleId);
  }
}
