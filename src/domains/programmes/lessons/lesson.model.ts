import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText, LocalizedTextInput } from '../../../platform/graphql/localized-text.model.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { ModuleReference } from '../modules/module-reference.model.js';

@ObjectType({
  description:
    'What a module, or a programme as a whole, has taught whoever designs the next one (geleerde les). It names no people: it is read in other programmes too.',
})
@Access('COORDINATOR', 'DIRECTOR')
export class Lesson {
  @Field(() => ID)
  id!: string;

  @Field(() => ModuleReference, {
    nullable: true,
    description: 'Where it was learnt; null for a programme as a whole.',
  })
  module!: ModuleReference | null;

  @Field(() => LocalizedText, { description: 'The name of the programme where it was learnt.' })
  programmeName!: LocalizedText;

  @Field(() => LocalizedText)
  text!: LocalizedText;

  @Field(() => [String], {
    description: 'Keys of the themes of the compass that it is about; of a programme as a whole those of its modules.',
  })
  themeKeys!: string[];

  @Field(() => Int, { description: 'Grows with every change. Give it with the next one.' })
  version!: number;

  @Field(() => DateTime, { nullable: true, description: 'Null while only coordinators read it.' })
  publishedAt!: Date | null;
}

@ObjectType({ description: 'A lesson of another programme of the organisation with a theme in common.' })
@Access('PARENT')
export class EarlierLesson {
  @Field(() => ID)
  id!: string;
  @Field(() => LocalizedText)
  text!: LocalizedText;
  @Field(() => [String], { description: 'Keys of the themes of the compass that it is about.' })
  themeKeys!: string[];
  @Field(() => LocalizedText, {
    nullable: true,
    description: 'The name of the module where it was learnt; null for a programme as a whole.',
  })
  moduleName!: LocalizedText | null;
  @Field(() => LocalizedText, { description: 'The name of the programme where it was learnt.' })
  programmeName!: LocalizedText;
  @Field(() => DateTime)
  publishedAt!: Date;
}

@InputType()
export class LessonInput {
  @Field(() => LocalizedTextInput, {
    description: 'Without names of people. Who reads it: Lesson.visibleTo; before it is published coordinators only.',
  })
  text!: LocalizedTextInput;
  @Field(() => [String], {
    nullable: true,
    description:
      'Of a module: one or more keys of themes of the compass. Left out of a programme as a whole, whose themes are those of its modules.',
  })
  themeKeys?: string[] | null;
}

@ObjectType()
@Access('PARENT')
export class LessonPayload {
  @Field(() => Lesson, { nullable: true, description: 'After EDITED_MEANWHILE: as the other left it.' })
  lesson?: Lesson;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class LessonsPublishPayload {
  @Field(() => [Lesson], { nullable: true, description: 'Every lesson of the module, or of the programme as a whole.' })
  lessons?: Lesson[];
  @Field(() => [UserError])
  userErrors?: UserError[];
}
