import type { MailTemplate } from '../templates/mail-templates.js';
import {
  assignmentHelpAskedOccasion,
  assignmentSharedOccasion,
  practiceMomentDueOccasion,
} from './assignment.occasions.js';
import { feedbackClosedEarlyOccasion, feedbackExtendedOccasion } from './close-moved.occasions.js';
import {
  coachingEndedOccasion,
  coachingMatchedOccasion,
  coachingSessionCancelledOccasion,
  coachingSessionPlannedOccasion,
  coachingToMatchAgainOccasion,
} from './coaching.occasions.js';
import { finalConversationOccasions, popConversationOccasions } from './conversation.occasions.js';
import { evaluationInvitationOccasion, evaluationReminderOccasion } from './evaluation.occasions.js';
import { feedbackInvitationOccasion, feedbackReminderOccasion } from './feedback.occasions.js';
import { harvestReturnsOccasion } from './harvest.occasions.js';
import {
  nominationApprovalRequestedOccasion,
  nominationRequestedOccasion,
  panelsWaitingOccasion,
} from './nomination.occasions.js';
import type { Occasion } from './occasion.js';
import { managersTooCloseOccasion, workToTakeOverOccasion } from './organisation.occasions.js';
import { addressChangedOccasion } from './people.occasions.js';
import {
  enrolledOccasion,
  programmeApprovalRequestedOccasion,
  programmeChangeSubmittedOccasion,
  programmeSentBackOccasion,
} from './programme.occasions.js';
import {
  feedbackReportReadyOccasion,
  feedbackReportSharedOccasion,
  feedbackReportToPreviewOccasion,
} from './report.occasions.js';
import {
  sessionCancelledOccasion,
  sessionChangedOccasion,
  sessionInvitationOccasion,
  sessionLeftOccasion,
  sessionTomorrowOccasion,
} from './session.occasions.js';
import { signInLinkOccasion, welcomeOccasion } from './sign-in.occasions.js';

/** When each mail is due. A template without an occasion does not compile. */
export const occasions: { readonly [Template in MailTemplate]: Occasion<Template> } = {
  SIGN_IN_LINK: signInLinkOccasion,
  WELCOME: welcomeOccasion,
  ADDRESS_CHANGED: addressChangedOccasion,
  PROGRAMME_APPROVAL_REQUESTED: programmeApprovalRequestedOccasion,
  PROGRAMME_CHANGE_SUBMITTED: programmeChangeSubmittedOccasion,
  PROGRAMME_SENT_BACK: programmeSentBackOccasion,
  ENROLLED: enrolledOccasion,
  NOMINATION_REQUESTED: nominationRequestedOccasion,
  NOMINATION_APPROVAL_REQUESTED: nominationApprovalRequestedOccasion,
  PANELS_WAITING: panelsWaitingOccasion,
  FEEDBACK_INVITATION: feedbackInvitationOccasion,
  FEEDBACK_REMINDER: feedbackReminderOccasion,
  FEEDBACK_EXTENDED: feedbackExtendedOccasion,
  FEEDBACK_CLOSED_EARLY: feedbackClosedEarlyOccasion,
  FEEDBACK_REPORT_READY: feedbackReportReadyOccasion,
  FEEDBACK_REPORT_TO_PREVIEW: feedbackReportToPreviewOccasion,
  FEEDBACK_REPORT_SHARED: feedbackReportSharedOccasion,
  ASSIGNMENT_HELP_ASKED: assignmentHelpAskedOccasion,
  ASSIGNMENT_SHARED: assignmentSharedOccasion,
  PRACTICE_MOMENT_DUE: practiceMomentDueOccasion,
  HARVEST_RETURNS: harvestReturnsOccasion,
  EVALUATION_INVITATION: evaluationInvitationOccasion,
  EVALUATION_REMINDER: evaluationReminderOccasion,
  POP_CONVERSATION_TO_PLAN: popConversationOccasions.toPlan,
  POP_CONVERSATION_TIMES_PROPOSED: popConversationOccasions.timesProposed,
  POP_CONVERSATION_PLANNED: popConversationOccasions.planned,
  POP_CONVERSATION_TO_PREPARE: popConversationOccasions.toPrepare,
  POP_CONVERSATION_TO_SIGN: popConversationOccasions.toSign,
  POP_CONVERSATION_HANDED_OVER: popConversationOccasions.handedOver,
  FINAL_CONVERSATION_TO_PLAN: finalConversationOccasions.toPlan,
  FINAL_CONVERSATION_TIMES_PROPOSED: finalConversationOccasions.timesProposed,
  FINAL_CONVERSATION_PLANNED: finalConversationOccasions.planned,
  FINAL_CONVERSATION_TO_PREPARE: finalConversationOccasions.toPrepare,
  FINAL_CONVERSATION_TO_SIGN: finalConversationOccasions.toSign,
  FINAL_CONVERSATION_HANDED_OVER: finalConversationOccasions.handedOver,
  COACHING_MATCHED: coachingMatchedOccasion,
  COACHING_ENDED: coachingEndedOccasion,
  COACHING_TO_MATCH_AGAIN: coachingToMatchAgainOccasion,
  COACHING_SESSION_PLANNED: coachingSessionPlannedOccasion,
  COACHING_SESSION_CANCELLED: coachingSessionCancelledOccasion,
  SESSION_INVITATION: sessionInvitationOccasion,
  SESSION_CHANGED: sessionChangedOccasion,
  SESSION_CANCELLED: sessionCancelledOccasion,
  SESSION_LEFT: sessionLeftOccasion,
  SESSION_TOMORROW: sessionTomorrowOccasion,
  WORK_TO_TAKE_OVER: workToTakeOverOccasion,
  MANAGERS_TOO_CLOSE: managersTooCloseOccasion,
};
