import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Caller } from '@blockscore/caller';
import type { Id } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Ports } from '../src/app/ports.ts';
import { sendWebhooks } from '../src/app/send-webhooks.ts';
import { mutate, startTestLending, type TestLending, type UserError } from './lending-subgraph.ts';
import { newPartner } from './partner-steps.ts';
import { portsOn } from './ports.ts';

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

/** Lending that may send to this machine, ports of a second process beside it, and partners that listen. */
export function useWebhooks() {
  let running: TestLending | undefined;
  let second: Awaited<ReturnType<typeof portsOn>> | undefined;
  const stops: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    running = await startTestLending({}, { WEBHOOKS_ALLOW_PRIVATE: 'true' });
    second = await portsOn(running, () => new Date());
  });
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });
  afterAll(async () => {
    await second?.close();
    await running?.close();
    await running?.drop();
  });
  const lending = new Proxy({} as TestLending, {
    get: (_, key) => Reflect.get(running ?? {}, key),
  });
  const beside = new Proxy({} as Awaited<ReturnType<typeof portsOn>>, {
    get: (_, key) => Reflect.get(second ?? {}, key),
  });

  /** A partner whose endpoint answers as it is told. */
  async function listening(status?: () => number) {
    const partner = newPartner();
    const receiver = await startReceiver(status);
    stops.push(receiver.stop);
    return { ...partner, ...receiver, ...(await created(lending, partner.key, receiver.url)) };
  }

  /** The first delivery of an endpoint, once it is as it should be. */
  async function reached(
    { key, endpointId }: { readonly key: Caller; readonly endpointId: string },
    wanted: Readonly<Record<string, unknown>>,
  ) {
    return await eventually(async () => {
      const first = (await deliveriesOf(lending, key, endpointId))?.at(-1);
      const there = Object.entries(wanted).every(([name, value]) =>
        Object.is(Reflect.get(first ?? {}, name), value),
      );
      return there ? first : undefined;
    });
  }
  const stopAfter = (stop: () => Promise<void>) => void stops.push(stop);
  return { lending, beside, listening, reached, stopAfter };
}
