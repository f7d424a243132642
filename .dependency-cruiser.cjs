/**
 * The layer rules: domain ← app ← {graphql, adapters} ← main inside a subgraph; no subgraph imports
 * another, the gateway imports no subgraph, packages import neither. `pnpm layers` runs them and
 * checks that the modules were really read.
 */
const SOURCE = '^subgraphs/([^/]+)/src';
const TESTS = [
  '\\.test\\.ts$',
  '^subgraphs/[^/]+/test/',
  '^packages/[^/]+/test/',
  '^gateway/test/',
];

const forbidden = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbidden(
      'domain-is-pure',
      'Domain imports only money, result, types of ids and itself: no I/O, no clock, no framework.',
      { path: `${SOURCE}/domain/`, pathNot: TESTS },
      {
        pathNot: ['^subgraphs/$1/src/domain/', '^packages/(money|result|ids)/src/index\\.ts$'],
      },
    ),
    forbidden(
      'domain-takes-types-of-ids',
      'Domain names identifiers by their type; making one is for the use case.',
      { path: `${SOURCE}/domain/`, pathNot: TESTS },
      { path: '^packages/ids/', dependencyTypesNot: ['type-only'] },
    ),
    forbidden(
      'app-knows-ports-only',
      'A use case imports the domain, other app files and the packages of plain types and pure functions; what it needs from outside is a port.',
      { path: `${SOURCE}/app/`, pathNot: TESTS },
      {
        pathNot: [
          '^subgraphs/$1/src/(app|domain)/',
          '^packages/(money|result|csv|ids|caller|events|jobs|vault)/src/index\\.ts$',
        ],
      },
    ),
    forbidden(
      'graphql-not-to-adapters',
      'Resolvers call use cases; only main.ts wires adapters.',
      { path: `${SOURCE}/graphql/`, pathNot: TESTS },
      { path: '^subgraphs/$1/src/(adapters/|main\\.ts$|config\\.ts$)' },
    ),
    forbidden(
      'adapters-not-to-graphql',
      'Adapters implement ports and know nothing of the graph.',
      { path: `${SOURCE}/adapters/`, pathNot: TESTS },
      { path: ['^subgraphs/$1/src/(graphql/|main\\.ts$)', 'node_modules/graphql/'] },
    ),
    forbidden(
      'adapters-are-configured',
      'Adapters are handed their settings; they may name the type of them.',
      { path: `${SOURCE}/adapters/`, pathNot: TESTS },
      { path: '^subgraphs/$1/src/config\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    forbidden(
      'main-is-the-top',
      'main.ts wires and is imported by nothing; what others need of it belongs in a file of its own.',
      { pathNot: TESTS },
      { path: '^(subgraphs/[^/]+|gateway)/src/main\\.ts$' },
    ),
    forbidden(
      'groups-for-fairness-only',
      'Who is in which protected group is for measuring fairness: no score, reason or decision reads it.',
      {
        path: '^subgraphs/credit/src/',
        pathNot: [
          ...TESTS,
          '^subgraphs/credit/src/(app|adapters)/fairness/',
          // Where it is wired: what hears identity, and what shows the aggregates.
          '^subgraphs/credit/src/adapters/events\\.ts$',
          '^subgraphs/credit/src/(main|dead-letters|replay-erasures)\\.ts$',
          '^subgraphs/credit/src/graphql/(use-cases|context)\\.ts$',
          '^subgraphs/credit/src/graphql/watching/',
        ],
      },
      {
        path: [
          '^subgraphs/credit/src/(app|adapters)/fairness/',
          '^subgraphs/credit/src/adapters/fairness-tables\\.ts$',
        ],
      },
    ),
    forbidden(
      'no-subgraph-to-subgraph',
      'Subgraphs talk by events only.',
      { path: '^subgraphs/([^/]+)/' },
      { path: '^subgraphs/', pathNot: '^subgraphs/$1/' },
    ),
    forbidden(
      'gateway-knows-no-business',
      'The gateway imports no subgraph.',
      { path: '^gateway/' },
      { path: '^subgraphs/' },
    ),
    forbidden(
      'packages-know-no-process',
      'Packages import neither subgraphs nor the gateway.',
      { path: '^packages/' },
      { path: '^(subgraphs|gateway)/' },
    ),
    forbidden(
      'packages-through-their-front',
      'A package is used through what its package.json exports, never by a path into it.',
      { path: '^(gateway|packages/[^/]+|subgraphs/[^/]+)/' },
      { path: '^packages/', pathNot: ['^$1/', '^packages/[^/]+/src/[^/]+\\.ts$'] },
    ),
    forbidden(
      'source-not-to-tests',
      'What runs does not depend on what tests it.',
      { path: '/src/', pathNot: ['\\.test\\.ts$', '^packages/testkit/'] },
      {
        path: [
          '\\.test\\.ts$',
          '^(gateway|packages/[^/]+|subgraphs/[^/]+)/test/',
          '^packages/testkit/',
        ],
      },
    ),
    forbidden(
      'no-cycles',
      'Modules that import each other when they run cannot be understood or tested alone.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbidden('resolvable', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^coverage/', '^\\.data/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'types'],
    },
  },
};
