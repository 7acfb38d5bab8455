import { readFileSync } from 'node:fs';
import { readYamlFile } from '../../../platform/files/yaml-file.rules.js';
import { parseTemplate, type TemplateDefinition } from './template.rules.js';

/** The templates that every organisation starts with, as the first version of their keys; the first is the one that modules are made from unasked. */
export const SHIPPED_TEMPLATES: readonly TemplateDefinition[] = ['amsterdam', 'leergang', 'short'].map((name) => {
  const file = readYamlFile(readFileSync(new URL(`./shipped/${name}.yaml`, import.meta.url), 'utf8'));
  const parsed = file.readable ? parseTemplate(file.content) : { valid: false as const, faults: file.faults };
  if (!parsed.valid) throw new Error(`The template ${name} is no template: ${JSON.stringify(parsed.faults)}`);
  return parsed.definition;
});
