import { Prisma } from '../../../generated/prisma/client.js';
import type { Locale } from '../../../platform/auth/actor.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { fullName } from '../../people/people/person.read-model.js';
import type { QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import { mergedGroups, type RaterGroup, type RaterGroupKey } from '../rater-group.rules.js';
import { type AnswerRefusal, type RoundState, refusalOfAnswer } from '../rounds/round.rules.js';
import { type Answers, noAnswers } from './answers.rules.js';

/** What a rater sees of one subject that they were asked about, and the sheet as it was last saved. */
export interface RaterSheet {
  invitationId: string;
  roundId: string;
  questionnaireId: string;
  organisation: string;
  programme: LocalizedText;
  module: LocalizedText;
  /** Full name of the participant. */
  subject: string;
  /** The group that the answer counts in. */
  group: RaterGroup;
  opensAt: Date;
  closesAt: Date;
  timeZone: string;
  threshold: number;
  commentThreshold: number;
  /** A coach reads the report before the participant does. */
  coached: boolean;
  definition: QuestionnaireDefinition;
  /** Why no answer is taken now, or null when one is. */
  refusal: AnswerRefusal | null;
  /** Nothing of an answer is told once the round has closed: then scores and comments are empty. */
  answers: Answers;
  submitted: boolean;
  /** 0 while nothing was saved. */
  version: number;
}

/** A sheet as the database has it, without its questionnaire. */
export interface SheetRow
  extends Omit<RaterSheet, 'group' | 'definition' | 'refusal' | 'answers' | 'submitted' | 'version'> {
  state: RoundState;
  raterGroup: RaterGroupKey;
  raterGroups: RaterGroup[];
  mergedGroups: RaterGroupKey[][];
  /** Null while nothing was saved. */
  saved: (Answers & { submitted: boolean; version: number }) | null;
}

/** Whose link it is, and one sheet behind it, or none. */
export type LinkRow = Record<string, unknown> & { tenantId: string; linkId: string; locale: Locale } & (
    | { invitationId: null }
    | SheetRow
  );

/** Sets the tenant of whoever shows the key of a link, and which link it is, for the rest of the transaction. */
export const openLink = (linkKey: Uint8Array): Prisma.Sql => Prisma.sql`select feedback_link_open(${linkKey})`;

/** After `openLink`: the link, and everything behind it. What closes first comes first, and oneself before others. */
export const linkRows = (linkKey: Uint8Array): Prisma.Sql => Prisma.sql`
  select link.tenant_id as "tenantId", link.id as "linkId", coalesce(me.language, link.external_language, t.language) as locale,
         i.id as "invitationId", r.id as "roundId", r.questionnaire_id as "questionnaireId", t.name as organisation,
         g.name as programme, m.name as module, ${fullName.p} as subject,
         i.rater_group as "raterGroup", r.rater_groups as "raterGroups", s.merged_groups as "mergedGroups",
         r.state, r.opens_at as "opensAt", r.closes_at as "closesAt", r.time_zone as "timeZone", r.threshold,
         r.comment_threshold as "commentThreshold", r.report_release = 'BY_COACH' as coached,
         case when a.version is not null then to_json(a) end as saved
    from feedback_rater_link link
    join tenant t on t.id = link.tenant_id
    left join person me on me.tenant_id = link.tenant_id and me.id = link.rater_id
    left join (feedback_invitation i
      join feedback_subject s on s.tenant_id = i.tenant_id and s.id = i.subject_id
      join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
      join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
      join module m on m.tenant_id = r.tenant_id and m.id = r.module_id
      join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
    ) on i.tenant_id = link.tenant_id and i.link_id = link.id
    left join feedback_answer_read(${linkKey}) a on a.invitation_id = i.id
   where link.id = (select nullif(current_setting('app.link_id', true), '')::uuid)
   order by r.closes_at, i.rater_group <> 'SELF', p.family_name, i.id`;

/** The sheet that a row makes; what was saved is told only while answers are taken. */
export function sheetOf(row: SheetRow, definition: QuestionnaireDefinition, now: Date): RaterSheet {
  const { state, raterGroup, raterGroups, mergedGroups: merges, saved, ...sheet } = row;
  const refusal = refusalOfAnswer({ state, opensAt: row.opensAt, closesAt: row.closesAt }, now);
  const told = refusal === null ? saved : null;
  const { scores, comments } = told ?? noAnswers(definition);
  return {
    ...sheet,
    definition,
    group: mergedGroups(raterGroups, merges).find(({ key }) => key === raterGroup)!,
    refusal,
    answers: { scores, comments },
    submitted: told?.submitted ?? false,
    version: told?.version ?? 0,
  };
}
