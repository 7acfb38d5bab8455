import type { Locale } from '../../../platform/auth/actor.js';
import type { MailText, ModuleMailData, Wording } from './wording.js';

/** Who is identified and told so, and who is promised anonymity. */
export type Audience = 'ANONYMOUS' | 'NAMED' | 'MANAGER' | 'SELF';

/** Somebody whom a rater has to give feedback on: a colleague, or oneself. */
export interface Asked {
  /** Whole name of who the feedback is about. */
  participant: string;
  audience: Audience;
  /** The group that the rater answers in, as reports name it. */
  groupName: string;
  /** Number of questions on a scale. */
  items: number;
}

/** A mail to a rater about their part in one round. */
export interface AskedMailData extends ModuleMailData {
  /** At least one. */
  asked: Asked[];
  closesAt: Date;
}

/** @param anonymous whether the round shows the group's answers only over enough raters; that decides, whatever the group is called */
export function audienceOf(groupKey: string, anonymous: boolean): Audience {
  if (groupKey === 'SELF') return 'SELF';
  if (anonymous) return 'ANONYMOUS';
  return groupKey === 'MANAGER' ? 'MANAGER' : 'NAMED';
}

/** Everybody but the reader. */
export const othersOf = (asked: readonly Asked[]): Asked[] => asked.filter(({ audience }) => audience !== 'SELF');

/** A mail that reads differently to who is asked about nobody but oneself, about one colleague, and about more. */
export function byNumberAsked<Data extends AskedMailData>(
  toOneself: Wording<Data>,
  aboutOne: Wording<Data>,
  aboutSeveral: Wording<Data>,
): Wording<Data> {
  const wordingFor = ({ asked }: Data) => {
    if (asked.length > 1) return aboutSeveral;
    return othersOf(asked).length === 0 ? toOneself : aboutOne;
  };
  return {
    nl: (data, words) => wordingFor(data).nl(data, words),
    en: (data, words) => wordingFor(data).en(data, words),
  };
}

const labels: Record<Locale, Record<Exclude<Audience, 'SELF'>, (groupName: string) => string>> = {
  nl: {
    ANONYMOUS: (group) => `anoniem, in de groep ‘${group}’`,
    NAMED: (group) => `niet anoniem, in de groep ‘${group}’`,
    MANAGER: () => 'niet anoniem, als leidinggevende',
  },
  en: {
    ANONYMOUS: (group) => `anonymous, in the group ‘${group}’`,
    NAMED: (group) => `not anonymous, in the group ‘${group}’`,
    MANAGER: () => 'not anonymous, as the manager',
  },
};

/** The colleagues by name, and where the reader does not answer about all of them alike, how about each. */
export function listOfOthers(asked: readonly Asked[], locale: Locale): NonNullable<MailText['list']> {
  const items = othersOf(asked).map(({ participant, audience, groupName }) => ({
    term: participant,
    about: audience === 'SELF' ? undefined : labels[locale][audience](groupName),
  }));
  const isOneKind = new Set(items.map(({ about }) => about)).size <= 1;
  return { kind: 'names', items: isOneKind ? items.map(({ term }) => ({ term })) : items };
}
