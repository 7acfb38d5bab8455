import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { visibleTo } from '../../confidentiality/visible-to.model.js';
import { fullName } from '../../people/people/person.read-model.js';
import type { ModuleReference } from '../../programmes/modules/module-reference.model.js';
import { isOfProgramme } from '../../programmes/participations/participants.read-model.js';
import type { IntervisionLine, IntervisionMeeting } from '../meetings/meeting.model.js';
import type { IntervisionGroup, IntervisionMember } from './group.model.js';
import { groupReaders, groupView, type LineAudience, membersNow, readsLine, type Stay } from './group.policy.js';

type StoredLine = Omit<IntervisionLine, 'visibleTo'> & { audience: LineAudience; writtenAt: string };
type StoredMeeting = Omit<IntervisionMeeting, 'startsAt' | 'endsAt' | 'lines' | 'lineAudiences'> & {
  startsAt: string;
  endsAt: string;
  lines: StoredLine[];
};
interface GroupRow {
  id: string;
  number: number;
  module: ModuleReference;
  isOfProgramme: boolean;
  /** Everybody who is in it or was, with a line for each time. */
  members: (Pick<IntervisionMember, 'personId' | 'how'> & { joinedAt: string; leftAt: string | null; name: string })[];
  meetings: StoredMeeting[];
}

/** Groups as somebody may see them, each question one statement. */
@Injectable()
export class IntervisionGroupReader {
  constructor(private readonly db: Database) {}

  /** @throws NotFound for whom there is no such group */
  async byId(actor: PersonActor, id: string, locale: Locale): Promise<IntervisionGroup> {
    const [group] = await this.read(actor, Prisma.sql`v.id = ${id}::uuid`, locale);
    if (!group) throw new NotFound();
    return group;
  }

  /** The groups of a module that the actor may see something of, by number. */
  ofModule(actor: PersonActor, moduleId: string, locale: Locale): Promise<IntervisionGroup[]> {
    return this.read(actor, Prisma.sql`v.module_id = ${moduleId}::uuid`, locale);
  }

  /** The groups that the actor is in, or wrote something in, the latest module first. */
  async ofActor(actor: PersonActor, locale: Locale): Promise<IntervisionGroup[]> {
    const own = Prisma.sql`
      exists (select from intervision_member i
               where i.tenant_id = v.tenant_id and i.group_id = v.id and i.person_id = ${actor.personId}::uuid and i.left_at is null)
      or exists (select from intervision_meeting t
                   join intervision_line l on l.tenant_id = t.tenant_id and l.session_id = t.session_id
                  where t.tenant_id = v.tenant_id and t.group_id = v.id and l.author_id = ${actor.personId}::uuid)`;
    return (await this.read(actor, own, locale)).reverse();
  }

