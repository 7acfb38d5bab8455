import { Temporal } from 'temporal-polyfill';
import { localDay } from '../../../platform/clock/working-time.rules.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { type ReturnMonths, returnsOn, returnToAsk, type Said } from './harvest.rules.js';

/** A commitment whose giver is to say what has become of it. */
export interface CommitmentToAsk {
  readonly moduleId: string;
  readonly giverId: string;
  readonly months: ReturnMonths;
  /** '2027-06-10'. */
  readonly givenOn: string;
  /** The day on which it came back. */
  readonly on: Temporal.PlainDate;
}

/** Every commitment of the tenant that has come back, and of which its giver has said nothing yet. */
export async function commitmentsToAsk(tx: TenantTx, now: Date): Promise<CommitmentToAsk[]> {
  const rows = await tx.$queryRaw<
    { moduleId: string; giverId: string; givenOn: string; timeZone: string; said: Said[] }[]
  >`
    select h.module_id as "moduleId", h.giver_id as "giverId", h.given_on::text as "givenOn", o.time_zone as "timeZone",
           coalesce((select jsonb_agg(jsonb_build_object('months', r.months, 'outcome', r.outcome))
                       from harvest_return r where r.tenant_id = h.tenant_id and r.item_id = h.id), '[]') as said
      from harvest_item h
      join module m on m.tenant_id = h.tenant_id and m.id = h.module_id
      join programme o on o.tenant_id = m.tenant_id and o.id = m.programme_id
     where h.kind = 'COMMITMENT' and h.archived_at is null and h.given_on <= ${now}::timestamptz - interval '2 months'
       and h.given_on >= ${now}::timestamptz - interval '14 months'
     order by h.id`;
  return rows.flatMap(({ moduleId, giverId, givenOn, timeZone, said }) => {
    const given = Temporal.PlainDate.from(givenOn);
    const months = returnToAsk(given, said, localDay(now, { timeZone }));
    return months === undefined ? [] : [{ moduleId, giverId, months, givenOn, on: returnsOn(given, months) }];
  });
}
