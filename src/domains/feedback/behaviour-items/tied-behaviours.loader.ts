import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { RequestContext } from '../../../platform/graphql/context.js';

interface Tie extends Record<string, unknown> {
  questionnaireId: string;
  itemKey: string;
  behaviourId: string;
}

/** Which behaviours the items of questionnaires are tied to: one statement for all questionnaires of a request. */
@Injectable()
export class TiedBehavioursLoader {
  private readonly ofRequest = new WeakMap<RequestContext, DataLoader<string, Tie[]>>();

  constructor(private readonly db: Database) {}

  /** The ids of the behaviours that an item of a questionnaire is tied to, in the order in which they were made. */
  async load(
    context: RequestContext,
    actor: TenantActor,
    { questionnaireId, key }: { readonly questionnaireId: string; readonly key: string },
  ): Promise<string[]> {
    let loader = this.ofRequest.get(context);
    if (!loader) {
      loader = new DataLoader((ids) => this.loadAll(actor, ids));
      this.ofRequest.set(context, loader);
    }
    const ties = await loader.load(questionnaireId);
    return ties.filter(({ itemKey }) => itemKey === key).map(({ behaviourId }) => behaviourId);
  }

  private async loadAll(actor: TenantActor, questionnaireIds: readonly string[]): Promise<Tie[][]> {
    const ties = await this.db.read<Tie>(
      actor,
      Prisma.sql`select questionnaire_id as "questionnaireId", item_key as "itemKey", behaviour_id as "behaviourId"
                   from behaviour_item where questionnaire_id = any (${[...questionnaireIds]}::uuid[]) order by behaviour_id`,
    );
    const byQuestionnaire = Map.groupBy(ties, ({ questionnaireId }) => questionnaireId);
    return questionnaireIds.map((id) => byQuestionnaire.get(id) ?? []);
  }
}
