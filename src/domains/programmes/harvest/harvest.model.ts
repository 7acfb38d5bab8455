import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { enumOf } from '../../../platform/graphql/enum-of.js';
import { ConnectionOf, EdgeOf } from '../../../platform/graphql/pages.js';
import { DateTime, LocalDate } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { AudienceEnum, VisibleTo } from '../../confidentiality/visible-to.model.js';
import { ModuleReference } from '../modules/module-reference.model.js';
import { HARVEST_KINDS, HARVEST_OUTCOMES, type HarvestKind, type HarvestOutcome } from './harvest.rules.js';

const HarvestKindEnum = enumOf(HARVEST_KINDS);
registerEnumType(HarvestKindEnum, {
  name: 'HarvestKind',
  valuesMap: {
    COMMITMENT: { description: 'What somebody will go on doing; it comes back after 3, 6 and 12 months.' },
    EVIDENCE: { description: 'What shows that something has changed.' },
    STORY: { description: 'What somebody went through and wants to pass on.' },
  },
});

const HarvestOutcomeEnum = enumOf(HARVEST_OUTCOMES);
registerEnumType(HarvestOutcomeEnum, {
  name: 'HarvestOutcome',
  valuesMap: {
    KEPT: { description: 'It is how things are done now.' },
    UNDER_WAY: { description: 'It is being worked on.' },
    DROPPED: { description: 'It was let go; it does not come back any more.' },
  },
});

@ObjectType({
  description: 'A moment at which a commitment comes back to its giver. Whoever reads the commitment reads this.',
})
@Access('PARENT')
export class HarvestReturn {
  @Field(() => Int, { description: '3, 6 or 12.' })
  months!: number;
  @Field(() => LocalDate, { description: 'From which day it is asked.' })
  on!: string;
  @Field(() => HarvestOutcomeEnum, { nullable: true, description: 'Null while nothing was said.' })
  outcome!: HarvestOutcome | null;
  @Field(() => String, { nullable: true, description: 'A line about it. Who reads it: HarvestItem.visibleTo.' })
  text!: string | null;
  @Field(() => Int, { description: '0 while nothing was said; grows with every change. Give it with the next one.' })
  version!: number;
  @Field(() => DateTime, { nullable: true })
  answeredAt!: Date | null;
}

@ObjectType({ description: 'What somebody takes along from a module at its end (oogst).' })
@Access('SIGNED_IN')
export class HarvestItem {
  @Field(() => ID)
  id!: string;

  @Field(() => ModuleReference)
  module!: ModuleReference;

  /** Resolved to `giver`. */
  giverId!: string;

  /** Resolved to `impactLine`. */
  behaviourId!: string | null;

  @Field(() => HarvestKindEnum)
  kind!: HarvestKind;

  @Field()
  text!: string;

  @Field(() => String, { nullable: true, description: 'An https address.' })
  link!: string | null;

  @Field(() => VisibleTo, { description: 'As its giver chose, for what was given and for what is said of it later.' })
  visibleTo!: VisibleTo;

  @Field(() => Int, { description: 'Grows with every change. Give it with the next one.' })
  version!: number;

  @Field(() => LocalDate, { description: 'Where the programme is.' })
  givenOn!: string;

  @Field(() => [HarvestReturn], { description: 'When it comes back, and what has become of it; only of a commitment.' })
  returns!: HarvestReturn[];
}

@ObjectType()
export class HarvestEdge extends EdgeOf(HarvestItem) {}
@ObjectType()
export class HarvestConnection extends ConnectionOf(HarvestItem, HarvestEdge) {}

@InputType()
export class HarvestGiveInput {
  @Field(() => HarvestKindEnum)
  kind!: HarvestKind;
  @Field({ description: 'Who reads it is what `audience` says; see harvestAudiences.' })
  text!: string;
  @Field(() => String, { nullable: true, description: 'An https address.' })
  link?: string | null;
  @Field(() => AudienceEnum, { description: 'OWN or PROGRAMME.' })
  audience!: string;
  @Field(() => ID, { nullable: true, description: 'A behaviour of the impact map of this module that it is about.' })
  behaviourId?: string | null;
}

@InputType()
export class HarvestChangeInput {
  @Field({ description: 'Who reads it is what `audience` says; see harvestAudiences.' })
  text!: string;
  @Field(() => String, { nullable: true, description: 'An https address.' })
  link?: string | null;
  @Field(() => AudienceEnum, { description: 'OWN or PROGRAMME.' })
  audience!: string;
  @Field(() => ID, { nullable: true, description: 'A behaviour of the impact map of this module that it is about.' })
  behaviourId?: string | null;
}

@InputType()
export class HarvestAnswerInput {
  @Field(() => HarvestOutcomeEnum)
  outcome!: HarvestOutcome;
  @Field({ defaultValue: '', description: 'A line about it. Who reads it: HarvestItem.visibleTo.' })
  text!: string;
}

@ObjectType()
@Access('PARENT')
export class HarvestPayload {
  @Field(() => HarvestItem, {
    nullable: true,
    description: 'After EDITED_MEANWHILE: as it was left meanwhile.',
  })
  harvestItem?: HarvestItem;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
