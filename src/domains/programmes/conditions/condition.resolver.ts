import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor, TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { VisibleTo, visibleTo } from '../../confidentiality/visible-to.model.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import {
  Condition,
  ConditionAddInput,
  ConditionChangeInput,
  ConditionEvidenceAddInput,
  ConditionKindEnum,
  ConditionPayload,
  ConditionRiskReportInput,
  ConditionSignPayload,
} from './condition.model.js';
import { CONDITION_TITLES } from './condition.rules.js';
import { ConditionService } from './condition.service.js';

@Resolver(() => Condition)
export class ConditionResolver {
  constructor(
    private readonly conditions: ConditionService,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => [Condition], { description: 'The conditions that one owns, of the latest programme first.' })
  @Access('SIGNED_IN')
  myConditions(@CurrentActor() actor: PersonActor): Promise<Condition[]> {
    return this.conditions.owned(actor);
  }

  @Mutation(() => ConditionPayload, { description: "Adds a condition of the programme's own, beside the five." })
  @Access('COORDINATOR')
  async conditionAdd(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('programmeId', { type: () => ID }) programmeId: string,
    @Args('input') input: ConditionAddInput,
  ): Promise<ConditionPayload> {
    return { condition: await this.conditions.add(actor, programmeId, input, locale) };
  }

  @Mutation(() => ConditionPayload, {
    description:
      "Words a condition of the programme's own anew. Refused when somebody else changed it meanwhile; what was written comes with the refusal.",
  })
  @Access('COORDINATOR')
  async conditionChange(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version of the programme that was seen.' }) version: number,
    @Args('input') input: ConditionChangeInput,
  ): Promise<ConditionPayload> {
    const { outcome, condition } = await this.conditions.change(actor, id, version, input, locale);
    return { condition, userErrors: outcomeErrors(outcome, locale) };
  }

  @Mutation(() => ConditionPayload, {
    description: "Takes a condition of the programme's own out of the design; it is kept in the archive.",
  })
  @Access('COORDINATOR')
  async conditionArchive(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version of the programme that was seen.' }) version: number,
  ): Promise<ConditionPayload> {
    const { outcome, condition } = await this.conditions.archive(actor, id, version);
    return { condition, userErrors: outcomeErrors(outcome, locale) };
  }

  @Mutation(() => ConditionPayload, {
    description: 'Makes somebody the owner of a condition: it is asked of them, and they see it.',
  })
  @Access('COORDINATOR')
  async conditionOwnerAssign(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'Of the condition, that was seen.' }) version: number,
    @Args('personId', { type: () => ID }) personId: string,
  ): Promise<ConditionPayload> {
    const { outcome, condition } = await this.conditions.assignOwner(actor, id, version, personId);
    return { condition, userErrors: outcomeErrors(outcome, locale) };
  }

  @Mutation(() => ConditionPayload, {
    description: 'Adds what shows that a condition is met. Coordinators, the client and the owner can, and read it.',
  })
  @Access('SIGNED_IN')
  async conditionEvidenceAdd(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('conditionId', { type: () => ID }) conditionId: string,
    @Args('input') input: ConditionEvidenceAddInput,
  ): Promise<ConditionPayload> {
    return { condition: await this.conditions.addEvidence(actor, conditionId, input, locale) };
  }

  @Mutation(() => ConditionPayload, {
    description: 'Puts evidence away that one added oneself; a coordinator any. It is kept in the archive.',
  })
  @Access('SIGNED_IN')
  async conditionEvidenceArchive(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ConditionPayload> {
    return { condition: await this.conditions.archiveEvidence(actor, id) };
  }

  @Mutation(() => ConditionPayload, {
    description: 'Reports that a condition is at risk. Coordinators, the client and the owner can, and read it.',
  })
  @Access('SIGNED_IN')
  async conditionRiskReport(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'Of the condition, that was seen.' }) version: number,
    @Args('input') input: ConditionRiskReportInput,
  ): Promise<ConditionPayload> {
    const { outcome, condition } = await this.conditions.reportRisk(actor, id, version, input, locale);
    return { condition, userErrors: outcomeErrors(outcome, locale) };
  }

  @Mutation(() => ConditionPayload, { description: 'Reports that a condition is at risk no more.' })
  @Access('SIGNED_IN')
  async conditionRiskEnd(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'Of the condition, that was seen.' }) version: number,
  ): Promise<ConditionPayload> {
    const { outcome, condition } = await this.conditions.endRisk(actor, id, version);
    return { condition, userErrors: outcomeErrors(outcome, locale) };
  }

  @Mutation(() => ConditionSignPayload, {
    description:
      'The client signs for a condition of the own programme, as it was seen: with what shows it and the risk that is told. Refused when it was changed meanwhile; as it is now comes with the refusal.',
  })
  @Access('DIRECTOR')
  async conditionSign(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'Of the condition, that was seen.' }) version: number,
  ): Promise<ConditionSignPayload> {
    const { outcome, condition } = await this.conditions.sign(actor, id, version);
    return { condition, userErrors: outcomeErrors(outcome, locale) };
  }

  @ResolveField(() => ConditionKindEnum)
  @Access('SIGNED_IN', 'programmes:read')
  kind(@Parent() { kind }: Condition): string {
    return kind ?? 'OWN';
  }

  @ResolveField(() => LocalizedText, { description: 'What it is called.' })
  @Access('SIGNED_IN', 'programmes:read')
  title(@Parent() { kind, title }: Condition): LocalizedText {
    return title ?? CONDITION_TITLES[kind!];
  }

  @ResolveField(() => Person, { nullable: true, description: 'Null while it is not signed.' })
  @Access('SIGNED_IN', 'programmes:read')
  signedBy(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { signedById }: Condition,
  ): Promise<Person> | null {
    return signedById ? this.people.load(context, actor, signedById) : null;
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Of whom it is asked: the client unless somebody else is.',
  })
  @Access('SIGNED_IN', 'programmes:read')
  owner(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { ownerId }: Condition,
  ): Promise<Person> | null {
    return ownerId ? this.people.load(context, actor, ownerId) : null;
  }

  @ResolveField(() => VisibleTo, { description: 'Who reads what shows it, and the risk that is reported.' })
  @Access('SIGNED_IN')
  async visibleTo(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { ownerId }: Condition,
  ): Promise<VisibleTo> {
    const owner = ownerId ? await this.people.load(context, actor, ownerId) : undefined;
    return visibleTo('DESIGN', owner ? [owner.displayName] : [], context.locale);
  }
}
