import { Injectable } from '@nestjs/common';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { type Page, type PageArgs, pageOf, readPageArgs } from '../../../platform/graphql/pages.js';
import type { BoardRow } from './board.model.js';
import { type BoardLine, boardOf } from './board.read-model.js';

/** What is on a board: a programme, or one module of it. */
export interface Shown {
  readonly programmeId: string;
  readonly moduleId: string | null;
}

/** Participants of the largest programme that there is. */
const LARGEST_BOARD = 5000;

@Injectable()
export class BoardService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Every participant of a programme with every step, or those of one module, by name.
   * @throws NotFound
   */
  async ofProgramme(actor: TenantActor, shown: Shown, args: PageArgs): Promise<Page<BoardRow>> {
    const { limit, after } = readPageArgs(args, ['text', 'text', 'uuid']);
    const rows = await this.rows(actor, shown, after, limit + 1);
    return pageOf(rows, limit, ({ person }) => [person.familyName, person.givenName, person.id]);
  }

  /**
   * The same, all at once.
   * @throws NotFound
   */
  async wholeOf(actor: TenantActor, shown: Shown): Promise<BoardRow[]> {
    return this.rows(actor, shown, null, LARGEST_BOARD);
  }

  private async rows(
    actor: TenantActor,
    { programmeId, moduleId }: Shown,
    after: readonly string[] | null,
    limit: number,
  ): Promise<BoardRow[]> {
    const lines = await this.db.read<BoardLine>(actor, boardOf(programmeId, moduleId, after, limit, this.clock.now()));
    if (lines.length === 0) throw new NotFound();
    return lines
      .filter(({ id }) => id !== null)
      .map(({ department, steps, ...person }) => ({ person, department, steps }));
  }
}
