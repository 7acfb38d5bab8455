import type { Fault } from '../../../platform/files/shape-faults.rules.js';
import { MANAGER, type RaterGroup, SELF } from '../rater-group.rules.js';
import type {
  GroupFaultCode,
  Item,
  OpenQuestion,
  QuestionnaireDefinition,
  QuestionnaireFault,
  QuestionnaireFaultCode,
} from './questionnaire.rules.js';
import { textsIn } from './texts.rules.js';

/** Reports use it for the anonymous groups together. */
const RESERVED_GROUP = 'ALL_OTHERS';

interface Placed<Part> {
  part: Part;
  path: string[];
}

/** What the parts of a well-shaped definition say against each other. `groups`: those that it names, or null. */
export function coherenceFaults(
  definition: QuestionnaireDefinition,
  groups: readonly RaterGroup[] | null,
  mostItems: number,
): QuestionnaireFault[] {
  const { scale, raterGroups, secondRating, sections, competencies, openQuestions } = definition;
  const items = competencies.flatMap((competency, at) =>
    placed(competency.items, ['competencies', String(at), 'items']),
  );
  const questions = placed(openQuestions, ['openQuestions']);
  const points = scale.max - scale.min + 1;
  return [
    ...duplicates(placed(competencies, ['competencies'])),
    ...duplicates(items),
    ...duplicates(questions),
    ...duplicates(placed(sections ?? [], ['sections'])),
    ...languageFaults(definition),
    ...when(points < 3, ['scale', 'max'], 'SCALE_TOO_SHORT'),
    ...labelFaults(scale.labels, points, ['scale', 'labels']),
    ...labelFaults(secondRating?.labels ?? {}, points, ['secondRating', 'labels']),
    ...normFaults(definition),
    ...sectionFaults(definition),
    ...(raterGroups ? raterGroupFaults(raterGroups, ['raterGroups']) : []),
    ...unknownGroupFaults(groups, [...items, ...questions]),
    ...idleGroupFaults(groups, items, raterGroups ? 'raterGroups' : 'minimumRaters'),
    ...when(items.length > mostItems, ['competencies'], 'TOO_MANY_ITEMS'),
  ];
}

const when = <Code extends string = QuestionnaireFaultCode>(
  wrong: boolean,
  path: string[],
  code: Code,
): Fault<Code>[] => (wrong ? [{ path, code }] : []);

const placed = <Part>(parts: readonly Part[], under: string[]): Placed<Part>[] =>
  parts.map((part, at) => ({ part, path: [...under, String(at)] }));

function duplicates(entries: readonly Placed<{ key: string }>[]): Fault<'DUPLICATE_KEY'>[] {
  const seen = new Set<string>();
  return entries.flatMap(({ part, path }) => {
    if (seen.has(part.key)) return [{ path: [...path, 'key'], code: 'DUPLICATE_KEY' as const }];
    seen.add(part.key);
    return [];
  });
}

/** A text has to be there in one language at least. Where there is none at all, that is said once. */
function languageFaults(definition: QuestionnaireDefinition): QuestionnaireFault[] {
  const texts = textsIn(definition);
  const silent = texts.filter((one) => Object.keys(one.texts).length === 0);
  const told = silent.length === texts.length ? silent.slice(0, 1) : silent;
  return told.map(({ path }) => ({ path, code: 'NO_LANGUAGE' }));
}

function labelFaults(labels: Record<string, string[]>, points: number, path: string[]): QuestionnaireFault[] {
  return Object.entries(labels)
    .filter(([, names]) => names.length !== points)
    .map(([language]) => ({ path: [...path, language], code: 'WRONG_NUMBER_OF_LABELS' }));
}

/** Scores cannot spread wider than half of them at either end of the scale: such a norm is of another one. */
function normFaults({ scale, competencies }: QuestionnaireDefinition): QuestionnaireFault[] {
  return competencies.flatMap(({ norm }, at) =>
    when(
      norm !== undefined && norm.sd > (scale.max - scale.min) / 2,
      ['competencies', String(at), 'norm', 'sd'],
      'TOO_LARGE',
    ),
  );
}

