import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse, refuseAll } from '../../../platform/graphql/failures.js';
import { line, parseInput } from '../../../platform/graphql/input.js';
import { type Page, type PageArgs, pageOf, readPageArgs } from '../../../platform/graphql/pages.js';
import { moduleContext, participantIds } from '../../programmes/programmes/programme.service.js';
import { cryptographicRandom } from '../cryptographic-random.js';
import { feedbackErrors } from '../feedback.errors.js';
import { nominationsRequested, ratersChosen } from '../feedback.events.js';
import { mayCoordinate, panelActor } from '../feedback.policy.js';
import type { RaterGroup } from '../rater-group.rules.js';
import type { RoundState } from '../rounds/round.rules.js';
import { lockedRound } from '../rounds/round.service.js';
import type { FeedbackNominationAddInput, FeedbackSubject } from './panel.model.js';
import { type SubjectRow, subjectOf, subjectRows } from './panel.read-model.js';
import {
  type PanelActor,
  type PanelRater,
  panelFaults,
  refusalToAdvance,
  refusalToChangePanel,
} from './panel.rules.js';
import { proposeRaters } from './proposal.rules.js';

const externalInput = z.object({
  name: line(200),
  email: z.email().max(254).toLowerCase(),
  language: z.enum(['nl', 'en']),
});

