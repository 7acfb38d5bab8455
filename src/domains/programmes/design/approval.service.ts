import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Locale, TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, type Refused, refuse, refuseAll } from '../../../platform/graphql/failures.js';
import { parseInput, prose } from '../../../platform/graphql/input.js';
import { type Outcome, outcomeOf } from '../../../platform/graphql/outcome.js';
import type { UserErrorKind } from '../../../platform/graphql/user-errors.js';
import { CONDITION_TITLES, unsigned } from '../conditions/condition.rules.js';
import { programmeErrors } from '../programmes/programme.errors.js';
import type { Programme } from '../programmes/programme.model.js';
import { isClient, mayDesign } from '../programmes/programme.policy.js';
import {
  type DesignGap,
  type DesignPhase,
  gapsIn,
  phaseAfter,
  phaseOf,
  storedPhase,
} from '../programmes/programme.rules.js';
import { ProgrammeService } from '../programmes/programme.service.js';
import { programmeApproved, programmeSentBack, programmeSubmitted } from '../programmes.events.js';
import type { ProgrammeApproveInput, ProgrammeSendBackInput } from './design.model.js';
import { DESIGN } from './design.read-model.js';

const word = prose(2000).pipe(z.string().min(1));
const approveInput = z.object({ overrideReason: word.nullish() });
const sendBackInput = z.object({ word });

/** What became of a decision on a design, and the programme as it is now: whoever was late reads what the other made of it. */
interface Decided {
  readonly outcome: Outcome;
  readonly programme: Programme;
}

