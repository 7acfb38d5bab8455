/** Coordinators and the learning manager read what participants think together; who lost the role does not. */
export const maySeeQuality = (
  actor: { readonly personId: string; readonly roles: ReadonlySet<string> },
  learningManagerId: string,
): boolean =>
  actor.roles.has('COORDINATOR') || (actor.personId === learningManagerId && actor.roles.has('LEARNING_MANAGER'));
