import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Locale, TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { DAY_MS } from '../../../platform/clock/durations.rules.js';
import { localDay } from '../../../platform/clock/working-time.rules.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { line, parseInput } from '../../../platform/graphql/input.js';
import { defineUserErrors, type Texts } from '../../../platform/graphql/user-errors.js';
import { type Examination, IMPORT_KINDS, type ImportKind } from './examination.js';
import { examine } from './examine.js';
import type { Import, ImportCheckInput } from './import.model.js';
import { PERSON_HEADERS, UNIT_HEADERS } from './import-vocabulary.js';
import type { ColumnMapping } from './sheet.rules.js';

const importErrors = defineUserErrors({
  FILE_TOO_LARGE: {
    nl: 'Dit bestand is groter dan {megabytes} MB. Verdeel de rijen over meer bestanden.',
    en: 'This file is larger than {megabytes} MB. Divide its rows over several files.',
  },
  IMPORT_HAS_ERRORS: {
    nl: 'Er {errors, plural, one {zit nog # fout} other {zitten nog # fouten}} in dit bestand. Verbeter ze en controleer het opnieuw: nu is er niets gewijzigd.',
    en: 'There {errors, plural, one {is still # error} other {are still # errors}} in this file. Mend them and check it again: nothing has been changed now.',
  },
  IMPORT_OUTDATED: {
    nl: 'Sinds de controle is er iets gewijzigd, waardoor dit bestand nu iets anders zou doen dan je zag. Controleer het opnieuw.',
    en: 'Something has changed since the check, so that this file would now do something else than you saw. Check it again.',
  },
  IMPORT_ALREADY_APPLIED: {
    nl: 'Dit bestand is al verwerkt. Er is nu niets gewijzigd.',
    en: 'This file has been applied already. Nothing has been changed now.',
  },
});

const LARGEST_MB = 8;
/** How long a file that was checked and never applied is kept. */
const KEPT_DAYS = 7;

const OTHER_FIELD: Texts = {
  nl: 'Dit veld hoort niet bij dit soort bestand.',
  en: 'This field does not belong to this kind of file.',
};
const FIELDS: Record<ImportKind, readonly string[]> = {
  UNITS: Object.keys(UNIT_HEADERS),
  PEOPLE: Object.keys(PERSON_HEADERS),
};
const checkInput = (kind: ImportKind) =>
  z.object({
    fileName: line(255),
    mapping: z
      .array(
        z.object({
          header: line(200),
          field: z.string().refine((field) => FIELDS[kind].includes(field), { params: { texts: OTHER_FIELD } }),
        }),
      )
      .max(50)
      .transform((pairs) => Object.fromEntries(pairs.map(({ header, field }) => [header, field])))
      .nullish(),
  });

type Mapping = Record<string, string>;

@Injectable()
export class ImportService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads a file and keeps it with what it would change, so that it can be applied.
   * @throws Refusal INVALID_INPUT, FILE_TOO_LARGE
   */
  async check(
    actor: TenantActor,
    { kind, content, saveMapping, ...input }: ImportCheckInput,
    locale: Locale,
  ): Promise<Import> {
    const { fileName, mapping: given } = parseInput(checkInput(kind), input, locale);
    if (content.byteLength > LARGEST_MB * 1024 * 1024) {
      throw refuse(importErrors.FILE_TOO_LARGE, ['input', 'content'], { megabytes: LARGEST_MB });
    }
    const file = new Uint8Array(content);
    const now = this.clock.now();
    return this.db.forTenant(actor, async (tx) => {
      await tx.import.deleteMany({ where: { state: 'CHECKED', createdAt: { lt: daysBefore(now, KEPT_DAYS) } } });
      if (given && saveMapping) await save(tx, actor, kind, given);
      const mapping = given ?? (await saved(tx, kind));
      const examination = await examine(tx, actor.tenantId, kind, file, asColumns(mapping));
      const checked = await tx.import.create({
        omit: { file: true },
        data: {
          tenantId: actor.tenantId,
          id: newId(),
          kind,
          state: 'CHECKED',
          fileName,
          file,
          mapping,
          differenceHash: hashOf(examination),
          createdById: await answerableFor(tx, actor),
          createdAt: now,
        },
      });
      return { ...checked, examination };
    });
  }

  /**
   * Does what a check has shown, if that is still what the file would do.
   * @param effectiveOn - the day from which people have the places that the file gives them; null for today, where the tenant is.
   * @throws NotFound
   * @throws Refusal IMPORT_ALREADY_APPLIED, IMPORT_HAS_ERRORS, IMPORT_OUTDATED
   */
  apply(actor: TenantActor, id: string, effectiveOn: string | null): Promise<Import> {
    return this.db.forTenant(actor, async (tx) => {
      // One at a time in a tenant: whoever comes second sees what the first has done.
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`import of ${actor.tenantId}`}, 0))`;
      const checked = await tx.import.findFirst({ where: { id } });
      if (!checked) throw new NotFound();
      if (!checked.file) throw refuse(importErrors.IMPORT_ALREADY_APPLIED, ['id']);
      const kind = z.enum(IMPORT_KINDS).parse(checked.kind);
      const examination = await examine(tx, actor.tenantId, kind, checked.file, asColumns(checked.mapping as Mapping));
      const errors = examination.faults.filter(({ severity }) => severity === 'ERROR').length;
      if (errors > 0) throw refuse(importErrors.IMPORT_HAS_ERRORS, ['id'], { errors });
      if (!hashOf(examination).equals(checked.differenceHash)) throw refuse(importErrors.IMPORT_OUTDATED, ['id']);
      const { timeZone } = await tx.tenant.findFirstOrThrow({ select: { timeZone: true } });
      const now = this.clock.now();
      await examination.carryOut(effectiveOn ?? localDay(now, { timeZone }).toString(), now);
      const applied = await tx.import.update({
        omit: { file: true },
        where: { tenantId_id: { tenantId: actor.tenantId, id } },
        data: { state: 'APPLIED', file: null, appliedAt: now },
      });
      return { ...applied, examination };
    });
  }
}

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS);

const hashOf = ({ difference }: Examination) => createHash('sha256').update(JSON.stringify(difference)).digest();

/** Its fields were checked against the kind of file when it was given. */
const asColumns = (mapping: Mapping) => mapping as ColumnMapping<never>;

async function saved(tx: TenantTx, kind: ImportKind): Promise<Mapping> {
  const mapping = await tx.importMapping.findFirst({ where: { kind } });
  return (mapping?.columns ?? {}) as Mapping;
}

async function save(tx: TenantTx, { tenantId }: TenantActor, kind: ImportKind, columns: Mapping): Promise<void> {
  await tx.importMapping.upsert({
    where: { tenantId_kind: { tenantId, kind } },
    create: { tenantId, kind, columns },
    update: { columns },
  });
}

/** Who is answerable: the person, or whoever made the token of an integration. */
async function answerableFor(tx: TenantTx, actor: TenantActor): Promise<string> {
  if (actor.kind === 'person') return actor.personId;
  if (actor.kind !== 'integration') throw new Error(`Nobody is answerable for what a ${actor.kind} imports`);
  const { createdById } = await tx.apiToken.findFirstOrThrow({ where: { id: actor.tokenId } });
  return createdById;
}
