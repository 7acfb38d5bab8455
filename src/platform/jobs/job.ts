import { applyDecorators, Injectable, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import type { EventType } from '../events/events.js';

export interface JobDefinition<Payload = unknown> {
  /** Unique in the installation: 'close-round'. */
  readonly name: string;
  /** Ids only, the tenant's among them unless it is a sweep over all tenants. */
  readonly payload: z.ZodType<Payload>;
  /** Facts that set it off; the fact's payload with its tenantId is the job's. */
  readonly on?: readonly EventType[];
  /** Seconds between the runs of a sweep over all tenants; its payload is {}. */
  readonly everySeconds?: number;
  /** Tries before it is left as failed; the wait between them doubles from one second. Default 8. */
  readonly attempts?: number;
}

/** The work of a job. It may run more than once and later than meant: it loads afresh and checks that it is still needed. */
export interface JobHandler<Payload> {
  handle(payload: Payload): Promise<void>;
}

export const JOB = Symbol('job definition');

/** Declares a class to be the handler of a job; the worker finds it by this mark. */
export const Job = <Payload>(definition: JobDefinition<Payload>) =>
  applyDecorators(Injectable(), SetMetadata(JOB, definition)) as <
    T extends new (
      ...args: never[]
    ) => JobHandler<Payload>,
  >(
    handler: T,
  ) => void;
