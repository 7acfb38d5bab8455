import type { TenantTx } from '../database/role-database.js';

/**
 * A named fact: what happened, in the past tense, and the ids that it is about. Domains declare theirs in *.events.ts.
 */
export interface EventType<Payload extends Record<string, string> = Record<string, string>> {
  readonly type: string;
  /** Never set: carries the payload's shape for the compiler. */
  readonly payload?: Payload;
}

/** Declares a fact by its name, like 'feedback.round.opened', with the ids of its payload as the type argument. */
export const eventType = <Payload extends Record<string, string>>(type: string): EventType<Payload> => ({ type });

/** Records a fact in the transaction that made it true; the relay delivers it after the commit, at least once. */
export async function record<Payload extends Record<string, string>>(
  tx: TenantTx,
  tenantId: string,
  event: EventType<Payload>,
  payload: Payload,
  now: Date,
): Promise<void> {
  await recordAll(tx, tenantId, event, [payload], now);
}

/** Records that the same happened to several, in one statement. */
export async function recordAll<Payload extends Record<string, string>>(
  tx: TenantTx,
  tenantId: string,
  event: EventType<Payload>,
  payloads: readonly Payload[],
  now: Date,
): Promise<void> {
  await tx.outboxEvent.createMany({
    data: payloads.map((payload) => ({ tenantId, type: event.type, payload, recordedAt: now })),
  });
}