  private async read(actor: PersonActor, which: Prisma.Sql, locale: Locale): Promise<IntervisionGroup[]> {
    const rows = await this.db.read<GroupRow & Record<string, unknown>>(
      actor,
      Prisma.sql`
        select v.id, v.number, jsonb_build_object('id', m.id, 'name', m.name) as module,
               ${isOfProgramme(actor)} as "isOfProgramme",
               coalesce(
                 (select jsonb_agg(jsonb_build_object('personId', p.id, 'name', ${fullName.p}, 'how', i.how, 'joinedAt', i.joined_at,
                                                      'leftAt', i.left_at)
                                   order by p.family_name, p.given_name, p.id)
                    from intervision_member i join person p on p.tenant_id = i.tenant_id and p.id = i.person_id
                   where i.tenant_id = v.tenant_id and i.group_id = v.id), '[]') as members,
               coalesce(
                 (select jsonb_agg(jsonb_build_object(
                           'id', s.id, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'timeZone', s.time_zone, 'place', s.place,
                           'isCancelled', s.state = 'CANCELLED', 'method', t.method, 'ownMethod', t.own_method,
                           'caseGiverId', t.case_giver_id, 'version', t.version, 'attendanceVersion', s.version,
                           'attendances', coalesce(
                             (select jsonb_agg(jsonb_build_object('personId', p.id, 'state', a.state) order by p.family_name, p.given_name, p.id)
                                from attendance a join person p on p.tenant_id = a.tenant_id and p.id = a.person_id
                               where a.tenant_id = s.tenant_id and a.session_id = s.id), '[]'),
                           'ownAttendance', (select a.state from attendance a
                              where a.tenant_id = s.tenant_id and a.session_id = s.id and a.person_id = ${actor.personId}::uuid),
                           'lines', coalesce(
                             (select jsonb_agg(jsonb_build_object('id', l.id, 'authorId', l.author_id, 'kind', l.kind, 'text', l.text,
                                                                  'audience', l.audience, 'version', l.version,
                                                                  'writtenAt', l.written_at) order by l.kind, l.id)
                                from intervision_line l
                               where l.tenant_id = t.tenant_id and l.session_id = t.session_id
                                 and (l.audience <> 'OWN' or l.author_id = ${actor.personId}::uuid)), '[]')) order by s.starts_at, s.id)
                    from intervision_meeting t join session s on s.tenant_id = t.tenant_id and s.id = t.session_id
                   where t.tenant_id = v.tenant_id and t.group_id = v.id), '[]') as meetings
          from intervision_group v
          join module m on m.tenant_id = v.tenant_id and m.id = v.module_id
          join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
         where ${which}
         order by g.starts_on, m.position, v.number`,
    );
    return rows.flatMap((row) => shownTo(actor, row, locale) ?? []);
  }
}

const wrote = ({ personId }: PersonActor, lines: readonly StoredLine[]) =>
  lines.some(({ authorId }) => authorId === personId);

function shownTo(actor: PersonActor, row: GroupRow, locale: Locale): IntervisionGroup | undefined {
  const stays: Stay[] = row.members.map(({ personId, joinedAt, leftAt }) => ({
    personId,
    joinedAt: new Date(joinedAt),
    leftAt: leftAt === null ? null : new Date(leftAt),
  }));
  const memberIds = membersNow(stays);
  const view = groupView(actor, {
    memberIds,
    authorIds: row.meetings.flatMap(({ lines }) => lines.map(({ authorId }) => authorId)),
  });
  if (!view) return undefined;
  const ties = { stays, isOfProgramme: row.isOfProgramme };
  const nameOf = new Map(row.members.map(({ personId, name }) => [personId, name]));
  const audienceOf = (audience: LineAudience, writerId: string, readerIds: readonly string[]) => {
    const others = readerIds.filter((personId) => personId !== writerId).map((personId) => nameOf.get(personId)!);
    return visibleTo(audience, audience === 'GROUP' ? others : [], locale);
  };
  return {
    id: row.id,
    number: row.number,
    module: row.module,
    members:
      view === 'WRITER'
        ? []
        : row.members.flatMap(({ personId, how, joinedAt, leftAt }) =>
            leftAt === null ? [{ personId, how, joinedAt: new Date(joinedAt) }] : [],
          ),
    meetings: row.meetings
      .filter(({ lines }) => view !== 'WRITER' || wrote(actor, lines))
      .map((meeting) => ({
        ...meeting,
        attendances: view === 'WRITER' ? [] : meeting.attendances,
        startsAt: new Date(meeting.startsAt),
        endsAt: new Date(meeting.endsAt),
        lines: meeting.lines
          .map((line) => ({ ...line, writtenAt: new Date(line.writtenAt) }))
          .filter((line) => readsLine(actor, line, ties))
          .map(({ audience, writtenAt, ...line }) => ({
            ...line,
            visibleTo: audienceOf(audience, line.authorId, groupReaders(writtenAt, stays)),
          })),
        lineAudiences:
          view === 'MEMBER'
            ? (['OWN', 'GROUP', 'PROGRAMME'] as const).map((audience) =>
                audienceOf(audience, actor.personId, memberIds),
              )
            : [],
      })),
  };
}
