import { eventType } from '../../platform/events/events.js';

export const programmeSubmitted = eventType<{ programmeId: string }>('programmes.programme.submitted');
export const programmeApproved = eventType<{ programmeId: string }>('programmes.programme.approved');
/** Somebody no longer takes part: what is still to come in the programme is not for them any more. */
export const participationEnded = eventType<{ programmeId: string; personId: string }>(
  'programmes.participation.ended',
);
export const participantsEnrolled = eventType<{ programmeId: string }>('programmes.participants.enrolled');
