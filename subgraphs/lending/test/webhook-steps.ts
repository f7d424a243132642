import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Caller } from '@blockscore/caller';
import type { Id } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import type { Ports } from '../src/app/ports.ts';
import { sendWebhooks } from '../src/app/send-webhooks.ts';
import { mutate, type UserError } from './lending-subgraph.ts';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver on this machine that answers as it is told. */
export async function startReceiver(status: () => number = () => 204) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(status()).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

export interface EndpointView {
  readonly id: string;
  readonly url: string;
  readonly kinds: readonly string[];
  readonly description: string | null;
  readonly disabledReason: string | null;
  readonly failingSince: string | null;
  readonly previousSecretUntil: string | null;
}

export interface Created {
  readonly endpoint: EndpointView | null;
  readonly secret: string | null;
  readonly userErrors: readonly UserError[];
}

export const ENDPOINT = 'id url kinds description disabledReason failingSince previousSecretUntil';
const ALL_KINDS = ['APPLICATION_STATUS_CHANGED', 'LOAN_STATUS_CHANGED'];

export function create(
  lending: TestSubgraph,
  partner: Caller,
  url: string,
  changes: Record<string, unknown> = {},
): Promise<Created> {
  const input = { url, kinds: ALL_KINDS, ...changes };
  const selection = `endpoint { ${ENDPOINT} } secret`;
  return mutate<Created>(lending, partner, 'createWebhookEndpoint', input, selection);
}

export async function created(lending: TestSubgraph, partner: Caller, url: string) {
  const { endpoint, secret, userErrors } = await create(lending, partner, url);
  if (endpoint === null || secret === null) throw new Error(JSON.stringify(userErrors));
  return { endpointId: endpoint.id as Id<'webhook'>, secret };
}

/** Has something done to an endpoint by the mutation of that name. */
export function change<T = { readonly endpoint: EndpointView | null }>(
  lending: TestSubgraph,
  partner: Caller,
  mutation: string,
  input: Record<string, unknown>,
  selection = `endpoint { ${ENDPOINT} }`,
) {
  return mutate<T>(lending, partner, mutation, input, selection);
}

export interface DeliveryView {
  readonly id: string;
  readonly kind: string;
  readonly body: string;
  readonly status: string;
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  readonly lastStatusCode: number | null;
  readonly lastFailure: string | null;
}

/** Newest first; undefined where the endpoint is none of the partner's. */
export async function deliveriesOf(
  lending: TestSubgraph,
  partner: Caller,
  endpointId: string,
  status?: string,
): Promise<readonly DeliveryView[] | undefined> {
  const { data, errors } = await lending.ask(
    partner,
    `query ($endpointId: ID!, $status: WebhookDeliveryStatus) {
      webhookDeliveries(endpointId: $endpointId, status: $status) { edges { node {
        id kind body status attempts nextAttemptAt lastStatusCode lastFailure } } } }`,
    { endpointId, status },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  const found = data?.['webhookDeliveries'] as { edges: { node: DeliveryView }[] } | null;
  return found?.edges.map(({ node }) => node);
}

/** Sends what is due to an endpoint at a moment, as the job does. */
export function sendAt(ports: Ports, endpointId: Id<'webhook'>, at: Date): Promise<number> {
  const { signal } = new AbortController();
  return sendWebhooks({ ...ports, clock: () => at })({ endpointId }, signal);
}
