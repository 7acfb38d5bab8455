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
/** A subject, but for what was said of it. */
interface Subject {
  id: string;
  personId: string;
  /** RaterGroupKey[][] in JSON. */
  merges: string;
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
 * part, however many answers: what there is much of comes as one row, in texts with a line per subject and blanks between the keys on it.
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
  const subjects = await subjectsOf(tx, roundId);
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
  groupsAfter: (merges: Subject['merges']) => readonly RaterGroup[];
  /** Of somebody from outside, the colleague whom they became. */
  became: ReadonlyMap<string, string>;
  /** By person, what rounds that are reported already showed of them. */
  earlier: ReadonlyMap<string, ShownBefore[]>;
}

function partsOf(
  tx: TenantTx,
  roundId: string,
  frame: Frame,
  subjects: readonly Subject[],
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

/** In the order of their ids. */
async function subjectsOf(tx: TenantTx, roundId: string): Promise<Subject[]> {
  const [row] = await tx.$queryRaw<Record<keyof Subject, Lines>[]>`
    select string_agg(id, E'\n') as id, string_agg(person, E'\n') as "personId", string_agg(merges, E'\n') as merges, string_agg(units, E'\n') as units
      from (select s.id::text, s.person_id::text as person, s.merged_groups::text as merges, coalesce(array_to_string(s.unit_ids, ' '), '') as units
              from feedback_subject s where s.round_id = ${roundId}::uuid order by s.id) subject`;
  const [people, merges, units] = [linesOf(row!.personId), linesOf(row!.merges), linesOf(row!.units)];
  return linesOf(row!.id).map((id, at) => ({ id, personId: people[at]!, merges: merges[at]!, units: units[at]! }));
}

/** One thing a line; null where there is nothing. */
type Lines = string | null;

const linesOf = (lines: Lines): string[] => lines?.split('\n') ?? [];

/** What was handed in about some subjects, and who was asked about each. */
interface HandedInRow {
  sheetSubjects: Lines;
  /** Of each rater the group. */
  sheetGroups: Lines;
  /** Of all of them, in hexadecimal. */
  scores: Lines;
  commentSubjects: Lines;
  /** Of each comment the group. */
  commentGroups: Lines;
  /** Of each comment the question. */
  questions: Lines;
  /** A list in JSON. */
  texts: Lines;
  askedSubjects: Lines;
  /** As AskedRow has them. */
  askedGroups: Lines;
  raters: Lines;
}

/** Of subjects of a round that follow each other in the order of their ids. */
async function handedIn(tx: TenantTx, roundId: string, subjects: readonly Subject[]): Promise<HandedInRow> {
  // An array, for which the server looks into an index once.
  const ids = Prisma.sql`(select ids from part)::uuid[]`;
  const [row] = await tx.$queryRaw<HandedInRow[]>`
    with part as materialized (
      select array_agg(id) as ids from feedback_subject
       where round_id = ${roundId}::uuid and id between ${subjects[0]!.id}::uuid and ${subjects.at(-1)!.id}::uuid)
    select sheets.*, comments.*, asked.*
      from (select string_agg(subject, E'\n') as "sheetSubjects", string_agg(groups, E'\n') as "sheetGroups", string_agg(scores, E'\n') as scores
              from (select subject_id::text as subject, string_agg(rater_group, ' ') as groups, encode(string_agg(scores, ''::bytea), 'hex') as scores
                      from feedback_closed_answer where subject_id = any (${ids}) group by subject_id) sheet) sheets,
           (select string_agg(subject, E'\n') as "commentSubjects", string_agg(groups, E'\n') as "commentGroups",
                   string_agg(questions, E'\n') as questions, string_agg(texts, E'\n') as texts
              from (select subject_id::text as subject, string_agg(rater_group, ' ') as groups, string_agg(question_key, ' ') as questions,
                           json_agg(text)::text as texts
                      from feedback_closed_comment where subject_id = any (${ids}) group by subject_id) comment) comments,
           (select string_agg("subjectId"::text, E'\n') as "askedSubjects", string_agg(groups, E'\n') as "askedGroups", string_agg(raters, E'\n') as raters
              from (${askedRows(ids)}) panel) asked`;
  return row!;
}

function answersIn(row: HandedInRow, subjects: readonly Subject[], frame: Frame): SubjectAnswers[] {
  const sheets = bySubject(row.sheetSubjects, sheetsIn(row, frame.ratings));
  const comments = bySubject(row.commentSubjects, commentsIn(row));
  const panels = bySubject(row.askedSubjects, panelsIn(row, frame.became));
  return subjects.flatMap(({ id, personId, merges, units }): SubjectAnswers[] => {
    const panel = panels.get(id);
    // Whoever had no panel was not asked about, and has no report.
    if (!panel) return [];
    return [
      {
        subjectId: id,
        groups: frame.groupsAfter(merges),
        sheets: sheets.get(id) ?? [],
        comments: comments.get(id) ?? [],
        panel,
        earlier: frame.earlier.get(personId) ?? [],
        units: units.split(' ').filter(Boolean),
      },
    ];
  });
}

function bySubject<Each>(subjects: Lines, each: readonly Each[]): ReadonlyMap<string, Each> {
  const ids = linesOf(subjects);
  if (ids.length !== each.length) throw new RangeError('What was said does not fit the subjects');
  return new Map(ids.map((id, at) => [id, each[at]!]));
}

function sheetsIn(row: HandedInRow, ratings: number): SubjectAnswers['sheets'][] {
  const scores = linesOf(row.scores);
  return linesOf(row.sheetGroups).map((groups, at) => {
    const bytes = Buffer.from(scores[at]!, 'hex');
    const raters = groups.split(' ');
    if (bytes.length !== raters.length * ratings) throw new RangeError('A sheet does not fit the questionnaire');
    return raters.map((group, of) => ({ group, scores: bytes.subarray(of * ratings, (of + 1) * ratings) }));
  });
}

function commentsIn(row: HandedInRow): SubjectAnswers['comments'][] {
  const [groups, questions] = [linesOf(row.commentGroups), linesOf(row.questions)];
  return linesOf(row.texts).map((texts, at) => {
    const [groupOf, questionOf] = [groups[at]!.split(' '), questions[at]!.split(' ')];
    return (JSON.parse(texts) as string[]).map((text, of) => ({
      questionKey: questionOf[of]!,
      group: groupOf[of]!,
      text,
    }));
  });
}

function panelsIn(row: HandedInRow, became: Frame['became']): SubjectAnswers['panel'][] {
  const raters = linesOf(row.raters);
  return linesOf(row.askedGroups).map((groups, at) => panelIn({ groups, raters: raters[at]! }, became));
}

/** `mergedGroups`, worked out once for the same merges: subjects with the same groups share them. */
function mergedOnce(raterGroups: readonly RaterGroup[]): Frame['groupsAfter'] {
  const known = new Map<string, readonly RaterGroup[]>();
  return (merges) => {
    const groups = known.get(merges) ?? mergedGroups(raterGroups, JSON.parse(merges) as RaterGroupKey[][]);
    known.set(merges, groups);
    return groups;
  };
}

async function shownEarlier(tx: TenantTx, roundId: string, became: Frame['became']): Promise<Frame['earlier']> {
  const reported = await reportedEarlier(tx, roundId);
  if (reported.length === 0) return new Map();
  const subjectIds = reported.map(({ subjectId }) => subjectId);
  const asked = await tx.$queryRaw<AskedRow[]>(askedRows(Prisma.sql`${subjectIds}::uuid[]`));
  const panels = new Map(asked.map((row) => [row.subjectId, row]));
  const shownIn = ({ subjectId, raterGroups, mergedGroups: merges, shown, shownToContributors }: ReportedRow) => {
    const panel = panels.get(subjectId);
    const was = { groups: mergedGroups(raterGroups, merges), panel: panel ? panelIn(panel, became) : [] };
    return {
      forSubject: cellsShown({ ...was, shown }),
      forContributors: cellsShown({ ...was, shown: shownToContributors }),
    };
  };
  const ofPeople = Map.groupBy(reported, ({ personId }) => personId);
  return new Map([...ofPeople].map(([personId, rows]) => [personId, rows.map(shownIn)]));
}
