/** The product as `npm run bench` has built it, typed by its source. */
const built = <Module>(path: string): Promise<Module> => import(new URL(`../dist/${path}.js`, import.meta.url).href);

export const { startEmbedded } = await built<typeof import('../src/platform/database/bring-up/embedded.ts')>(
  'platform/database/bring-up/embedded',
);
export const { prepareDatabase } = await built<typeof import('../src/platform/database/bring-up/prepare-database.ts')>(
  'platform/database/bring-up/prepare-database',
);
export const { withConnection } = await built<typeof import('../src/platform/database/bring-up/connection.ts')>(
  'platform/database/bring-up/connection',
);
export const { dropLoginRoles } = await built<typeof import('../src/platform/database/bring-up/roles.ts')>(
  'platform/database/bring-up/roles',
);
export const { progressOf } = await built<typeof import('../src/domains/insights/progress/progress.read-model.ts')>(
  'domains/insights/progress/progress.read-model',
);
export const { boardOf } = await built<typeof import('../src/domains/insights/board/board.read-model.ts')>(
  'domains/insights/board/board.read-model',
);
export const { parseQuestionnaire, itemsOf } = await built<
  typeof import('../src/domains/feedback/questionnaires/questionnaire.rules.ts')
>('domains/feedback/questionnaires/questionnaire.rules');
export const { answerKey } = await built<typeof import('../src/domains/feedback/responses/answer-key.rules.ts')>(
  'domains/feedback/responses/answer-key.rules',
);
export const { STANDARD_GROUPS } = await built<typeof import('../src/domains/feedback/rater-group.rules.ts')>(
  'domains/feedback/rater-group.rules',
);
