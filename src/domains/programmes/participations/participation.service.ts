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
import { PEOPLE, PERSON_COLUMNS } from '../../people/people/person.read-model.js';
import { programmeErrors } from '../programmes/programme.errors.js';
import type { Programme } from '../programmes/programme.model.js';
import { mayDesign, maySeeParticipants } from '../programmes/programme.policy.js';
import { phaseAfter, phaseOf } from '../programmes/programme.rules.js';
import { ProgrammeService } from '../programmes/programme.service.js';
import { participantsEnrolled } from '../programmes.events.js';
import type { ParticipantsEnrolInput, Participation } from './participation.model.js';

const enrolInput = z.object({ personIds: z.array(z.uuid()).min(1).max(2000).nullish() });

type ParticipationRow = Person & { participationId: string; enrolledAt: Date };

@Injectable()
export class ParticipationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly programmes: ProgrammeService,
  ) {}

  /**
   * Enrols the given persons, or all leaders of the programme's unit and under it but the client. Who is enrolled stays so.
   * @throws NotFound when the programme or a person is not of this tenant
   * @throws Refusal PROGRAMME_NOT_APPROVED, CLIENT_IS_NO_PARTICIPANT, INVALID_INPUT
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
      const joining = personIds ? await allOf(tx, personIds) : await leadersUnder(tx, programme);
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
      if (count > 0) await record(tx, actor.tenantId, participantsEnrolled, { programmeId }, now);
    });
    return this.programmes.byId(actor, programmeId);
  }

  /**
   * Who takes part, by name.
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
            select e.id as "participationId", e.enrolled_at as "enrolledAt", ${PERSON_COLUMNS}
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
      .map(({ participationId, enrolledAt, clientId: _, ...person }) => ({ id: participationId, enrolledAt, person }));
    return pageOf(participations, limit, ({ person }) => [person.familyName, person.givenName, person.id]);
  }
}

async function allOf(tx: TenantTx, personIds: readonly string[]): Promise<string[]> {
  const ids = [...new Set(personIds)];
  if ((await tx.person.count({ where: { id: { in: ids } } })) < ids.length) throw new NotFound();
  return ids;
}

async function leadersUnder(tx: TenantTx, { unit, clientId }: Programme): Promise<string[]> {
  const leaders = await tx.$queryRaw<{ id: string }[]>`
    select p.id
      from org_unit top
      join org_unit u on u.tenant_id = top.tenant_id and u.path ^@ top.path
      join person p on p.tenant_id = u.tenant_id and p.unit_id = u.id
     where top.id = ${unit.id}::uuid and p.echelon is not null and p.id <> ${clientId}::uuid
     order by p.family_name, p.given_name, p.id`;
  return leaders.map(({ id }) => id);
}
