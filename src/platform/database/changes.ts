import { EventEmitter } from 'node:events';
import type { OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';

/** The channel on which the database tells, at each commit, which tenant's followed tables changed (`follow_table` in the migrations). */
const CHANNEL = 'tenant_changed';

/** How long changes are gathered before anybody hears of them: a commit seldom comes alone. */
const GATHERING_MS = 250;

/** How long until a lost connection is tried again. */
const RETRY_MS = 1000;

/** Tells who follows a tenant that something of it changed; of what and how it says nothing. Connects with the first follower. */
export class Changes implements OnApplicationShutdown {
  private readonly heard = new EventEmitter().setMaxListeners(0);
  private readonly gathered = new Set<string>();
  private listener: pg.Client | undefined;
  private connecting: Promise<void> | undefined;
  private gathering: NodeJS.Timeout | undefined;
  private retrying: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(private readonly url: string) {}

  /** Ticks after each change of a tenant from when it resolves, until `signal` is aborted. */
  async of(tenantId: string, signal: AbortSignal): Promise<AsyncGenerator<void>> {
    let changed = false;
    let wake = () => {};
    const hear = () => {
      changed = true;
      wake();
    };
    this.heard.on(tenantId, hear);
    signal.addEventListener('abort', () => {
      this.heard.off(tenantId, hear);
      wake();
    });
    await this.connect();
    return ticks();

    // However much changed while the follower was busy, there is one tick for it.
    async function* ticks(): AsyncGenerator<void> {
      while (!signal.aborted) {
        if (changed) {
          changed = false;
          yield;
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    }
  }

  private connect(): Promise<void> {
    this.connecting ??= this.listen().catch((error) => {
      this.connecting = undefined;
      throw error;
    });
    return this.connecting;
  }

  private async listen(): Promise<void> {
    const listener = new pg.Client({ connectionString: this.url });
    listener.on('error', () => {});
    listener.on('end', () => this.lost());
    listener.on('notification', ({ payload }) => payload && this.gather(payload));
    await listener.connect();
    await listener.query(`listen ${CHANNEL}`);
    this.listener = listener;
  }

  /** What happened while nobody listened is not known: everybody is told to look again. */
  private lost(): void {
    this.connecting = undefined;
    if (this.stopping || this.retrying) return;
    this.retrying = setTimeout(() => {
      this.retrying = undefined;
      this.connect().then(
        () => {
          for (const tenantId of this.heard.eventNames()) this.gather(String(tenantId));
        },
        () => this.lost(),
      );
    }, RETRY_MS);
  }

  private gather(tenantId: string): void {
    this.gathered.add(tenantId);
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined;
      const tenants = [...this.gathered];
      this.gathered.clear();
      for (const tenant of tenants) this.heard.emit(tenant);
    }, GATHERING_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.gathering);
    clearTimeout(this.retrying);
    await this.listener?.end();
  }
}
