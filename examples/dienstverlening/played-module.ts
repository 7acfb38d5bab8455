import { dayOf, daysAfter, momentOf } from './calendar.ts';
import type { Lesson } from './harvest.ts';

/** Somebody who takes part, with the manager of this moment. */
export interface Participant {
  readonly personId: string;
  readonly email: string;
  readonly managerEmail: string;
}

/** A module as it is played. */
export interface PlayedModule {
  readonly id: string;
  /** In English. */
  readonly name: string;
  /** 1 for the first. */
  readonly number: number;
  /** So many days after those of module 1 are its days. */
  readonly later: number;
  /** Everybody: all are matched and in groups and sessions. */
  readonly people: readonly Participant[];
  /** Those who also write, sign and practise. */
  readonly followed: readonly Participant[];
  /** The behaviour that goals and commitments are about. */
  readonly behaviourId: string | undefined;
  readonly lessons: readonly Lesson[];
}

/** The days of a module, by those of module 1 in the case. */
export const daysOf = ({ later }: PlayedModule) => ({
  /** As it is played: '2027-03-16'. */
  day: (day: string): string => dayOf(daysAfter(day, later)),
  moment: (day: string, time: string): Date => momentOf(daysAfter(day, later), time),
});
