import { readFileSync } from 'node:fs';
import { v7 as newId } from 'uuid';
import { openSealedToken } from '../../src/domains/feedback/invitations/link-token.rules.js';
import type { Installation } from './installation.js';
import { aTenant, signIn, type World } from './world.js';

export const QUESTIONNAIRE = readFileSync('examples/dienstverlening/vragenlijst-module-1.yaml', 'utf8');

/** A tenant with a department of one manager, the leaders under her, and a team under each: the people of a round. */
export interface Department extends World {
  readonly moduleId: string;
  /** The leaders, who are the participants; `team` are the ids of who report to them. */
  readonly leaders: readonly { id: string; email: string; team: string[] }[];
  readonly managerId: string;
  /** Signs one of them in, at the moment that it is by now: a session does not outlive a move of the clock. */
  as(who: 'coordinator' | 'manager' | 'admin' | `leader ${number}`): Promise<string>;
}

/** Six leaders with teams of six, enrolled in a programme with one module: made behind the scenes, as other stories tell how. */
export async function aDepartment(leerlijn: Installation, slug = 'amstelstad'): Promise<Department> {
  const world = await aTenant(leerlijn, slug);
  const { tenantId } = world;
  const unitId = newId();
  await leerlijn.sql(
    `insert into org_unit (tenant_id, id, code, name, type, path) values ($1, $2, 'DV', 'Dienstverlening', 'DIRECTORATE', '/DV/')`,
    [tenantId, unitId],
  );
  const person = async (name: string, managerId: string | null, echelon: string | null) => {
    const id = newId();
    await leerlijn.sql(
      `insert into person (tenant_id, id, given_name, family_name, email, unit_id, manager_id, echelon) values ($1, $2, $3, 'Jansen', $4, $5, $6, $7)`,
      [tenantId, id, name, `${name.toLowerCase()}@${slug}.example`, unitId, managerId, echelon],
    );
    return id;
  };
  const managerId = await person('Marga', null, 'TACTICAL');
  const coordinatorId = await person('Coen', null, null);
  await leerlijn.sql(
    `insert into role_grant (tenant_id, person_id, role, granted_at) values ($1, $2, 'COORDINATOR', now())`,
    [tenantId, coordinatorId],
  );
  const { programmeId, moduleId } = await aProgramme(leerlijn, { tenantId, unitId, clientId: coordinatorId });
  const leaders = [];
  for (let at = 1; at <= 6; at += 1) {
    const id = await person(`Leider${at}`, managerId, 'OPERATIONAL');
    const team = [];
    for (let member = 1; member <= 6; member += 1) team.push(await person(`Lid${at}x${member}`, id, null));
    await leerlijn.sql(
      `insert into participation (tenant_id, id, programme_id, person_id, enrolled_at) values ($1, $2, $3, $4, now())`,
      [tenantId, newId(), programmeId, id],
    );
    const email = `leider${at}@${slug}.example`;
    leaders.push({ id, email, team });
  }
  return {
    ...world,
    moduleId,
    managerId,
    leaders,
    as: (who) => {
      const names: Record<string, string> = { coordinator: 'coen', manager: 'marga', admin: 'admin' };
      const named = names[who] ?? `leider${who.split(' ')[1]}`;
      return signIn(leerlijn, `${named}@${slug}.example`);
    },
  };
}

/** A programme with one module: made behind the scenes, as other stories tell how. */
export async function aProgramme(
  leerlijn: Installation,
  { tenantId, unitId, clientId }: { tenantId: string; unitId: string; clientId: string },
): Promise<{ programmeId: string; moduleId: string }> {
  const [programmeId, moduleId] = [newId(), newId()];
  await leerlijn.sql(
    `insert into programme (tenant_id, id, name, unit_id, client_id, starts_on, ends_on, time_zone, state, created_at)
     values ($1, $2, '{"nl":"Programma","en":"Programme"}', $3, $4, '2027-01-01', '2028-01-01', 'Europe/Amsterdam', 'APPROVED', now())`,
    [tenantId, programmeId, unitId, clientId],
  );
  await leerlijn.sql(
    `insert into module (tenant_id, id, programme_id, position, name) values ($1, $2, $3, 1, '{"nl":"Module","en":"Module"}')`,
    [tenantId, moduleId, programmeId],
  );
  return { programmeId, moduleId };
}

/** A round of the department, 11 January to 5 February 2027 unless `plan` says otherwise, with raters proposed and approved as they are. */
export async function anApprovedRound(
  leerlijn: Installation,
  department: Pick<Department, 'moduleId' | 'as'>,
  plan: object = {},
  yaml = QUESTIONNAIRE,
): Promise<{ roundId: string; subjectIds: string[] }> {
  const { moduleId } = department;
  const coordinator = await department.as('coordinator');
  const { questionnairePublish } = await leerlijn.must(
    'mutation ($input: QuestionnairePublishInput!) { questionnairePublish(input: $input) { questionnaire { id } userErrors { message } } }',
    { input: { yaml } },
    coordinator,
  );
  const { feedbackRoundPlan } = await leerlijn.must(
    'mutation ($m: ID!, $input: FeedbackRoundPlanInput!) { feedbackRoundPlan(moduleId: $m, input: $input) { round { id } userErrors { message } } }',
    {
      m: moduleId,
      input: {
        questionnaireId: questionnairePublish.questionnaire.id,
        opensOn: '2027-01-11',
        closesOn: '2027-02-05',
        ...plan,
      },
    },
    coordinator,
  );
  const roundId = feedbackRoundPlan.round.id;
  const { feedbackRatersPropose } = await leerlijn.must(
    'mutation ($r: ID!) { feedbackRatersPropose(roundId: $r) { subjects { id } userErrors { message } } }',
    { r: roundId },
    coordinator,
  );
  const subjectIds = feedbackRatersPropose.subjects.map(({ id }: { id: string }) => id);
  await approvePanels(leerlijn, subjectIds, coordinator);
  return { roundId, subjectIds };
}

