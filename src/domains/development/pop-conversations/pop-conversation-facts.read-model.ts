import { Prisma } from '../../../generated/prisma/client.js';
import { POP_CONVERSATION } from '../conversations/conversation.read-model.js';
import { conversationFacts, withoutManager } from '../conversations/conversation-facts.read-model.js';

/**
 * How far each POP conversation of the modules in `shown_module` is, for a board: never what was said. Columns module_id, person_id (the
 * participant), step_id (always null: it is the module's one step of that kind), fact (POP_SIGNED), level (0 not begun, 1 planned, 2 under
 * way, 3 signed by both), move (whose move it is) and reason (NO_MANAGER, NOT_PLANNED, NOT_PREPARED, NOT_WRITTEN, NOT_SIGNED), which are
 * null once nobody has to do anything.
 */
export const popConversationFacts = (now: Date): Prisma.Sql => Prisma.sql`
  ${conversationFacts(POP_CONVERSATION, Prisma.sql`'POP_SIGNED'`, now)}
  union all
  ${withoutManager(POP_CONVERSATION, Prisma.sql`'POP_SIGNED'`, now)}`;
