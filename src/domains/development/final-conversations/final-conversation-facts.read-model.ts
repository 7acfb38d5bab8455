import { Prisma } from '../../../generated/prisma/client.js';
import { FINAL_CONVERSATION } from '../conversations/conversation.read-model.js';
import { conversationFacts, withoutManager } from '../conversations/conversation-facts.read-model.js';

/**
 * How far each final conversation of the modules in `shown_module` is, for a board: never what was said. Columns as of
 * `popConversationFacts`; the fact is FINAL_SIGNED, signed by all three, and a further reason is NO_MATCH: no learning manager was named.
 */
export const finalConversationFacts = (now: Date): Prisma.Sql => Prisma.sql`
  ${conversationFacts(FINAL_CONVERSATION, Prisma.sql`'FINAL_SIGNED'`, now)}
  union all
  ${withoutManager(FINAL_CONVERSATION, Prisma.sql`'FINAL_SIGNED'`, now)}`;
