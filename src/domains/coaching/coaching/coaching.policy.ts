import type { Side } from '../matching/coaching-match.rules.js';

/**
 * On which side of a match somebody is. Only the two may look inside, once they know of it; no other role gives anybody a look. Whoever is a
 * learning manager no more, does not either; nor does who manages the participant or once did, for what was told to a coach was not told to the
 * own manager. The participant keeps what the two shared; and so does a learning manager whose manager the participant becomes.
 * @returns undefined for everybody else: to them there is no such coaching.
 */
export function sideOf(
  viewer: { readonly personId: string; readonly roles: ReadonlySet<string> },
  match: {
    readonly participantId: string;
    readonly learningManagerId: string;
    readonly effectiveFrom: Date | null;
    /** Whether the learning manager is, or once was, the participant's manager. */
    readonly managesOrManaged: boolean;
  },
): Side | undefined {
  if (match.effectiveFrom === null) return undefined;
  if (viewer.personId === match.participantId) return 'PARTICIPANT';
  return viewer.personId === match.learningManagerId && viewer.roles.has('LEARNING_MANAGER') && !match.managesOrManaged
    ? 'LEARNING_MANAGER'
    : undefined;
}

/** Whether one of the two reads a note: their own, and what the other shared. */
export const readsNote = (
  viewer: { readonly personId: string },
  note: { readonly authorId: string; readonly audience: 'OWN' | 'TWO' },
): boolean => note.audience === 'TWO' || note.authorId === viewer.personId;
