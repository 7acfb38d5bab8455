import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { VisibleTo } from '../../confidentiality/visible-to.model.js';
import { Person } from '../../people/people/person.model.js';
import type { CaseAudience } from './practice-case.policy.js';

export const CaseAudienceEnum = { OWN: 'OWN', PROGRAMME: 'PROGRAMME' } as const;
registerEnumType(CaseAudienceEnum, {
  name: 'CaseAudience',
  description: 'For whom a practice case is.',
  valuesMap: {
    OWN: { description: 'A draft: its writer, and nobody else.' },
    PROGRAMME: { description: 'Brought: participants, coordinators and the director of the programme.' },
  },
});

@ObjectType({ description: 'A situation from the own work that a participant brings (praktijkcasus).' })
@Access('SIGNED_IN')
export class PracticeCase {
  @Field(() => ID)
  stepId!: string;
  @Field(() => Person, { description: 'Who brings it.' })
  person!: Person;
  @Field({ description: 'Empty while nothing is written.' })
  text!: string;
  @Field(() => CaseAudienceEnum)
  audience!: CaseAudience;
  @Field(() => Int, { description: 'Grows with every change, from 0; a change is of the version that was seen.' })
  version!: number;
  @Field(() => DateTime, { nullable: true, description: 'When it was last changed; null while nothing is written.' })
  writtenAt!: Date | null;
  @Field(() => VisibleTo)
  visibleTo!: VisibleTo;
}

@InputType()
export class PracticeCaseWriteInput {
  @Field({ description: 'At most 5,000 characters.' })
  text!: string;
  @Field(() => CaseAudienceEnum, {
    defaultValue: 'OWN',
    description: 'OWN keeps it to oneself; PROGRAMME brings it. It can be taken back.',
  })
  audience!: CaseAudience;
}

@ObjectType()
@Access('PARENT')
export class PracticeCaseWritePayload {
  @Field(() => PracticeCase, {
    nullable: true,
    description: 'After EDITED_MEANWHILE: the case as it was left elsewhere.',
  })
  practiceCase?: PracticeCase;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
