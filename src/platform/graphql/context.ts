import { randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { type Grantee, isGranted } from '../auth/access.js';
import type { Actor, Locale, TenantActor } from '../auth/actor.js';

/** What one GraphQL request carries: who asks, in which language, and what has been decided about them so far. */
export class RequestContext {
  readonly reference = randomUUID();
  private readonly decided = new Map<readonly Grantee[], boolean>();

  constructor(
    readonly actor: Actor,
    readonly locale: Locale,
    /** The address the request came from, for rate limits only. */
    readonly remoteAddress: string,
    /** Of a subscription, which outlives what was true when it began: who asks now. */
    private readonly authenticate?: () => Promise<Actor>,
  ) {}

  /** Whether a subscription may go on: whoever began it still is signed in, in the same organisation, and may have it. */
  async isStillGranted(grantees: readonly Grantee[]): Promise<boolean> {
    const actor = await this.authenticate?.();
    if (!actor || !isGranted(actor, grantees)) return false;
    return 'tenantId' in actor && 'tenantId' in this.actor && actor.tenantId === this.actor.tenantId;
  }

  isGranted(grantees: readonly Grantee[]): boolean {
    const known = this.decided.get(grantees);
    if (known !== undefined) return known;
    const granted = isGranted(this.actor, grantees);
    this.decided.set(grantees, granted);
    return granted;
  }
}

const contextOf = (context: ExecutionContext) => GqlExecutionContext.create(context).getContext<RequestContext>();

/** The request's context, as a resolver's parameter. */
export const Context = createParamDecorator(
  (_: unknown, context: ExecutionContext): RequestContext => contextOf(context),
);

/**
 * Who asks, as a resolver's parameter. Use it where access excludes the operator and the anonymous, which have no tenant.
 * @throws Error when such an actor got here all the same: a field's access is declared too wide.
 */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): TenantActor => {
  const { actor } = contextOf(context);
  if (!('tenantId' in actor)) throw new Error('This field is open to actors without a tenant');
  return actor;
});

/** The caller's language out of an Accept-Language header. */
export const preferredLocale = (acceptLanguage: string | undefined): Locale =>
  /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'nl';
