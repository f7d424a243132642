import { isSignedIn } from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import { type HealthChecks, type Route, runChecks, sendJson } from '@blockscore/service';
import type { SubgraphClient } from '../subgraphs/client.ts';
import type { Exchange } from './exchange.ts';

/** A look at everything behind the gateway is used for so long. */
const REPORT_AGE_MS = 2_000;

export interface StatusOptions {
  readonly clients: Readonly<Record<string, SubgraphClient>>;
  /** Of what is neither a subgraph nor seen through one. */
  readonly checks: HealthChecks;
  readonly subscriptions: () => number;
}

export interface Status {
  /** `GET /api/health`: whether everything answers, for anyone. */
  readonly summary: Route['handle'];
  /** `GET /api/health/detailed`: what does not, for whoever is signed in. */
  readonly details: (exchange: Exchange) => Promise<void>;
}

/** The health of the whole graph as it is seen from here. */
export function createStatus(options: StatusOptions): Status {
  const began = Date.now();
  const checks: HealthChecks = {
    ...Object.fromEntries(
      Object.entries(options.clients).map(([name, client]) => [name, () => isReady(client)]),
    ),
    ...options.checks,
  };
  let latest: { readonly at: number; readonly report: ReturnType<typeof runChecks> } | undefined;
  const look = () => {
    if (latest === undefined || Date.now() - latest.at > REPORT_AGE_MS) {
      latest = { at: Date.now(), report: runChecks(checks) };
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
      const { ready, checks: results } = await look();
      sendJson(response, 200, {
        status: ready ? 'ok' : 'degraded',
        checks: results,
        subscriptions: options.subscriptions(),
        uptimeSeconds: Math.floor((Date.now() - began) / 1000),
      });
    },
  };
}

async function isReady(client: SubgraphClient): Promise<void> {
  const status = await client.status('/health/ready');
  if (status !== 200) throw new Error(`answered ${status}`);
}
