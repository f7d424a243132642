import type { GatewayConfig } from '../config.ts';
import { createSubgraphClient, type SubgraphClient } from './client.ts';

/** The subgraphs that are reached over HTTP, by their names in `supergraph.yaml`. */
const ADDRESS_OF = {
  identity: 'IDENTITY_URL',
  credit: 'CREDIT_URL',
  lending: 'LENDING_URL',
  compliance: 'COMPLIANCE_URL',
  ledger: 'LEDGER_URL',
} as const;

/** Those five, and what else the configuration names. */
export type Clients = Readonly<Record<string, SubgraphClient>> &
  Readonly<Record<keyof typeof ADDRESS_OF, SubgraphClient>>;

export function createClients(config: GatewayConfig): Clients {
  const clientAt = (baseUrl: string) =>
    createSubgraphClient({
      baseUrl,
      connections: config.SUBGRAPH_CONNECTIONS,
      timeoutMs: config.SUBGRAPH_TIMEOUT_MS,
      maxResponseBytes: config.MAX_RESPONSE_BYTES,
    });
  const client = (name: keyof typeof ADDRESS_OF) => clientAt(config[ADDRESS_OF[name]]);
  const further = Object.entries(config.SUBGRAPH_URLS).map(([name, url]) => [name, clientAt(url)]);
  return {
    ...Object.fromEntries(further),
    identity: client('identity'),
    credit: client('credit'),
    lending: client('lending'),
    compliance: client('compliance'),
    ledger: client('ledger'),
  };
}

/** @throws where the supergraph has a subgraph that the gateway has no address of */
export function clientOf(clients: Clients, subgraph: string): SubgraphClient {
  const found = Object.entries(clients).find(([name]) => name === subgraph)?.[1];
  if (found !== undefined) return found;
  throw new Error(
    `The supergraph has a subgraph «${subgraph}», of which the gateway has no address: add it to SUBGRAPH_URLS.`,
  );
}
