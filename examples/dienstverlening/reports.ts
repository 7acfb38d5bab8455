import type { Data } from './api.ts';
import type { Installation } from './installation.ts';
import type { Panel } from './panels.ts';
import { inParallel } from './parallel.ts';
import type { Rater } from './raters.ts';
import type { SignIn } from './sign-in.ts';
import type { Moved } from './terminal.ts';

/** A participant's report, as the participant gets it. */
export interface OwnReport {
  readonly panel: Panel;
  readonly report: Data;
}

const REPORT = `{
  myFeedbackReports {
    threshold scaleMin scaleMax
    sources { key name { en } }
    competencies {
      key name { en } gap
      figures { source mean band }
      items { key text { en } figures { source mean band distribution } }
    }
    questions { key text { en } comments { source texts { text } } }
  }
}`;

/** Every participant signs in and reads the own report. */
export async function readReports(
  leerlijn: Installation,
  as: SignIn,
  panels: readonly Panel[],
  moved: Moved,
): Promise<OwnReport[]> {
  const read = await inParallel(
    panels,
    6,
    async (panel) => {
      const { myFeedbackReports } = await leerlijn.api.must(REPORT, {}, await as(panel.email));
      return myFeedbackReports.map((report: Data): OwnReport => ({ panel, report }));
    },
    (done, of) => moved(`${done} of ${of}`),
  );
  return read.flat();
}

/** What the demo, who knows every answer, finds when it looks over the reports. */
export interface Audit {
  /** Figures of anonymous groups that are shown. */
  shown: number;
  /** Groups that say nothing about an item. */
  silent: number;
  /** Shown, though fewer than the threshold answered. */
  leaks: number;
  /** Shown means that are not the mean of what was handed in. */
  wrong: number;
}

const NOT_ANONYMOUS = ['SELF', 'MANAGER', 'ALL_OTHERS'];

/** Compares every figure of an anonymous group about an item with what its raters handed in. */
export function audit(reports: readonly OwnReport[], raters: readonly Rater[]): Audit {
  const found: Audit = { shown: 0, silent: 0, leaks: 0, wrong: 0 };
  for (const { panel, report } of reports) {
    const about = raters.filter(({ subject, handedIn }) => subject === panel.email && handedIn);
    for (const item of report.competencies.flatMap(({ items }: Data) => items)) {
      for (const { source, mean, band } of item.figures.filter(({ source }: Data) => !NOT_ANONYMOUS.includes(source))) {
        const scores = about
          .filter(({ group }) => group === source)
          .map(({ handedIn }) => handedIn!.scores.get(item.key)!)
          .filter((score) => score > 0);
        if (mean === null && band === null) {
          found.silent += 1;
          continue;
        }
        found.shown += 1;
        if (scores.length < report.threshold) found.leaks += 1;
        const exact = scores.reduce((sum, score) => sum + score, 0) / scores.length;
        if (mean !== null && Math.abs(mean - exact) > 0.05 + 1e-9) found.wrong += 1;
      }
    }
  }
  return found;
}

/** A report to show: of somebody who asked an outsider, and with as many comments as there are. */
export function mostTelling(reports: readonly OwnReport[]): OwnReport {
  const asksOutsider = ({ panel }: OwnReport) =>
    [...panel.raters.values()].some(({ group }) => group.includes('OTHER'));
  const sourcesOfComments = ({ report }: OwnReport): number =>
    report.questions.flatMap(({ comments }: Data) => comments.filter(({ texts }: Data) => texts.length > 0)).length;
  const weight = (own: OwnReport) => (asksOutsider(own) ? 100 : 0) + sourcesOfComments(own);
  return reports.reduce((best, own) => (weight(own) > weight(best) ? own : best));
}
