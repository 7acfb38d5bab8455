import type { Role } from '../../../platform/auth/actor.js';

interface Viewer {
  readonly personId: string;
  readonly roles: ReadonlySet<Role>;
}

/** Coordinators write down what a module or a programme has taught. */
export const mayWriteLessons = ({ roles }: Viewer): boolean => roles.has('COORDINATOR');

/** Whoever designs reads every lesson; the director of the programme those that were published. */
export const mayReadLesson = (
  viewer: Viewer,
  { clientId, publishedAt }: { readonly clientId: string; readonly publishedAt: Date | null },
): boolean => mayWriteLessons(viewer) || (viewer.personId === clientId && publishedAt !== null);