/** A section's competencies stand together, so that the order of the file is the order in which a rater reads. */
function sectionFaults({ sections = [], competencies }: QuestionnaireDefinition): QuestionnaireFault[] {
  return competencies.flatMap(({ section }, at): QuestionnaireFault[] => {
    const path = ['competencies', String(at), 'section'];
    if (section === undefined) return [];
    if (!sections.some(({ key }) => key === section)) return [{ path, code: 'UNKNOWN_SECTION' }];
    const returns =
      competencies[at - 1]?.section !== section && competencies.slice(0, at).some((one) => one.section === section);
    return returns ? [{ path, code: 'SECTION_NOT_TOGETHER' }] : [];
  });
}

/**
 * What rater groups say against each other, and what SELF and MANAGER have to be: there (SELF), named, and of one rater. `path` is where
 * the groups stand.
 */
export function raterGroupFaults(groups: readonly RaterGroup[], path: string[]): Fault<GroupFaultCode>[] {
  return [
    ...duplicates(placed(groups, path)),
    ...when(!groups.some(({ key }) => key === SELF), path, 'NO_SELF_GROUP'),
    ...groups.flatMap(({ key, minimum, maximum, anonymous }, index) => {
      const named = key === SELF || key === MANAGER;
      const at = (field: string) => [...path, String(index), field];
      return [
        ...when(key === RESERVED_GROUP, at('key'), 'RESERVED_KEY'),
        ...when(named && anonymous, at('anonymous'), 'MUST_BE_NAMED'),
        ...when(named && maximum > 1, at('maximum'), 'MORE_THAN_ONE'),
        ...when(minimum > maximum, at('minimum'), 'MINIMUM_ABOVE_MAXIMUM'),
      ];
    }),
  ];
}

/** What a questionnaire and the groups of a round say against each other: a group that is asked no item, and one that is asked and is not there. */
export function roundGroupFaults(
  { competencies, openQuestions }: QuestionnaireDefinition,
  groups: readonly RaterGroup[],
): Fault<'GROUP_ASKED_NOTHING' | 'GROUP_NOT_IN_ROUND'>[] {
  const items = competencies.flatMap((competency) => competency.items);
  const asked = new Set([...items, ...openQuestions].flatMap((part) => part.groups ?? []));
  return [
    ...groups.flatMap(({ key }) => when(isIdle(key, items), [key], 'GROUP_ASKED_NOTHING' as const)),
    ...[...asked].flatMap((key) =>
      when(!groups.some((group) => group.key === key), [key], 'GROUP_NOT_IN_ROUND' as const),
    ),
  ];
}

const isIdle = (key: string, items: readonly Item[]): boolean =>
  !items.some(({ groups }) => groups === undefined || groups.includes(key));

/** Where the groups are left to the round, any may be meant. */
function unknownGroupFaults(
  groups: readonly RaterGroup[] | null,
  asked: readonly Placed<Item | OpenQuestion>[],
): QuestionnaireFault[] {
  if (!groups) return [];
  return asked.flatMap(({ part, path }) =>
    (part.groups ?? []).flatMap((key, at) =>
      when(!groups.some((group) => group.key === key), [...path, 'groups', String(at)], 'UNKNOWN_GROUP'),
    ),
  );
}

/** Every group is asked an item: nobody opens an empty questionnaire. */
function idleGroupFaults(
  groups: readonly RaterGroup[] | null,
  items: readonly Placed<Item>[],
  under: 'raterGroups' | 'minimumRaters',
): QuestionnaireFault[] {
  return (groups ?? []).flatMap(({ key }, at) =>
    when(
      isIdle(
        key,
        items.map(({ part }) => part),
      ),
      [under, under === 'raterGroups' ? String(at) : key],
      'GROUP_ASKED_NOTHING',
    ),
  );
}
