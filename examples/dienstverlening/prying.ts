import type { Data } from './api.ts';
import type { Installation } from './installation.ts';

/** What somebody without business there asks for, and how it was answered. */
export interface Attempt {
  readonly what: string;
  /** 'FORBIDDEN', 'NOT_FOUND', or what came back. */
  readonly answer: string;
}

const REFUSALS = ['FORBIDDEN', 'NOT_FOUND'];

export const isRefused = ({ answer }: Attempt): boolean => REFUSALS.includes(answer);

/** Asks for everything about one participant that is not for directors, coordinators or administrators to see. */
export async function pry(
  { api }: Installation,
  credential: string,
  about: { conversationId: string; programmeId: string; moduleId: string },
  which: readonly (keyof typeof QUESTIONS)[],
): Promise<Attempt[]> {
  const attempts: Attempt[] = [];
  for (const what of which) {
    const { data, errors } = await api.ask(QUESTIONS[what], variablesOf(QUESTIONS[what], about), credential);
    attempts.push({ what, answer: errors?.[0]?.extensions.code ?? JSON.stringify(data) });
  }
  return attempts;
}

const QUESTIONS = {
  reports: '{ myFeedbackReports { id } }',
  'a POP conversation': 'query ($conversationId: ID!) { popConversation(id: $conversationId) { agreements } }',
  'everybody by name':
    'query ($programmeId: ID!, $moduleId: ID!) { programmeBoard(programmeId: $programmeId, moduleId: $moduleId) { nodes { person { displayName } } } }',
  'who signed': 'query ($moduleId: ID!) { popConversationStates(moduleId: $moduleId) { state } }',
} as const;

/** Only what the question declares. */
const variablesOf = (query: string, all: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(all).filter(([name]) => query.includes(`$${name}`)));

/** How far everybody is with every module, in figures: what a director gets. */
export async function readAllProgress({ api }: Installation, credential: string, programmeId: string): Promise<Data[]> {
  const { programmeProgress } = await api.must(
    `query ($programmeId: ID!) {
      programmeProgress(programmeId: $programmeId) {
        modules {
          module { name { en } }
          departments { unit { name } participants steps { kind done underWay late } }
          total { participants steps { kind done underWay late } }
        }
      }
    }`,
    { programmeId },
    credential,
  );
  return programmeProgress.modules;
}
