import { inject } from 'vitest';

/** The servers of this run, as the global setup tells them to the workers. */
export interface TestServices {
  /** Superuser's URL of the private Postgres, database `postgres`. */
  readonly postgresUrl: string;
  /** Password of every role in it. */
  readonly rolePassword: string;
  /** The private Redis; undefined where no server is on the PATH. */
  readonly redisUrl: string | undefined;
  /** A folder that is removed at the end of the run. */
  readonly folder: string;
  /** Another one, in memory where there is plenty, for databases and chains. Programs may not run from it. */
  readonly dataFolder: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    blockscore: TestServices;
  }
}

/** The servers of this run. Throws outside the integration project. */
export function testServices(): TestServices {
  const services = inject('blockscore') as TestServices | undefined;
  if (services === undefined) {
    throw new Error(
      'No test servers: tests that use them lie in a folder `test` (project «integration»).',
    );
  }
  return services;
}

/** Whether this machine has a Redis: for `test.skipIf(!hasRedis())`. */
export function hasRedis(): boolean {
  return testServices().redisUrl !== undefined;
}
