import type { Installation } from './installation.js';
import type { ReportedRound } from './reports.js';

export const REPORT = `{ id participant { displayName } coach { displayName } releasedAt
  sources { key anonymous name { nl } } sharedWith { person { displayName } }
  competencies { key gap johari figures { source mean band } items { key figures { source mean band distribution agreement { within } interval { low high } } } }
  highest { key } lowest { key }
  questions { key comments { source texts { id text redacted } } } }`;
/** The same without what is the participant's alone. */
export const THEIRS = REPORT.replace('sharedWith { person { displayName } }', '');
export const SHARE = `mutation ($id: ID!, $with: [ID!]!) { feedbackReportShare(reportId: $id, personIds: $with) {
  report { sharedWith { person { displayName } } } userErrors { code message } } }`;
export const UNSHARE = SHARE.replace('feedbackReportShare', 'feedbackReportUnshare');
export const REDACT = `mutation ($id: ID!, $comment: ID!) { feedbackCommentRedact(reportId: $id, commentId: $comment) {
  report { questions { comments { source texts { id text redacted } } } } userErrors { code } } }`;
export const RELEASE = `mutation ($ids: [ID!]!) { feedbackReportRelease(reportIds: $ids) { states { releasedAt } userErrors { code message } } }`;
export const COACH = `mutation ($subjects: [ID!]!, $coach: ID!, $seen: [FeedbackCoachSeenInput!]! = []) { feedbackCoachAssign(subjectIds: $subjects, personId: $coach, seen: $seen) {
  states { coach { displayName } } userErrors { code message } } }`;
export const PREVIEW = `query ($s: ID!) { feedbackReportPreview(subjectId: $s) ${THEIRS} }`;
export const SHARED = `{ sharedFeedbackReports ${THEIRS} }`;
export const CSV = 'query ($id: ID!, $in: Language!) { feedbackReportCsv(reportId: $id, language: $in) }';
export const HELD = '{ myHeldFeedbackReports { release reportId releasedAt coach { displayName } } }';

/** A comment as a report shows it. */
export interface Comment {
  id: string;
  text: string;
  redacted: boolean;
}
export type Report = {
  sources: { key: string; anonymous: boolean }[];
  questions: { comments: { source: string; texts: Comment[] }[] }[];
  competencies: { figures: { source: string; mean: number | null; band: string | null }[] }[];
};
export const commentsOf = ({ questions }: Pick<Report, 'questions'>, source: string): Comment[] =>
  questions[0]!.comments.find((one) => one.source === source)!.texts;
export const figureOf = ({ competencies }: Report, source: string) =>
  competencies[0]!.figures.find((one) => one.source === source)!;

/** What people of a round do with reports, each by the name before the @. */
export function atReports(leerlijn: Installation, round: ReportedRound) {
  const must = async (name: string, query: string, variables: object = {}) =>
    leerlijn.must(query, variables, await round.as(name));
  const idsOf = (names: readonly string[]) => Promise.all(names.map(round.personId));
  return {
    must,
    ask: async (name: string, query: string, variables: object = {}) =>
      leerlijn.ask(query, variables, await round.as(name)),
    /** The code of what goes wrong; undefined when nothing does. */
    codeFor: async (name: string, query: string, variables: object = {}): Promise<string | undefined> =>
      (await leerlijn.ask(query, variables, await round.as(name))).errors?.[0]?.extensions.code,
    own: async (name: string): Promise<Report[]> =>
      (await must(name, `{ myFeedbackReports ${REPORT} }`)).myFeedbackReports,
    sharedWith: async (name: string): Promise<Report[]> => (await must(name, SHARED)).sharedFeedbackReports,
    csv: async (name: string, id: string, language: 'NL' | 'EN' = 'NL'): Promise<string> =>
      (await must(name, CSV, { id, in: language })).feedbackReportCsv,
    share: async (name: string, id: string, ...others: string[]) =>
      (await must(name, SHARE, { id, with: await idsOf(others) })).feedbackReportShare.report,
    unshare: async (name: string, id: string, ...others: string[]) =>
      must(name, UNSHARE, { id, with: await idsOf(others) }),
  };
}
