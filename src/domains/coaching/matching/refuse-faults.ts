import type { Locale } from '../../../platform/auth/actor.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { type Refused, refuseAll } from '../../../platform/graphql/failures.js';
import { fullName } from '../../people/people/person.read-model.js';
import { coachingErrors } from '../coaching.errors.js';
import { reasonsInWords } from './explanation.rules.js';
import type { MatchFault } from './match-faults.rules.js';

/** How many faults a refusal tells of. */
const NAMED = 5;

const idsIn = (fault: MatchFault): string[] => [
  ...('participantId' in fault ? [fault.participantId] : []),
  ...('participantIds' in fault ? fault.participantIds : []),
  ...('learningManagerId' in fault ? [fault.learningManagerId] : []),
];

/**
 * Refuses for the first few faults, with the names of everybody concerned; does nothing when there is none.
 * @throws Refusal CANNOT_BE_MATCHED, LEARNING_MANAGER_NO_MORE, LEARNING_MANAGER_OVERBOOKED, PARTICIPANT_HAS_LEFT
 */
export async function refuseFaults(
  tx: TenantTx,
  faults: readonly MatchFault[],
  locale: Locale,
  field?: readonly string[],
): Promise<void> {
  const told = faults.slice(0, NAMED);
  if (told.length === 0) return;
  const people = await tx.$queryRaw<{ id: string; name: string }[]>`
    select p.id, ${fullName.p} as name from person p where p.id = any (${told.flatMap(idsIn)}::uuid[])`;
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? '';
  refuseAll(told.map((fault) => ({ ...refusedFor(fault, nameOf, locale), field })));
}

function refusedFor(fault: MatchFault, nameOf: (id: string) => string, locale: Locale): Refused {
  const list = (ids: readonly string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(ids.map(nameOf));
  switch (fault.kind) {
    case 'LEFT':
      return { kind: coachingErrors.PARTICIPANT_HAS_LEFT, values: { participant: nameOf(fault.participantId) } };
    case 'NO_MORE': {
      const values = { learningManager: nameOf(fault.learningManagerId), participants: list(fault.participantIds) };
      return { kind: coachingErrors.LEARNING_MANAGER_NO_MORE, values };
    }
    case 'OVERBOOKED': {
      const { load, capacity } = fault;
      const values = { learningManager: nameOf(fault.learningManagerId), participants: list(fault.participantIds) };
      return { kind: coachingErrors.LEARNING_MANAGER_OVERBOOKED, values: { ...values, load, capacity } };
    }
    case 'OBJECTIONS': {
      const values = { participant: nameOf(fault.participantId), learningManager: nameOf(fault.learningManagerId) };
      const reasons = reasonsInWords(fault.objections, locale);
      return { kind: coachingErrors.CANNOT_BE_MATCHED, values: { ...values, reasons } };
    }
  }
}
