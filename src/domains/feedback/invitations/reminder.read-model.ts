import { publicHolidaysAround } from '../../../platform/clock/public-holidays.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { fullName } from '../../people/people/person.read-model.js';
import { askedRatings, type QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import { mergedGroups, type RaterGroup, type RaterGroupKey } from '../rater-group.rules.js';
import { openSealedToken } from './link-token.rules.js';
import {
  type AskingWindow,
  momentDue,
  type ReminderMoment,
  type ReminderTone,
  reminderMoments,
} from './reminder.rules.js';

// For those who remind: each runs within a transaction of the reminder's database role, the only one that knows who has finished.

/** Somebody who is through with an invitation, one way or another. */
const FINISHED = ['SUBMITTED', 'DECLINED'];

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

/** One rater's part in one round: what one mail is about. */
export interface RaterInRound {
  readonly roundId: string;
  readonly linkId: string;
}

/** Everybody who has something left to finish in a round whose raters may be reminded now. */
export async function ratersToRemind(
  tx: TenantTx,
  now: Date,
): Promise<{ roundId: string; asking: Asking; linkIds: string[] }[]> {
  const rounds = await tx.feedbackRound.findMany({
    where: { state: 'OPEN', opensAt: { lte: now }, closesAt: { gt: now } },
    select: { id: true, opensAt: true, closesAt: true, timeZone: true },
  });
  const toRemind = [];
  for (const { id: roundId, ...round } of rounds) {
    const asking = askingOf(round);
    // Somebody who was mailed long ago stands for all: when not even they are due, nobody is looked up.
    if (!reminderDue(asking, new Date(0), now)) continue;
    const unfinished = await unfinishedIn(tx, roundId);
    if (unfinished) toRemind.push({ roundId, asking, linkIds: unfinished.linkIds });
  }
  return toRemind;
}

/**
 * Everybody who has something left to finish in an open round, which does not close before the transaction ends; undefined for a round that
 * is not open. Once it has closed nobody knows that any more.
 */
export async function unfinishedIn(
  tx: TenantTx,
  roundId: string,
): Promise<{ closesAt: Date; linkIds: string[] } | undefined> {
  const [round] = await tx.$queryRaw<{ closesAt: Date }[]>`
    select closes_at as "closesAt" from feedback_round where id = ${roundId}::uuid and state = 'OPEN' for share`;
  if (!round) return undefined;
  const unfinished = await tx.$queryRaw<{ id: string }[]>`
    select distinct i.link_id as id
      from feedback_invitation i
      join feedback_subject s on s.tenant_id = i.tenant_id and s.id = i.subject_id
      left join feedback_invitation_progress g on g.tenant_id = i.tenant_id and g.invitation_id = i.id
     where s.round_id = ${roundId}::uuid and coalesce(g.state, 'INVITED') <> all (${FINISHED})`;
  return { ...round, linkIds: unfinished.map(({ id }) => id) };
}

/** One colleague, or oneself, whom a rater has still to give feedback on. */
export interface StillAsked {
  /** Whole name of who the feedback is about. */
  readonly participant: string;
  /** The group that the answer counts in. */
  readonly group: RaterGroup;
  /** Number of questions on a scale. */
  readonly items: number;
}

/** What a mail to a rater says. */
export interface AskedRater {
  /** The personal part of the link. */
  readonly token: string;
  /** At least one: oneself before others, then by name. */
  readonly asked: readonly StillAsked[];
  readonly threshold: number;
  readonly commentThreshold: number;
  /** A coach reads the report before the participant does. */
  readonly coached: boolean;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly timeZone: string;
  readonly module: LocalizedText;
  readonly programme: LocalizedText;
}

interface AskedRow extends Omit<AskedRater, 'token' | 'asked'>, RaterInRound {
  invitationId: string;
  participant: string;
  raterGroup: RaterGroupKey;
  mergedGroups: RaterGroupKey[][];
  sealedToken: Uint8Array;
  roundSecret: Uint8Array;
}

/** What everybody who is asked in a round is asked; long, and therefore read once for all its raters. */
interface Asked {
  roundId: string;
  raterGroups: RaterGroup[];
  definition: QuestionnaireDefinition;
}

/** Names a rater's part in a round, as a key. */
export const partOf = ({ roundId, linkId }: RaterInRound): string => `${roundId} ${linkId}`;

/**
 * Of some raters those who can still answer something and have not finished it, by `partOf`.
 * @param secretKey SECRET_KEY of the installation, which opens the sealed links together with the round's secret
 * @throws SealBroken when that is not the key with which the round was opened
 */
export async function askedRaters(
  tx: TenantTx,
  raters: readonly RaterInRound[],
  now: Date,
  secretKey: string,
): Promise<Map<string, AskedRater>> {
  const rows = await tx.$queryRaw<AskedRow[]>`
    select i.id as "invitationId", i.link_id as "linkId", r.id as "roundId", i.rater_group as "raterGroup",
           s.merged_groups as "mergedGroups", i.sealed_token as "sealedToken", k.secret as "roundSecret", ${fullName.p} as participant,
           r.threshold, r.comment_threshold as "commentThreshold", r.report_release = 'BY_COACH' as coached, r.opens_at as "opensAt", r.closes_at as "closesAt",
           r.time_zone as "timeZone", m.name as module, o.name as programme
      from unnest(${raters.map(({ roundId }) => roundId)}::uuid[], ${raters.map(({ linkId }) => linkId)}::uuid[]) as mailed (round_id, link_id)
      join feedback_invitation i on i.link_id = mailed.link_id
      join feedback_subject s on s.tenant_id = i.tenant_id and s.id = i.subject_id and s.round_id = mailed.round_id
      join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
      join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
      join feedback_round_secret k on k.tenant_id = r.tenant_id and k.round_id = r.id
      join module m on m.tenant_id = r.tenant_id and m.id = r.module_id
      join programme o on o.tenant_id = m.tenant_id and o.id = m.programme_id
      left join feedback_invitation_progress g on g.tenant_id = i.tenant_id and g.invitation_id = i.id
     where i.sealed_token is not null and r.state = 'OPEN' and r.closes_at > ${now} and coalesce(g.state, 'INVITED') <> all (${FINISHED})
     order by i.rater_group <> 'SELF', p.family_name, p.given_name, i.id`;
  const rounds = await tx.$queryRaw<Asked[]>`
    select r.id as "roundId", r.rater_groups as "raterGroups", q.definition
      from feedback_round r join questionnaire_version q on q.tenant_id = r.tenant_id and q.id = r.questionnaire_id
     where r.id = any (${[...new Set(rows.map(({ roundId }) => roundId))]}::uuid[])`;
  const askedIn = new Map(rounds.map((round) => [round.roundId, round]));
  return new Map(
    [...Map.groupBy(rows, partOf)].map(([part, [first, ...others]]) => {
      const { invitationId, sealedToken, roundSecret } = first!;
      const token = openSealedToken(sealedToken, { installationSecret: secretKey, roundSecret, invitationId });
      return [
        part,
        { ...first!, token, asked: [first!, ...others].map((row) => stillAsked(row, askedIn.get(row.roundId)!)) },
      ];
    }),
  );
}

function stillAsked({ participant, raterGroup, mergedGroups: merges }: AskedRow, round: Asked): StillAsked {
  const group = mergedGroups(round.raterGroups, merges).find(({ key }) => key === raterGroup)!;
  return { participant, group, items: askedRatings(round.definition, raterGroup).filter(Boolean).length };
}
