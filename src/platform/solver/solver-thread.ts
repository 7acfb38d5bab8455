import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type {
  ConflictResult,
  MixedIntegerModel,
  SolverProgress,
  SolverResult,
  ThreadReply,
  ThreadRequest,
} from './mixed-integer-model.js';
import type { Turns } from './turns.js';

/** Beside the source where tests run that, beside the built file otherwise. */
const WORKER = new URL(`./highs-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

/** Seconds that the solver may need to notice that its time is up; then its thread is ended. */
const GRACE = 5;

const STOPPED = { status: 'STOPPED', because: 'SIGNAL' } as const;
const OUT_OF_TIME = { status: 'STOPPED', because: 'TIME' } as const;
type Ended = typeof STOPPED | typeof OUT_OF_TIME | Error;

export interface SolveOptions {
  /** Longest time to take, in seconds; waiting for a turn does not count. */
  seconds: number;
  /** A value per column that satisfies all rows, to begin with. */
  start?: Float64Array | null;
  /** Called now and then, ten times a second at most, while whole columns are looked for; a linear model tells nothing until it is solved. */
  onProgress?: (progress: SolverProgress) => void;
}

/**
 * A thread with a solver in it, which is asked one thing at a time. Once it is stopped, by the signal or past its time, whatever is
 * asked of it is STOPPED. Rejects where the solver fails: a model that is no model, or not enough memory. `Solver.open` makes it.
 */
export class SolverThread implements AsyncDisposable {
  private readonly ending = Promise.withResolvers<Ended>();
  private hasEnded = false;
  private starting: Promise<Worker | null> | null = null;
  private worker: Worker | null = null;
  private isAsked = false;

  constructor(
    private readonly turns: Turns,
    private readonly signal: AbortSignal | undefined,
    private readonly onEnd: (thread: SolverThread) => void,
  ) {
    if (signal?.aborted) void this.end(STOPPED);
    else signal?.addEventListener('abort', this.stop);
  }

  async solve(model: MixedIntegerModel, options: SolveOptions): Promise<SolverResult> {
    const { seconds, start = null, onProgress } = options;
    const reply = await this.ask({ task: 'solve', model, seconds, start }, onProgress);
    if (reply.kind === 'solved' || reply.kind === 'ended') return reply.result;
    throw new Error(`Asked to solve, the solver replied ${reply.kind}`);
  }

  /** Which groups of rows make a model impossible together. `groupOfRow` has a number per row; `seconds` as for solving. */
  async conflict(model: MixedIntegerModel, groupOfRow: Int32Array, seconds: number): Promise<ConflictResult> {
    const reply = await this.ask({ task: 'conflict', model, seconds, groupOfRow });
    if (reply.kind === 'conflict' || reply.kind === 'ended') return reply.result;
    throw new Error(`Asked for a conflict, the solver replied ${reply.kind}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end(STOPPED);
  }

  /** What is being asked ends with `why`. Settles when the thread is gone. */
  async end(why: Ended): Promise<void> {
    this.hasEnded = true;
    this.signal?.removeEventListener('abort', this.stop);
    this.ending.resolve(why);
    this.onEnd(this);
    await this.worker?.terminate();
  }

  private readonly stop = () => void this.end(STOPPED);

  private async ask(request: ThreadRequest, onProgress?: SolveOptions['onProgress']) {
    if (this.isAsked) throw new Error('The thread of a solver is asked one thing at a time');
    this.isAsked = true;
    const reply = await Promise.race([this.ending.promise, this.replyTo(request, onProgress)]);
    this.isAsked = false;
    if (reply instanceof Error) throw reply;
    return 'kind' in reply ? reply : { kind: 'ended' as const, result: reply };
  }

  private async replyTo(request: ThreadRequest, onProgress: SolveOptions['onProgress']): Promise<ThreadReply | Ended> {
    this.starting ??= this.start();
    const worker = await this.starting;
    if (!worker || this.hasEnded) return this.ending.promise;
    const late = setTimeout(() => void this.end(OUT_OF_TIME), (request.seconds + GRACE) * 1000);
    void this.ending.promise.then(() => clearTimeout(late));
    worker.postMessage(request);
    for await (const [reply] of on(worker, 'message') as AsyncIterable<[ThreadReply]>) {
      if (reply.kind === 'progress') onProgress?.(reply.progress);
      else {
        clearTimeout(late);
        // What failed once may have left the solver's memory in disorder.
        if (reply.kind === 'failed') void this.end(new Error(reply.message));
        return reply.kind === 'failed' ? this.ending.promise : reply;
      }
    }
    return this.ending.promise;
  }

  /** Without the flags of this process, some of which a thread refuses, and without its settings, which it has no use for. */
  private async start(): Promise<Worker | null> {
    const giveBack = await this.turns.next();
    if (this.hasEnded) {
      giveBack();
      return null;
    }
    this.worker = new Worker(WORKER, { execArgv: [], env: {} });
    this.worker.on('error', (error) => void this.end(error as Error)).once('exit', giveBack);
    return this.worker;
  }
}
