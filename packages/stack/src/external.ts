import { chainRequest } from './chain-request.ts';
import type { Settings } from './config.ts';
import type { Backing } from './environments.ts';
import type { Reporter } from './reporter.ts';
import { describeError, StackError } from './stack-error.ts';

const CONNECT_SECONDS = 5;

export type Chain = Pick<Backing, 'chainUrl' | 'chainPrivateKey'>;

/**
 * Checks the services that somebody else runs, before anything relies on them; what is undefined in
 * the answer is to be started. Throws a `StackError` that names the variable and shows no password.
 */
export async function checkExternals(settings: Settings, { step }: Reporter) {
  const { databaseUrl, redisUrl, chainUrl } = settings;
  const checks = {
    database:
      databaseUrl === undefined
        ? undefined
        : step('postgres', async () => {
            const version = await checkDatabase(databaseUrl);
            return [`${version} at ${new URL(databaseUrl).host}`, databaseUrl];
          }),
    redis:
      redisUrl === undefined
        ? undefined
        : step('redis', async () => {
            await checkRedis(redisUrl);
            return [`at ${new URL(redisUrl).host}`, redisUrl];
          }),
    chain:
      chainUrl !== undefined && chainWanted(settings)
        ? step<Chain>('chain', async () => {
            const chainPrivateKey = chainKeyOf(settings);
            const { id, hosts } = await checkChains(chainUrl.split(',').map((url) => url.trim()));
            return [`number ${id} at ${hosts.join(', ')}`, { chainUrl, chainPrivateKey }];
          })
        : undefined,
  };
  await Promise.all(Object.values(checks));
  return checks;
}

export function chainWanted(settings: Settings): boolean {
  return settings.given['ENABLE_BLOCKCHAIN'] !== 'false';
}

/** @returns undefined where the key is kept by AWS KMS */
function chainKeyOf({ chainPrivateKey, given }: Settings): string | undefined {
  if (chainPrivateKey !== undefined || given['BLOCKCHAIN_KMS_KEY_ID'] !== undefined) {
    return chainPrivateKey;
  }
  throw new StackError(
    'BLOCKCHAIN_PROVIDER_URL is set and BLOCKCHAIN_PRIVATE_KEY is not; set it to the key of an account ' +
      'with funds on that chain, or set ENABLE_BLOCKCHAIN=false',
  );
}

async function checkDatabase(url: string): Promise<string> {
  const { default: postgres } = await import('postgres');
  const sql = postgres(url, {
    max: 1,
    connect_timeout: CONNECT_SECONDS,
    onnotice: () => undefined,
  });
  try {
    const [row] = await sql<{ version: string; may: boolean }[]>`
      select current_setting('server_version') as version,
        rolsuper or rolcreaterole as may from pg_roles where rolname = current_user`;
    if (row?.may !== true) {
      throw new StackError(
        `DATABASE_URL: the role ${new URL(url).username} may not create roles; give it CREATEROLE, or name a role that has it`,
      );
    }
    return row.version;
  } catch (error) {
    if (error instanceof StackError) throw error;
    throw unusable('DATABASE_URL', url, error);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function checkRedis(url: string): Promise<void> {
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_SECONDS * 1_000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let cause: unknown;
  redis.on('error', (error) => {
    cause = error;
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    throw unusable('REDIS_URL', url, cause ?? error);
  } finally {
    redis.disconnect();
  }
}

/** One endpoint that answers is enough; the ledger tells of the others. */
async function checkChains(urls: readonly string[]) {
  const answers = await Promise.allSettled(urls.map(checkChain));
  const id = answers.find((answer) => answer.status === 'fulfilled')?.value;
  if (id !== undefined) return { id, hosts: urls.map((url) => new URL(url).host) };
  const failed = answers.find((answer) => answer.status === 'rejected');
  throw failed?.reason ?? new StackError('BLOCKCHAIN_PROVIDER_URL names no endpoint; correct it');
}

/** @returns the chain's id */
async function checkChain(url: string): Promise<number> {
  try {
    return Number(await chainRequest<string>(url, 'eth_chainId', []));
  } catch (error) {
    throw unusable('BLOCKCHAIN_PROVIDER_URL', url, error);
  }
}

function unusable(variable: string, url: string, error: unknown): StackError {
  const { host, pathname } = new URL(url);
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  // Several addresses of one name fail together, as an error without words of its own.
  const first = cause instanceof AggregateError ? cause.errors[0] : cause;
  return new StackError(
    `${variable} cannot be used: ${describeError(first)} (${host}${pathname}); ` +
      'correct it, start that service, or unset it to use the embedded one',
  );
}
