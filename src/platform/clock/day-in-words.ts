/** A calendar day as people read it: '2027-02-26' is '26 februari 2027'. */
export const dayInWords = (day: string, locale: 'nl' | 'en'): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
