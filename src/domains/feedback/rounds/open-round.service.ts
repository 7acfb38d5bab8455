import { Injectable } from '@nestjs/common';
import { type FeedbackRound, Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record, recordAll } from '../../../platform/events/events.js';
import { refuseAll } from '../../../platform/graphql/failures.js';
import { feedbackErrors } from '../feedback.errors.js';
import { raterInvited, roundOpened } from '../feedback.events.js';
import { InviteRatersService, type RaterToInvite } from '../invitations/invite-raters.service.js';
import { newRoundSecret } from '../invitations/link-token.rules.js';
import { organisationAddresses } from '../panels/organisation-addresses.read-model.js';
import { hasLeft } from '../panels/panel.read-model.js';
import { panelFaults, raterAs } from '../panels/panel.rules.js';
import { panelMayOpen } from '../panels/panel-check.rules.js';
import type { QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import { groupAfterMerge, type RaterGroup, type RaterGroupKey } from '../rater-group.rules.js';
import { type RoundState, refusalsToOpen, thresholdsAtOpening } from './round.rules.js';
import { lockedRound } from './round.service.js';

/** Opens a round: freezes its thresholds, makes its secret, and gives everybody on an approved panel their link. */
@Injectable()
export class OpenRoundService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly inviting: InviteRatersService,
  ) {}

  /**
   * Panels that nobody approved, those that got a fault since, and those with a group that is too small (anonymity, rule 7), are not asked; they can follow while the
   * round is open. Nothing is mailed here: the invitations follow from the fact that it opened.
   * @throws NotFound, Refusal ROUND_REFUSED with every reason
   */
  async open(actor: Pick<TenantActor, 'tenantId'>, roundId: string): Promise<FeedbackRound> {
    const { tenantId } = actor;
    return this.db.forTenant(actor, async (tx) => {
      const now = this.clock.now();
      const planned = await lockedRound(tx, roundId);
      const round = { ...planned, state: 'OPEN', ...(await thresholdsOf(tx, planned)) };
      const panels = await panelsToOpen(tx, round, Prisma.sql`true`, now);
      const approvedRaters = panels.flatMap(({ raters }) => raters).length;
      refuseAll(
        refusalsToOpen({ ...planned, state: planned.state as RoundState, approvedRaters }, now).map((reason) => ({
          kind: feedbackErrors.ROUND_REFUSED,
          field: ['id'],
          values: { reason },
        })),
      );
      const secret = newRoundSecret();
      await tx.feedbackRoundSecret.createMany({ data: [{ tenantId, roundId, secret }] });
      const { threshold, commentThreshold } = round;
      await tx.feedbackRound.updateMany({
        where: { id: roundId },
        data: { state: 'OPEN', threshold, commentThreshold },
      });
      await this.give(tx, tenantId, secret, panels, now);
      await record(tx, tenantId, roundOpened, { roundId }, now);
      return round;
    });
  }

  /**
   * Gives out the links of approved panels that were not ready when their round opened.
   * @returns the subjects that are asked about now: those of `subjectIds` whose panel is approved, without a fault and large enough
   */
  async openSubjects(tx: TenantTx, round: FeedbackRound, subjectIds: readonly string[]): Promise<string[]> {
    const now = this.clock.now();
    const panels = await panelsToOpen(tx, round, Prisma.sql`s.id = any (${[...subjectIds]}::uuid[])`, now);
    const { secret } = await tx.feedbackRoundSecret.findFirstOrThrow({ where: { roundId: round.id } });
    const invitationIds = await this.give(tx, round.tenantId, secret, panels, now);
    const invited = invitationIds.map((invitationId) => ({ invitationId }));
    await recordAll(tx, round.tenantId, raterInvited, invited, now);
    return panels.map(({ subjectId }) => subjectId);
  }

  /** Asks one more rater about a subject whose links were given out already. */
  async inviteOne(tx: TenantTx, round: FeedbackRound, rater: RaterToInvite): Promise<void> {
    const { secret } = await tx.feedbackRoundSecret.findFirstOrThrow({ where: { roundId: round.id } });
    const [invitationId] = await this.inviting.invite(tx, round.tenantId, secret, [rater]);
    await record(tx, round.tenantId, raterInvited, { invitationId: invitationId! }, this.clock.now());
  }

  private async give(
    tx: TenantTx,
    tenantId: string,
    secret: Uint8Array,
    panels: readonly PanelToOpen[],
    now: Date,
  ): Promise<string[]> {
    const invitationIds = await this.inviting.invite(
      tx,
      tenantId,
      secret,
      panels.flatMap(({ raters }) => raters),
    );
    // Where everybody stands now is what reports over units are about, whoever moves later.
    await tx.$executeRaw`
      update feedback_subject s
         set opened_at = ${now}, unit_ids = coalesce((
           select array_agg(u.id order by length(u.path) desc)
             from person p
             join org_unit own on own.tenant_id = p.tenant_id and own.id = p.unit_id
             join org_unit u on u.tenant_id = own.tenant_id and own.path ^@ u.path and u.type in ('DIRECTORATE', 'DEPARTMENT', 'TEAM')
            where p.tenant_id = s.tenant_id and p.id = s.person_id), '{}')
       where s.id = any (${panels.map(({ subjectId }) => subjectId)}::uuid[])`;
    return invitationIds;
  }
}

