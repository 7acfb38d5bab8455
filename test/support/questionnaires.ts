import fc from 'fast-check';
import {
  LANGUAGES,
  parseQuestionnaire,
  type QuestionnaireDefinition,
} from '../../src/domains/feedback/questionnaires/questionnaire.rules.js';

/** What YAML could take for something else, and what people really type. */
const line = fc
  .oneof(
    fc.constantFrom(
      'ja',
      'no',
      'null',
      '~',
      '1e3',
      '2025',
      '0x10',
      '- a',
      'a: b',
      '# geen',
      '"aan"',
      "'t",
      '*x',
      '&x',
      '!ja',
      '| x',
      '%',
      '{',
      'a,',
    ),
    fc.string({ minLength: 1, maxLength: 40 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  )
  .map((text) =>
    text
      .replace(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/gu, '')
      .normalize('NFC')
      .trim(),
  )
  .filter((text) => text.length > 0 && text.length <= 80);

/** At least one language; which one is missing differs. */
const texts = fc
  .tuple(fc.subarray([...LANGUAGES], { minLength: 1 }), line, line)
  .map(([languages, nl, en]) => Object.fromEntries(languages.map((one) => [one, one === 'nl' ? nl : en])));

const optional = <Value>(key: string, value: fc.Arbitrary<Value>) =>
  fc.option(value, { nil: undefined }).map((one) => (one === undefined ? {} : { [key]: one }));

const labelsFor = (points: number) =>
  fc
    .tuple(fc.subarray([...LANGUAGES], { minLength: 1 }), fc.array(line, { minLength: points, maxLength: points }))
    .map(([languages, labels]) => Object.fromEntries(languages.map((language) => [language, labels])));

const OWN_GROUPS = ['CITIZEN', 'PEER', 'TEAM_17'];

const raterGroups = fc
  .tuple(
    texts,
    fc.array(fc.record({ name: texts, minimum: fc.nat(10), anonymous: fc.boolean() }), { minLength: 3, maxLength: 3 }),
  )
  .map(([name, own]) => [
    { key: 'SELF', name, minimum: 1, maximum: 1, anonymous: false },
    ...own.map((group, at) => ({ key: OWN_GROUPS[at], ...group, maximum: 10 })),
  ]);

/** Definitions that can be published: every option present or absent, texts in one language or in both. */
export const definitions: fc.Arbitrary<QuestionnaireDefinition> = fc
  .record({ points: fc.integer({ min: 3, max: 7 }), min: fc.integer({ min: 1, max: 3 }), ownGroups: fc.boolean() })
  .chain(({ points, min, ownGroups }) => {
    const question = fc.record({ self: texts, other: texts });
    const groups = ownGroups ? optional('groups', fc.subarray(OWN_GROUPS, { minLength: 1 })) : fc.constant({});
    const item = fc
      .tuple(question, optional('anchor', fc.boolean()), groups)
      .map(([asked, anchor, only]) => ({ ...asked, ...anchor, ...only }));
    const competency = fc
      .record({
        name: texts,
        theme: optional('theme', fc.constantFrom('direction', 'room')),
        norm: optional(
          'norm',
          fc.record({ sd: fc.constantFrom(0.4, 1, 0.55), reliability: fc.constantFrom(0, 0.8), source: line }),
        ),
        first: question,
        items: fc.array(item, { maxLength: 3 }),
      })
      .map(({ name, theme, norm, first, items }) => ({ name, ...theme, ...norm, items: [first, ...items] }));
    return fc
      .record({
        frame: fc.record({ name: texts, labels: labelsFor(points), cannotJudge: fc.boolean() }),
        groups: ownGroups
          ? raterGroups.map((all) => ({ raterGroups: all }))
          : optional('minimumRaters', fc.constant({ SELF: 1, MANAGER: 0, PEER: 4, DIRECT_REPORT: 3, OTHER: 0 })),
        secondRating: optional(
          'secondRating',
          fc
            .tuple(fc.constantFrom('IMPORTANCE', 'DESIRED'), question, optional('labels', labelsFor(points)))
            .map(([kind, asked, labels]) => ({ kind, question: asked, ...labels })),
        ),
        section: fc.option(texts),
        competencies: fc.array(competency, { minLength: 1, maxLength: 4 }),
        openQuestions: fc.array(
          item.map(({ anchor, ...asked }: Record<string, unknown>) => asked),
          { maxLength: 2 },
        ),
      })
      .map(({ frame, groups, secondRating, section, competencies, openQuestions }) => ({
        key: 'sample',
        name: frame.name,
        scale: { min, max: min + points - 1, cannotJudge: frame.cannotJudge, labels: frame.labels },
        ...groups,
        anonymityThreshold: 3,
        ...secondRating,
        ...(section ? { sections: [{ key: 'first', name: section }] } : {}),
        competencies: competencies.map((one, at) => ({
          key: `c${at}`,
          ...one,
          ...(section && at === 0 ? { section: 'first' } : {}),
          items: one.items.map((asked, index) => ({ key: `c${at}-${index}`, ...asked })),
        })),
        openQuestions: openQuestions.map((asked, at) => ({ key: `q${at}`, ...asked })),
      }));
  })
  .map((sample) => {
    const parsed = parseQuestionnaire(sample);
    if (!parsed.valid) throw new Error(`No sample: ${JSON.stringify(parsed.faults)}`);
    return parsed.definition;
  });
