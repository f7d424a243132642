import { randomBytes } from 'node:crypto';
import { findRedis, startPostgres, startRedis } from '@blockscore/stack';
import type { TestProject } from 'vitest/node';
import { makeDataFolder, makeRunFolder, removeRunFolder } from './run-folder.ts';
import type {} from './services.ts';

const MAX_CONNECTIONS = 400;
const REDIS_DATABASES = 1_000;

/** Starts one Postgres, and one Redis where there is a server, for the whole run; vitest calls it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = makeRunFolder();
  const dataFolder = makeDataFolder();
  const password = randomBytes(16).toString('hex');
  const redisProgram = findRedis();
  const started = await Promise.allSettled([
    startPostgres({
      dataHome: dataFolder,
      password,
      durable: false,
      maxConnections: MAX_CONNECTIONS,
    }),
    redisProgram === undefined
      ? undefined
      : startRedis(redisProgram, {
          dataHome: dataFolder,
          password,
          durable: false,
          databases: REDIS_DATABASES,
        }),
  ]);
  const [postgres, redis] = started;
  const teardown = async () => {
    const running = started.map((s) => (s.status === 'fulfilled' ? s.value : undefined));
    await Promise.all(running.map((server) => server?.stop()));
    for (const made of [folder, dataFolder]) removeRunFolder(made);
  };
  if (postgres.status === 'rejected' || redis.status === 'rejected') {
    await teardown();
    throw started.find((s) => s.status === 'rejected')?.reason;
  }
  project.provide('blockscore', {
    postgresUrl: postgres.value.url,
    rolePassword: password,
    redisUrl: redis.value?.url,
    folder,
    dataFolder,
  });
  return teardown;
}
