import { Injectable } from '@nestjs/common';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { refuse } from '../../../platform/graphql/failures.js';
import { parseInput, prose } from '../../../platform/graphql/input.js';
import { type Outcome } from '../../../platform/graphql/outcome.js';
import { developmentErrors } from '../development.errors.js';
import type { ConversationKind } from './conversation.read-model.js';
import { lockOwnConversation, refuseIncomplete } from './own-conversation.js';

const preparationText = prose(20_000);

interface Written {
  text: string;
  version: number;
  sharedAt: Date | null;
}

/** What each prepares for a conversation: the writer's own until it is shared, and from then on read by all of them as it is. */
@Injectable()
export class PreparationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Replaces the actor's own preparation. One that is shared already stays so.
   * @param version the one that the writer has seen, 0 before the first; when it is no longer the current one nothing is written
   * @throws NotFound
   * @throws Refusal INVALID_INPUT
   */
  async write(
    actor: PersonActor,
    kind: ConversationKind,
    conversationId: string,
    version: number,
    input: string,
    locale: Locale,
  ): Promise<Outcome> {
    const text = parseInput(preparationText, input, locale, ['text']);
    return this.db.forTenant(actor, async (tx) => {
      await lockOwnConversation(tx, kind, actor, conversationId);
      const before = await this.own(tx, kind, actor, conversationId);
      if ((before?.version ?? 0) !== version) return 'EDITED_MEANWHILE';
      await tx.$executeRaw`
        insert into ${kind.preparations} as y (tenant_id, conversation_id, author_id, text)
        values (${actor.tenantId}::uuid, ${conversationId}::uuid, ${actor.personId}::uuid, ${text})
            on conflict (tenant_id, conversation_id, author_id)
            do update set text = excluded.text, version = y.version + 1 where y.text <> excluded.text`;
      return 'DONE';
    });
  }

  /**
   * Has the others read the actor's own preparation. There is no way back: what was read stays read.
   * @param version the one that is to be shared; when it is no longer the current one nothing is shared
   * @throws NotFound
   * @throws Refusal NOTHING_TO_SHARE, LEARNING_MANAGER_MISSING
   */
  async share(actor: PersonActor, kind: ConversationKind, conversationId: string, version: number): Promise<Outcome> {
    return this.db.forTenant(actor, async (tx) => {
      refuseIncomplete(await lockOwnConversation(tx, kind, actor, conversationId));
      const before = await this.own(tx, kind, actor, conversationId);
      if ((before?.version ?? 0) !== version) return 'EDITED_MEANWHILE';
      if (!before?.text) throw refuse(developmentErrors.NOTHING_TO_SHARE);
      await tx.$executeRaw`
        update ${kind.preparations} set shared_at = ${this.clock.now()}
         where conversation_id = ${conversationId}::uuid and author_id = ${actor.personId}::uuid and shared_at is null`;
      return 'DONE';
    });
  }

  private async own(
    tx: TenantTx,
    kind: ConversationKind,
    { personId }: PersonActor,
    conversationId: string,
  ): Promise<Written | undefined> {
    const [written] = await tx.$queryRaw<Written[]>`
      select text, version, shared_at as "sharedAt" from ${kind.preparations}
       where conversation_id = ${conversationId}::uuid and author_id = ${personId}::uuid`;
    return written;
  }
}
