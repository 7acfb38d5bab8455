import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';

/** What other domains say of a module, out of the statement that reads their own object. */
@ObjectType({ description: 'The module that something belongs to.' })
@Access('PARENT')
export class ModuleReference {
  @Field(() => ID)
  id!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;
}
