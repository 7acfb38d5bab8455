import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor, TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { ApiToken, ApiTokenCreateInput, ApiTokenCreatePayload, ApiTokenRevokePayload } from './api-token.model.js';
import { ApiTokenService } from './api-token.service.js';

@Resolver(() => ApiToken)
export class ApiTokenResolver {
  constructor(
    private readonly tokens: ApiTokenService,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => [ApiToken], { description: 'Newest first, those that were revoked among them.' })
  @Access('ADMINISTRATOR')
  apiTokens(@CurrentActor() actor: TenantActor): Promise<ApiToken[]> {
    return this.tokens.list(actor);
  }

  @Mutation(() => ApiTokenCreatePayload, { description: 'Makes a token for another system.' })
  @Access('ADMINISTRATOR')
  apiTokenCreate(
    @Context() { locale }: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Args('input') input: ApiTokenCreateInput,
  ): Promise<ApiTokenCreatePayload> {
    return this.tokens.create(actor, input, locale);
  }

  @Mutation(() => ApiTokenRevokePayload, { description: 'Ends a token, at once and for good.' })
  @Access('ADMINISTRATOR')
  async apiTokenRevoke(
    @CurrentActor() actor: TenantActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ApiTokenRevokePayload> {
    return { apiToken: await this.tokens.revoke(actor, id) };
  }

  @ResolveField()
  createdBy(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { createdById }: ApiToken,
  ): Promise<Person> {
    return this.people.load(context, actor, createdById);
  }
}
