import { Injectable } from '@nestjs/common';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { type PageArgs, pageOf, readPageArgs } from '../../../platform/graphql/pages.js';
import type { BoardRow, BoardRowConnection, BoardStep } from './board.model.js';
import { type BoardLine, boardOf } from './board.read-model.js';

/** What is on a board: a programme, or one module of it. */
export interface Shown {
  readonly programmeId: string;
  readonly moduleId: string | null;
}

/** A board, or a part of its rows. */
export interface Board {
  readonly steps: readonly BoardStep[];
  readonly rows: readonly BoardRow[];
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
  async ofProgramme(actor: TenantActor, shown: Shown, args: PageArgs): Promise<BoardRowConnection> {
    const { limit, after } = readPageArgs(args, ['text', 'text', 'uuid']);
    const { steps, rows } = await this.read(actor, shown, after, limit + 1);
    return { steps, ...pageOf(rows, limit, ({ person }) => [person.familyName, person.givenName, person.id]) };
  }

  /**
   * The same, all at once.
   * @throws NotFound
   */
  async wholeOf(actor: TenantActor, shown: Shown): Promise<Board> {
    return this.read(actor, shown, null, LARGEST_BOARD);
  }

  private async read(
    actor: TenantActor,
    { programmeId, moduleId }: Shown,
    after: readonly string[] | null,
    limit: number,
  ): Promise<Board> {
    const lines = await this.db.read<BoardLine>(actor, boardOf(programmeId, moduleId, after, limit, this.clock.now()));
    const steps = lines[0]?.steps;
    if (!steps) throw new NotFound();
    return { steps, rows: lines.filter(({ id }) => id !== null).map((line) => rowOf(line, steps)) };
  }
}

function rowOf({ department, cells, steps: _, ...person }: BoardLine, steps: readonly BoardStep[]): BoardRow {
  return {
    person,
    department,
    cells: cells.map(([no, state, whoseMove, reason]) => ({
      step: steps[no - 1] as BoardStep,
      state,
      whoseMove,
      reason,
    })),
  };
}
