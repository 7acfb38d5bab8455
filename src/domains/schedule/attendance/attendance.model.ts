import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';

export const AttendanceState = { INVITED: 'INVITED', PRESENT: 'PRESENT', ABSENT: 'ABSENT' } as const;
export type AttendanceState = (typeof AttendanceState)[keyof typeof AttendanceState];
registerEnumType(AttendanceState, {
  name: 'AttendanceState',
  description: 'What is known of somebody who is invited to a session.',
  valuesMap: { INVITED: { description: 'Nothing yet.' } },
});

@ObjectType({ description: 'Somebody who is invited to a session.' })
@Access('PARENT')
export class Attendance {
  /** Resolved to `person`. */
  personId!: string;

  @Field(() => AttendanceState)
  state!: AttendanceState;
}

@InputType({ description: 'Who is in neither list stays as he was.' })
export class AttendanceRecordInput {
  @Field(() => [ID], { defaultValue: [], description: 'Ids of invited persons who came.' })
  present!: string[];
  @Field(() => [ID], { defaultValue: [], description: 'Ids of invited persons who did not.' })
  absent!: string[];
}
