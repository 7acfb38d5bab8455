import { aProgramme } from './feedback.js';
import type { Installation } from './installation.js';
import { aTenant, grantRole, importSheet, personByNumber, signIn } from './world.js';

/** An organisation of any size whose leaders take part in one programme. */
export interface Workforce {
  readonly tenantId: string;
  readonly moduleId: string;
  /** Signs in who has this name in front of the @: 'coen' the coordinator, 'leider1', 'lid1x1' of his team, 'manager1'. */
  as(name: string): Promise<string>;
  emailOf(name: string): string;
}

const LEADERS_PER_MANAGER = 20;
const LEADERS_PER_DIRECTORATE = 100;

/** Brings in, by its two spreadsheets, an organisation of `leaders` team leaders with a team of `teamSize` each, managers above them and Coen. */
export async function aWorkforce(
  leerlijn: Installation,
  { leaders, teamSize, slug = 'grootstad' }: { leaders: number; teamSize: number; slug?: string },
): Promise<Workforce> {
  const { tenantId, admin } = await aTenant(leerlijn, slug);
  const emailOf = (name: string) => `${name}@${slug}.example`;
  const unitOf = (leader: number) => `D${Math.ceil(leader / LEADERS_PER_DIRECTORATE)}`;
  const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
  const units = ['code;naam;type;bovenliggend', 'ORG;Grootstad;ORGANISATIE;'];
  for (const at of upTo(Math.ceil(leaders / LEADERS_PER_DIRECTORATE))) units.push(`D${at};Directie ${at};DIRECTIE;ORG`);
  const person = (name: string, unit: string, manager: string, echelon: string) =>
    `${name};${name};;Jansen;${emailOf(name)};nl;${unit};Functie;${manager};${echelon}`;
  const people = [
    'personeelsnummer;voornaam;tussenvoegsel;achternaam;e-mail;taal;organisatie-eenheid;functie;leidinggevende;echelon',
    person('coen', 'D1', '', ''),
    ...upTo(Math.ceil(leaders / LEADERS_PER_MANAGER)).map((at) =>
      person(`manager${at}`, unitOf(at * LEADERS_PER_MANAGER - LEADERS_PER_MANAGER + 1), '', 'TACTISCH'),
    ),
    ...upTo(leaders).flatMap((leader) => [
      person(`leider${leader}`, unitOf(leader), `manager${Math.ceil(leader / LEADERS_PER_MANAGER)}`, 'OPERATIONEEL'),
      ...upTo(teamSize).map((member) => person(`lid${leader}x${member}`, unitOf(leader), `leider${leader}`, '')),
    ]),
  ];
  await importSheet(leerlijn, admin, 'UNITS', units.join('\n'));
  await importSheet(leerlijn, admin, 'PEOPLE', people.join('\n'));
  const coen = await personByNumber(leerlijn, { tenantId }, 'coen');
  await grantRole(leerlijn, { admin }, coen.id, 'COORDINATOR');
  const [unit] = await leerlijn.sql<{ id: string }>(`select id from org_unit where tenant_id = $1 and code = 'ORG'`, [
    tenantId,
  ]);
  const { programmeId, moduleId } = await aProgramme(leerlijn, { tenantId, unitId: unit!.id, clientId: coen.id });
  await leerlijn.sql(
    `insert into participation (tenant_id, id, programme_id, person_id, enrolled_at)
     select tenant_id, gen_random_uuid(), $2, id, now() from person where tenant_id = $1 and echelon = 'OPERATIONAL'`,
    [tenantId, programmeId],
  );
  return { tenantId, moduleId, emailOf, as: (name) => signIn(leerlijn, emailOf(name)) };
}
