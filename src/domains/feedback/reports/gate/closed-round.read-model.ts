import { Prisma } from '../../../../generated/prisma/client.js';
import type { TenantTx } from '../../../../platform/database/role-database.js';
import { type QuestionnaireDefinition, ratingsOf } from '../../questionnaires/questionnaire.rules.js';
import { mergedGroups, type RaterGroup, type RaterGroupKey } from '../../rater-group.rules.js';
import type { ReportReleaseMode } from '../release/report-release.policy.js';
import {
  type AskedRow,
  askedRows,
  colleaguesWhoWereOutside,
  panelIn,
  type ReportedRow,
  reportedEarlier,
} from './asked-panels.read-model.js';
import type { ClosedRound, ShownBefore, SubjectAnswers } from './closed-round.js';
import { cellsShown } from './round-disclosure.rules.js';

/** Subjects that are read at a time, unless said otherwise. */
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

/** Some subjects as they came from the server, which can read on while they are opened. */
export type UnopenedPart = () => SubjectAnswers[];

/** A closed round, whose subjects are still to be read. */
export interface ClosedRoundInParts {
  round: Omit<ClosedRound, 'subjects'>;
  reportRelease: ReportReleaseMode;
  /** What was handed in, in the order of the subjects' ids: each reads some subjects. To be called one at a time, within the transaction. */
  parts: readonly (() => Promise<UnopenedPart>)[];
}

/**
 * A closed round with everything that was handed in, for the aggregator's eyes; undefined when it is not closed, or no longer. The round
 * stays locked until the transaction ends. Four statements, one more where earlier rounds were about the same people, and one for each
 * part, however many answers: a part comes as one row, and in it what belongs to one subject together, its keys as one text with blanks
 * between them.
 */
export async function loadClosedRound(
  tx: TenantTx,
  roundId: string,
  subjectsInAPart = SUBJECTS_IN_A_PART,
): Promise<ClosedRoundInParts | undefined> {
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
  const became = await colleaguesWhoWereOutside(tx);
  const frame: Frame = {
    ratings: ratingsOf(definition).length,
    groupsAfter: mergedOnce(raterGroups),
    became,
    earlier: await shownEarlier(tx, roundId, became),
  };
  return {
    round: { definition, threshold, commentThreshold },
    reportRelease,
    parts: partsOf(tx, roundId, frame, subjects, subjectsInAPart),
  };
}

/** What is known of all subjects of a round before their answers are read. */
interface Frame {
  ratings: number;
  groupsAfter: (merges: readonly RaterGroupKey[][]) => readonly RaterGroup[];
  /** Of somebody from outside, the colleague whom they became. */
  became: ReadonlyMap<string, string>;
  /** By person, what rounds that are reported already showed of them. */
  earlier: ReadonlyMap<string, ShownBefore[]>;
}

function partsOf(
  tx: TenantTx,
  roundId: string,
  frame: Frame,
  subjects: readonly SubjectRow[],
  subjectsInAPart: number,
): ClosedRoundInParts['parts'] {
  const parts: ClosedRoundInParts['parts'][number][] = [];
  for (let first = 0; first < subjects.length; first += subjectsInAPart) {
    const part = subjects.slice(first, first + subjectsInAPart);
    parts.push(async () => {
      const row = await handedIn(tx, roundId, part);
      return () => answersIn(row, part, frame);
    });
  }
  return parts;
}

/** What was handed in about some subjects, and who was asked about each: lists in JSON with one entry per subject, where there is any. */
interface HandedInRow {
  /** SheetsRow, CommentsRow and AskedRow. */
  sheets: string;
  comments: string;
  asked: string;
}

interface SheetsRow {
  subjectId: string;
  /** Of each rater the group. */
  groups: string;
  /** The scores of all of them, in hexadecimal. */
  scores: string;
}

interface CommentsRow {
  subjectId: string;
  /** Of each comment the group, and the question. */
  groups: string;
  questions: string;
  texts: string[];
}