interface PanelToOpen {
  subjectId: string;
  raters: RaterToInvite[];
}

async function thresholdsOf(
  tx: TenantTx,
  round: FeedbackRound,
): Promise<{ threshold: number; commentThreshold: number }> {
  const tenant = await tx.tenant.findFirstOrThrow();
  const questionnaire = await tx.questionnaireVersion.findFirstOrThrow({ where: { id: round.questionnaireId } });
  return thresholdsAtOpening({
    tenantThreshold: tenant.anonymityThreshold,
    tenantCommentThreshold: tenant.commentThreshold,
    questionnaireThreshold: (questionnaire.definition as unknown as QuestionnaireDefinition).anonymityThreshold,
  });
}

interface PanelRow {
  subjectId: string;
  personId: string;
  hasManager: boolean;
  coachId: string | null;
  mergedGroups: string[][];
  raters: (Omit<RaterToInvite, 'subjectId' | 'raterGroup'> & { group: RaterGroupKey })[];
}

/**
 * The approved panels of a round whose links were not given out, which are without a fault still and whose groups are large enough, each rater
 * in the group they answer in; `which` picks among its subjects. Whoever was hired since they were nominated from outside is a colleague;
 * who has left is not asked.
 */
async function panelsToOpen(tx: TenantTx, round: FeedbackRound, which: Prisma.Sql, now: Date): Promise<PanelToOpen[]> {
  const groups = round.raterGroups as unknown as RaterGroup[];
  // One statement, with a row per subject: of a large round the database would otherwise send tens of thousands of objects.
  const subjects = await tx.$queryRaw<PanelRow[]>`
    select s.id as "subjectId", s.person_id as "personId", own.manager_id is not null as "hasManager", s.coach_id as "coachId",
           s.merged_groups as "mergedGroups",
           json_agg(json_build_object('group', n.rater_group, 'raterId', n.rater_id, 'externalName', n.external_name,
                                      'externalLanguage', n.external_language, 'email', coalesce(p.email, n.external_email)) order by n.id) as raters
      from feedback_subject s
      join person own on own.tenant_id = s.tenant_id and own.id = s.person_id
      join feedback_nomination n on n.tenant_id = s.tenant_id and n.subject_id = s.id
      left join person p on p.tenant_id = n.tenant_id and p.id = n.rater_id
     where s.round_id = ${round.id}::uuid and s.nomination_state = 'APPROVED' and s.opened_at is null and not ${hasLeft(now)} and ${which}
     group by s.tenant_id, s.id, own.manager_id order by s.id`;
  const organisation = await organisationAddresses(
    tx,
    subjects.flatMap(({ raters }) => raters.flatMap(({ raterId, email }) => (raterId ? [] : email))),
  );
  return subjects.flatMap(({ subjectId, mergedGroups: merges, raters: nominated, ...subject }) => {
    const raters = nominated.map((rater) => {
      const colleague = rater.raterId ? undefined : organisation.personAt(rater.email);
      return colleague
        ? { ...rater, raterId: colleague.id, email: colleague.email, externalName: null, externalLanguage: null }
        : rater;
    });
    const roster = {
      subject: { ...subject, coachId: round.reportRelease === 'BY_COACH' ? subject.coachId : null },
      raters: raters.map(({ group, raterId, email }) => ({ group, ...raterAs(raterId, email) })),
      groups,
      merges,
    };
    if (panelFaults(roster).length > 0) return [];
    if (panelMayOpen(groups, merges, raters, round.threshold!).length > 0) return [];
    const asked = raters.map(({ group, ...rater }) => ({
      ...rater,
      subjectId,
      raterGroup: groupAfterMerge(groups, merges, group),
    }));
    return [{ subjectId, raters: asked }];
  });
}
