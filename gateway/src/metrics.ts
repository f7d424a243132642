import type { Metrics } from '@blockscore/service';
import { Gauge, Histogram } from 'prom-client';

export interface GatewayMetrics {
  /** Seconds a subgraph took, and how the exchange ended. */
  readonly observeSubgraph: (subgraph: string, outcome: string, seconds: number) => void;
  /** Whether requests to a subgraph are held back, since it does not answer. */
  readonly holdBack: (subgraph: string, isHeldBack: boolean) => void;
}

export interface Counted {
  readonly subscriptions: () => number;
  readonly websockets: () => number;
  readonly streams: () => number;
  readonly revocations: () => number;
  /** Whether identity's events are heard. */
  readonly following: () => boolean;
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
    show({ subscriptions, websockets, streams, revocations, following }) {
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
