/** Something that has to hold at the end. */
export interface Expectation {
  readonly what: string;
  readonly holds: boolean;
  /** What was found, in a few words. */
  readonly found: string;
}

export interface Expectations {
  readonly all: readonly Expectation[];
  /** `found` has to be `expected`. */
  exactly(what: string, expected: number | string, found: number | string): void;
  that(what: string, holds: boolean, found: string): void;
}

export function expectations(): Expectations {
  const all: Expectation[] = [];
  return {
    all,
    exactly(what, expected, found) {
      const holds = expected === found;
      all.push({ what, holds, found: holds ? `${found}` : `${found}, expected ${expected}` });
    },
    that(what, holds, found) {
      all.push({ what, holds, found });
    },
  };
}
