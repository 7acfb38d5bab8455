import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { type Page, type PageArgs, pageOf, readPageArgs } from '../../../platform/graphql/pages.js';
import { visibleTo } from '../../confidentiality/visible-to.model.js';
import { isOfProgramme } from '../../programmes/participations/participants.read-model.js';
import type { IntervisionInsight } from './meeting.model.js';

/** Insights that are for everybody in the programme. */
@Injectable()
export class IntervisionInsightReader {
  constructor(private readonly db: Database) {}

  /**
   * A page of a module's shared insights, the latest first.
   * @throws NotFound for who is not in the programme
   */
  async ofModule(
    actor: PersonActor,
    moduleId: string,
    args: PageArgs,
    locale: Locale,
  ): Promise<Page<IntervisionInsight>> {
    const { limit, after } = readPageArgs(args, ['uuid']);
    const [module] = await this.db.read<{ isOfProgramme: boolean; insights: Omit<IntervisionInsight, 'visibleTo'>[] }>(
      actor,
      Prisma.sql`
        select ${isOfProgramme(actor)} as "isOfProgramme",
               coalesce((
                 select jsonb_agg(jsonb_build_object('id', i.id, 'authorId', i.author_id, 'text', i.text) order by i.id desc)
                   from (select l.id, l.author_id, l.text
                           from intervision_line l
                           join session s on s.tenant_id = l.tenant_id and s.id = l.session_id
                          where l.tenant_id = m.tenant_id and s.module_id = m.id and l.kind = 'INSIGHT' and l.audience = 'PROGRAMME'
                            and (${after?.[0] ?? null}::uuid is null or l.id < ${after?.[0] ?? null}::uuid)
                          order by l.id desc limit ${limit + 1}) i), '[]') as insights
          from module m join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
         where m.id = ${moduleId}::uuid`,
    );
    if (!module?.isOfProgramme) throw new NotFound();
    const insights = module.insights.map((insight) => ({ ...insight, visibleTo: visibleTo('PROGRAMME', [], locale) }));
    return pageOf(insights, limit, ({ id }) => [id]);
  }
}
