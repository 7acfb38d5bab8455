import { conflictSentence } from './conflict-sentence.rules.js';

const nameOf = (id: string) => id[0]!.toUpperCase() + id.slice(1);

describe('what cannot be is told with the rules that conflict', () => {
  it('of somebody for whom nobody is left', () => {
    const conflict = {
      persons: ['eva'],
      isSmallest: true,
      rules: [
        { kind: 'FORBIDDEN', code: 'OWN_LINE', person: 'eva', places: ['lena'] },
        { kind: 'FORBIDDEN', code: 'LANGUAGE', person: 'eva', places: ['lars', 'loes'] },
      ] as const,
    };
    const rules = conflict.rules.map((rule) => ({ ...rule, places: [...rule.places] }));
    expect(conflictSentence({ ...conflict, rules }, nameOf, 'nl')).toBe(
      'Voor Eva is geen plaats te vinden: Eva kan niet bij Lena (de een staat in de lijn van de ander); Eva kan niet bij Lars en Loes (een andere taal).',
    );
    expect(conflictSentence({ ...conflict, rules }, nameOf, 'en')).toBe(
      'No place can be found for Eva: Eva cannot be with Lena (one stands in the line of the other); Eva cannot be with Lars and Loes (another language).',
    );
  });

  it('of more people than there are places, by the first few names', () => {
    const persons = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const rules = [{ kind: 'MAXIMUM', place: 'lena', maximum: 7 } as const];
    expect(conflictSentence({ persons, rules, isSmallest: true }, nameOf, 'nl')).toBe(
      'Voor A, B, C, D, E, F en nog 2 (8) zijn niet allemaal plaatsen te vinden: Lena heeft plaats voor 7.',
    );
  });
});
