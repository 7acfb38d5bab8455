import { Injectable } from '@nestjs/common';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Changes } from '../../../platform/database/changes.js';
import type { BoardChange } from './board.model.js';
import { type Board, BoardService, type Shown } from './board.service.js';
import { changesBetween } from './board-changes.rules.js';

@Injectable()
export class BoardChangesService {
  constructor(
    private readonly boards: BoardService,
    private readonly changes: Changes,
  ) {}

  /**
   * What changes on a board from now on. The board is read again whenever anything of the tenant changed.
   * @throws NotFound
   */
  async follow(actor: TenantActor, shown: Shown): Promise<AsyncIterableIterator<BoardChange>> {
    const stop = new AbortController();
    try {
      // Listening comes before the first look, so that nothing falls between them.
      const ticks = await this.changes.of(actor.tenantId, stop.signal);
      const first = await this.boards.wholeOf(actor, shown);
      return stoppedBy(stop, this.tell(actor, shown, first, ticks));
    } catch (error) {
      stop.abort();
      throw error;
    }
  }

  private async *tell(
    actor: TenantActor,
    shown: Shown,
    first: Board,
    ticks: AsyncIterable<void>,
  ): AsyncGenerator<BoardChange> {
    let told = first;
    for await (const _ of ticks) {
      const now = await this.boards.wholeOf(actor, shown);
      const change = changesBetween(told, now);
      told = now;
      if (change) yield change;
    }
  }
}

/** A generator that waits is not told that nobody listens any more; what it waits for is. */
function stoppedBy<Value>(stop: AbortController, told: AsyncGenerator<Value>): AsyncIterableIterator<Value> {
  return {
    next: () => told.next(),
    return: () => {
      stop.abort();
      return told.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
