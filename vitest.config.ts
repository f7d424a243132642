import { defineConfig } from 'vitest/config';

const workspaces = ['gateway', 'subgraphs/*', 'packages/*'];
const inWorkspaces = (pattern: string) => workspaces.map((folder) => `${folder}/${pattern}`);

export default defineConfig({
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
