import { Inject, Injectable } from '@nestjs/common';
import { v4 as randomId } from 'uuid';
import type { Config } from '../../../config/config.js';
import { CONFIG } from '../../../config/config.module.js';
import type { FeedbackRound } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { record } from '../../../platform/events/events.js';
import { refuseAll } from '../../../platform/graphql/failures.js';
import { feedbackErrors } from '../feedback.errors.js';
import { roundOpened } from '../feedback.events.js';
import type { QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import { linkHash, newLinkToken, newRoundSecret, sealToken } from '../responses/answer-key.rules.js';
import { type RoundState, refusalsToOpen, thresholdsAtOpening } from './round.rules.js';
import { lockedRound } from './round.service.js';

/** Opens a round: freezes its thresholds, makes its secret, and gives everybody on an approved panel a link of their own. */
@Injectable()
export class OpenRoundService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'secretKey'>,
  ) {}

  /**
   * Panels that nobody approved are not asked. Nothing is mailed here: the invitations follow from the fact that it opened.
   * @throws NotFound, Refusal ROUND_REFUSED with every reason
   */
  async open(actor: Pick<TenantActor, 'tenantId'>, roundId: string): Promise<FeedbackRound> {
    const { tenantId } = actor;
    return this.db.forTenant(actor, async (tx) => {
      const now = this.clock.now();
      const round = await lockedRound(tx, roundId);
      const nominations = await tx.feedbackNomination.findMany({
        where: { subject: { roundId, nominationState: 'APPROVED' } },
        include: { rater: { select: { email: true } } },
      });
      const refusals = refusalsToOpen(
        { ...round, state: round.state as RoundState, approvedRaters: nominations.length },
        now,
      );
      refuseAll(
        refusals.map((reason) => ({
          kind: feedbackErrors.ROUND_REFUSED,
          field: ['id'],
          values: { reason },
        })),
      );

      const tenant = await tx.tenant.findFirstOrThrow();
      const questionnaire = await tx.questionnaireVersion.findFirstOrThrow({ where: { id: round.questionnaireId } });
      const thresholds = thresholdsAtOpening({
        tenantThreshold: tenant.anonymityThreshold,
        tenantCommentThreshold: tenant.commentThreshold,
        questionnaireThreshold: (questionnaire.definition as unknown as QuestionnaireDefinition).anonymityThreshold,
      });
      const roundSecret = newRoundSecret();
      await tx.feedbackRoundSecret.createMany({ data: [{ tenantId, roundId, secret: roundSecret }] });
      await tx.feedbackInvitation.createMany({
        data: nominations.map(({ rater: colleague, ...nomination }) => {
          const { subjectId, raterId, externalName, externalEmail, externalLanguage, raterGroup } = nomination;
          const id = randomId();
          const token = newLinkToken();
          const keys = { installationSecret: this.config.secretKey, roundSecret, invitationId: id };
          const email = (colleague?.email ?? externalEmail)!;
          const rater = { raterId, externalName, email, externalLanguage, raterGroup };
          return {
            tenantId,
            id,
            subjectId,
            ...rater,
            tokenHash: linkHash(token),
            sealedToken: sealToken(token, keys) as Uint8Array<ArrayBuffer>,
          };
        }),
      });
      await tx.feedbackRound.updateMany({ where: { id: roundId }, data: { state: 'OPEN', ...thresholds } });
      await record(tx, tenantId, roundOpened, { roundId }, now);
      return { ...round, state: 'OPEN', ...thresholds };
    });
  }
}
