import type { Actor } from '../../platform/auth/actor.js';
import type { PanelActor } from './panels/panel.rules.js';

/** Coordinators run rounds; nobody else does. */
export const mayCoordinate = (actor: Actor): boolean => actor.kind === 'person' && actor.roles.has('COORDINATOR');

/** As whom somebody looks at a subject's panel, or null for who has nothing to do with it. Their own part comes before their role. */
export function panelActor(actor: Actor, subject: { personId: string; managerId: string | null }): PanelActor | null {
  if (actor.kind !== 'person') return null;
  if (actor.personId === subject.personId) return 'PARTICIPANT';
  if (actor.personId === subject.managerId) return 'MANAGER';
  return mayCoordinate(actor) ? 'COORDINATOR' : null;
}
