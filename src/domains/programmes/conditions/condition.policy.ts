import type { TenantActor } from '../../../platform/auth/actor.js';
import { isClient, mayDesign, seesAll } from '../programmes/programme.policy.js';

/** What ties a condition to people. */
export interface ConditionTies {
  readonly clientId: string;
  readonly ownerId: string | null;
}

/** Who sees to a condition: coordinators, the client, and whoever was made its owner. They show evidence and report risks. */
export const maySeeTo = (actor: TenantActor, { clientId, ownerId }: ConditionTies): boolean =>
  mayDesign(actor) || isClient(actor, { clientId }) || (actor.kind === 'person' && actor.personId === ownerId);

/** Who sees a condition and what shows it. */
export const maySeeCondition = (actor: TenantActor, ties: ConditionTies): boolean =>
  seesAll(actor) || maySeeTo(actor, ties);
