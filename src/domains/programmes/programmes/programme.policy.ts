import type { TenantActor } from '../../../platform/auth/actor.js';

/** What ties a programme to whoever looks at it. */
export interface ProgrammeTies {
  readonly clientId: string;
  /** The viewer is enrolled. */
  readonly isParticipant: boolean;
  /** The viewer manages somebody who is enrolled. */
  readonly managesParticipant: boolean;
}

/** How much of a programme is shown: all of the design, or name, modules and steps. */
export type ProgrammeView = 'DESIGN' | 'PLAN';

/** A coordinator designs every programme of the tenant. */
export const mayDesign = (actor: TenantActor): boolean => actor.kind === 'person' && actor.roles.has('COORDINATOR');

/** The director who is the client signs and approves, and no other director. */
export const isClient = (actor: TenantActor, { clientId }: Pick<ProgrammeTies, 'clientId'>): boolean =>
  actor.kind === 'person' && actor.personId === clientId;

/** Whether an actor sees every programme of the tenant. */
export const seesAll = (actor: TenantActor): boolean =>
  mayDesign(actor) || (actor.kind === 'integration' && actor.scopes.has('programmes:read'));

/** How much of this programme an actor sees; undefined for nothing: to them it does not exist. */
export function viewOf(actor: TenantActor, ties: ProgrammeTies): ProgrammeView | undefined {
  if (seesAll(actor) || isClient(actor, ties)) return 'DESIGN';
  if (actor.kind === 'person' && (ties.isParticipant || ties.managesParticipant)) return 'PLAN';
  return undefined;
}

/** Who takes part is for the coordinator and the client. */
export const maySeeParticipants = (actor: TenantActor, ties: Pick<ProgrammeTies, 'clientId'>): boolean =>
  seesAll(actor) || isClient(actor, ties);