/** Of subjects of a round that follow each other in the order of their ids. */
async function handedIn(tx: TenantTx, roundId: string, subjects: readonly SubjectRow[]): Promise<HandedInRow> {
  // An array, for which the server looks into an index once.
  const ids = Prisma.sql`(select ids from part)::uuid[]`;
  const [row] = await tx.$queryRaw<HandedInRow[]>`
    with part as materialized (
      select array_agg(id) as ids from feedback_subject
       where round_id = ${roundId}::uuid and id between ${subjects[0]!.id}::uuid and ${subjects.at(-1)!.id}::uuid)
    select ${listOf(Prisma.sql`
             select subject_id as "subjectId", string_agg(rater_group, ' ') as groups,
                    encode(string_agg(scores, ''::bytea), 'hex') as scores
               from feedback_closed_answer where subject_id = any (${ids}) group by subject_id`)} as sheets,
           ${listOf(Prisma.sql`
             select subject_id as "subjectId", string_agg(rater_group, ' ') as groups,
                    string_agg(question_key, ' ') as questions, json_agg(text) as texts
               from feedback_closed_comment where subject_id = any (${ids}) group by subject_id`)} as comments,
           ${listOf(askedRows(ids))} as asked`;
  return row!;
}

/** As text: it is opened while the server reads on. */
const listOf = (rows: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`coalesce((select json_agg(entry) from (${rows}) entry), '[]')::text`;

const bySubject = <Row extends { subjectId: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.subjectId, row]));

function answersIn(row: HandedInRow, subjects: readonly SubjectRow[], frame: Frame): SubjectAnswers[] {
  const sheets = bySubject<SheetsRow>(JSON.parse(row.sheets));
  const comments = bySubject<CommentsRow>(JSON.parse(row.comments));
  const asked = bySubject<AskedRow>(JSON.parse(row.asked));
  return subjects.flatMap(({ id, personId, mergedGroups: merges, units }): SubjectAnswers[] => {
    const panel = asked.get(id);
    // Whoever had no panel was not asked about, and has no report.
    if (!panel) return [];
    return [
      {
        subjectId: id,
        groups: frame.groupsAfter(merges),
        sheets: sheetsIn(sheets.get(id), frame.ratings),
        comments: commentsIn(comments.get(id)),
        panel: panelIn(panel, frame.became),
        earlier: frame.earlier.get(personId) ?? [],
        units: units.split(' ').filter(Boolean),
      },
    ];
  });
}

function sheetsIn(row: SheetsRow | undefined, ratings: number): SubjectAnswers['sheets'] {
  if (!row) return [];
  const bytes = Buffer.from(row.scores, 'hex');
  const raters = row.groups.split(' ');
  if (bytes.length !== raters.length * ratings) throw new RangeError('A sheet does not fit the questionnaire');
  return raters.map((group, at) => ({ group, scores: bytes.subarray(at * ratings, (at + 1) * ratings) }));
}

function commentsIn(row: CommentsRow | undefined): SubjectAnswers['comments'] {
  if (!row) return [];
  const [questions, groups] = [row.questions.split(' '), row.groups.split(' ')];
  return row.texts.map((text, at) => ({ questionKey: questions[at] as string, group: groups[at] as string, text }));
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

async function shownEarlier(tx: TenantTx, roundId: string, became: Frame['became']): Promise<Frame['earlier']> {
  const reported = await reportedEarlier(tx, roundId);
  if (reported.length === 0) return new Map();
  const subjectIds = reported.map(({ subjectId }) => subjectId);
  const panels = bySubject(await tx.$queryRaw<AskedRow[]>(askedRows(Prisma.sql`${subjectIds}::uuid[]`)));
  const shownIn = ({ subjectId, raterGroups, mergedGroups: merges, shown, shownToContributors }: ReportedRow) => {
    const panel = panels.get(subjectId);
    const asked = { groups: mergedGroups(raterGroups, merges), panel: panel ? panelIn(panel, became) : [] };
    return {
      forSubject: cellsShown({ ...asked, shown }),
      forContributors: cellsShown({ ...asked, shown: shownToContributors }),
    };
  };
  const ofPeople = Map.groupBy(reported, ({ personId }) => personId);
  return new Map([...ofPeople].map(([personId, rows]) => [personId, rows.map(shownIn)]));
}
