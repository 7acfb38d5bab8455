import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import type { ModuleReference } from '../../programmes/modules/module-reference.model.js';
import type { Attendance } from '../attendance/attendance.model.js';
import type { Session } from './session.model.js';
import { sessionView } from './session.policy.js';
import { type SessionKind, type SessionState, turnoutOf } from './session.rules.js';

interface SessionRow {
  id: string;
  module: ModuleReference | null;
  stepId: string | null;
  kind: SessionKind;
  title: LocalizedText;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  place: string;
  capacity: number;
  sequence: number;
  version: number;
  state: SessionState;
  clientId: string;
  attendances: Attendance[];
}

/** The columns of a SessionRow, for `select ${COLUMNS} from ${SESSIONS}`; alias s. */
const COLUMNS = Prisma.sql`
  s.id, s.step_id as "stepId", s.kind, s.title, s.starts_at as "startsAt", s.ends_at as "endsAt", s.time_zone as "timeZone", s.place, s.capacity, s.sequence, s.version, s.state,
  case when m.id is not null then jsonb_build_object('id', m.id, 'name', m.name) end as module, g.client_id as "clientId",
  coalesce(
    (select jsonb_agg(jsonb_build_object('personId', a.person_id, 'state', a.state) order by p.family_name, p.given_name, p.id)
       from attendance a join person p on p.tenant_id = a.tenant_id and p.id = a.person_id
      where a.tenant_id = s.tenant_id and a.session_id = s.id), '[]') as attendances`;

const SESSIONS = Prisma.sql`
  session s
  left join module m on m.tenant_id = s.tenant_id and m.id = s.module_id
  join programme g on g.tenant_id = s.tenant_id and g.id = coalesce(m.programme_id, s.programme_id)`;

/** Sessions as somebody may see them, each question one statement. */
@Injectable()
export class SessionReader {
  constructor(private readonly db: Database) {}

  /** @returns undefined when there is no such session for the actor. */
  async byId(actor: PersonActor, id: string): Promise<Session | undefined> {
    const [session] = await this.shown(actor, Prisma.sql`s.id = ${id}::uuid`);
    return session;
  }

  /** What the actor may see of a module's sessions, the earliest first; cancelled ones too. */
  ofModule(actor: PersonActor, moduleId: string): Promise<Session[]> {
    return this.shown(actor, Prisma.sql`s.module_id = ${moduleId}::uuid`);
  }

  /** The sessions that the actor is invited to, the earliest first; past and cancelled ones too. */
  ofActor(actor: PersonActor): Promise<Session[]> {
    return this.shown(
      actor,
      Prisma.sql`(s.tenant_id, s.id) in (select i.tenant_id, i.session_id from attendance i where i.person_id = ${actor.personId}::uuid)`,
    );
  }

  /** Planned sessions that overlap with this one and have people who are invited to it, or could be as participants of its programme. */
  async clashes(actor: PersonActor, id: string): Promise<{ session: Session; personIds: string[] }[]> {
    const rows = await this.db.read<SessionRow & { personIds: string[] }>(
      actor,
      Prisma.sql`
        select ${COLUMNS}, doubled.person_ids as "personIds"
          from ${SESSIONS}
          join session this on this.tenant_id = s.tenant_id and this.id = ${id}::uuid and this.id <> s.id
          left join module own on own.tenant_id = this.tenant_id and own.id = this.module_id
          cross join lateral (
            select array_agg(a.person_id order by p.family_name, p.given_name, p.id) as person_ids
              from attendance a join person p on p.tenant_id = a.tenant_id and p.id = a.person_id
             where a.tenant_id = s.tenant_id and a.session_id = s.id
               and (exists (select from attendance i
                             where i.tenant_id = a.tenant_id and i.session_id = this.id and i.person_id = a.person_id)
                 or exists (select from participation e
                             where e.tenant_id = a.tenant_id and e.programme_id = own.programme_id and e.person_id = a.person_id
                               and e.left_at is null))) doubled
         where s.state = 'PLANNED' and s.starts_at < this.ends_at and s.ends_at > this.starts_at and doubled.person_ids is not null
         order by s.starts_at, s.id`,
    );
    return rows.flatMap((row) => {
      const session = shownTo(actor, row);
      return session ? [{ session, personIds: row.personIds }] : [];
    });
  }

  private async shown(actor: PersonActor, which: Prisma.Sql): Promise<Session[]> {
    const rows = await this.db.read<SessionRow>(
      actor,
      Prisma.sql`select ${COLUMNS} from ${SESSIONS} where ${which} order by s.starts_at, s.id`,
    );
    return rows.flatMap((row) => shownTo(actor, row) ?? []);
  }
}

function shownTo(actor: PersonActor, { clientId, ...row }: SessionRow): Session | undefined {
  const invitedIds = row.attendances.map(({ personId }) => personId);
  const view = sessionView(actor, { clientId, invitedIds, isOfDesign: row.module === null });
  return (
    view && {
      ...row,
      attendances:
        view.attendance === 'EVERYBODY'
          ? row.attendances
          : row.attendances.filter(({ personId }) => personId === actor.personId),
      turnout: view.turnout ? turnoutOf(row.attendances) : null,
    }
  );
}
