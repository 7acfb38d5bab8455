import { describe, expect, test } from '@jest/globals';
import { readYamlFile } from '../../../platform/files/yaml-file.rules.js';
import { balanceOf } from '../modules/learning-balance.rules.js';
import { SHIPPED_TEMPLATES } from './shipped-templates.js';
import { parseTemplate, saysTheSame, type TemplateDefinition, templateFile } from './template.rules.js';

const read = (yaml: string): TemplateDefinition => {
  const file = readYamlFile(yaml);
  const parsed = parseTemplate(file.readable ? file.content : null);
  if (!parsed.valid) throw new Error(JSON.stringify(parsed.faults));
  return parsed.definition;
};

/** As the database gives a stored object back: keys in an order of its own. */
const asStored = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value), (_, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)))
      : part,
  );

describe('the templates that come with Leerlijn', () => {
  test.each(SHIPPED_TEMPLATES.map((template) => [template.key, template] as const))(
    '%s reads back as the same template',
    (_, template) => {
      expect(read(templateFile(template))).toEqual(template);
      expect(templateFile(asStored(template))).toBe(templateFile(template));
      expect(saysTheSame(asStored(template), template)).toBe(true);
    },
  );

  test('end with a kick-out that is done once somebody was there and gave something for the harvest', () => {
    const closings = SHIPPED_TEMPLATES.flatMap(({ modules }) => modules).map(({ steps }) =>
      steps.find(({ completion }) => completion.includes('HARVEST_GIVEN')),
    );
    for (const closing of closings) expect(closing?.completion).toEqual(['ATTENDED', 'HARVEST_GIVEN']);
  });

  test('learn mostly on the job, then with others, as 70/20/10 wants it, but for a course', () => {
    const [amsterdam] = SHIPPED_TEMPLATES;
    const { onTheJob, withOthers, formal } = balanceOf(amsterdam!.modules[0]!.steps);
    expect([onTheJob, withOthers, formal]).toEqual([68, 15, 17]);
  });
});

describe('a template with faults', () => {
  const [amsterdam] = SHIPPED_TEMPLATES;
  const faults = (change: (template: { modules: { steps: object[] }[] }) => void) => {
    const template = structuredClone(amsterdam) as unknown as { modules: { steps: object[] }[] };
    change(template);
    const parsed = parseTemplate(template);
    return parsed.valid ? [] : parsed.faults.map(({ path, code }) => `${path.join('.')} ${code}`);
  };

  test('says all of them that are of shape, by path', () => {
    expect(
      faults((template) => {
        Object.assign(template, { key: 'Not A Key', colour: 'red' });
        const [step] = template.modules[0]!.steps;
        Object.assign(step!, { hours: -1, kind: 'PARTY', title: { nl: 'Alleen Nederlands' } });
      }).sort(),
    ).toEqual([
      'colour UNKNOWN_FIELD',
      'key WRONG_FORMAT',
      'modules.0.steps.0.hours TOO_SMALL',
      'modules.0.steps.0.kind UNKNOWN_VALUE',
      'modules.0.steps.0.title.en MISSING',
    ]);
  });

  test('says which module comes twice', () => {
    expect(faults((template) => template.modules.push(template.modules[0]!))).toEqual(['modules.1.key DUPLICATE_KEY']);
  });
});
