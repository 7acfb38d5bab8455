import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { DatabaseUrls } from './bring-up/roles.js';
import { Changes } from './changes.js';
import { Database } from './database.js';
import { AGGREGATOR_DATABASE, REMINDER_DATABASE } from './restricted.js';
import { RoleDatabase } from './role-database.js';

const CONNECTIONS = Symbol('every connection');

@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(CONNECTIONS) private readonly connections: RoleDatabase[]) {}

  static with(urls: DatabaseUrls): DynamicModule {
    const api = new RoleDatabase(urls.api, 10);
    const system = new RoleDatabase(urls.system, 4);
    const reminder = new RoleDatabase(urls.reminder, 2);
    const aggregator = new RoleDatabase(urls.aggregator, 2);
    return {
      module: DatabaseModule,
      providers: [
        { provide: CONNECTIONS, useValue: [api, system, reminder, aggregator] },
        { provide: REMINDER_DATABASE, useValue: reminder },
        { provide: AGGREGATOR_DATABASE, useValue: aggregator },
        { provide: Changes, useValue: new Changes(urls.api) },
        {
          provide: Database,
          inject: [PinoLogger],
          useFactory: (logger: PinoLogger) => new Database(api, system, logger.logger),
        },
      ],
      exports: [Database, Changes, REMINDER_DATABASE, AGGREGATOR_DATABASE],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.connections.map((connection) => connection.close()));
  }
}
