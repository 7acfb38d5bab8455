import { eventType } from '../../platform/events/events.js';

export const programmeSubmitted = eventType<{ programmeId: string }>('programmes.programme.submitted');
export const programmeApproved = eventType<{ programmeId: string }>('programmes.programme.approved');
/** The director asked for another design instead of approving. */
export const programmeSentBack = eventType<{ programmeId: string }>('programmes.programme.sent_back');
export const participantsEnrolled = eventType<{ programmeId: string }>('programmes.participants.enrolled');
