import { Injectable } from '@nestjs/common';
import { type FeedbackRound, Prisma } from '../../../generated/prisma/client.js';
import type { Locale, TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse, refuseAll } from '../../../platform/graphql/failures.js';
import { feedbackErrors } from '../feedback.errors.js';
import { roundCloseMoved } from '../feedback.events.js';
import { faultRefused, lockedPanel, refusePanel } from '../panels/locked-panel.js';
import { nominate, nomineeOf } from '../panels/nomination.service.js';
import type { FeedbackNominationAddInput } from '../panels/panel.model.js';
import { readSubjects } from '../panels/panel.read-model.js';
import { panelFaults } from '../panels/panel.rules.js';
import { panelMayOpen } from '../panels/panel-check.rules.js';
import { groupAfterMerge, type RaterGroupKey } from '../rater-group.rules.js';
import { OpenRoundService } from './open-round.service.js';
import {
  outOfPhase,
  type RoundRefusal,
  type RoundState,
  refusalToCloseEarly,
  refusalToExtend,
  roundHours,
} from './round.rules.js';
import { lockedRound } from './round.service.js';

const ABOUT_THE_DAY: ReadonlySet<RoundRefusal> = new Set(['ALREADY_OVER', 'NEVER_EARLIER']);

/** What coordinators can still change while a round is open. */
@Injectable()
export class RunningRoundService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly opening: OpenRoundService,
  ) {}

  /** Lets a round close on a later day. @throws NotFound, Refusal ROUND_REFUSED */
  async extend(actor: TenantActor, id: string, closesOn: string): Promise<void> {
    await this.moveClose(actor, id, (round, now) => {
      const { closesAt } = roundHours(closesOn, closesOn, round.timeZone);
      const reason = refusalToExtend({ ...round, state: round.state as RoundState }, closesAt, now);
      if (reason)
        throw refuse(feedbackErrors.ROUND_REFUSED, [ABOUT_THE_DAY.has(reason) ? 'closesOn' : 'id'], { reason });
      return closesAt;
    });
  }

  /** Takes no answer from now on; the reports follow as after any close. @throws NotFound, Refusal ROUND_REFUSED */
  async closeEarly(actor: TenantActor, id: string): Promise<void> {
    await this.moveClose(actor, id, (round, now) => {
      const reason = refusalToCloseEarly({ ...round, state: round.state as RoundState }, now);
      if (reason) throw refuse(feedbackErrors.ROUND_REFUSED, ['id'], { reason });
      return now;
    });
  }

  /**
   * Gives out the links of a panel that was not ready when its round opened.
   * @throws NotFound, Refusal ROUND_REFUSED, PANEL_FAULT
   */
  async openSubject(actor: TenantActor, subjectId: string): Promise<void> {
    await this.db.forTenant(actor, async (tx) => {
      const round = await openRoundOf(tx, subjectId, this.clock.now());
      const subject = await tx.feedbackSubject.findFirstOrThrow({ where: { id: subjectId } });
      if (subject.openedAt) throw refuse(feedbackErrors.ROUND_REFUSED, ['subjectId'], { reason: 'LINKS_GIVEN_OUT' });
      const { panel } = await lockedPanel(tx, actor, subjectId);
      const about = { field: ['subjectId'], participant: 'none' };
      refuseAll(panelFaults(panel).map((fault) => faultRefused(panel, fault, about)));
      const opened = await this.opening.openSubjects(tx, round, [subjectId]);
      if (opened.length === 0) throw refuse(feedbackErrors.ROUND_REFUSED, ['subjectId'], { reason: 'PANEL_NOT_READY' });
    });
  }

  /**
   * Asks one more rater about a subject whose links were given out, perhaps because somebody declined. Nobody leaves or changes groups, and
   * a group of which nobody was asked stays so: one rater more would be alone in it (anonymity, rule 7). Nor is anybody added who would have
   * the whole group be silent beside an earlier round (rule 3).
   * @throws NotFound, Refusal ROUND_REFUSED, PANEL_REFUSED, PANEL_FAULT, RATER_MISSING, RATER_UNKNOWN, RATER_IS_COLLEAGUE,
   * RATER_IN_OWN_DOMAIN, INVALID_INPUT
   */
  async addRater(
    actor: TenantActor,
    subjectId: string,
    input: FeedbackNominationAddInput,
    locale: Locale,
  ): Promise<void> {
    const { group } = input;
    const nominee = nomineeOf(input, locale);
    await this.db.forTenant(actor, async (tx) => {
      const round = await openRoundOf(tx, subjectId, this.clock.now());
      const { panel, as } = await lockedPanel(tx, actor, subjectId);
      if (as === 'PARTICIPANT') refusePanel('NOT_YOURS_TO_DECIDE', ['subjectId']);
      if (!panel.linksGivenOut) refusePanel('NOT_ASKED_YET', ['subjectId']);
      const before = await nearlyAsBefore(tx, subjectId, this.clock.now());
      await nominate(tx, actor.tenantId, panel, group, nominee, as);
      if ((await nearlyAsBefore(tx, subjectId, this.clock.now())).some((key) => !before.includes(key)))
        refusePanel('GROUP_WOULD_BE_SILENT', ['input', 'group']);
      const after = panelMayOpen(panel.groups, panel.merges, [...panel.raters, { group }], panel.threshold);
      if (after.length > 0) refusePanel('GROUP_TOO_SMALL', ['input', 'group']);
      const colleague = nominee.raterId ? await tx.person.findFirst({ where: { id: nominee.raterId } }) : null;
      await this.opening.inviteOne(tx, round, {
        subjectId,
        raterGroup: groupAfterMerge(panel.groups, panel.merges, group),
        raterId: nominee.raterId,
        externalName: nominee.externalName,
        externalLanguage: nominee.externalLanguage,
        email: (colleague?.email ?? nominee.externalEmail)!,
      });
    });
  }

  private async moveClose(
    actor: TenantActor,
    id: string,
    momentOf: (round: FeedbackRound, now: Date) => Date,
  ): Promise<void> {
    await this.db.forTenant(actor, async (tx) => {
      const now = this.clock.now();
      const round = await lockedRound(tx, id);
      const closesAt = momentOf(round, now);
      // A round that closes when it would have anyway is news to nobody.
      if (closesAt.getTime() === round.closesAt.getTime()) return;
      await tx.feedbackRound.updateMany({ where: { id }, data: { closesAt } });
      await record(tx, actor.tenantId, roundCloseMoved, { roundId: id }, now);
    });
  }
}

