import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { visibleTo } from '../../confidentiality/visible-to.model.js';
import type { Person } from '../../people/people/person.model.js';
import { PEOPLE, PERSON_COLUMNS } from '../../people/people/person.read-model.js';
import { isOfProgramme } from '../participations/participants.read-model.js';
import type { PracticeCase } from './practice-case.model.js';
import { type CaseAudience, mayReadCase } from './practice-case.policy.js';

/** A case with who brings it, or who may bring one and wrote nothing yet. */
export type CaseRow = Person & {
  stepId: string;
  text: string | null;
  audience: CaseAudience;
  version: number | null;
  /** A text where it comes out of another row's JSON. */
  writtenAt: Date | string | null;
  isOfProgramme: boolean;
};

/** The columns of a CaseRow: of person p, their case c if there is one, step s and programme g. */
export const caseColumns = (actor: PersonActor): Prisma.Sql => Prisma.sql`
  ${PERSON_COLUMNS}, s.id as "stepId", c.text, coalesce(c.audience, 'OWN') as audience, c.version, c.written_at as "writtenAt",
  ${isOfProgramme(actor)} as "isOfProgramme"`;

/** The case with an id that a row of another table has, as a CaseRow in JSON; null for none. */
export const caseWithId = (id: Prisma.Sql, actor: PersonActor): Prisma.Sql => Prisma.sql`
  (select to_jsonb(row) from (
     select ${caseColumns(actor)}
       from practice_case c
       join module_step s on s.tenant_id = c.tenant_id and s.id = c.step_id
       join module m on m.tenant_id = s.tenant_id and m.id = s.module_id
       join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
       join (${PEOPLE}) on p.tenant_id = c.tenant_id and p.id = c.person_id
      where c.id = ${id}) row)`;

/** A case as somebody may see it; undefined for whom it is not for. */
export function caseSeenBy(actor: PersonActor, row: CaseRow, locale: Locale): PracticeCase | undefined {
  const { stepId, text, audience, version, writtenAt, isOfProgramme: _, ...person } = row;
  if (!mayReadCase(actor, { ...row, personId: person.id })) return undefined;
  return {
    stepId,
    person,
    text: text ?? '',
    audience,
    version: version ?? 0,
    writtenAt: writtenAt === null ? null : new Date(writtenAt),
    visibleTo: visibleTo(audience, [], locale),
  };
}
