import type { Side } from './pop-conversation.rules.js';

/**
 * On which side of a conversation somebody is. Only the two may have it: no role gives anybody else a look inside.
 * @returns undefined for everybody else: to them there is no such conversation.
 */
export function sideOf(
  viewer: { readonly personId: string },
  conversation: { readonly participantId: string; readonly managerId: string },
): Side | undefined {
  if (viewer.personId === conversation.participantId) return 'PARTICIPANT';
  return viewer.personId === conversation.managerId ? 'MANAGER' : undefined;
}
