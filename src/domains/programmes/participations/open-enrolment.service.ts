import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor, TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { dayInWords } from '../../../platform/clock/day-in-words.js';
import { localDay } from '../../../platform/clock/working-time.rules.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { parseInput } from '../../../platform/graphql/input.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import type { Person } from '../../people/people/person.model.js';
import { isHere, PEOPLE, PERSON_COLUMNS } from '../../people/people/person.read-model.js';
import { arrange } from '../programmes/arrangement.service.js';
import { programmeErrors } from '../programmes/programme.errors.js';
import type { Programme } from '../programmes/programme.model.js';
import { mayDesign, maySeeParticipants } from '../programmes/programme.policy.js';
import { phaseAfter, phaseOf } from '../programmes/programme.rules.js';
import { ProgrammeService } from '../programmes/programme.service.js';
import { participantsEnrolled } from '../programmes.events.js';
import type { OpenProgramme, ProgrammeOpenEnrolmentInput, WaitingPerson } from './open-enrolment.model.js';
import { type OpenProgrammeRow, openProgrammes } from './open-enrolment.read-model.js';
import { isStillOpen, joiningOf, promoted } from './open-enrolment.rules.js';
import { participationErrors } from './participation.errors.js';

const openInput = z.object({
  unitIds: z.array(z.uuid()).min(1).max(200),
  capacity: z.int().min(1).max(2000),
  until: z.iso.date(),
});

/** People who enrol themselves, in programmes that are open to their units. */
@Injectable()
export class OpenEnrolmentService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly programmes: ProgrammeService,
  ) {}

  /**
   * Opens an approved programme to people of units and those under them, or changes to whom it is open; who waits gets places that come free.
   * @param version the arrangementVersion of the programme that was seen; when it is no longer the current one nothing changes
   * @throws NotFound when the programme or a unit is not of this tenant
   * @throws Refusal PROGRAMME_NOT_APPROVED, ENROLMENT_DAY_PASSED, INVALID_INPUT
   */
  async open(
    actor: TenantActor,
    programmeId: string,
    version: number,
    input: ProgrammeOpenEnrolmentInput,
    locale: Locale,
  ): Promise<{ outcome: Outcome; programme: Programme }> {
    const { unitIds, capacity, until } = parseInput(openInput, input, locale);
    const programme = await this.programmes.byId(actor, programmeId);
    if (!mayDesign(actor)) throw new NotFound();
    if (!phaseAfter('ENROL', phaseOf(programme))) throw refuse(programmeErrors.PROGRAMME_NOT_APPROVED, ['programmeId']);
    const now = this.clock.now();
    if (!isStillOpen(until, localDay(now, programme).toString()))
      throw refuse(participationErrors.ENROLMENT_DAY_PASSED, ['input', 'until']);
    const units = [...new Set(unitIds)];
    const outcome = await this.db.forTenant(actor, async (tx): Promise<Outcome> => {
      if ((await arrange(tx, programmeId, version)) !== 'DONE') return 'EDITED_MEANWHILE';
      if ((await tx.orgUnit.count({ where: { id: { in: units } } })) < units.length) throw new NotFound();
      await tx.programme.updateMany({
        where: { id: programmeId },
        data: { enrolmentCapacity: capacity, enrolmentUntil: new Date(until) },
      });
      await tx.openUnit.deleteMany({ where: { programmeId } });
      await tx.openUnit.createMany({
        data: units.map((unitId) => ({ tenantId: actor.tenantId, programmeId, unitId })),
      });
      await fillPlaces(tx, actor.tenantId, programmeId, now);
      return 'DONE';
    });
    return { outcome, programme: await this.programmes.byId(actor, programmeId) };
  }

  /**
   * Closes a programme to those who would enrol themselves. Who takes part stays so; nobody is in line any more.
   * @throws NotFound
   */
  async close(actor: TenantActor, programmeId: string): Promise<Programme> {
    if (!mayDesign(actor)) throw new NotFound();
    await this.db.forTenant(actor, async (tx) => {
      await hold(tx, programmeId);
      await tx.openUnit.deleteMany({ where: { programmeId } });
      await tx.enrolmentWait.deleteMany({ where: { programmeId } });
      // One that is closed already stays as it was seen.
      await tx.programme.updateMany({
        where: { id: programmeId, enrolmentUntil: { not: null } },
        data: { enrolmentCapacity: null, enrolmentUntil: null, arrangementVersion: { increment: 1 } },
      });
    });
    return this.programmes.byId(actor, programmeId);
  }

  /** The programmes that the actor may enrol in now, takes part in or waits for, the first to begin first. */
  async openTo(actor: PersonActor): Promise<OpenProgramme[]> {
    const now = this.clock.now();
    const rows = await this.db.read<OpenProgrammeRow>(actor, openProgrammes(actor.personId, Prisma.sql`true`));
    return rows.filter(
      ({ state, until, clientId, ...programme }) =>
        clientId !== actor.personId &&
        (state !== 'NOT_ENROLLED' || isStillOpen(until, localDay(now, programme).toString())),
    );
  }

  /**
   * Enrols the actor, or puts them in line when there is no place. Who is enrolled or in line stays so.
   * @throws NotFound when the programme is not open to the actor
   * @throws Refusal ENROLMENT_OVER, CLIENT_IS_NO_PARTICIPANT
   */
  async join(actor: PersonActor, programmeId: string, locale: Locale): Promise<OpenProgramme> {
    const { tenantId, personId } = actor;
    const now = this.clock.now();
    await this.db.forTenant(actor, async (tx) => {
      await hold(tx, programmeId);
      const programme = await openProgramme(tx, actor, programmeId);
      if (programme.clientId === personId) throw refuse(programmeErrors.CLIENT_IS_NO_PARTICIPANT, ['programmeId']);
      if (programme.state !== 'NOT_ENROLLED') return;
      if (!isStillOpen(programme.until, localDay(now, programme).toString()))
        throw refuse(participationErrors.ENROLMENT_OVER, ['programmeId'], {
          until: dayInWords(programme.until, locale),
        });
      if (joiningOf(programme) === 'ENROLLED') await enrol(tx, tenantId, programmeId, [personId], now);
      else await tx.enrolmentWait.create({ data: { tenantId, id: newId(), programmeId, personId, since: now } });
    });
    return this.seenBy(actor, programmeId);
  }

  /**
   * Takes the actor out of the line. Who takes part asks the coordinator.
   * @throws NotFound when the programme is not open to the actor
   * @throws Refusal NOT_IN_LINE
   */
  async leaveLine(actor: PersonActor, programmeId: string): Promise<OpenProgramme> {
    const { personId } = actor;
    await this.db.forTenant(actor, async (tx) => {
      await hold(tx, programmeId);
      await openProgramme(tx, actor, programmeId);
      const left = await tx.enrolmentWait.deleteMany({ where: { programmeId, personId } });
      if (left.count === 0) throw refuse(participationErrors.NOT_IN_LINE, ['programmeId']);
    });
    return this.seenBy(actor, programmeId);
  }

  /**
   * Who waits for a place, the first in line first.
   * @throws NotFound for everyone but coordinators and the client
   */
  async line(actor: TenantActor, programmeId: string): Promise<WaitingPerson[]> {
    const rows = await this.db.read<Person & { since: Date | null; clientId: string }>(
      actor,
      Prisma.sql`
        select g.client_id as "clientId", listed.*
          from programme g left join lateral (
            select w.since, w.id as "waitId", ${PERSON_COLUMNS}
              from ${PEOPLE} join enrolment_wait w on w.tenant_id = p.tenant_id and w.person_id = p.id
             where w.tenant_id = g.tenant_id and w.programme_id = g.id) listed on true
         where g.id = ${programmeId}::uuid
         order by listed.since, listed."waitId"`,
    );
    const [programme] = rows;
    if (!programme || !maySeeParticipants(actor, programme)) throw new NotFound();
    return rows.flatMap(({ since, clientId: _, ...person }) => (since ? [{ since, person }] : []));
  }

  /** Gives the places that are free to those who wait, in their order; after somebody left. */
  async fill(tenantId: string, programmeId: string): Promise<void> {
    await this.db.forTenant({ tenantId }, async (tx) => {
      await hold(tx, programmeId);
      await fillPlaces(tx, tenantId, programmeId, this.clock.now());
    });
  }

  private async seenBy(actor: PersonActor, programmeId: string): Promise<OpenProgramme> {
    const [programme] = await this.db.read<OpenProgrammeRow>(
      actor,
      openProgrammes(actor.personId, Prisma.sql`g.id = ${programmeId}::uuid`),
    );
    if (!programme) throw new NotFound();
    return programme;
  }
}

