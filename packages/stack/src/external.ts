import { chainRequest } from './chain-request.ts';
import { describeError, StackError } from './stack-error.ts';

const CONNECT_SECONDS = 5;

/**
 * Checks of services that somebody else runs, before anything relies on them. Each throws a
 * `StackError` that names the variable, and shows no password.
 */
export async function checkDatabase(url: string): Promise<string> {
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

export async function checkRedis(url: string): Promise<void> {
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

/** @returns the chain's id */
export async function checkChain(url: string): Promise<number> {
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
