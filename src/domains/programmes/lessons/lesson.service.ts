import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse, refuseAll } from '../../../platform/graphql/failures.js';
import { localized, parseInput } from '../../../platform/graphql/input.js';
import { type Outcome, outcomeOf } from '../../../platform/graphql/outcome.js';
import { defineUserErrors } from '../../../platform/graphql/user-errors.js';
import { moduleErrors } from '../modules/module.errors.js';
import { openModule } from '../modules/module-context.service.js';
import { lessonsPublished } from '../programmes.events.js';
import type { Lesson, LessonInput } from './lesson.model.js';
import { mayReadLesson, mayWriteLessons } from './lesson.policy.js';

const lessonErrors = defineUserErrors({
  NOTHING_TO_PUBLISH: {
    nl: 'Schrijf eerst op wat deze module heeft geleerd; alles wat er staat is al gepubliceerd.',
    en: 'First write down what this module has taught; whatever is there has been published.',
  },
});

const lessonInput = z.object({
  text: localized(1_000),
  themeKeys: z
    .array(z.string().max(40))
    .min(1)
    .max(30)
    .transform((keys) => [...new Set(keys)]),
});

type LessonRow = Lesson & { clientId: string };

/** What modules have taught, for whoever designs the next one. */
@Injectable()
export class LessonService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The lessons of a module as far as the actor reads them, in the order in which they were written. */
  ofModule(actor: PersonActor, moduleId: string): Promise<LessonRow[]> {
    return this.read(actor, Prisma.sql`l.module_id = ${moduleId}::uuid and l.archived_at is null`);
  }

  /** @throws NotFound */
  async byId(actor: PersonActor, id: string): Promise<LessonRow> {
    const [lesson] = await this.read(actor, Prisma.sql`l.id = ${id}::uuid`);
    if (!lesson) throw new NotFound();
    return lesson;
  }

  /**
   * Writes down a lesson, which coordinators read until it is published.
   * @returns its id
   * @throws NotFound; Refusal INVALID_INPUT, THEME_UNKNOWN
   */
  async add(actor: PersonActor, moduleId: string, input: LessonInput, locale: Locale): Promise<string> {
    const lesson = parseInput(lessonInput, input, locale);
    if (!mayWriteLessons(actor)) throw new NotFound();
    return this.db.forTenant(actor, async (tx) => {
      await openModule(tx, moduleId);
      await checkThemes(tx, lesson.themeKeys);
      const id = newId();
      await tx.lesson.create({
        data: { ...lesson, tenantId: actor.tenantId, id, moduleId, writtenAt: this.clock.now() },
      });
      return id;
    });
  }

  /**
   * @param version the one that the writer has seen; when it is no longer the current one nothing is written
   * @throws NotFound; Refusal INVALID_INPUT, THEME_UNKNOWN
   */
  async change(actor: PersonActor, id: string, version: number, input: LessonInput, locale: Locale): Promise<Outcome> {
    const lesson = parseInput(lessonInput, input, locale);
    return this.db.forTenant(actor, async (tx) => {
      await writable(tx, actor, id);
      await checkThemes(tx, lesson.themeKeys);
      return outcomeOf(
        await tx.lesson.updateMany({
          where: { id, version, archivedAt: null },
          data: { ...lesson, version: { increment: 1 } },
        }),
      );
    });
  }

  /** Puts a lesson away: it is shown to nobody any more. @throws NotFound */
  async archive(actor: PersonActor, id: string, version: number): Promise<Outcome> {
    return this.db.forTenant(actor, async (tx) => {
      await writable(tx, actor, id);
      return outcomeOf(
        await tx.lesson.updateMany({
          where: { id, version, archivedAt: null },
          data: { archivedAt: this.clock.now(), version: { increment: 1 } },
        }),
      );
    });
  }

  /**
   * Publishes what a module has taught, at its close: from then on its director reads it, and whoever designs a programme with a theme in common.
   * @throws NotFound; Refusal NOTHING_TO_PUBLISH
   */
  async publish(actor: PersonActor, moduleId: string): Promise<void> {
    if (!mayWriteLessons(actor)) throw new NotFound();
    const now = this.clock.now();
    await this.db.forTenant(actor, async (tx) => {
      await openModule(tx, moduleId);
      const { count } = await tx.lesson.updateMany({
        where: { moduleId, publishedAt: null, archivedAt: null },
        data: { publishedAt: now, version: { increment: 1 } },
      });
      if (count === 0) throw refuse(lessonErrors.NOTHING_TO_PUBLISH, ['moduleId']);
      await record(tx, actor.tenantId, lessonsPublished, { moduleId }, now);
    });
  }

  private async read(actor: PersonActor, which: Prisma.Sql): Promise<LessonRow[]> {
    const rows = await this.db.read<LessonRow & Record<string, unknown>>(
      actor,
      Prisma.sql`
        select l.id, jsonb_build_object('id', m.id, 'name', m.name) as module, l.text, l.theme_keys as "themeKeys", l.version,
               l.published_at as "publishedAt", o.client_id as "clientId"
          from lesson l
          join module m on m.tenant_id = l.tenant_id and m.id = l.module_id
          join programme o on o.tenant_id = m.tenant_id and o.id = m.programme_id
         where ${which} order by l.id`,
    );
    return rows.filter((row) => mayReadLesson(actor, row));
  }
}

/** @throws NotFound unless the actor may write this lesson, which was not put away */
async function writable(tx: TenantTx, actor: PersonActor, id: string): Promise<void> {
  if (!mayWriteLessons(actor) || (await tx.lesson.count({ where: { id, archivedAt: null } })) === 0)
    throw new NotFound();
}

/** @throws Refusal THEME_UNKNOWN for each key that the compass does not have */
async function checkThemes(tx: TenantTx, keys: readonly string[]): Promise<void> {
  const themes = await tx.compassTheme.findMany({ where: { key: { in: [...keys] } }, select: { key: true } });
  const known = new Set(themes.map(({ key }) => key));
  refuseAll(
    keys.flatMap((key, at) =>
      known.has(key)
        ? []
        : [{ kind: moduleErrors.THEME_UNKNOWN, field: ['input', 'themeKeys', String(at)], values: { key } }],
    ),
  );
}
