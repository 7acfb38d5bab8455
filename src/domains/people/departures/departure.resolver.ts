import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { LocalDate } from '../../../platform/graphql/scalars.js';
import { PersonLoader } from '../people/person.loader.js';
import { PersonDeparturePayload } from './departure.model.js';
import { DepartureService } from './departure.service.js';

@Resolver()
export class DepartureResolver {
  constructor(
    private readonly departures: DepartureService,
    private readonly people: PersonLoader,
  ) {}

  @Mutation(() => PersonDeparturePayload, {
    description:
      'Notes down somebody’s last day, or takes it back. From the day after, they are signed out for good, mailed no more, and take part in nothing.',
  })
  @Access('ADMINISTRATOR', 'people:write')
  async personDeparture(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Args('personId', { type: () => ID }) personId: string,
    @Args('lastDay', { type: () => LocalDate, nullable: true, description: 'Null: they stay.' })
    lastDay: string | null,
  ): Promise<PersonDeparturePayload> {
    await this.departures.noteDown(actor, personId, lastDay);
    return { person: await this.people.load(context, actor, personId) };
  }
}
