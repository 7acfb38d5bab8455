import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalDate } from '../../../platform/graphql/scalars.js';
import { OrgUnit } from '../../people/units/org-unit.model.js';

@ObjectType({ description: 'Who may enrol themselves in a programme, and how it stands.' })
@Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
export class OpenEnrolment {
  @Field(() => [OrgUnit], { description: 'People of these units, and of those under them, may enrol.' })
  units!: OrgUnit[];
  @Field(() => Int, { description: 'Places, of everybody who takes part.' })
  capacity!: number;
  @Field(() => LocalDate, { description: 'The last day to enrol.' })
  until!: string;
  @Field(() => Int, { description: 'How many wait for a place.' })
  waiting!: number;
}
