import type { TenantTx } from '../../../../platform/database/role-database.js';
import { type QuestionnaireDefinition, ratingsOf } from '../../questionnaires/questionnaire.rules.js';
import { mergedGroups, type RaterGroup, type RaterGroupKey } from '../../rater-group.rules.js';
import type { ReportReleaseMode } from '../release/report-release.policy.js';
import { askedAbout, type ReportedRow, reportedEarlier } from './asked-panels.read-model.js';
import type { ClosedRound, PanelMember, ShownBefore, SubjectAnswers } from './closed-round.js';
import { shownBefore } from './round-disclosure.rules.js';

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

/**
 * A closed round with everything that was handed in, for the aggregator's eyes; undefined when it is not closed, or no longer. The round
 * stays locked until the transaction ends. Six statements, however many answers, and one more where somebody from outside was asked: what
 * belongs to one subject comes as one row, its keys as one text with blanks between them.
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
  const subjects = await tx.$queryRaw<SubjectRow[]>`
    select id, person_id as "personId", merged_groups as "mergedGroups", array_to_string(unit_ids, ' ') as units
      from feedback_subject where round_id = ${roundId}::uuid order by id`;
  const sheets = await sheetsOf(tx, roundId, ratingsOf(definition).length);
  const comments = await commentsOf(tx, roundId);
  const { panels, earlier } = await panelsOf(
    tx,
    roundId,
    subjects.map(({ id }) => id),
  );
  const groupsAfter = mergedOnce(raterGroups);
  return {
    reportRelease,
    round: {
      definition,
      threshold,
      commentThreshold,
      subjects: subjects.flatMap(({ id, personId, mergedGroups: merges, units }): SubjectAnswers[] => {
        const panel = panels.get(id);
        // Whoever had no panel was not asked about, and has no report.
        if (!panel) return [];
        return [
          {
            subjectId: id,
            groups: groupsAfter(merges),
            sheets: sheets.get(id) ?? [],
            comments: comments.get(id) ?? [],
            panel,
            earlier: earlier.get(personId) ?? [],
            units: units.split(' ').filter(Boolean),
          },
        ];
      }),
    },
  };
}

/** `mergedGroups`, worked out once for the same merges: subjects with the same groups share them. */
function mergedOnce(raterGroups: readonly RaterGroup[]): (merges: readonly RaterGroupKey[][]) => readonly RaterGroup[] {
  const known = new Map<string, readonly RaterGroup[]>();
  return (merges) => {
    const text = JSON.stringify(merges);
    const groups = known.get(text) ?? mergedGroups(raterGroups, merges);
    known.set(text, groups);
    return groups;
  };
}

/** The sheets per subject: one string of bytes, `ratings` for each rater, which saves a row per answer. */
async function sheetsOf(
  tx: TenantTx,
  roundId: string,
  ratings: number,
): Promise<Map<string, SubjectAnswers['sheets']>> {
  const rows = await tx.$queryRaw<{ subjectId: string; groups: string; scores: string }[]>`
    select a.subject_id as "subjectId", string_agg(a.rater_group, ' ') as groups, encode(string_agg(a.scores, ''::bytea), 'hex') as scores
      from feedback_subject s join feedback_closed_answer a on a.tenant_id = s.tenant_id and a.subject_id = s.id
     where s.round_id = ${roundId}::uuid group by a.subject_id`;
  const sheets = new Map<string, SubjectAnswers['sheets']>();
  for (const { subjectId, groups, scores } of rows) {
    const bytes = Buffer.from(scores, 'hex');
    const raters = groups.split(' ');
    if (bytes.length !== raters.length * ratings) throw new RangeError('A sheet does not fit the questionnaire');
    const scoresAt = (at: number) => bytes.subarray(at * ratings, (at + 1) * ratings);
    sheets.set(
      subjectId,
      raters.map((group, at) => ({ group, scores: scoresAt(at) })),
    );
  }
  return sheets;
}

async function commentsOf(tx: TenantTx, roundId: string): Promise<Map<string, SubjectAnswers['comments']>> {
  const rows = await tx.$queryRaw<{ subjectId: string; questions: string; groups: string; texts: string[] }[]>`
    select c.subject_id as "subjectId", string_agg(c.question_key, ' ') as questions, string_agg(c.rater_group, ' ') as groups,
           json_agg(c.text) as texts
      from feedback_subject s join feedback_closed_comment c on c.tenant_id = s.tenant_id and c.subject_id = s.id
     where s.round_id = ${roundId}::uuid group by c.subject_id`;
  return new Map(
    rows.map(({ subjectId, questions, groups, texts }) => {
      const [questionKeys, groupKeys] = [questions.split(' '), groups.split(' ')];
      return [
        subjectId,
        texts.map((text, at) => ({
          questionKey: questionKeys[at] as string,
          group: groupKeys[at] as RaterGroupKey,
          text,
        })),
      ];
    }),
  );
}

interface Panels {
  /** By subject, who was asked about them. */
  panels: Map<string, PanelMember[]>;
  /** By person, what rounds that are reported already showed of them. */
  earlier: Map<string, ShownBefore[]>;
}

async function panelsOf(tx: TenantTx, roundId: string, subjectIds: readonly string[]): Promise<Panels> {
  const reported = await reportedEarlier(tx, roundId);
  const panels = await askedAbout(tx, [...subjectIds, ...reported.map(({ subjectId }) => subjectId)]);
  const shownIn = ({ subjectId, raterGroups, mergedGroups: merges, shown }: ReportedRow) =>
    shownBefore({ groups: mergedGroups(raterGroups, merges), panel: panels.get(subjectId) ?? [], shown });
  const earlier = Map.groupBy(reported, ({ personId }) => personId);
  return { panels, earlier: new Map([...earlier].map(([personId, rows]) => [personId, rows.map(shownIn)])) };
}
