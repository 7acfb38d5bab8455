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
  home: {},
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
    values: { 'input.themeKeys': [] },
  },
  moduleStepsPlan: {
    ids: { moduleId: 'module', 'input.steps.stepId': 'step' },
    values: { 'input.steps.kind': 'KICK_OFF' },
  },
  myProgrammes: {},
  participationEnd: { ids: { participationId: 'participation' }, values: { reason: 'OTHER' } },
  participationTies: { ids: { participationId: 'participation' } },
  programmeClientChange: { ids: { programmeId: 'programme', clientId: 'person' } },
  participantsEnrol: { ids: { programmeId: 'programme', 'input.personIds': 'person' } },
  participations: { ids: { programmeId: 'programme' }, values: { after: null } },
  programme: { ids: { id: 'programme' } },
  programmeApprove: { ids: { id: 'programme' } },
  programmeBoard: { ids: { programmeId: 'moduleProgramme', moduleId: 'module' }, values: { after: null } },
  programmeCreate: {
    ids: { 'input.unitId': 'unit', 'input.clientId': 'person' },
    values: { 'input.endsOn': '2028-03-04' },
  },
  programmeProgress: { ids: { programmeId: 'moduleProgramme', moduleId: 'module' } },
  programmes: { values: { after: null } },
  programmeSubmit: { ids: { id: 'programme' } },

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
  conversationsHandOver: { ids: { moduleId: 'module' } },
  finalConversation: { ids: { id: 'finalConversation' } },
  finalConversationLearningManagerSet: { ids: { id: 'finalConversation', personId: 'person' } },
  finalConversationPlan: {
    ids: { id: 'finalConversation' },
    values: { 'input.startsAtLocal': '2027-05-05T09:00', 'input.minutes': 60 },
  },
  finalConversationPreparationShare: { ids: { id: 'finalConversation' } },
  finalConversationPrepare: { ids: { id: 'finalConversation' } },
  finalConversationSign: { ids: { id: 'finalConversation' } },
  finalConversationStates: { ids: { moduleId: 'module' } },
  finalConversationTimesAccept: { ids: { id: 'finalConversation' } },
  finalConversationTimesPropose: {
    ids: { id: 'finalConversation' },
    values: { 'input.startsAtLocal': ['2027-05-05T09:00'], 'input.minutes': 60 },
  },
  finalConversationWrite: { ids: { id: 'finalConversation' } },
  finalConversationsStart: { ids: { moduleId: 'module' } },
  myFinalConversations: {},
  myPopConversations: {},
  popConversation: { ids: { id: 'conversation' } },
  popConversationPlan: {
    ids: { id: 'conversation' },
    values: { 'input.startsAtLocal': '2027-05-04T09:00', 'input.minutes': 60 },
  },
  popConversationPassOn: { ids: { id: 'conversation' } },
  popConversationPreparationShare: { ids: { id: 'conversation' } },
  popConversationPrepare: { ids: { id: 'conversation' } },
  popConversationSign: { ids: { id: 'conversation' } },
  popConversationStates: { ids: { moduleId: 'module' } },
  popConversationTimesAccept: { ids: { id: 'conversation' } },
  popConversationTimesPropose: {
    ids: { id: 'conversation' },
    values: { 'input.startsAtLocal': ['2027-05-04T09:00'], 'input.minutes': 60 },
  },
  popConversationWrite: { ids: { id: 'conversation', 'input.goals.id': 'goal' } },
  popConversationsStart: { ids: { moduleId: 'module' } },
  popNoteWrite: { ids: { conversationId: 'conversation' } },

  // Coaching
  chemistryCallAnswer: { ids: { coachingId: 'coachingMatch' } },
  chemistryCallPlan: {
    ids: { coachingId: 'coachingMatch' },
    values: { 'input.startsAtLocal': '2027-05-05T09:00', 'input.minutes': 60 },
  },
  coaching: { ids: { id: 'coachingMatch' } },
  coachingMatchEnd: { ids: { id: 'coachingMatch' } },
  coachingMatchPropose: { ids: { moduleId: 'module', participantId: 'invitee', learningManagerId: 'learningManager' } },
  coachingMatches: { ids: { moduleId: 'module' }, values: { after: null } },
  coachingMatchesConfirm: { ids: { moduleId: 'module' } },
  coachingNoteAdd: { ids: { coachingId: 'coachingMatch' } },
  coachingNoteArchive: { ids: { id: 'coachingNote' } },
  coachingNoteChange: { ids: { id: 'coachingNote' } },
  coachingPlan: { ids: { moduleId: 'module' } },
  coachingPlanSet: { ids: { moduleId: 'module' } },
  coachingQuality: { ids: { learningManagerId: 'learningManager' } },
  coachingQualityGive: { ids: { coachingId: 'coachingMatch' } },
  coachingSessionCancel: { ids: { id: 'coachingSession' } },
  coachingSessionPlan: {
    ids: { coachingId: 'coachingMatch' },
    values: { 'input.startsAtLocal': '2027-05-06T09:00', 'input.minutes': 60 },
  },
  coachingSessionRecord: { ids: { id: 'coachingSession' } },
  coachingSessionReschedule: {
    ids: { id: 'coachingSession' },
    values: { 'input.startsAtLocal': '2027-05-07T09:00', 'input.minutes': 60 },
  },
  coachingWish: { ids: { moduleId: 'module' } },
  coachingWishSet: { ids: { moduleId: 'module', participantId: 'invitee' }, values: { 'input.location': null } },
  learningManagerDescribe: { ids: { personId: 'learningManager' } },
  learningManagers: {},
  myCoaching: {},
  // Assignments
  assignment: { ids: { id: 'assignment' } },
  assignmentArchive: { ids: { id: 'assignment' } },
  assignmentComplete: { ids: { id: 'assignment' } },
  assignmentDraft: { ids: { moduleId: 'module', 'input.goalId': 'goal' } },
  assignmentEvidenceAdd: { ids: { assignmentId: 'assignment' }, values: { 'input.link': 'https://leerlijn.example' } },
  assignmentEvidenceArchive: { ids: { id: 'evidence' } },
  assignmentHelperDismiss: { ids: { id: 'assignment' } },
  assignmentHelperInvite: { ids: { id: 'assignment', personId: 'person' } },
  assignmentReopen: { ids: { id: 'assignment' } },
  assignmentStart: { ids: { id: 'assignment' } },
  assignmentStates: { ids: { moduleId: 'module' } },
  assignmentWrite: { ids: { id: 'assignment' } },
  myAssignments: {},
  practiceMomentAdd: { ids: { assignmentId: 'assignment' } },
  practiceMomentMove: { ids: { id: 'practiceMoment' } },
  practiceReflectionWrite: { ids: { momentId: 'practiceMoment' }, values: { 'input.audience': 'OWN' } },

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
