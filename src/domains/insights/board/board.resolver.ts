import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { CurrentActor } from '../../../platform/graphql/context.js';
import { type Page, PageArgs } from '../../../platform/graphql/pages.js';
import { BoardRow, BoardRowConnection } from './board.model.js';
import { BoardService } from './board.service.js';

@Resolver(() => BoardRow)
export class BoardResolver {
  constructor(private readonly boards: BoardService) {}

  @Query(() => BoardRowConnection, { description: 'Every participant of a module with every step, by name.' })
  @Access('COORDINATOR')
  programmeBoard(
    @CurrentActor() actor: TenantActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
    @Args() page: PageArgs,
  ): Promise<Page<BoardRow>> {
    return this.boards.ofModule(actor, moduleId, page);
  }
}
