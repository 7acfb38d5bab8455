/** What somebody sees of a session beyond when and where it is. */
export interface SessionView {
  /** Whose attendance. */
  readonly attendance: 'EVERYBODY' | 'OWN';
  /** Whether the numbers of invited, present and absent. */
  readonly turnout: boolean;
}

/**
 * Coordinators and trainers run sessions and see who came, trainers not those in which a programme is designed; a programme's director sees how many; whoever is invited sees his own.
 * @returns undefined for everybody else: to them there is no such session.
 */
export function sessionView(
  viewer: { readonly personId: string; readonly roles: ReadonlySet<string> },
  session: { readonly clientId: string; readonly invitedIds: readonly string[]; readonly isOfDesign: boolean },
): SessionView | undefined {
  if (viewer.roles.has('COORDINATOR') || (viewer.roles.has('TRAINER') && !session.isOfDesign))
    return { attendance: 'EVERYBODY', turnout: true };
  if (viewer.personId === session.clientId) return { attendance: 'OWN', turnout: true };
  return session.invitedIds.includes(viewer.personId) ? { attendance: 'OWN', turnout: false } : undefined;
}
