import { Args, Field, ID, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { CurrentActor } from '../../../platform/graphql/context.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { ClientChangeService } from './client-change.service.js';
import { Programme } from './programme.model.js';

@ObjectType()
@Access('PARENT')
class ProgrammeClientChangePayload {
  @Field(() => Programme, { nullable: true })
  programme?: Programme;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@Resolver()
export class ClientChangeResolver {
  constructor(private readonly service: ClientChangeService) {}

  @Mutation(() => ProgrammeClientChangePayload, {
    description: 'Another director takes the programme over; the former one sees nothing of it from then on.',
  })
  @Access('COORDINATOR')
  async programmeClientChange(
    @CurrentActor() actor: TenantActor,
    @Args('programmeId', { type: () => ID }) programmeId: string,
    @Args('clientId', { type: () => ID }) clientId: string,
  ): Promise<ProgrammeClientChangePayload> {
    return { programme: await this.service.change(actor, programmeId, clientId) };
  }
}
