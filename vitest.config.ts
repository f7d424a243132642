import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const graphql = createRequire(import.meta.url).resolve('graphql');
const workspaces = ['gateway', 'subgraphs/*', 'packages/*'];
const inWorkspaces = (pattern: string) => workspaces.map((folder) => `${folder}/${pattern}`);

export default defineConfig({
  // The CommonJS build, as Node itself resolves it: Vite would take the other one, and values of
  // one copy of graphql are refused by the other, which Apollo's packages use.
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [...inWorkspaces('src/**/*.test.ts'), 'subgraphs/*/trainer/**/*.test.ts'],
          testTimeout: 10_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: inWorkspaces('test/**/*.test.ts'),
          globalSetup: ['packages/testkit/src/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
