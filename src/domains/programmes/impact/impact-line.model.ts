import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { Behaviour } from '../behaviours/behaviour.model.js';
import { ModuleReference } from '../modules/module-reference.model.js';

@ObjectType({ description: 'A challenge by its text.' })
@Access('PARENT')
export class ImpactLineChallenge {
  @Field(() => ID)
  id!: string;
  @Field(() => LocalizedText)
  text!: LocalizedText;
}

@ObjectType({ description: 'What leaders have to learn for something that the organisation has to bring about.' })
@Access('PARENT')
export class ImpactLineServed {
  @Field(() => ImpactLineChallenge)
  leadershipChallenge!: ImpactLineChallenge;
  @Field(() => ImpactLineChallenge)
  businessChallenge!: ImpactLineChallenge;
}

@ObjectType({ description: 'An item of a 360 questionnaire that asks about the behaviour.' })
@Access('PARENT')
export class ImpactLineItem {
  @Field(() => ID)
  questionnaireId!: string;
  @Field()
  key!: string;
  @Field(() => LocalizedText, { description: 'As others read it.' })
  text!: LocalizedText;
  @Field({ description: 'The key of its competency in that questionnaire.' })
  competency!: string;
}

@ObjectType({ description: "One's own development goal that is about the behaviour." })
@Access('PARENT')
export class ImpactLineGoal {
  @Field(() => ID)
  id!: string;
  @Field(() => ID, { description: 'The POP conversation that it was set in.' })
  conversationId!: string;
  @Field({ description: 'In the own words.' })
  behaviour!: string;
}

@ObjectType({ description: "One's own development assignment that came of a goal about the behaviour." })
@Access('PARENT')
export class ImpactLineAssignment {
  @Field(() => ID)
  id!: string;
  @Field({ description: 'What one will do, in the own words; empty until it is written.' })
  individual!: string;
}

@ObjectType({ description: 'Something of the harvest that is about the behaviour and that the caller may read.' })
@Access('PARENT')
export class ImpactLineHarvest {
  @Field(() => ID)
  id!: string;
  @Field({ description: 'COMMITMENT, EVIDENCE or STORY.' })
  kind!: string;
  @Field()
  text!: string;
}

@ObjectType({
  description:
    'The line of the impact map that a behaviour stands on: up to the business challenges that it serves, and onward to what is asked, set and done about it. It exists for whoever sees the programme; who only follows it sees what is approved.',
})
@Access('SIGNED_IN', 'programmes:read')
export class ImpactLine {
  /** Its tenant's programme, for what other domains add. */
  programmeId!: string;
  @Field(() => Behaviour)
  behaviour!: Behaviour;
  @Field(() => ModuleReference)
  module!: ModuleReference;
  @Field(() => [ImpactLineServed], { description: 'What the module works on, and what for.' })
  serves!: ImpactLineServed[];
  @Field(() => [ImpactLineItem], { description: 'Of every questionnaire version, in their order.' })
  items!: ImpactLineItem[];
  @Field(() => Int, {
    nullable: true,
    description:
      'How many participants have a development goal about it; for coordinators and the client. Null while they are fewer than the threshold of the organisation.',
  })
  @Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
  participantsWithGoals!: number | null;
  @Field(() => [ImpactLineGoal], { description: "The caller's own, as a participant; nobody else's." })
  myGoals!: ImpactLineGoal[];
  @Field(() => Int, {
    nullable: true,
    description: 'How many participants have a development assignment that came of such a goal; as with goals.',
  })
  @Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
  participantsWithAssignments!: number | null;
  @Field(() => [ImpactLineAssignment], { description: "The caller's own, as a participant; nobody else's." })
  myAssignments!: ImpactLineAssignment[];
  @Field(() => [ImpactLineHarvest], {
    description:
      "The caller's own, and what was given for everyone in the programme to who belongs to it; the latest 50.",
  })
  @Access('SIGNED_IN')
  harvest!: ImpactLineHarvest[];
}
