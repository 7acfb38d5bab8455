import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ExplorerController } from './explorer.controller.js';
import { FailureFilter } from './failure.filter.js';
import { HealthController } from './health.controller.js';

@Module({})
export class HttpModule {
  /** The explorer shows the whole schema, which production keeps to itself. */
  static with({ production }: { production: boolean }): DynamicModule {
    return {
      module: HttpModule,
      providers: [{ provide: APP_FILTER, useClass: FailureFilter }],
      controllers: production ? [HealthController] : [HealthController, ExplorerController],
    };
  }
}
