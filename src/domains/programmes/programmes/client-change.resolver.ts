import { Args, Field, ID, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { ClientChangeService } from './client-change.service.js';
import { Programme } from './programme.model.js';
import { ProgrammeService } from './programme.service.js';

@ObjectType()
@Access('PARENT')
class ProgrammeClientChangePayload {
  @Field(() => Programme, { nullable: true, description: 'After EDITED_MEANWHILE: as the other left it.' })
  programme?: Programme;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@Resolver()
export class ClientChangeResolver {
  constructor(
    private readonly service: ClientChangeService,
    private readonly programmes: ProgrammeService,
  ) {}

  @Mutation(() => ProgrammeClientChangePayload, {
    description:
      'Another director takes the programme over; the former one sees nothing of it from then on. Refused when somebody else changed it meanwhile; as it is now comes with the refusal.',
  })
  @Access('COORDINATOR')
  async programmeClientChange(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('programmeId', { type: () => ID }) programmeId: string,
    @Args('seenClientId', { type: () => ID, description: 'The client that it was seen with.' }) seenClientId: string,
    @Args('clientId', { type: () => ID }) clientId: string,
  ): Promise<ProgrammeClientChangePayload> {
    const outcome = await this.service.change(actor, programmeId, seenClientId, clientId);
    return {
      programme: await this.programmes.byId(actor, programmeId),
      userErrors: outcomeErrors(outcome, locale, 'seenClientId'),
    };
  }
}
