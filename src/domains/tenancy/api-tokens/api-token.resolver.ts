import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { ApiToken, ApiTokenCreateInput, ApiTokenCreatePayload, ApiTokenRevokePayload } from './api-token.model.js';
import { ApiTokenService } from './api-token.service.js';

@Resolver(() => ApiToken)
export class ApiTokenResolver {
  constructor(private readonly tokens: ApiTokenService) {}

  @Query(() => [ApiToken], { description: "The organisation's keys for other systems, the newest first." })
  @Access('ADMINISTRATOR')
  async apiTokens(@CurrentActor() actor: PersonActor): Promise<ApiToken[]> {
    return (await this.tokens.list(actor)) as ApiToken[];
  }

  @Mutation(() => ApiTokenCreatePayload, { description: 'Makes a key for another system.' })
  @Access('ADMINISTRATOR')
  async apiTokenCreate(
    @Context() { locale }: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Args('input') input: ApiTokenCreateInput,
  ): Promise<ApiTokenCreatePayload> {
    return (await this.tokens.create(actor, input, locale)) as ApiTokenCreatePayload;
  }

  @Mutation(() => ApiTokenRevokePayload, { description: 'Takes a key back, at once.' })
  @Access('ADMINISTRATOR')
  async apiTokenRevoke(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ApiTokenRevokePayload> {
    return { apiToken: (await this.tokens.revoke(actor, id)) as ApiToken };
  }
}
