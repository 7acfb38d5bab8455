import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound, refuseAll } from '../../../platform/graphql/failures.js';
import { parseInput } from '../../../platform/graphql/input.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import { feedbackErrors } from '../feedback.errors.js';
import { mayCoordinate } from '../feedback.policy.js';
import { MOST_ITEMS, type QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import type { BehaviourItemsTieInput } from './behaviour-item.model.js';

const tieInput = z.object({ questionnaireId: z.uuid(), itemKeys: z.array(z.string()).max(MOST_ITEMS) });

/** Which items ask about which behaviour: beside the questionnaires, whose published versions never change. */
@Injectable()
export class BehaviourItemService {
  constructor(private readonly db: Database) {}

  /**
   * Ties items of a questionnaire to a behaviour, instead of those of it that were tied.
   * @param seen keys of the items of the questionnaire that were seen tied; when they are others by now nothing changes
   * @throws NotFound; Refusal ITEM_UNKNOWN, INVALID_INPUT
   */
  async tie(
    actor: PersonActor,
    behaviourId: string,
    seen: readonly string[],
    input: BehaviourItemsTieInput,
    locale: Locale,
  ): Promise<Outcome> {
    const { questionnaireId, itemKeys } = parseInput(tieInput, input, locale);
    if (!mayCoordinate(actor)) throw new NotFound();
    return this.db.forTenant(actor, async (tx) => {
      // Held until the end of the transaction: of two who tie at once the second sees what the first tied.
      await tx.$executeRaw`select from behaviour where id = ${behaviourId}::uuid for update`;
      const behaviour = await tx.behaviour.count({ where: { id: behaviourId, archivedAt: null } });
      const questionnaire = await tx.questionnaireVersion.findFirst({
        where: { id: questionnaireId },
        select: { definition: true },
      });
      if (behaviour === 0 || !questionnaire) throw new NotFound();
      const { competencies } = questionnaire.definition as unknown as QuestionnaireDefinition;
      const known = new Set(competencies.flatMap(({ items }) => items.map(({ key }) => key)));
      refuseAll(
        itemKeys.flatMap((key, index) =>
          known.has(key)
            ? []
            : [{ kind: feedbackErrors.ITEM_UNKNOWN, field: ['input', 'itemKeys', `${index}`], values: { key } }],
        ),
      );
      const before = await tx.behaviourItem.findMany({
        where: { behaviourId, questionnaireId },
        select: { itemKey: true },
      });
      const tied = new Set(before.map(({ itemKey }) => itemKey));
      if (isSame(tied, itemKeys)) return 'DONE';
      if (!isSame(tied, seen)) return 'EDITED_MEANWHILE';
      await tx.behaviourItem.deleteMany({ where: { behaviourId, questionnaireId } });
      const { tenantId } = actor;
      await tx.behaviourItem.createMany({
        data: [...new Set(itemKeys)].map((itemKey) => ({ tenantId, behaviourId, questionnaireId, itemKey })),
      });
      return 'DONE';
    });
  }
}

const isSame = (tied: ReadonlySet<string>, keys: readonly string[]): boolean =>
  new Set(keys).size === tied.size && keys.every((key) => tied.has(key));