/** Asking the director for a design, or for a change of one, and what he says. */
@Injectable()
export class ApprovalService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly programmes: ProgrammeService,
  ) {}

  /**
   * Asks the director for approval: of the design, or once that is approved of what was changed.
   * @throws NotFound
   * @throws Refusal PROGRAMME_NOT_A_DRAFT, NOTHING_CHANGED, and every gap that there is in the design
   */
  async submit(actor: TenantActor, id: string, locale: Locale): Promise<Decided> {
    const programme = await this.programmes.byId(actor, id);
    if (actor.kind !== 'person' || !mayDesign(actor)) throw new NotFound();
    const phase = phaseOf(programme);
    const next = phaseAfter('SUBMIT', phase);
    if (!next) throw refuse(programmeErrors.PROGRAMME_NOT_A_DRAFT, ['id'], { phase });
    if (phase === 'CHANGING' && !programme.change) throw refuse(programmeErrors.NOTHING_CHANGED, ['id']);
    refuseAll(lacks(programme, locale));
    const outcome = await this.db.forTenant(actor, async (tx): Promise<Outcome> => {
      const moved = await move(tx, programme, next, {
        submittedById: actor.personId,
        sentBackWord: null,
        sentBackAt: null,
      });
      if (moved === 'DONE') await record(tx, actor.tenantId, programmeSubmitted, { programmeId: id }, this.clock.now());
      return moved;
    });
    return { outcome, programme: await this.programmes.byId(actor, id) };
  }

  /**
   * The director approves the version of the design that was seen; it is kept. What is not signed needs a reason.
   * @throws NotFound for everyone but the client
   * @throws Refusal PROGRAMME_NOT_SUBMITTED, CONDITION_UNSIGNED for each, INVALID_INPUT, and every gap that there is in the design
   */
  async approve(
    actor: TenantActor,
    id: string,
    version: number,
    input: ProgrammeApproveInput,
    locale: Locale,
  ): Promise<Decided> {
    const { overrideReason } = parseInput(approveInput, input, locale);
    const { programme, next } = await this.submitted(actor, id, 'APPROVE');
    if (programme.version !== version) return { outcome: 'EDITED_MEANWHILE', programme };
    const open = unsigned(programme.conditions ?? []);
    const refusedFor = overrideReason ? [] : open;
    refuseAll([
      ...lacks(programme, locale),
      ...refusedFor.map(({ kind, title }) => ({
        kind: programmeErrors.CONDITION_UNSIGNED,
        values: { condition: (title ?? CONDITION_TITLES[kind!])[locale] },
      })),
    ]);
    const now = this.clock.now();
    const unsignedIds = open.map((condition) => condition.id);
    const outcome = await this.db.forTenant(actor, async (tx): Promise<Outcome> => {
      if ((await move(tx, programme, next, { approvedAt: now })) !== 'DONE') return 'EDITED_MEANWHILE';
      await tx.$executeRaw`
        insert into design_approval (tenant_id, programme_id, version, design, approved_at, approved_by_id, override_reason, unsigned_ids)
        select g.tenant_id, g.id, g.version, ${DESIGN}::jsonb, ${now}, g.client_id,
               ${open.length > 0 ? overrideReason : null}, ${unsignedIds}::uuid[]
          from programme g where g.id = ${id}::uuid`;
      await record(tx, actor.tenantId, programmeApproved, { programmeId: id }, now);
      return 'DONE';
    });
    return { outcome, programme: await this.programmes.byId(actor, id) };
  }

  /**
   * The director asks for another design instead, with a word; what was approved before holds on.
   * @throws NotFound for everyone but the client
   * @throws Refusal PROGRAMME_NOT_SUBMITTED, INVALID_INPUT
   */
  async sendBack(
    actor: TenantActor,
    id: string,
    version: number,
    input: ProgrammeSendBackInput,
    locale: Locale,
  ): Promise<Decided> {
    const { word: sentBackWord } = parseInput(sendBackInput, input, locale);
    const { programme, next } = await this.submitted(actor, id, 'SEND_BACK');
    if (programme.version !== version) return { outcome: 'EDITED_MEANWHILE', programme };
    const now = this.clock.now();
    const outcome = await this.db.forTenant(actor, async (tx): Promise<Outcome> => {
      const moved = await move(tx, programme, next, { sentBackWord, sentBackAt: now });
      if (moved === 'DONE') await record(tx, actor.tenantId, programmeSentBack, { programmeId: id }, now);
      return moved;
    });
    return { outcome, programme: await this.programmes.byId(actor, id) };
  }

  private async submitted(actor: TenantActor, id: string, action: 'APPROVE' | 'SEND_BACK') {
    const programme = await this.programmes.byId(actor, id);
    if (!isClient(actor, programme)) throw new NotFound();
    const phase = phaseOf(programme);
    const next = phaseAfter(action, phase);
    if (!next) throw refuse(programmeErrors.PROGRAMME_NOT_SUBMITTED, ['id'], { phase });
    return { programme, next };
  }
}

const GAPS = {
  LEADERSHIP_CHALLENGE: programmeErrors.LEADERSHIP_CHALLENGE_MISSING,
  MODULE: programmeErrors.MODULE_MISSING,
  THEME: programmeErrors.MODULE_WITHOUT_THEME,
} satisfies Record<DesignGap<unknown>['missing'], UserErrorKind>;

/** Everything that a design lacks. */
const lacks = ({ businessChallenges, modules }: Programme, locale: Locale): Refused[] =>
  gapsIn({ businessChallenges: businessChallenges ?? [], modules }).map((gap) => ({
    kind: GAPS[gap.missing],
    values: gap.missing === 'THEME' ? { module: gap.module[locale] } : undefined,
  }));

/** Moves a programme on, unless it no longer is what was decided on. */
async function move(
  tx: TenantTx,
  seen: Pick<Programme, 'id' | 'state' | 'changeState' | 'version'>,
  next: DesignPhase,
  more: { approvedAt?: Date; submittedById?: string; sentBackWord?: string | null; sentBackAt?: Date | null },
): Promise<Outcome> {
  const { id, state, changeState, version } = seen;
  const moved = await tx.programme.updateMany({
    where: { id, state, changeState, version },
    data: { ...storedPhase(next), ...more },
  });
  return outcomeOf(moved);
}
