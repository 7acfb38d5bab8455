import { readFileSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { type AskedAbout, characterOf, sheetOf, UNWILLING } from '../../examples/dienstverlening/opinions.js';
import { panelMayOpen } from '../../src/domains/feedback/panels/panel-check.rules.js';
import { type PersonInChart, proposeRaters } from '../../src/domains/feedback/panels/proposal.rules.js';
import {
  parseQuestionnaire,
  type QuestionnaireDefinition,
  raterGroupsOf,
  ratingsOf,
} from '../../src/domains/feedback/questionnaires/questionnaire.rules.js';
import { groupAfterMerge, mergedGroups, type RaterGroup } from '../../src/domains/feedback/rater-group.rules.js';
import type { ClosedRound, SubjectAnswers } from '../../src/domains/feedback/reports/gate/closed-round.js';
import { ALL_OTHERS } from '../../src/domains/feedback/reports/gate/released-report.js';
import { chanceOf } from './chance.js';
import { PRODUCT } from './product.js';
import { anonymousGroups, contributing, figuresPerRating, releasedOf } from './shown.js';

const THRESHOLD = 4;
const CASE = new URL('../../examples/dienstverlening/', import.meta.url);

interface Kept {
  /** Anonymous cells (a group, or all others, at a rating) with k contributors or more. */
  passing: number;
  /** Those of them that a report shows. */
  kept: number;
}

/**
 * The first round of the case (49 leaders, raters proposed from its org chart, small groups merged beforehand, answered by the opinions of
 * the demo): how many of the cells that have enough raters the gate keeps.
 */
export function shareKept(): Kept {
  const closed = roundOfTheCase();
  const { reports } = releasedOf(PRODUCT, closed);
  const cells = closed.subjects.flatMap((subject, at) =>
    figuresPerRating(reports[at]!.release.forSubject).flatMap((figures, rating) => {
      const sizes = anonymousGroups(subject).map((source) => ({
        source,
        raters: contributing(subject, rating, source).length,
      }));
      const together = { source: ALL_OTHERS, raters: sizes.reduce((sum, { raters }) => sum + raters, 0) };
      return [...sizes, together]
        .filter(({ raters }) => raters >= THRESHOLD)
        .map(({ source }) => figures[source] !== null);
    }),
  );
  return { passing: cells.length, kept: cells.filter((isKept) => isKept).length };
}

function roundOfTheCase(): ClosedRound {
  const definition = questionnaireOfTheCase();
  const groups = raterGroupsOf(definition)!;
  const { people, emailOf } = orgChart();
  const leaders = people
    .filter(({ echelon }) => echelon === 'TACTISCH' || echelon === 'OPERATIONEEL')
    .map(({ id }) => id);
  const proposed = Map.groupBy(proposeRaters(people, leaders, chanceOf(1, 'proposal')), ({ subjectId }) => subjectId);
  return {
    definition,
    threshold: THRESHOLD,
    commentThreshold: 5,
    subjects: leaders.map((subjectId) => {
      const raters = proposed.get(subjectId)!.map(({ raterId, group }) => ({
        email: emailOf(raterId),
        subject: emailOf(subjectId),
        group,
        language: 'nl',
      }));
      return answersAbout(definition, groups, subjectId, raters);
    }),
  };
}

function answersAbout(
  definition: QuestionnaireDefinition,
  groups: readonly RaterGroup[],
  subjectId: string,
  raters: readonly AskedAbout[],
): SubjectAnswers {
  const merges = mergesFor(groups, raters);
  const placed = raters.map((rater) => ({ ...rater, group: groupAfterMerge(groups, merges, rater.group) }));
  const items = ratingsOf(definition).map(({ item }) => item);
  const answered = raters.flatMap((rater, at) =>
    UNWILLING.has(characterOf(rater))
      ? []
      : [{ sheet: sheetOf(rater, { number: 1, items }), group: placed[at]!.group }],
  );
  return {
    subjectId,
    groups: mergedGroups(groups, merges),
    sheets: answered.map(({ sheet, group }) => ({ group, scores: items.map((item) => sheet.scores.get(item)!) })),
    comments: [],
    panel: placed.map(({ group, email }) => ({ group, rater: email })),
    earlier: [],
    units: [],
  };
}

/** As the coordinator merges what the panel check finds too small; where it finds nothing to merge with, it stays as it is. */
function mergesFor(groups: readonly RaterGroup[], raters: readonly { group: string }[]): string[][] {
  const merges: string[][] = [];
  for (const { mergeWith } of panelMayOpen(groups, [], raters, THRESHOLD)) {
    const isNew = mergeWith.length > 1 && !merges.flat().some((key) => mergeWith.includes(key));
    if (isNew) merges.push(mergeWith);
  }
  return merges;
}

function questionnaireOfTheCase(): QuestionnaireDefinition {
  const parsed = parseQuestionnaire(parseYaml(readFileSync(new URL('vragenlijst-module-1.yaml', CASE), 'utf8')));
  if (!parsed.valid) throw new Error(`The case's questionnaire has faults: ${JSON.stringify(parsed.faults)}`);
  return parsed.definition;
}

/** Everybody of the case, by personnel number; all in one directorate. */
function orgChart(): { people: PersonInChart[]; emailOf(id: string): string } {
  const rows: Record<string, string>[] = parseCsv(readFileSync(new URL('medewerkers.csv', CASE)), {
    columns: true,
    delimiter: ';',
    bom: true,
  });
  const emails = new Map(rows.map(({ personeelsnummer, 'e-mail': email }) => [personeelsnummer!, email!]));
  return {
    people: rows.map(({ personeelsnummer, leidinggevende, echelon }) => ({
      id: personeelsnummer!,
      managerId: leidinggevende || null,
      echelon: echelon || null,
      directorateId: 'DV',
    })),
    emailOf: (id) => emails.get(id)!,
  };
}
