import type { Metrics } from '@blockscore/service';
import { Counter, Gauge, Histogram } from 'prom-client';
import type { HedgeOutcome } from './subgraphs/hedging.ts';
import type { ChangeOutcome, SupergraphOrigin } from './versions/changes.ts';

export interface GatewayMetrics {
  /** Seconds a subgraph took, and how the exchange ended. */
  readonly observeSubgraph: (subgraph: string, outcome: string, seconds: number) => void;
  /** Whether requests to a subgraph are held back, since it does not answer. */
  readonly holdBack: (subgraph: string, isHeldBack: boolean) => void;
  /** A query was sent a second time, and which attempt was answered first. */
  readonly observeHedge: (subgraph: string, outcome: HedgeOutcome) => void;
  /** A connection was cut off, since its network had as many as may be. */
  readonly cutConnection: () => void;
  /** What became of a supergraph that was offered. */
  readonly observeChange: (origin: SupergraphOrigin, outcome: ChangeOutcome) => void;
}

export interface Counted {
  readonly subscriptions: () => number;
  readonly websockets: () => number;
  readonly streams: () => number;
  readonly revocations: () => number;
  /** Whether identity's events are heard. */
  readonly following: () => boolean;
  /** Versions of the graph that are open. */
  readonly versions: () => number;
  /** What names the version that is served. */
  readonly version: () => string;
}

export function createGatewayMetrics({ registry }: Metrics): GatewayMetrics & {
  /** Shows figures that are known only once everything is wired. */
  readonly show: (counted: Counted) => void;
} {
  const exchanges = new Histogram({
    name: 'gateway_subgraph_request_duration_seconds',
    help: 'Duration of requests to subgraphs in seconds.',
    labelNames: ['subgraph', 'outcome'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const heldBack = new Gauge({
    name: 'gateway_subgraph_held_back',
    help: 'Whether requests to a subgraph are held back, since it does not answer: 1 or 0.',
    labelNames: ['subgraph'] as const,
    registers: [registry],
  });
  const hedges = new Counter({
    name: 'gateway_subgraph_hedges_total',
    help: 'Queries that were sent a second time, since no answer came, by which attempt was answered first.',
    labelNames: ['subgraph', 'outcome'] as const,
    registers: [registry],
  });
  const changes = new Counter({
    name: 'gateway_supergraph_changes_total',
    help: 'Supergraphs that were offered, by where they came from and what became of them.',
    labelNames: ['origin', 'outcome'] as const,
    registers: [registry],
  });
  const cut = new Counter({
    name: 'gateway_connections_cut_total',
    help: 'Connections that were cut off, since their network had as many as may be.',
    registers: [registry],
  });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  return {
    observeSubgraph: (subgraph, outcome, seconds) =>
      exchanges.observe({ subgraph, outcome }, seconds),
    holdBack: (subgraph, isHeldBack) => heldBack.set({ subgraph }, Number(isHeldBack)),
    observeHedge: (subgraph, outcome) => hedges.inc({ subgraph, outcome }),
    cutConnection: () => cut.inc(),
    observeChange: (origin, outcome) => changes.inc({ origin, outcome }),
    show({ subscriptions, websockets, streams, revocations, following, versions, version }) {
      gauge('gateway_supergraph_versions', 'Versions of the graph that are open.', versions);
      new Gauge({
        name: 'gateway_supergraph_info',
        help: 'The version of the graph that is served, with the value 1.',
        labelNames: ['version'] as const,
        registers: [registry],
        collect() {
          this.reset();
          this.set({ version: version() }, 1);
        },
      });
      gauge('gateway_subscriptions', 'Subscriptions that are open.', subscriptions);
      gauge('gateway_websockets', 'WebSockets that are open.', websockets);
      gauge('gateway_revocations', 'Revocations that are remembered.', revocations);
      gauge('gateway_revocations_heard', 'Whether identity’s events can be read: 1 or 0.', () =>
        Number(following()),
      );
      gauge('gateway_streams', 'Event streams over plain HTTP that are open.', streams);
    },
  };
}
