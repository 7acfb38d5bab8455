import { eventType } from '../../platform/events/events.js';

export const programmeSubmitted = eventType<{ programmeId: string }>('programmes.programme.submitted');
export const programmeApproved = eventType<{ programmeId: string }>('programmes.programme.approved');
export const participantsEnrolled = eventType<{ programmeId: string }>('programmes.participants.enrolled');
