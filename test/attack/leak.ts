import { isOwnSheet, readerOf } from './readers.js';
import type { Entry, Played } from './world.js';

export type Property =
  | 'swap'
  | 'open phase'
  | 'silence'
  | 'silence for raters'
  | 'difference'
  | 'values'
  | 'values for raters'
  | 'one release'
  | 'storage';

/** A broken promise. */
export interface Leak {
  property: Property;
  /** Counted from 0. */
  round: number;
  /** Who learns what from what, as sentences. */
  finding: string;
}

/** One way to attack a history; null when it finds nothing. */
export type Attack = (played: Played) => Leak | null;

/** The first thing that two tellings of a history differ in for somebody else than the raters concerned, each about their own sheet. */
export function firstDifference(
  one: readonly Entry[],
  other: readonly Entry[],
  isMeant: (entry: Entry) => boolean = () => true,
): { entry: Entry; instead: string } | null {
  const [left, right] = [one, other].map((log) => log.filter((entry) => isMeant(entry) && !isOwnSheet(entry.key)));
  for (let at = 0; at < Math.max(left!.length, right!.length); at += 1) {
    const [entry, instead] = [left![at], right![at]];
    if (entry && instead && entry.key === instead.key && entry.bytes === instead.bytes && entry.at === instead.at)
      continue;
    return { entry: (entry ?? instead)!, instead: instead ? `${instead.key}: ${instead.bytes}` : 'nothing' };
  }
  return null;
}

/** A sentence about a difference between what was played and what was played otherwise. */
export const readsOtherwise = ({ entry, instead }: { entry: Entry; instead: string }, otherwise: string): string =>
  `${readerOf(entry.key)} reads ${entry.key}: ${shortened(entry.bytes)}\n    ${otherwise} that would have been ${shortened(instead)}`;

const shortened = (text: string): string => (text.length > 600 ? `${text.slice(0, 600)} …` : text);
