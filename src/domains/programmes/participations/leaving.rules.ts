/** Why somebody stops taking part. It is about work, never about health: who is away for a long time is just ABSENT. */
export const LEAVING_REASONS = ['OTHER_WORK', 'LEFT_ORGANISATION', 'ABSENT', 'OTHER'] as const;
export type LeavingReason = (typeof LEAVING_REASONS)[number];
