import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { BuildUpStep, LearningBalance } from '../modules/step.model.js';

@ObjectType({ description: 'A module as a template says it.' })
@Access('COORDINATOR', 'DIRECTOR')
export class TemplateModule {
  @Field({ description: 'Tells it from the other modules of the template.' })
  key!: string;
  @Field(() => LocalizedText)
  name!: LocalizedText;
  @Field(() => LearningBalance, { description: 'Its 70/20/10.' })
  balance!: LearningBalance;
  @Field(() => [BuildUpStep], { description: 'In their order.' })
  steps!: BuildUpStep[];
}

@ObjectType({
  description:
    'A version of a build-up that modules are made from. It never changes; what differs is the next version.',
})
@Access('COORDINATOR', 'DIRECTOR')
export class ProgrammeTemplate {
  @Field({ description: "Tells it from other templates: 'amsterdam'." })
  key!: string;
  @Field(() => Int)
  version!: number;
  @Field(() => LocalizedText)
  name!: LocalizedText;
  @Field({ description: 'Made for programmes in which people enrol themselves.' })
  openEnrolment!: boolean;
  @Field(() => [TemplateModule], { description: 'In their order.' })
  modules!: TemplateModule[];
  @Field(() => DateTime, { nullable: true, description: 'Null for one that comes with Leerlijn and was not used yet.' })
  publishedAt!: Date | null;
  @Field({ description: 'The template as a file: what `programmeTemplatePublish` takes.' })
  yaml!: string;
}

@InputType()
export class ProgrammeTemplatePublishInput {
  @Field({ description: 'A file like the `yaml` of a template.' })
  yaml!: string;
}

@ObjectType()
@Access('PARENT')
export class ProgrammeTemplatePublishPayload {
  @Field(() => ProgrammeTemplate, { nullable: true })
  template?: ProgrammeTemplate;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
