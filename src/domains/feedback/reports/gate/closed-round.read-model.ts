import type { TenantTx } from '../../../../platform/database/role-database.js';
import { type QuestionnaireDefinition, ratingsOf } from '../../questionnaires/questionnaire.rules.js';
import { mergedGroups, type RaterGroup, type RaterGroupKey } from '../../rater-group.rules.js';
import type { ReportReleaseMode } from '../release/report-release.policy.js';
import { type AskedRow, askedRows, panelsOf, type ReportedRow, reportedEarlier } from './asked-panels.read-model.js';
import type { ClosedRound, PanelMember, ShownBefore, SubjectAnswers } from './closed-round.js';
import { cellsShown } from './round-disclosure.rules.js';

/** Subjects that are read at a time. */
const SUBJECTS_IN_A_PART = 150;

interface RoundRow {
  state: string;
  threshold: number;
  commentThreshold: number;
  raterGroups: RaterGroup[];
  reportRelease: ReportReleaseMode;
  definition: QuestionnaireDefinition;
}
interface SubjectRow {
  id: string;
  personId: string;
  mergedGroups: RaterGroupKey[][];
  /** With blanks between them. */
  units: string;
}

/** A closed round, whose subjects are still to be read. */
export interface ClosedRoundInParts {
  round: Omit<ClosedRound, 'subjects'>;
  reportRelease: ReportReleaseMode;
  /** What was handed in, in the order of the subjects' ids: each reads some subjects. To be called one at a time, within the transaction. */
  parts: readonly (() => Promise<SubjectAnswers[]>)[];
}

/**
 * A closed round with everything that was handed in, for the aggregator's eyes; undefined when it is not closed, or no longer. The round
 * stays locked until the transaction ends. Three statements, one more where earlier rounds were about the same people, and one for each
 * part, however many answers, with one more where somebody from outside was asked: what belongs to one subject comes as one row, its keys
 * as one text with blanks between them.
 */
export async function loadClosedRound(tx: TenantTx, roundId: string): Promise<ClosedRoundInParts | undefined> {
  const [row] = await tx.$queryRaw<RoundRow[]>`
    select r.state, r.threshold, r.comment_threshold as "commentThreshold", r.rater_groups as "raterGroups",
           r.report_release as "reportRelease", q.definition
      from feedback_round r join questionnaire_version q on q.tenant_id = r.tenant_id and q.id = r.questionnaire_id
     where r.id = ${roundId}::uuid for update of r`;
  if (row?.state !== 'CLOSED') return undefined;
  const { definition, raterGroups, threshold, commentThreshold, reportRelease } = row;
  const subjects = await tx.$queryRaw<SubjectRow[]>`
    select id, person_id as "personId", merged_groups as "mergedGroups", array_to_string(unit_ids, ' ') as units
      from feedback_subject where round_id = ${roundId}::uuid order by id`;
  const frame: Frame = {
    ratings: ratingsOf(definition).length,
    groupsAfter: mergedOnce(raterGroups),
    earlier: await shownEarlier(tx, roundId),
  };
  return {
    round: { definition, threshold, commentThreshold },
    reportRelease,
    parts: partsOf(tx, frame, subjects),
  };
}

/** What is known of all subjects of a round before their answers are read. */
interface Frame {
  ratings: number;
  groupsAfter: (merges: readonly RaterGroupKey[][]) => readonly RaterGroup[];
  /** By person, what rounds that are reported already showed of them. */
  earlier: ReadonlyMap<string, ShownBefore[]>;
}

function partsOf(tx: TenantTx, frame: Frame, subjects: readonly SubjectRow[]): ClosedRoundInParts['parts'] {
  const parts: ClosedRoundInParts['parts'][number][] = [];
  for (let first = 0; first < subjects.length; first += SUBJECTS_IN_A_PART) {
    const part = subjects.slice(first, first + SUBJECTS_IN_A_PART);
    parts.push(async () => answersIn(await handedIn(tx, part), part, frame));
  }
  return parts;
}

/** What was handed in about some subjects, and who was asked about each. */
interface HandedIn {
  sheets: ReadonlyMap<string, HandedInRow>;
  comments: ReadonlyMap<string, HandedInRow>;
  panels: ReadonlyMap<string, PanelMember[]>;
}

/** What belongs to one subject. */
interface HandedInRow {
  kind: 'SHEETS' | 'COMMENTS' | 'ASKED';
  subjectId: string;
  /** Of each rater or comment the group. */
  groups: string;
  /** The scores of all sheets, in hexadecimal; of each comment the question. */
  keys: string;
  /** Of each comment the text; of who was asked, who they are. */
  texts: string[];
}

