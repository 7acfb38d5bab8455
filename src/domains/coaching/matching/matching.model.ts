import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { ConnectionOf, EdgeOf } from '../../../platform/graphql/pages.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { PlacementRun } from '../../placement/runs/placement-run.model.js';
import type { ShownRun } from '../../placement/runs/placement-run.read-model.js';
import type { Explanation } from './explanation.rules.js';

/** What is kept of a proposal's reasons. */
export interface ProposalExplanation {
  readonly isKept: boolean;
  readonly parts: Explanation;
}

@ObjectType({ description: 'A learning manager that a matching proposes to a participant.' })
@Access('COORDINATOR')
export class CoachingProposal {
  /** Resolved to `participant`. */
  participantId!: string;

  /** Resolved to `learningManager`. */
  learningManagerId!: string;

  @Field(() => String, { description: "Why these two, in the caller's language." })
  explanation!: string;

  @Field({ description: 'Whether they were a match before the matching, which leaves them alone.' })
  isKept!: boolean;
}

@ObjectType()
export class CoachingProposalEdge extends EdgeOf(CoachingProposal) {}

@ObjectType({ description: 'Everybody who takes part, in order of family name. None before it is done.' })
export class CoachingProposalConnection extends ConnectionOf(CoachingProposal, CoachingProposalEdge) {}

@ObjectType({ description: 'How many participants of a module a learning manager would have.' })
@Access('COORDINATOR')
export class CoachingProposedLoad {
  /** Resolved to `learningManager`. */
  learningManagerId!: string;

  @Field(() => Int, { description: 'Of this module.' })
  participants!: number;

  @Field(() => Int, { description: 'Places that other modules leave.' })
  places!: number;
}

@ObjectType({
  description:
    'A matching of a whole module at once: a proposal, which changes nothing before it is applied. What it proposes then is still to be confirmed.',
})
@Access('COORDINATOR')
export class CoachingMatching {
  @Field(() => PlacementRun)
  run!: PlacementRun;

  /** Resolved to `proposals`. */
  shown!: ShownRun<ProposalExplanation>;

  @Field(() => [CoachingProposedLoad], { description: 'Of every learning manager, by name; it counts all proposals.' })
  loads!: CoachingProposedLoad[];
}

@ObjectType()
@Access('PARENT')
export class CoachingMatchingPayload {
  @Field(() => CoachingMatching, { nullable: true })
  matching?: CoachingMatching | null;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
