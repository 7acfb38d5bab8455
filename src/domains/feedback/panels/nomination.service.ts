import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Locale, TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse, refuseAll } from '../../../platform/graphql/failures.js';
import { line, parseInput } from '../../../platform/graphql/input.js';
import { feedbackErrors } from '../feedback.errors.js';
import { panelReopened, ratersChosen } from '../feedback.events.js';
import { panelActor } from '../feedback.policy.js';
import { MANAGER, type RaterGroupKey, SELF } from '../rater-group.rules.js';
import {
  faultRefused,
  type LockedPanel,
  lockedPanel,
  lockedPanels,
  panelRefused,
  refusePanel,
} from './locked-panel.js';
import { organisationAddresses } from './organisation-addresses.read-model.js';
import type { FeedbackNominationAddInput } from './panel.model.js';
import {
  faultsOfAdding,
  type PanelActor,
  type PanelRater,
  panelFaults,
  refusalToAdvance,
  refusalToChangePanel,
} from './panel.rules.js';

const externalInput = z.object({
  name: line(200),
  email: z.email().max(254).toLowerCase(),
  language: z.enum(['nl', 'en']),
});

/** A colleague, or somebody from outside, as a nomination holds them. */
export interface Nominee {
  raterId: string | null;
  externalName: string | null;
  externalEmail: string | null;
  externalLanguage: string | null;
}

/** A panel as somebody had it before them. */
interface SeenPanel {
  subjectId: string;
  version: number;
}

/** Who is to be asked about a subject: chosen, changed, approved, reopened. */
@Injectable()
export class NominationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, Refusal RATER_MISSING, RATER_UNKNOWN, RATER_IS_COLLEAGUE, RATER_IN_OWN_DOMAIN, PANEL_REFUSED, PANEL_FAULT, INVALID_INPUT */
  async add(actor: TenantActor, subjectId: string, input: FeedbackNominationAddInput, locale: Locale): Promise<void> {
    const nominee = nomineeOf(input, locale);
    await this.db.forTenant(actor, async (tx) => {
      const { panel, as } = await lockedPanel(tx, actor, subjectId);
      refusePanel(refusalToChangePanel(panel, input.group, as, this.clock.now()), ['subjectId']);
      await nominate(tx, actor.tenantId, panel, input.group, nominee, as);
      await chooseAnew(tx, panel, as);
    });
  }

  /** @returns the subject. @throws NotFound, Refusal PANEL_REFUSED */
  async remove(actor: TenantActor, nominationId: string): Promise<string> {
    return this.db.forTenant(actor, async (tx) => {
      const nomination = await tx.feedbackNomination.findFirst({ where: { id: nominationId } });
      if (!nomination) throw new NotFound();
      const { panel, as } = await lockedPanel(tx, actor, nomination.subjectId);
      refusePanel(refusalToChangePanel(panel, nomination.raterGroup, as, this.clock.now()), ['id']);
      await tx.feedbackNomination.deleteMany({ where: { id: nominationId } });
      await chooseAnew(tx, panel, as);
      return nomination.subjectId;
    });
  }

  /**
   * Asks a colleague instead of somebody, in the same group and in one step; what was approved stays approved.
   * @returns the subject. @throws NotFound, Refusal PANEL_REFUSED, RATER_UNKNOWN, PANEL_FAULT
   */
  async replace(actor: TenantActor, nominationId: string, raterId: string): Promise<string> {
    return this.db.forTenant(actor, async (tx) => {
      const nomination = await tx.feedbackNomination.findFirst({ where: { id: nominationId } });
      if (!nomination) throw new NotFound();
      const { subjectId, raterGroup: group } = nomination;
      const { panel, as } = await lockedPanel(tx, actor, subjectId);
      refusePanel(refusalToChangePanel(panel, group, as, this.clock.now()), ['id']);
      if (group === SELF || group === MANAGER) refusePanel('NAMED_RATER_STAYS', ['id']);
      const { count } = await tx.feedbackNomination.deleteMany({ where: { id: nominationId } });
      if (count === 0) throw new NotFound();
      const raters = panel.raters.filter((rater) => rater.nominationId !== nominationId);
      await nominate(tx, actor.tenantId, { ...panel, raters }, group, colleague(raterId), as);
      await chooseAnew(tx, panel, as);
      return subjectId;
    });
  }

  /** The participant is content with the panel. @throws NotFound, Refusal PANEL_REFUSED, PANEL_FAULT */
  async choose(actor: TenantActor, subjectId: string): Promise<void> {
    await this.db.forTenant(actor, async (tx) => {
      const now = this.clock.now();
      await this.advance(tx, actor, [subjectId], 'CHOSEN', now);
      await record(tx, actor.tenantId, ratersChosen, { subjectId }, now);
    });
  }

  /**
   * Manager or coordinator approves panels, all or none.
   * @returns those that are not as they were seen any more: with one of those, none was approved
   * @throws NotFound, Refusal PANEL_REFUSED, PANEL_FAULT
   */
  async approve(actor: TenantActor, subjectIds: readonly string[], seen: readonly SeenPanel[]): Promise<string[]> {
    return this.db.forTenant(actor, async (tx) => {
      const versions = new Map(seen.map(({ subjectId, version }) => [subjectId, version]));
      const panels = await lockedPanels(tx, subjectIds);
      if (panels.some((panel) => !panelActor(actor, panel.subject))) throw new NotFound();
      const changed = panels
        .filter(({ subjectId, version }) => versions.get(subjectId) !== version)
        .map(({ subjectId }) => subjectId);
      if (changed.length === 0) await this.advance(tx, actor, subjectIds, 'APPROVED', this.clock.now());
      return changed;
    });
  }

  /** Takes an approval back before links are given out: it is the participant's turn again. @throws NotFound, Refusal PANEL_REFUSED */
  async reopen(actor: TenantActor, subjectId: string): Promise<void> {
    await this.db.forTenant(actor, async (tx) => {
      const { panel, as } = await lockedPanel(tx, actor, subjectId);
      const now = this.clock.now();
      refusePanel(refusalToAdvance(panel, 'PROPOSED', as, now), ['subjectId']);
      const open = { nominationState: 'PROPOSED', chosenByDeadline: false };
      await tx.feedbackSubject.updateMany({ where: { id: subjectId }, data: open });
      await record(tx, actor.tenantId, panelReopened, { subjectId }, now);
    });
  }

  private async advance(
    tx: TenantTx,
    actor: TenantActor,
    subjectIds: readonly string[],
    next: 'CHOSEN' | 'APPROVED',
    now: Date,
  ): Promise<void> {
    const panels = await lockedPanels(tx, subjectIds);
    if (panels.length < new Set(subjectIds).size) throw new NotFound();
    refuseAll(
      panels.flatMap((panel) => {
        const as = panelActor(actor, panel.subject);
        if (!as) throw new NotFound();
        const field = next === 'CHOSEN' ? ['subjectId'] : ['subjectIds', String(subjectIds.indexOf(panel.subjectId))];
        const about = { field, participant: as === 'PARTICIPANT' ? 'none' : panel.subject.name };
        const reason = refusalToAdvance(panel, next, as, now);
        return reason
          ? [panelRefused(reason, about)]
          : panelFaults(panel).map((fault) => faultRefused(panel, fault, about));
      }),
    );
    const ids = panels.map(({ subjectId }) => subjectId);
    await tx.feedbackSubject.updateMany({ where: { id: { in: ids } }, data: { nominationState: next } });
  }
}

