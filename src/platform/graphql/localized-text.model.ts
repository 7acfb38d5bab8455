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

/** A text that may be written in one language only, or in none: then both read what there is. */
export const bothLanguages = ({ nl, en }: { nl?: string; en?: string }): LocalizedText => ({
  nl: nl ?? en ?? '',
  en: en ?? nl ?? '',
});

@InputType({ description: 'A text in both languages.' })
export class LocalizedTextInput {
  @Field({ description: 'Dutch.' })
  nl!: string;
  @Field({ description: 'English.' })
  en!: string;
}
