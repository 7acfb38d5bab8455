import { styleText } from 'node:util';
import type { Data } from './api.ts';
import { boardLines } from './board.ts';
import { evaluationLines, type ReleasedEvaluation } from './evaluation.ts';
import type { Expectation } from './expectations.ts';
import { padded, rightIn } from './layout.ts';
import type { Letter, MailKind } from './post-office.ts';
import { progressLines } from './progress-table.ts';
import { reportLines } from './report-bars.ts';
import type { OwnReport } from './reports.ts';

export interface Outcome {
  /** Of all modules. */
  readonly progress: readonly Data[];
  /** Of module 1, before its final conversations. */
  readonly board: readonly Data[];
  readonly evaluations: readonly ReleasedEvaluation[];
  readonly report: OwnReport;
  readonly letters: readonly Letter[];
  readonly expectations: readonly Expectation[];
  /** Lines of measurements: a name and a value. */
  readonly numbers: readonly (readonly [name: string, value: string])[];
}

/** What there is to see at the end. */
export function printSummary({ progress, board, evaluations, report, letters, expectations, numbers }: Outcome): void {
  const { name } = report.panel;
  section('Progress, as the director sees it', progressLines(progress));
  section('Whose move it was in June, as the coordinator saw it', boardLines(board));
  section('What participants made of the modules, without names (1 to 5)', evaluationLines(evaluations));
  section(`The 360 report that only ${name} can read`, reportLines(report));
  section('Mail, by kind and language', mailLines(letters));
  section('What had to hold', expectations.map(expectationLine));
  section(
    'In numbers',
    numbers.map(([what, value]) => `${padded(what, 24)}${value}`),
  );
}

function section(title: string, lines: readonly string[]): void {
  const rule = '─'.repeat(Math.max(0, 95 - title.length));
  process.stdout.write(`\n${styleText('bold', title)} ${styleText('dim', rule)}\n\n`);
  for (const line of lines) process.stdout.write(line ? `  ${line}\n` : '\n');
}

const KIND = 26;
const LANGUAGES = ['nl', 'en'];

function mailLines(letters: readonly Letter[]): string[] {
  const byKind = [...Map.groupBy(letters, ({ kind }) => kind)];
  const cells = (some: readonly Letter[]) =>
    [...LANGUAGES.map((language) => some.filter((letter) => letter.language === language).length), some.length]
      .map((count) => rightIn(String(count || '·'), 7))
      .join('');
  const half = Math.ceil(byKind.length / 2);
  const line = (entry: [MailKind, Letter[]] | undefined) => (entry ? padded(entry[0], KIND) + cells(entry[1]) : '');
  const head = padded('', KIND) + [...LANGUAGES, 'all'].map((word) => rightIn(word, 7)).join('');
  return [
    styleText('dim', `${head}   ${head}`),
    ...byKind.slice(0, half).map((entry, at) => `${line(entry)}   ${line(byKind[half + at])}`),
    '',
    `${padded('All together', KIND)}${cells(letters)}`,
  ];
}

function expectationLine({ what, holds, found }: Expectation): string {
  const mark = holds ? styleText('green', '✓') : styleText('red', '✗');
  return `${mark} ${padded(what, 70)}${holds ? found : styleText('red', found)}`;
}
