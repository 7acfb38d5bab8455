import type { Competency, Item, QuestionnaireDefinition } from './questionnaire.rules.js';

/** What the bank keeps of a competency: all but what belongs to one questionnaire. */
export type BankCompetency = Omit<Competency, 'section' | 'from'>;

/** One version of a competency in the bank. It never changes; what differs is the next version, counted from 1. */
export interface BankVersion {
  key: string;
  version: number;
  competency: BankCompetency;
}

/** Names a version of the bank, as in 'clear@2'. */
export const bankName = ({ key, version }: Pick<BankVersion, 'key' | 'version'>): string => `${key}@${version}`;

/** The version that a name means: 'clear@2', or for 'clear' the latest. */
export function versionNamed(bank: readonly BankVersion[], name: string): BankVersion | undefined {
  const [key, version] = name.split('@');
  const versions = bank.filter((one) => one.key === key);
  return version === undefined ? latestOf(versions) : versions.find((one) => one.version === Number(version));
}

const latestOf = (versions: readonly BankVersion[]): BankVersion | undefined =>
  versions.reduce<BankVersion | undefined>(
    (latest, one) => (latest && latest.version > one.version ? latest : one),
    undefined,
  );

/**
 * A definition whose competencies each name the version of the bank that they come from, and what the bank has to take in for that. A
 * competency keeps the `from` that it has as long as that is true: every item that both have is the same, some left out or added, and its
 * norm, if it has one, is the bank's and of all the bank's items. Else it is the latest version of its key if nothing differs, and otherwise the next one.
 */
export function putInBank(
  definition: QuestionnaireDefinition,
  bank: readonly BankVersion[],
): { definition: QuestionnaireDefinition; added: BankVersion[] } {
  const placed = definition.competencies.map((competency) => {
    const versions = bank.filter(({ key }) => key === competency.key);
    const content = bankCompetencyOf(competency);
    const known = versions.find((one) => bankName(one) === competency.from && isTakenFrom(content, one.competency));
    const latest = latestOf(versions);
    const place =
      known ??
      (latest && isSame(latest.competency, content)
        ? latest
        : { key: competency.key, version: (latest?.version ?? 0) + 1, competency: content });
    return { competency: { ...competency, from: bankName(place) }, place };
  });
  return {
    definition: { ...definition, competencies: placed.map(({ competency }) => competency) },
    added: placed.map(({ place }) => place).filter((place) => !bank.includes(place)),
  };
}

function bankCompetencyOf({ section, from, ...content }: Competency): BankCompetency {
  return content;
}

function isTakenFrom(competency: BankCompetency, bank: BankCompetency): boolean {
  const shared = competency.items.flatMap((item): [Item, Item][] => {
    const original = bank.items.find(({ key }) => key === item.key);
    return original ? [[item, original]] : [];
  });
  if (competency.norm && !isSame(competency, bank)) return false;
  const frame = ({ items, norm, ...rest }: BankCompetency) => rest;
  return (
    isSame(frame(competency), frame(bank)) && shared.length > 0 && shared.every(([item, other]) => isSame(item, other))
  );
}

/** Whether two definitions ask the same, whichever versions of the bank they name. */
export const asksTheSame = (one: QuestionnaireDefinition, other: QuestionnaireDefinition): boolean =>
  isSame(withoutOrigins(one), withoutOrigins(other));

const withoutOrigins = (definition: QuestionnaireDefinition) => ({
  ...definition,
  competencies: definition.competencies.map(({ from, ...competency }) => competency),
});

/** Whether two values say the same as JSON: the order of keys, and a key without a value, mean nothing. */
const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
