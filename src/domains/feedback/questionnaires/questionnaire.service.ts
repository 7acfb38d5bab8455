import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { Prisma, type QuestionnaireVersion } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Refusal, refuse } from '../../../platform/graphql/failures.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { feedbackErrors } from '../feedback.errors.js';
import type { Questionnaire } from './questionnaire.model.js';
import { itemsOf, parseQuestionnaire, type QuestionnaireDefinition } from './questionnaire.rules.js';

type QuestionnaireRow = Pick<QuestionnaireVersion, 'id' | 'key' | 'version' | 'definition' | 'publishedAt'>;

const LARGEST_FILE = 500_000;

@Injectable()
export class QuestionnaireService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes a file as the next version of its key; the same content as the latest version publishes nothing new.
   * @throws Refusal QUESTIONNAIRE_NOT_READABLE, or every QUESTIONNAIRE_FAULT by its path
   */
  async publish(actor: TenantActor, yaml: string): Promise<Questionnaire> {
    const definition = definitionOf(yaml);
    return this.db.forTenant(actor, async (tx) => {
      const latest = await tx.questionnaireVersion.findFirst({
        where: { key: definition.key },
        orderBy: { version: 'desc' },
      });
      if (latest && isDeepStrictEqual(parseQuestionnaire(latest.definition), { valid: true, definition }))
        return modelOf(latest);
      const published = await tx.questionnaireVersion.create({
        data: {
          tenantId: actor.tenantId,
          id: newId(),
          key: definition.key,
          version: (latest?.version ?? 0) + 1,
          definition,
          publishedAt: this.clock.now(),
        },
      });
      return modelOf(published);
    });
  }

  async list(actor: TenantActor): Promise<Questionnaire[]> {
    const versions = await this.db.read<QuestionnaireRow>(
      actor,
      Prisma.sql`select id, key, version, definition, published_at as "publishedAt" from questionnaire_version order by key, version desc`,
    );
    return versions.map(modelOf);
  }
}

function definitionOf(yaml: string): QuestionnaireDefinition {
  const parsed = parseQuestionnaire(contentOf(yaml));
  if (parsed.valid) return parsed.definition;
  const [first, ...rest] = parsed.faults.map(({ path, code }) => ({
    kind: feedbackErrors.QUESTIONNAIRE_FAULT,
    field: ['input', 'yaml', ...path],
    values: { path: path.join('.'), fault: code },
  }));
  throw first ? new Refusal(first, ...rest) : new Error('A questionnaire is invalid without a fault');
}

function contentOf(yaml: string): unknown {
  const unreadable = (reason: string) =>
    refuse(feedbackErrors.QUESTIONNAIRE_NOT_READABLE, ['input', 'yaml'], { reason });
  if (yaml.length > LARGEST_FILE) throw unreadable(`> ${LARGEST_FILE}`);
  try {
    return parseYaml(yaml, { maxAliasCount: 0 });
  } catch (error) {
    // A file full of aliases is refused with a ReferenceError.
    if (error instanceof YAMLParseError || error instanceof ReferenceError)
      throw unreadable(error.message.split('\n')[0] ?? '');
    throw error;
  }
}

function modelOf(row: QuestionnaireRow): Questionnaire {
  const definition = row.definition as unknown as QuestionnaireDefinition;
  const { nl, en } = definition.name;
  const name: LocalizedText = { nl: nl ?? en ?? '', en: en ?? nl ?? '' };
  return {
    id: row.id,
    key: row.key,
    version: row.version,
    name,
    itemCount: itemsOf(definition).length,
    publishedAt: row.publishedAt,
  };
}
