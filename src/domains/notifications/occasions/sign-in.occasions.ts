import { HOUR_MS } from '../../../platform/clock/durations.rules.js';
import { issueSignInLink } from '../../tenancy/sign-in/sign-in.service.js';
import { roleGranted, signInRequested, tenantCreated } from '../../tenancy/tenancy.events.js';
import { type DueMail, type Occasion, stillTrue, upon, type Written } from './occasion.js';

/** More links than this in an hour are no help to whoever asks, and a nuisance to whoever did not. */
const LINKS_PER_HOUR = 5;

export const signInLinkOccasion: Occasion<'SIGN_IN_LINK'> = {
  upon: [
    upon(signInRequested, async (tx, { personId, requestId }, now) => {
      // Of two requests at once, neither would count the other.
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`sign-in links of ${personId}`}, 0))`;
      const recent = await tx.delivery.count({
        where: { template: 'SIGN_IN_LINK', personId, dueAt: { gt: new Date(now.getTime() - HOUR_MS) } },
      });
      if (recent >= LINKS_PER_HOUR) return [];
      return [{ subjectId: requestId, personId, moment: 'request', dueAt: now }];
    }),
  ],
  async write(tx, mails, { now }) {
    const written = new Map<string, Written<'SIGN_IN_LINK'>>();
    for (const { id, tenantId, personId } of mails) {
      const { token, validMinutes } = await issueSignInLink(tx, { tenantId, personId: personId! }, now);
      written.set(id, { data: { validMinutes, path: `/sign-in/${token}` } });
    }
    return written;
  },
};

const WELCOMED = ['ADMINISTRATOR', 'COORDINATOR'] as const;
type WelcomedRole = (typeof WELCOMED)[number];
const isWelcomed = (role: string): role is WelcomedRole => WELCOMED.some((welcomed) => welcomed === role);

const welcome = (personId: string, role: string, now: Date): DueMail[] =>
  isWelcomed(role) ? [{ subjectId: personId, personId, moment: role, dueAt: now }] : [];

export const welcomeOccasion: Occasion<'WELCOME'> = {
  upon: [
    upon(tenantCreated, async (_tx, { administratorId }, now) => welcome(administratorId, 'ADMINISTRATOR', now)),
    upon(roleGranted, async (_tx, { personId, role }, now) => welcome(personId, role, now)),
  ],
  async write(tx, mails) {
    const grants = await tx.roleGrant.findMany({ where: { personId: { in: mails.map(({ personId }) => personId!) } } });
    return stillTrue(mails, ({ personId, moment: role }) => {
      const holds = grants.some((grant) => grant.personId === personId && grant.role === role);
      return holds && isWelcomed(role) ? { data: { role, path: '/sign-in' } } : undefined;
    });
  },
};
