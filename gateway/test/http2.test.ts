import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:http2';
import { newId } from '@blockscore/ids';
import { serverAudits } from 'graphql-http';
import { createClient } from 'graphql-sse';
import { fetch as fetchBy, H2CClient } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { opened, WATCH_ALL } from './listen.ts';
import { eventually, startTestGateway, statusChanged, type TestGateway } from './support.ts';

let gateway: TestGateway;
let client: H2CClient;
beforeAll(async () => {
  gateway = await startTestGateway({ MAX_HTTP2_STREAMS: '7' });
  client = new H2CClient(gateway.url);
});
afterAll(async () => {
  // Closing would wait for answers that were asked for and not read, which the audits leave.
  await client?.destroy();
  await gateway?.close();
});

/** `fetch` over HTTP/2 without TLS. */
const fetchFn = ((url: string, init: object) =>
  fetchBy(url, { ...init, dispatcher: client })) as unknown as typeof fetch;

async function metric(name: string, labels = ''): Promise<number> {
  const text = await (await fetch(`${gateway.url}/metrics`)).text();
  return Number(new RegExp(`^${name}\\{${labels}[^}]*\\} (\\d+)`, 'm').exec(text)?.[1]);
}

test('GraphQL over HTTP is the same over HTTP/2', async () => {
  const audits = serverAudits({ url: () => `${gateway.url}/graphql`, fetchFn });
  const results = await Promise.all(audits.map(({ fn }) => fn()));
  expect(results.filter(({ status }) => status !== 'ok')).toEqual([]);
  expect(results.length).toBe(61);
  expect(await metric('http2_connections')).toBe(1);
});

test('everything else is answered too, with its headers', async () => {
  const page = await (await fetchFn(gateway.url)).text();
  const loaded = [...page.matchAll(/(?:src|href)="(\/explorer[^"]+)"/g)].map(
    ([, path]) => path ?? '',
  );
  expect(loaded.length).toBeGreaterThan(1);
  for (const path of ['/', ...loaded, '/health/ready', '/metrics', '/schema.graphql', '/none']) {
    const [one, two] = await Promise.all([fetch, fetchFn].map((ask) => ask(gateway.url + path)));
    expect([path, two?.status]).toEqual([path, one?.status]);
    const named = ({ headers }: Response) =>
      [...headers.keys()].filter((name) => !OF_CONNECTIONS.has(name));
    expect(named(two as Response)).toEqual(named(one as Response));
  }
  const policy = (await fetchFn(gateway.url)).headers.get('content-security-policy');
  expect(policy).toContain(`ws://${new URL(gateway.url).host}`);
});
const OF_CONNECTIONS = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);

test('who offers to go over to it, and does not begin with it, is answered over HTTP/1.1', async () => {
  const headers = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': '' };
  const asked = request(`${gateway.url}/graphql?query={balanced}`, { headers }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  expect([answer.statusCode, answer.httpVersion]).toEqual([200, '1.1']);
  answer.resume();
});

test('events are streamed, and a client that leaves is gone', async () => {
  const subject = newId('user');
  const headers = { authorization: `Bearer ${await gateway.token(subject)}` };
  const url = `${gateway.url}/graphql/stream`;
  const sse = createClient({ url, headers, fetchFn, retryAttempts: 0 });
  const results: unknown[] = [];
  const failures: unknown[] = [];
  const leave = sse.subscribe(
    { query: WATCH_ALL },
    {
      next: (result) => void results.push(result),
      error: (error) => void failures.push(error),
      complete: () => undefined,
    },
  );
  await opened(gateway.url, 1);
  await gateway.append(statusChanged({ subject }));
  await eventually(() => results.length + failures.length > 0, 'the event arrived');
  expect([results, failures]).toMatchObject([[{ data: { loanStatusChanged: {} } }], []]);
  leave();
  await opened(gateway.url, 0);
});

test('a query that its client takes back is taken back from the subgraph', async () => {
  const cancelled = () =>
    metric('gateway_subgraph_request_duration_seconds_count', '[^}]*outcome="cancelled"');
  gateway.seen.length = 0;
  const leaving = new AbortController();
  const answer = fetchFn(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ slow(ms: 60000) }' }),
    signal: leaving.signal,
  });
  await eventually(() => gateway.seen.length === 1, 'the subgraph was asked');
  leaving.abort();
  await expect(answer).rejects.toThrow();
  await expect.poll(cancelled).toBe(1);
});

test('stopping answers what was asked', async () => {
  const stopping = await startTestGateway();
  const session = connect(stopping.url);
  // The gateway may have gone when the client says its last word.
  session.on('error', () => undefined);
  const stream = session.request({
    ':method': 'POST',
    ':path': '/graphql',
    'content-type': 'application/json',
  });
  stream.end(JSON.stringify({ query: '{ slow(ms: 300) }' }));
  await eventually(() => stopping.seen.length === 1, 'the subgraph was asked');
  const away = new Promise((resolve) => session.once('goaway', resolve));
  const closing = stopping.close();
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  expect(JSON.parse(text)).toEqual({ data: { slow: 'late' } });
  expect(await away).toBe(0);
  await closing;
});
