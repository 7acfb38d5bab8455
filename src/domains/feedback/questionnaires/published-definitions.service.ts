import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { QuestionnaireDefinition } from './questionnaire.rules.js';

/** Some 20 kB each. */
const MOST_KEPT = 200;

/** Definitions of published questionnaires. A published version never changes, so that a process reads each of them once. */
@Injectable()
export class PublishedDefinitions {
  private readonly kept = new LRUCache<string, QuestionnaireDefinition>({ max: MOST_KEPT });

  constructor(private readonly db: Database) {}

  /** The definitions of questionnaires of the actor's tenant, by id; one that does not exist there is missing. */
  async of(
    actor: Pick<TenantActor, 'tenantId'>,
    questionnaireIds: readonly string[],
  ): Promise<ReadonlyMap<string, QuestionnaireDefinition>> {
    const keyOf = (id: string) => `${actor.tenantId} ${id}`;
    const found = new Map<string, QuestionnaireDefinition>();
    const missing: string[] = [];
    for (const id of new Set(questionnaireIds)) {
      const definition = this.kept.get(keyOf(id));
      if (definition) found.set(id, definition);
      else missing.push(id);
    }
    if (missing.length === 0) return found;
    const rows = await this.db.read<{ id: string; definition: QuestionnaireDefinition }>(
      actor,
      Prisma.sql`select id, definition from questionnaire_version where id = any(${missing}::uuid[])`,
    );
    for (const { id, definition } of rows) {
      found.set(id, definition);
      this.kept.set(keyOf(id), definition);
    }
    return found;
  }
}
