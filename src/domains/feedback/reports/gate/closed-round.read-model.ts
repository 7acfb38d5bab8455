import { Prisma } from '../../../../generated/prisma/client.js';
import type { TenantTx } from '../../../../platform/database/role-database.js';
import { mailboxIn } from '../../panels/organisation-addresses.read-model.js';
import { type QuestionnaireDefinition, ratingsOf } from '../../questionnaires/questionnaire.rules.js';
import { mergedGroups, type RaterGroup, type RaterGroupKey } from '../../rater-group.rules.js';
import type { ReportReleaseMode } from '../release/report-release.policy.js';
import type { ClosedRound, PanelMember, SubjectAnswers } from './closed-round.js';
import { shownBefore } from './round-disclosure.rules.js';

interface RoundRow {
  state: string;
  threshold: number;
  commentThreshold: number;
  raterGroups: RaterGroup[];
  reportRelease: ReportReleaseMode;
  definition: QuestionnaireDefinition;
}

/** Lists of group and rater, per subject. */
type PanelRow = [group: RaterGroupKey, rater: string][];
interface SubjectRow {
  id: string;
  personId: string;
  mergedGroups: RaterGroupKey[][];
  units: string[];
  panel: PanelRow;
}
interface EarlierRow {
  personId: string;
  raterGroups: RaterGroup[];
  mergedGroups: RaterGroupKey[][];
  shown: string[];
  panel: PanelRow;
}

const membersOf = (panel: PanelRow): PanelMember[] => panel.map(([group, rater]) => ({ group, rater }));

/**
 * Who was asked about each of the subjects in a table `subject`, as a table `panel`: a colleague by id, somebody from outside by where their mail
 * arrives, or by the id of whichever colleague was ever asked at that address: who is hired stays who they were. Without anybody from outside,
 * nobody's address is looked at.
 */
const PANEL = Prisma.sql`
  asked as (
    select i.subject_id, i.rater_group, l.rater_id, case when l.rater_id is null then ${mailboxIn(Prisma.sql`l.email`)} end as mailbox
      from subject
      join feedback_invitation i on i.tenant_id = subject.tenant_id and i.subject_id = subject.id
      join feedback_rater_link l on l.tenant_id = i.tenant_id and l.id = i.link_id),
  colleague as (
    select distinct on (outsider.mailbox) outsider.mailbox, l.rater_id
      from (select distinct mailbox from asked where mailbox is not null) outsider
      join feedback_rater_link l on l.rater_id is not null and ${mailboxIn(Prisma.sql`l.email`)} = outsider.mailbox
     where (select exists (select from asked where mailbox is not null))
     order by outsider.mailbox, l.rater_id),
  panel as (
    select a.subject_id, json_agg(json_build_array(a.rater_group, coalesce(a.rater_id::text, c.rater_id::text, a.mailbox))) as raters
      from asked a left join colleague c on c.mailbox = a.mailbox
     group by a.subject_id)`;

/**
 * A closed round with everything that was handed in, for the aggregator's eyes; undefined when it is not closed, or no longer. The round
 * stays locked until the transaction ends. Five statements, however many answers: what belongs to one subject and group comes as one row.
 */
