import { SHIPPED_TEMPLATES } from '../../src/domains/programmes/templates/shipped-templates.js';
import type { Installation } from './installation.js';

/**
 * Puts steps of the usual build-up into a module behind the scenes, without their days: how a module is made is told elsewhere.
 * @param first the position of the first of them
 */
export async function insertUsualSteps(
  leerlijn: Pick<Installation, 'sql'>,
  { tenantId, moduleId }: { tenantId: string; moduleId: string },
  kinds: readonly string[],
  first = 1,
): Promise<void> {
  const [module] = SHIPPED_TEMPLATES[0]!.modules;
  const steps = kinds.map((wanted, at) => {
    const { key, kind, title, who, form, shares, hours, requirement, completion } = module!.steps.find(
      (step) => step.kind === wanted,
    )!;
    return { key, kind, title, who, form, ...shares, hours, requirement, completion, position: first + at };
  });
  await leerlijn.sql(
    `insert into module_step (tenant_id, id, module_id, key, kind, title, position, who, form, on_the_job, with_others, formal, hours, requirement, completion)
     select $1, gen_random_uuid(), $2, key, kind, title, position, who, form, "onTheJob", "withOthers", formal, hours, requirement, completion
       from jsonb_to_recordset($3::jsonb) as step (key text, kind text, title jsonb, position int, who text[], form text, "onTheJob" int, "withOthers" int,
            formal int, hours float, requirement text, completion text[])`,
    [tenantId, moduleId, JSON.stringify(steps)],
  );
}
