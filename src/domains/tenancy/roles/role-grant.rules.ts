/** Roles that are given; the others follow from what somebody is part of. */
export const GRANTABLE_ROLES = ['ADMINISTRATOR', 'COORDINATOR', 'LEARNING_MANAGER', 'TRAINER'] as const;
export type GrantableRole = (typeof GRANTABLE_ROLES)[number];

/** Whether nobody would be left to administer the organisation once this person no longer does. */
export const isLastAdministrator = (personId: string, administratorIds: readonly string[]): boolean =>
  administratorIds.length === 1 && administratorIds[0] === personId;
