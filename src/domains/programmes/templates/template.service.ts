import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { type FileErrors, faultyFile, readableFile } from '../../../platform/files/refused-file.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { parseInput } from '../../../platform/graphql/input.js';
import { balanceOf } from '../modules/learning-balance.rules.js';
import { SHIPPED_TEMPLATES } from './shipped-templates.js';
import { templateErrors } from './template.errors.js';
import type { ProgrammeTemplate } from './template.model.js';
import { parseTemplate, saysTheSame, type TemplateDefinition, templateFile } from './template.rules.js';

const ERRORS: FileErrors = {
  unreadable: templateErrors.TEMPLATE_NOT_READABLE,
  fault: templateErrors.TEMPLATE_FAULT,
  more: templateErrors.TEMPLATE_MORE_FAULTS,
};
const publishInput = z.object({ yaml: z.string() });

interface TemplateRow {
  key: string;
  version: number;
  /** As `TemplateDefinition`; only what was read as one is stored. */
  definition: TemplateDefinition;
  publishedAt: Date | null;
}

const COLUMNS = Prisma.sql`key, version, definition, published_at as "publishedAt"`;

/** A template of which something is made, pinned. */
export interface PinnedTemplate {
  readonly id: string;
  readonly definition: TemplateDefinition;
}

@Injectable()
export class TemplateService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Every version of every template by key, the latest first; what comes with Leerlijn too. */
  async list(actor: TenantActor): Promise<ProgrammeTemplate[]> {
    const rows = await this.db.read<TemplateRow>(
      actor,
      Prisma.sql`select ${COLUMNS} from programme_template order by key, version desc`,
    );
    const shipped = SHIPPED_TEMPLATES.filter(({ key }) => !rows.some((row) => row.key === key && row.version === 1));
    const all = [...rows, ...shipped.map(asFirstVersion)];
    return all.toSorted((a, b) => a.key.localeCompare(b.key) || b.version - a.version).map(templateOf);
  }

  /**
   * One version of a template; the latest when `version` is null.
   * @throws NotFound
   */
  async one(actor: TenantActor, key: string, version: number | null): Promise<ProgrammeTemplate> {
    const template = (await this.list(actor)).find((one) => one.key === key && (!version || one.version === version));
    if (!template) throw new NotFound();
    return template;
  }

  /**
   * Publishes a file as the next version of its key, whole. One that says the same as the latest version publishes nothing new.
   * @throws Refusal TEMPLATE_NOT_READABLE or TEMPLATE_FAULT: the first fifty, by place in the file, then TEMPLATE_MORE_FAULTS
   */
  async publish(actor: TenantActor, input: { yaml: string }, locale: Locale): Promise<ProgrammeTemplate> {
    const file = readableFile(parseInput(publishInput, input, locale).yaml, ERRORS);
    const parsed = parseTemplate(file.content);
    if (!parsed.valid) throw faultyFile(file, parsed.faults, ERRORS);
    const { definition } = parsed;
    return this.db.forTenant(actor, async (tx) => {
      // Two who publish at once do so one after the other.
      await tx.$executeRaw`select from tenant for update`;
      const publishedAt = this.clock.now();
      await keepShipped(tx, actor, publishedAt);
      const latest = await tx.programmeTemplate.findFirst({
        where: { key: definition.key },
        orderBy: { version: 'desc' },
      });
      if (latest && saysTheSame(latest.definition as unknown as TemplateDefinition, definition))
        return templateOf(latest as unknown as TemplateRow);
      const made = await tx.programmeTemplate.create({
        data: {
          tenantId: actor.tenantId,
          id: newId(),
          key: definition.key,
          version: (latest?.version ?? 0) + 1,
          definition: definition as unknown as Prisma.InputJsonObject,
          publishedAt,
        },
      });
      return templateOf(made as unknown as TemplateRow);
    });
  }
}

/** What comes with Leerlijn becomes the tenant's own when it is first needed. */
async function keepShipped(tx: TenantTx, { tenantId }: TenantActor, publishedAt: Date): Promise<void> {
  await tx.programmeTemplate.createMany({
    data: SHIPPED_TEMPLATES.map((definition) => ({
      tenantId,
      id: newId(),
      key: definition.key,
      version: 1,
      definition: definition as unknown as Prisma.InputJsonObject,
      publishedAt,
    })),
    skipDuplicates: true,
  });
}

/**
 * The version of a template that something is made of, the latest when `version` is not given; it is kept from then on.
 * @throws Refusal TEMPLATE_UNKNOWN at `field`
 */
export async function pinnedTemplate(
  tx: TenantTx,
  actor: TenantActor,
  { key, version }: { key: string; version?: number | null },
  now: Date,
  field: readonly string[],
): Promise<PinnedTemplate> {
  await keepShipped(tx, actor, now);
  const found = await tx.programmeTemplate.findFirst({
    where: { key, version: version ?? undefined },
    orderBy: { version: 'desc' },
  });
  if (!found) throw refuse(templateErrors.TEMPLATE_UNKNOWN, field, { key, version: version ?? 0 });
  return { id: found.id, definition: found.definition as unknown as TemplateDefinition };
}

const asFirstVersion = (definition: TemplateDefinition): TemplateRow => ({
  key: definition.key,
  version: 1,
  definition,
  publishedAt: null,
});

const templateOf = ({ key, version, definition, publishedAt }: TemplateRow): ProgrammeTemplate => ({
  key,
  version,
  publishedAt,
  name: definition.name,
  openEnrolment: definition.openEnrolment,
  modules: definition.modules.map((module) => ({ ...module, balance: balanceOf(module.steps) })),
  // A getter: most lists of templates are not about files.
  get yaml() {
    return templateFile(definition);
  },
});
