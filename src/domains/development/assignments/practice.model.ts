import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { DateTime, LocalDate } from '../../../platform/graphql/scalars.js';
import { AudienceEnum, VisibleTo } from '../../confidentiality/visible-to.model.js';

@ObjectType({ description: 'A few lines about how a practice moment went.' })
@Access('PARENT')
export class PracticeReflection {
  @Field()
  text!: string;
  @Field(() => VisibleTo, { description: 'As its writer chose.' })
  visibleTo!: VisibleTo;
  @Field(() => Int, { description: 'Grows with every change. Give it with the next one.' })
  version!: number;
  @Field(() => DateTime, { description: 'When it was last changed.' })
  writtenAt!: Date;
}

@ObjectType({ description: 'A day on which an assignment is practised.' })
@Access('PARENT')
export class PracticeMoment {
  @Field(() => ID)
  id!: string;
  @Field(() => LocalDate)
  day!: string;
  @Field(() => PracticeReflection, {
    nullable: true,
    description: 'Null while there is none that the caller may read.',
  })
  reflection!: PracticeReflection | null;
  @Field(() => [VisibleTo], {
    description: 'Between which audiences the participant chooses when writing; none for anybody else.',
  })
  audiences!: VisibleTo[];
}

@InputType()
export class PracticeReflectionInput {
  @Field({ description: 'A few lines. Who reads them is what `audience` says; see PracticeMoment.audiences.' })
  text!: string;
  @Field(() => AudienceEnum, { description: 'OWN, or TWO: with the learning manager of this moment.' })
  audience!: string;
}
