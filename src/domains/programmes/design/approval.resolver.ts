import { Args, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import {
  ProgrammeApprovePayload,
  ProgrammeSendBackPayload,
  ProgrammeSubmitPayload,
} from '../programmes/programme.model.js';
import { ApprovalService } from './approval.service.js';
import { DesignApproval, ProgrammeApproveInput, ProgrammeSendBackInput } from './design.model.js';

@Resolver(() => DesignApproval)
export class ApprovalResolver {
  constructor(
    private readonly approvals: ApprovalService,
    private readonly people: PersonLoader,
  ) {}

  @Mutation(() => ProgrammeSubmitPayload, {
    description:
      'Asks the director to approve the design, or what was changed of one that is approved. He is mailed what it is about.',
  })
  @Access('COORDINATOR')
  async programmeSubmit(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ProgrammeSubmitPayload> {
    const { outcome, programme } = await this.approvals.submit(actor, id, locale);
    return { programme, userErrors: outcomeErrors(outcome, locale, 'id') };
  }

  @Mutation(() => ProgrammeApprovePayload, {
    description:
      'The client approves the design as it was seen, or a change of it, once all conditions are signed; or with a reason why it can start without. Refused when it was changed meanwhile; as it is now comes with the refusal.',
  })
  @Access('DIRECTOR')
  async programmeApprove(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version that was seen.' }) version: number,
    @Args('input', { defaultValue: {} }) input: ProgrammeApproveInput,
  ): Promise<ProgrammeApprovePayload> {
    const { outcome, programme } = await this.approvals.approve(actor, id, version, input, locale);
    return { programme, userErrors: outcomeErrors(outcome, locale) };
  }

  @Mutation(() => ProgrammeSendBackPayload, {
    description:
      'The client sends back what was submitted, with a word. A design that was approved before holds on; the change can be worked on. Refused when it was changed meanwhile; as it is now comes with the refusal.',
  })
  @Access('DIRECTOR')
  async programmeSendBack(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version that was seen.' }) version: number,
    @Args('input') input: ProgrammeSendBackInput,
  ): Promise<ProgrammeSendBackPayload> {
    const { outcome, programme } = await this.approvals.sendBack(actor, id, version, input, locale);
    return { programme, userErrors: outcomeErrors(outcome, locale) };
  }

  @ResolveField(() => Person)
  @Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
  approvedBy(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { approvedById }: DesignApproval,
  ): Promise<Person> {
    return this.people.load(context, actor, approvedById);
  }
}
