import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { v4 as randomId } from 'uuid';
import type { Config } from '../../../config/config.js';
import { CONFIG } from '../../../config/config.module.js';
import { Prisma } from '../../../generated/prisma/client.js';
import { Clock } from '../../../platform/clock/clock.js';
import { publicHolidaysAround } from '../../../platform/clock/public-holidays.js';
import { isWorkingTime } from '../../../platform/clock/working-time.rules.js';
import { REMINDER_DATABASE } from '../../../platform/database/restricted.js';
import type { RoleDatabase, TenantTx } from '../../../platform/database/role-database.js';
import { type MailAddress, MailDeferred, Mailer, MailRefused } from '../../../platform/mail/mailer.js';
import { fullName, isHere } from '../../people/people/person.read-model.js';
import type { DueMail, MailToWrite, Sweep, Trigger, WritingContext, Written } from '../occasions/occasion.js';
import { occasions } from '../occasions/occasions.js';
import { composeMail } from '../templates/compose-mail.js';
import type { MailDataOf, MailTemplate } from '../templates/mail-templates.js';
import { endOfTurn, messageIdOf, nextTry } from './delivery.rules.js';

/** Mails taken up at once: what a crash may leave behind for the end of their turn. */
const BATCH = 25;

/** Batches under way at once, so that the mail server need not wait for the database, nor the other way round. */
const LANES = 2;

type Outcome = 'SENT' | 'REFUSED' | 'OBSOLETE' | 'POSTPONED';

/** A mail that is taken up, with who gets it. */
interface TakenMail extends MailToWrite {
  readonly template: MailTemplate;
  /** The person, also where the mail goes by a rater's link; null for somebody from outside. */
  readonly recipientId: string | null;
  /** How one says hello: the given name, or the whole name of somebody from outside. */
  readonly greetedAs: string;
  readonly name: string;
  readonly address: string;
  /** Whoever has left the organisation is told nothing more. */
  readonly hasLeft: boolean;
}

/** What every mail of a tenant shares. */
interface Sender extends WritingContext {
  /** The person behind `contact`. */
  readonly contactId: string | undefined;
  readonly timeZone: string;
}

/** What is to be told to whom, kept until it is told, once. */
@Injectable()
export class DeliveryService {
  constructor(
    @Inject(REMINDER_DATABASE) private readonly db: RoleDatabase,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl' | 'mailFrom' | 'secretKey'>,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly logger: PinoLogger,
  ) {}

  /** Notes down the mails that a fact makes due; those that are noted already stay as they are. */
  async noteUpon(
    trigger: Trigger,
    template: MailTemplate,
    tenantId: string,
    fact: Record<string, string>,
  ): Promise<void> {
    const now = this.clock.now();
    await this.db.forTenant(tenantId, async (tx) => note(tx, tenantId, template, await trigger.due(tx, fact, now)));
  }

  /** Notes down the mails that time makes due. */
  async noteSwept(sweep: Sweep, template: MailTemplate, tenantId: string): Promise<void> {
    const now = this.clock.now();
    await this.db.forTenant(tenantId, async (tx) => {
      const { timeZone } = await tx.tenant.findFirstOrThrow({ select: { timeZone: true } });
      await note(tx, tenantId, template, await sweep.due(tx, now, { timeZone, holidays: publicHolidaysAround(now) }));
    });
  }

  /**
   * Sends every mail of a tenant whose turn has come. Several may do this at once: each takes up other mails. What cannot be handed over now
   * is tried again later and keeps nothing else waiting, unless nothing at all gets through.
   */
  async sendDue(tenantId: string): Promise<void> {
    await Promise.all(Array.from({ length: LANES }, () => this.sendInBatches(tenantId)));
  }

  private async sendInBatches(tenantId: string): Promise<void> {
    for (;;) {
      const mails = await this.takeUp(tenantId);
      if (mails.length === 0) return;
      const byTemplate = Map.groupBy(mails, ({ template }) => template);
      const outcomes = await Promise.all([...byTemplate].map(([template, group]) => this.sendAll(template, group)));
      if (outcomes.flat().every((outcome) => outcome === 'POSTPONED')) return;
    }
  }

  private takeUp(tenantId: string): Promise<TakenMail[]> {
    const now = this.clock.now();
    return this.db.read<TakenMail & Record<string, unknown>>(
      tenantId,
      Prisma.sql`
        with taken as (
          update delivery set try_at = ${endOfTurn(now)}
           where id in (select id from delivery where state = 'DUE' and try_at <= ${now}
                         order by try_at, id limit ${BATCH} for update skip locked)
          returning *)
        select d.tenant_id as "tenantId", d.id, d.template, d.subject_id as "subjectId", d.person_id as "personId",
               d.link_id as "linkId", d.moment, d.due_at as "dueAt",
               p.id as "recipientId", coalesce(p.given_name, l.external_name) as "greetedAs",
               case when p.id is null then l.external_name
                    else ${fullName.p} end as name,
               coalesce(l.email, f.email, p.email) as address, coalesce(p.language, l.external_language, t.language) as locale,
               p.id is not null and not ${isHere(now)} as "hasLeft"
          from taken d
          join tenant t on t.id = d.tenant_id
          left join feedback_rater_link l on l.tenant_id = d.tenant_id and l.id = d.link_id
          left join person p on p.tenant_id = d.tenant_id and p.id = coalesce(d.person_id, l.rater_id)
          left join person_former_address f on f.tenant_id = d.tenant_id and f.id = d.subject_id`,
    );
  }

