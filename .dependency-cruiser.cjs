/** Import rules: which room of the house may reach into which. Run by `npm run imports`; docs: architecture, convention 17. */
const RULES = '\\.(rules|policy)\\.ts$';
const TESTS = '\\.(spec|story)\\.ts$';
const GENERATED = '^src/generated/';

/** Libraries without input or output of their own: a rule that uses them stays pure. */
const PURE_LIBRARIES = [
  'csv-parse',
  'zod',
  'temporal-polyfill',
  'intl-messageformat',
  'date-holidays',
  'jstat',
  'yaml',
];

/** What one domain offers to another. */
const OFFERED = '\\.(service|events|model|read-model|loader|module)\\.ts$';

/** What a domain works out for all: plain rules of something that several domains have. ADR 0016. */
const SHARED_RULES = '^src/domains/schedule/appointments/appointment\\.rules\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'only-libraries-that-package-json-names',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    { name: 'nothing-that-is-not-there', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-test-libraries-in-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'rules-import-no-library',
      comment:
        'Rules and policies take plain data and the time. What they may import is listed above; the token of a link alone may use node:crypto.',
      severity: 'error',
      from: { path: RULES, pathNot: 'link-token\\.rules\\.ts$' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core'],
        dependencyTypesNot: ['type-only'],
        pathNot: [...PURE_LIBRARIES.map((name) => `node_modules/${name}/`), '^(node:)?buffer$'],
      },
    },
    {
      name: 'rules-import-nothing-technical',
      comment:
        'Working days, lengths of time, reading a file of YAML and what can be wrong with its parts are all of the platform that is a rule itself.',
      severity: 'error',
      from: { path: RULES },
      to: {
        pathNot: '^src/platform/(clock/(working-time|durations)|files/(yaml-file|shape-faults))\\.rules\\.ts$',
        path: '^src/(platform|config|generated|web)/|^src/[^/]+\\.ts$|\\.(service|resolver|loader|read-model|job|module|model|controller)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'domains-use-what-domains-offer',
      comment:
        'Another domain is reached through its services, events, models, loaders and read models; of its rules only through those that are for all.',
      severity: 'error',
      from: { path: '^src/domains/([^/]+)/', pathNot: TESTS },
      to: { path: '^src/domains/', pathNot: ['^src/domains/$1/', OFFERED, SHARED_RULES] },
    },
    {
      name: 'platform-knows-no-domain',
      severity: 'error',
      from: { path: '^src/(platform|config)/', pathNot: TESTS },
      to: { path: '^src/(domains|web)/|^src/[^/]+\\.ts$' },
    },
    {
      name: 'pages-know-no-domain',
      severity: 'error',
      from: { path: '^src/web/', pathNot: TESTS },
      to: { path: '^src/(domains|generated)/|^src/platform/(database|jobs|events)/' },
    },
    {
      name: 'tables-behind-services',
      comment: 'The database client is for services, read models, loaders, jobs, and the platform.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/platform/', GENERATED, '\\.(service|read-model|loader|job)\\.ts$', TESTS],
      },
      to: { path: GENERATED, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'answers-behind-the-gate',
      comment:
        'Who may read answers, and who answered (anonymity, rules 8 and 11): closing a round, its reports, and those who remind.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          '^src/platform/database/',
          '^src/domains/feedback/(rounds|evaluations)/close-[^/]+$',
          '^src/domains/feedback/reports/(write-reports|gate/)',
          '^src/domains/feedback/.*(reminder|count-|forget-who-|invite-raters)[^/]*$',
          '^src/domains/notifications/',
          TESTS,
        ],
      },
      to: { path: '^src/platform/database/restricted\\.ts$' },
    },
    {
      name: 'connections-behind-the-database',
      comment: 'Nobody opens a connection of his own, past row-level security.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platform/', GENERATED, TESTS] },
      to: { path: 'node_modules/(pg|@prisma)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'product-imports-no-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { path: '^test/|\\.(spec|story)\\.ts$' },
    },
    {
      name: 'no-orphans',
      comment: 'What nothing imports is dead, or was forgotten in a module.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['^src/(main|worker|schema)\\.ts$', '^src/web/scripts/', GENERATED, TESTS, '\\.d\\.ts$'],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', GENERATED] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    detectJSDocImports: false,
    progress: { type: 'none' },
  },
};
