import { defineConfig } from 'vitest/config';
import suite from '../../../vitest.config.ts';

/** `pnpm timing`: measurements that take minutes and a quiet machine, so not part of the suite. */
export default defineConfig({
  ...(suite.resolve !== undefined && { resolve: suite.resolve }),
  test: {
    include: ['subgraphs/identity/bench/*.bench.ts'],
    globalSetup: ['packages/testkit/src/global-setup.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 300_000,
  },
});