/** Holds a programme until the transaction ends, so that no place is given twice. @throws NotFound */
async function hold(tx: TenantTx, programmeId: string): Promise<void> {
  const held = await tx.$queryRaw<object[]>`select from programme where id = ${programmeId}::uuid for update`;
  if (held.length === 0) throw new NotFound();
}

async function openProgramme(tx: TenantTx, { personId }: PersonActor, programmeId: string): Promise<OpenProgrammeRow> {
  const [programme] = await tx.$queryRaw<OpenProgrammeRow[]>(
    openProgrammes(personId, Prisma.sql`g.id = ${programmeId}::uuid`),
  );
  if (!programme) throw new NotFound();
  return programme;
}

async function fillPlaces(tx: TenantTx, tenantId: string, programmeId: string, now: Date): Promise<void> {
  const programme = await tx.programme.findFirst({ where: { id: programmeId }, select: { enrolmentCapacity: true } });
  if (!programme?.enrolmentCapacity) return;
  const taken = await tx.participation.count({ where: { programmeId, leftAt: null } });
  const line = await tx.$queryRaw<{ personId: string }[]>`
    select w.person_id as "personId"
      from enrolment_wait w
      join programme g on g.tenant_id = w.tenant_id and g.id = w.programme_id
      join person p on p.tenant_id = w.tenant_id and p.id = w.person_id
     where w.programme_id = ${programmeId}::uuid and p.id <> g.client_id and ${isHere(now)} order by w.since, w.id`;
  const next = promoted(line, { capacity: programme.enrolmentCapacity, taken }).map(({ personId }) => personId);
  if (next.length === 0) return;
  await tx.enrolmentWait.deleteMany({ where: { programmeId, personId: { in: next } } });
  await enrol(tx, tenantId, programmeId, next, now);
}

async function enrol(
  tx: TenantTx,
  tenantId: string,
  programmeId: string,
  personIds: string[],
  now: Date,
): Promise<void> {
  await tx.participation.updateMany({
    where: { programmeId, personId: { in: personIds }, leftAt: { not: null } },
    data: { enrolledAt: now, leftAt: null, leftReason: null },
  });
  await tx.participation.createMany({
    data: personIds.map((personId) => ({ tenantId, id: newId(), programmeId, personId, enrolledAt: now })),
    skipDuplicates: true,
  });
  await record(tx, tenantId, participantsEnrolled, { programmeId }, now);
}
