import { eventType } from '../../platform/events/events.js';

/** Raters were proposed, or put on panels from a file: every subject may now choose. */
export const nominationsRequested = eventType<{ roundId: string }>('feedback.nominations.requested');
/** An approval was taken back: it is the participant's turn again. */
export const panelReopened = eventType<{ subjectId: string }>('feedback.panel.reopened');
/** A participant has chosen raters, or the time for that is over: it is the manager's turn. */
export const ratersChosen = eventType<{ subjectId: string }>('feedback.raters.chosen');
/** Nobody reacted to a proposal or a choice in time, and what was agreed for that case was done. */
export const panelSettledByDeadline = eventType<{ subjectId: string }>('feedback.panel.settled-by-deadline');
export const roundOpened = eventType<{ roundId: string }>('feedback.round.opened');
/** Somebody was asked about a subject after the round had opened. */
export const raterInvited = eventType<{ invitationId: string }>('feedback.rater.invited');
/** A round closes at another moment than was planned, later or at once. */
export const roundCloseMoved = eventType<{ roundId: string }>('feedback.round.close-moved');
export const roundClosed = eventType<{ roundId: string }>('feedback.round.closed');
export const roundReported = eventType<{ roundId: string }>('feedback.round.reported');
/** A report that was held may be read by its participant now; one that never was held is known by its round. */
export const reportReleased = eventType<{ subjectId: string }>('feedback.report.released');
/** Somebody looks at a report before its participant does, instead of whoever was to. */
export const coachNamed = eventType<{ subjectId: string }>('feedback.coach.named');
/** A participant lets somebody read a report. */
export const reportShared = eventType<{ reportId: string; personId: string }>('feedback.report.shared');
/** Called off: whatever was answered is destroyed. */
export const roundCancelled = eventType<{ roundId: string }>('feedback.round.cancelled');
/** Participants of a module are asked what they make of it. */
export const evaluationOpened = eventType<{ evaluationId: string }>('feedback.evaluation.opened');
/** An evaluation was closed, and what may be shown of it is there. That somebody gave theirs is no fact of ours: it would have a time. */
export const evaluationClosed = eventType<{ evaluationId: string }>('feedback.evaluation.closed');
