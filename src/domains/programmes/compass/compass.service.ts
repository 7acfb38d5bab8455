import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor, TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { localized, matching, parseInput } from '../../../platform/graphql/input.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import type { Texts } from '../../../platform/graphql/user-errors.js';
import type { CompassTheme, CompassThemeInput, CompassVersion } from './compass.model.js';

const KEY_TWICE: Texts = { nl: 'Dit thema staat er al.', en: 'This theme is there already.' };

const compassInput = z
  .array(
    z.object({
      key: matching(/^[a-z0-9-]{1,40}$/, {
        nl: 'Gebruik 1 tot 40 kleine letters, cijfers en streepjes.',
        en: 'Use 1 to 40 lower-case letters, digits and hyphens.',
      }),
      name: localized(100),
    }),
  )
  .min(1)
  .max(30)
  .superRefine((themes, context) => {
    const keys = themes.map(({ key }) => key);
    for (const [index, key] of keys.entries()) {
      if (keys.indexOf(key) < index)
        context.addIssue({ code: 'custom', path: [index, 'key'], params: { texts: KEY_TWICE } });
    }
  });

type Theme = z.output<typeof compassInput>[number];

@Injectable()
export class CompassService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The tenant's themes in their order, as the latest version of the compass has them. */
  themes(actor: TenantActor): Promise<CompassTheme[]> {
    return this.db.read<CompassTheme>(
      actor,
      Prisma.sql`select id, key, name, (select max(version) from compass_version) as "compassVersion"
                   from compass_theme where retired_at is null order by position`,
    );
  }

  /** Every version that there has been, the latest first. */
  versions(actor: TenantActor): Promise<CompassVersion[]> {
    return this.db.read<CompassVersion>(
      actor,
      Prisma.sql`select version, themes, defined_at as "definedAt", defined_by_id as "definedById" from compass_version order by version desc`,
    );
  }

  /**
   * Makes these, in this order, the tenant's themes: a new version of the compass, unless they are so already. What has a known key keeps its
   * id. Modules keep the version that they were tied to, also of a theme that is left out.
   * @param version the one that the writer has seen, 0 for none; when it is no longer the current one nothing is defined
   * @throws Refusal INVALID_INPUT
   */
  async define(
    actor: PersonActor,
    version: number,
    input: CompassThemeInput[],
    locale: Locale,
  ): Promise<{ outcome: Outcome; compass: CompassTheme[] }> {
    const themes = parseInput(compassInput, input, locale);
    const { tenantId, personId } = actor;
    const now = this.clock.now();
    const outcome = await this.db.forTenant(actor, async (tx): Promise<Outcome> => {
      // Two who define the compass at once come one after the other, also when it has no theme yet.
      await tx.$executeRaw`select from tenant for update`;
      const latest = await tx.compassVersion.findFirst({ orderBy: { version: 'desc' } });
      if (latest && areSame(latest.themes as unknown as Theme[], themes)) return 'DONE';
      const current = latest?.version ?? 0;
      if (current !== version) return 'EDITED_MEANWHILE';
      const next = current + 1;
      await tx.compassVersion.create({
        data: { tenantId, version: next, themes, definedAt: now, definedById: personId },
      });
      await tx.compassTheme.updateMany({
        where: { key: { notIn: themes.map(({ key }) => key) }, retiredAt: null },
        data: { retiredAt: now },
      });
      for (const [position, { key, name }] of themes.entries()) {
        const id = { tenantId, key };
        await tx.compassTheme.upsert({
          where: { tenantId_key: id },
          create: { ...id, id: newId(), name, position },
          update: { name, position, retiredAt: null },
        });
      }
      return 'DONE';
    });
    return { outcome, compass: await this.themes(actor) };
  }
}

const areSame = (some: readonly Theme[], others: readonly Theme[]): boolean =>
  some.length === others.length &&
  some.every(({ key, name }, index) => {
    const other = others[index]!;
    return key === other.key && name.nl === other.name.nl && name.en === other.name.en;
  });
