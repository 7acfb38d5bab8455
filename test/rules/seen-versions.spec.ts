import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';

/** The arguments by which somebody says what was on the screen. */
const SEEN = /^(version|sequence|proposalNumber|seen([A-Z]\w*)?)$/;

/** Verbs that write nothing over: each with why. A mutation is `thingVerb`. */
const VERBS: Record<string, readonly string[]> = {
  'makes something new, beside what others made': [
    'Add',
    'Create',
    'Draft',
    'Give',
    'Check',
    'Publish',
    'Enrol',
    'Request',
    'Import',
    'AddFromTemplate',
    'signIn',
    'signOut',
  ],
  'is one step of a state, which the second finds taken': [
    'Start',
    'Stop',
    'Open',
    'Close',
    'CloseEarly',
    'CloseEnrolment',
    'Cancel',
    'Archive',
    'End',
    'Revoke',
    'Grant',
    'Release',
    'Share',
    'Unshare',
    'Apply',
    'Confirm',
    'Retire',
    'Submit',
    'Join',
    'Leave',
    'Decline',
    'Dismiss',
    'Redact',
    'Withdraw',
    'Remove',
    'Reopen',
    'HandOver',
    'DeclareDone',
  ],
};

/** Mutations that write over something without asking what was seen: each with why. */
const LAST_ONE_WINS: Record<string, string> = {
  anonymityThresholdRaise: 'it only goes up',
  assignmentHelperInvite: 'one name, given by the participant alone',
  chemistryCallAnswer: 'each has the own answer',
  clockMove: 'of the demonstration alone',
  coachingMatchPropose: 'what was proposed before stays readable as a match that ended; nobody was told of it',
  coachingSessionPlan: 'makes a session; one that overlaps is refused',
  coachingSessionRecord: 'held or not: both know, and it can be corrected',
  designSessionInvite: 'adds people; who is invited hears nothing again',
  designSessionPlan: 'the first plan stands: a second is refused with DESIGN_SESSION_PLANNED',
  feedbackGroupsMerge: 'a merge on top of another is refused or adds to it',
  feedbackGroupsSeparate: 'undoes a merge, whoever made it',
  feedbackNominationReplace: 'the nomination that is replaced is gone: the second does not find it',
  feedbackRatersChoose: 'ends the choosing; the second finds it ended',
  feedbackRatersPropose: 'adds to panels, and leaves what people chose',
  feedbackRoundExtend: 'it only goes later',
  feedbackRoundPlan: 'makes a round',
  intervisionMeetingPlan: 'makes a meeting; one at the same hour is refused',
  sessionInvite: 'adds people; who is invited hears nothing again',
  sessionPlan: 'makes a session',
  stepChoose: 'the own choice',
};

const mutations = Object.values(buildSchema(readFileSync('schema.graphql', 'utf8')).getMutationType()!.getFields());
const isOfVerb = (name: string) => Object.values(VERBS).some((verbs) => verbs.some((verb) => name.endsWith(verb)));
const unseen = mutations.filter(({ args }) => !args.some(({ name }) => SEEN.test(name))).map(({ name }) => name);

describe('a mutation that writes over what somebody else may have written', () => {
  test('is told what was seen, or has its reason not to be', () => {
    expect(unseen.filter((name) => !isOfVerb(name) && !(name in LAST_ONE_WINS))).toEqual([]);
  });

  test('has a reason only while it needs one', () => {
    const needed = new Set(unseen.filter((name) => !isOfVerb(name)));
    expect(Object.keys(LAST_ONE_WINS).filter((name) => !needed.has(name))).toEqual([]);
  });
});
