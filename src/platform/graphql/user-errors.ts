import { registerEnumType } from '@nestjs/graphql';
import IntlMessageFormat from 'intl-messageformat';
import type { Locale } from '../auth/actor.js';

/** What an expected failure says, in ICU message syntax; both languages or it does not compile. */
export type Texts = Record<Locale, string>;
export interface UserErrorKind<Code extends string = string> {
  readonly code: Code;
  readonly texts: Texts;
}

/** The closed set of codes: every domain's own file adds to it when it is loaded, so that the schema lists them all. */
export const UserErrorCode: Record<string, string> = {};
registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'Every expected reason why a request was not carried out.',
});

/**
 * Declares a domain's expected failures: a code in SCREAMING_CASE with its texts.
 * @throws Error when another domain uses the code with other texts.
 */
export function defineUserErrors<const Codes extends string>(
  kinds: Record<Codes, Texts>,
): { readonly [C in Codes]: UserErrorKind<C> } {
  const defined = {} as { [C in Codes]: UserErrorKind<C> };
  for (const code of Object.keys(kinds) as Codes[]) {
    if (UserErrorCode[code]) throw new Error(`Two domains define the user error ${code}`);
    UserErrorCode[code] = code;
    defined[code] = { code, texts: kinds[code] };
  }
  return defined;
}

export type TextValues = Record<string, string | number | Date>;

/** A text in somebody's language with its values filled in. */
export const say = (texts: Texts, locale: Locale, values: TextValues = {}): string =>
  String(new IntlMessageFormat(texts[locale], locale, undefined, { ignoreTag: true }).format(values));

export const generalErrors = defineUserErrors({
  INVALID_INPUT: { nl: '{reason}', en: '{reason}' },
  EDITED_MEANWHILE: {
    nl: 'Iemand anders heeft dit intussen gewijzigd. Haal de laatste versie op en probeer het opnieuw.',
    en: 'Somebody else changed this in the meantime. Get the latest version and try again.',
  },
});
