import type { Expectations } from './expectations.ts';
import type { Installation } from './installation.ts';
import type { SignIn } from './sign-in.ts';
import type { Diary } from './terminal.ts';

/** What every part of the story is played on. */
export interface Stage {
  readonly leerlijn: Installation;
  readonly as: SignIn;
  readonly diary: Diary;
  readonly expect: Expectations;
}

/** Who plays which part, by address. */
export interface Cast {
  readonly director: string;
  readonly coordinator: string;
  readonly learningManagers: readonly string[];
  readonly trainer: string;
}

/** The programme that the story is about. */
export interface Programme {
  readonly programmeId: string;
  /** Of module 1. */
  readonly moduleId: string;
  /** Of all modules, in their order. */
  readonly moduleIds: readonly string[];
  /** What module 1 is about. */
  readonly behaviourId: string;
  /** The session that module 1 starts with. */
  readonly kickOffId: string;
}
