import { Inject, Injectable } from '@nestjs/common';
import { v4 as randomId } from 'uuid';
import type { Config } from '../../../config/config.js';
import { CONFIG } from '../../../config/config.module.js';
import { Prisma } from '../../../generated/prisma/client.js';
import { REMINDER_DATABASE } from '../../../platform/database/restricted.js';
import type { RoleDatabase, TenantTx } from '../../../platform/database/role-database.js';
import type { RaterGroupKey } from '../rater-group.rules.js';
import { linkKey, newLinkToken, openSealedToken, sealToken } from './link-token.rules.js';

/** Somebody to ask about a subject: a colleague by id, or somebody from outside by name, address and language. */
export interface RaterToInvite {
  subjectId: string;
  /** The group that the answer counts in, after groups were merged. */
  raterGroup: RaterGroupKey;
  raterId: string | null;
  externalName: string | null;
  externalLanguage: string | null;
  /** Lower case. */
  email: string;
}

/** A link as it lies in a rater's mailbox. */
interface OpenLink {
  id: string;
  token: string;
}

/** Gives raters their links: one link for everything that a person is asked, as long as one of those rounds is open. */
@Injectable()
export class InviteRatersService {
  constructor(
    // Knows the links that were given out; the API's role cannot open them.
    @Inject(REMINDER_DATABASE) private readonly links: RoleDatabase,
    @Inject(CONFIG) private readonly config: Pick<Config, 'secretKey'>,
  ) {}

  /**
   * Invites raters to an open round, within the transaction that opens it or adds them. Whoever has a link that still opens something
   * keeps it; two rounds that open at the same moment may give somebody one each, which does no harm.
   * @returns the new invitations' ids, in the order of `raters`
   */
  async invite(
    tx: TenantTx,
    tenantId: string,
    roundSecret: Uint8Array,
    raters: readonly RaterToInvite[],
  ): Promise<string[]> {
    const links = await this.openLinks(tenantId, raters);
    const fresh = new Map(raters.map((rater) => [identityOf(rater), rater]));
    for (const known of links.keys()) fresh.delete(known);
    for (const identity of fresh.keys()) links.set(identity, { id: randomId(), token: newLinkToken() });
    const newLinks = [...fresh].map(([identity, { raterId, externalName, externalLanguage, email }]) => {
      const { id, token } = links.get(identity)!;
      return { id, raterId, externalName, externalLanguage, email, key: base64(linkKey(token)) };
    });
    const invitations = raters.map((rater) => {
      const id = randomId();
      const link = links.get(identityOf(rater))!;
      const keys = { installationSecret: this.config.secretKey, roundSecret, invitationId: id };
      const { subjectId, raterGroup } = rater;
      return { id, subjectId, linkId: link.id, raterGroup, sealedToken: base64(sealToken(link.token, keys)) };
    });
    // As JSON: a value as a parameter each would hold up a large round for many seconds.
    await tx.$executeRaw`
      insert into feedback_rater_link (tenant_id, id, rater_id, external_name, external_language, email, key_hash)
      select ${tenantId}::uuid, id, "raterId", "externalName", "externalLanguage", email, sha256(decode(key, 'base64'))
        from json_to_recordset(${JSON.stringify(newLinks)}::json)
             as l(id uuid, "raterId" uuid, "externalName" text, "externalLanguage" text, email text, key text)`;
    await tx.$executeRaw`
      insert into feedback_invitation (tenant_id, id, subject_id, link_id, rater_group, sealed_token)
      select ${tenantId}::uuid, id, "subjectId", "linkId", "raterGroup", decode("sealedToken", 'base64')
        from json_to_recordset(${JSON.stringify(invitations)}::json)
             as i(id uuid, "subjectId" uuid, "linkId" uuid, "raterGroup" text, "sealedToken" text)`;
    return invitations.map(({ id }) => id);
  }

  /** The links that open something now, by who has them. Somebody whose address changed gets a new one. */
  private async openLinks(tenantId: string, raters: readonly RaterToInvite[]): Promise<Map<string, OpenLink>> {
    const rows = await this.links.read<{
      id: string;
      raterId: string | null;
      email: string;
      invitationId: string;
      sealedToken: Buffer;
      roundSecret: Buffer;
    }>(
      tenantId,
      Prisma.sql`
        select distinct on (l.id) l.id, l.rater_id as "raterId", l.email, i.id as "invitationId", i.sealed_token as "sealedToken",
               k.secret as "roundSecret"
          from feedback_rater_link l
          join feedback_invitation i on i.tenant_id = l.tenant_id and i.link_id = l.id and i.sealed_token is not null
          join feedback_subject s on s.tenant_id = i.tenant_id and s.id = i.subject_id
          join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id and r.state = 'OPEN'
          join feedback_round_secret k on k.tenant_id = r.tenant_id and k.round_id = r.id
         where l.email = any (${raters.map(({ email }) => email)}::text[])`,
    );
    return new Map(
      rows.map(({ id, invitationId, sealedToken, roundSecret, ...rater }) => {
        const keys = { installationSecret: this.config.secretKey, roundSecret, invitationId };
        return [identityOf(rater), { id, token: openSealedToken(sealedToken, keys) }];
      }),
    );
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** A colleague and somebody from outside are never the same, whatever their addresses. */
const identityOf = ({ raterId, email }: Pick<RaterToInvite, 'raterId' | 'email'>): string =>
  `${raterId ?? ''} ${email}`;
