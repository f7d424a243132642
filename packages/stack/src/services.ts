import { type RunningAnvil, startAnvil } from './anvil.ts';
import { keepPace } from './chain-pace.ts';
import { publicUrl, type Settings } from './config.ts';
import type { Backing } from './environments.ts';
import { type Chain, chainWanted, checkExternals } from './external.ts';
import { dataPaths } from './layout.ts';
import { startPostgres } from './postgres.ts';
import { findRedis, startRedis } from './redis.ts';
import type { Reporter } from './reporter.ts';
import { addressOf, type Secrets } from './secrets.ts';
import type { Supervisor } from './supervisor.ts';

const MAX_CONNECTIONS = 200;
const IDLE_BLOCK_SECONDS = 60;

interface Context {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly supervisor: Supervisor;
  readonly reporter: Reporter;
}

/** Starts, or checks where they are somebody else's, the services behind the processes: all at once. */
export async function startBacking(
  settings: Settings,
  secrets: Secrets,
  supervisor: Supervisor,
  reporter: Reporter,
): Promise<Backing> {
  const context = { settings, secrets, supervisor, reporter };
  // First, for they fail at once where the embedded ones take their time.
  const external = await checkExternals(settings, reporter);
  const [adminUrl, redisUrl, chain] = await allOrFirstError([
    external.database ?? database(context),
    external.redis ?? redis(context),
    external.chain ?? blockchain(context),
  ]);
  return {
    adminUrl,
    redisUrl,
    ...chain,
    mailDirectory: settings.mailDirectory ?? dataPaths(settings.home).mail,
  };
}

/** Like `Promise.all`, and nothing is still being started when it throws. */
async function allOrFirstError<T extends readonly unknown[]>(
  work: {
    [K in keyof T]: Promise<T[K]>;
  },
): Promise<T> {
  await Promise.allSettled(work);
  return (await Promise.all(work)) as unknown as T;
}

function database({ settings, secrets, supervisor, reporter }: Context): Promise<string> {
  return reporter.step('postgres', async () => {
    let port = settings.preferred.postgres;
    const server = await supervisor.server('database', 'postgres', async () => {
      const started = await startPostgres({
        dataHome: settings.home,
        password: secrets.postgresPassword,
        preferredPort: port,
        durable: settings.durable,
        maxConnections: MAX_CONNECTIONS,
        onLog: supervisor.log('postgres'),
      });
      port = started.port;
      return started;
    });
    return [`embedded, on port ${server.port}`, server.url];
  });
}

function redis(context: Context): Promise<string | undefined> {
  const { settings, secrets, supervisor, reporter } = context;
  return reporter.step('redis', async () => {
    const program = settings.redis === 'off' ? undefined : findRedis();
    if (program === undefined) {
      const why = settings.redis === 'off' ? 'switched off' : 'no redis-server on the PATH';
      return [`${why}: events go through Postgres`, undefined];
    }
    let port = settings.preferred.redis;
    const server = await supervisor.server('services', 'redis', async () => {
      const started = await startRedis(program, {
        dataHome: settings.home,
        password: secrets.redisPassword,
        preferredPort: port,
        durable: settings.durable,
        onLog: supervisor.log('redis'),
      });
      port = started.port;
      return started;
    });
    return [`${program}, on port ${server.port}`, server.url];
  });
}

function blockchain({ settings, secrets, supervisor, reporter }: Context): Promise<Chain> {
  return reporter.step<Chain>('chain', async () => {
    if (!chainWanted(settings)) {
      return ['switched off', { chainUrl: undefined, chainPrivateKey: undefined }];
    }
    const chainPrivateKey = settings.chainPrivateKey ?? secrets.chain.privateKey;
    const address =
      settings.chainPrivateKey === undefined
        ? secrets.chain.address
        : await addressOf(settings.chainPrivateKey);
    let port = settings.preferred.chain;
    const server = await supervisor.server('services', 'chain', async () => {
      const started = await startChain(settings, [address], port, supervisor.log('chain'));
      port = started.port;
      return started;
    });
    if (server.begunAnew) {
      reporter.line('The file of the private chain was broken; a new chain was begun.');
    }
    const detail = `anvil, a block every ${settings.chainBlockSeconds} s, on port ${server.port}`;
    return [detail, { chainUrl: server.url, chainPrivateKey }];
  });
}

/** Starts the private chain of the data folder, where it stopped, at the pace of the settings. */
export async function startChain(
  settings: Settings,
  fund: readonly string[],
  port: number | undefined,
  onLog: (chunk: string) => void,
): Promise<RunningAnvil> {
  const started = await startAnvil({
    dataHome: settings.home,
    preferredPort: port,
    blockTimeSeconds: settings.chainBlockSeconds,
    durable: settings.durable,
    fund,
    // The page that checks proofs asks the chain itself.
    allowOrigin: publicUrl(settings),
    onLog,
  });
  return withPace(started, settings);
}

function withPace(server: RunningAnvil, settings: Settings): RunningAnvil {
  // The node takes the pace in whole seconds; quicker chains are for tests, which do not last.
  if (!Number.isInteger(settings.chainBlockSeconds)) return server;
  const end = keepPace({
    url: server.url,
    busySeconds: settings.chainBlockSeconds,
    idleSeconds: IDLE_BLOCK_SECONDS,
  });
  server.onExit(end);
  return server;
}
