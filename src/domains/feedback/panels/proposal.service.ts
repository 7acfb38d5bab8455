import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { refuse } from '../../../platform/graphql/failures.js';
import { moduleContext } from '../../programmes/modules/module-context.service.js';
import { participantIds } from '../../programmes/participations/participants.read-model.js';
import { cryptographicRandom } from '../cryptographic-random.js';
import { feedbackErrors } from '../feedback.errors.js';
import { nominationsRequested } from '../feedback.events.js';
import type { QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import type { RaterGroup } from '../rater-group.rules.js';
import { outOfPhase, type RoundState, thresholdsAtOpening } from '../rounds/round.rules.js';
import { lockedRound } from '../rounds/round.service.js';
import { insertNominations } from './insert-nominations.js';
import { chartAsOf } from './org-chart.read-model.js';
import { organisationAddresses } from './organisation-addresses.read-model.js';
import { limitsOf, type PersonInChart, type ProposedRater, proposeRaters } from './proposal.rules.js';

/** Proposes panels from the org chart, and from the panels of an earlier round. */
@Injectable()
export class ProposalService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Proposes raters for every participant of the round's programme who has no panel yet, from the org chart as it was on a day, now when
   * that is left out; whoever was asked in the latest reported round about the same participant first.
   * @param asOf a calendar day: '2027-01-04'
   * @throws NotFound, Refusal ROUND_REFUSED, NO_PARTICIPANTS
   */
  async propose(actor: TenantActor, roundId: string, asOf: string | null): Promise<void> {
    const { tenantId } = actor;
    const now = this.clock.now();
    await this.db.forTenant(actor, async (tx) => {
      const round = await lockedRound(tx, roundId);
      if (round.state !== 'NOMINATING')
        throw refuse(feedbackErrors.ROUND_REFUSED, ['roundId'], { reason: outOfPhase(round.state as RoundState) });
      const { programmeId } = await moduleContext(tx, round.moduleId);
      const participants = await participantIds(tx, programmeId);
      if (participants.length === 0) throw refuse(feedbackErrors.NO_PARTICIPANTS, ['roundId']);
      const present = await tx.feedbackSubject.findMany({ where: { roundId }, select: { personId: true } });
      const known = new Set(present.map(({ personId }) => personId));
      const subjects = participants
        .filter((id) => !known.has(id))
        .map((personId) => ({ tenantId, id: newId(), roundId, personId }));
      if (subjects.length === 0) return;
      await tx.feedbackSubject.createMany({
        data: subjects.map((subject) => ({ ...subject, nominationState: 'PROPOSED' })),
      });
      const groups = round.raterGroups as unknown as RaterGroup[];
      const before = await askedBefore(tx, roundId, groups);
      const proposals = proposeRaters(
        await tx.$queryRaw<PersonInChart[]>(chartAsOf(Prisma.sql`${asOf}::date`, now)),
        subjects.map(({ personId }) => personId),
        cryptographicRandom,
        limitsOf(groups, await thresholdOf(tx, round.questionnaireId)),
        before.flatMap(({ subjectId, raterId, group }) => (raterId ? [{ subjectId, raterId, group }] : [])),
      );
      const subjectIdOf = new Map(subjects.map(({ personId, id }) => [personId, id]));
      const fromOutside = await stillOutside(
        tx,
        before.filter(({ subjectId }) => subjectIdOf.has(subjectId)),
      );
      const nobody = { externalName: null, externalEmail: null, externalLanguage: null, addedByParticipant: false };
      await insertNominations(
        tx,
        tenantId,
        [...proposals.map((proposal) => ({ ...proposal, ...nobody })), ...fromOutside].map(
          ({ subjectId, ...rater }) => ({
            ...rater,
            subjectId: subjectIdOf.get(subjectId)!,
          }),
        ),
      );
      await record(tx, tenantId, nominationsRequested, { roundId }, now);
    });
  }
}

async function thresholdOf(tx: TenantTx, questionnaireId: string): Promise<number> {
  const tenant = await tx.tenant.findFirstOrThrow();
  const questionnaire = await tx.questionnaireVersion.findFirstOrThrow({ where: { id: questionnaireId } });
  return thresholdsAtOpening({
    tenantThreshold: tenant.anonymityThreshold,
    tenantCommentThreshold: tenant.commentThreshold,
    questionnaireThreshold: (questionnaire.definition as unknown as QuestionnaireDefinition).anonymityThreshold,
  }).threshold;
}

/** Somebody on an earlier panel; here `subjectId` is the person whom it was about. */
type AskedBefore = Omit<ProposedRater, 'raterId'> & {
  raterId: string | null;
  externalName: string | null;
  externalEmail: string | null;
  externalLanguage: string | null;
  addedByParticipant: boolean;
};

/** Whoever has an address of the organisation by now is a colleague: the org chart proposes those, each once. */
async function stillOutside(tx: TenantTx, before: readonly AskedBefore[]): Promise<AskedBefore[]> {
  const outsiders = before.filter(({ externalEmail }) => externalEmail !== null);
  const organisation = await organisationAddresses(
    tx,
    outsiders.map(({ externalEmail }) => externalEmail!),
  );
  return outsiders.filter(
    ({ externalEmail: email }) => !organisation.personAt(email!) && !organisation.hasDomainOf(email!),
  );
}

/** Who was asked in the latest reported round about each subject of this one, in groups that this one has too. */
async function askedBefore(tx: TenantTx, roundId: string, groups: readonly RaterGroup[]): Promise<AskedBefore[]> {
  return tx.$queryRaw<AskedBefore[]>`
    select s.person_id as "subjectId", n.rater_id as "raterId", n.rater_group as "group", n.external_name as "externalName",
           n.external_email as "externalEmail", n.external_language as "externalLanguage", n.added_by_participant as "addedByParticipant"
      from feedback_subject s
      join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
      cross join lateral (
        select es.id from feedback_subject es join feedback_round er on er.tenant_id = es.tenant_id and er.id = es.round_id
         where es.tenant_id = s.tenant_id and es.person_id = s.person_id and es.opened_at is not null
           and er.state = 'REPORTED' and er.opens_at < r.opens_at
         order by er.opens_at desc limit 1) e
      join feedback_nomination n on n.tenant_id = s.tenant_id and n.subject_id = e.id
     where s.round_id = ${roundId}::uuid and n.rater_group = any (${groups.map(({ key }) => key)})
     order by s.person_id, n.id`;
}
