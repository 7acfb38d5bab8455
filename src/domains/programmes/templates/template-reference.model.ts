import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';

@ObjectType({ description: 'The version of a template that something was made from.' })
@Access('PARENT')
export class TemplateReference {
  @Field()
  key!: string;
  @Field(() => Int)
  version!: number;
}
