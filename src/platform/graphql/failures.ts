import type { Locale } from '../auth/actor.js';
import type { UserError } from './user-error.model.js';
import { say, type TextValues, type UserErrorKind } from './user-errors.js';

/** One expected failure: what, where in the input (['input', 'goals', '0']), and the values that its text names. */
export interface Refused {
  readonly kind: UserErrorKind;
  readonly field?: readonly string[];
  readonly values?: TextValues;
}

/** Thrown by services when a request cannot be carried out for a reason that the caller can mend; it becomes the payload's userErrors. */
export class Refusal extends Error {
  readonly refused: readonly Refused[];

  constructor(...refused: [Refused, ...Refused[]]) {
    super(refused.map(({ kind }) => kind.code).join(', '));
    this.refused = refused;
  }
}

/** What somebody reads of a failure. */
export const userErrorOf = ({ kind, field, values }: Refused, locale: Locale): UserError => ({
  code: kind.code,
  message: say(kind.texts, locale, values),
  field: field ?? null,
});

/** Shorthand for the commonest refusal: one reason, at one place. */
export const refuse = (kind: UserErrorKind, field?: readonly string[], values?: TextValues): Refusal =>
  new Refusal({ kind, field, values });

/**
 * Refuses for all of these reasons at once; does nothing when there is none.
 * @throws Refusal
 */
export function refuseAll(refused: readonly Refused[]): void {
  const [first, ...rest] = refused;
  if (first) throw new Refusal(first, ...rest);
}

/** What does not exist, and equally what belongs to somebody else. */
export class NotFound extends Error {}

/** The actor may not do this at all, whatever the input. */
export class Forbidden extends Error {}
