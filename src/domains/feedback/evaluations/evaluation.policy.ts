import type { Actor } from '../../../platform/auth/actor.js';
import { mayCoordinate } from '../feedback.policy.js';

/** What ties somebody to the programme of an evaluated module. */
export interface EvaluationTiesTo {
  readonly clientId: string;
  /** Holds a place in it. */
  readonly isParticipant: boolean;
  /** Holds one, or did. */
  readonly hasTakenPart: boolean;
}

/** Whoever holds a place gives an evaluation, and nobody else. */
export const mayGiveEvaluation = ({ isParticipant }: EvaluationTiesTo): boolean => isParticipant;

/** Coordinators and the client see what is asked and how far it is, also before it opens. */
export const mayFollowEvaluation = (actor: Actor, { clientId }: Pick<EvaluationTiesTo, 'clientId'>): boolean =>
  actor.kind === 'person' && (mayCoordinate(actor) || actor.personId === clientId);

/** Who reads an evaluation at all: those two, and whoever holds a place. Of trainers, managers and learning managers it tells too much. */
export const mayReadEvaluation = (actor: Actor, ties: EvaluationTiesTo): boolean =>
  mayFollowEvaluation(actor, ties) || ties.isParticipant;

/** Which part of a release: whoever may have answered knows one answer, and gets what rests on one more (anonymity, rule 2). */
export const editionFor = ({
  hasTakenPart,
}: Pick<EvaluationTiesTo, 'hasTakenPart'>): 'forSubject' | 'forContributors' =>
  hasTakenPart ? 'forContributors' : 'forSubject';
