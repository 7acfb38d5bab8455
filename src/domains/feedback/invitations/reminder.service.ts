import { publicHolidaysAround } from '../../../platform/clock/public-holidays.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import type { RaterGroup } from '../rater-group.rules.js';
import { openSealedToken } from '../responses/answer-key.rules.js';
import {
  type AskingWindow,
  momentDue,
  type ReminderMoment,
  type ReminderTone,
  reminderMoments,
} from './reminder.rules.js';

// For those who remind: each runs within a transaction of the reminder's database role, the only one that knows who has finished.

/** Somebody who is through with an invitation, one way or another. */
const FINISHED = ['SUBMITTED', 'DECLINED', 'NOT_THE_RIGHT_PERSON'];

/** When the raters of an open round are reminded. */
export interface Asking {
  readonly window: AskingWindow;
  readonly moments: readonly ReminderMoment[];
}

export interface Reminder {
  readonly tone: ReminderTone;
  /** The same as long as it is the same reminder: 'CLEAR 2027-02-02'. */
  readonly moment: string;
}

export function askingOf({ opensAt, closesAt, timeZone }: Omit<AskingWindow, 'holidays'>): Asking {
  const window = { opensAt, closesAt, timeZone, holidays: publicHolidaysAround(opensAt) };
  return { window, moments: reminderMoments(window) };
}

/** The reminder that a rater is to get now; undefined for none. `lastMailedAt` is when this rater was last mailed about the round, null for never. */
export function reminderDue({ window, moments }: Asking, lastMailedAt: Date | null, now: Date): Reminder | undefined {
  const due = momentDue(moments, window, lastMailedAt, now);
  if (due?.kind !== 'REMINDER') return undefined;
  return { tone: due.tone, moment: `${due.tone} ${due.at.toISOString().slice(0, 10)}` };
}

/** Everybody who has not finished in a round whose raters may be reminded now. */
export async function ratersToRemind(
  tx: TenantTx,
  now: Date,
): Promise<{ roundId: string; asking: Asking; invitationIds: string[] }[]> {
  const rounds = await tx.feedbackRound.findMany({
    where: { state: 'OPEN', opensAt: { lte: now }, closesAt: { gt: now } },
    select: { id: true, opensAt: true, closesAt: true, timeZone: true },
  });
  const toRemind = [];
  for (const { id: roundId, ...round } of rounds) {
    const asking = askingOf(round);
    // Somebody who was mailed long ago stands for all: when not even they are due, nobody is looked up.
    if (!reminderDue(asking, new Date(0), now)) continue;
    const unfinished = await tx.$queryRaw<{ id: string }[]>`
      select i.id
        from feedback_invitation i
        join feedback_subject s on s.tenant_id = i.tenant_id and s.id = i.subject_id
        left join feedback_invitation_progress g on g.tenant_id = i.tenant_id and g.invitation_id = i.id
       where s.round_id = ${roundId}::uuid and coalesce(g.state, 'INVITED') <> all (${FINISHED})`;
    toRemind.push({ roundId, asking, invitationIds: unfinished.map(({ id }) => id) });
  }
  return toRemind;
}

/** What a mail to a rater says. */
export interface AskedRater {
  /** The personal part of the link. */
  readonly token: string;
  readonly raterGroup: RaterGroup;
  /** Whole name of who the feedback is about. */
  readonly participant: string;
  /** Number of questions on a scale. */
  readonly items: number;
  readonly threshold: number;
  readonly commentThreshold: number;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly timeZone: string;
  readonly module: LocalizedText;
  readonly programme: LocalizedText;
}

interface AskedRow extends Omit<AskedRater, 'token'> {
  id: string;
  sealedToken: Uint8Array;
  roundSecret: Uint8Array;
}

/**
 * Those of some invitations whose rater can still answer and has not finished, by the invitation's id.
 * @param secretKey SECRET_KEY of the installation, which opens the sealed links together with the round's secret
 * @throws SealBroken when that is not the key with which the round was opened
 */
export async function askedRaters(
  tx: TenantTx,
  invitationIds: readonly string[],
  now: Date,
  secretKey: string,
): Promise<Map<string, AskedRater>> {
  const rows = await tx.$queryRaw<AskedRow[]>`
    select i.id, i.rater_group as "raterGroup", i.sealed_token as "sealedToken", k.secret as "roundSecret",
           concat_ws(' ', p.given_name, nullif(p.infix, ''), p.family_name) as participant,
           (select sum(jsonb_array_length(c -> 'items')) from jsonb_array_elements(q.definition -> 'competencies') c)::int as items,
           r.threshold, r.comment_threshold as "commentThreshold", r.opens_at as "opensAt", r.closes_at as "closesAt",
           r.time_zone as "timeZone", m.name as module, o.name as programme
      from feedback_invitation i
      join feedback_subject s on s.tenant_id = i.tenant_id and s.id = i.subject_id
      join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
      join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
      join feedback_round_secret k on k.tenant_id = r.tenant_id and k.round_id = r.id
      join questionnaire_version q on q.tenant_id = r.tenant_id and q.id = r.questionnaire_id
      join module m on m.tenant_id = r.tenant_id and m.id = r.module_id
      join programme o on o.tenant_id = m.tenant_id and o.id = m.programme_id
      left join feedback_invitation_progress g on g.tenant_id = i.tenant_id and g.invitation_id = i.id
     where i.id = any (${[...invitationIds]}::uuid[]) and i.sealed_token is not null
       and r.state = 'OPEN' and r.closes_at > ${now} and coalesce(g.state, 'INVITED') <> all (${FINISHED})`;
  return new Map(
    rows.map(({ id, sealedToken, roundSecret, ...asked }) => {
      const keys = { installationSecret: secretKey, roundSecret, invitationId: id };
      return [id, { ...asked, token: openSealedToken(sealedToken, keys) }];
    }),
  );
}
