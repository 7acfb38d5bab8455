import type { BeforeApplicationShutdown, OnModuleInit } from '@nestjs/common';
import type { Database } from '../database/database.js';
import { Clock } from './clock.js';

/** How long another process may not know yet that the clock was moved; jobs always know. */
const REFRESH_MS = 1000;

/** The machine's time plus what an operator moved it by, shared by every process of the installation (TEST_CLOCK=1). */
export class RehearsalClock extends Clock implements OnModuleInit, BeforeApplicationShutdown {
  private aheadMs = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly db: Database) {
    super();
  }

  async onModuleInit(): Promise<void> {
    // A database that does not answer just now is asked again a moment later.
    const look = () => this.refresh().catch(() => {});
    this.timer = setInterval(look, REFRESH_MS).unref();
    await look();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }

  async refresh(): Promise<void> {
    const row = await this.db.asSystem('read the rehearsal clock', (system) =>
      system.installationClock.findUniqueOrThrow({ where: { id: 1 } }),
    );
    this.aheadMs = Number(row.aheadMs);
  }

  /** Moves the clock of the whole installation to an instant. It never goes back: what was due stays due. */
  async moveTo(instant: Date): Promise<void> {
    const aheadMs = instant.getTime() - Date.now();
    await this.db.asSystem('move the rehearsal clock', (system) =>
      system.installationClock.update({ where: { id: 1 }, data: { aheadMs } }),
    );
    this.aheadMs = aheadMs;
  }
}
