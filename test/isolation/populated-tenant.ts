import {
  aDepartment,
  approvePanels,
  QUESTIONNAIRE,
  type RaterLink,
  raterLinks,
  SUBMIT,
  sheetOf,
} from '../support/feedback.js';
import type { Installation } from '../support/installation.js';
import { signIn } from '../support/world.js';
import { doAs } from './do-as.js';
import { practise } from './populated-assignments.js';
import { leaveCoaching } from './populated-coaching.js';
import { addToDesign, tieDesign } from './populated-design.js';
import { converse } from './populated-development.js';
import { leaveEvaluation } from './populated-evaluation.js';
import { harvest } from './populated-harvest.js';
import { leaveIntervision } from './populated-intervision.js';
import { anImport, anIntegration } from './populated-people.js';
import { leaveReports } from './populated-reports.js';
import { leaveSteps } from './populated-steps.js';

/** What an id can be of. */
export type Thing =
  | 'person'
  | 'invitee'
  | 'unit'
  | 'programme'
  | 'participation'
  | 'moduleProgramme'
  | 'programmeModule'
  | 'module'
  | 'businessChallenge'
  | 'leadershipChallenge'
  | 'condition'
  | 'ownCondition'
  | 'conditionEvidence'
  | 'behaviour'
  | 'designSession'
  | 'questionnaire'
  | 'round'
  | 'invitation'
  | 'report'
  | 'unitReport'
  | 'comment'
  | 'subject'
  | 'nomination'
  | 'report'
  | 'comment'
  | 'coached'
  | 'unitReport'
  | 'conversation'
  | 'learningManager'
  | 'coachingMatch'
  | 'coachingSession'
  | 'coachingNote'
  | 'coachingNoteToArchive'
  | 'matchingRun'
  | 'composingRun'
  | 'intervisionGroup'
  | 'intervisionMeeting'
  | 'commitment'
  | 'storyToArchive'
  | 'lesson'
  | 'goal'
  | 'assignment'
  | 'practiceMoment'
  | 'evidence'
  | 'finalConversation'
  | 'goal'
  | 'session'
  | 'step'
  | 'caseStep'
  | 'evaluationComment'
  | 'import'
  | 'apiToken';

/** An organisation with something in every table, and one person in it who is everything that one can be. */
export interface PopulatedTenant {
  readonly tenantId: string;
  /** Stands in every name and text of this organisation. */
  readonly word: string;
  /** One of its things of each kind, which the insider can reach. */
  readonly ids: Readonly<Record<Thing, string>>;
  /** Participant, manager, client of a programme, and granted every role there is. */
  asInsider(): Promise<string>;
  /** Holds a link to the round that is open. */
  readonly rater: string;
  /** Holds every scope. */
  readonly integration: string;
}

const OPENS = '2027-01-11T07:00:00.000Z';
const CLOSED = '2027-02-06T07:00:00.000Z';
const SECOND_OPENS = '2027-03-01T07:00:00.000Z';
const GRANTED_ROLES = ['ADMINISTRATOR', 'COORDINATOR', 'LEARNING_MANAGER', 'TRAINER'];

/**
 * Fills an organisation for each word, all in the same months: a design that was approved, a 360 round with reports and one under way,
 * conversations signed, sessions held, and what came of it in mails. Takes the clock to March 2027.
 */
export async function populate(leerlijn: Installation, words: readonly string[]): Promise<PopulatedTenant[]> {
  const tenants = [];
  for (const word of words) tenants.push(await design(leerlijn, word));
  await leerlijn.moveClock(OPENS);
  for (const tenant of tenants) await answer(leerlijn, tenant.firstRound, tenant.insiderId);
  await leerlijn.moveClock(CLOSED);
  const second = [];
  for (const tenant of tenants) {
    const later = { ...tenant, moduleId: await aLaterModule(leerlijn, tenant) };
    second.push(await planRound(leerlijn, later, '2027-03-01', '2027-03-26'));
  }
  await leerlijn.moveClock(SECOND_OPENS);
  const populated = [];
  for (const [at, tenant] of tenants.entries()) populated.push(await complete(leerlijn, tenant, second[at]!));
  await leerlijn.settle();
  return populated;
}

