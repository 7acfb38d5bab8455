import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { Language } from '../../tenancy/tenants/tenant.model.js';

@ObjectType({ description: 'Who coaches participants in their work (leermanager), and what they offer.' })
@Access('COORDINATOR', 'LEARNING_MANAGER')
export class LearningManager {
  /** Resolved to `person`. */
  personId!: string;

  @Field(() => Int, {
    description: 'Participants at once. 0 until it is known: such a learning manager is matched to nobody.',
  })
  capacity!: number;

  @Field(() => Int, {
    description: 'Participants now, over all modules whose coaching has not come to its last day.',
  })
  load!: number;

  @Field(() => [Language])
  languages!: Language[];

  @Field(() => [String], { description: 'Where they come; none is anywhere.' })
  locations!: string[];

  @Field(() => Int, { description: 'Grows with every change; 0 until something is known. Give it when describing.' })
  version!: number;
}

@InputType()
export class LearningManagerDescribeInput {
  @Field(() => Int, {
    description: 'Participants at once, 0 to 100. Fewer than now is no problem: nobody is added until it fits.',
  })
  capacity!: number;

  @Field(() => [Language], { description: 'At least one.' })
  languages!: Language[];

  @Field(() => [String], { defaultValue: [], description: 'Where they come; none is anywhere. At most 20.' })
  locations!: string[];
}

@ObjectType()
@Access('PARENT')
export class LearningManagerPayload {
  @Field(() => LearningManager, { nullable: true, description: 'After EDITED_MEANWHILE: as the other left it.' })
  learningManager?: LearningManager;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