export async function loadClosedRound(
  tx: TenantTx,
  roundId: string,
): Promise<{ round: ClosedRound; reportRelease: ReportReleaseMode } | undefined> {
  const [row] = await tx.$queryRaw<RoundRow[]>`
    select r.state, r.threshold, r.comment_threshold as "commentThreshold", r.rater_groups as "raterGroups",
           r.report_release as "reportRelease", q.definition
      from feedback_round r join questionnaire_version q on q.tenant_id = r.tenant_id and q.id = r.questionnaire_id
     where r.id = ${roundId}::uuid for update of r`;
  if (row?.state !== 'CLOSED') return undefined;
  const { definition, raterGroups, threshold, commentThreshold, reportRelease } = row;
  const sheets = await sheetsOf(tx, roundId, ratingsOf(definition).length);
  const comments = await commentsOf(tx, roundId);
  const earlier = Map.groupBy(await shownEarlier(tx, roundId), ({ personId }) => personId);
  // Whoever had no panel was not asked about, and has no report.
  const subjects = await tx.$queryRaw<SubjectRow[]>`
    with subject as (select * from feedback_subject where round_id = ${roundId}::uuid), ${PANEL}
    select id, person_id as "personId", merged_groups as "mergedGroups", unit_ids as units, panel.raters as panel
      from subject join panel on panel.subject_id = subject.id order by id`;
  return {
    reportRelease,
    round: {
      definition,
      threshold,
      commentThreshold,
      subjects: subjects.map(({ id, personId, mergedGroups: merges, units, panel }) => ({
        subjectId: id,
        groups: mergedGroups(raterGroups, merges),
        sheets: sheets.get(id) ?? [],
        comments: comments.get(id) ?? [],
        panel: membersOf(panel),
        earlier: (earlier.get(personId) ?? []).map((row) =>
          shownBefore({ ...row, groups: mergedGroups(row.raterGroups, row.mergedGroups), panel: membersOf(row.panel) }),
        ),
        units,
      })),
    },
  };
}

/** The sheets per subject: of each group one string of bytes, `ratings` for each rater, which saves a row per answer. */
async function sheetsOf(
  tx: TenantTx,
  roundId: string,
  ratings: number,
): Promise<Map<string, SubjectAnswers['sheets'][number][]>> {
  const rows = await tx.$queryRaw<{ subjectId: string; group: RaterGroupKey; scores: string }[]>`
    select a.subject_id as "subjectId", a.rater_group as "group", encode(string_agg(a.scores, ''::bytea), 'hex') as scores
      from feedback_subject s join feedback_closed_answer a on a.tenant_id = s.tenant_id and a.subject_id = s.id
     where s.round_id = ${roundId}::uuid group by a.subject_id, a.rater_group`;
  const sheets = new Map<string, SubjectAnswers['sheets'][number][]>();
  for (const { subjectId, group, scores } of rows) {
    const bytes = Buffer.from(scores, 'hex');
    if (bytes.length % ratings !== 0) throw new RangeError('A sheet does not fit the questionnaire');
    const ofSubject = sheets.get(subjectId) ?? [];
    for (let at = 0; at < bytes.length; at += ratings)
      ofSubject.push({ group, scores: bytes.subarray(at, at + ratings) });
    sheets.set(subjectId, ofSubject);
  }
  return sheets;
}

async function commentsOf(tx: TenantTx, roundId: string): Promise<Map<string, SubjectAnswers['comments']>> {
  const rows = await tx.$queryRaw<{ subjectId: string; comments: [string, RaterGroupKey, string][] }[]>`
    select c.subject_id as "subjectId", json_agg(json_build_array(c.question_key, c.rater_group, c.text)) as comments
      from feedback_subject s join feedback_closed_comment c on c.tenant_id = s.tenant_id and c.subject_id = s.id
     where s.round_id = ${roundId}::uuid group by c.subject_id`;
  return new Map(
    rows.map(({ subjectId, comments }) => [
      subjectId,
      comments.map(([questionKey, group, text]) => ({ questionKey, group, text })),
    ]),
  );
}

/** What rounds that are reported already showed of the same people, with who was asked in them. */
const shownEarlier = (tx: TenantTx, roundId: string): Promise<EarlierRow[]> => tx.$queryRaw<EarlierRow[]>`
  with subject as (
    select s.* from feedback_subject own
      join feedback_subject s on s.tenant_id = own.tenant_id and s.person_id = own.person_id and s.id <> own.id
     where own.round_id = ${roundId}::uuid), ${PANEL}
  select subject.person_id as "personId", r.rater_groups as "raterGroups", subject.merged_groups as "mergedGroups", f.shown,
         coalesce(panel.raters, '[]') as panel
    from subject
    join feedback_report f on f.tenant_id = subject.tenant_id and f.subject_id = subject.id
    join feedback_round r on r.tenant_id = subject.tenant_id and r.id = subject.round_id
    left join panel on panel.subject_id = subject.id`;
