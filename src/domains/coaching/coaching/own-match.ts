import type { PersonActor } from '../../../platform/auth/actor.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import { coachingErrors } from '../coaching.errors.js';
import { MANAGES_OR_MANAGED } from '../matching/coaching-match.read-model.js';
import {
  type Answers,
  type MatchAction,
  type MatchState,
  mayBeDone,
  type Side,
} from '../matching/coaching-match.rules.js';
import { sideOf } from './coaching.policy.js';

export interface OwnMatch extends Answers {
  readonly id: string;
  readonly moduleId: string;
  readonly participantId: string;
  readonly learningManagerId: string;
  readonly state: MatchState;
  readonly acceptedAt: Date | null;
  readonly effectiveFrom: Date | null;
  readonly managesOrManaged: boolean;
  readonly side: Side;
}

/** What became of a change that was meant for what its maker has seen, and of which match. */
export interface CoachingOutcome {
  readonly matchId: string;
  readonly outcome: Outcome;
}

/**
 * A match that the actor is one of the two of, held until the transaction ends, so that it neither ends nor is answered meanwhile.
 * @throws NotFound
 */
export async function ownMatch(tx: TenantTx, actor: PersonActor, id: string): Promise<OwnMatch> {
  const [match] = await tx.$queryRaw<Omit<OwnMatch, 'side'>[]>`
    select id, module_id as "moduleId", participant_id as "participantId", learning_manager_id as "learningManagerId", state,
           participant_answer as "participantAnswer", learning_manager_answer as "learningManagerAnswer", accepted_at as "acceptedAt",
           effective_from as "effectiveFrom", ${MANAGES_OR_MANAGED} as "managesOrManaged"
      from coaching_match c where id = ${id}::uuid for update`;
  const side = match && sideOf(actor, match);
  if (!side) throw new NotFound();
  return { ...match, side };
}

/**
 * The same, of a match that is not over.
 * @throws NotFound; Refusal MATCH_ENDED
 */
export async function openMatch(tx: TenantTx, actor: PersonActor, id: string, action: MatchAction): Promise<OwnMatch> {
  const match = await ownMatch(tx, actor, id);
  if (!mayBeDone(action, match.state)) throw refuse(coachingErrors.MATCH_ENDED);
  return match;
}
