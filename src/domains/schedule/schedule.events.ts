import { eventType } from '../../platform/events/events.js';

/** People were invited to a session who were not before. */
export const sessionInvited = eventType<{ sessionId: string }>('schedule.session.invited');
export const sessionChanged = eventType<{ sessionId: string }>('schedule.session.changed');
export const sessionCancelled = eventType<{ sessionId: string }>('schedule.session.cancelled');