@Injectable()
export class PanelService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Proposes raters from the org chart for every participant of the round's programme who has no panel yet.
   * @throws NotFound, Refusal ROUND_REFUSED, NO_PARTICIPANTS
   */
  async propose(actor: TenantActor, roundId: string): Promise<FeedbackSubject[]> {
    const { tenantId } = actor;
    await this.db.forTenant(actor, async (tx) => {
      const round = await lockedRound(tx, roundId);
      if (round.state !== 'NOMINATING')
        throw refuse(feedbackErrors.ROUND_REFUSED, ['id'], { reason: 'NOT_FROM_THIS_STATE' });
      const { programmeId } = await moduleContext(tx, round.moduleId);
      const participants = await participantIds(tx, programmeId);
      if (participants.length === 0) throw refuse(feedbackErrors.NO_PARTICIPANTS);
      const present = await tx.feedbackSubject.findMany({ where: { roundId }, select: { personId: true } });
      const known = new Set(present.map(({ personId }) => personId));
      const subjects = participants
        .filter((id) => !known.has(id))
        .map((personId) => ({ tenantId, id: newId(), roundId, personId }));
      if (subjects.length === 0) return;
      const subjectIdOf = new Map(subjects.map(({ personId, id }) => [personId, id]));
      const proposals = proposeRaters(await orgChart(tx), [...subjectIdOf.keys()], cryptographicRandom);
      await tx.feedbackSubject.createMany({
        data: subjects.map((subject) => ({ ...subject, nominationState: 'PROPOSED' })),
      });
      await tx.feedbackNomination.createMany({
        data: proposals.map(({ subjectId, raterId, group }) => ({
          tenantId,
          id: newId(),
          subjectId: subjectIdOf.get(subjectId)!,
          raterId,
          raterGroup: group,
        })),
      });
      await record(tx, tenantId, nominationsRequested, { roundId }, this.clock.now());
    });
    return this.read(actor, Prisma.sql`s.round_id = ${roundId}::uuid`);
  }

  /** The subjects of a round that somebody has a part in: all for a coordinator, the own reports for a manager, oneself for a participant. */
  async page(actor: TenantActor, roundId: string, args: PageArgs): Promise<Page<FeedbackSubject>> {
    const { limit, after } = readPageArgs(args, ['text', 'uuid']);
    const own = actor.kind === 'person' ? actor.personId : null;
    const mine = mayCoordinate(actor)
      ? Prisma.sql`true`
      : Prisma.sql`(s.person_id = ${own}::uuid or p.manager_id = ${own}::uuid)`;
    const behind = after ? Prisma.sql`(p.family_name, s.id) > (${after[0]}, ${after[1]}::uuid)` : Prisma.sql`true`;
    const rows = await this.db.read<SubjectRow & Record<string, unknown>>(
      actor,
      subjectRows(
        Prisma.sql`s.round_id = ${roundId}::uuid and ${mine} and ${behind}`,
        Prisma.sql`order by p.family_name, s.id limit ${limit + 1}`,
      ),
    );
    const page = pageOf(rows, limit, ({ familyName, id }) => [familyName, id]);
    return {
      ...page,
      nodes: page.nodes.map(subjectOf),
      edges: page.edges.map(({ cursor, node }) => ({ cursor, node: subjectOf(node) })),
    };
  }

  /** @throws NotFound */
  async one(actor: TenantActor, subjectId: string): Promise<FeedbackSubject> {
    const [row] = await this.db.read<SubjectRow & Record<string, unknown>>(
      actor,
      subjectRows(Prisma.sql`s.id = ${subjectId}::uuid`),
    );
    if (!row || panelActor(actor, row) === null) throw new NotFound();
    return subjectOf(row);
  }

  /** @throws NotFound, Refusal RATER_MISSING, RATER_UNKNOWN, RATER_IS_COLLEAGUE, PANEL_REFUSED, PANEL_FAULT, INVALID_INPUT */
  async add(
    actor: TenantActor,
    subjectId: string,
    input: FeedbackNominationAddInput,
    locale: Locale,
  ): Promise<FeedbackSubject> {
    const { group, raterId } = input;
    if ((raterId == null) === (input.external == null))
      throw refuse(feedbackErrors.RATER_MISSING, ['input', 'raterId']);
    const external = input.external ? parseInput(externalInput, input.external, locale, ['input', 'external']) : null;
    await this.db.forTenant(actor, async (tx) => {
      const panel = await lockedPanel(tx, actor, subjectId);
      refusePanelChange(panel, group);
      if (raterId && !(await tx.person.findFirst({ where: { id: raterId } })))
        throw refuse(feedbackErrors.RATER_UNKNOWN, ['input', 'raterId']);
      // A colleague under an address from outside could fill in twice, or be somebody else than they seem.
      if (external && (await tx.person.findFirst({ where: { email: external.email } })))
        throw refuse(feedbackErrors.RATER_IS_COLLEAGUE, ['input', 'external', 'email']);
      const rater: PanelRater = external ? { group, email: external.email } : { group, personId: raterId! };
      refuseFaultyPanel(panel, [...panel.raters, rater]);
      await tx.feedbackNomination.create({
        data: {
          tenantId: actor.tenantId,
          id: newId(),
          subjectId,
          raterGroup: group,
          raterId: raterId ?? null,
          externalName: external?.name ?? null,
          externalEmail: external?.email ?? null,
          externalLanguage: external?.language ?? null,
        },
      });
    });
    return this.one(actor, subjectId);
  }

  /** @throws NotFound, Refusal PANEL_REFUSED */
  async remove(actor: TenantActor, nominationId: string): Promise<FeedbackSubject> {
    const subjectId = await this.db.forTenant(actor, async (tx) => {
      const nomination = await tx.feedbackNomination.findFirst({ where: { id: nominationId } });
      if (!nomination) throw new NotFound();
      refusePanelChange(await lockedPanel(tx, actor, nomination.subjectId), nomination.raterGroup as RaterGroup);
      await tx.feedbackNomination.deleteMany({ where: { id: nominationId } });
      return nomination.subjectId;
    });
    return this.one(actor, subjectId);
  }

  /** The participant is content with the panel. @throws NotFound, Refusal PANEL_REFUSED, PANEL_FAULT */
  async choose(actor: TenantActor, subjectId: string): Promise<FeedbackSubject> {
    await this.db.forTenant(actor, async (tx) => {
      await advance(tx, actor, subjectId, 'CHOSEN');
      await record(tx, actor.tenantId, ratersChosen, { subjectId }, this.clock.now());
    });
    return this.one(actor, subjectId);
  }

  /** Manager or coordinator approves panels, all or none. @throws NotFound, Refusal PANEL_REFUSED, PANEL_FAULT */
  async approve(actor: TenantActor, subjectIds: readonly string[]): Promise<FeedbackSubject[]> {
    await this.db.forTenant(actor, async (tx) => {
      for (const subjectId of subjectIds) await advance(tx, actor, subjectId, 'APPROVED');
    });
    return this.read(actor, Prisma.sql`s.id = any (${[...subjectIds]}::uuid[])`);
  }

  private async read(actor: TenantActor, where: Prisma.Sql): Promise<FeedbackSubject[]> {
    const rows = await this.db.read<SubjectRow & Record<string, unknown>>(
      actor,
      subjectRows(where, Prisma.sql`order by p.family_name, s.id`),
    );
    return rows.map(subjectOf);
  }
}