async function handedIn(tx: TenantTx, subjects: readonly SubjectRow[]): Promise<HandedIn> {
  const ids = subjects.map(({ id }) => id);
  // The sheets come as one string of bytes, which saves a row per answer.
  const rows = await tx.$queryRaw<HandedInRow[]>`
    select 'SHEETS' as kind, subject_id as "subjectId", string_agg(rater_group, ' ') as groups,
           encode(string_agg(scores, ''::bytea), 'hex') as keys, null::json as texts
      from feedback_closed_answer where subject_id = any (${ids}::uuid[]) group by subject_id
    union all
    select 'COMMENTS', subject_id, string_agg(rater_group, ' '), string_agg(question_key, ' '), json_agg(text)
      from feedback_closed_comment where subject_id = any (${ids}::uuid[]) group by subject_id
    union all
    select 'ASKED', "subjectId", groups, '', raters from (${askedRows(ids)}) asked`;
  const ofKind = (kind: HandedInRow['kind']) => rows.filter((row) => row.kind === kind);
  const bySubject = (of: readonly HandedInRow[]) => new Map(of.map((row) => [row.subjectId, row]));
  const asked = ofKind('ASKED').map(({ subjectId, groups, texts }): AskedRow => ({ subjectId, groups, raters: texts }));
  return {
    sheets: bySubject(ofKind('SHEETS')),
    comments: bySubject(ofKind('COMMENTS')),
    panels: await panelsOf(tx, asked),
  };
}

function answersIn(part: HandedIn, subjects: readonly SubjectRow[], frame: Frame): SubjectAnswers[] {
  return subjects.flatMap(({ id, personId, mergedGroups: merges, units }): SubjectAnswers[] => {
    const panel = part.panels.get(id);
    // Whoever had no panel was not asked about, and has no report.
    if (!panel) return [];
    return [
      {
        subjectId: id,
        groups: frame.groupsAfter(merges),
        sheets: sheetsIn(part.sheets.get(id), frame.ratings),
        comments: commentsIn(part.comments.get(id)),
        panel,
        earlier: frame.earlier.get(personId) ?? [],
        units: units.split(' ').filter(Boolean),
      },
    ];
  });
}

function sheetsIn(row: HandedInRow | undefined, ratings: number): SubjectAnswers['sheets'] {
  if (!row) return [];
  const bytes = Buffer.from(row.keys, 'hex');
  const raters = row.groups.split(' ');
  if (bytes.length !== raters.length * ratings) throw new RangeError('A sheet does not fit the questionnaire');
  return raters.map((group, at) => ({ group, scores: bytes.subarray(at * ratings, (at + 1) * ratings) }));
}

function commentsIn(row: HandedInRow | undefined): SubjectAnswers['comments'] {
  if (!row) return [];
  const [questionKeys, groups] = [row.keys.split(' '), row.groups.split(' ')];
  return row.texts.map((text, at) => ({ questionKey: questionKeys[at] as string, group: groups[at] as string, text }));
}

/** `mergedGroups`, worked out once for the same merges: subjects with the same groups share them. */
function mergedOnce(raterGroups: readonly RaterGroup[]): Frame['groupsAfter'] {
  const known = new Map<string, readonly RaterGroup[]>();
  return (merges) => {
    const text = JSON.stringify(merges);
    const groups = known.get(text) ?? mergedGroups(raterGroups, merges);
    known.set(text, groups);
    return groups;
  };
}

async function shownEarlier(tx: TenantTx, roundId: string): Promise<Frame['earlier']> {
  const reported = await reportedEarlier(tx, roundId);
  if (reported.length === 0) return new Map();
  const panels = await panelsOf(
    tx,
    await tx.$queryRaw<AskedRow[]>(askedRows(reported.map(({ subjectId }) => subjectId))),
  );
  const shownIn = ({ subjectId, raterGroups, mergedGroups: merges, shown, shownToContributors }: ReportedRow) => {
    const asked = { groups: mergedGroups(raterGroups, merges), panel: panels.get(subjectId) ?? [] };
    return {
      forSubject: cellsShown({ ...asked, shown }),
      forContributors: cellsShown({ ...asked, shown: shownToContributors }),
    };
  };
  const ofPeople = Map.groupBy(reported, ({ personId }) => personId);
  return new Map([...ofPeople].map(([personId, rows]) => [personId, rows.map(shownIn)]));
}
