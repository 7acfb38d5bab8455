import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { visibleTo } from '../../confidentiality/visible-to.model.js';
import { fullName, isHere } from '../../people/people/person.read-model.js';
import type { DesignSession, DesignSessionMeeting } from './design-session.model.js';
import { maySeeDesignSession } from './design-session.policy.js';

type DesignSessionRow = Omit<DesignSession, 'meeting' | 'visibleTo'> & {
  clientId: string;
  meeting: (Omit<DesignSessionMeeting, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string }) | null;
  /** Full names, by id, of everybody who is invited. */
  invited: { id: string; name: string }[];
};

/** The client and who reports to the client and leads: the management team, as the org chart has it; alias p. */
export const managementTeam = (now: Date): Prisma.Sql =>
  Prisma.sql`(p.id = g.client_id or (p.manager_id = g.client_id and p.echelon is not null)) and ${isHere(now)}`;

/** Design sessions as somebody may see them, each question one statement. */
@Injectable()
export class DesignSessionReader {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound */
  async byId(actor: PersonActor, id: string, locale: Locale): Promise<DesignSession> {
    const [session] = await this.read(actor, Prisma.sql`d.id = ${id}::uuid`, locale);
    if (!session) throw new NotFound();
    return session;
  }

  /** Those of a programme that the actor may see, in their order. */
  ofProgramme(actor: PersonActor, programmeId: string, locale: Locale): Promise<DesignSession[]> {
    return this.read(actor, Prisma.sql`d.programme_id = ${programmeId}::uuid`, locale);
  }

  private async read(actor: PersonActor, where: Prisma.Sql, locale: Locale): Promise<DesignSession[]> {
    const decided = (object: Prisma.Sql, table: Prisma.Sql) => Prisma.sql`
      coalesce((select json_agg(${object} order by part.position) from ${table} part
                 where part.tenant_id = d.tenant_id and part.design_session_id = d.id and part.archived_at is null), '[]')`;
    const challenge = Prisma.sql`json_build_object('id', part.id, 'text', part.text)`;
    const invited = Prisma.sql`attendance a join person p on p.tenant_id = a.tenant_id and p.id = a.person_id
      where a.tenant_id = s.tenant_id and a.session_id = s.id`;
    const rows = await this.db.read<DesignSessionRow & Record<string, unknown>>(
      actor,
      Prisma.sql`
        select d.id, d.position, d.title, d.results, d.version, g.client_id as "clientId",
               case when s.id is not null then json_build_object('sessionId', s.id, 'startsAt', s.starts_at, 'endsAt', s.ends_at,
                 'timeZone', s.time_zone, 'place', s.place, 'state', s.state, 'version', s.version, 'attendances', coalesce(
                   (select json_agg(json_build_object('personId', a.person_id, 'state', a.state) order by p.family_name, p.given_name, p.id)
                      from ${invited}), '[]')) end as meeting,
               coalesce((select json_agg(json_build_object('id', p.id, 'name', ${fullName.p}) order by p.family_name, p.given_name, p.id)
                           from ${invited}), '[]') as invited,
               array(select p.id from person p where p.tenant_id = g.tenant_id and ${managementTeam(this.clock.now())}
                      order by p.id <> g.client_id, p.family_name, p.given_name, p.id) as "proposedIds",
               ${decided(challenge, Prisma.sql`business_challenge`)} as "businessChallenges",
               ${decided(challenge, Prisma.sql`leadership_challenge`)} as "leadershipChallenges",
               ${decided(Prisma.sql`json_build_object('id', part.id, 'name', part.name)`, Prisma.sql`module`)} as modules
          from design_session d
          join programme g on g.tenant_id = d.tenant_id and g.id = d.programme_id
          left join session s on s.tenant_id = d.tenant_id and s.id = d.session_id
         where ${where} order by d.position`,
    );
    return rows.flatMap(({ clientId, invited, meeting, ...row }) => {
      if (!maySeeDesignSession(actor, { clientId, invitedIds: invited.map(({ id }) => id) })) return [];
      const others = invited.filter(({ id }) => id !== clientId).map(({ name }) => name);
      return [
        {
          ...row,
          meeting: meeting && {
            ...meeting,
            startsAt: new Date(meeting.startsAt),
            endsAt: new Date(meeting.endsAt),
          },
          visibleTo: visibleTo('DESIGN', others, locale),
        },
      ];
    });
  }
}
