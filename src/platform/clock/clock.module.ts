import { Global, Module } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { Database } from '../database/database.js';
import { Clock, MachineClock } from './clock.js';
import { RehearsalClock } from './rehearsal-clock.js';

@Global()
@Module({
  providers: [
    {
      provide: Clock,
      inject: [CONFIG, Database],
      useFactory: (config: Config, db: Database) => (config.testClock ? new RehearsalClock(db) : new MachineClock()),
    },
  ],
  exports: [Clock],
})
export class ClockModule {}
