/** Coordinators describe every learning manager, and each describes themselves. Whoever lost the role describes nobody. */
export const mayDescribe = (
  actor: { readonly personId: string; readonly roles: ReadonlySet<string> },
  personId: string,
): boolean => actor.roles.has('COORDINATOR') || (actor.personId === personId && actor.roles.has('LEARNING_MANAGER'));
