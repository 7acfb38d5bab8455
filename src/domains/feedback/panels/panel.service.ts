import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { type Page, type PageArgs, pageOf, readPageArgs } from '../../../platform/graphql/pages.js';
import { panelActor } from '../feedback.policy.js';
import type { FeedbackSubject } from './panel.model.js';
import { type SubjectRow, subjectOf, subjectRows, subjectsFor } from './panel.read-model.js';

/** Shows panels. */
@Injectable()
export class PanelService {
  constructor(private readonly db: Database) {}

  /** The subjects of a round that somebody has a part in: all for a coordinator, the own reports for a manager, oneself for a participant. */
  async page(actor: TenantActor, roundId: string, args: PageArgs): Promise<Page<FeedbackSubject>> {
    const { limit, after } = readPageArgs(args, ['text', 'uuid']);
    const behind = after ? Prisma.sql`(p.family_name, s.id) > (${after[0]}, ${after[1]}::uuid)` : Prisma.sql`true`;
    const rows = await this.db.read<SubjectRow & Record<string, unknown>>(
      actor,
      subjectRows(
        Prisma.sql`s.round_id = ${roundId}::uuid and ${subjectsFor(actor)} and ${behind}`,
        Prisma.sql`order by p.family_name, s.id limit ${limit + 1}`,
      ),
    );
    const page = pageOf(rows, limit, ({ familyName, id }) => [familyName, id]);
    const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: subjectOf(node) }));
    return { ...page, edges, nodes: edges.map(({ node }) => node) };
  }

  /** @throws NotFound */
  async one(actor: TenantActor, subjectId: string): Promise<FeedbackSubject> {
    const [row] = await this.db.read<SubjectRow & Record<string, unknown>>(
      actor,
      subjectRows(Prisma.sql`s.id = ${subjectId}::uuid`),
    );
    if (!row || panelActor(actor, row) === null) throw new NotFound();
    return subjectOf(row);
  }

  /** Some subjects in order of family name, without a look at who asks: for who has just changed them. */
  async some(actor: TenantActor, subjectIds: readonly string[]): Promise<FeedbackSubject[]> {
    return this.ordered(actor, Prisma.sql`s.id = any (${[...subjectIds]}::uuid[])`);
  }

  /** Every subject of a round in order of family name, for a coordinator. */
  async ofRound(actor: TenantActor, roundId: string): Promise<FeedbackSubject[]> {
    return this.ordered(actor, Prisma.sql`s.round_id = ${roundId}::uuid`);
  }

  private async ordered(actor: TenantActor, where: Prisma.Sql): Promise<FeedbackSubject[]> {
    const rows = await this.db.read<SubjectRow & Record<string, unknown>>(
      actor,
      subjectRows(where, Prisma.sql`order by p.family_name, s.id`),
    );
    return rows.map(subjectOf);
  }
}
