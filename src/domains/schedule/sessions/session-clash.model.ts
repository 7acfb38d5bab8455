import { Field, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { Session } from './session.model.js';

@ObjectType({ description: 'Another session at the same time, and who would have to be at both.' })
@Access('COORDINATOR')
export class SessionClash {
  @Field(() => Session, { description: 'The other session.' })
  session!: Session;

  /** Resolved to `people`. */
  personIds!: readonly string[];
}
