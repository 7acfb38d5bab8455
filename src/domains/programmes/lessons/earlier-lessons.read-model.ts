import { Prisma } from '../../../generated/prisma/client.js';
import type { EarlierLesson } from './lesson.model.js';

export type EarlierLessonRow = Omit<EarlierLesson, 'publishedAt'> & { publishedAt: string };

/** The keys of the themes that the modules of a programme work on. */
const themesOf = (tenantId: Prisma.Sql, programmeId: Prisma.Sql) => Prisma.sql`
  array(select distinct t.key from module n
          join module_theme tie on tie.tenant_id = n.tenant_id and tie.module_id = n.id
          join compass_theme t on t.tenant_id = tie.tenant_id and t.id = tie.theme_id
         where n.tenant_id = ${tenantId} and n.programme_id = ${programmeId} and n.archived_at is null order by t.key)`;

/** The keys of the themes that lesson l is about: as it was written, or of a programme's modules as they are. */
export const THEMES_OF_LESSON = Prisma.sql`
  case when l.module_id is not null then l.theme_keys else ${themesOf(Prisma.sql`l.tenant_id`, Prisma.sql`l.programme_id`)} end`;

/** As many as somebody reads before a design session. */
const MOST = 50;

/** The published lessons of the tenant's other programmes that have a theme in common with programme g, as a JSON list, the latest first. */
export const LESSONS_FROM_EARLIER = Prisma.sql`
  coalesce((select json_agg(json_build_object('id', found.id, 'text', found.text, 'themeKeys', found.theme_keys, 'moduleName', found.module_name,
                                              'programmeName', found.programme_name, 'publishedAt', found.published_at)
                            order by found.published_at desc, found.id desc)
              from (select l.id, l.text, l.published_at, about.theme_keys, m.name as module_name, q.name as programme_name
                      from lesson l
                      left join module m on m.tenant_id = l.tenant_id and m.id = l.module_id
                      join programme q on q.tenant_id = l.tenant_id and q.id = coalesce(l.programme_id, m.programme_id)
                     cross join lateral (select ${THEMES_OF_LESSON} as theme_keys) about
                     where l.tenant_id = g.tenant_id and q.id <> g.id and l.published_at is not null and l.archived_at is null
                       and about.theme_keys && ${themesOf(Prisma.sql`g.tenant_id`, Prisma.sql`g.id`)}
                     order by l.published_at desc, l.id desc limit ${MOST}) found), '[]')`;

export const earlierLessons = (rows: readonly EarlierLessonRow[]): EarlierLesson[] =>
  rows.map(({ publishedAt, ...lesson }) => ({ ...lesson, publishedAt: new Date(publishedAt) }));
