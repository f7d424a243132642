import type { Route } from './http.ts';
import { sendJson } from './http.ts';
import type { Metrics } from './metrics.ts';

/**
 * Each throws, with a message for the operator, when what it looks at cannot be used: `Degraded` when
 * the process serves all the same.
 */
export type HealthChecks = Readonly<Record<string, () => Promise<void>>>;

const CHECK_TIMEOUT_MS = 2_000;

/** Something needs an operator, and nobody is helped by taking the process out of service. */
export class Degraded extends Error {
  override readonly name = 'Degraded';
}

type Condition = 'up' | 'degraded' | 'down';

export interface HealthReport {
  /** Nothing is down. */
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, Condition>>;
}

export async function runChecks(checks: HealthChecks): Promise<HealthReport> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await conditionOf(check)] as const),
  );
  return {
    ready: results.every(([, condition]) => condition !== 'down'),
    checks: Object.fromEntries(results),
  };
}

async function conditionOf(check: () => Promise<void>): Promise<Condition> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), CHECK_TIMEOUT_MS);
  });
  try {
    await Promise.race([check(), late]);
    return 'up';
  } catch (error) {
    return error instanceof Degraded ? 'degraded' : 'down';
  } finally {
    clearTimeout(timer);
  }
}

function statusOf({ ready, checks }: HealthReport): string {
  if (!ready) return 'not ready';
  return Object.values(checks).includes('degraded') ? 'degraded' : 'ready';
}

/** `/health/live` (the process runs), `/health/ready` (it can serve) and `/metrics`. */
export function healthRoutes(checks: HealthChecks, metrics: Metrics): readonly Route[] {
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
        const report = await runChecks(checks);
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
