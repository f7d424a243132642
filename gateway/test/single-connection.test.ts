import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { newId } from '@blockscore/ids';
import { createLogger } from '@blockscore/service';
import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createConnections } from '../src/http/connections.ts';
import { createReservedStreams } from '../src/http/reserved-streams.ts';
import { opened, WATCH_ALL } from './listen.ts';
import { eventually, startTestGateway, statusChanged, type TestGateway } from './support.ts';

let gateway: TestGateway;
let url: string;
let authorization: string;
const subject = newId('user');
beforeAll(async () => {
  gateway = await startTestGateway({
    MAX_SUBSCRIPTIONS_PER_CONNECTION: '3',
    MAX_UNREAD_BYTES: '50000',
  });
  url = `${gateway.url}/graphql/stream`;
  authorization = `Bearer ${await gateway.token(subject)}`;
});
afterAll(() => gateway?.close());

const send = (method: string, init: RequestInit = {}, more = '') =>
  fetch(url + more, {
    method,
    ...init,
    headers: { authorization, ...(init.headers as Record<string, string>) },
  });
const reserve = async () => {
  const answer = await send('PUT');
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([201, 'no-store']);
  return await answer.text();
};
const TOKEN = 'x-graphql-event-stream-token';
const connect = async (token: string, leaving: AbortController) => {
  const answer = await send('GET', { headers: { [TOKEN]: token }, signal: leaving.signal });
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  return answer;
};
const operate = (token: string, id: string | undefined, query = '{ products { id } }', by = {}) =>
  send('POST', {
    headers: { [TOKEN]: token, 'content-type': 'application/json', ...by },
    body: JSON.stringify({ query, extensions: { operationId: id } }),
  });
/** Reads the stream until all of the texts came, in whatever order. */
async function readTo(answer: Response, ...texts: readonly string[]): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (texts.every((one) => text.includes(one))) return text;
  }
  throw new Error(`The stream ended with ${text}`);
}

test('one stream has the results of queries, mutations and subscriptions, as graphql-sse reads them', async () => {
  const client = createClient({
    url,
    headers: { authorization },
    singleConnection: true,
    lazyCloseTimeout: 10_000,
    retryAttempts: 0,
  });
  const results: unknown[] = [];
  const failures: unknown[] = [];
  const sink = {
    next: (result: unknown) => void results.push(result),
    error: (error: unknown) => void failures.push(error),
    complete: () => void results.push('complete'),
  };
  const leave = client.subscribe({ query: WATCH_ALL }, sink);
  await opened(gateway.url, 1);
  const asked = client.iterate({ query: '{ products { id } }' });
  expect(await asked.next()).toMatchObject({ value: { data: { products: expect.any(Array) } } });
  expect(await asked.next()).toMatchObject({ done: true });
  await gateway.append(statusChanged({ subject }));
  await eventually(() => results.length + failures.length > 0, 'the event arrived');
  expect([results, failures]).toMatchObject([[{ data: { loanStatusChanged: {} } }], []]);
  leave();
  await opened(gateway.url, 0);
  client.dispose();
});

