import type { PrismaClient } from '../../../generated/prisma/client.js';
import type { Locale } from '../../../platform/auth/actor.js';
import type { WorkingTime } from '../../../platform/clock/working-time.rules.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import type { EventType } from '../../../platform/events/events.js';
import type { MailAddress } from '../../../platform/mail/mailer.js';
import type { MailDataOf, MailTemplate } from '../templates/mail-templates.js';

/** That somebody is to be told something: what it is about, who, and which of several messages about it. Unique, so told once. */
export interface DueMail {
  readonly subjectId: string;
  /** One of these two: a person, or for a rater the link. */
  readonly personId?: string;
  readonly linkId?: string;
  readonly moment: string;
  /** When it goes out; not before. */
  readonly dueAt: Date;
}

/** A mail whose turn has come. */
export interface MailToWrite {
  readonly id: string;
  readonly tenantId: string;
  readonly subjectId: string;
  readonly personId: string | null;
  readonly linkId: string | null;
  readonly moment: string;
  readonly dueAt: Date;
  /** The language of who gets it. */
  readonly locale: Locale;
}

/** What an occasion adds to what every mail knows. */
export interface Written<Template extends MailTemplate> {
  readonly data: Omit<MailDataOf<Template>, 'recipientName' | 'organisation' | 'timeZone' | 'contact'>;
  /** What it says of an appointment, for a later mail to say how it was before. */
  readonly told?: ToldAppointment;
}

/** A span and place as somebody was told it; instants as ISO 8601. */
export type ToldAppointment = Record<'startsAt' | 'endsAt' | 'timeZone' | 'place', string> & { sequence: number };

/** A fact that makes mails due. */
export interface Trigger {
  readonly event: EventType;
  due(tx: TenantTx, fact: Record<string, string>, now: Date): Promise<DueMail[]>;
}

/** Mails that no fact makes due but time does. */
export interface Sweep {
  /** Which tenants are worth looking at now. */
  tenants(system: PrismaClient, now: Date): Promise<{ tenantId: string }[]>;
  due(tx: TenantTx, now: Date, work: WorkingTime): Promise<DueMail[]>;
}

/** What sending has at hand beside the database. */
export interface WritingContext {
  readonly now: Date;
  /** SECRET_KEY of the installation. */
  readonly secretKey: string;
  /** The tenant's name. */
  readonly organisation: string;
  /** Whom the people of the tenant can ask: its first coordinator. */
  readonly contact: MailAddress | undefined;
}

/** When a mail of one template is due, for whom, and what it says once its turn has come. */
export interface Occasion<Template extends MailTemplate> {
  readonly upon?: readonly Trigger[];
  readonly sweep?: Sweep;
  /** Whether a mail is a nudge: those wait for working hours. */
  isNudge?(mail: MailToWrite): boolean;
  /** Loads afresh what the mails say, by their id; one that is left out is no longer true and is not sent. */
  write(
    tx: TenantTx,
    mails: readonly MailToWrite[],
    context: WritingContext,
  ): Promise<ReadonlyMap<string, Written<Template>>>;
}

/** Declares which mails a fact makes due; the fact's ids are typed by its event. */
export const upon = <Fact extends Record<string, string>>(
  event: EventType<Fact>,
  due: (tx: TenantTx, fact: Fact, now: Date) => Promise<DueMail[]>,
): Trigger => ({ event: event as EventType, due: due as Trigger['due'] });

/** The mails for which `write` still finds something to say. */
export function stillTrue<Template extends MailTemplate>(
  mails: readonly MailToWrite[],
  write: (mail: MailToWrite) => Written<Template> | undefined,
): ReadonlyMap<string, Written<Template>> {
  return new Map(
    mails.flatMap((mail) => {
      const written = write(mail);
      return written ? [[mail.id, written] as const] : [];
    }),
  );
}

/** Distinct subjects of mails. */
export const subjectsOf = (mails: readonly MailToWrite[]): string[] => [
  ...new Set(mails.map(({ subjectId }) => subjectId)),
];

/** How long facts are gathered, so that somebody hears of them in one mail. */
const GATHERING_MS = 10 * 60_000;

/** The same instant for everything that happens around the same time: with it in its moment, a mail is noted down once. */
export const gatheredUntil = (now: Date): Date =>
  new Date((Math.floor(now.getTime() / GATHERING_MS) + 1) * GATHERING_MS);

/** From when on what was gathered until then happened. */
export const gatheredSince = (until: Date): Date => new Date(until.getTime() - GATHERING_MS);
