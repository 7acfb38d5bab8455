import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
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
      'Notes down somebody’s last day, or takes it back. From the day after, they are signed out for good, mailed no more, and take part in nothing. Refused when somebody else noted down another day meanwhile; as it is now comes with the refusal.',
  })
  @Access('ADMINISTRATOR', 'people:write')
  async personDeparture(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Args('personId', { type: () => ID }) personId: string,
    @Args('lastDay', { type: () => LocalDate, nullable: true, description: 'Null: they stay.' })
    lastDay: string | null,
    @Args('seen', {
      type: () => LocalDate,
      nullable: true,
      description: 'The last day that was seen (`endedOn`); left out for none.',
    })
    seen?: string | null,
  ): Promise<PersonDeparturePayload> {
    const outcome = await this.departures.noteDown(actor, personId, seen ?? null, lastDay);
    return {
      person: await this.people.load(context, actor, personId),
      userErrors: outcomeErrors(outcome, context.locale, 'seen'),
    };
  }
}
