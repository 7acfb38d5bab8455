/**
 * Whoever designs a programme together sees its design sessions: coordinators, the client, and for each session who is invited to it. There they
 * read who came and what became of it.
 */
export const maySeeDesignSession = (
  viewer: { readonly personId: string; readonly roles: ReadonlySet<string> },
  session: { readonly clientId: string; readonly invitedIds: readonly string[] },
): boolean =>
  viewer.roles.has('COORDINATOR') ||
  viewer.personId === session.clientId ||
  session.invitedIds.includes(viewer.personId);
