import type { Clock, Warn } from '../app/ports.ts';
import type { ChainStatus } from './chain-status.ts';
import { createStanding } from './endpoint-standing.ts';
import { createJsonRpc, type JsonRpc } from './json-rpc.ts';
import { createQuorumRpc } from './quorum-rpc.ts';

export interface EndpointPorts {
  readonly clock: Clock;
  readonly warn: Warn;
  readonly endpointChanged: ChainStatus['endpointChanged'];
}

export interface EndpointTimes {
  /** Of one request where others can answer instead. */
  readonly timeoutMs: number;
  readonly graceMs: number;
  readonly againAfterMs: number;
}

const TIMES: EndpointTimes = { timeoutMs: 4_000, graceMs: 1_000, againAfterMs: 250 };

/** Names of endpoints for logs and metrics, without what may hold an access key. */
export function endpointNames(urls: readonly string[]): readonly string[] {
  return urls.map((url, index) => `${index + 1} ${new URL(url).origin}`);
}

/** One endpoint is asked as it is; several are asked together and watch each other. */
export function createEndpoints(
  urls: readonly string[],
  quorum: number,
  { clock, warn, endpointChanged }: EndpointPorts,
  { timeoutMs, graceMs, againAfterMs }: EndpointTimes = TIMES,
): JsonRpc {
  const [only, ...others] = urls;
  if (only === undefined) throw new Error('BLOCKCHAIN_PROVIDER_URL names no endpoint.');
  if (others.length === 0) return createJsonRpc(only);
  const names = endpointNames(urls);
  return createQuorumRpc(
    urls.map((url, index) => ({
      name: names[index] ?? url,
      rpc: createJsonRpc(url, timeoutMs),
    })),
    {
      standing: createStanding(names, { clock, warn, onChange: endpointChanged }),
      quorum,
      graceMs,
      againAfterMs,
    },
  );
}
