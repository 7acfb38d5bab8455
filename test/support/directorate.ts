import { v7 as newId } from 'uuid';
import type { Installation } from './installation.js';
import { insertUsualSteps } from './usual-steps.js';
import { aTenant, signIn } from './world.js';

/** Given name, family name, whose report, and the role that was granted. Who reports to nobody has no manager. */
const PEOPLE = {
  dora: ['Dora', 'Directeur', null, null],
  otto: ['Otto', 'Overheen', null, null],
  coen: ['Coen', 'Coördinator', null, 'COORDINATOR'],
  tess: ['Tess', 'Trainer', null, 'TRAINER'],
  marga: ['Marga', 'Meijer', 'dora', null],
  mo: ['Mo', 'Mulder', 'dora', null],
  anna: ['Anna', 'Aker', 'marga', null],
  bram: ['Bram', 'Bos', 'marga', null],
  cem: ['Cem', 'Can', 'marga', null],
  dirk: ['Dirk', 'Dam', 'mo', null],
  eva: ['Eva', 'Evers', null, null],
} as const;
export type Name = keyof typeof PEOPLE;

const USUAL_STEPS = [
  'FEEDBACK_360',
  'POP_CONVERSATION',
  'KICK_OFF',
  'INSPIRATION_SESSION',
  'ASSIGNMENT',
  'INTERVISION',
  'FINAL_CONVERSATION',
  'KICK_OUT',
];

const PARTICIPANTS: readonly Name[] = ['anna', 'bram', 'cem', 'dirk', 'eva'];

/** A directorate in the middle of a programme of two modules. */
export interface Directorate {
  readonly tenantId: string;
  readonly ids: Readonly<Record<Name, string>>;
  /** Begrenzend leiderschap and Vitaal leiderschap, of Dora's programme. */
  readonly moduleIds: readonly [string, string];
  /** Signs one of them in, or the administrator, at the moment that it is by now. */
  as(who: Name | 'admin'): Promise<string>;
}

/** Dora's programme with five participants, Eva without a manager, its steps not planned; Otto has a programme of his own. Made behind the scenes, as other stories tell how. */
export async function aDirectorate(leerlijn: Installation, slug = 'amstelstad'): Promise<Directorate> {
  const { tenantId } = await aTenant(leerlijn, slug);
  const ids = Object.fromEntries(Object.keys(PEOPLE).map((name) => [name, newId()])) as Record<Name, string>;
  const unitId = newId();
  await leerlijn.sql(
    `insert into org_unit (tenant_id, id, code, name, type, path) values ($1, $2, 'DV', 'Dienstverlening', 'DIRECTORATE', '/DV/')`,
    [tenantId, unitId],
  );
  for (const [name, [givenName, familyName, manager, role]] of Object.entries(PEOPLE)) {
    const id = ids[name as Name];
    await leerlijn.sql(
      'insert into person (tenant_id, id, given_name, family_name, email, unit_id, manager_id) values ($1, $2, $3, $4, $5, $6, $7)',
      [tenantId, id, givenName, familyName, `${name}@${slug}.example`, unitId, manager && ids[manager]],
    );
    if (role)
      await leerlijn.sql('insert into role_grant (tenant_id, person_id, role, granted_at) values ($1, $2, $3, now())', [
        tenantId,
        id,
        role,
      ]);
  }
  const programme = async (clientId: string) => {
    const id = newId();
    await leerlijn.sql(
      `insert into programme (tenant_id, id, name, unit_id, client_id, starts_on, ends_on, time_zone, state, created_at)
       values ($1, $2, '{"nl":"Programma","en":"Programme"}', $3, $4, '2027-01-01', '2029-01-01', 'Europe/Amsterdam', 'APPROVED', now())`,
      [tenantId, id, unitId, clientId],
    );
    return id;
  };
  const module = async (programmeId: string, position: number, nl: string, en: string) => {
    const id = newId();
    await leerlijn.sql('insert into module (tenant_id, id, programme_id, position, name) values ($1, $2, $3, $4, $5)', [
      tenantId,
      id,
      programmeId,
      position,
      { nl, en },
    ]);
    await insertUsualSteps(leerlijn, { tenantId, moduleId: id }, USUAL_STEPS);
    return id;
  };
  const programmeId = await programme(ids.dora);
  await programme(ids.otto);
  const moduleIds = [
    await module(programmeId, 1, 'Begrenzend leiderschap', 'Boundary-setting leadership'),
    await module(programmeId, 2, 'Vitaal leiderschap', 'Vital leadership'),
  ] as const;
  for (const name of PARTICIPANTS)
    await leerlijn.sql(
      'insert into participation (tenant_id, id, programme_id, person_id, enrolled_at) values ($1, $2, $3, $4, now())',
      [tenantId, newId(), programmeId, ids[name]],
    );
  return { tenantId, ids, moduleIds, as: (who) => signIn(leerlijn, `${who}@${slug}.example`) };
}

/** Has an import tell that somebody of the organisation has another manager: who it is, is written by then. */
export async function tellOfNewManager(
  leerlijn: Installation,
  { tenantId }: Pick<Directorate, 'tenantId'>,
  personId: string,
): Promise<void> {
  await leerlijn.sql(
    `insert into outbox_event (tenant_id, id, type, payload, recorded_at)
     values ($1, gen_random_uuid(), 'people.person.manager-changed', $2, $3)`,
    [tenantId, { personId }, await leerlijn.now()],
  );
}

/** Puts more people under Marga and into Dora's programme behind the scenes; gives what is in front of their @, and their id. */
export async function moreParticipants(
  leerlijn: Installation,
  { tenantId, ids, moduleIds }: Pick<Directorate, 'tenantId' | 'ids' | 'moduleIds'>,
  count: number,
): Promise<{ name: string; id: string }[]> {
  const people = await leerlijn.sql<{ name: string; id: string }>(
    `insert into person (tenant_id, id, given_name, family_name, email, unit_id, manager_id)
     select m.tenant_id, gen_random_uuid(), 'Deelnemer', n, 'deelnemer' || n || substr(m.email, strpos(m.email, '@')), m.unit_id, m.id
       from person m, generate_series(1, $3::int) n where m.tenant_id = $1 and m.id = $2
     returning split_part(email, '@', 1) as name, id`,
    [tenantId, ids.marga, count],
  );
  await leerlijn.sql(
    `insert into participation (tenant_id, id, programme_id, person_id, enrolled_at)
     select $1, gen_random_uuid(), m.programme_id, p, now() from module m, unnest($3::uuid[]) p where m.id = $2`,
    [tenantId, moduleIds[0], people.map(({ id }) => id)],
  );
  return people;
}
