import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Locale, TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { type Refused, refuseAll } from '../../../platform/graphql/failures.js';
import { localized, parseInput } from '../../../platform/graphql/input.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import { changePart } from '../design/design-change.service.js';
import { ProgrammeService } from '../programmes/programme.service.js';
import { type Hanging, hangingOn } from './hanging.read-model.js';
import { moduleErrors } from './module.errors.js';
import type { Module, ModuleChangeInput } from './module.model.js';

const changeInput = z.object({
  name: localized(200).nullish(),
  startsAfter: z.iso.date().nullish(),
  themeKeys: z.array(z.string()).max(30).nullish(),
});

/** A module's name, first day and themes, once it is there. Its steps and their days are planned elsewhere. */
@Injectable()
export class ModuleDesignService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly programmes: ProgrammeService,
  ) {}

  /**
   * Changes what a module is called, when it starts or which themes it is tied to; what is left out stays.
   * @param version of the programme, that the writer has seen
   * @throws NotFound; Refusal THEME_UNKNOWN, INVALID_INPUT
   */
  async change(
    actor: TenantActor,
    id: string,
    version: number,
    input: ModuleChangeInput,
    locale: Locale,
  ): Promise<{ outcome: Outcome; module: Module | null }> {
    const { name, startsAfter, themeKeys } = parseInput(changeInput, input, locale);
    const { outcome, programmeId } = await this.db.forTenant(actor, (tx) =>
      changePart(tx, actor, modulePart(tx, id), version, async (changedIn) => {
        const day = startsAfter ? new Date(startsAfter) : startsAfter;
        await tx.module.updateMany({ where: { id }, data: { name: name ?? undefined, startsAfter: day, changedIn } });
        if (!themeKeys) return;
        await tx.moduleTheme.deleteMany({ where: { moduleId: id } });
        await tieThemes(tx, actor.tenantId, id, themeKeys);
      }),
    );
    return { outcome, module: await this.module(actor, programmeId, id) };
  }

  /**
   * Takes a module out of the design, with its behaviours, while nothing hangs on it: what is planned is called off first, so that whoever
   * is invited hears of it, and what was done stays where it was done. Conversations that nobody touched go along.
   * @throws NotFound; Refusal with MODULE_IN_USE for each kind of thing that can be cleared, MODULE_BEGUN for each that cannot
   */
  async archive(
    actor: TenantActor,
    id: string,
    version: number,
    locale: Locale,
  ): Promise<{ outcome: Outcome; module: Module | null }> {
    const { outcome, programmeId } = await this.db.forTenant(actor, (tx) =>
      changePart(tx, actor, modulePart(tx, id), version, async (changedIn) => {
        await tx.$queryRaw`select from module where id = ${id}::uuid for update`;
        // Whoever is about to write in a conversation is waited for, or finds it gone.
        await tx.$queryRaw`select from pop_conversation where module_id = ${id}::uuid order by id for update`;
        await tx.$queryRaw`select from final_conversation where module_id = ${id}::uuid order by id for update`;
        refuseAll((await hangingOn(tx, id, this.clock.now())).map((hanging) => inTheWay(hanging, locale)));
        await tx.module.updateMany({ where: { id }, data: { archivedAt: this.clock.now(), changedIn } });
      }),
    );
    return { outcome, module: await this.module(actor, programmeId, id) };
  }

  private async module(actor: TenantActor, programmeId: string, id: string): Promise<Module | null> {
    const { modules } = await this.programmes.byId(actor, programmeId);
    return modules.find((module) => module.id === id) ?? null;
  }
}

/**
 * Ties a module to themes of the compass as it is now; it keeps that version of them.
 * @throws Refusal THEME_UNKNOWN for each key that the compass does not have
 */
export async function tieThemes(
  tx: TenantTx,
  tenantId: string,
  moduleId: string,
  keys: readonly string[],
): Promise<void> {
  const wanted = [...new Set(keys)];
  const themes = await tx.compassTheme.findMany({
    where: { key: { in: wanted }, retiredAt: null },
    select: { id: true, key: true },
  });
  refuseAll(
    wanted
      .filter((key) => !themes.some((theme) => theme.key === key))
      .map((key) => ({ kind: moduleErrors.THEME_UNKNOWN, field: ['input', 'themeKeys'], values: { key } })),
  );
  const { _max: latest } = await tx.compassVersion.aggregate({ _max: { version: true } });
  await tx.moduleTheme.createMany({
    data: themes.map(({ id: themeId }) => ({ tenantId, moduleId, themeId, compassVersion: latest.version })),
  });
}

/** What keeps a module from being taken out, and what is to be done about it. */
const inTheWay = ({ what, kept, count, names }: Hanging, locale: Locale): Refused => ({
  kind: kept ? moduleErrors.MODULE_BEGUN : moduleErrors.MODULE_IN_USE,
  field: ['id'],
  values: {
    what,
    count,
    names: names.map((name) => `‘${name[locale]}’`).join(', ') || 'none',
    more: count - names.length,
  },
});

const modulePart = (tx: TenantTx, id: string) => () =>
  tx.module.findFirst({ where: { id }, select: { programmeId: true, changedIn: true, archivedAt: true } });
