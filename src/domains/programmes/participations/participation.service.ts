import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { parseInput } from '../../../platform/graphql/input.js';
import { type Page, type PageArgs, pageOf, readPageArgs } from '../../../platform/graphql/pages.js';
import type { Person } from '../../people/people/person.model.js';
import { isHere, PEOPLE, PERSON_COLUMNS } from '../../people/people/person.read-model.js';
import { programmeErrors } from '../programmes/programme.errors.js';
import type { Programme } from '../programmes/programme.model.js';
import { mayDesign, maySeeParticipants } from '../programmes/programme.policy.js';
import { phaseAfter, phaseOf } from '../programmes/programme.rules.js';
import { ProgrammeService } from '../programmes/programme.service.js';
import { participantsEnrolled } from '../programmes.events.js';
import { participationErrors } from './participation.errors.js';
import type { ParticipantsEnrolInput, Participation } from './participation.model.js';

const enrolInput = z.object({ personIds: z.array(z.uuid()).min(1).max(2000).nullish() });

type ParticipationRow = Person & Omit<Participation, 'id' | 'person'> & { participationId: string };

@Injectable()
export class ParticipationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly programmes: ProgrammeService,
  ) {}

  /**
   * Enrols the given persons, or all leaders of the programme's unit and under it but the client. Who takes part stays so; of who left,
   * those who are named take part again.
   * @throws NotFound when the programme or a person is not of this tenant
   * @throws Refusal PROGRAMME_NOT_APPROVED, CLIENT_IS_NO_PARTICIPANT, HAS_LEFT, INVALID_INPUT
   */
  async enrol(
    actor: TenantActor,
    programmeId: string,
    input: ParticipantsEnrolInput,
    locale: Locale,
  ): Promise<Programme> {
    const { personIds } = parseInput(enrolInput, input, locale);
    const programme = await this.programmes.byId(actor, programmeId);
    if (!mayDesign(actor)) throw new NotFound();
    if (!phaseAfter('ENROL', phaseOf(programme))) throw refuse(programmeErrors.PROGRAMME_NOT_APPROVED, ['programmeId']);
    if (personIds?.includes(programme.clientId))
      throw refuse(programmeErrors.CLIENT_IS_NO_PARTICIPANT, ['input', 'personIds']);
    const now = this.clock.now();
    await this.db.forTenant(actor, async (tx) => {
      const joining = personIds ? await allOf(tx, personIds, now) : await leadersUnder(tx, programme, now);
      const returning = await tx.participation.updateMany({
        where: { programmeId, personId: { in: personIds ?? [] }, leftAt: { not: null } },
        data: { enrolledAt: now, leftAt: null, leftReason: null },
      });
      const { count } = await tx.participation.createMany({
        data: joining.map((personId) => ({
          tenantId: actor.tenantId,
          id: newId(),
          programmeId,
          personId,
          enrolledAt: now,
        })),
        skipDuplicates: true,
      });
      // Who was in line has a place now.
      await tx.enrolmentWait.deleteMany({ where: { programmeId, personId: { in: joining } } });
      if (count + returning.count > 0) await record(tx, actor.tenantId, participantsEnrolled, { programmeId }, now);
    });
    return this.programmes.byId(actor, programmeId);
  }

  /**
   * Who takes part, by name; who left among them, with when and why.
   * @throws NotFound for everyone but coordinators and the client
   */
  async list(actor: TenantActor, programmeId: string, args: PageArgs): Promise<Page<Participation>> {
    const { limit, after } = readPageArgs(args, ['text', 'text', 'uuid']);
    const behind = after
      ? Prisma.sql`(p.family_name, p.given_name, p.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)`
      : Prisma.sql`true`;
    const rows = await this.db.read<ParticipationRow & { clientId: string }>(
      actor,
      Prisma.sql`
        select g.client_id as "clientId", listed.*
          from programme g left join lateral (
            select e.id as "participationId", e.enrolled_at as "enrolledAt", e.left_at as "leftAt", e.left_reason as "leftReason",
                   ${PERSON_COLUMNS}
              from ${PEOPLE} join participation e on e.tenant_id = p.tenant_id and e.person_id = p.id
             where e.tenant_id = g.tenant_id and e.programme_id = g.id and ${behind}
             order by p.family_name, p.given_name, p.id limit ${limit + 1}) listed on true
         where g.id = ${programmeId}::uuid
         order by listed."familyName", listed."givenName", listed.id`,
    );
    const [programme] = rows;
    if (!programme || !maySeeParticipants(actor, programme)) throw new NotFound();
    const participations = rows
      .filter(({ participationId }) => participationId !== null)
      .map(({ participationId: id, enrolledAt, leftAt, leftReason, clientId: _, ...person }) => ({
        id,
        enrolledAt,
        leftAt,
        leftReason,
        person,
      }));
    return pageOf(participations, limit, ({ person }) => [person.familyName, person.givenName, person.id]);
  }
}

async function allOf(tx: TenantTx, personIds: readonly string[], now: Date): Promise<string[]> {
  const ids = [...new Set(personIds)];
  const found = await tx.$queryRaw<{ isHere: boolean }[]>`
    select ${isHere(now)} as "isHere" from person p where p.id = any(${ids}::uuid[])`;
  if (found.length < ids.length) throw new NotFound();
  if (found.some(({ isHere }) => !isHere)) throw refuse(participationErrors.HAS_LEFT, ['input', 'personIds']);
  return ids;
}

async function leadersUnder(tx: TenantTx, { unit, clientId }: Programme, now: Date): Promise<string[]> {
  const leaders = await tx.$queryRaw<{ id: string }[]>`
    select p.id
      from org_unit top
      join org_unit u on u.tenant_id = top.tenant_id and u.path ^@ top.path
      join person p on p.tenant_id = u.tenant_id and p.unit_id = u.id
     where top.id = ${unit.id}::uuid and p.echelon is not null and p.id <> ${clientId}::uuid and ${isHere(now)}
     order by p.family_name, p.given_name, p.id`;
  return leaders.map(({ id }) => id);
}