interface Designed {
  tenantId: string;
  word: string;
  moduleId: string;
  programmeId: string;
  businessChallengeId: string;
  leadershipChallengeId: string;
  programmeModuleId: string;
  insiderId: string;
  teamMemberId: string;
  firstRound: string;
  asInsider(): Promise<string>;
  /** Nobody approves his own raters, not even the insider. */
  asCoordinator(): Promise<string>;
}

async function design(leerlijn: Installation, word: string): Promise<Designed> {
  const department = await aDepartment(leerlijn, word);
  const { tenantId, moduleId, leaders } = department;
  const [{ id: insiderId, email, team } = { id: '', email: '', team: [''] }] = leaders;
  for (const role of GRANTED_ROLES)
    await leerlijn.sql(`insert into role_grant (tenant_id, person_id, role, granted_at) values ($1, $2, $3, now())`, [
      tenantId,
      insiderId,
      role,
    ]);
  await leerlijn.sql(
    `update person set family_name = $2, job_title = $2, personnel_number = $2 || email where tenant_id = $1`,
    [tenantId, word],
  );
  for (const table of ['programme', 'module'])
    await leerlijn.sql(`update ${table} set name = $2 where tenant_id = $1`, [
      tenantId,
      JSON.stringify({ nl: word, en: word }),
    ]);
  await leerlijn.sql('update org_unit set name = $2, code = $2 where tenant_id = $1', [tenantId, word]);
  const [{ id: unitId }] = (await leerlijn.sql('select id from org_unit where tenant_id = $1', [tenantId])) as [
    { id: string },
  ];

  await leerlijn.sql(
    `insert into module_step (tenant_id, id, module_id, kind, position, key, title, who, form, on_the_job, with_others, formal, hours, requirement, completion)
     values ($1, gen_random_uuid(), $2, 'KICK_OFF', 1, 'kick-off', $3, '{EVERYONE}', 'PLENARY', 0, 0, 100, 7, 'REQUIRED', '{ATTENDED}')`,
    [tenantId, moduleId, { nl: word, en: word }],
  );

  const text = { nl: `${word} in het Nederlands`, en: `${word} in English` };
  const asInsider = () => signIn(leerlijn, email);
  const insider = await asInsider();
  const act = doAs(leerlijn, insider);
  await act(
    'mutation ($input: [CompassThemeInput!]!) { compassDefine(version: 0, input: $input) { userErrors { code } } }',
    {
      input: [{ key: 'direction', name: text }],
    },
  );
  const { programme } = await act(
    'mutation ($input: ProgrammeCreateInput!) { programmeCreate(input: $input) { programme { id conditions { id } } userErrors { code } } }',
    { input: { unitId, clientId: insiderId, name: text, startsOn: '2027-01-01', endsOn: '2028-12-31' } },
  );
  const programmeId = programme!.id;
  const { businessChallenge } = await act(
    'mutation ($id: ID!, $text: LocalizedTextInput!) { businessChallengeAdd(programmeId: $id, input: { text: $text }) { businessChallenge { id } userErrors { code } } }',
    { id: programmeId, text },
  );
  const { leadershipChallenge } = await act(
    'mutation ($id: ID!, $text: LocalizedTextInput!) { leadershipChallengeAdd(businessChallengeId: $id, input: { text: $text }) { leadershipChallenge { id } userErrors { code } } }',
    { id: businessChallenge!.id, text },
  );
  const impact = { behaviour: text, indicators: [text], operationalGoal: text, strategicGoal: text };
  const { module } = await act(
    'mutation ($id: ID!, $input: ModuleAddInput!) { moduleAdd(programmeId: $id, input: $input) { module { id } userErrors { code } } }',
    {
      id: programmeId,
      input: { name: text, themeKeys: ['direction'], leadershipChallengeIds: [leadershipChallenge!.id], impact },
    },
  );
  await addToDesign(leerlijn, insider, programmeId, text);
  for (const { id } of programme!.conditions as { id: string }[])
    await act('mutation ($id: ID!) { conditionSign(id: $id, version: 1) { userErrors { code } } }', { id });
  await act('mutation ($id: ID!) { programmeSubmit(id: $id) { userErrors { code } } }', { id: programmeId });

  await converse(leerlijn, {
    moduleId,
    word,
    insider,
    boss: await department.as('manager'),
    colleagueId: leaders[1]!.id,
  });
  await hold(leerlijn, moduleId, text, insider, team);
  const planned = { tenantId, word, moduleId, asInsider, asCoordinator: () => department.as('coordinator') };
  return {
    ...planned,
    programmeId,
    businessChallengeId: businessChallenge!.id,
    leadershipChallengeId: leadershipChallenge!.id,
    programmeModuleId: module!.id,
    insiderId,
    teamMemberId: team[0] ?? '',
    firstRound: await planRound(leerlijn, planned, '2027-01-11', '2027-02-05'),
  };
}