test('a stream is of whoever reserved it, whoever else knows its token', async () => {
  const token = await reserve();
  const by = { authorization: `Bearer ${await gateway.token(newId('user'))}` };
  const foreign = await send(
    'GET',
    { headers: { ...by, accept: 'text/event-stream' } },
    `?token=${token}`,
  );
  expect([foreign.status, await foreign.text()]).toEqual([
    404,
    expect.stringContaining('There is no such stream'),
  ]);
  const leaving = new AbortController();
  const stream = await connect(token, leaving);
  expect((await operate(token, '1', undefined, by)).status).toBe(404);
  expect((await operate(token, '1')).status).toBe(202);
  expect(await readTo(stream, 'event: complete\ndata: {"id":"1"}\n\n')).toMatch(
    /^:\n\nevent: next\ndata: \{"id":"1","payload":\{"data":\{"products":/,
  );
  leaving.abort();
  await expect.poll(async () => (await operate(token, '2')).status).toBe(404);
});

test('operations of a stream are few, have names of their own, and end when they are completed', async () => {
  const token = await reserve();
  const leaving = new AbortController();
  const stream = await connect(token, leaving);
  const told = async (answer: Response) => [answer.status, await answer.text()];
  expect(await told(await send('GET', { headers: { [TOKEN]: token } }))).toEqual([
    409,
    expect.stringContaining('already'),
  ]);
  expect(await (await operate(token, undefined)).text()).toContain('extensions.operationId');
  for (const id of ['a', 'b', 'c']) expect((await operate(token, id, WATCH_ALL)).status).toBe(202);
  await opened(gateway.url, 3);
  expect(await told(await operate(token, 'a'))).toEqual([
    409,
    expect.stringContaining('under way already'),
  ]);
  for (const query of [WATCH_ALL, '{ nothing'])
    expect(await told(await operate(token, 'd', query))).toEqual([
      400,
      expect.stringContaining('LIMIT_EXCEEDED'),
    ]);
  expect((await send('DELETE', { headers: { [TOKEN]: token } })).status).toBe(400);
  const ended = await send('DELETE', { headers: { [TOKEN]: token } }, '?operationId=b');
  expect(ended.status).toBe(200);
  await opened(gateway.url, 2);
  expect((await operate(token, 'b', '{ products { id } }')).status).toBe(202);
  await readTo(stream, '"id":"b","payload"');
  leaving.abort();
  await opened(gateway.url, 0);
});

test('an operation whose stream ends before all of it is there is not begun', async () => {
  const token = await reserve();
  const leaving = new AbortController();
  const stream = await connect(token, leaving);
  const body = JSON.stringify({ query: WATCH_ALL, extensions: { operationId: 'late' } });
  const late = request(url, { method: 'POST' });
  for (const [name, value] of Object.entries({ authorization, [TOKEN]: token }))
    late.setHeader(name, value);
  late.setHeader('content-type', 'application/json');
  late.write(body.slice(0, 10));
  expect((await operate(token, 'before')).status).toBe(202);
  await readTo(stream, 'event: complete');
  leaving.abort();
  await expect.poll(async () => (await operate(token, 'after')).status).toBe(404);
  late.end(body.slice(10));
  const [answer] = (await once(late, 'response')) as [IncomingMessage];
  expect([answer.statusCode, await text(answer)]).toEqual([
    404,
    expect.stringContaining('no such stream'),
  ]);
  await opened(gateway.url, 0);
});

test('what operations give before somebody is connected waits for that', async () => {
  const token = await reserve();
  expect((await operate(token, 'watch', WATCH_ALL)).status).toBe(202);
  expect((await operate(token, 'ended', WATCH_ALL)).status).toBe(202);
  expect((await operate(token, 'asked')).status).toBe(202);
  await opened(gateway.url, 2);
  await send('DELETE', { headers: { [TOKEN]: token } }, '?operationId=ended');
  await opened(gateway.url, 1);
  await gateway.append(statusChanged({ subject }));
  const leaving = new AbortController();
  const complete = (id: string) => `event: complete\ndata: {"id":"${id}"}\n\n`;
  const next = (id: string) => `event: next\ndata: {"id":"${id}","payload":{"data":{`;
  const ends = [next('watch'), next('asked'), complete('asked'), complete('ended')];
  const told = await readTo(await connect(token, leaving), ...ends);
  expect(told).not.toContain(complete('watch'));
  leaving.abort();
  await opened(gateway.url, 0);
});

test('a reserved stream on which too much waits is given up, with all that runs on it', async () => {
  const token = await reserve();
  expect((await operate(token, 'watch', WATCH_ALL)).status).toBe(202);
  await opened(gateway.url, 1);
  for (const id of ['1', '2'])
    expect((await operate(token, id, '{ big(bytes: 30000) }')).status).toBe(202);
  await opened(gateway.url, 0);
  expect((await send('GET', { headers: { [TOKEN]: token } })).status).toBe(404);
});

test('what runs on a reserved stream ends with it when nobody connects', async () => {
  const streams = createReservedStreams({
    ...{ connections: createConnections(1), idleMs: 1, reservedMs: 1, mostUnread: 100 },
    logger: createLogger('test', 'silent'),
  });
  const stream = streams.reserve('somebody');
  const running = new AbortController();
  stream.operations.set('1', running);
  await streams.tell(stream, 'nobody reads it');
  expect(running.signal.aborted).toBe(true);
  expect(() => streams.find(stream.token, 'somebody')).toThrow('no such stream');
});

test('ten streams may be reserved by one caller before one is connected to', async () => {
  const tokens = await Promise.all(Array.from({ length: 10 }, reserve));
  expect(new Set(tokens).size).toBe(10);
  expect((await send('PUT')).status).toBe(429);
});
