import { Prisma } from '../../../../generated/prisma/client.js';
import type { TenantTx } from '../../../../platform/database/role-database.js';
import { mailboxIn } from '../../panels/organisation-addresses.read-model.js';
import type { RaterGroup, RaterGroupKey } from '../../rater-group.rules.js';
import type { PanelMember } from './closed-round.js';

/** A report that somebody has of an earlier round. */
export interface ReportedRow {
  subjectId: string;
  personId: string;
  raterGroups: RaterGroup[];
  mergedGroups: RaterGroupKey[][];
  shown: string[];
  shownToContributors: string[];
}

/** The reports that the people whom a round is about have of other rounds, the earliest first. */
export const reportedEarlier = (tx: TenantTx, roundId: string): Promise<ReportedRow[]> => tx.$queryRaw<ReportedRow[]>`
  select s.id as "subjectId", s.person_id as "personId", r.rater_groups as "raterGroups", s.merged_groups as "mergedGroups", f.shown,
         f.shown_to_contributors as "shownToContributors"
    from feedback_subject own
    join feedback_subject s on s.tenant_id = own.tenant_id and s.person_id = own.person_id and s.id <> own.id
    join feedback_report f on f.tenant_id = s.tenant_id and f.subject_id = s.id
    join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
   where own.round_id = ${roundId}::uuid order by f.computed_at, f.id`;

/** Who was asked about a subject: the keys of their groups, and in the same order who they are, with blanks between them. */
export interface AskedRow {
  subjectId: string;
  groups: string;
  raters: string;
}

/** One AskedRow per subject of these, which are an array in SQL; nobody's address is looked at but of who has no account. */
export const askedRows = (subjectIds: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select i.subject_id as "subjectId", string_agg(i.rater_group, ' ') as groups,
         string_agg(coalesce(l.rater_id::text, ${mailboxIn(Prisma.sql`l.email`)}), ' ') as raters
    from feedback_invitation i join feedback_rater_link l on l.tenant_id = i.tenant_id and l.id = i.link_id
   where i.subject_id = any (${subjectIds}) group by i.subject_id`;

/** Who was asked: a colleague by id, somebody from outside by where their mail arrives, or by the id of the colleague whom they became. */
export function panelIn(
  { groups, raters }: Pick<AskedRow, 'groups' | 'raters'>,
  became: ReadonlyMap<string, string>,
): PanelMember[] {
  const keys = groups.split(' ');
  const asked = raters.split(' ');
  if (asked.length !== keys.length) throw new RangeError('Those who were asked do not fit their groups');
  return asked.map((rater, at) => ({ group: keys[at] as RaterGroupKey, rater: became.get(rater) ?? rater }));
}

/**
 * Of everybody from outside who was ever asked, by where their mail arrives: which colleague was ever asked there, for who is hired stays
 * who they were. Where nobody from outside was asked, no colleague's address is looked at.
 */
export async function colleaguesWhoWereOutside(tx: TenantTx): Promise<ReadonlyMap<string, string>> {
  const mailbox = mailboxIn(Prisma.sql`email`);
  const rows = await tx.$queryRaw<{ mailbox: string; raterId: string }[]>`
    with outsider as materialized (select distinct ${mailbox} as mailbox from feedback_rater_link where rater_id is null)
    select distinct on (mailbox) mailbox, rater_id as "raterId"
      from (select ${mailbox} as mailbox, rater_id from feedback_rater_link
             where rater_id is not null and exists (select from outsider)) colleague
     where mailbox in (select mailbox from outsider) order by mailbox, rater_id`;
  return new Map(rows.map(({ mailbox: where, raterId }) => [where, raterId]));
}
