import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const graphql = createRequire(import.meta.url).resolve('graphql');
const WORKSPACES = ['gateway', 'subgraphs/*', 'packages/*'];
const inWorkspaces = (pattern: string) => WORKSPACES.map((folder) => `${folder}/${pattern}`);

/** What reads published data, which not every machine has: beside the suite, with the training. */
const PUBLISHED_DATA = 'subgraphs/*/**/*.data.test.ts';

/** Every package, the gateway and every subgraph has to hold its own share of lines. */
const LINES = 85;
const folders = [
  'gateway',
  ...['packages', 'subgraphs'].flatMap((parent) =>
    readdirSync(new URL(parent, import.meta.url)).map((name) => `${parent}/${name}`),
  ),
];

export default defineConfig({
  // The CommonJS build, as Node itself resolves it: Vite would take the other one, and values of
  // one copy of graphql are refused by the other, which Apollo's packages use.
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
  test: {
    // Vitest leaves one core to itself, which on two cores is half of the machine; most tests wait
    // for a server now and then.
    maxWorkers: Math.max(2, availableParallelism()),
    // The files of a project share processes: loading graphql, Apollo and the rest anew for each
    // file took a quarter of the run. No file may leave anything for the next one.
    isolate: false,
    // As the stack starts its processes: a second less of computing for each process of tests.
    execArgv: [`--import=${new URL('packages/stack/src/quick-resolution.ts', import.meta.url)}`],
    setupFiles: [
      'packages/testkit/src/leave-as-found.ts',
      'packages/testkit/src/settled-chance.ts',
      'packages/testkit/src/within-a-day.ts',
    ],
    restoreMocks: true,
    // A second, the default, is not enough for a machine that is busy; it only bounds a hang.
    expect: { poll: { timeout: 20_000, interval: 20 } },
    unstubEnvs: true,
    unstubGlobals: true,
    // What the gateway sets for its process when it starts.
    env: { APOLLO_TELEMETRY_DISABLED: 'true' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [...inWorkspaces('src/**/*.test.ts'), 'subgraphs/*/trainer/**/*.test.ts'],
          exclude: [PUBLISHED_DATA],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: inWorkspaces('test/**/*.test.ts'),
          exclude: [PUBLISHED_DATA],
          globalSetup: ['packages/testkit/src/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'data',
          include: [PUBLISHED_DATA],
          exclude: ['**/node_modules/**'],
          globalSetup: ['packages/testkit/src/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: inWorkspaces('src/**/*.ts'),
      exclude: [
        // Written by a generator, which has its own tests.
        '**/*.generated.ts',
        '**/*.test.ts',
        // These run only as processes of their own, where this measure does not reach. The tests of
        // the whole stack, of its start and of the commands start them.
        'packages/*/src/bin/**',
        'packages/bench/src/gateways/{apollo,broadcaster,hive,mercurius,observe,proxy,under-test}.ts',
        'packages/bench/src/run/pinning.ts',
        'packages/stack/src/main.ts',
        'packages/stack/src/leash.ts',
        'packages/stack/src/quick-resolution.ts',
        'subgraphs/identity/src/seed.ts',
        'subgraphs/*/src/dead-jobs.ts',
        'subgraphs/*/src/dead-letters.ts',
        'subgraphs/*/src/rewrap.ts',
        'subgraphs/identity/src/rotate-signing-key.ts',
        'subgraphs/credit/src/measure-drift.ts',
        'subgraphs/lending/src/end-of-day.ts',
        'subgraphs/credit/src/promote-model.ts',
        'subgraphs/credit/src/refresh-scores.ts',
        'subgraphs/credit/src/replay-scores.ts',
      ],
      // The table by file goes to a file of its own: on the screen it would push failed tests out of
      // sight.
      reporter: [
        ['text', { skipFull: true, maxCols: 110, file: 'table.txt' }],
        'text-summary',
        'lcovonly',
      ],
      thresholds: Object.fromEntries(
        folders.map((folder) => [`${folder}/src/**`, { lines: LINES }]),
      ),
    },
  },
});
