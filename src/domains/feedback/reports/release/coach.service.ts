import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../../generated/prisma/client.js';
import type { PersonActor } from '../../../../platform/auth/actor.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Database } from '../../../../platform/database/database.js';
import { recordAll } from '../../../../platform/events/events.js';
import { NotFound, refuseAll } from '../../../../platform/graphql/failures.js';
import { feedbackErrors } from '../../feedback.errors.js';
import { coachNamed } from '../../feedback.events.js';
import { reaches } from '../../panels/organisation-addresses.read-model.js';
import { type CoachToBe, coachFault } from './report-release.policy.js';
import type { FeedbackCoachSeenInput, FeedbackReportState } from './report-state.model.js';
import { type ReportStateRow, reportStates } from './report-state.read-model.js';

/** Who looks at a report before the participant does, where coaches release reports. */
@Injectable()
export class CoachService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Names somebody coach of these participants, instead of whoever was; all or none.
   * @param seen who was coach of whom on the screen; whoever is not among them had none
   * @returns how their reports are, and the participants who got another coach meanwhile: with one of those nobody is named
   * @throws NotFound, Refusal COACH_REFUSED
   */
  async assign(
    actor: PersonActor,
    subjectIds: readonly string[],
    coachId: string,
    seen: readonly FeedbackCoachSeenInput[],
  ): Promise<{ states: FeedbackReportState[]; changed: string[] }> {
    const ids = [...new Set(subjectIds)];
    const onScreen = new Map(seen.map((one) => [one.subjectId, one.coachId]));
    const changed = await this.db.forTenant(actor, async (tx) => {
      if (!(await tx.person.findFirst({ where: { id: coachId }, select: { id: true } }))) throw new NotFound();
      await tx.$queryRaw`select 1 from feedback_subject where id = any (${ids}::uuid[]) order by id for update`;
      const subjects = await tx.$queryRaw<(Omit<CoachToBe, 'isNamingThemselves'> & Current)[]>`
        select s.id, s.coach_id as "currentId", r.report_release as mode, f.released_at is not null as "isReleased", s.person_id = ${coachId}::uuid as "isParticipant",
               p.manager_id is not distinct from ${coachId}::uuid as "isManager", g.client_id = ${coachId}::uuid as "isClient",
               exists (select from feedback_nomination n
                        where n.tenant_id = s.tenant_id and n.subject_id = s.id
                          and (n.rater_id = ${coachId}::uuid or ${reaches(Prisma.sql`n.external_email`, coachId)}))
               or exists (select from feedback_invitation i join feedback_rater_link l on l.tenant_id = i.tenant_id and l.id = i.link_id
                           where i.tenant_id = s.tenant_id and i.subject_id = s.id
                             and (l.rater_id = ${coachId}::uuid or ${reaches(Prisma.sql`l.email`, coachId)})) as "isOnPanel"
          from feedback_subject s
          join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
          join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
          join module m on m.tenant_id = r.tenant_id and m.id = r.module_id
          join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
          left join feedback_report f on f.tenant_id = s.tenant_id and f.subject_id = s.id
         where s.id = any (${ids}::uuid[]) order by s.id`;
      if (subjects.length < ids.length) throw new NotFound();
      const isNamingThemselves = coachId === actor.personId;
      const faults = new Set(subjects.flatMap((subject) => coachFault({ ...subject, isNamingThemselves }) ?? []));
      refuseAll(
        [...faults].map((reason) => ({ kind: feedbackErrors.COACH_REFUSED, field: ['personId'], values: { reason } })),
      );
      const others = subjects.filter(({ id, currentId }) => ![coachId, onScreen.get(id) ?? null].includes(currentId));
      if (others.length > 0) return others.map(({ id }) => id);
      const named = await tx.$queryRaw<{ subjectId: string }[]>`
        update feedback_subject set coach_id = ${coachId}::uuid
         where id = any (${ids}::uuid[]) and coach_id is distinct from ${coachId}::uuid returning id as "subjectId"`;
      await recordAll(tx, actor.tenantId, coachNamed, named, this.clock.now());
      return [];
    });
    const states = await this.db.read<ReportStateRow & Record<string, unknown>>(
      actor,
      reportStates(Prisma.sql`s.id = any (${ids}::uuid[])`, Prisma.sql`order by p.family_name, s.id`),
    );
    return { states, changed };
  }
}

interface Current {
  id: string;
  currentId: string | null;
}
