import { Field, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';

@ObjectType({ description: 'A text in the languages that it has been written in: one at least.' })
@Access('PARENT')
export class WrittenText {
  @Field(() => String, { nullable: true, description: 'Dutch.' })
  nl?: string | undefined;
  @Field(() => String, { nullable: true, description: 'English.' })
  en?: string | undefined;
}
