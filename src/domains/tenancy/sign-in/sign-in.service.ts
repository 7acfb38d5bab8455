import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor, Role } from '../../../platform/auth/actor.js';
import { Authenticator } from '../../../platform/auth/authenticator.js';
import { hashOf, newToken } from '../../../platform/auth/secret-token.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { refuse } from '../../../platform/graphql/failures.js';
import { defineUserErrors } from '../../../platform/graphql/user-errors.js';
import { isHere } from '../../people/people/person.read-model.js';
import { signInRequested } from '../tenancy.events.js';
import { LINK_MINUTES, linkExpiry, linkWorks, sessionExpiry } from './sign-in.rules.js';

const signInErrors = defineUserErrors({
  LINK_NOT_VALID: {
    nl: 'Deze link werkt niet (meer). Hij is tien minuten geldig en werkt één keer. Vraag een nieuwe aan.',
    en: 'This link does not work (any more). It is valid for ten minutes and works once. Ask for a new one.',
  },
});

const PREFIX = 'session_';

interface SessionRow extends Record<string, unknown> {
  id: string;
  tenant_id: string;
  person_id: string;
  language: Locale;
  granted: Role[];
  is_director: boolean;
  is_manager: boolean;
  is_participant: boolean;
}

/**
 * Makes a link that signs somebody in, for the mail that is about to carry it: only its hash is kept.
 * @param tx of a role that may insert links
 */
export async function issueSignInLink(
  tx: TenantTx,
  person: { tenantId: string; personId: string },
  now: Date,
): Promise<{ token: string; validMinutes: number }> {
  const token = newToken();
  const link = { ...person, id: newId(), tokenHash: hashOf(token), createdAt: now, expiresAt: linkExpiry(now) };
  await tx.signInLink.createMany({ data: [link] });
  return { token, validMinutes: LINK_MINUTES };
}

@Injectable()
export class SignInService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly authenticator: Authenticator,
  ) {}

  onModuleInit(): void {
    this.authenticator.register(PREFIX, (token) => this.recognise(token));
  }

  /** Has a link mailed to everybody with this address, one per organisation. Does the same work, and says the same, when there is nobody. */
  async requestLink(email: string): Promise<void> {
    const now = this.clock.now();
    await this.db.asSystem(
      'somebody asks to sign in',
      (system) =>
        system.$executeRaw`
        insert into outbox_event (tenant_id, id, type, payload, recorded_at)
        select tenant_id, gen_random_uuid(), ${signInRequested.type},
               jsonb_build_object('personId', id, 'requestId', gen_random_uuid()), ${now}
          from person p where email = lower(${email.trim()}) and ${isHere(now)}`,
    );
  }

  /**
   * Spends a link for a session.
   * @returns the session's credential, for the Authorization header, of which only the hash is kept
   * @throws Refusal LINK_NOT_VALID
   */
  async signIn(linkToken: string): Promise<{ credential: string; expiresAt: Date }> {
    const now = this.clock.now();
    const token = newToken();
    const expiresAt = sessionExpiry(now);
    await this.db.asSystem('a sign-in link is followed', (system) =>
      system.$transaction(async (tx) => {
        const link = await tx.signInLink.findUnique({ where: { tokenHash: hashOf(linkToken) } });
        if (!linkWorks(link, now)) throw refuse(signInErrors.LINK_NOT_VALID, ['token']);
        // Of two requests with one link at once, one finds it spent.
        const spent = await tx.signInLink.updateMany({ where: { id: link.id, usedAt: null }, data: { usedAt: now } });
        if (spent.count === 0) throw refuse(signInErrors.LINK_NOT_VALID, ['token']);
        await tx.signInSession.create({
          data: {
            tenantId: link.tenantId,
            id: newId(),
            personId: link.personId,
            tokenHash: hashOf(token),
            createdAt: now,
            expiresAt,
          },
        });
      }),
    );
    return { credential: `${PREFIX}${token}`, expiresAt };
  }

  /** The given name of who is signed in, to greet them by. */
  async givenNameOf(actor: PersonActor): Promise<string> {
    const { givenName } = await this.db.forTenant(actor, (tx) =>
      tx.person.findFirstOrThrow({ where: { id: actor.personId }, select: { givenName: true } }),
    );
    return givenName;
  }

  async signOut(actor: PersonActor): Promise<void> {
    await this.db.forTenant(actor, (tx) =>
      tx.signInSession.updateMany({ where: { id: actor.sessionId }, data: { endedAt: this.clock.now() } }),
    );
  }

  private async recognise(token: string): Promise<PersonActor | undefined> {
    const now = this.clock.now();
    const [row] = await this.db.readAsSystem<SessionRow>(
      'recognise a session',
      Prisma.sql`
        select s.id, s.tenant_id, s.person_id, p.language,
               array(select g.role from role_grant g where g.tenant_id = s.tenant_id and g.person_id = s.person_id) as granted,
               exists (select from programme c where c.tenant_id = s.tenant_id and c.client_id = s.person_id) as is_director,
               exists (select from person r where r.tenant_id = s.tenant_id and r.manager_id = s.person_id) as is_manager,
               exists (select from participation e where e.tenant_id = s.tenant_id and e.person_id = s.person_id and e.left_at is null)
                 as is_participant
          from sign_in_session s join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
         where s.token_hash = ${hashOf(token)} and s.ended_at is null and s.expires_at > ${now} and ${isHere(now)}`,
    );
    if (!row) return undefined;
    const roles = new Set<Role>(['EMPLOYEE', ...row.granted]);
    if (row.is_director) roles.add('DIRECTOR');
    if (row.is_manager) roles.add('MANAGER');
    if (row.is_participant) roles.add('PARTICIPANT');
    return {
      kind: 'person',
      tenantId: row.tenant_id,
      personId: row.person_id,
      sessionId: row.id,
      roles,
      locale: row.language,
    };
  }
}