const colleague = (raterId: string): Nominee => ({
  raterId,
  externalName: null,
  externalEmail: null,
  externalLanguage: null,
});

/** @throws Refusal RATER_MISSING, INVALID_INPUT */
export function nomineeOf({ raterId, external }: FeedbackNominationAddInput, locale: Locale): Nominee {
  if ((raterId == null) === (external == null)) throw refuse(feedbackErrors.RATER_MISSING, ['input', 'raterId']);
  if (raterId) return colleague(raterId);
  const { name, email, language } = parseInput(externalInput, external, locale, ['input', 'external']);
  return { raterId: null, externalName: name, externalEmail: email, externalLanguage: language };
}

/**
 * Puts somebody on a panel; who does is known to be allowed to.
 * @throws Refusal RATER_UNKNOWN, RATER_IS_COLLEAGUE, RATER_IN_OWN_DOMAIN, PANEL_FAULT
 */
export async function nominate(
  tx: TenantTx,
  tenantId: string,
  panel: LockedPanel,
  group: RaterGroupKey,
  nominee: Nominee,
  as: PanelActor,
): Promise<void> {
  const { raterId, externalEmail } = nominee;
  if (raterId && !(await tx.person.findFirst({ where: { id: raterId } })))
    throw refuse(feedbackErrors.RATER_UNKNOWN, ['input', 'raterId']);
  if (externalEmail) await refuseAddressOfOurs(tx, externalEmail);
  const rater: PanelRater = raterId ? { group, personId: raterId } : { group, email: externalEmail! };
  const about = { field: ['input', raterId ? 'raterId' : 'external'], participant: 'none' };
  refuseAll(faultsOfAdding(panel, [rater]).map((fault) => faultRefused(panel, fault, about)));
  await tx.feedbackNomination.create({
    data: {
      tenantId,
      id: newId(),
      subjectId: panel.subjectId,
      raterGroup: group,
      ...nominee,
      addedByParticipant: as === 'PARTICIPANT',
    },
  });
}

/** What a participant changes after choosing is not what they said they were content with, nor what its approver was told to look at. */
async function chooseAnew(tx: TenantTx, { subjectId, approval }: LockedPanel, as: PanelActor): Promise<void> {
  if (as !== 'PARTICIPANT' || approval !== 'CHOSEN') return;
  await tx.feedbackSubject.updateMany({ where: { id: subjectId }, data: { nominationState: 'PROPOSED' } });
}

/**
 * A colleague under an address from outside could fill in twice, or be somebody else than they seem.
 * @throws Refusal RATER_IS_COLLEAGUE, RATER_IN_OWN_DOMAIN
 */
async function refuseAddressOfOurs(tx: TenantTx, email: string): Promise<void> {
  const field = ['input', 'external', 'email'];
  const organisation = await organisationAddresses(tx, [email]);
  if (organisation.personAt(email)) throw refuse(feedbackErrors.RATER_IS_COLLEAGUE, field);
  if (organisation.hasDomainOf(email)) throw refuse(feedbackErrors.RATER_IN_OWN_DOMAIN, field);
}
