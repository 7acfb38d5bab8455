import { DAY_MS } from '../../../platform/clock/durations.rules.js';
import { isWorkingTime, localDay } from '../../../platform/clock/working-time.rules.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { commitmentsToAsk } from '../../programmes/harvest/commitments-to-ask.read-model.js';
import { type Occasion, stillTrue, subjectsOf } from './occasion.js';
import { textIn } from './text-in.js';

/** How long after its day a commitment still comes back by mail. */
const STILL_FRESH_DAYS = 30;
/** How long after a programme something of it can come back: a year, and as long as it is fresh. */
const LONGEST_DAYS = 366 + STILL_FRESH_DAYS;

/**
 * Once for all commitments that somebody made in a module on one day, after 3, 6 and 12 months, in working hours; not about what was said
 * already, nor about what was let go.
 */
export const harvestReturnsOccasion: Occasion<'HARVEST_RETURNS'> = {
  isNudge: () => true,
  sweep: {
    tenants: (system, now) =>
      system.programme.findMany({
        where: { startsOn: { lte: now }, endsOn: { gte: new Date(now.getTime() - LONGEST_DAYS * DAY_MS) } },
        distinct: ['tenantId'],
        select: { tenantId: true },
      }),
    async due(tx, now, work) {
      if (!isWorkingTime(now, work)) return [];
      const asked = await commitmentsToAsk(tx, now);
      const today = localDay(now, work);
      const fresh = asked.filter(({ on }) => on.until(today).total('days') <= STILL_FRESH_DAYS);
      const mails = new Map(
        fresh.map(({ moduleId, giverId, months, givenOn }) => {
          const moment = momentOf({ months, givenOn });
          return [`${moduleId} ${giverId} ${moment}`, { subjectId: moduleId, personId: giverId, moment, dueAt: now }];
        }),
      );
      return [...mails.values()];
    },
  },
  async write(tx, mails, { now }) {
    const modules = await modulesOf(tx, subjectsOf(mails));
    const asked = await commitmentsToAsk(tx, now);
    return stillTrue(mails, ({ subjectId, personId, moment, locale }) => {
      const module = modules.find(({ id }) => id === subjectId);
      const ofMail = asked.filter(
        (each) => each.moduleId === subjectId && each.giverId === personId && momentOf(each) === moment,
      );
      const [first] = ofMail;
      if (!module || !first) return undefined;
      return {
        data: {
          programme: textIn(module.programme, locale),
          module: textIn(module.name, locale),
          months: first.months,
          commitments: ofMail.length,
          givenOn: new Date(first.givenOn),
          path: '/harvest',
        },
      };
    });
  },
};

const momentOf = ({ months, givenOn }: { months: number; givenOn: string }) => `${months} months after ${givenOn}`;

const modulesOf = (tx: TenantTx, ids: readonly string[]) =>
  tx.$queryRaw<{ id: string; name: LocalizedText; programme: LocalizedText }[]>`
    select m.id, m.name, o.name as programme from module m join programme o on o.tenant_id = m.tenant_id and o.id = m.programme_id
     where m.id = any (${[...ids]}::uuid[])`;
