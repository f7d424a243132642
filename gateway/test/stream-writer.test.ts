import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type SharedStream, shareStream } from '../src/http/shared-stream.ts';
import { PARTS, SERVER_SENT_EVENTS, writeStream } from '../src/http/stream-writer.ts';
import { eventually } from './support.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

interface Served {
  readonly answer: Promise<IncomingMessage>;
  readonly finished: () => boolean;
}

/** Serves a stream to one client, which decides itself when it reads. */
async function serve(
  results: AsyncIterableIterator<string>,
  times: { readonly heartbeatMs: number; readonly stuckMs: number },
  format = SERVER_SENT_EVENTS,
): Promise<Served> {
  let finished = false;
  const started = createServer((_, response) => {
    writeStream(response, format, results, times).finally(() => {
      finished = true;
    });
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const { port } = started.address() as AddressInfo;
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    request({ port, host: '127.0.0.1' }, resolve).once('error', reject).end();
  });
  return { answer, finished: () => finished };
}

async function* results(count: number, made: { count: number }, size = 10) {
  for (let index = 0; index < count; index += 1) {
    made.count += 1;
    yield JSON.stringify({ data: { text: 'x'.repeat(size) } });
  }
}

async function textOf(answer: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  return text;
}

test('a stream is written as its protocol has it, and ended', async () => {
  const times = { heartbeatMs: 60_000, stuckMs: 60_000 };
  const events = await serve(results(2, { count: 0 }, 1), times);
  expect(await textOf(await events.answer)).toBe(
    ':\n\nevent: next\ndata: {"data":{"text":"x"}}\n\nevent: next\ndata: {"data":{"text":"x"}}\n\nevent: complete\ndata:\n\n',
  );
  server?.close();
  const parts = await serve(results(1, { count: 0 }, 1), times, PARTS);
  expect(await textOf(await parts.answer)).toBe(
    '\r\n--graphql\r\ncontent-type: application/json\r\n\r\n{"payload":{"data":{"text":"x"}}}\r\n--graphql--\r\n',
  );
});

test('no more is made than a client that does not read can hold', async () => {
  const made = { count: 0 };
  const { answer, finished } = await serve(results(2_000, made, 100_000), {
    heartbeatMs: 10,
    stuckMs: 5_000,
  });
  const response = await answer;
  await new Promise((resolve) => setTimeout(resolve, 300));
  const waited = made.count;
  expect(waited).toBeLessThan(200);
  let bytes = 0;
  for await (const chunk of response) bytes += (chunk as Buffer).length;
  expect(bytes).toBeGreaterThan(2_000 * 100_000);
  await eventually(finished, 'the stream was finished');
});

test('a client that takes nothing for too long is cut off', async () => {
  const made = { count: 0 };
  const { answer, finished } = await serve(results(2_000, made, 100_000), {
    heartbeatMs: 10_000,
    stuckMs: 100,
  });
  const response = await answer;
  await eventually(finished, 'the stream was given up');
  expect(made.count).toBeLessThan(2_000);
  await expect(textOf(response)).rejects.toThrow();
});

test('a quiet stream beats, and its source is left when the client leaves', async () => {
  const left = Promise.withResolvers<IteratorReturnResult<undefined>>();
  let returned = 0;
  const quiet: AsyncIterableIterator<string> = {
    next: () => left.promise,
    return: () => {
      returned += 1;
      left.resolve({ done: true, value: undefined });
      return left.promise;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
  const { answer, finished } = await serve(quiet, { heartbeatMs: 20, stuckMs: 1_000 });
  const response = await answer;
  let text = '';
  response.on('data', (chunk) => {
    text += String(chunk);
  });
  response.on('error', () => undefined);
  await eventually(() => text.length >= 9, 'it beat twice');
  response.destroy();
  await eventually(finished, 'the stream was left');
  expect(returned).toBeGreaterThan(0);
});

test('of many operations no more waits for a client than may, all of which the answer holds', async () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<[SharedStream, () => number]>();
  const started = createServer((_, response) => {
    const shared = shareStream(response, SERVER_SENT_EVENTS, 8 * 2 ** 20);
    begin([shared, () => response.writableLength]);
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const { port } = started.address() as AddressInfo;
  const asked = request({ port, host: '127.0.0.1' }, (answer) => answer.pause()).end();
  asked.on('error', () => undefined);
  const [shared, waiting] = await begun;
  const answer = 'x'.repeat(2 ** 20);
  const tell = () => void shared.tell(answer);
  for (let told = 0; waiting() <= 8 * 2 ** 20 && told < 100; told += 1) tell();
  expect(waiting()).toBeGreaterThan(8 * 2 ** 20);
  tell();
  await shared.closed;
});
