import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
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
    description: 'Records who came to a session and who did not, once it has started. It can be corrected later.',
  })
  @Access('COORDINATOR', 'TRAINER')
  async attendanceRecord(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('sessionId', { type: () => ID }) sessionId: string,
    @Args('input') input: AttendanceRecordInput,
  ): Promise<SessionPayload> {
    await this.attendance.record(actor, sessionId, input, locale);
    return { session: await this.reader.byId(actor, sessionId) };
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
