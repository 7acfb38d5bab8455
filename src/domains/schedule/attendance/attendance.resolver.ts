import { Args, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { SessionPayload } from '../sessions/session.model.js';
import { SessionReader } from '../sessions/session.read-model.js';
import { Attendance, AttendanceRecordInput } from './attendance.model.js';
import { AttendanceService } from './attendance.service.js';

@Resolver(() => Attendance)
export class AttendanceResolver {
  constructor(
    private readonly attendance: AttendanceService,
    private readonly reader: SessionReader,
    private readonly loader: PersonLoader,
  ) {}

  @Mutation(() => SessionPayload, {
    description:
      'Records who came to a session and who did not, once it has started. It can be corrected later. Refused when somebody else recorded otherwise of one of these people meanwhile; as it is now comes with the refusal.',
  })
  @Access('COORDINATOR', 'TRAINER')
  async attendanceRecord(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('sessionId', { type: () => ID }) sessionId: string,
    @Args('version', { type: () => Int, description: 'Of the session, as it was seen.' }) version: number,
    @Args('input') input: AttendanceRecordInput,
  ): Promise<SessionPayload> {
    const outcome = await this.attendance.record(actor, sessionId, version, input, locale);
    return { session: await this.reader.byId(actor, sessionId), userErrors: outcomeErrors(outcome, locale) };
  }

  @ResolveField(() => Person)
  @Access('PARENT')
  person(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { personId }: Attendance,
  ): Promise<Person> {
    return this.loader.load(context, actor, personId);
  }
}
