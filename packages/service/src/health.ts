import { describeLoggable } from '@blockscore/database/loggable-error';
import type { Route } from './http.ts';
import { sendJson } from './http.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';

/**
 * Each throws, with a message for the operator, when what it looks at cannot be used: `Degraded` when
 * the process serves all the same.
 */
export type HealthChecks = Readonly<Record<string, () => Promise<void>>>;

const CHECK_TIMEOUT_MS = 2_000;
const LONGEST_REASON = 300;

/** Something needs an operator, and nobody is helped by taking the process out of service. */
export class Degraded extends Error {
  override readonly name = 'Degraded';
}

export type Condition = 'up' | 'degraded' | 'down';

export interface HealthReport {
  /** Nothing is down. */
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, Condition>>;
}

interface Finding {
  readonly condition: Condition;
  /** What the check said; null where there is nothing to say. */
  readonly reason: string | null;
}

/**
 * Runs all checks each time it is called. Reports name conditions and no more, since anybody may ask for
 * one; why something is not up is in the log, once, and again when the reason is another one.
 */
export function createHealth(checks: HealthChecks, logger: Logger): () => Promise<HealthReport> {
  const told = new Map<string, string>();
  const tell = (name: string, { condition, reason }: Finding) => {
    // Numbers of seconds or of tries change at each look and are no news.
    const news = `${condition} ${reason?.replace(/\d+/g, '#')}`;
    const before = told.get(name);
    if (before === news || (before === undefined && condition === 'up')) return;
    told.set(name, news);
    if (condition === 'up') logger.info({ check: name }, 'a health check is up again');
    else logger.warn({ check: name, condition, reason }, 'a health check is not up');
  };
  return async () => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await find(check)] as const),
    );
    for (const [name, finding] of results) tell(name, finding);
    return {
      ready: results.every(([, { condition }]) => condition !== 'down'),
      checks: Object.fromEntries(results.map(([name, { condition }]) => [name, condition])),
    };
  };
}

async function find(check: () => Promise<void>): Promise<Finding> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), CHECK_TIMEOUT_MS);
  });
  try {
    await Promise.race([check(), late]);
    return { condition: 'up', reason: null };
  } catch (error) {
    return { condition: error instanceof Degraded ? 'degraded' : 'down', reason: reasonOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** Without what a URL may hold of keys and passwords: of each, its host is left. */
function reasonOf(error: unknown): string {
  const told = describeLoggable(error);
  return told
    .replace(/([a-z][a-z0-9+.-]*:\/\/)(?:[^\s/@]*@)?([^\s/?#]+)[^\s,;)]*/gi, '$1$2')
    .slice(0, LONGEST_REASON);
}

function statusOf({ ready, checks }: HealthReport): string {
  if (!ready) return 'not ready';
  return Object.values(checks).includes('degraded') ? 'degraded' : 'ready';
}

/** `/health/live` (the process runs), `/health/ready` (it can serve) and `/metrics`. */
export function healthRoutes(
  checks: HealthChecks,
  metrics: Metrics,
  logger: Logger,
): readonly Route[] {
  const look = createHealth(checks, logger);
  return [
    {
      method: 'GET',
      path: '/health/live',
      handle: (_, response) => sendJson(response, 200, { status: 'live' }),
    },
    {
      method: 'GET',
      path: '/health/ready',
      handle: async (_, response) => {
        const report = await look();
        sendJson(response, report.ready ? 200 : 503, {
          status: statusOf(report),
          checks: report.checks,
        });
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      handle: async (_, response) => {
        response.setHeader('content-type', metrics.registry.contentType);
        response.end(await metrics.registry.metrics());
      },
    },
  ];
}
