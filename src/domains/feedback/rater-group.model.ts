import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../platform/auth/access.js';
import { WrittenText } from './questionnaires/written-text.model.js';

@ObjectType({
  description: 'Who looks at a participant: one of the groups of a round, a questionnaire or an organisation.',
})
@Access('PARENT')
export class FeedbackRaterGroup {
  @Field({
    description: "'SELF', 'MANAGER', or a key of the organisation's own; merged groups have theirs joined by '+'.",
  })
  key!: string;
  @Field(() => WrittenText)
  name!: WrittenText;
  @Field(() => Int, { description: 'How many raters are asked for.' })
  minimum!: number;
  @Field(() => Int, { description: 'The most raters that a panel may have of this group.' })
  maximum!: number;
  @Field({ description: "Whether its answers are shown over enough raters only; if not, under the group's name." })
  anonymous!: boolean;
}
