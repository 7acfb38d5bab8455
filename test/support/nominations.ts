/** A file of nominations as a spreadsheet saves it: a row for each rater from outside, so many in each group. */
export function ratersFromOutside(
  participant: string,
  sizes: Readonly<Record<string, number>>,
  language = 'nl',
): string {
  const rows = Object.entries(sizes).flatMap(([group, size]) =>
    Array.from({ length: size }, (_, at) => {
      const name = `${group.toLowerCase()}.${at + 1}`;
      return `${participant};${group};${name}@buiten.example;${name};${language}`;
    }),
  );
  return ['deelnemer;groep;feedbackgever;naam;taal', ...rows].join('\r\n');
}