interface LockedPanel {
  as: PanelActor;
  roundState: RoundState;
  approval: 'PROPOSED' | 'CHOSEN' | 'APPROVED';
  subject: { personId: string; hasManager: boolean };
  raters: PanelRater[];
}

/** A panel that nobody else changes until the transaction ends, and as whom the actor changes it. */
async function lockedPanel(tx: TenantTx, actor: TenantActor, subjectId: string): Promise<LockedPanel> {
  // The round first: whoever opens it waits for this panel, and this panel for the opening.
  await tx.$queryRaw`
    select 1 from feedback_round where id = (select round_id from feedback_subject where id = ${subjectId}::uuid) for share`;
  await tx.$queryRaw`select 1 from feedback_subject where id = ${subjectId}::uuid for update`;
  const subject = await tx.feedbackSubject.findFirst({
    where: { id: subjectId },
    include: { person: { select: { managerId: true } }, round: { select: { state: true } }, nominations: true },
  });
  if (!subject) throw new NotFound();
  const { managerId } = subject.person;
  const as = panelActor(actor, { personId: subject.personId, managerId });
  if (!as) throw new NotFound();
  return {
    as,
    roundState: subject.round.state as RoundState,
    approval: subject.nominationState as LockedPanel['approval'],
    subject: { personId: subject.personId, hasManager: managerId !== null },
    raters: subject.nominations.map(({ raterGroup, raterId, externalEmail }) => {
      const group = raterGroup as RaterGroup;
      return raterId ? { group, personId: raterId } : { group, email: externalEmail! };
    }),
  };
}

function refusePanelChange(panel: LockedPanel, group: RaterGroup): void {
  const reason = refusalToChangePanel(panel, group, panel.as);
  if (reason) throw refuse(feedbackErrors.PANEL_REFUSED, undefined, { reason });
}

function refuseFaultyPanel({ subject }: LockedPanel, raters: readonly PanelRater[]): void {
  refuseAll(
    panelFaults(subject, raters).map(({ code }) => ({
      kind: feedbackErrors.PANEL_FAULT,
      values: { fault: code },
    })),
  );
}

async function advance(
  tx: TenantTx,
  actor: TenantActor,
  subjectId: string,
  next: 'CHOSEN' | 'APPROVED',
): Promise<void> {
  const panel = await lockedPanel(tx, actor, subjectId);
  const reason = refusalToAdvance(panel, next, panel.as);
  if (reason) throw refuse(feedbackErrors.PANEL_REFUSED, undefined, { reason });
  refuseFaultyPanel(panel, panel.raters);
  await tx.feedbackSubject.updateMany({ where: { id: subjectId }, data: { nominationState: next } });
}

/** Everybody with manager, echelon and directorate: the unit of that type above them, by the path of their own. */
async function orgChart(tx: TenantTx) {
  return tx.$queryRaw<{ id: string; managerId: string | null; echelon: string | null; directorateId: string | null }[]>`
    select p.id, p.manager_id as "managerId", p.echelon, d.id as "directorateId"
      from person p
      left join org_unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
      left join org_unit d on d.tenant_id = p.tenant_id and d.type = 'DIRECTORATE' and u.path ^@ d.path
     order by p.id`;
}
