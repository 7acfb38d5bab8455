import { availableParallelism } from 'node:os';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { SolverThread } from './solver-thread.js';
import { Turns } from './turns.js';

/**
 * Solves mixed-integer models with HiGHS, in a thread of its own: the caller's goes on. Whoever has models keeps the thread as long
 * as there are: `await using thread = solver.open(signal)`. The thread ends, and gives its memory back, when that is left, when the signal
 * aborts, and when the application shuts down, which rejects what it was asked. No more threads work than there are cores to spare:
 * others wait for their turn, so nobody opens a second one while holding one.
 */
@Injectable()
export class Solver implements OnApplicationShutdown {
  private readonly turns = new Turns(Math.max(1, availableParallelism() - 1));
  private readonly threads = new Set<SolverThread>();

  open(signal?: AbortSignal): SolverThread {
    const thread = new SolverThread(this.turns, signal, (ended) => this.threads.delete(ended));
    this.threads.add(thread);
    return thread;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.threads].map((thread) => thread.end(new Error('The application shuts down'))));
  }
}
