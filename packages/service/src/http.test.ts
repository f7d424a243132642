import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { readBody } from './http.ts';

/** What becomes of a body of which this is sent. */
async function read(
  send: (socket: Socket) => void,
  onRead?: (bytes: number) => void,
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const server = createServer((request, response) => {
    readBody(request, 100, onRead).then(resolve, reject);
    response.once('close', () => server.close());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  send(socket);
  return await promise;
}

const HEAD = 'POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n';
const piece = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

test('a body is read whole, also where a letter came in two pieces', async () => {
  const [first, second] = [Buffer.from('«').subarray(0, 1), Buffer.from('«').subarray(1)];
  const whole = read((socket) => {
    socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n${piece('a')}1\r\n`);
    socket.write(first);
    socket.write('\r\n1\r\n');
    socket.write(second);
    socket.write(`\r\n${piece('z')}0\r\n\r\n`);
  });
  expect(await whole).toBe('a«z');
  expect(await read((socket) => socket.write(`${HEAD}\r\n`))).toBe('');
});

test('a body beyond the limit is read to its end and refused', async () => {
  const body = 'x'.repeat(101);
  let bytes = 0;
  const reading = read(
    (socket) => socket.write(`${HEAD}content-length: 101\r\n\r\n${body}`),
    (came) => {
      bytes = came;
    },
  );
  await expect(reading).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
  expect(bytes).toBe(101);
});

test('who leaves before the end of a body keeps nobody waiting', async () => {
  const reading = read((socket) =>
    socket.write(`${HEAD}content-length: 10\r\n\r\nx`, () => socket.destroy()),
  );
  await expect(reading).rejects.toThrow();
});
