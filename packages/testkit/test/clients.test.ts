import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, execute, subscribe } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/http';
import { useServer } from 'graphql-ws/use/ws';
import { afterAll, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import {
  graphql,
  graphqlData,
  type Subscription,
  type SubscriptionRequest,
  subscribeSse,
  subscribeWebSocket,
} from '../src/index.ts';

const schema = buildSchema(`
  type Query { hello: String }
  type Subscription { count(to: Int!): Int }
`);

async function* count(_: unknown, { to }: { to: number }) {
  for (let n = 1; n <= to; n++) yield { count: n };
  // Nothing more comes, and the stream stays open: what a subscriber sees when nothing happens.
  if (to === 0) await new Promise(() => undefined);
}

const field = schema.getSubscriptionType()?.getFields()['count'];
if (field === undefined) throw new Error('the schema has no such field');
field.subscribe = count as NonNullable<typeof field.subscribe>;

/** A small server with the protocols of the gateway; a token «good» may subscribe. */
const http = createServer((request, response) => {
  if (request.url === '/graphql/stream') return void sse(request, response);
  if (request.url !== '/graphql')
    return void response.writeHead(502).end('<html>bad gateway</html>');
  const body = { data: { hello: request.headers.authorization ?? 'nobody' } };
  response.end(JSON.stringify(request.headers['x-fail'] ? { errors: [{ message: 'no' }] } : body));
});
const sse = createHandler({
  schema,
  authenticate: () => '',
  onConnect: (request) =>
    request.headers.get('authorization') === 'Bearer good'
      ? undefined
      : [null, { status: 401, statusText: 'Unauthorized' }],
});
const sockets = new WebSocketServer({ server: http, path: '/graphql' });
const served = useServer(
  {
    schema,
    execute,
    subscribe,
    onConnect: (context) => context.connectionParams?.['authorization'] === 'Bearer good',
  },
  sockets,
);
await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
const at = `127.0.0.1:${(http.address() as AddressInfo).port}`;

afterAll(async () => {
  await served.dispose();
  http.closeAllConnections();
  http.close();
});

const url = `http://${at}/graphql`;
const query = 'subscription ($to: Int!) { count(to: $to) }';
const transports: readonly [string, (request: SubscriptionRequest) => Subscription][] = [
  ['WebSocket', (request) => subscribeWebSocket(`ws://${at}/graphql`, request)],
  ['server-sent events', (request) => subscribeSse(`http://${at}/graphql/stream`, request)],
];
const counts = (events: readonly { data?: Record<string, unknown> | null | undefined }[]) =>
  events.map((event) => event.data?.['count']);

test('an operation carries its token and gives data, errors and status', async () => {
  const answer = await graphql(url, { query: '{ hello }', token: 'abc' });
  expect(answer).toEqual({ status: 200, data: { hello: 'Bearer abc' }, errors: undefined });
  await expect(graphqlData(url, { query: '{ hello }' })).resolves.toEqual({ hello: 'nobody' });
});

test('an operation that must succeed throws its errors', async () => {
  const failing = { query: '{ hello }', headers: { 'x-fail': 'yes' } };
  await expect(graphql(url, failing)).resolves.toMatchObject({ errors: [{ message: 'no' }] });
  await expect(graphqlData(url, failing)).rejects.toThrow('answered 200: [{"message":"no"}]');
});

test('an answer that is no JSON is shown', async () => {
  await expect(graphql(`http://${at}/`, { query: '{ hello }' })).rejects.toThrow(
    'answered 502 and no JSON: <html>bad gateway</html>',
  );
});

test.each(transports)(
  '%s: events come in order, by number, by fit and one by one',
  async (_, open) => {
    const subscription = open({ query, variables: { to: 7 }, token: 'good' });
    expect(counts(await subscription.take(2))).toEqual([1, 2]);
    const until = await subscription.until((event) => event.data?.['count'] === 5);
    expect(counts(until)).toEqual([3, 4, 5]);
    for await (const event of subscription) {
      expect(event.data).toEqual({ count: 6 });
      break;
    }
    expect(counts([await subscription.next()])).toEqual([7]);
    await expect(subscription.next()).rejects.toThrow('The stream of events has ended.');
    await subscription.close();
  },
);

test.each(transports)('%s: silence ends in an error, not in a hang', async (_, open) => {
  const subscription = open({ query, variables: { to: 0 }, token: 'good', timeoutMs: 200 });
  await expect(subscription.next()).rejects.toThrow('No event came within 200 ms.');
  await subscription.close();
});

test.each(transports)('%s: a refusal is an error', async (_, open) => {
  const subscription = open({ query, variables: { to: 1 }, token: 'bad' });
  await expect(subscription.next()).rejects.toThrow(/closed: 4403 Forbidden|Unauthorized/);
  await subscription.close();
});

test.each(transports)('%s: an operation that is wrong is told', async (_, open) => {
  const subscription = open({ query: 'subscription { nothing }', token: 'good' });
  const told = await subscription.next().catch((error: unknown) => String(error));
  expect(JSON.stringify(told)).toContain('Cannot query field');
  await subscription.close();
});
