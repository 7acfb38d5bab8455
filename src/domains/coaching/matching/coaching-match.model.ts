import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { enumOf } from '../../../platform/graphql/enum-of.js';
import { ConnectionOf, EdgeOf } from '../../../platform/graphql/pages.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { Language } from '../../tenancy/tenants/tenant.model.js';
import {
  MATCH_ENDINGS,
  MATCH_ORIGINS,
  MATCH_STATES,
  type MatchEnding,
  type MatchOrigin,
  type MatchState,
  SIDES,
  type Side,
} from './coaching-match.rules.js';

export const CoachingSideEnum = enumOf(SIDES);
registerEnumType(CoachingSideEnum, { name: 'CoachingSide', description: 'One of the two of a match.' });

export const CoachingMatchStateEnum = enumOf(MATCH_STATES);
registerEnumType(CoachingMatchStateEnum, {
  name: 'CoachingMatchState',
  description: 'Where a match of participant and learning manager stands.',
  valuesMap: {
    PROPOSED: { description: 'For coordinators only: the two do not know yet.' },
    CONFIRMED: { description: 'The two know, and have their chemistry call.' },
    ACCEPTED: { description: 'After the chemistry call both said yes.' },
    ANOTHER_ASKED: { description: 'One of them wants another. The other of the two is not told.' },
    ENDED: { description: 'It is over, for whatever reason.' },
  },
});

export const CoachingMatchOriginEnum = enumOf(MATCH_ORIGINS);
registerEnumType(CoachingMatchOriginEnum, {
  name: 'CoachingMatchOrigin',
  description: 'How a match came about.',
  valuesMap: {
    PROPOSED: { description: 'By a matching; until it is confirmed, a later matching may propose another.' },
    SET_BY_HAND: { description: 'By a coordinator; a later matching leaves it alone.' },
  },
});

const CoachingMatchEndingEnum = enumOf(MATCH_ENDINGS);
registerEnumType(CoachingMatchEndingEnum, {
  name: 'CoachingMatchEnding',
  description: 'Why a match ended: for coordinators only.',
  valuesMap: {
    REPLACED: { description: 'Another came in its place.' },
    WITHDRAWN: { description: 'It was only proposed.' },
    BECAME_MANAGER: { description: 'One of the two is the other’s manager by now.' },
  },
});

export const CoachingMatchEndBecause = {
  PARTICIPANT_LEFT: 'PARTICIPANT_LEFT',
  LEARNING_MANAGER_LEFT: 'LEARNING_MANAGER_LEFT',
  OTHERWISE: 'OTHERWISE',
} as const satisfies Partial<Record<MatchEnding, MatchEnding>>;
export type CoachingMatchEndBecause = (typeof CoachingMatchEndBecause)[keyof typeof CoachingMatchEndBecause];
registerEnumType(CoachingMatchEndBecause, {
  name: 'CoachingMatchEndBecause',
  description: 'Why a coordinator ends a match.',
});

@ObjectType({
  description:
    'A participant and a learning manager, as the coordinator sees them: how far they are, and nothing of what they say to each other.',
})
@Access('COORDINATOR')
export class CoachingMatch {
  @Field(() => ID)
  id!: string;

  /** Resolved to `learningManager`. */
  learningManagerId!: string;

  @Field(() => CoachingMatchOriginEnum)
  how!: MatchOrigin;

  @Field(() => CoachingMatchStateEnum)
  state!: MatchState;

  @Field(() => String, {
    description: "Why these two, in the caller's language: 'Lena Laan coacht in het Nederlands en …'",
  })
  explanation!: string;

  @Field(() => [CoachingSideEnum], { description: 'Who of the two wants another. Neither is told this of the other.' })
  anotherAskedBy!: readonly Side[];

  @Field(() => DateTime, { nullable: true, description: 'From when the two knew; null while it is only proposed.' })
  effectiveFrom!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Null until it ended.' })
  effectiveUntil!: Date | null;

  @Field(() => CoachingMatchEndingEnum, { nullable: true, description: 'Null until it ended.' })
  endedBecause!: MatchEnding | null;

  @Field(() => Int, { description: 'Sessions still to come; the chemistry call is not one of them.' })
  sessionsPlanned!: number;

  @Field(() => Int, { description: 'Sessions that took place.' })
  sessionsHeld!: number;
}

@ObjectType({ description: 'A participant of a module, and who coaches them.' })
@Access('COORDINATOR')
export class CoachingLine {
  /** Resolved to `participant`. */
  participantId!: string;

  @Field(() => Language, { description: 'In which language the participant wants to be coached.' })
  language!: Language;

  @Field(() => String, { nullable: true, description: 'Where; null is anywhere.' })
  location!: string | null;

  @Field(() => Int, {
    description: 'Of the wish for language and place; 0 before the first. Give it when setting one.',
  })
  wishVersion!: number;

  @Field(() => [CoachingMatch], {
    description: 'The proposed one, the one in force, and those that were before, the latest first.',
  })
  matches!: CoachingMatch[];
}

@ObjectType()
export class CoachingLineEdge extends EdgeOf(CoachingLine) {}

@ObjectType({ description: 'Participants in order of family name.' })
export class CoachingLineConnection extends ConnectionOf(CoachingLine, CoachingLineEdge) {}

@ObjectType({ description: 'What participants of a module are promised.' })
@Access('COORDINATOR')
export class CoachingPlan {
  @Field(() => Int, { description: 'Sessions of each participant with the learning manager; 3 unless it was changed.' })
  sessions!: number;
}

@ObjectType({ description: 'In which language and where a participant wants to be coached.' })
@Access('SIGNED_IN')
export class CoachingWish {
  @Field(() => Language)
  language!: Language;

  @Field(() => String, { nullable: true, description: 'Null is anywhere.' })
  location!: string | null;

  @Field(() => [String], { description: 'Where learning managers come: what one can choose from.' })
  locations!: string[];

  @Field(() => Int, { description: 'Grows with every change; 0 before the first. Give it when changing.' })
  version!: number;
}

@InputType()
export class CoachingWishInput {
  @Field(() => Language)
  language!: Language;

  @Field(() => String, { nullable: true, description: 'A place where a learning manager comes; null is anywhere.' })
  location?: string | null;
}

@InputType()
export class CoachingPlanInput {
  @Field(() => Int, { description: '1 to 20.' })
  sessions!: number;
}

@ObjectType()
@Access('PARENT')
export class CoachingLinePayload {
  @Field(() => CoachingLine, { nullable: true })
  line?: CoachingLine;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class CoachingMatchesConfirmPayload {
  @Field(() => Int, { nullable: true, description: 'How many matches are new to the two.' })
  confirmed?: number;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class CoachingPlanPayload {
  @Field(() => CoachingPlan, { nullable: true, description: 'After EDITED_MEANWHILE: as the other left it.' })
  plan?: CoachingPlan;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class CoachingWishPayload {
  @Field(() => CoachingWish, { nullable: true, description: 'After EDITED_MEANWHILE: as the other left it.' })
  wish?: CoachingWish;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
