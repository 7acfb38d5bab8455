import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { ConnectionOf, EdgeOf } from '../../../platform/graphql/pages.js';
import { LocalDate } from '../../../platform/graphql/scalars.js';
import { ModuleReference } from '../../programmes/modules/module-reference.model.js';

@ObjectType({
  description:
    'A module in a few figures, each a number of steps over all participants. done + underWay + notStarted + notAsked is all of them.',
})
@Access('COORDINATOR', 'DIRECTOR', 'progress:read')
export class ModuleOverview {
  @Field(() => ModuleReference)
  module!: ModuleReference;
  @Field(() => Int)
  done!: number;
  @Field(() => Int, { description: 'Planned or under way.' })
  underWay!: number;
  @Field(() => Int)
  notStarted!: number;
  @Field(() => Int, { description: 'Of who chose another step of the same choice.' })
  notAsked!: number;
  @Field(() => Int, { description: 'Not done after their last day; counted under underWay or notStarted as well.' })
  late!: number;
}

@ObjectType({ description: 'A programme in a few figures; programmeProgress tells more of it.' })
@Access('COORDINATOR', 'DIRECTOR', 'progress:read')
export class ProgrammeOverview {
  @Field(() => ID)
  programmeId!: string;
  @Field(() => LocalizedText)
  name!: LocalizedText;
  @Field(() => LocalDate)
  startsOn!: string;
  @Field(() => Int)
  participants!: number;
  @Field(() => [ModuleOverview], { description: 'In their order.' })
  modules!: ModuleOverview[];
}

@ObjectType()
export class ProgrammeOverviewEdge extends EdgeOf(ProgrammeOverview) {}
@ObjectType()
export class ProgrammeOverviewConnection extends ConnectionOf(ProgrammeOverview, ProgrammeOverviewEdge) {}
