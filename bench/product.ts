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
export const { OUTSIDER } = await built<typeof import('../src/domains/insights/progress/step-states.read-model.ts')>(
  'domains/insights/progress/step-states.read-model',
);
export const { boardOf } = await built<typeof import('../src/domains/insights/board/board.read-model.ts')>(
  'domains/insights/board/board.read-model',
);
export const { homeOf } = await built<typeof import('../src/domains/insights/home/home.read-model.ts')>(
  'domains/insights/home/home.read-model',
);
export const { parseQuestionnaire, itemsOf } = await built<
  typeof import('../src/domains/feedback/questionnaires/questionnaire.rules.ts')
>('domains/feedback/questionnaires/questionnaire.rules');
export const { linkKey } = await built<typeof import('../src/domains/feedback/invitations/link-token.rules.ts')>(
  'domains/feedback/invitations/link-token.rules',
);
export const { STANDARD_GROUPS } = await built<typeof import('../src/domains/feedback/rater-group.rules.ts')>(
  'domains/feedback/rater-group.rules',
);
export const { RoleDatabase } = await built<typeof import('../src/platform/database/role-database.ts')>(
  'platform/database/role-database',
);
export const { CloseRoundService } = await built<
  typeof import('../src/domains/feedback/rounds/close-round.service.ts')
>('domains/feedback/rounds/close-round.service');
export const { WriteReportsJob } = await built<typeof import('../src/domains/feedback/reports/write-reports.job.ts')>(
  'domains/feedback/reports/write-reports.job',
);
export const { loadClosedRound } = await built<
  typeof import('../src/domains/feedback/reports/gate/closed-round.read-model.ts')
>('domains/feedback/reports/gate/closed-round.read-model');
export const { releaseInParts } = await built<
  typeof import('../src/domains/feedback/reports/gate/release-in-parts.ts')
>('domains/feedback/reports/gate/release-in-parts');
export const { openGate } = await built<typeof import('../src/domains/feedback/reports/gate/release-round.rules.ts')>(
  'domains/feedback/reports/gate/release-round.rules',
);
export const { cryptographicRandom } = await built<typeof import('../src/domains/feedback/cryptographic-random.ts')>(
  'domains/feedback/cryptographic-random',
);
const { MachineClock } = await built<typeof import('../src/platform/clock/clock.ts')>('platform/clock/clock');
export const machineClock = new MachineClock();
export const { largestSafe } = await built<typeof import('../src/domains/feedback/reports/gate/disclosure.rules.ts')>(
  'domains/feedback/reports/gate/disclosure.rules',
);
export const { silentBetweenRounds } = await built<
  typeof import('../src/domains/feedback/reports/gate/round-disclosure.rules.ts')
>('domains/feedback/reports/gate/round-disclosure.rules');
export const { Solver } = await built<typeof import('../src/platform/solver/solver.ts')>('platform/solver/solver');
export const { PlacementService } = await built<typeof import('../src/domains/placement/placement.service.ts')>(
  'domains/placement/placement.service',
);
export const { SHIPPED_TEMPLATES } = await built<
  typeof import('../src/domains/programmes/templates/shipped-templates.ts')
>('domains/programmes/templates/shipped-templates');
