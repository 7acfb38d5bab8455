import { styleText } from 'node:util';
import type { Data } from './api.ts';
import { columns, type Style } from './layout.ts';
import type { OwnReport } from './reports.ts';

const BAR = 18;
const LABEL = 19;
/** What is shown where a source says nothing, for whatever reason: always the same. */
const SILENCE = '· · ·';

const STYLES: readonly Style[] = ['cyan', 'blue', 'green', 'magenta', 'yellow'];
const TOGETHER = 'ALL_OTHERS';

/** A participant's report: the competencies as bars, two beside each other, and what people wrote. */
export function reportLines({ report }: OwnReport): string[] {
  const blocks: string[][] = report.competencies.map((competency: Data) => competencyLines(competency, report));
  const lines: string[] = [];
  for (let at = 0; at < blocks.length; at += 2) lines.push(...columns(blocks.slice(at, at + 2), 50), '');
  return [
    ...lines,
    ...report.questions.flatMap((question: Data) => commentLines(question, report)),
    '',
    styleText(
      'dim',
      `From ${report.scaleMin} to ${report.scaleMax}. ${SILENCE} is silence: nobody was asked, nobody answered, or fewer than ${report.threshold} did.`,
    ),
  ];
}

function competencyLines({ name, gap, figures }: Data, { scaleMin, scaleMax, sources }: Data): string[] {
  const by = new Map<string, Data>(figures.map((figure: Data) => [figure.source, figure]));
  const others = gap === null ? '' : styleText('dim', `  self ${gap > 0 ? '+' : ''}${gap.toFixed(1)} to others`);
  return [
    styleText('bold', name.en) + others,
    ...sources
      .filter(({ key }: Data) => key !== TOGETHER)
      .map(({ key, name: label }: Data, at: number) => {
        const bar = barOf(by.get(key), scaleMin, scaleMax);
        const style = STYLES[at % STYLES.length]!;
        return `${label.en.padEnd(LABEL)}${bar ? `${styleText(style, bar.full)}${styleText('dim', bar.empty)} ${bar.value}` : styleText('dim', SILENCE)}`;
      }),
  ];
}

function barOf(figure: Data, min: number, max: number) {
  if (!figure || (figure.mean === null && figure.band === null)) return undefined;
  const value: number = figure.mean ?? (figure.band === 'HIGH' ? max : min);
  const length = Math.round(((value - min) / (max - min)) * BAR);
  return {
    full: '█'.repeat(length),
    empty: '░'.repeat(BAR - length),
    value: figure.mean === null ? figure.band.toLowerCase() : value.toFixed(1),
  };
}

function commentLines({ text, comments }: Data, { sources }: Data): string[] {
  const labelOf = (source: string): string => sources.find(({ key }: Data) => key === source).name.en;
  const shown = comments.filter(({ texts }: Data) => texts.length > 0);
  if (shown.length === 0) return [`${text.en}  ${styleText('dim', SILENCE)}`];
  return [
    `${text.en}`,
    ...shown.flatMap(({ source, texts }: Data) =>
      texts.slice(0, 2).map((comment: Data) => `  ${styleText('dim', labelOf(source).padEnd(LABEL))}“${comment.text}”`),
    ),
  ];
}
