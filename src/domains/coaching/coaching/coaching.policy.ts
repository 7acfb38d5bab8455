import type { Side } from '../matching/coaching-match.rules.js';

/**
 * On which side of a match somebody is. Only the two may look inside, once they know of it; no other role gives anybody a look. Whoever is a
 * learning manager no more, does not either.
 * @returns undefined for everybody else: to them there is no such coaching.
 */
export function sideOf(
  viewer: { readonly personId: string; readonly roles: ReadonlySet<string> },
  match: {
    readonly participantId: string;
    readonly learningManagerId: string;
    readonly effectiveFrom: Date | null;
  },
): Side | undefined {
  if (match.effectiveFrom === null) return undefined;
  if (viewer.personId === match.participantId) return 'PARTICIPANT';
  return viewer.personId === match.learningManagerId && viewer.roles.has('LEARNING_MANAGER')
    ? 'LEARNING_MANAGER'
    : undefined;
}

/** Whether one of the two reads a note: their own, and what the other shared. */
export const readsNote = (
  viewer: { readonly personId: string },
  note: { readonly authorId: string; readonly audience: 'OWN' | 'TWO' },
): boolean => note.audience === 'TWO' || note.authorId === viewer.personId;
