import { z } from 'zod';
import { type Fault, faultsOfIssue, type ShapeFaultCode } from '../../../platform/files/shape-faults.rules.js';
import { yamlFileOf } from '../../../platform/files/yaml-file.rules.js';
import {
  STEP_EDGES,
  STEP_FACTS,
  STEP_FORMS,
  STEP_KINDS,
  STEP_PARTIES,
  STEP_REQUIREMENTS,
  type StepDesign,
} from '../modules/build-up.rules.js';
import { type BuildUpFaultCode, faultsInBuildUp } from '../modules/build-up-faults.rules.js';

const KEY = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** No control characters, no halves of a character, and nothing that turns the reading direction of what follows. */
const SAFE_LINE = /^[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]*$/u;

export const stepKey = z.string().regex(KEY).max(64);
const line = (longest: number) => z.string().trim().normalize('NFC').min(1).max(longest).regex(SAFE_LINE);
const texts = z.strictObject({ nl: line(200), en: line(200) });
const share = z.int().min(0).max(100);
const days = z.int().min(-400).max(400);

/** A step as a file or a change says it; what is left out is as usual. */
export const stepSchema = z.strictObject({
  key: stepKey,
  kind: z.enum(STEP_KINDS),
  title: texts,
  who: z.array(z.enum(STEP_PARTIES)).min(1).max(STEP_PARTIES.length),
  form: z.enum(STEP_FORMS),
  shares: z.strictObject({ onTheJob: share, withOthers: share, formal: share }),
  hours: z.number().min(0).max(1000),
  requirement: z.enum(STEP_REQUIREMENTS).default('REQUIRED'),
  choiceKey: stepKey.nullish().transform((key) => key ?? null),
  completion: z.array(z.enum(STEP_FACTS)).min(1).max(STEP_FACTS.length),
  due: z
    .strictObject({
      after: z
        .strictObject({ key: stepKey, edge: z.enum(STEP_EDGES) })
        .nullish()
        .transform((after) => after ?? null),
      days,
      lasts: z.int().min(1).max(400),
    })
    .nullish()
    .transform((due) => due ?? null),
}) satisfies z.ZodType<StepDesign>;

const templateSchema = z.strictObject({
  key: stepKey,
  name: texts,
  /** People of the programme's open units enrol themselves. */
  openEnrolment: z.boolean().default(false),
  modules: z
    .array(z.strictObject({ key: stepKey, name: texts, steps: z.array(stepSchema).min(1).max(60) }))
    .min(1)
    .max(12),
});

/** One or more modules with their steps, in order. */
export type TemplateDefinition = z.output<typeof templateSchema>;

export type TemplateFaultCode = BuildUpFaultCode | ShapeFaultCode | 'UNKNOWN_VALUE';

export type TemplateFault = Fault<TemplateFaultCode>;

/**
 * Reads a template from untrusted data. Every fault of shape is told at once; only what is well-shaped is looked at for what its steps say
 * about each other.
 */
export function parseTemplate(
  input: unknown,
): { valid: true; definition: TemplateDefinition } | { valid: false; faults: TemplateFault[] } {
  const parsed = templateSchema.safeParse(input, { reportInput: true });
  if (!parsed.success) return { valid: false, faults: parsed.error.issues.flatMap(faultsOf) };
  const { modules } = parsed.data;
  const faults = modules.flatMap(({ key, steps }, at): TemplateFault[] => {
    const twice = modules.findIndex((module) => module.key === key) < at;
    return [
      ...(twice ? [{ path: ['modules', String(at), 'key'], code: 'DUPLICATE_KEY' as const }] : []),
      ...faultsInBuildUp(steps).map(({ path, code }) => ({ path: ['modules', String(at), 'steps', ...path], code })),
    ];
  });
  return faults.length === 0 ? { valid: true, definition: parsed.data } : { valid: false, faults };
}

/** A value that is none of a list is told by that name, for what a template says is mostly of lists. */
const faultsOf = (issue: z.core.$ZodIssue): TemplateFault[] =>
  issue.code === 'invalid_value'
    ? [{ path: issue.path.map(String), code: issue.input === undefined ? 'MISSING' : 'UNKNOWN_VALUE' }]
    : faultsOfIssue(issue);

/** A template as a file in the format of shipped/amsterdam.yaml; reading it gives the same template. */
export function templateFile(definition: TemplateDefinition): string {
  // A stored definition has its keys in the order of the database; parsing puts them in that of the format. What is as usual is left out.
  const parsed = parseTemplate(definition);
  const { openEnrolment, ...plain } = parsed.valid ? parsed.definition : definition;
  const written = JSON.parse(
    JSON.stringify(openEnrolment ? { ...plain, openEnrolment } : plain, (name, value) =>
      value === null || (name === 'requirement' && value === 'REQUIRED') ? undefined : value,
    ),
  );
  return yamlFileOf(written);
}

/** Whether two definitions say the same, whatever the order of their keys. */
export const saysTheSame = (one: TemplateDefinition, other: TemplateDefinition): boolean =>
  templateFile(one) === templateFile(other);
