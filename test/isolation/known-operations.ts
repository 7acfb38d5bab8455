import type { Thing } from './populated-tenant.js';

/** How the walk calls a field of Query or Mutation. */
export interface KnownOperation {
  /** What each ID among its arguments means: the path of the argument, and of which thing the id is. */
  readonly ids?: Readonly<Record<string, Thing>>;
  /** Where an ordinary value of the type would be refused before anything is looked up. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Who of an organisation has it at all, if not its insider. */
  readonly as?: 'rater' | 'integration';
}

const SELF = { key: 'SELF', name: { nl: 'Zelf', en: 'Self' }, minimum: 1, maximum: 1, anonymous: false };

const NO_CHANGE = { 'input.order': null, 'input.restore': [], 'input.add': [], 'input.edit': [] };

/**
 * Every field of Query and Mutation. A new one gets a row here, or the walk through another organisation's ids fails: that is how it is
 * known that nothing was left out.
 */
export const KNOWN_OPERATIONS: Readonly<Record<string, KnownOperation>> = {
  // The installation and signing in
  clockMove: { values: { to: '2020-01-01T00:00:00.000Z' } },
  installation: {},
  signIn: { values: { token: 'no-link-that-was-ever-mailed' } },
  signInLinkRequest: { values: { email: 'nobody@nowhere.example' } },
  signOut: {},
  anonymityThresholdRaise: { values: { to: 1 } },
  tenant: {},
  tenantCreate: { values: { 'input.slug': 'Not A Slug' } },

  apiTokenCreate: {},
  apiTokenRevoke: { ids: { id: 'apiToken' } },
  apiTokens: {},
  roleGrant: { ids: { personId: 'person' } },
  roleGrants: {},
  roleRevoke: { ids: { personId: 'person' }, values: { role: 'TRAINER' } },

  // People
  colleagues: { values: { search: 'a', after: null } },
  importApply: { ids: { id: 'import' } },
  importCheck: {},
  me: {},
  orgUnits: {},
  people: { values: { search: '', after: null } },
  peopleCsv: { values: { search: '' } },
  person: { ids: { id: 'person' } },
  personDeparture: { ids: { personId: 'person' }, values: { lastDay: null } },

  // Programmes
  businessChallengeAdd: { ids: { programmeId: 'programme' } },
  compass: {},
  compassDefine: { values: { input: [{ key: 'direction', name: { nl: 'Richting', en: 'Direction' } }] } },
  conditionSign: { ids: { id: 'condition' } },
  leadershipChallengeAdd: { ids: { businessChallengeId: 'businessChallenge', 'input.moduleId': 'programmeModule' } },
  moduleAdd: {
    ids: { programmeId: 'programme', 'input.leadershipChallengeIds': 'leadershipChallenge' },
    values: { 'input.themeKeys': [], 'input.template': null },
  },
  moduleChange: {
    ids: { moduleId: 'module', 'input.skip.stepId': 'step' },
    values: { ...NO_CHANGE, 'input.skip.reason': 'Er is te weinig tijd' },
  },
  moduleChangePreview: { ids: { moduleId: 'module' }, values: { ...NO_CHANGE, 'input.skip': [] } },
  moduleDaysProposal: { ids: { moduleId: 'module' } },
  moduleStepsPlan: {
    ids: { moduleId: 'module', 'input.steps.stepId': 'step' },
    values: { 'input.steps.kind': 'KICK_OFF' },
  },
  myPracticeCase: { ids: { stepId: 'caseStep' } },
  myProgrammes: {},
  mySelfPacedSteps: { ids: { moduleId: 'module' } },
  myStepChoices: { ids: { moduleId: 'module' } },
  openProgrammes: {},
  participationEnd: { ids: { participationId: 'participation' }, values: { reason: 'OTHER' } },
  participationTies: { ids: { participationId: 'participation' } },
  programmeClientChange: { ids: { programmeId: 'programme', clientId: 'person' } },
  participantsEnrol: { ids: { programmeId: 'programme', 'input.personIds': 'person' } },
  participations: { ids: { programmeId: 'programme' }, values: { after: null } },
  practiceCases: { ids: { stepId: 'caseStep' } },
  practiceCaseWrite: { ids: { stepId: 'caseStep' } },
  programme: { ids: { id: 'programme' } },
  programmeApprove: { ids: { id: 'programme' } },
  programmeBoard: { ids: { moduleId: 'module' }, values: { after: null } },
  programmeBlockedPeriodsSet: { ids: { programmeId: 'programme' } },
  programmeCloseEnrolment: { ids: { programmeId: 'moduleProgramme' } },
  programmeCreate: {
    ids: { 'input.unitId': 'unit', 'input.clientId': 'person' },
    values: { 'input.endsOn': '2028-03-04' },
  },
  programmeJoin: { ids: { programmeId: 'programme' } },
  programmeModulesAddFromTemplate: {
    ids: { programmeId: 'programme' },
    values: { 'input.templateKey': 'short', 'input.modules': [] },
  },
  programmeOpenEnrolment: {
    ids: { programmeId: 'programme', 'input.unitIds': 'unit' },
    values: { 'input.until': '2028-03-04' },
  },
  programmeProgress: { ids: { programmeId: 'moduleProgramme', moduleId: 'module' } },
  programmes: { values: { after: null } },
  programmeSubmit: { ids: { id: 'programme' } },
  programmeTemplate: { values: { key: 'amsterdam' } },
  programmeTemplatePublish: {},
  programmeTemplates: {},
  programmeWaitingList: { ids: { programmeId: 'programme' } },
  programmeWaitingListLeave: { ids: { programmeId: 'programme' } },
  stepChoices: { ids: { moduleId: 'module' } },
  stepChoose: { ids: { stepId: 'step' } },
  stepDeclarationWithdraw: { ids: { stepId: 'step' } },
  stepDeclareDone: { ids: { stepId: 'step' } },

  // Feedback
  feedbackCompetencies: {},
  feedbackGroupsMerge: { ids: { subjectIds: 'subject' }, values: { groups: ['PEER', 'OTHER'] } },
  feedbackGroupsSeparate: { ids: { subjectIds: 'subject' }, values: { groups: ['PEER', 'OTHER'] } },
  feedbackInvitations: { as: 'rater' },
  feedbackInvitationDecline: { as: 'rater', ids: { invitationId: 'invitation' } },
  feedbackLoadForecast: { values: { after: null } },
  feedbackNominationAdd: {
    ids: { subjectId: 'subject', 'input.raterId': 'person' },
    values: { 'input.external': null, 'input.group': 'OTHER' },
  },
  feedbackNominationRemove: { ids: { id: 'nomination' } },
  feedbackNominationReplace: { ids: { id: 'nomination', 'input.raterId': 'person' } },
  feedbackNominationsImport: { ids: { roundId: 'round' } },
  feedbackPanelReopen: { ids: { subjectId: 'subject' } },
  feedbackRaterAdd: {
    ids: { subjectId: 'subject', 'input.raterId': 'person' },
    values: { 'input.external': null, 'input.group': 'OTHER' },
  },
  feedbackRaterGroupsSet: { values: { raterGroups: [] } },
  feedbackRaterLoadLimitSet: { values: { to: 0 } },
  feedbackRatersApprove: { ids: { subjectIds: 'subject' } },
  feedbackRatersChoose: { ids: { subjectId: 'subject' } },
  feedbackRatersPropose: { ids: { roundId: 'round' } },
  feedbackResponseSave: {
    as: 'rater',
    ids: { invitationId: 'invitation' },
    values: { input: { scores: [], comments: [] } },
  },
  feedbackResponseSubmit: {
    as: 'rater',
    ids: { invitationId: 'invitation' },
    values: { input: { scores: [], comments: [] } },
  },
  feedbackRoundCancel: { ids: { id: 'round' } },
  feedbackRoundCloseEarly: { ids: { id: 'round' } },
  feedbackRoundExtend: { ids: { id: 'round' }, values: { closesOn: '2027-06-25' } },
  feedbackRoundOpen: { ids: { id: 'round' } },
  feedbackRoundPlan: {
    ids: { moduleId: 'module', 'input.questionnaireId': 'questionnaire' },
    values: { 'input.opensOn': '2027-06-01', 'input.closesOn': '2027-06-25', 'input.raterGroups': null },
  },
  feedbackRoundReschedule: { ids: { id: 'round' }, values: { 'input.closesOn': '2027-06-25' } },
  feedbackRoundRaterGroupsChange: { ids: { id: 'round' }, values: { raterGroups: [SELF] } },
  feedbackRounds: { ids: { moduleId: 'module' } },
  feedbackSettings: {},
  feedbackSubject: { ids: { id: 'subject' } },
  feedbackSubjectOpen: { ids: { subjectId: 'subject' } },
  feedbackSubjects: { ids: { roundId: 'round' }, values: { after: null } },
  feedbackCoachAssign: { ids: { subjectIds: 'subject', personId: 'person' } },
  feedbackCommentRedact: { ids: { reportId: 'report', commentId: 'comment' } },
  feedbackReportChanges: { ids: { reportId: 'report' } },
  feedbackReportCsv: { ids: { reportId: 'report' } },
  feedbackReportPreview: { ids: { subjectId: 'coached' } },
  feedbackReportRelease: { ids: { reportIds: 'report' } },
  feedbackReportShare: { ids: { reportId: 'report', personIds: 'person' } },
  feedbackReportStates: { ids: { roundId: 'round' }, values: { after: null } },
  feedbackReportUnshare: { ids: { reportId: 'report', personIds: 'person' } },
  feedbackReportsToPreview: {},
  feedbackUnitReportCsv: { ids: { unitReportId: 'unitReport' } },
  feedbackUnitReports: { ids: { roundId: 'round' } },
  myFeedbackReports: {},
  myHeldFeedbackReports: {},
  sharedFeedbackReports: {},
  questionnaire: { ids: { id: 'questionnaire' } },
  questionnairePreview: { ids: { id: 'questionnaire' }, values: { group: 'PEER', language: 'EN' } },
  questionnairePublish: {},
  questionnaireRetire: { ids: { id: 'questionnaire' } },
  questionnairesPublished: {},

  // Conversations
  myPopConversations: {},
  popConversation: { ids: { id: 'conversation' } },
  popConversationPlan: {
    ids: { id: 'conversation' },
    values: { 'input.startsAtLocal': '2027-05-04T09:00', 'input.minutes': 60 },
  },
  popConversationSign: { ids: { id: 'conversation' } },
  popConversationStates: { ids: { moduleId: 'module' } },
  popConversationWrite: { ids: { id: 'conversation' } },
  popConversationsStart: { ids: { moduleId: 'module' } },
  popNoteWrite: { ids: { conversationId: 'conversation' } },

  // Sessions
  attendanceRecord: { ids: { sessionId: 'session', 'input.present': 'invitee', 'input.absent': 'person' } },
  mySessions: {},
  session: { ids: { id: 'session' } },
  sessionCancel: { ids: { id: 'session' } },
  sessionClashes: { ids: { id: 'session' } },
  sessionInvite: { ids: { id: 'session', 'input.personIds': 'person' } },
  sessionPlan: {
    ids: { moduleId: 'module', 'input.stepId': 'step' },
    values: { 'input.startsAtLocal': '2027-05-04T09:00', 'input.minutes': 60 },
  },
  sessionReschedule: {
    ids: { id: 'session' },
    values: { 'input.startsAtLocal': '2027-05-06T09:00', 'input.minutes': 60 },
  },
  sessions: { ids: { moduleId: 'module' } },
};
