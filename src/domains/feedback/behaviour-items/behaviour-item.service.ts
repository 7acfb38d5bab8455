import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound, refuseAll } from '../../../platform/graphql/failures.js';
import { parseInput } from '../../../platform/graphql/input.js';
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
   * @throws NotFound; Refusal ITEM_UNKNOWN, INVALID_INPUT
   */
  async tie(actor: PersonActor, behaviourId: string, input: BehaviourItemsTieInput, locale: Locale): Promise<void> {
    const { questionnaireId, itemKeys } = parseInput(tieInput, input, locale);
    if (!mayCoordinate(actor)) throw new NotFound();
    await this.db.forTenant(actor, async (tx) => {
      // Of two who tie at once, the later one's choice holds as a whole.
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
      await tx.behaviourItem.deleteMany({ where: { behaviourId, questionnaireId } });
      const { tenantId } = actor;
      await tx.behaviourItem.createMany({
        data: [...new Set(itemKeys)].map((itemKey) => ({ tenantId, behaviourId, questionnaireId, itemKey })),
      });
    });
  }
}
