import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { JOB, type JobDefinition, type JobHandler } from './job.js';

interface RegisteredJob {
  readonly definition: JobDefinition;
  readonly handler: JobHandler<unknown>;
}

/** Every job of the installation, found by its mark. */
@Injectable()
export class JobRegistry implements OnModuleInit {
  private readonly jobs = new Map<string, RegisteredJob>();

  constructor(private readonly discovery: DiscoveryService) {}

  /** @throws Error when two handlers claim one name. */
  onModuleInit(): void {
    for (const { metatype, instance } of this.discovery.getProviders()) {
      const definition: JobDefinition | undefined = metatype && Reflect.getMetadata(JOB, metatype);
      if (!definition) continue;
      if (this.jobs.has(definition.name)) throw new Error(`Two handlers claim the job ${definition.name}`);
      this.jobs.set(definition.name, { definition, handler: instance });
    }
  }

  get(name: string): RegisteredJob | undefined {
    return this.jobs.get(name);
  }

  sweeps(): readonly JobDefinition[] {
    return [...this.jobs.values()]
      .map(({ definition }) => definition)
      .filter(({ everySeconds }) => everySeconds !== undefined);
  }

  /** The jobs that a fact sets off. */
  consumersOf(eventType: string): readonly JobDefinition[] {
    return [...this.jobs.values()]
      .map(({ definition }) => definition)
      .filter(({ on }) => on?.some(({ type }) => type === eventType));
  }
}
