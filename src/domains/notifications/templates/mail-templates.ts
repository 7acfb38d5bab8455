import { addressChanged } from './address-changed.js';
import { assignmentHelpAsked } from './assignment-help-asked.js';
import { assignmentShared } from './assignment-shared.js';
import { coachingEnded, coachingMatched, coachingSessionCancelled, coachingSessionPlanned } from './coaching.js';
import { coachingToMatchAgain } from './coaching-to-match-again.js';
import { finalConversationTexts, popConversationTexts } from './conversation.js';
import { conversationHandedOver } from './conversation-handed-over.js';
import { conversationPlanned } from './conversation-planned.js';
import { conversationTimesProposed } from './conversation-times-proposed.js';
import { conversationToPlan } from './conversation-to-plan.js';
import { conversationToPrepare } from './conversation-to-prepare.js';
import { finalConversationToSign, popConversationToSign } from './conversation-to-sign.js';
import { enrolled } from './enrolled.js';
import { evaluationInvitation, evaluationReminder } from './evaluation.js';
import { feedbackClosedEarly } from './feedback-closed-early.js';
import { feedbackExtended } from './feedback-extended.js';
import { feedbackInvitation } from './feedback-invitation.js';
import { feedbackReminder } from './feedback-reminder.js';
import { feedbackReportReady } from './feedback-report-ready.js';
import { feedbackReportShared } from './feedback-report-shared.js';
import { feedbackReportToPreview } from './feedback-report-to-preview.js';
import { harvestReturns } from './harvest-returns.js';
import { managersTooClose } from './managers-too-close.js';
import { nominationApprovalRequested } from './nomination-approval-requested.js';
import { nominationRequested } from './nomination-requested.js';
import { panelsWaiting } from './panels-waiting.js';
import { practiceMomentDue } from './practice-moment-due.js';
import { programmeApprovalRequested } from './programme-approval-requested.js';
import { programmeChangeSubmitted } from './programme-change-submitted.js';
import { programmeSentBack } from './programme-sent-back.js';
import { sessionCancelled } from './session-cancelled.js';
import { sessionChanged } from './session-changed.js';
import { sessionInvitation } from './session-invitation.js';
import { sessionLeft } from './session-left.js';
import { sessionTomorrow } from './session-tomorrow.js';
import { signInLink } from './sign-in-link.js';
import { welcome } from './welcome.js';
import type { Wording } from './wording.js';
import { workToTakeOver } from './work-to-take-over.js';

/** Every mail that is sent, by the name under which its delivery is kept. */
export const mailTemplates = {
  SIGN_IN_LINK: signInLink,
  WELCOME: welcome,
  ADDRESS_CHANGED: addressChanged,
  PROGRAMME_APPROVAL_REQUESTED: programmeApprovalRequested,
  PROGRAMME_CHANGE_SUBMITTED: programmeChangeSubmitted,
  PROGRAMME_SENT_BACK: programmeSentBack,
  ENROLLED: enrolled,
  NOMINATION_REQUESTED: nominationRequested,
  NOMINATION_APPROVAL_REQUESTED: nominationApprovalRequested,
  PANELS_WAITING: panelsWaiting,
  FEEDBACK_INVITATION: feedbackInvitation,
  FEEDBACK_REMINDER: feedbackReminder,
  FEEDBACK_EXTENDED: feedbackExtended,
  FEEDBACK_CLOSED_EARLY: feedbackClosedEarly,
  FEEDBACK_REPORT_READY: feedbackReportReady,
  FEEDBACK_REPORT_TO_PREVIEW: feedbackReportToPreview,
  FEEDBACK_REPORT_SHARED: feedbackReportShared,
  POP_CONVERSATION_TO_PLAN: conversationToPlan(popConversationTexts),
  POP_CONVERSATION_TIMES_PROPOSED: conversationTimesProposed(popConversationTexts),
  POP_CONVERSATION_PLANNED: conversationPlanned(popConversationTexts),
  POP_CONVERSATION_TO_PREPARE: conversationToPrepare(popConversationTexts),
  POP_CONVERSATION_TO_SIGN: popConversationToSign,
  ASSIGNMENT_HELP_ASKED: assignmentHelpAsked,
  ASSIGNMENT_SHARED: assignmentShared,
  PRACTICE_MOMENT_DUE: practiceMomentDue,
  HARVEST_RETURNS: harvestReturns,
  EVALUATION_INVITATION: evaluationInvitation,
  EVALUATION_REMINDER: evaluationReminder,
  POP_CONVERSATION_HANDED_OVER: conversationHandedOver(popConversationTexts),
  FINAL_CONVERSATION_TO_PLAN: conversationToPlan(finalConversationTexts),
  FINAL_CONVERSATION_TIMES_PROPOSED: conversationTimesProposed(finalConversationTexts),
  FINAL_CONVERSATION_PLANNED: conversationPlanned(finalConversationTexts),
  FINAL_CONVERSATION_TO_PREPARE: conversationToPrepare(finalConversationTexts),
  FINAL_CONVERSATION_TO_SIGN: finalConversationToSign,
  FINAL_CONVERSATION_HANDED_OVER: conversationHandedOver(finalConversationTexts),
  COACHING_MATCHED: coachingMatched,
  COACHING_ENDED: coachingEnded,
  COACHING_TO_MATCH_AGAIN: coachingToMatchAgain,
  COACHING_SESSION_PLANNED: coachingSessionPlanned,
  COACHING_SESSION_CANCELLED: coachingSessionCancelled,
  SESSION_INVITATION: sessionInvitation,
  SESSION_CHANGED: sessionChanged,
  SESSION_CANCELLED: sessionCancelled,
  SESSION_LEFT: sessionLeft,
  SESSION_TOMORROW: sessionTomorrow,
  WORK_TO_TAKE_OVER: workToTakeOver,
  MANAGERS_TOO_CLOSE: managersTooClose,
};

export type MailTemplate = keyof typeof mailTemplates;

/** What has to be known to write a mail of this template. */
export type MailDataOf<Name extends MailTemplate> =
  (typeof mailTemplates)[Name] extends Wording<infer Data> ? Data : never;
