import { bothLanguages } from '../../../../platform/graphql/localized-text.model.js';
import {
  type ChangeOverAnchors,
  changeOverAnchors,
  panelDiffersTooMuch,
  reliableChange,
  type SourceInRound,
} from '../../measures/change.rules.js';
import { sampleOf } from '../../measures/sample.rules.js';
import { isAnonymous, mergedGroups, type RaterGroupKey } from '../../rater-group.rules.js';
import { rounded } from '../figure.rules.js';
import type { ReportRow } from '../reading/report.read-model.js';
import { codingOf, sourceLabels } from '../reading/report-view.js';
import { ALL_OTHERS, type UnitReport } from '../released-report.js';
import type { FeedbackChange, FeedbackReliableChange, FeedbackReportChange } from './report-change.model.js';

/** A report with who was asked, and what its round reported on the participant's units, the own one first. */
export interface ComparedReport extends ReportRow {
  panel: [group: RaterGroupKey, rater: string][];
  units: UnitReport[];
}

/** What a later report shows otherwise than an earlier one, over the items that return. It knows no more than the two reports, and the unit's. */
export function reportChange(earlier: ComparedReport, later: ComparedReport): FeedbackReportChange {
  const before = new Set(sourceLabels(earlier).map(({ key }) => key));
  const sources = sourceLabels(later).filter(({ key }) => before.has(key));
  const keys = sources.map(({ key }) => key);
  const { scale } = earlier.definition;
  const sameScale = scale.min === later.definition.scale.min && scale.max === later.definition.scale.max;
  return {
    sinceReportId: earlier.id,
    since: earlier.module,
    sinceComputedAt: earlier.computedAt,
    sameScale,
    sources,
    otherPanel: keys.filter((source) => panelDiffersTooMuch(askedAs(earlier, source), askedAs(later, source))),
    competencies: sameScale ? competencyChanges(earlier, later, keys) : [],
  };
}

function competencyChanges(
  earlier: ComparedReport,
  later: ComparedReport,
  sources: readonly string[],
): FeedbackReportChange['competencies'] {
  return later.definition.competencies.flatMap(({ key, name, items }) => {
    const changes = new Map(
      sources.map((source) => [
        source,
        changeOverAnchors(inRound(earlier, source, null), inRound(later, source, key)) as ChangeOverAnchors,
      ]),
    );
    const compared = [...changes.values()][0]?.items.map((item) => item.key) ?? [];
    if (compared.length === 0) return [];
    const ofItem = (source: string, item: string) =>
      changes.get(source)!.items.find((one) => one.key === item)?.change ?? null;
    return [
      {
        key,
        name: bothLanguages(name),
        changes: sources.map((source): FeedbackChange => {
          const { mean } = changes.get(source)!;
          return {
            source,
            difference: mean === null ? null : rounded(mean),
            interval: null,
            reliableChange: source === ALL_OTHERS ? reliability(earlier, key, compared, mean) : null,
          };
        }),
        items: compared.map((item) => ({
          key: item,
          text: bothLanguages(items.find((one) => one.key === item)!.other),
          changes: sources.map((source): FeedbackChange => {
            const change = ofItem(source, item);
            return {
              source,
              difference: change && rounded(change.difference),
              interval: change?.interval
                ? { low: hundredths(change.interval.low), high: hundredths(change.interval.high) }
                : null,
              reliableChange: null,
            };
          }),
        })),
      },
    ];
  });
}

/** What a source shows in one round: of every competency, or of one. */
function inRound(report: ComparedReport, source: string, competency: string | null): SourceInRound {
  return {
    coding: codingOf(report),
    items: report.definition.competencies.flatMap(({ key, items }, at) =>
      competency !== null && key !== competency
        ? []
        : items.map((item, index) => ({
            key: item.key,
            anchor: item.anchor ?? false,
            figure: report.content.competencies[at]!.items[index]!.figures[source] ?? null,
          })),
    ),
  };
}

/** Alpha is of all items of the competency together, so an index over some of them would be of another scale. */
function reliability(
  earlier: ComparedReport,
  competency: string,
  compared: readonly string[],
  difference: number | null,
): FeedbackReliableChange | null {
  const asked = earlier.definition.competencies.find(({ key }) => key === competency);
  if (difference === null || !asked?.items.every(({ key }) => compared.includes(key))) return null;
  const figures = earlier.units
    .map(({ competencies }) => competencies.find(({ key }) => key === competency))
    .find((figure) => figure?.alpha != null && figure.others?.distribution);
  const sample = sampleOf(figures?.others?.distribution ?? null, earlier.definition.scale.min);
  if (!sample || figures?.alpha == null) return null;
  const measured = { sd: Math.sqrt(sample.variance), reliability: figures.alpha };
  const change = reliableChange(0, difference, measured);
  return change && { index: hundredths(change.index), reliable: change.reliable };
}

function askedAs({ raterGroups, mergedGroups: merges, panel }: ComparedReport, source: string): string[] {
  const groups = mergedGroups(raterGroups, merges);
  const isBehind = (group: RaterGroupKey) => (source === ALL_OTHERS ? isAnonymous(groups, group) : source === group);
  return panel.filter(([group]) => isBehind(group)).map(([, rater]) => rater);
}

const hundredths = (number: number) => Math.round(number * 100) / 100;
