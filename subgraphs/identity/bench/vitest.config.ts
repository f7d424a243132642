import { defineConfig } from 'vitest/config';

/** `pnpm timing`: measurements that take minutes and a quiet machine, so not part of the suite. */
export default defineConfig({
  test: {
    include: ['subgraphs/identity/bench/*.bench.ts'],
    globalSetup: ['packages/testkit/src/global-setup.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 300_000,
  },
});