/** A session that the insider and his team are invited to. */
async function hold(
  leerlijn: Installation,
  moduleId: string,
  title: object,
  insider: string,
  personIds: string[],
): Promise<void> {
  const act = doAs(leerlijn, insider);
  const input = {
    kind: 'KICK_OFF',
    title,
    startsAtLocal: '2027-03-04T09:00',
    minutes: 60,
    place: Object.values(title)[0],
    capacity: 50,
  };
  const { session } = await act(
    'mutation ($m: ID!, $input: SessionPlanInput!) { sessionPlan(moduleId: $m, input: $input) { session { id } userErrors { code } } }',
    { m: moduleId, input },
  );
  await act('mutation ($id: ID!) { sessionInvite(id: $id) { userErrors { code } } }', { id: session!.id });
  await leerlijn.sql(
    `insert into attendance (tenant_id, session_id, person_id, state) select tenant_id, $1, id, 'INVITED' from person where id = $2`,
    [session!.id, personIds[0]],
  );
}

/** A module has one round, so a second one needs another module of the same programme. */
async function aLaterModule(leerlijn: Installation, { moduleId }: Pick<Designed, 'moduleId'>): Promise<string> {
  const [later] = await leerlijn.sql<{ id: string }>(
    `insert into module (tenant_id, id, programme_id, position, name)
     select tenant_id, gen_random_uuid(), programme_id, 99, name from module where id = $1 returning id`,
    [moduleId],
  );
  return later!.id;
}

async function planRound(
  leerlijn: Installation,
  { moduleId, asCoordinator, word }: Pick<Designed, 'moduleId' | 'asCoordinator' | 'word'>,
  opensOn: string,
  closesOn: string,
): Promise<string> {
  const coordinator = await asCoordinator();
  const act = doAs(leerlijn, coordinator);
  const { questionnaire } = await act(
    'mutation ($input: QuestionnairePublishInput!) { questionnairePublish(input: $input) { questionnaire { id } userErrors { code } } }',
    { input: { yaml: QUESTIONNAIRE.replaceAll('nl: ', `nl: ${word} `).replace(`nl: ${word} [`, 'nl: [') } },
  );
  const { round } = await act(
    'mutation ($m: ID!, $input: FeedbackRoundPlanInput!) { feedbackRoundPlan(moduleId: $m, input: $input) { round { id } userErrors { code } } }',
    { m: moduleId, input: { questionnaireId: questionnaire!.id, opensOn, closesOn } },
  );
  const { subjects } = (await act(
    'mutation ($r: ID!) { feedbackRatersPropose(roundId: $r) { subjects { id } userErrors { code } } }',
    { r: round!.id },
  )) as unknown as { subjects: { id: string }[] };
  await approvePanels(
    leerlijn,
    subjects.map(({ id }) => id),
    coordinator,
  );
  return round!.id;
}

/** Everybody about one person answers; nobody about the others. */
async function answer(leerlijn: Installation, roundId: string, personId: string): Promise<RaterLink[]> {
  const links = await raterLinks(leerlijn, roundId);
  for (const [at, { token, invitationId }] of links.filter((link) => link.subjectPersonId === personId).entries())
    await leerlijn.must(SUBMIT, { id: invitationId, version: 0, input: sheetOf(2 + (at % 3)) }, `rater_${token}`);
  return links;
}

