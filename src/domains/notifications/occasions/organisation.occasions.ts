import type { TenantTx } from '../../../platform/database/role-database.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { fullName } from '../../people/people/person.read-model.js';
import { personLeft } from '../../people/people.events.js';
import type { HeldKind } from '../templates/work-to-take-over.js';
import { type DueMail, type Occasion, stillTrue, subjectsOf, upon } from './occasion.js';
import { textIn } from './text-in.js';

/** Coordinators hear what is still in the name of somebody who has left, as far as nobody has done anything about it by then. */
export const workToTakeOverOccasion: Occasion<'WORK_TO_TAKE_OVER'> = {
  upon: [
    upon(personLeft, async (tx, { personId }, now) => {
      const [held] = await heldBy(tx, [personId], now);
      return held ? toCoordinators(tx, personId, `left ${held.lastDay}`, now) : [];
    }),
  ],
  async write(tx, mails, { now }) {
    const held = await heldBy(tx, subjectsOf(mails), now);
    return stillTrue(mails, ({ subjectId, moment, locale }) => {
      const theirs = held.filter(({ personId, lastDay }) => personId === subjectId && moment === `left ${lastDay}`);
      const [first] = theirs;
      if (!first) return undefined;
      const tasks = theirs.map(({ kind, programme, participant }) => ({
        kind,
        participant,
        programme: textIn(programme, locale),
      }));
      return { data: { person: first.person, held: tasks, path: '/programmes' } };
    });
  },
};

interface Held {
  personId: string;
  person: string;
  /** '2027-03-31' */
  lastDay: string;
  kind: HeldKind;
  programme: LocalizedText;
  participant: string | null;
}

async function toCoordinators(tx: TenantTx, subjectId: string, moment: string, dueAt: Date): Promise<DueMail[]> {
  const coordinators = await tx.roleGrant.findMany({ where: { role: 'COORDINATOR' }, select: { personId: true } });
  return coordinators.map(({ personId }) => ({ subjectId, personId, moment, dueAt }));
}

/** What people who have a last day hold in programmes that go on: as client, as owner of a condition, as manager of who takes part. */
function heldBy(tx: TenantTx, personIds: readonly string[], now: Date): Promise<Held[]> {
  return tx.$queryRaw<Held[]>`
    select g.id as "personId", ${fullName.g} as person, g.ended_on::text as "lastDay", held.kind, o.name as programme, held.participant
      from (
        select tenant_id, client_id as holder_id, id as programme_id, 'CLIENT' as kind, null as participant, 1 as place from programme
         union all
        select tenant_id, owner_id, programme_id, 'CONDITION_OWNER', null, 2 from condition where archived_at is null
         union all
        select p.tenant_id, p.manager_id, e.programme_id, 'MANAGER', ${fullName.p}, 3
          from participation e join person p on p.tenant_id = e.tenant_id and p.id = e.person_id where e.left_at is null
      ) held
      join programme o on o.tenant_id = held.tenant_id and o.id = held.programme_id
      join person g on g.tenant_id = held.tenant_id and g.id = held.holder_id
     where g.id = any (${[...personIds]}::uuid[]) and g.ended_on is not null and o.ends_on >= (${now}::timestamptz at time zone o.time_zone)::date
     order by held.place, o.starts_on, o.id, held.participant`;
}
