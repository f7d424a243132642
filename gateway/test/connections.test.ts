import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { newId } from '@blockscore/ids';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { listen, opened, transports, WATCH_ALL } from './listen.ts';
import { eventually, startTestGateway, statusChanged, type TestGateway } from './support.ts';

let gateway: TestGateway;
/** How a socket ends on which nothing is said; that takes seconds, in which the others are tried. */
let silent: Promise<number>;
beforeAll(async () => {
  gateway = await startTestGateway({
    MAX_SUBSCRIPTIONS_PER_CONNECTION: '5',
    MAX_SUBSCRIPTIONS_PER_CALLER: '6',
  });
  silent = closed(connect());
});
afterAll(() => gateway.close());

const connect = (protocol = 'graphql-transport-ws', path = '/graphql') =>
  new WebSocket(`${gateway.url.replace('http', 'ws')}${path}`, protocol);
const closed = (socket: WebSocket) =>
  new Promise<number>((resolve) => {
    socket.once('close', resolve);
    socket.once('error', () => undefined);
  });

describe('queries and mutations', () => {
  test.each(['WebSocket', 'SSE'] as const)('are answered over %s too', async (transport) => {
    const subject = newId('user');
    const query = 'mutation { rename(name: "Ada") { id name } }';
    const listening = listen(gateway.url, transport, await gateway.token(subject), { query });
    await eventually(() => listening.ended() === 'complete', 'the answer is complete');
    expect(listening.results).toEqual([{ data: { rename: { id: subject, name: 'Ada' } } }]);
    const denied = listen(gateway.url, transport, undefined, { query });
    await eventually(() => denied.ended() !== undefined, 'the refusal arrived');
    expect(JSON.stringify(denied.results)).toContain('UNAUTHENTICATED');
  });

  test('a mutation does not come by GET', async () => {
    const query = encodeURIComponent('mutation { rename(name: "x") { id } }');
    const response = await fetch(`${gateway.url}/graphql/stream?query=${query}`, {
      headers: { authorization: `Bearer ${await gateway.token(newId('user'))}` },
    });
    expect(response.status).toBe(400);
  });
});

