import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { bothLanguages } from '../../../platform/graphql/localized-text.model.js';
import { type RaterGroup, type RaterGroupKey, STANDARD_GROUPS } from '../rater-group.rules.js';
import { askedOf, otherLanguageIn } from './asked-questionnaire.rules.js';
import type { FeedbackCompetency } from './competency.model.js';
import { type CompetencyRow, competenciesOf, competencyRows } from './competency.read-model.js';
import type { Questionnaire, QuestionnairePreview } from './questionnaire.model.js';
import {
  itemsOf,
  type Language,
  languagesOf,
  missingTranslations,
  type QuestionnaireDefinition,
  raterGroupsOf,
} from './questionnaire.rules.js';
import { questionnaireFile } from './questionnaire-file.rules.js';

interface QuestionnaireRow {
  id: string;
  key: string;
  version: number;
  /** As `QuestionnaireDefinition`; only what was read as one is stored. */
  definition: unknown;
  publishedAt: Date;
  retiredAt: Date | null;
}

const COLUMNS = Prisma.sql`id, key, version, definition, published_at as "publishedAt", retired_at as "retiredAt"`;

@Injectable()
export class QuestionnaireService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async list(actor: TenantActor): Promise<Questionnaire[]> {
    const versions = await this.db.read<QuestionnaireRow>(
      actor,
      Prisma.sql`select ${COLUMNS} from questionnaire_version order by key, version desc`,
    );
    return versions.map(questionnaireOf);
  }

  /** @throws NotFound */
  async one(actor: TenantActor, id: string): Promise<Questionnaire> {
    const [row] = await this.db.read<QuestionnaireRow>(
      actor,
      Prisma.sql`select ${COLUMNS} from questionnaire_version where id = ${id}::uuid`,
    );
    if (!row) throw new NotFound();
    return questionnaireOf(row);
  }

  /** From now on no new round chooses this version; rounds that pinned it keep it. Once is enough. @throws NotFound */
  async retire(actor: TenantActor, id: string): Promise<Questionnaire> {
    await this.db.forTenant(actor, (tx) =>
      tx.questionnaireVersion.updateMany({ where: { id, retiredAt: null }, data: { retiredAt: this.clock.now() } }),
    );
    return this.one(actor, id);
  }

  /** The bank, by key. */
  async competencies(actor: TenantActor): Promise<FeedbackCompetency[]> {
    return competenciesOf(await this.db.read<CompetencyRow>(actor, competencyRows()));
  }

  /**
   * What a rater of a group ('PEER', or 'PEER+OTHER' as if they were merged) reads in a language.
   * @throws NotFound also for a group that there is not
   */
  async preview(
    actor: TenantActor,
    id: string,
    group: RaterGroupKey,
    language: Language,
  ): Promise<QuestionnairePreview> {
    const [row] = await this.db.read<{ definition: QuestionnaireDefinition; tenantGroups: RaterGroup[] | null }>(
      actor,
      Prisma.sql`select q.definition, t.rater_groups as "tenantGroups"
                   from questionnaire_version q join tenant t on t.id = q.tenant_id where q.id = ${id}::uuid`,
    );
    if (!row) throw new NotFound();
    const raterGroups = raterGroupsOf(row.definition) ?? row.tenantGroups ?? [...STANDARD_GROUPS];
    if (!group.split('+').every((part) => raterGroups.some(({ key }) => key === part))) throw new NotFound();
    const questionnaire = askedOf(row.definition, group, language);
    return { raterGroups, questionnaire, inOneLanguage: otherLanguageIn(questionnaire, language) === undefined };
  }
}

/** A published version as coordinators see it. */
export function questionnaireOf(row: QuestionnaireRow): Questionnaire {
  const definition = row.definition as QuestionnaireDefinition;
  const { id, key, version, publishedAt, retiredAt } = row;
  return {
    id,
    key,
    version,
    name: bothLanguages(definition.name),
    itemCount: itemsOf(definition).length,
    raterGroups: raterGroupsOf(definition),
    languages: languagesOf(definition),
    missingTranslations: missingTranslations(definition),
    // Getters: most lists of questionnaires are not about items or files.
    get items() {
      return definition.competencies.flatMap((competency) =>
        competency.items.map(({ key, other }) => ({
          questionnaireId: id,
          key,
          text: bothLanguages(other),
          competency: competency.key,
        })),
      );
    },
    get yaml() {
      return questionnaireFile(definition);
    },
    publishedAt,
    retiredAt,
  };
}
