import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Access } from '../auth/access.js';

/** A text in both languages, as stored: {"nl": …, "en": …}. */
@ObjectType({ description: 'A text in both languages.' })
@Access('PARENT')
export class LocalizedText {
  @Field({ description: 'Dutch.' })
  nl!: string;
  @Field({ description: 'English.' })
  en!: string;
}

@InputType({ description: 'A text in both languages.' })
export class LocalizedTextInput {
  @Field({ description: 'Dutch.' })
  nl!: string;
  @Field({ description: 'English.' })
  en!: string;
}
