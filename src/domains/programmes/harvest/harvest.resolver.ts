import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { type Outcome, outcomeErrors } from '../../../platform/graphql/outcome.js';
import { type Page, PageArgs } from '../../../platform/graphql/pages.js';
import { VisibleTo } from '../../confidentiality/visible-to.model.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { ImpactLineLoader } from '../impact/impact-line.loader.js';
import { ImpactLine } from '../impact/impact-line.model.js';
import {
  HarvestAnswerInput,
  HarvestChangeInput,
  HarvestConnection,
  HarvestGiveInput,
  HarvestItem,
  HarvestPayload,
} from './harvest.model.js';
import { HarvestReader } from './harvest.read-model.js';
import { HarvestService } from './harvest.service.js';

const SEEN = { type: () => Int, description: 'The version that was seen.' };

@Resolver(() => HarvestItem)
export class HarvestResolver {
  constructor(
    private readonly harvest: HarvestService,
    private readonly reader: HarvestReader,
    private readonly people: PersonLoader,
    private readonly lines: ImpactLineLoader,
  ) {}

  @Query(() => HarvestConnection, {
    description:
      'What one may read of the harvest of a module, the latest first: what one gave, and what was given for everyone in the programme by who belongs to it: participants, coordinators and its director.',
  })
  @Access('SIGNED_IN')
  moduleHarvest(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
    @Args() page: PageArgs,
  ): Promise<Page<HarvestItem>> {
    return this.reader.ofModule(actor, moduleId, page, locale);
  }

  @Query(() => [HarvestItem], {
    description: 'What one gave in any module, the latest first, with what comes back when.',
  })
  @Access('SIGNED_IN')
  myHarvest(@CurrentActor() actor: PersonActor, @Context() { locale }: RequestContext): Promise<HarvestItem[]> {
    return this.reader.ofGiver(actor, locale);
  }

  @Query(() => [VisibleTo], { description: 'Between which audiences one chooses when giving something in a module.' })
  @Access('SIGNED_IN')
  harvestAudiences(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<VisibleTo[]> {
    return this.reader.audiences(actor, moduleId, locale);
  }

  @Mutation(() => HarvestPayload, {
    description:
      'Gives a commitment, a piece of evidence or a story: participants, and those who manage or coach them.',
  })
  @Access('SIGNED_IN')
  async harvestGive(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
    @Args('input') input: HarvestGiveInput,
  ): Promise<HarvestPayload> {
    const id = await this.harvest.give(actor, moduleId, input, locale);
    return { harvestItem: await this.reader.byId(actor, id, locale) };
  }

  @Mutation(() => HarvestPayload, { description: 'Says otherwise what one gave, or gives it for others.' })
  @Access('SIGNED_IN')
  async harvestChange(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', SEEN) version: number,
    @Args('input') input: HarvestChangeInput,
  ): Promise<HarvestPayload> {
    return this.after(await this.harvest.change(actor, id, version, input, locale), actor, id, locale);
  }

  @Mutation(() => HarvestPayload, {
    description: "Puts away what one gave: it is one's own alone from then on, and does not come back.",
  })
  @Access('SIGNED_IN')
  async harvestArchive(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', SEEN) version: number,
  ): Promise<HarvestPayload> {
    return this.after(await this.harvest.archive(actor, id, version), actor, id, locale);
  }

  @Mutation(() => HarvestPayload, {
    description: 'Tells what has become of a commitment, from the day on which it comes back.',
  })
  @Access('SIGNED_IN')
  async harvestAnswer(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('months', { type: () => Int, description: '3, 6 or 12.' }) months: number,
    @Args('version', { type: () => Int, description: 'Of what was said before; 0 for nothing.' }) version: number,
    @Args('input') input: HarvestAnswerInput,
  ): Promise<HarvestPayload> {
    return this.after(await this.harvest.answer(actor, id, months, version, input, locale), actor, id, locale);
  }

  @ResolveField(() => Person)
  @Access('SIGNED_IN')
  giver(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { giverId }: HarvestItem,
  ): Promise<Person> {
    return this.people.load(context, actor, giverId);
  }

  @ResolveField(() => ImpactLine, {
    nullable: true,
    description:
      'The line of the impact map that it stands on, to the business challenges that it serves; null for what is about something else, and for who does not see the programme.',
  })
  @Access('SIGNED_IN')
  impactLine(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { behaviourId }: HarvestItem,
  ): Promise<ImpactLine | null> | null {
    return behaviourId ? this.lines.load(context, actor, behaviourId) : null;
  }

  /** The item as it is now, also when nothing was done: so that whoever came too late loses nothing. */
  private async after(outcome: Outcome, actor: PersonActor, id: string, locale: Locale): Promise<HarvestPayload> {
    const harvestItem = await this.reader.byId(actor, id, locale);
    return { harvestItem, userErrors: outcomeErrors(outcome, locale) };
  }
}
