import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';

@ObjectType({ description: 'This installation, as its operator sees it.' })
@Access('OPERATOR')
export class Installation {
  @Field(() => DateTime, { description: 'What time it takes it to be.' })
  now!: Date;
  @Field(() => Int, {
    description:
      'Recorded facts that have not been handed to their jobs, and jobs that wait or run. Retries that wait for their turn do not count.',
  })
  outstandingWork!: number;
}

@ObjectType()
@Access('PARENT')
export class ClockMovePayload {
  @Field(() => Installation, { nullable: true })
  installation?: Installation;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
