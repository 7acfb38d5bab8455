import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { proposeRaters } from '../../src/domains/feedback/panels/proposal.rules.js';
import { parseQuestionnaire, ratingsOf } from '../../src/domains/feedback/questionnaires/questionnaire.rules.js';
import { STANDARD_GROUPS } from '../../src/domains/feedback/rater-group.rules.js';
import type { ClosedRound, SubjectAnswers } from '../../src/domains/feedback/reports/gate/closed-round.js';
import { releaseRound } from '../../src/domains/feedback/reports/gate/release-round.rules.js';
import { keptCells, shareOf } from '../support/kept-cells.js';
import { seeded } from '../support/seeded.js';

/** How raters of a round behave: the share who answer, of whose answers so many are 'cannot judge'; and outsiders per subject, at most. */
interface Behaviour {
  threshold: number;
  answering: number;
  cannotJudge: number;
  outsiders: number;
}

const parsed = parseQuestionnaire(
  parseYaml(readFileSync('examples/dienstverlening/vragenlijst-module-1.yaml', 'utf8')),
);
if (!parsed.valid) throw new Error('The questionnaire of the case is not valid');
const { definition } = parsed;

const rows: Record<string, string>[] = parseCsv(readFileSync('examples/dienstverlening/medewerkers.csv'), {
  columns: true,
  delimiter: ';',
  bom: true,
});
const people = rows.map((row) => ({
  id: row.personeelsnummer!,
  managerId: row.leidinggevende || null,
  echelon: row.echelon || null,
  directorateId: 'DV',
}));

/** The case's round: all its leaders, with panels drawn from its org chart. */
function roundOfTheCase({ threshold, answering, cannotJudge, outsiders }: Behaviour): ClosedRound {
  const random = seeded(2026);
  const leaders = people.filter(({ echelon }) => echelon !== null).map(({ id }) => id);
  const proposed = Map.groupBy(proposeRaters(people, leaders, random), ({ subjectId }) => subjectId);
  const ratings = ratingsOf(definition).length;
  const score = () => (random() < cannotJudge ? 0 : 1 + Math.floor(random() * 5));
  const subjects = leaders.map((subjectId): SubjectAnswers => {
    const others = Array.from({ length: Math.floor(random() * (outsiders + 1)) }, (_, at) => ({
      group: 'OTHER',
      rater: `${subjectId} ${at}`,
    }));
    const panel = [...proposed.get(subjectId)!.map(({ group, raterId }) => ({ group, rater: raterId })), ...others];
    const sheets = panel
      .filter(() => random() < answering)
      .map(({ group }) => ({ group, scores: Array.from({ length: ratings }, score) }));
    return { subjectId, groups: STANDARD_GROUPS, sheets, comments: [], panel, earlier: [], units: ['DV'] };
  });
  return { definition, threshold, commentThreshold: 5, subjects };
}

describe('of the cells with enough contributors, on the rosters of the case', () => {
  test.each([
    { threshold: 4, answering: 0.85, cannotJudge: 0.05, outsiders: 3 },
    { threshold: 4, answering: 0.7, cannotJudge: 0.1, outsiders: 3 },
    { threshold: 3, answering: 0.6, cannotJudge: 0.1, outsiders: 4 },
  ])('over 95 per cent are shown: k = $threshold, $answering answer, $cannotJudge cannot judge', (behaviour) => {
    const round = roundOfTheCase(behaviour);
    const { groups, together } = keptCells(round, releaseRound(round, seeded(7)));
    expect(shareOf(groups)).toBe(1);
    expect(shareOf(groups, together)).toBeGreaterThan(0.95);
  });
});
