import { eventType } from '../../platform/events/events.js';

/** Each participant of a module has a POP conversation to plan. */
export const popConversationsStarted = eventType<{ moduleId: string }>('development.pop-conversations.started');
/** A conversation got a date, or another one. */
export const popConversationPlanned = eventType<{ conversationId: string }>('development.pop-conversation.planned');
/** One of the two proposed times, for the other to choose among. */
export const popTimesProposed = eventType<{ conversationId: string }>('development.pop-conversation.times-proposed');
/** Goals or agreements are there to be signed, by whoever has not signed this version. */
export const popConversationToSign = eventType<{ conversationId: string }>('development.pop-conversation.to-sign');
export const popConversationSigned = eventType<{ conversationId: string }>('development.pop-conversation.signed');
/** A participant asks a trainer to help draft the development assignment. */
export const assignmentHelpAsked = eventType<{ assignmentId: string }>('development.assignment.help-asked');
/** A participant lets the manager read the development assignment. */
export const assignmentShared = eventType<{ assignmentId: string; personId: string }>('development.assignment.shared');
export const assignmentStarted = eventType<{ assignmentId: string }>('development.assignment.started');
export const assignmentCompleted = eventType<{ assignmentId: string }>('development.assignment.completed');
/** Another manager has the conversation from now on. */
export const popConversationHandedOver = eventType<{ conversationId: string; handOverId: string }>(
  'development.pop-conversation.handed-over',
);

/** Each participant of a module has a final conversation to plan, once there is a learning manager. */
export const finalConversationsStarted = eventType<{ moduleId: string }>('development.final-conversations.started');
/** The third of a final conversation is known: it can be planned. */
export const finalLearningManagerNamed = eventType<{ conversationId: string }>(
  'development.final-conversation.learning-manager-named',
);
export const finalConversationPlanned = eventType<{ conversationId: string }>('development.final-conversation.planned');
export const finalTimesProposed = eventType<{ conversationId: string }>(
  'development.final-conversation.times-proposed',
);
/** What the three wrote is there to be signed, by whoever has not signed this version. */
export const finalConversationToSign = eventType<{ conversationId: string }>('development.final-conversation.to-sign');
export const finalConversationSigned = eventType<{ conversationId: string }>('development.final-conversation.signed');
/** The place of a manager or learning manager went to somebody else. */
export const finalConversationHandedOver = eventType<{ conversationId: string; handOverId: string }>(
  'development.final-conversation.handed-over',
);
