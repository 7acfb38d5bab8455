import { eventType } from '../../platform/events/events.js';

/** The two of a match may know of each other from now on. */
export const coachingMatchConfirmed = eventType<{ matchId: string }>('coaching.match.confirmed');
/** A match that the two knew of is over. */
export const coachingMatchEnded = eventType<{ matchId: string }>('coaching.match.ended');
/** Somebody is no learning manager any more, and matches have ended by it. */
export const learningManagerLeft = eventType<{ learningManagerId: string }>('coaching.learning-manager.left');
/** A chemistry call or a session got a moment, or another one. */
export const coachingSessionPlanned = eventType<{ sessionId: string }>('coaching.session.planned');
export const coachingSessionCancelled = eventType<{ sessionId: string }>('coaching.session.cancelled');
