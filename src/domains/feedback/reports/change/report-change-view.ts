import { bothLanguages } from '../../../../platform/graphql/localized-text.model.js';
import {
  type ChangeOverAnchors,
  changeOverAnchors,
  panelDiffersTooMuch,
  reliableChange,
  type SourceInRound,
} from '../../measures/change.rules.js';
import type { Competency } from '../../questionnaires/questionnaire.rules.js';
import { isAnonymous, mergedGroups, type RaterGroupKey } from '../../rater-group.rules.js';
import { rounded } from '../gate/figure.rules.js';
import { ALL_OTHERS } from '../gate/released-report.js';
import type { ReportRow } from '../reading/report.read-model.js';
import { codingOf, sourceLabels } from '../reading/report-view.js';
import type {
  FeedbackChange,
  FeedbackReliableChange,
  FeedbackReportChange,
  NoReliableChangeEnum,
} from './report-change.model.js';

/** A report with who was asked. */
export interface ComparedReport extends ReportRow {
  panel: [group: RaterGroupKey, rater: string][];
}

/** What a later report shows otherwise than an earlier one, over the items that return. It knows no more than the two reports. */
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
  return later.definition.competencies.flatMap((competency) => {
    const { key, name, items, norm } = competency;
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
    const withheld = noReliableChange(competency, compared);
    return [
      {
        key,
        name: bothLanguages(name),
        norm: norm ?? null,
        noReliableChange: withheld,
        changes: sources.map((source): FeedbackChange => {
          const change = changes.get(source)!;
          const { mean } = change;
          return {
            source,
            difference: mean === null ? null : rounded(mean),
            interval: null,
            reliableChange: source === ALL_OTHERS && withheld === null ? reliability(competency, change) : null,
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

/** Why a change of a competency is never called reliable or not. It follows from the questionnaires alone, so it says nothing of the answers. */
function noReliableChange(
  { norm, items }: Competency,
  compared: readonly string[],
): keyof typeof NoReliableChangeEnum | null {
  if (!norm) return 'NO_NORM';
  return items.every(({ key }) => compared.includes(key)) ? null : 'NOT_ALL_ITEMS_RETURN';
}

/** A norm is of the score over all items: where one of them is silent, so is the index. */
function reliability({ norm }: Competency, { items, mean }: ChangeOverAnchors): FeedbackReliableChange | null {
  if (!norm || mean === null || items.some(({ change }) => change === null)) return null;
  const change = reliableChange(0, mean, norm);
  return change && { index: hundredths(change.index), reliable: change.reliable };
}

function askedAs({ raterGroups, mergedGroups: merges, panel }: ComparedReport, source: string): string[] {
  const groups = mergedGroups(raterGroups, merges);
  const isBehind = (group: RaterGroupKey) => (source === ALL_OTHERS ? isAnonymous(groups, group) : source === group);
  return panel.filter(([group]) => isBehind(group)).map(([, rater]) => rater);
}

const hundredths = (number: number) => Math.round(number * 100) / 100;
