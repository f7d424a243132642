import { isSignedIn } from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import {
  type Condition,
  createHealth,
  Degraded,
  type HealthChecks,
  type HealthReport,
  type Logger,
  type Route,
  sendJson,
} from '@blockscore/service';
import { z } from 'zod';
import type { SubgraphClient } from '../subgraphs/client.ts';
import type { Exchange } from './exchange.ts';

/** A look at everything behind the gateway is used for so long. */
const REPORT_AGE_MS = 2_000;

export interface StatusOptions {
  readonly clients: Readonly<Record<string, SubgraphClient>>;
  /** Of what is neither a subgraph nor seen through one. */
  readonly checks: HealthChecks;
  readonly subscriptions: () => number;
  readonly logger: Logger;
}

export interface Status {
  /** `GET /api/health`: whether everything answers, for anyone. */
  readonly summary: Route['handle'];
  /** `GET /api/health/detailed`: what does not, for whoever is signed in. */
  readonly details: (exchange: Exchange) => Promise<void>;
}

/** What a subgraph says of its own checks. */
const readiness = z.object({
  checks: z.record(z.string().max(60), z.enum(['up', 'degraded', 'down'])),
});
type Conditions = Readonly<Record<string, Condition>>;

/** The health of the whole graph as it is seen from here. */
export function createStatus(options: StatusOptions): Status {
  const began = performance.now();
  /** Of each subgraph that said so: what of it is not up. */
  const amiss = new Map<string, Conditions>();
  const checkOf = (name: string, client: SubgraphClient) => async () => {
    amiss.delete(name);
    const { status, conditions } = await readinessOf(client);
    const named = Object.entries(conditions);
    if (named.length > 0) amiss.set(name, conditions);
    const told = named.map(([check, condition]) => `${check} is ${condition}`).join(', ');
    if (status !== 200) throw new Error(told === '' ? `answered ${status}` : told);
    if (told !== '') throw new Degraded(told);
  };
  const check = createHealth(
    {
      ...Object.fromEntries(
        Object.entries(options.clients).map(([name, client]) => [name, checkOf(name, client)]),
      ),
      ...options.checks,
    },
    options.logger,
  );
  let latest: { readonly at: number; readonly report: Promise<HealthReport> } | undefined;
  const look = () => {
    // By a clock that only goes forward: the other may be set back.
    const now = performance.now();
    if (latest === undefined || now - latest.at > REPORT_AGE_MS) {
      latest = { at: now, report: check() };
    }
    return latest.report;
  };
  return {
    async summary(_, response) {
      const { ready } = await look();
      sendJson(response, 200, { status: ready ? 'ok' : 'degraded' });
    },
    async details({ response, session }) {
      if (!isSignedIn(session.caller)) throw new Fault('UNAUTHENTICATED', 'Sign in first.');
      const { checks } = await look();
      const isUp = Object.values(checks).every((condition) => condition === 'up');
      sendJson(response, 200, {
        status: isUp ? 'ok' : 'degraded',
        checks,
        amiss: Object.fromEntries([...amiss].toSorted(([a], [b]) => a.localeCompare(b))),
        subscriptions: options.subscriptions(),
        uptimeSeconds: Math.floor((performance.now() - began) / 1000),
      });
    },
  };
}

/** Its HTTP status, and which of its checks are not up, as far as it tells. */
async function readinessOf(
  client: SubgraphClient,
): Promise<{ readonly status: number; readonly conditions: Conditions }> {
  const { status, body } = await client.get('/health/ready');
  let answer: unknown = null;
  try {
    answer = JSON.parse(body);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const told = readiness.safeParse(answer);
  const checks = told.success ? Object.entries(told.data.checks) : [];
  return { status, conditions: Object.fromEntries(checks.filter(([, is]) => is !== 'up')) };
}