/** The groups of a panel that may have to be silent because of an earlier round. */
async function nearlyAsBefore(tx: TenantTx, subjectId: string, now: Date): Promise<RaterGroupKey[]> {
  const [subject] = await readSubjects((sql) => tx.$queryRaw(sql), now, Prisma.sql`s.id = ${subjectId}::uuid`);
  return subject!.notices.flatMap(({ group, code }) => (code === 'NEARLY_AS_BEFORE' ? [group] : []));
}

/**
 * The round of a subject, which nobody else changes until the transaction ends, while its raters can answer.
 * @throws NotFound, Refusal ROUND_REFUSED
 */
async function openRoundOf(tx: TenantTx, subjectId: string, now: Date): Promise<FeedbackRound> {
  const subject = await tx.feedbackSubject.findFirst({ where: { id: subjectId }, select: { roundId: true } });
  if (!subject) throw new NotFound();
  const round = await lockedRound(tx, subject.roundId);
  const state = round.state as RoundState;
  if (state !== 'OPEN') throw refuse(feedbackErrors.ROUND_REFUSED, ['subjectId'], { reason: outOfPhase(state) });
  if (now >= round.closesAt) throw refuse(feedbackErrors.ROUND_REFUSED, ['subjectId'], { reason: 'CLOSED_ALREADY' });
  return round;
}
