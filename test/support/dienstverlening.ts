import { readFileSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import type { Installation } from './installation.js';
import { aTenant, signIn, type World } from './world.js';

/** The directorate of the case: its 53 units and 436 people, among whom the director, the coordinator and the leaders. */
export interface Dienstverlening extends World {
  readonly unitId: string;
  /** Signs in whoever has this name in front of @dienstverlening.example. */
  as(name: string): Promise<string>;
}

export const COORDINATOR = 'wouter.huisman';
export const DIRECTOR = 'emre.peters';

const UNIT_TYPES = {
  ORGANISATIE: 'ORGANISATION',
  CLUSTER: 'CLUSTER',
  DIRECTIE: 'DIRECTORATE',
  AFDELING: 'DEPARTMENT',
  TEAM: 'TEAM',
};
const ECHELONS = { STRATEGISCH: 'STRATEGIC', TACTISCH: 'TACTICAL', OPERATIONEEL: 'OPERATIONAL' };

const sheet = (file: string): Record<string, string>[] =>
  parseCsv(readFileSync(`examples/dienstverlening/${file}`), { columns: true, delimiter: ';', bom: true });

/** Makes the organisation of the case behind the scenes: importing has stories of its own. */
export async function dienstverlening(leerlijn: Installation): Promise<Dienstverlening> {
  const world = await aTenant(leerlijn, 'amstelstad');
  const units = sheet('organisatie.csv').map(({ type, ...unit }) => ({
    ...unit,
    type: UNIT_TYPES[type as keyof typeof UNIT_TYPES],
  }));
  await leerlijn.sql(
    `with recursive listed as (select * from json_to_recordset($2) as x(code text, naam text, type text, bovenliggend text)),
       tree as (select code, '/' || code || '/' as path from listed where bovenliggend = ''
                union all select l.code, t.path || l.code || '/' from listed l join tree t on t.code = l.bovenliggend),
       identified as (select gen_random_uuid() as id, l.*, t.path from listed l join tree t using (code))
     insert into org_unit (tenant_id, id, code, name, type, path, parent_id)
     select $1, u.id, u.code, u.naam, u.type, u.path, parent.id from identified u left join identified parent on parent.code = u.bovenliggend`,
    [world.tenantId, JSON.stringify(units)],
  );
  const people = sheet('medewerkers.csv').map(({ echelon, ...person }) => ({
    ...person,
    echelon: ECHELONS[echelon as keyof typeof ECHELONS],
  }));
  await leerlijn.sql(
    `with listed as (select gen_random_uuid() as id, x.* from json_to_recordset($2) as x(personeelsnummer text, voornaam text,
       tussenvoegsel text, achternaam text, "e-mail" text, taal text, "organisatie-eenheid" text, functie text, leidinggevende text, echelon text))
     insert into person (tenant_id, id, personnel_number, given_name, infix, family_name, email, language, job_title, echelon, unit_id, manager_id)
     select $1, l.id, l.personeelsnummer, l.voornaam, l.tussenvoegsel, l.achternaam, l."e-mail", l.taal, l.functie, l.echelon, u.id, m.id
       from listed l join org_unit u on u.tenant_id = $1 and u.code = l."organisatie-eenheid"
       left join listed m on m.personeelsnummer = l.leidinggevende`,
    [world.tenantId, JSON.stringify(people)],
  );
  await leerlijn.sql(
    `insert into role_grant (tenant_id, person_id, role, granted_at)
     select tenant_id, id, 'COORDINATOR', now() from person where email = $1`,
    [`${COORDINATOR}@dienstverlening.example`],
  );
  const [unit] = await leerlijn.sql<{ id: string }>(
    `select id from org_unit where tenant_id = $1 and code = 'GA-DBD-DV'`,
    [world.tenantId],
  );
  return { ...world, unitId: unit!.id, as: (name) => signIn(leerlijn, `${name}@dienstverlening.example`) };
}

interface Text {
  nl: string;
  en: string;
}

/** What the coordinator has on paper. */
export interface ProgrammeOnPaper {
  name: Text;
  starts: string;
  ends: string;
  timezone: string;
  compass: (Text & { key: string })[];
  businessChallenges: (Text & { leadershipChallenges: (Text & { module: number })[] })[];
  modules: {
    order: number;
    name: Text;
    themes: string[];
    startsAfter?: string;
    impact?: { behaviour: Text; indicators: Text[]; operationalGoal: Text; strategicGoal: Text };
  }[];
}

export const ON_PAPER: ProgrammeOnPaper = parseYaml(
  readFileSync('examples/dienstverlening/programma.yaml', 'utf8'),
).programme;

const errors = 'userErrors { code message }';
export const DEFINE_COMPASS = `mutation ($input: [CompassThemeInput!]!, $version: Int! = 0) { compassDefine(version: $version, input: $input) { compass { id key name { nl } } userErrors { code message field } } }`;
export const CREATE_PROGRAMME = `mutation ($input: ProgrammeCreateInput!) {
  programmeCreate(input: $input) { programme { id state version client { displayName } conditions { id kind signedAt } } userErrors { code message field } } }`;
export const ADD_BUSINESS_CHALLENGE = `mutation ($programmeId: ID!, $input: BusinessChallengeAddInput!) {
  businessChallengeAdd(programmeId: $programmeId, input: $input) { businessChallenge { id } ${errors} } }`;
export const ADD_LEADERSHIP_CHALLENGE = `mutation ($businessChallengeId: ID!, $input: LeadershipChallengeAddInput!) {
  leadershipChallengeAdd(businessChallengeId: $businessChallengeId, input: $input) { leadershipChallenge { id } ${errors} } }`;
export const ADD_MODULE = `mutation ($programmeId: ID!, $input: ModuleAddInput!) {
  moduleAdd(programmeId: $programmeId, input: $input) { module { id position leadershipChallenges { id } } userErrors { code message field } } }`;
export const SUBMIT = `mutation ($id: ID!) { programmeSubmit(id: $id) { programme { state } ${errors} } }`;
export const SIGN = `mutation ($id: ID!, $version: Int! = 1) { conditionSign(id: $id, version: $version) { condition { kind signedAt signedBy { displayName } } ${errors} } }`;
export const APPROVE = `mutation ($id: ID!, $version: Int!) {
  programmeApprove(id: $id, version: $version) { programme { state approvedAt } userErrors { code message field } } }`;
export const ENROL = `mutation ($id: ID!, $input: ParticipantsEnrolInput! = {}) {
  participantsEnrol(programmeId: $id, input: $input) { programme { participantCount } userErrors { code message field } } }`;

/** What goes into programmeCreate for the programme on paper. */
export const programmeInput = (unitId: string) => ({
  name: ON_PAPER.name,
  unitId,
  startsOn: ON_PAPER.starts,
  endsOn: ON_PAPER.ends,
  timeZone: ON_PAPER.timezone,
});

/** The coordinator types the whole design over from paper; it is a draft then. */
export async function typeInDesign(
  leerlijn: Installation,
  { unitId }: Dienstverlening,
  coordinator: string,
): Promise<string> {
  await leerlijn.must(
    DEFINE_COMPASS,
    { input: ON_PAPER.compass.map(({ key, ...name }) => ({ key, name })) },
    coordinator,
  );
  const { programmeCreate } = await leerlijn.must(CREATE_PROGRAMME, { input: programmeInput(unitId) }, coordinator);
  const programmeId: string = programmeCreate.programme.id;
  const challengeIds: Record<number, string[]> = {};
  for (const { nl, en, leadershipChallenges } of ON_PAPER.businessChallenges) {
    const { businessChallengeAdd } = await leerlijn.must(
      ADD_BUSINESS_CHALLENGE,
      { programmeId, input: { text: { nl, en } } },
      coordinator,
    );
    const businessChallengeId = businessChallengeAdd.businessChallenge.id;
    for (const { module, ...text } of leadershipChallenges) {
      const input = { text: { nl: text.nl, en: text.en } };
      const { leadershipChallengeAdd } = await leerlijn.must(
        ADD_LEADERSHIP_CHALLENGE,
        { businessChallengeId, input },
        coordinator,
      );
      challengeIds[module] = [...(challengeIds[module] ?? []), leadershipChallengeAdd.leadershipChallenge.id];
    }
  }
  for (const { order, name, themes, startsAfter, impact } of ON_PAPER.modules) {
    const input = { name, themeKeys: themes, startsAfter, impact, leadershipChallengeIds: challengeIds[order] };
    await leerlijn.must(ADD_MODULE, { programmeId, input }, coordinator);
  }
  return programmeId;
}

/** The design is submitted, its conditions signed, the design approved, and every leader enrolled. */
export async function bringToLife(
  leerlijn: Installation,
  organisation: Dienstverlening,
  programmeId: string,
): Promise<void> {
  const [coordinator, director] = [await organisation.as(COORDINATOR), await organisation.as(DIRECTOR)];
  await leerlijn.must(SUBMIT, { id: programmeId }, coordinator);
  const { programme } = await leerlijn.must(
    'query ($id: ID!) { programme(id: $id) { version conditions { id } } }',
    { id: programmeId },
    director,
  );
  for (const { id } of programme.conditions) await leerlijn.must(SIGN, { id }, director);
  await leerlijn.must(APPROVE, { id: programmeId, version: programme.version }, director);
  await leerlijn.must(ENROL, { id: programmeId }, coordinator);
}
