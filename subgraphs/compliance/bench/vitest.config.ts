import { defineConfig } from 'vitest/config';
import suite from '../../../vitest.config.ts';

/** `pnpm bench`: what may not be slow, on a quiet machine; not in the suite. */
export default defineConfig({
  ...(suite.resolve !== undefined && { resolve: suite.resolve }),
  test: {
    include: ['subgraphs/compliance/bench/*.bench.ts'],
    globalSetup: ['packages/testkit/src/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 1_800_000,
  },
});