describe('the token', () => {
  test('closes the socket with a code when it ends, and the stream with a reason', async () => {
    const token = await gateway.token(newId('user'), { expiresInSeconds: 4 });
    const socket = listen(gateway.url, 'WebSocket', token, { query: WATCH_ALL });
    const stream = listen(gateway.url, 'SSE', token, { query: WATCH_ALL });
    await eventually(
      () => socket.ended() !== undefined && stream.ended() !== undefined,
      'both ended',
    );
    expect(String(socket.ended())).toContain('4403');
    expect(stream.results).toMatchObject([
      { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
    ]);
    await opened(gateway.url, 0);
  });

  test.each([{ forged: true }, { expiresInSeconds: -60 }])(
    '%j opens no socket and no stream',
    async (options) => {
      const token = await gateway.token(newId('user'), options);
      const socket = listen(gateway.url, 'WebSocket', token, { query: WATCH_ALL });
      await eventually(() => socket.ended() !== undefined, 'the socket was closed');
      expect(String(socket.ended())).toContain('4401');
      const response = await fetch(`${gateway.url}/graphql/stream?query=x`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(response.status).toBe(401);
    },
  );
});

test('one caller cannot take the room of all, by whatever transport', async () => {
  const token = await gateway.token(newId('user'));
  const watch = (transport: (typeof transports)[number], of = token) =>
    listen(gateway.url, transport, of, { query: WATCH_ALL });
  const open = [...transports, ...transports].map((transport) => watch(transport));
  await opened(gateway.url, 6);
  for (const transport of transports) {
    const refused = watch(transport);
    await eventually(() => refused.ended() !== undefined, `${transport} was refused`);
    expect(JSON.stringify([refused.results, String(refused.ended())])).toContain('LIMIT_EXCEEDED');
  }
  const other = watch('SSE', await gateway.token(newId('user')));
  await opened(gateway.url, 7);
  open.pop()?.stop();
  await opened(gateway.url, 6);
  open.push(watch('WebSocket'), other);
  await opened(gateway.url, 7);
  for (const { stop } of open) stop();
  await opened(gateway.url, 0);
});

test('a client that comes again with a fresh token and its last cursor misses nothing', async () => {
  const subject = newId('user');
  const ids: string[] = [];
  const seen: string[] = [];
  let connections = 0;
  const client = createClient({
    url: `${gateway.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 20,
    retryWait: async () => await new Promise((resolve) => setTimeout(resolve, 100)),
    connectionParams: async () => {
      connections += 1;
      // Only the first ends while the test runs: a busy machine may come late with another one.
      const life = connections === 1 ? { expiresInSeconds: 3 } : {};
      const token = await gateway.token(subject, life);
      return { authorization: `Bearer ${token}` };
    },
  });
  const variables: { after?: string } = {};
  client.subscribe<{ loanStatusChanged: { cursor: string; application: { id: string } } }>(
    { query: WATCH_ALL, variables },
    {
      next({ data }) {
        if (!data) return;
        variables.after = data.loanStatusChanged.cursor;
        seen.push(data.loanStatusChanged.application.id);
      },
      error: (error) => seen.push(String(error)),
      complete: () => undefined,
    },
  );
  await opened(gateway.url, 1);
  const append = async () => {
    const applicationId = newId('app');
    ids.push(applicationId);
    await gateway.append(statusChanged({ subject, applicationId }));
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  while (connections < 2) await append();
  for (let more = 0; more < 5; more += 1) await append();
  await eventually(() => seen.length >= ids.length, 'all events arrived');
  expect(seen).toEqual(ids);
  expect(connections).toBe(2);
  await client.dispose();
  await opened(gateway.url, 0);
});

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A socket whose token was taken, and what is sent on it. */
async function introduced(subject: string) {
  const authorization = `Bearer ${await gateway.token(subject)}`;
  const socket = connect();
  const messages: Message[] = [];
  socket.on('message', (data) => void messages.push(JSON.parse(String(data))));
  socket.once('open', () => {
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
  });
  const isTaken = () => messages.some(({ type }) => type === 'connection_ack');
  await eventually(isTaken, 'it was accepted');
  return { socket, messages };
}
const subscribing = (id: string) =>
  JSON.stringify({ type: 'subscribe', id, payload: { query: WATCH_ALL } });

describe('a socket', () => {
  test('that does not introduce itself is closed', async () => {
    expect(await silent).toBe(4408);
  });

  test('of another protocol or elsewhere is refused', async () => {
    expect(await closed(connect('graphql-ws'))).toBe(1006);
    expect(await closed(connect('graphql-transport-ws', '/elsewhere'))).toBe(1006);
  });

  test('that names two contracts is refused before it is one', async () => {
    const url = `${gateway.url.replace('http', 'ws')}/graphql/partner`;
    const headers = { 'x-graph-contract': 'public' };
    const socket = new WebSocket(url, 'graphql-transport-ws', { headers });
    const answer = await new Promise<IncomingMessage>((resolve) => {
      socket.once('unexpected-response', (_request, response) => resolve(response));
    });
    const body = await json(answer);
    expect(answer.statusCode).toBe(400);
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  test('has a limited number of operations and a limited message', async () => {
    const { socket, messages } = await introduced(newId('user'));
    for (let id = 1; id <= 6; id += 1) {
      socket.send(subscribing(String(id)));
    }
    await eventually(() => messages.some(({ type }) => type === 'error'), 'the sixth was refused');
    expect(messages.filter(({ type }) => type === 'error')).toMatchObject([
      { id: '6', payload: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] },
    ]);
    await opened(gateway.url, 5);
    const end = closed(socket);
    socket.send('x'.repeat(2 ** 20 + 1));
    expect(await end).toBe(1009);
    await opened(gateway.url, 0);
  });

  test('has its queries taken back when they are not wanted any more, and no mutation that has begun', async () => {
    const { socket, messages } = await introduced(newId('user'));
    const run = async (id: string, query: string) => {
      gateway.seen.length = 0;
      socket.send(JSON.stringify({ type: 'subscribe', id, payload: { query } }));
      await eventually(() => gateway.seen.length === 1, 'it was asked of its subgraph');
    };
    const cancelled = async () => {
      const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
      return Number(
        /request_duration_seconds_count\{[^}]*"cancelled"[^}]*\} (\d+)/.exec(metrics)?.[1],
      );
    };
    const renamed = gateway.state.renamed;
    await run('1', '{ slow(ms: 8000) }');
    socket.send(JSON.stringify({ type: 'complete', id: '1' }));
    await expect.poll(cancelled).toBe(1);
    await run('2', 'mutation { rename(name: "x", ms: 300) { id } }');
    socket.send(JSON.stringify({ type: 'complete', id: '2' }));
    await eventually(() => gateway.state.renamed === renamed + 1, 'the mutation ran to its end');
    await run('3', '{ slow(ms: 8000) }');
    const end = closed(socket);
    socket.close();
    await end;
    await expect.poll(cancelled).toBe(2);
    expect(messages.map(({ type }) => type)).toEqual(['connection_ack']);
  });

  test('keeps neither long names nor long variables of what is subscribed to', async () => {
    const { socket, messages } = await introduced(newId('user'));
    const junk = Array.from({ length: 6_000 }, () => []);
    const payload = { query: WATCH_ALL, variables: { junk } };
    socket.send(subscribing('x'.repeat(257)));
    socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload }));
    const refused = () => messages.filter(({ type }) => type === 'error');
    await eventually(() => refused().length === 2, 'both were refused');
    for (const { payload: errors } of refused()) {
      expect(errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED' } }]);
    }
    socket.send(subscribing('x'.repeat(256)));
    await opened(gateway.url, 1);
    const end = closed(socket);
    socket.close();
    await end;
    await opened(gateway.url, 0);
  });

  test('leaves nothing open behind it, also where ids were used again before they were open', async () => {
    const subject = newId('user');
    const { socket, messages } = await introduced(subject);
    const ids = ['1', '2'];
    for (const id of ids) {
      const complete = JSON.stringify({ type: 'complete', id });
      for (const frame of [subscribing(id), complete, subscribing(id)]) socket.send(frame);
    }
    // Refused where the first was still being opened, open where it was not.
    const answered = async () => {
      await gateway.append(statusChanged({ subject }));
      return ids.every((of) => messages.some(({ id }) => id === of));
    };
    await expect.poll(answered).toBe(true);
    const end = closed(socket);
    socket.close();
    await end;
    await opened(gateway.url, 0);
  });
});

test('stopping the gateway ends sockets and streams without saying that they are complete', async () => {
  const stopping = await startTestGateway();
  const token = await stopping.token(newId('user'));
  const response = await fetch(`${stopping.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: WATCH_ALL, operationName: 'Watch' }),
  });
  const socket = new WebSocket(
    `${stopping.url.replace('http', 'ws')}/graphql`,
    'graphql-transport-ws',
  );
  const code = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('open', resolve));
  const text = response.text();
  text.catch(() => undefined);
  await stopping.close();
  expect(await code).toBe(1001);
  await expect(text).rejects.toThrow();
});
