import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { GrantableRoleEnum, RoleGrant, RoleGrantPayload, RoleRevokePayload } from './role-grant.model.js';
import type { GrantableRole } from './role-grant.rules.js';
import { RoleGrantService } from './role-grant.service.js';

@Resolver(() => RoleGrant)
export class RoleGrantResolver {
  constructor(
    private readonly grants: RoleGrantService,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => [RoleGrant], { description: 'Who was given which role, by role and family name.' })
  @Access('ADMINISTRATOR')
  roleGrants(@CurrentActor() actor: TenantActor): Promise<RoleGrant[]> {
    return this.grants.list(actor);
  }

  @Mutation(() => RoleGrantPayload, { description: 'Gives somebody a role.' })
  @Access('ADMINISTRATOR')
  async roleGrant(
    @CurrentActor() actor: TenantActor,
    @Args('personId', { type: () => ID }) personId: string,
    @Args('role', { type: () => GrantableRoleEnum }) role: GrantableRole,
  ): Promise<RoleGrantPayload> {
    return { roleGrant: await this.grants.grant(actor, personId, role) };
  }

  @Mutation(() => RoleRevokePayload, { description: 'Takes a role back, at once. The last administrator stays one.' })
  @Access('ADMINISTRATOR')
  async roleRevoke(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Args('personId', { type: () => ID }) personId: string,
    @Args('role', { type: () => GrantableRoleEnum }) role: GrantableRole,
  ): Promise<RoleRevokePayload> {
    await this.grants.revoke(actor, personId, role);
    return { person: await this.people.load(context, actor, personId) };
  }

  @ResolveField()
  person(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { personId }: RoleGrant,
  ): Promise<Person> {
    return this.people.load(context, actor, personId);
  }
}
