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
import { lessonsPublished, programmeLessonsPublished } from '../programmes.events.js';
import { THEMES_OF_LESSON } from './earlier-lessons.read-model.js';
import type { Lesson, LessonInput } from './lesson.model.js';
import { mayReadLesson, mayWriteLessons } from './lesson.policy.js';

const lessonErrors = defineUserErrors({
  NOTHING_TO_PUBLISH: {
    nl: 'Schrijf eerst op wat er is geleerd; alles wat er staat is al gepubliceerd.',
    en: 'First write down what was learnt; whatever is there has been published.',
  },
  LESSON_ARCHIVED: {
    nl: 'Iemand heeft deze les weggelegd. Schrijf haar opnieuw op als zij toch geldt.',
    en: 'Somebody put this lesson away. Write it down again if it holds after all.',
  },
  LESSON_THEMES_MISSING: {
    nl: 'Kies een of meer thema’s van het kompas.',
    en: 'Choose one or more themes of the compass.',
  },
  LESSON_THEMES_FOLLOW: {
    nl: 'De thema’s van deze les zijn die van de modules van het programma. Kies er geen.',
    en: 'The themes of this lesson are those of the modules of the programme. Choose none.',
  },
});

const lessonInput = z.object({
  text: localized(1_000),
  themeKeys: z
    .array(z.string().max(40))
    .max(30)
    .nullish()
    .transform((keys) => [...new Set(keys)]),
});

/** What a lesson is of: a module, or a programme as a whole. */
type Taught = { readonly moduleId: string } | { readonly programmeId: string };

type LessonRow = Lesson & { clientId: string };

/** What modules and programmes have taught, for whoever designs the next one. */
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

  /** As of a module: the lessons of a programme as a whole. */
  ofProgramme(actor: PersonActor, programmeId: string): Promise<LessonRow[]> {
    return this.read(actor, Prisma.sql`l.programme_id = ${programmeId}::uuid and l.archived_at is null`);
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
   * @throws NotFound; Refusal INVALID_INPUT, THEME_UNKNOWN, LESSON_THEMES_MISSING, LESSON_THEMES_FOLLOW
   */
  async add(actor: PersonActor, of: Taught, input: LessonInput, locale: Locale): Promise<string> {
    const { text, themeKeys } = parseInput(lessonInput, input, locale);
    if (!mayWriteLessons(actor)) throw new NotFound();
    return this.db.forTenant(actor, async (tx) => {
      await open(tx, of);
      const lesson = { text, themeKeys: await themesFor(tx, of, themeKeys) };
      const id = newId();
      await tx.lesson.create({
        data: { ...lesson, ...of, tenantId: actor.tenantId, id, writtenAt: this.clock.now() },
      });
      return id;
    });
  }

  /**
   * @param version the one that the writer has seen; when it is no longer the current one nothing is written
   * @throws NotFound; Refusal INVALID_INPUT, LESSON_ARCHIVED, THEME_UNKNOWN, LESSON_THEMES_MISSING, LESSON_THEMES_FOLLOW
   */
  async change(actor: PersonActor, id: string, version: number, input: LessonInput, locale: Locale): Promise<Outcome> {
    const { text, themeKeys } = parseInput(lessonInput, input, locale);
    return this.db.forTenant(actor, async (tx) => {
      const of = await writable(tx, actor, id);
      const lesson = { text, themeKeys: await themesFor(tx, of, themeKeys) };
      return outcomeOf(
        await tx.lesson.updateMany({
          where: { id, version, archivedAt: null },
          data: { ...lesson, version: { increment: 1 } },
        }),
      );
    });
  }

  /** Puts a lesson away: it is shown to nobody any more. @throws NotFound; Refusal LESSON_ARCHIVED */
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
   * Publishes what a module or a programme has taught, at its close: from then on its director reads it, and whoever designs a programme with a theme in common.
   * @throws NotFound; Refusal NOTHING_TO_PUBLISH
   */
  async publish(actor: PersonActor, of: Taught): Promise<void> {
    if (!mayWriteLessons(actor)) throw new NotFound();
    const now = this.clock.now();
    await this.db.forTenant(actor, async (tx) => {
      await open(tx, of);
      const { count } = await tx.lesson.updateMany({
        where: { ...of, publishedAt: null, archivedAt: null },
        data: { publishedAt: now, version: { increment: 1 } },
      });
      if (count === 0) throw refuse(lessonErrors.NOTHING_TO_PUBLISH, Object.keys(of));
      if ('moduleId' in of) await record(tx, actor.tenantId, lessonsPublished, of, now);
      else await record(tx, actor.tenantId, programmeLessonsPublished, of, now);
    });
  }

  private async read(actor: PersonActor, which: Prisma.Sql): Promise<LessonRow[]> {
    const rows = await this.db.read<LessonRow & Record<string, unknown>>(
      actor,
      Prisma.sql`
        select l.id, case when m.id is not null then jsonb_build_object('id', m.id, 'name', m.name) end as module, o.name as "programmeName",
               l.text, ${THEMES_OF_LESSON} as "themeKeys", l.version,
               l.published_at as "publishedAt", o.client_id as "clientId"
          from lesson l
          left join module m on m.tenant_id = l.tenant_id and m.id = l.module_id
          join programme o on o.tenant_id = l.tenant_id and o.id = coalesce(l.programme_id, m.programme_id)
         where ${which} order by l.id`,
    );
    return rows.filter((row) => mayReadLesson(actor, row));
  }
}

/** @throws NotFound when the tenant has no such module or programme; Refusal MODULE_ARCHIVED */
async function open(tx: TenantTx, of: Taught): Promise<void> {
  if ('moduleId' in of) await openModule(tx, of.moduleId);
  else if ((await tx.programme.count({ where: { id: of.programmeId } })) === 0) throw new NotFound();
}

/**
 * What a lesson that the actor may write, and that was not put away, is of.
 * @throws NotFound; Refusal LESSON_ARCHIVED
 */
async function writable(tx: TenantTx, actor: PersonActor, id: string): Promise<Taught> {
  const lesson = await tx.lesson.findFirst({
    where: { id },
    select: { archivedAt: true, moduleId: true, programmeId: true },
  });
  if (!lesson || !mayWriteLessons(actor)) throw new NotFound();
  if (lesson.archivedAt !== null) throw refuse(lessonErrors.LESSON_ARCHIVED, ['id']);
  return lesson.moduleId === null ? { programmeId: lesson.programmeId! } : { moduleId: lesson.moduleId };
}

/**
 * The themes that are kept with a lesson: of a programme none, since they follow from its modules.
 * @throws Refusal THEME_UNKNOWN, LESSON_THEMES_MISSING, LESSON_THEMES_FOLLOW
 */
async function themesFor(tx: TenantTx, of: Taught, keys: string[]): Promise<string[]> {
  const field = ['input', 'themeKeys'];
  if ('programmeId' in of) {
    if (keys.length > 0) throw refuse(lessonErrors.LESSON_THEMES_FOLLOW, field);
    return [];
  }
  if (keys.length === 0) throw refuse(lessonErrors.LESSON_THEMES_MISSING, field);
  await checkThemes(tx, keys);
  return keys;
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
