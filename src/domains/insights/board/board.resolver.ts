import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { CurrentActor } from '../../../platform/graphql/context.js';
import { PageArgs } from '../../../platform/graphql/pages.js';
import { BoardRow, BoardRowConnection } from './board.model.js';
import { BoardService } from './board.service.js';

@Resolver(() => BoardRow)
export class BoardResolver {
  constructor(private readonly boards: BoardService) {}

  @Query(() => BoardRowConnection, {
    description:
      'Every participant of a programme with every step, by name. All steps of a large programme go in pages of fewer participants.',
  })
  @Access('COORDINATOR')
  programmeBoard(
    @CurrentActor() actor: TenantActor,
    @Args('programmeId', { type: () => ID }) programmeId: string,
    @Args() page: PageArgs,
    @Args('moduleId', { type: () => ID, nullable: true, description: 'Left out: all modules.' }) moduleId?: string,
  ): Promise<BoardRowConnection> {
    return this.boards.ofProgramme(actor, { programmeId, moduleId: moduleId ?? null }, page);
  }
}
