import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { parseInput, prose } from '../../../platform/graphql/input.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import { PEOPLE } from '../../people/people/person.read-model.js';
import { stepErrors } from '../modules/step.errors.js';
import { ownStep, refuseNotChosen } from '../modules/step.service.js';
import { takesPart } from '../participations/participants.read-model.js';
import type { PracticeCase, PracticeCaseWriteInput } from './practice-case.model.js';
import { CASE_AUDIENCES } from './practice-case.policy.js';
import { type CaseRow, caseColumns, caseSeenBy } from './practice-case.read-model.js';

const writeInput = z.object({ text: prose(5000), audience: z.enum(CASE_AUDIENCES) });

@Injectable()
export class PracticeCaseService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * The actor's own case, as they find it before writing.
   * @throws NotFound for who does not take part, and for a step without cases
   */
  async own(actor: PersonActor, stepId: string, locale: Locale): Promise<PracticeCase> {
    const [row] = await this.read(
      actor,
      stepId,
      Prisma.sql`p.id = ${actor.personId}::uuid and ${takesPart(actor.personId)}`,
    );
    const own = row && caseSeenBy(actor, row, locale);
    if (!own) throw new NotFound();
    return own;
  }

  /** The cases of a step that the actor may read, by name; without drafts of others. */
  async readable(actor: PersonActor, stepId: string, locale: Locale): Promise<PracticeCase[]> {
    const rows = await this.read(actor, stepId, Prisma.sql`c.id is not null`);
    return rows.flatMap((row) => caseSeenBy(actor, row, locale) ?? []);
  }

  /**
   * Writes the actor's own case.
   * @throws NotFound; Refusal STEP_WITHOUT_CASE, STEP_NOT_CHOSEN, CASE_EMPTY, INVALID_INPUT
   */
  async write(
    actor: PersonActor,
    stepId: string,
    version: number,
    input: PracticeCaseWriteInput,
    locale: Locale,
  ): Promise<Outcome> {
    const { text, audience } = parseInput(writeInput, input, locale);
    const { tenantId, personId } = actor;
    const writtenAt = this.clock.now();
    return this.db.forTenant(actor, async (tx) => {
      const step = await ownStep(tx, actor, stepId);
      if (!step.takesPart) throw new NotFound();
      if (!step.completion.includes('CASE_BROUGHT')) throw refuse(stepErrors.STEP_WITHOUT_CASE, ['stepId']);
      refuseNotChosen(step);
      if (text === '' && audience === 'PROGRAMME') throw refuse(stepErrors.CASE_EMPTY, ['input', 'text']);
      const before = await tx.practiceCase.findFirst({ where: { stepId, personId }, select: { version: true } });
      if ((before?.version ?? 0) !== version) return 'EDITED_MEANWHILE';
      if (before)
        await tx.practiceCase.updateMany({
          where: { stepId, personId },
          data: { text, audience, writtenAt, version: version + 1 },
        });
      else
        await tx.practiceCase.create({ data: { tenantId, id: newId(), stepId, personId, text, audience, writtenAt } });
      return 'DONE';
    });
  }

  private read(actor: PersonActor, stepId: string, which: Prisma.Sql): Promise<CaseRow[]> {
    return this.db.read<CaseRow>(
      actor,
      Prisma.sql`
        select ${caseColumns(actor)}
          from module_step s
          join module m on m.tenant_id = s.tenant_id and m.id = s.module_id
          join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
         cross join (${PEOPLE})
          left join practice_case c on c.tenant_id = s.tenant_id and c.step_id = s.id and c.person_id = p.id
         where s.id = ${stepId}::uuid and 'CASE_BROUGHT' = any(s.completion) and ${which}
         order by p.family_name, p.given_name, p.id`,
    );
  }
}

/** The id of what somebody wrote for a step of a programme, whomever it is for; undefined while there is no word of it. */
export async function writtenCase(
  tx: TenantTx,
  { programmeId, personId, stepId }: { programmeId: string; personId: string; stepId: string },
): Promise<string | undefined> {
  const written = await tx.practiceCase.findFirst({
    where: { stepId, personId, text: { not: '' }, step: { module: { programmeId } } },
    select: { id: true },
  });
  return written?.id;
}
