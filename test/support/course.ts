import { aDirectorate, type Directorate, type Name } from './directorate.js';
import type { Installation } from './installation.js';

/** A step of the course's first module. */
export interface CourseStep {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
}

/** Dora's course of five modules, made from the shipped template and approved, with the directorate's participants. */
export interface Course extends Directorate {
  readonly programmeId: string;
  /** The first module, and its steps by their keys. */
  readonly moduleId: string;
  readonly steps: Readonly<Record<string, CourseStep>>;
}

const PARTICIPANTS: readonly Name[] = ['anna', 'bram', 'cem'];

/** @param participants who takes part from the start; nobody for one that people enrol in themselves */
export async function aCourse(leerlijn: Installation, participants: readonly Name[] = PARTICIPANTS): Promise<Course> {
  const directorate = await aDirectorate(leerlijn);
  const coordinator = await directorate.as('coen');
  const [unit] = await leerlijn.sql<{ id: string }>('select id from org_unit where tenant_id = $1', [
    directorate.tenantId,
  ]);
  const name = { nl: 'Leergang', en: 'Course' };
  const input = {
    name,
    unitId: unit!.id,
    clientId: directorate.ids.dora,
    startsOn: '2027-01-04',
    endsOn: '2028-12-22',
  };
  const { programmeCreate } = await leerlijn.must(
    'mutation ($input: ProgrammeCreateInput!) { programmeCreate(input: $input) { programme { id } userErrors { code } } }',
    { input },
    coordinator,
  );
  const programmeId: string = programmeCreate.programme.id;
  const { programmeModulesAddFromTemplate } = await leerlijn.must(
    `mutation ($p: ID!) { programmeModulesAddFromTemplate(programmeId: $p, input: { templateKey: "leergang" }) {
      modules { id steps { id key kind } } userErrors { code } } }`,
    { p: programmeId },
    coordinator,
  );
  const [{ id: moduleId, steps }] = programmeModulesAddFromTemplate.modules;
  // How a design is approved is told elsewhere.
  await leerlijn.sql(`update programme set state = 'APPROVED' where id = $1`, [programmeId]);
  await leerlijn.sql(
    `insert into participation (tenant_id, id, programme_id, person_id, enrolled_at)
     select $1, gen_random_uuid(), $2, p, now() from unnest($3::uuid[]) p`,
    [directorate.tenantId, programmeId, participants.map((who) => directorate.ids[who])],
  );
  return {
    ...directorate,
    programmeId,
    moduleId,
    steps: Object.fromEntries(steps.map((step: CourseStep) => [step.key, step])),
  };
}