export const APPROVE_SEEN = `mutation ($s: [ID!]!, $seen: [FeedbackPanelSeenInput!]!) { feedbackRatersApprove(subjectIds: $s, seen: $seen) {
  subjects { id nominationState version } userErrors { code message field } } }`;

/** These panels as somebody has them on the screen right now. */
export async function panelsSeen(
  leerlijn: Installation,
  subjectIds: readonly string[],
  credential: string,
): Promise<{ subjectId: string; version: number }[]> {
  const seen: { subjectId: string; version: number }[] = [];
  for (const id of subjectIds) {
    const { feedbackSubject } = await leerlijn.must(
      'query ($id: ID!) { feedbackSubject(id: $id) { subjectId: id version } }',
      { id },
      credential,
    );
    seen.push(feedbackSubject);
  }
  return seen;
}

/** Somebody approves these panels as they are right now. */
export async function approvePanels(
  leerlijn: Installation,
  subjectIds: readonly string[],
  credential: string,
): Promise<void> {
  const seen = await panelsSeen(leerlijn, subjectIds, credential);
  await leerlijn.must(APPROVE_SEEN, { s: subjectIds, seen }, credential);
}

export interface RaterLink {
  token: string;
  invitationId: string;
  subjectPersonId: string;
  raterId: string;
  group: string;
}

/** Who is asked about whom in an open round, with the links as they stand in the mails: unsealed here with the installation's secret. */
export async function raterLinks(leerlijn: Installation, roundId: string): Promise<RaterLink[]> {
  const rows = await leerlijn.sql<{
    id: string;
    sealed: Buffer;
    secret: Buffer;
    subject: string;
    rater: string;
    group: string;
  }>(
    `select i.id, i.sealed_token as sealed, k.secret, s.person_id as subject, l.rater_id as rater, i.rater_group as "group"
       from feedback_invitation i join feedback_rater_link l on l.id = i.link_id
       join feedback_subject s on s.id = i.subject_id join feedback_round_secret k on k.round_id = s.round_id
      where s.round_id = $1 order by i.id`,
    [roundId],
  );
  return rows.map(({ id, sealed, secret, subject, rater, group }) => ({
    token: openSealedToken(sealed, {
      installationSecret: leerlijn.config.secretKey,
      roundSecret: secret,
      invitationId: id,
    }),
    invitationId: id,
    subjectPersonId: subject,
    raterId: rater,
    group,
  }));
}

const KEYS = ['clear', 'limits', 'room', 'connect'].flatMap((competency) =>
  [1, 2, 3, 4, 5].map((at) => `${competency}-${at}`),
);

/** What is out of the ordinary about the answers on a leader: how many of the team answer (all), by how many points everybody scores higher (0). */
export interface AnswersOnLeader {
  readonly id: string;
  readonly teamAnswers?: number | undefined;
  readonly shift?: number | undefined;
}

/** Everybody who is asked hands in, behind the scenes: 2, 3 and 4 in turn, and with each the comment 'blijf'. */
export async function everybodyAnswers(
  leerlijn: Installation,
  roundId: string,
  leaders: readonly AnswersOnLeader[] = [],
): Promise<void> {
  await leerlijn.sql(
    `insert into feedback_answer (tenant_id, id, subject_id, rater_group, answer_key, scores, comments, submitted, version)
     select tenant_id, gen_random_uuid(), subject_id, rater_group, uuid_send(gen_random_uuid()),
            array_fill((2 + place % 3 + shift)::smallint, array[20]),
            array_fill(case when place % 2 = 0 then '=blijf' else 'blijf' end, array[questions]), true, 1
       from (select i.*, leader."teamAnswers" as most, coalesce(leader.shift, 0) as shift,
                    row_number() over (partition by i.subject_id, i.rater_group order by i.id) as place,
                    jsonb_array_length(q.definition -> 'openQuestions') as questions
               from feedback_invitation i join feedback_subject s on s.id = i.subject_id
               join feedback_round r on r.id = s.round_id join questionnaire_version q on q.id = r.questionnaire_id
               left join json_to_recordset($2) as leader (id uuid, "teamAnswers" int, shift int) on leader.id = s.person_id
              where s.round_id = $1) asked
      where not (rater_group = 'DIRECT_REPORT' and most is not null and place > most)`,
    [roundId, JSON.stringify(leaders)],
  );
}

/** A full sheet: the same score everywhere but for one item. */
export const sheetOf = (score: number, first = score) => ({
  scores: KEYS.map((item, at) => ({ item, score: at === 0 ? first : score })),
  comments: [{ question: 'keep', text: `blijf ${score}` }],
});

export const SUBMIT = `mutation ($id: ID!, $version: Int!, $input: FeedbackResponseInput!) {
  feedbackResponseSubmit(invitationId: $id, version: $version, input: $input) { invitation { submitted version } userErrors { code message field } } }`;
export const SAVE = SUBMIT.replace('feedbackResponseSubmit', 'feedbackResponseSave');
