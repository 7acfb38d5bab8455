import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import type { QuestionnaireVersion } from '../../../generated/prisma/client.js';
import type { Locale, TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import {
  FILE_FIELD,
  type FileErrors,
  faultyFile,
  pathInWords,
  type ReadableFile,
  readableFile,
} from '../../../platform/files/refused-file.js';
import { say, type Texts } from '../../../platform/graphql/user-errors.js';
import { feedbackErrors } from '../feedback.errors.js';
import { asksTheSame, type BankCompetency, type BankVersion, putInBank } from './bank.rules.js';
import { type Composition, competenciesMentioned, composeQuestionnaire } from './composition.rules.js';
import type { QuestionnaireWarning, QuestionnaireWarningCode } from './questionnaire.model.js';
import { missingTranslations, type QuestionnaireDefinition } from './questionnaire.rules.js';

type ValidComposition = Extract<Composition, { valid: true }>;

const WARNINGS: Record<keyof typeof QuestionnaireWarningCode, Texts> = {
  MISSING_TRANSLATION: {
    nl: '{path} (regel {line}, kolom {column}): de vertaling ontbreekt; wie deze taal leest, krijgt de andere',
    en: '{path} (line {line}, column {column}): the translation is missing; who reads this language gets the other one',
  },
  UNKNOWN_THEME: {
    nl: '{path} (regel {line}, kolom {column}): dit thema staat niet in het kompas',
    en: '{path} (line {line}, column {column}): the compass does not have this theme',
  },
};

@Injectable()
export class PublishQuestionnaireService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes a file as the next version of its key, whole, and puts its competencies into the bank; a file that asks the same as the
   * latest version publishes nothing new, unless that was retired.
   * @throws Refusal QUESTIONNAIRE_NOT_READABLE or QUESTIONNAIRE_FAULT: the first fifty, by place in the file, then QUESTIONNAIRE_MORE_FAULTS
   */
  async publish(
    actor: TenantActor,
    yaml: string,
    locale: Locale,
  ): Promise<{ version: QuestionnaireVersion; warnings: QuestionnaireWarning[] }> {
    const file = readableFile(yaml, ERRORS);
    return this.db.forTenant(actor, async (tx) => {
      // Two who publish at once do so one after the other: both count on what the bank has.
      await tx.$executeRaw`select from tenant for update`;
      const bank = await bankOf(tx, competenciesMentioned(file.content));
      const composition = composed(file, bank);
      const { definition } = composition;
      const latest = await tx.questionnaireVersion.findFirst({
        where: { key: definition.key },
        orderBy: { version: 'desc' },
      });
      const warnings = warningsOf(composition, file, await themesOf(tx), locale);
      if (
        latest?.retiredAt === null &&
        asksTheSame(latest.definition as unknown as QuestionnaireDefinition, definition)
      )
        return { version: latest, warnings };
      const placed = putInBank(definition, bank);
      const { tenantId } = actor;
      const publishedAt = this.clock.now();
      await tx.feedbackCompetencyVersion.createMany({
        data: placed.added.map(({ key, version, competency }) => ({
          tenantId,
          id: newId(),
          key,
          version,
          definition: competency,
          publishedAt,
        })),
      });
      const version = await tx.questionnaireVersion.create({
        data: {
          tenantId,
          id: newId(),
          key: definition.key,
          version: (latest?.version ?? 0) + 1,
          definition: placed.definition,
          publishedAt,
        },
      });
      return { version, warnings };
    });
  }
}

const ERRORS: FileErrors = {
  unreadable: feedbackErrors.QUESTIONNAIRE_NOT_READABLE,
  fault: feedbackErrors.QUESTIONNAIRE_FAULT,
  more: feedbackErrors.QUESTIONNAIRE_MORE_FAULTS,
};

async function bankOf(tx: TenantTx, keys: string[]): Promise<BankVersion[]> {
  const versions = await tx.feedbackCompetencyVersion.findMany({ where: { key: { in: keys } } });
  return versions.map(({ key, version, definition }) => ({
    key,
    version,
    competency: definition as unknown as BankCompetency,
  }));
}

async function themesOf(tx: TenantTx): Promise<Set<string>> {
  const themes = await tx.compassTheme.findMany({ where: { retiredAt: null }, select: { key: true } });
  return new Set(themes.map(({ key }) => key));
}

function composed(file: ReadableFile, bank: BankVersion[]): ValidComposition {
  const composition = composeQuestionnaire(file.content, bank);
  if (composition.valid) return composition;
  throw faultyFile(file, composition.faults, ERRORS);
}

/** What is published all the same: texts that fall back, and themes that no report can be about yet. */
function warningsOf(
  { definition, writtenAt }: ValidComposition,
  file: ReadableFile,
  themes: ReadonlySet<string>,
  locale: Locale,
): QuestionnaireWarning[] {
  const warning = (code: keyof typeof QuestionnaireWarningCode, path: string[]): QuestionnaireWarning => {
    const written = writtenAt(path);
    const values = { path: pathInWords(written), ...file.placeOf(written) };
    return { code, message: say(WARNINGS[code], locale, values), field: [...FILE_FIELD, ...written] };
  };
  return [
    ...missingTranslations(definition).map(({ path }) => warning('MISSING_TRANSLATION', path)),
    ...definition.competencies.flatMap(({ theme }, at) =>
      theme === undefined || themes.has(theme) ? [] : [warning('UNKNOWN_THEME', ['competencies', String(at), 'theme'])],
    ),
  ];
}
