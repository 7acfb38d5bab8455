import type { TenantTx } from '../../../platform/database/role-database.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { fullName } from '../../people/people/person.read-model.js';
import { managerChanged, personLeft } from '../../people/people.events.js';
import type { HeldKind } from '../templates/work-to-take-over.js';
import {
  gotAnotherManagerAt,
  type PairTooClose,
  pairsTooClose,
  withAnotherManager,
} from './managers-too-close.read-model.js';
import {
  type DueMail,
  gatheredSince,
  gatheredUntil,
  type MailToWrite,
  type Occasion,
  stillTrue,
  subjectsOf,
  upon,
} from './occasion.js';
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
    return stillTrue(await toWhoCoordinates(tx, mails), ({ subjectId, moment, locale }) => {
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

/**
 * After changes of managers the coordinators hear, once for each programme and all that changed around then, who is too close to whom in it
 * because of them: a change that was made good meanwhile is not told. What counts is when a change was recorded: an import that takes long
 * to work through, or is worked through again, is still told once.
 */
export const managersTooCloseOccasion: Occasion<'MANAGERS_TOO_CLOSE'> = {
  upon: [
    upon(managerChanged, async (tx, { personId }, now) => {
      const dueAt = gatheredUntil((await gotAnotherManagerAt(tx, personId)) ?? now);
      const pairs = await pairsTooClose(tx, [personId], gatheredSince(dueAt), now);
      const programmeIds = [...new Set(pairs.map(({ programmeId }) => programmeId))];
      const moment = `until ${dueAt.toISOString()}`;
      return (await Promise.all(programmeIds.map((id) => toCoordinators(tx, id, moment, dueAt)))).flat();
    }),
  ],
  async write(tx, mails, { now }) {
    const pairs = new Map<string, PairTooClose[]>();
    for (const { moment, dueAt } of mails)
      if (!pairs.has(moment)) {
        const since = gatheredSince(dueAt);
        pairs.set(moment, await pairsTooClose(tx, await withAnotherManager(tx, since, dueAt), since, now));
      }
    return stillTrue(await toWhoCoordinates(tx, mails), ({ subjectId, moment, locale }) => {
      const ofProgramme = pairs.get(moment)!.filter(({ programmeId }) => programmeId === subjectId);
      const [first] = ofProgramme;
      if (!first) return undefined;
      const programme = textIn(first.programme, locale);
      const named = ofProgramme.map(({ kind, person, other, module }) => ({
        kind,
        person,
        other,
        module: textIn(module, locale),
      }));
      return { data: { programme, pairs: named, path: `/programmes/${subjectId}` } };
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

/** A mail to every coordinator of the organisation. */
export async function toCoordinators(tx: TenantTx, subjectId: string, moment: string, dueAt: Date): Promise<DueMail[]> {
  return [...(await coordinators(tx))].map((personId) => ({ subjectId, personId, moment, dueAt }));
}

/** Of such mails, once their turn has come, those to whoever is a coordinator still. */
export async function toWhoCoordinates(tx: TenantTx, mails: readonly MailToWrite[]): Promise<MailToWrite[]> {
  const ids = await coordinators(tx);
  return mails.filter(({ personId }) => ids.has(personId!));
}

async function coordinators(tx: TenantTx): Promise<ReadonlySet<string>> {
  const grants = await tx.roleGrant.findMany({ where: { role: 'COORDINATOR' }, select: { personId: true } });
  return new Set(grants.map(({ personId }) => personId));
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
