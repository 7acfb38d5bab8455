import { type People, SIDES, type Side } from './conversation.rules.js';

interface Viewer {
  readonly personId: string;
  /** Left out for who is not looking, but was once: the writer of a text. */
  readonly roles?: ReadonlySet<string>;
}

/**
 * On which side of a conversation somebody is. Only those who have it now may look at it: no role gives anybody else a look inside, and
 * whoever had it before, or is no learning manager any more, keeps none.
 * @returns undefined for everybody else: to them there is no such conversation.
 */
export const sideOf = ({ personId, roles }: Viewer, people: People): Side | undefined =>
  SIDES.find(
    (side) => people[side] === personId && (side !== 'LEARNING_MANAGER' || !roles || roles.has('LEARNING_MANAGER')),
  );

/**
 * Whether somebody who has a conversation reads a text that one person wrote for it: the writer always, the others once it is shared and
 * while its writer has the conversation too.
 */
export const mayRead = (
  { personId }: Viewer,
  text: { readonly authorId: string; readonly sharedAt: unknown },
  people: People,
): boolean =>
  personId === text.authorId || (text.sharedAt !== null && sideOf({ personId: text.authorId }, people) !== undefined);

/** Whether somebody who has a conversation reads a version that was signed: the participant every one, the others those that they signed. */
export const mayReadVersion = (viewer: Viewer, signers: People): boolean => sideOf(viewer, signers) !== undefined;