  private async sendAll<Template extends MailTemplate>(template: Template, mails: TakenMail[]): Promise<Outcome[]> {
    const occasion = occasions[template];
    const { tenantId } = mails[0]!;
    try {
      const { sender, written } = await this.db.forTenant(tenantId, async (tx) => {
        const sender = await this.senderOf(tx);
        return { sender, written: await occasion.write(tx, mails, sender) };
      });
      const work = { timeZone: sender.timeZone, holidays: publicHolidaysAround(sender.now) };
      const mustWait = !isWorkingTime(sender.now, work);
      return await Promise.all(
        mails.map((mail) => {
          const content = written.get(mail.id);
          if (!content || mail.hasLeft) return this.conclude(mail, 'OBSOLETE');
          if (mustWait && occasion.isNudge?.(mail)) return this.postpone(mail);
          return this.send(template, mail, content, sender);
        }),
      );
    } catch (error) {
      this.logger.error({ err: error, template, tenantId }, 'mails could not be written; they are tried again');
      return Promise.all(mails.map((mail) => this.postpone(mail)));
    }
  }

  private async send<Template extends MailTemplate>(
    template: Template,
    mail: TakenMail,
    { data, told }: Written<Template>,
    { organisation, timeZone, contact, contactId }: Sender,
  ): Promise<Outcome> {
    const { id, tenantId, locale, greetedAs, name, address, recipientId } = mail;
    const { publicUrl, mailFrom } = this.config;
    try {
      // Nobody is told to ask himself: least of all at an address that somebody else may have given him.
      const whomToAsk = contactId === recipientId ? undefined : contact;
      const common = { recipientName: greetedAs, organisation, timeZone, contact: whomToAsk };
      // Omit and its opposite do not cancel out for the compiler when the template is a type argument.
      const whole = { ...data, ...common } as unknown as MailDataOf<Template>;
      const composed = composeMail(template, locale, whole, { installation: { publicUrl, from: mailFrom } });
      await this.mailer.send({ ...composed, to: { name, address }, messageId: messageIdOf(id, mailFrom) });
    } catch (error) {
      if (error instanceof MailRefused) return this.conclude(mail, 'REFUSED');
      // The addressee stays out of the log: with the template it would tell who has not answered.
      if (error instanceof MailDeferred)
        this.logger.warn({ reason: error.reason }, 'a mail was not taken; it is tried again');
      else this.logger.error({ err: error, deliveryId: id, tenantId }, 'a mail could not be sent; it is tried again');
      return this.postpone(mail);
    }
    return this.conclude(mail, 'SENT', told);
  }

  private async conclude(
    { tenantId, id }: TakenMail,
    state: 'SENT' | 'REFUSED' | 'OBSOLETE',
    told?: Written<MailTemplate>['told'],
  ): Promise<Outcome> {
    const sentAt = state === 'SENT' ? this.clock.now() : null;
    await this.db.read(
      tenantId,
      Prisma.sql`update delivery set state = ${state}, sent_at = ${sentAt}, told = ${told ? JSON.stringify(told) : null}::jsonb
                  where id = ${id}::uuid and state = 'DUE'`,
    );
    return state;
  }

  private async postpone(mail: TakenMail): Promise<Outcome> {
    const tryAt = nextTry(mail.dueAt, this.clock.now());
    if (!tryAt) return this.conclude(mail, 'REFUSED');
    await this.db.read(
      mail.tenantId,
      Prisma.sql`update delivery set try_at = ${tryAt} where id = ${mail.id}::uuid and state = 'DUE'`,
    );
    return 'POSTPONED';
  }

  private async senderOf(tx: TenantTx): Promise<Sender> {
    const { name: organisation, timeZone } = await tx.tenant.findFirstOrThrow({
      select: { name: true, timeZone: true },
    });
    const [coordinator] = await tx.$queryRaw<(MailAddress & { id: string })[]>`
      select p.id, ${fullName.p} as name, p.email as address
        from role_grant g join person p on p.tenant_id = g.tenant_id and p.id = g.person_id
       where g.role = 'COORDINATOR' order by g.granted_at, g.person_id limit 1`;
    const contact = coordinator && { name: coordinator.name, address: coordinator.address };
    const { secretKey } = this.config;
    return { now: this.clock.now(), secretKey, organisation, timeZone, contact, contactId: coordinator?.id };
  }
}

async function note(tx: TenantTx, tenantId: string, template: MailTemplate, mails: readonly DueMail[]): Promise<void> {
  if (mails.length === 0) return;
  await tx.delivery.createMany({
    data: mails.map((mail) => ({ ...mail, tenantId, id: randomId(), template, state: 'DUE', tryAt: mail.dueAt })),
    skipDuplicates: true,
  });
}
