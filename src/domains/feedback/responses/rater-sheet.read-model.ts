import { Prisma } from '../../../generated/prisma/client.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { fullName } from '../../people/people/person.read-model.js';
import { type QuestionnaireDefinition, ratingsOf } from '../questionnaires/questionnaire.rules.js';
import { mergedGroups, type RaterGroup, type RaterGroupKey } from '../rater-group.rules.js';
import { type AnswerRefusal, type RoundState, refusalOfAnswer } from '../rounds/round.rules.js';
import type { Answers } from './answers.rules.js';

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
  definition: QuestionnaireDefinition;
  /** Why no answer is taken now, or null when one is. */
  refusal: AnswerRefusal | null;
  /** Nothing of an answer is told once the round has closed: then scores and comments are empty. */
  answers: Answers;
  submitted: boolean;
  /** 0 while nothing was saved. */
  version: number;
}

export interface SheetRow
  extends Omit<RaterSheet, 'group' | 'definition' | 'refusal' | 'answers' | 'submitted' | 'version'>,
    Record<string, unknown> {
  state: RoundState;
  raterGroup: RaterGroupKey;
  raterGroups: RaterGroup[];
  mergedGroups: RaterGroupKey[][];
  secret: Buffer | null;
}

/** Everything behind a link but the questionnaires; the answers themselves are read with the key that the link and `secret` give. */
export const sheetRows = (linkId: string, where: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select i.id as "invitationId", r.id as "roundId", r.questionnaire_id as "questionnaireId", t.name as organisation,
         g.name as programme, m.name as module, ${fullName.p} as subject,
         i.rater_group as "raterGroup", r.rater_groups as "raterGroups", s.merged_groups as "mergedGroups",
         r.state, r.opens_at as "opensAt", r.closes_at as "closesAt", r.time_zone as "timeZone", r.threshold,
         r.comment_threshold as "commentThreshold", k.secret
    from feedback_invitation i
    join tenant t on t.id = i.tenant_id
    join feedback_subject s on s.tenant_id = i.tenant_id and s.id = i.subject_id
    join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
    join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
    join module m on m.tenant_id = r.tenant_id and m.id = r.module_id
    join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
    left join feedback_round_secret k on k.tenant_id = r.tenant_id and k.round_id = r.id
   where i.link_id = ${linkId}::uuid and ${where}
   order by r.closes_at, i.rater_group <> 'SELF', p.family_name, i.id`;

export interface AnswerRow extends Record<string, unknown> {
  scores: (number | null)[];
  comments: string[];
  submitted: boolean;
  version: number;
}

/** The sheet that a row and what was saved make; what was saved is told only while answers are taken. */
export function sheetOf(
  { secret: _, ...row }: SheetRow,
  definition: QuestionnaireDefinition,
  saved: AnswerRow | undefined,
  now: Date,
): RaterSheet {
  const { state, raterGroup, raterGroups, mergedGroups: merges, ...sheet } = row;
  const refusal = refusalOfAnswer({ state, opensAt: row.opensAt, closesAt: row.closesAt }, now);
  const groups = mergedGroups(raterGroups, merges);
  const blank = {
    scores: ratingsOf(definition).map(() => null),
    comments: definition.openQuestions.map(() => ''),
    submitted: false,
    version: 0,
  };
  const { submitted, version, scores, comments } = (refusal ? undefined : saved) ?? blank;
  return {
    ...sheet,
    definition,
    group: groups.find(({ key }) => key === raterGroup)!,
    refusal,
    answers: { scores, comments },
    submitted,
    version,
  };
}
