import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { CurrentActor } from '../../../platform/graphql/context.js';
import { ConversationsHandOverPayload } from './hand-over.model.js';
import { HandOverService } from './hand-over.service.js';

@Resolver()
export class HandOverResolver {
  constructor(private readonly handOvers: HandOverService) {}

  @Mutation(() => ConversationsHandOverPayload, {
    description:
      'Hands the POP and final conversations of a module over to the managers that the participants have by now, as an import does by itself. The former manager finds nothing any more, the new one an empty conversation; the participant chooses what is passed on.',
  })
  @Access('COORDINATOR')
  async conversationsHandOver(
    @CurrentActor() actor: PersonActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<ConversationsHandOverPayload> {
    return { handedOver: await this.handOvers.ofModule(actor, moduleId) };
  }
}