async function complete(leerlijn: Installation, tenant: Designed, roundId: string): Promise<PopulatedTenant> {
  const { tenantId, word, moduleId, insiderId } = tenant;
  const links = await answer(leerlijn, roundId, insiderId);
  const insider = await tenant.asInsider();
  await leerlijn.must(
    'mutation ($id: ID!, $version: Int!) { programmeApprove(id: $id, version: $version) { userErrors { code } } }',
    {
      id: tenant.programmeId,
      version: (await one(leerlijn, 'select version from programme where id = $1', [tenant.programmeId])).version,
    },
    insider,
  );
  await leerlijn.must(
    'mutation ($id: ID!) { participantsEnrol(programmeId: $id) { userErrors { code } } }',
    { id: tenant.programmeId },
    insider,
  );
  const idOf = async (sql: string, ...values: unknown[]) => (await one(leerlijn, sql, values)).id as string;
  await leerlijn.sql(
    `insert into person_placement (tenant_id, id, person_id, valid_from) values ($1, gen_random_uuid(), $2, '2026-01-01')`,
    [tenantId, tenant.teamMemberId],
  );
  await leerlijn.sql(
    `insert into person_former_address (tenant_id, id, person_id, email, changed_at)
     select tenant_id, gen_random_uuid(), id, 'formerly-' || email, now() from person where tenant_id = $1 and id = $2`,
    [tenantId, tenant.teamMemberId],
  );
  return {
    tenantId,
    word,
    asInsider: tenant.asInsider,
    rater: `rater_${links.at(-1)!.token}`,
    integration: await anIntegration(leerlijn, insider, word),
    ids: {
      person: tenant.teamMemberId,
      invitee: insiderId,
      unit: await idOf('select id from org_unit where tenant_id = $1', tenantId),
      programme: tenant.programmeId,
      participation: await idOf('select id from participation where tenant_id = $1 limit 1', tenantId),
      moduleProgramme: await idOf('select programme_id as id from module where id = $1', moduleId),
      programmeModule: tenant.programmeModuleId,
      module: moduleId,
      businessChallenge: tenant.businessChallengeId,
      leadershipChallenge: tenant.leadershipChallengeId,
      condition: await idOf('select id from condition where programme_id = $1 limit 1', tenant.programmeId),
      questionnaire: await idOf('select id from questionnaire_version where tenant_id = $1 limit 1', tenantId),
      round: roundId,
      invitation: links.at(-1)!.invitationId,
      subject: await idOf('select id from feedback_subject where round_id = $1 and person_id = $2', roundId, insiderId),
      nomination: await idOf(
        'select n.id from feedback_nomination n join feedback_subject s on s.id = n.subject_id where s.round_id = $1 and s.person_id = $2 limit 1',
        roundId,
        insiderId,
      ),
      ...(await leaveReports(leerlijn, tenant)),
      ...(await leaveSteps(leerlijn, tenant)),
      ...(await tieDesign(leerlijn, insider, tenant)),
      ...(await leaveCoaching(leerlijn, tenant)),
      ...(await leaveIntervision(leerlijn, tenant)),
      ...(await leaveEvaluation(leerlijn, tenant)),
      ...(await harvest(leerlijn, { moduleId, word, insider })),
      ...(await practise(leerlijn, { moduleId, word, insiderId, insider })),
      conversation: await idOf('select id from pop_conversation where participant_id = $1', insiderId),
      finalConversation: await idOf('select id from final_conversation where participant_id = $1', insiderId),
      goal: await idOf(
        'select id from development_goal where tenant_id = $1 and archived_at is null limit 1',
        tenantId,
      ),
      session: await idOf('select id from session where module_id = $1 limit 1', moduleId),
      step: await idOf(`select id from module_step where module_id = $1 and kind = 'KICK_OFF'`, moduleId),
      import: await anImport(leerlijn, insider, word),
      apiToken: await idOf('select id from api_token where tenant_id = $1 limit 1', tenantId),
    },
  };
}

async function one(leerlijn: Installation, sql: string, values: unknown[]): Promise<Record<string, unknown>> {
  const [row] = await leerlijn.sql(sql, values);
  if (!row) throw new Error(`Nothing found by: ${sql}`);
  return row;
}
