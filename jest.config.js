/** Pure rules sit beside their code as *.spec.ts; stories over the API sit in test/. */
const swc = {
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', decorators: true, tsx: false },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      react: { runtime: 'automatic', importSource: 'preact' },
    },
    keepClassNames: true,
  },
  module: { type: 'es6' },
};
const swcTsx = { ...swc, jsc: { ...swc.jsc, parser: { ...swc.jsc.parser, tsx: true } } };

const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false }],
    '^.+\\.tsx$': ['@swc/jest', { ...swcTsx, swcrc: false }],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // Loaded by Node itself, types stripped: Jest would make CommonJS of them.
  transformIgnorePatterns: ['/node_modules/', '/test/support/(start|stop)-database.ts$'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

export default {
  // Each story has a database server and an application at work; more at once wait for each other.
  maxWorkers: 2,
  // Modules of a finished story stay in a worker's memory; past this it is replaced by a fresh one.
  workerIdleMemoryLimit: '1GB',
  // What hangs is to end some time; a machine that is busy with something else is slow, and nothing is wrong.
  testTimeout: 120_000,
  projects: [
    {
      ...common,
      displayName: 'rules',
      testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/{rules,attack}/**/*.spec.ts'],
    },
    {
      ...common,
      displayName: 'stories',
      testMatch: ['<rootDir>/test/**/*.story.ts'],
      setupFiles: ['<rootDir>/test/support/load-nest.ts'],
      globalSetup: '<rootDir>/test/support/start-database.ts',
      globalTeardown: '<rootDir>/test/support/stop-database.ts',
    },
  ],
};
