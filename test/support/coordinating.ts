import { APPROVE_SEEN, QUESTIONNAIRE } from './feedback.js';
import type { Answer, Installation } from './installation.js';

export interface PlannedGroup {
  key: string;
  name: { nl?: string; en?: string };
  minimum?: number;
  maximum?: number;
  anonymous?: boolean;
}

export const SELF_GROUP: PlannedGroup = {
  key: 'SELF',
  name: { nl: 'Jezelf', en: 'Yourself' },
  minimum: 1,
  maximum: 1,
  anonymous: false,
};

export const PLAN = `mutation ($m: ID!, $input: FeedbackRoundPlanInput!) { feedbackRoundPlan(moduleId: $m, input: $input) {
  round { id state raterGroups { key name { nl en } minimum maximum anonymous } } userErrors { code message field } } }`;
export const IMPORT = `mutation ($r: ID!, $csv: String!) { feedbackNominationsImport(roundId: $r, csv: $csv) {
  added unchanged userErrors { code message field } } }`;
export const PROPOSE = `mutation ($r: ID!, $asOf: LocalDate) { feedbackRatersPropose(roundId: $r, asOf: $asOf) {
  subjects { id } userErrors { code message field } } }`;
export const OPEN = 'mutation ($r: ID!) { feedbackRoundOpen(id: $r) { round { state } userErrors { code message } } }';
export const SUBJECTS = `query ($r: ID!, $after: String) { feedbackSubjects(roundId: $r, first: 50, after: $after) {
  nodes { id nominationState version linksGivenOut person { displayName } check { readiness } }
  pageInfo { hasNextPage endCursor } } }`;

/** The opening of stories' rounds: 08:00 on 11 January 2027, in Amsterdam; and their close. */
export const OPENING = '2027-01-11T07:00:00.000Z';
export const CLOSING = '2027-02-05T16:00:00.000Z';
export const DAYS = { opensOn: '2027-01-11', closesOn: '2027-02-05' };

/** A coordinator at work over the API, signed in afresh for each thing they do: a session does not outlive a move of the clock. */
export interface Coordinator {
  ask(query: string, variables?: object): Promise<Answer>;
  // biome-ignore lint/suspicious/noExplicitAny: the shape follows from the query text
  must(query: string, variables?: object): Promise<any>;
  /** Publishes a questionnaire and plans a round with it; gives the round's id. */
  plan(input?: object, yaml?: string): Promise<string>;
  subjects(
    roundId: string,
  ): Promise<{ id: string; nominationState: string; version: number; linksGivenOut: boolean; check: object }[]>;
  /** Approves every panel of the round, as a screen does: page by page. */
  approveAll(roundId: string): Promise<void>;
  round(): Promise<{ id: string; state: string; heldUpBy: string | null; opensAt: string; closesAt: string }>;
}

export function coordinating(leerlijn: Installation, moduleId: string, signedIn: () => Promise<string>): Coordinator {
  const must: Coordinator['must'] = async (query, variables) => leerlijn.must(query, variables, await signedIn());
  const coordinator: Coordinator = {
    ask: async (query, variables) => leerlijn.ask(query, variables, await signedIn()),
    must,
    plan: async (input = {}, yaml = QUESTIONNAIRE) => {
      const { questionnairePublish } = await must(
        'mutation ($yaml: String!) { questionnairePublish(input: { yaml: $yaml }) { questionnaire { id } userErrors { message } } }',
        { yaml },
      );
      const questionnaireId = questionnairePublish.questionnaire.id;
      const planned = await must(PLAN, { m: moduleId, input: { questionnaireId, ...DAYS, ...input } });
      return planned.feedbackRoundPlan.round.id;
    },
    subjects: async (roundId) => {
      const all = [];
      for (let after: string | null = null; ; ) {
        const { feedbackSubjects } = await must(SUBJECTS, { r: roundId, after });
        all.push(...feedbackSubjects.nodes);
        if (!feedbackSubjects.pageInfo.hasNextPage) return all;
        after = feedbackSubjects.pageInfo.endCursor;
      }
    },
    approveAll: async (roundId) => {
      const panels = await coordinator.subjects(roundId);
      const seen = panels.map(({ id: subjectId, version }) => ({ subjectId, version }));
      await must(APPROVE_SEEN, { s: panels.map(({ id }) => id), seen });
    },
    round: async () =>
      (
        await must('query ($m: ID!) { feedbackRounds(moduleId: $m) { id state heldUpBy opensAt closesAt } }', {
          m: moduleId,
        })
      ).feedbackRounds[0],
  };
  return coordinator;
}
