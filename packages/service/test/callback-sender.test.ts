import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type CallbackReceiver,
  progressAfter,
  sendCallbacks,
  signatureProblem,
} from '../src/index.ts';

const secret = randomBytes(32);
let server: Server;
let answers: number[];
const heard: { readonly body: string; readonly problem: string | undefined }[] = [];
const warned: string[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = await text(request);
    const header = request.headers['x-signature']?.toString();
    heard.push({ body, problem: signatureProblem([secret], header, body, Date.now() / 1_000) });
    response.writeHead(answers.shift() ?? 204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  answers = [];
  heard.length = 0;
  warned.length = 0;
});

const receiver = (port = (server.address() as AddressInfo).port): CallbackReceiver => ({
  url: () => `http://127.0.0.1:${port}/callbacks`,
  signatureHeader: 'x-signature',
  secret,
  logger: { warn: (...[, message]: unknown[]) => void warned.push(String(message)) },
});

interface Row {
  readonly id: string;
  readonly twice?: boolean;
  readonly isOver?: boolean;
}

function queueOf(...rows: readonly Row[]) {
  const taken: Record<string, boolean> = {};
  return {
    taken,
    claim: async () => rows,
    callbackOf: ({ id, twice = false, isOver }: Row) =>
      isOver === true ? undefined : { body: `{"id":"${id}"}`, twice, about: { id } },
    takeDown: async ({ id }: Row, isTaken: boolean) => {
      taken[id] = isTaken;
    },
  };
}

test('callbacks arrive signed, in order, and what is over is only taken down', async () => {
  const queue = queueOf({ id: 'a' }, { id: 'b', isOver: true }, { id: 'c' });
  expect(await sendCallbacks(receiver(), queue)()).toBe(2);
  expect(heard).toEqual([
    { body: '{"id":"a"}', problem: undefined },
    { body: '{"id":"c"}', problem: undefined },
  ]);
  expect(queue.taken).toEqual({ a: true, b: false, c: true });
});

test('one that is refused is taken down as such, and the others go on', async () => {
  answers = [503];
  const queue = queueOf({ id: 'a' }, { id: 'b' });
  expect(await sendCallbacks(receiver(), queue)()).toBe(1);
  expect(queue.taken).toEqual({ a: false, b: true });
  expect(warned).toEqual(['a callback was not taken']);
});

test('one that is told twice is taken when both were', async () => {
  answers = [204, 204, 204, 500];
  const queue = queueOf({ id: 'a', twice: true }, { id: 'b', twice: true });
  expect(await sendCallbacks(receiver(), queue)()).toBe(1);
  expect(heard.map(({ body }) => body)).toEqual([
    '{"id":"a"}',
    '{"id":"a"}',
    '{"id":"b"}',
    '{"id":"b"}',
  ]);
  expect(queue.taken).toEqual({ a: true, b: false });
});

test('nobody there is a refusal, and a stop leaves the rest', async () => {
  const queue = queueOf({ id: 'a' });
  expect(await sendCallbacks(receiver(1), queue)()).toBe(0);
  expect(queue.taken).toEqual({ a: false });
  expect(warned).toEqual(['a callback could not be delivered']);
  expect(await sendCallbacks(receiver(), queueOf({ id: 'b' }))(AbortSignal.abort())).toBe(0);
  expect(heard).toEqual([]);
});

test('breaks grow to an hour, and after twenty attempts it is given up', () => {
  expect(progressAfter({ delivered: 2, attempts: 3 }, true)).toEqual({
    delivered: 3,
    attempts: 0,
    breakMs: 1_000,
    isGivenUp: false,
  });
  expect(progressAfter({ delivered: 2, attempts: 3 }, false)).toEqual({
    delivered: 2,
    attempts: 4,
    breakMs: 16_000,
    isGivenUp: false,
  });
  expect(progressAfter({ delivered: 2, attempts: 19 }, false)).toMatchObject({
    breakMs: 3_600_000,
    isGivenUp: true,
  });
});
