import { eventType } from '../../platform/events/events.js';

/** Raters were proposed: every subject may now choose. */
export const nominationsRequested = eventType<{ roundId: string }>('feedback.nominations.requested');
/** A participant has chosen raters: it is the manager's turn. */
export const ratersChosen = eventType<{ subjectId: string }>('feedback.raters.chosen');
export const roundOpened = eventType<{ roundId: string }>('feedback.round.opened');
export const roundClosed = eventType<{ roundId: string }>('feedback.round.closed');
export const roundReported = eventType<{ roundId: string }>('feedback.round.reported');
/** Called off: whatever was answered is destroyed. */
export const roundCancelled = eventType<{ roundId: string }>('feedback.round.cancelled');
