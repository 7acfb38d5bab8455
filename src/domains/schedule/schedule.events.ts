import { eventType } from '../../platform/events/events.js';

/** People were invited to a session who were not before. */
export const sessionInvited = eventType<{ sessionId: string }>('schedule.session.invited');
export const sessionChanged = eventType<{ sessionId: string }>('schedule.session.changed');
/** Somebody who was invited is no longer expected. */
export const sessionLeft = eventType<{ sessionId: string; personId: string }>('schedule.session.left');
export const sessionCancelled = eventType<{ sessionId: string }>('schedule.session.cancelled');
