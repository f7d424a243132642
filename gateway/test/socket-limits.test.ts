import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { queryObjects } from 'node:v8';
import { newId } from '@blockscore/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { listen, opened, WATCH_ALL } from './listen.ts';
import { eventually, startTestGateway, statusChanged, type TestGateway } from './support.ts';

let gateway: TestGateway;
/** How a socket, and a stream, end on which nothing runs; that takes seconds, in which the others are tried. */
let idle: Promise<readonly [number, string]>;
beforeAll(async () => {
  gateway = await startTestGateway({
    MAX_WAITING_EVENTS: '100',
    MAX_UNREAD_BYTES: '100000',
    MAX_SOCKETS_PER_CALLER: '2',
    MAX_UNKNOWN_SOCKETS_PER_NETWORK: '2',
    SOCKET_IDLE_SECONDS: '5',
    TRUSTED_PROXIES: '1',
  });
  const { end } = await introduced(newId('user'));
  const stream = await single(newId('user'));
  idle = Promise.all([end, stream.text()]);
});
afterAll(() => gateway.close());

const connect = (address = '192.0.2.1') =>
  new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: { 'x-forwarded-for': address },
  });
const closed = (socket: WebSocket) =>
  new Promise<number>((resolve) => {
    socket.once('close', resolve);
    socket.once('error', () => undefined);
  });

/** A socket whose token was answered, and what it is told; it listens to something unless that is left out. */
async function introduced(subject: string, query?: string) {
  const authorization = `Bearer ${await gateway.token(subject)}`;
  const socket = connect();
  const end = closed(socket);
  const messages: string[] = [];
  const answered = new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      messages.push(String(data));
      resolve();
    });
  });
  socket.once('open', () => {
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
  });
  await Promise.race([answered, end]);
  if (query) socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }));
  return { socket, messages, end };
}

/** What is answered to who connects to a stream of many operations. */
async function single(subject: string): Promise<Response> {
  const url = `${gateway.url}/graphql/stream`;
  const headers = { authorization: `Bearer ${await gateway.token(subject)}` };
  const token = await (await fetch(url, { method: 'PUT', headers })).text();
  return await fetch(`${url}?token=${token}`, { headers });
}

/** For much work on a busy machine; it only bounds a hang. */
const SLOW = { timeout: 180_000 };

/** 50 kB of each event, by a document of a fifth of that. */
const LONG = Array.from({ length: 18 }, (_, n) => `${'a'.repeat(550)}${n}: status`).join(' ');
const PARTS = Array.from({ length: 5 }, (_, n) => `part${n}: application { ...Long }`).join(' ');
const WATCH_MUCH = `subscription { loanStatusChanged { cursor ${PARTS} } } fragment Long on LoanApplication { ${LONG} }`;

