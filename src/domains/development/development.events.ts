import { eventType } from '../../platform/events/events.js';

/** Each participant of a module has a POP conversation to plan. */
export const popConversationsStarted = eventType<{ moduleId: string }>('development.pop-conversations.started');
/** A conversation got a date, or another one. */
export const popConversationPlanned = eventType<{ conversationId: string }>('development.pop-conversation.planned');
/** Goals or agreements are there to be signed, by whoever has not signed this version. */
export const popConversationToSign = eventType<{ conversationId: string }>('development.pop-conversation.to-sign');
export const popConversationSigned = eventType<{ conversationId: string }>('development.pop-conversation.signed');
/** A participant asks a trainer to help draft the development assignment. */
export const assignmentHelpAsked = eventType<{ assignmentId: string }>('development.assignment.help-asked');
export const assignmentStarted = eventType<{ assignmentId: string }>('development.assignment.started');
export const assignmentCompleted = eventType<{ assignmentId: string }>('development.assignment.completed');
