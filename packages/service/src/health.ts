import type { Route } from './http.ts';
import { sendJson } from './http.ts';
import type { Metrics } from './metrics.ts';

/** Each throws, with a message for the operator, when what it looks at cannot be used. */
export type HealthChecks = Readonly<Record<string, () => Promise<void>>>;

const CHECK_TIMEOUT_MS = 2_000;

export interface HealthReport {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, 'up' | 'down'>>;
}

export async function runChecks(checks: HealthChecks): Promise<HealthReport> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await isUp(check)] as const),
  );
  return {
    ready: results.every(([, up]) => up),
    checks: Object.fromEntries(results.map(([name, up]) => [name, up ? 'up' : 'down'])),
  };
}

async function isUp(check: () => Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), CHECK_TIMEOUT_MS);
  });
  try {
    await Promise.race([check(), late]);
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
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
          status: report.ready ? 'ready' : 'not ready',
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