/** Listens without reading, until it is asked for all that there is. */
async function unreading(path: string, accept: string, token: string) {
  const response = await fetch(`${gateway.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: WATCH_MUCH }),
  });
  return () => response.text();
}

test(
  'readers that do not keep up are told, and no more is made for them than waits',
  SLOW,
  async () => {
    const subject = newId('user');
    const token = await gateway.token(subject);
    const { socket, messages } = await introduced(subject, WATCH_MUCH);
    const readers = [
      await unreading('/graphql/stream', 'text/event-stream', token),
      await unreading('/graphql', 'multipart/mixed;subscriptionSpec=1.0,application/json', token),
      async () => {
        socket.resume();
        await eventually(() => messages.some((text) => text.includes('"complete"')), 'it ended');
        socket.close();
        return messages.join('\n');
      },
    ];
    const prompt = listen(gateway.url, 'SSE', token, { query: WATCH_ALL });
    await opened(gateway.url, 4);
    // It reads no pings, and says unasked that it is there: on a busy machine it would be cut off for that.
    socket.pause();
    const [batches, size] = [9, 50];
    for (let batch = 1; batch <= batches; batch += 1) {
      const last = (await gateway.lending.last('lending')) ?? 0;
      const events = Array.from({ length: size }, () => statusChanged({ subject }));
      await gateway.lending.append('lending', last, last + 1, events);
      await eventually(() => prompt.results.length === batch * size, 'who reads has them all');
      socket.pong();
    }
    for (const readAll of readers) {
      const text = await readAll();
      expect(text).toContain('"code":"SUBSCRIBER_TOO_SLOW"');
      expect(text.split('"cursor"').length).toBeLessThan(batches * size);
    }
    prompt.stop();
    await opened(gateway.url, 0);
  },
);

test('a socket that reads no answers is closed before they pile up', async () => {
  const { socket, end } = await introduced(newId('user'), WATCH_ALL);
  await opened(gateway.url, 1);
  socket.pause();
  const answered = async () => {
    // Pings are not read either: it is there all the same.
    socket.pong();
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    return Number(
      /duration_seconds_count\{[^}]*"identity"[^}]*"ok"[^}]*\} (\d+)/.exec(metrics)?.[1],
    );
  };
  const before = (await answered()) || 0;
  const payload = { query: '{ big(bytes: 300000) }' };
  for (let sent = 1; sent < 100; sent += 1) {
    socket.send(JSON.stringify({ type: 'subscribe', id: `big ${sent}`, payload }));
  }
  // 30 MB, of which the sockets' own buffers take ten at most.
  await expect.poll(answered, { timeout: 40_000 }).toBeGreaterThanOrEqual(before + 99);
  socket.resume();
  expect(await end).toBe(1008);
  await opened(gateway.url, 0);
});

test('what is nested too deeply is refused, and of a ping only a small payload is sent back', async () => {
  const { socket, messages, end } = await introduced(newId('user'));
  const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const query = '{ balanced }';
  socket.send(
    `{"type":"subscribe","id":"1","payload":{"query":"${query}","variables":{"a":${nested}}}}`,
  );
  await eventually(() => messages.length === 2, 'it was answered');
  expect(JSON.parse(messages[1] ?? '')).toMatchObject({
    ...{ id: '1', type: 'error' },
    payload: [{ extensions: { code: 'LIMIT_EXCEEDED', traceId: expect.any(String) } }],
  });
  socket.send('{"type":"ping","payload":{"a":[1]}}');
  await eventually(() => messages.length === 3, 'the ping was answered');
  expect(JSON.parse(messages[2] ?? '')).toEqual({ type: 'pong', payload: { a: [1] } });
  socket.send(`{"type":"ping","payload":{"a":${nested}}}`);
  expect(await end).toBe(4400);
  const other = await introduced(newId('user'));
  other.socket.send(`{"type":"ping","payload":{"a":"${'x'.repeat(1_024)}"}}`);
  expect(await other.end).toBe(4400);
});

test('of what is sent with a subscription nothing is kept that nobody reads', SLOW, async () => {
  const arrays = () => queryObjects(Array, { format: 'count' });
  const before = arrays();
  const token = await gateway.token(newId('user'));
  const { socket, end } = await introduced(newId('user'), WATCH_ALL);
  const size = 20_000;
  const junk = `[${'[],'.repeat(size)}0]`;
  const parameters = `"query":"subscription { loanStatusChanged { cursor } }","extensions":{"junk":${junk}},"junk":${junk}`;
  const leaving = new AbortController();
  const stream = (path: string, accept: string) =>
    fetch(`${gateway.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept, authorization: `Bearer ${token}` },
      body: `{${parameters}}`,
      signal: leaving.signal,
    });
  // A stream of which nobody knows any more is cancelled.
  const streams: Response[] = [];
  for (let n = 0; n < 2; n += 1) {
    streams.push(
      await stream('/graphql/stream', 'text/event-stream'),
      await stream('/graphql', 'multipart/mixed;subscriptionSpec=1.0,application/json'),
    );
    socket.send(`{"type":"subscribe","id":"n${n}","payload":{${parameters}},"junk":${junk}}`);
  }
  await opened(gateway.url, 7);
  expect(arrays() - before).toBeLessThan(size);
  expect(streams.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  leaving.abort();
  socket.close();
  await end;
  await opened(gateway.url, 0);
});

test('one caller cannot take the sockets of all', async () => {
  const subject = newId('user');
  const [first, second] = [
    await introduced(subject, WATCH_ALL),
    await introduced(subject, WATCH_ALL),
  ];
  await opened(gateway.url, 2);
  expect(await (await introduced(subject)).end).toBe(1013);
  expect((await single(subject)).status).toBe(429);
  first.socket.close();
  await opened(gateway.url, 1);
  const third = await introduced(subject, WATCH_ALL);
  await opened(gateway.url, 2);
  for (const { socket, end } of [second, third]) {
    socket.close();
    await end;
  }
  await opened(gateway.url, 0);
});

test('one network cannot take the room of all by sockets that say nothing', async () => {
  /** The status of whichever of three is not let in. */
  const refused = async () => {
    const sockets = [connect('192.0.2.9'), connect('192.0.2.9'), connect('192.0.2.9')];
    const answers = sockets.map(
      (socket) =>
        new Promise<IncomingMessage | undefined>((resolve) => {
          socket.once('unexpected-response', (_request, response) => resolve(response));
          socket.once('open', () => resolve(undefined));
        }),
    );
    const answer = (await Promise.all(answers)).find((one) => one !== undefined);
    const body = answer && (await json(answer));
    for (const socket of sockets) socket.once('error', () => undefined).terminate();
    return [answer?.statusCode, body];
  };
  // Where the machine was busy for seconds, the first had been closed when the last came.
  await expect
    .poll(refused)
    .toMatchObject([429, { errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] }]);
});

test('a socket on which nothing runs is closed, and so is a stream', async () => {
  expect(await idle).toEqual([1000, ':\n\n']);
});
