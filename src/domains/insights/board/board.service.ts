import { Injectable } from '@nestjs/common';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { type Page, type PageArgs, pageOf, readPageArgs } from '../../../platform/graphql/pages.js';
import type { BoardRow } from './board.model.js';
import { type BoardLine, boardOf } from './board.read-model.js';

/** Participants of the largest programme that there is. */
const LARGEST_BOARD = 5000;

@Injectable()
export class BoardService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Every participant of a module with every step, by name.
   * @throws NotFound
   */
  async ofModule(actor: TenantActor, moduleId: string, args: PageArgs): Promise<Page<BoardRow>> {
    const { limit, after } = readPageArgs(args, ['text', 'text', 'uuid']);
    const rows = await this.rows(actor, moduleId, after, limit + 1);
    return pageOf(rows, limit, ({ person }) => [person.familyName, person.givenName, person.id]);
  }

  /**
   * The same, all at once.
   * @throws NotFound
   */
  async wholeOf(actor: TenantActor, moduleId: string): Promise<BoardRow[]> {
    return this.rows(actor, moduleId, null, LARGEST_BOARD);
  }

  private async rows(
    actor: TenantActor,
    moduleId: string,
    after: readonly string[] | null,
    limit: number,
  ): Promise<BoardRow[]> {
    const lines = await this.db.read<BoardLine>(actor, boardOf(moduleId, after, limit, this.clock.now()));
    if (lines.length === 0) throw new NotFound();
    return lines
      .filter(({ id }) => id !== null)
      .map(({ department, steps, ...person }) => ({ person, department, steps }));
  }
}
