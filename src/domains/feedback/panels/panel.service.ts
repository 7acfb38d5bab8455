import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { type Page, type PageArgs, pageOf, readPageArgs } from '../../../platform/graphql/pages.js';
import { panelActor } from '../feedback.policy.js';
import type { FeedbackSubject } from './panel.model.js';
import { readSubjects, subjectsFor } from './panel.read-model.js';

/** Shows panels. */
@Injectable()
export class PanelService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The subjects of a round that somebody has a part in: all for a coordinator, the own reports for a manager, oneself for a participant. */
  async page(actor: TenantActor, roundId: string, args: PageArgs): Promise<Page<FeedbackSubject>> {
    const { limit, after } = readPageArgs(args, ['text', 'uuid']);
    const behind = after ? Prisma.sql`(p.family_name, s.id) > (${after[0]}, ${after[1]}::uuid)` : Prisma.sql`true`;
    const subjects = await this.read(
      actor,
      Prisma.sql`s.round_id = ${roundId}::uuid and ${subjectsFor(actor)} and ${behind}`,
      Prisma.sql`order by p.family_name, s.id limit ${limit + 1}`,
    );
    return pageOf(subjects, limit, ({ familyName, id }) => [familyName, id]);
  }

  /** @throws NotFound */
  async one(actor: TenantActor, subjectId: string): Promise<FeedbackSubject> {
    const [subject] = await this.read(actor, Prisma.sql`s.id = ${subjectId}::uuid`);
    if (!subject || panelActor(actor, subject) === null) throw new NotFound();
    return subject;
  }

  /** Some subjects in order of family name, without a look at who asks: for who has just changed them. */
  async some(actor: TenantActor, subjectIds: readonly string[]): Promise<FeedbackSubject[]> {
    return this.ordered(actor, Prisma.sql`s.id = any (${[...subjectIds]}::uuid[])`);
  }

  /** Every subject of a round in order of family name, for a coordinator. */
  async ofRound(actor: TenantActor, roundId: string): Promise<FeedbackSubject[]> {
    return this.ordered(actor, Prisma.sql`s.round_id = ${roundId}::uuid`);
  }

  private ordered(actor: TenantActor, where: Prisma.Sql): Promise<FeedbackSubject[]> {
    return this.read(actor, where, Prisma.sql`order by p.family_name, s.id`);
  }

  private read(actor: TenantActor, where: Prisma.Sql, rest?: Prisma.Sql): ReturnType<typeof readSubjects> {
    return readSubjects((sql) => this.db.read(actor, sql), this.clock.now(), where, rest);
  }
}
