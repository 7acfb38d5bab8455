import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Property } from './leak.js';

/** In `file`, under the root, `from` becomes `to`. */
export interface Change {
  file: string;
  from: string;
  to: string;
}

/** A careless product: what somebody could write one day without a test of their own failing. */
export interface Mutant {
  name: string;
  changes: readonly Change[];
  /** What of the promise it breaks. */
  breaks: Property;
  /** Who learns what, as the story of the leak has it. */
  told: RegExp;
}

const FEEDBACK = 'src/domains/feedback';
const changed = (file: string, from: string, to: string) => [{ file: `${FEEDBACK}/${file}`, from, to }];
/** A rater of a story. */
const NAME = '[A-Z][a-z]+';

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'the threshold is one too low',
    changes: changed(
      'reports/gate/release-round.rules.ts',
      'const { definition, threshold, commentThreshold } = round;',
      'const { definition, commentThreshold } = round; const threshold = round.threshold - 1;',
    ),
    breaks: 'silence',
    told: /Had nobody answered of groups with fewer than \d answers.* a report would have been another:\n.*leader \d/,
  },
  {
    name: 'all others together are everybody, also who is in a group that is not shown',
    changes: changed(
      'reports/gate/cell.rules.ts',
      'if (!isBlock(raters, coding.threshold)) continue;',
      'if (!isBlock(raters, coding.threshold)) { all += raters; weighted += tally.sums[cell] as number; continue; }',
    ),
    breaks: 'silence',
    told: /ALL_OTHERS: .* instead of /,
  },
  {
    name: 'nobody looks at what earlier rounds showed',
    changes: changed('reports/gate/round-disclosure.rules.ts', 'released.map(({ raters }) => new Set(raters))', '[]'),
    breaks: 'difference',
    told: new RegExp(
      `somebody who reads .* in round 1 .* in round [23] .* what ${NAME}.* answered, who (is|are) fewer than k`,
    ),
  },
  {
    name: 'units are not compared with what they are a part of',
    changes: changed('reports/gate/unit-disclosure.rules.ts', 'safeSets.has(set)', 'set.size > 0'),
    breaks: 'difference',
    told: /The director reads .* of Services and Desk, .* leader \d only: fewer than 5 subjects/,
  },
  {
    name: 'a director who rated reads of units what everybody reads',
    changes: changed(
      'reports/gate/unit-disclosure.rules.ts',
      'subjects: FEWEST_SUBJECTS + 1',
      'subjects: FEWEST_SUBJECTS',
    ),
    breaks: 'difference',
    told: /The director, who rated too, reads .*: fewer than 6 subjects/,
  },
  {
    name: 'rows keep when they were saved',
    changes: [{ file: 'test/attack/product.ts', from: 'kept: () => ({})', to: 'kept: ({ savedAt }) => ({ savedAt })' }],
    breaks: 'swap',
    told: /The database's owner reads tables: .*savedAt/,
  },
  {
    name: 'an answer is taken until the round is really closed, not until its hour',
    changes: changed('rounds/round.rules.ts', " && now < round.closesAt ? null : 'CLOSED'", " ? null : 'CLOSED'"),
    breaks: 'one release',
    told: /reads .*\n.*Had nobody answered late/,
  },
  {
    name: 'a rater whose link was given out is moved to another group',
    changes: changed(
      'panels/panel.rules.ts',
      " || roundState === 'OPEN') && !linksGivenOut",
      " || roundState === 'OPEN')",
    ),
    breaks: 'one release',
    told: /reads panel of leader \d: .*\n.*nobody tried to move a rater/,
  },
  {
    name: 'a rater who reads the report gets what everybody gets',
    changes: changed('reports/gate/subject-release.rules.ts', 'editionFrom(threshold + 1)', 'editionFrom(threshold)'),
    breaks: 'difference',
    told: new RegExp(`${NAME}, who rated too and reads .* learns by sums and differences what ${NAME}.* answered`),
  },
  {
    name: 'a rater who reads the report is forgotten when rounds are compared',
    changes: changed(
      'reports/gate/subject-release.rules.ts',
      'silentForContributors(subject, threshold)',
      'silentBetweenRounds(subject, threshold)',
    ),
    breaks: 'difference',
    told: new RegExp(
      `${NAME}, who rated too and reads .* in round 1 .* in round [23] .* learns by sums and differences what ${NAME}.* answered`,
    ),
  },
  {
    name: 'comments have the threshold of figures',
    changes: [
      ...changed(
        'reports/gate/subject-release.rules.ts',
        'silent, threshold: commentThreshold }',
        'silent, threshold }',
      ),
      ...changed('reports/gate/subject-release.rules.ts', 'commentsFrom(commentThreshold)', 'commentsFrom(threshold)'),
    ],
    breaks: 'silence',
    told: /question-\d/,
  },
  {
    name: 'what everybody gave is shown, also at the end of the scale',
    changes: changed(
      'reports/gate/figure.rules.ts',
      "if (mean <= min + width) return 'LOW';\n  return mean >= max - width ? 'HIGH' : null;",
      'return mean > max + width || mean < min - width ? null : null;',
    ),
    breaks: 'values',
    told: /which everybody gave, is an end of the scale/,
  },
  {
    name: 'a distribution is shown of k raters',
    changes: changed('reports/gate/figure.rules.ts', 'raters < 2 * coding.threshold', 'raters < coding.threshold'),
    breaks: 'values',
    told: /over [345] raters: .*a spread under twice k/,
  },
  {
    name: 'a distribution is shown also when nobody differs',
    changes: changed('reports/gate/figure.rules.ts', 'FEWEST_DISSENTERS = 3', 'FEWEST_DISSENTERS = 0'),
    breaks: 'values',
    told: new RegExp(`so that ${NAME}.* can only have answered \\d`),
  },
];

/** @throws Error when the text to change does not occur exactly once: then the product has changed, and the mutant says nothing. */
export function changedText(text: string, { file, from, to }: Change): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${from}`);
  return parts.join(to);
}

/**
 * The attacker and what it attacks, with these changes, in a new directory for temporary files: nothing is written beside the original.
 * @returns the directory of the attacker's copy, and what removes it all.
 */
export function copyWith(changes: Mutant['changes']): { directory: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'leerlijn-mutant-'));
  const remove = () => rmSync(root, { recursive: true, force: true });
  try {
    for (const folder of [FEEDBACK, 'src/platform', 'test/attack'])
      cpSync(folder, join(root, folder), { recursive: true, filter: (path) => !path.endsWith('.spec.ts') });
    writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
    symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'), 'dir');
    for (const change of changes) {
      const file = join(root, change.file);
      writeFileSync(file, changedText(readFileSync(file, 'utf8'), change));
    }
  } catch (error) {
    remove();
    throw error;
  }
  return { directory: join(root, 'test/attack'), remove };
}
