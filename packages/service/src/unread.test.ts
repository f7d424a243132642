import { EventEmitter, once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { acceptHttp2 } from './http2.ts';
import { createUnreadWatch } from './unread.ts';

const SECOND = 1_000;
const openEnds: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of openEnds.splice(0)) await end();
});

class Written extends EventEmitter {
  writableLength = 0;
  bytesWritten = 0;
  isCut = false;
  destroy() {
    this.isCut = true;
    return this as never;
  }
}

function watching(more: { readonly mostBytes?: number } = {}) {
  const bounds = { graceMs: 10 * SECOND, bytesPerSecond: 1_000, lookEveryMs: 3_600 * SECOND };
  const cuts: true[] = [];
  const { watch, look, stop } = createUnreadWatch(() => cuts.push(true), { ...bounds, ...more });
  openEnds.push(stop);
  const written = new Written();
  watch(written);
  const began = performance.now();
  return { written, watch, cuts, lookAt: (seconds: number) => look(began + seconds * SECOND) };
}

describe('what was written', () => {
  test('and not read is cut off, later where there is more of it', () => {
    const { written, cuts, lookAt } = watching();
    Object.assign(written, { writableLength: 5_000, bytesWritten: 5_000 });
    lookAt(1);
    lookAt(14);
    expect(written.isCut).toBe(false);
    lookAt(16);
    expect([written.isCut, cuts.length]).toEqual([true, 1]);
  });

  test('and is read, however slowly, is not', () => {
    const { written, lookAt } = watching();
    for (let seconds = 1; seconds < 300; seconds += 9) {
      Object.assign(written, { writableLength: 500, bytesWritten: 500 + seconds });
      lookAt(seconds);
    }
    expect(written.isCut).toBe(false);
  });

  test('is bounded for all together: those go of which nothing has left for longest', () => {
    const { written, watch, cuts, lookAt } = watching({ mostBytes: 1_000 });
    const [stuck, slow, idle] = [new Written(), new Written(), new Written()];
    for (const one of [stuck, slow, idle]) watch(one);
    Object.assign(stuck, { writableLength: 400, bytesWritten: 400 });
    lookAt(1);
    Object.assign(written, { writableLength: 300, bytesWritten: 300 });
    lookAt(2);
    lookAt(3);
    expect(cuts).toHaveLength(0);
    Object.assign(slow, { writableLength: 500, bytesWritten: 500 });
    lookAt(4);
    Object.assign(slow, { bytesWritten: 501 });
    lookAt(5);
    expect([stuck, written, slow, idle].map(({ isCut }) => isCut)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(cuts).toHaveLength(1);
  });

  test('counts from when there was something to read', () => {
    const { written, lookAt } = watching();
    lookAt(100);
    Object.assign(written, { writableLength: 10, bytesWritten: 10 });
    lookAt(105);
    expect(written.isCut).toBe(false);
    lookAt(112);
    expect(written.isCut).toBe(true);
  });
});

const LONG = 'x'.repeat(8 * 2 ** 20);
const SHORT = 'read at once';

describe('whoever does not read an answer', () => {
  const served = async () => {
    const { watch, stop } = createUnreadWatch(() => undefined, {
      graceMs: 100,
      bytesPerSecond: 1e12,
      lookEveryMs: 20,
    });
    const closed: Promise<unknown>[] = [];
    const answer: RequestListener = ({ url }, response) => {
      if (url !== '/long') return void response.end(SHORT);
      closed.push(once(response, 'close'));
      response.end(LONG);
    };
    const server = createServer(answer);
    const times = { helloMs: 60_000, requestMs: 60_000, idleMs: 60_000 };
    const logger = { info: () => undefined };
    const http2 = acceptHttp2(server, answer, { maxStreams: 9, logger, watch, ...times });
    server.on('connection', watch);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    openEnds.push(() => {
      stop();
      server.close();
      http2.cut();
    });
    return { port: (server.address() as AddressInfo).port, closed };
  };

  test('loses the connection over HTTP/1.1', async () => {
    const { port, closed } = await served();
    const socket = connect(port, '127.0.0.1').pause();
    openEnds.push(() => socket.destroy());
    socket.on('error', () => undefined);
    socket.write('GET /long HTTP/1.1\r\nhost: a\r\n\r\n');
    await expect.poll(() => closed.length).toBe(1);
    await closed[0];
  });

  test('loses the stream over HTTP/2, and no other', async () => {
    const { port, closed } = await served();
    const session = connectHttp2(`http://127.0.0.1:${port}`);
    openEnds.push(() => session.destroy());
    const unread = session.request({ ':path': '/long' });
    unread.on('error', () => undefined).pause();
    await expect.poll(() => closed.length).toBe(1);
    await closed[0];
    // What has come is read, or it would keep the window of the connection shut.
    unread.resume();
    expect(await text(session.request({ ':path': '/' }))).toBe(SHORT);
  });
});
