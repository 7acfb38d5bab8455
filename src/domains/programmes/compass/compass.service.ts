import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, TenantActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import { refuse } from '../../../platform/graphql/failures.js';
import { localized, matching, parseInput } from '../../../platform/graphql/input.js';
import { defineUserErrors, type Texts } from '../../../platform/graphql/user-errors.js';
import type { CompassTheme, CompassThemeInput } from './compass.model.js';

const compassErrors = defineUserErrors({
  THEME_IN_USE: {
    nl: 'Modules gebruiken nog: {keys}. Neem dat op in het kompas.',
    en: 'Modules still use: {keys}. Keep that in the compass.',
  },
});

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

@Injectable()
export class CompassService {
  constructor(private readonly db: Database) {}

  /** The tenant's themes in their order. */
  themes(actor: TenantActor): Promise<CompassTheme[]> {
    return this.db.read<CompassTheme>(actor, Prisma.sql`select id, key, name from compass_theme order by position`);
  }

  /**
   * Makes these, in this order, the tenant's themes. What has a known key keeps its id; what is left out goes.
   * @throws Refusal THEME_IN_USE, INVALID_INPUT
   */
  async define(actor: TenantActor, input: CompassThemeInput[], locale: Locale): Promise<CompassTheme[]> {
    const themes = parseInput(compassInput, input, locale);
    await this.db.forTenant(actor, async (tx) => {
      // Two who define the compass at once come one after the other, also when it has no theme yet.
      await tx.$executeRaw`select from tenant for update`;
      const left = await tx.compassTheme.findMany({
        where: { key: { notIn: themes.map(({ key }) => key) } },
        select: { id: true, key: true, modules: { take: 1 } },
      });
      const used = left.filter(({ modules }) => modules.length > 0).map(({ key }) => key);
      if (used.length > 0) throw refuse(compassErrors.THEME_IN_USE, ['input'], { keys: used.join(', ') });
      await tx.compassTheme.deleteMany({ where: { id: { in: left.map(({ id }) => id) } } });
      for (const [position, { key, name }] of themes.entries()) {
        const id = { tenantId: actor.tenantId, key };
        await tx.compassTheme.upsert({
          where: { tenantId_key: id },
          create: { ...id, id: newId(), name, position },
          update: { name, position },
        });
      }
    });
    return this.themes(actor);
  }
}
