import type { z } from 'zod';

/** What can be wrong with a part by itself. */
export type ShapeFaultCode = 'MISSING' | 'WRONG_TYPE' | 'WRONG_FORMAT' | 'UNKNOWN_FIELD' | 'TOO_SMALL' | 'TOO_LARGE';

/** What is wrong, and where: object keys and array positions (from 0) from the root down, as in `['competencies', '0', 'key']`. */
export interface Fault<Code extends string> {
  path: string[];
  code: Code;
}

/** What zod found, in our own words. */
export function faultsOfIssue(issue: z.core.$ZodIssue): Fault<ShapeFaultCode>[] {
  const path = issue.path.map(String);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((unknown) => ({ path: [...path, unknown], code: 'UNKNOWN_FIELD' }));
    case 'invalid_type':
      return [{ path, code: issue.input === undefined ? 'MISSING' : 'WRONG_TYPE' }];
    case 'too_small':
      return [{ path, code: 'TOO_SMALL' }];
    case 'too_big':
      return [{ path, code: 'TOO_LARGE' }];
    case 'invalid_format':
      return [{ path, code: 'WRONG_FORMAT' }];
    default:
      return [{ path, code: 'WRONG_TYPE' }];
  }
}
