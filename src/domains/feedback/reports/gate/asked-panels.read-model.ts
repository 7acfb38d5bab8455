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

/** Who was asked about a subject: the keys of their groups with blanks between them, and in the same order who they are. */
export interface AskedRow {
  subjectId: string;
  groups: string;
  raters: string[];
}

/** One AskedRow per subject; nobody's address is looked at but of who has no account. */
export const askedRows = (subjectIds: readonly string[]): Prisma.Sql => Prisma.sql`
  select i.subject_id as "subjectId", string_agg(i.rater_group, ' ') as groups,
         json_agg(coalesce(l.rater_id::text, ${mailboxIn(Prisma.sql`l.email`)})) as raters
    from feedback_invitation i join feedback_rater_link l on l.tenant_id = i.tenant_id and l.id = i.link_id
   where i.subject_id = any (${subjectIds}::uuid[]) group by i.subject_id`;

/**
 * By subject, who was asked about them: a colleague by id, somebody from outside by where their mail arrives, or by the id of whichever
 * colleague was ever asked at that address: who is hired stays who they were. Without anybody from outside, nothing more is read.
 */
export async function panelsOf(tx: TenantTx, rows: readonly AskedRow[]): Promise<Map<string, PanelMember[]>> {
  const outsiders = new Set(rows.flatMap(({ raters }) => raters.filter((rater) => rater.includes('@'))));
  const colleagues = outsiders.size > 0 ? await colleaguesAt(tx, [...outsiders]) : new Map<string, string>();
  return new Map(
    rows.map(({ subjectId, groups, raters }) => {
      const keys = groups.split(' ');
      return [
        subjectId,
        raters.map((rater, at) => ({ group: keys[at] as RaterGroupKey, rater: colleagues.get(rater) ?? rater })),
      ];
    }),
  );
}

async function colleaguesAt(tx: TenantTx, mailboxes: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ mailbox: string; raterId: string }[]>`
    select distinct on (mailbox) mailbox, rater_id as "raterId"
      from (select ${mailboxIn(Prisma.sql`email`)} as mailbox, rater_id from feedback_rater_link where rater_id is not null) link
     where mailbox = any (${mailboxes}) order by mailbox, rater_id`;
  return new Map(rows.map(({ mailbox, raterId }) => [mailbox, raterId]));
}
