import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { createKeepAlive } from './socket.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A socket of somebody who answers what they are asked as they like. */
class Asked extends EventEmitter {
  isCut = false;
  readonly #answer: (sign: Buffer) => Buffer | undefined;

  constructor(answer: (sign: Buffer) => Buffer | undefined) {
    super();
    this.#answer = answer;
  }

  ping(sign: Buffer) {
    const answer = this.#answer(sign);
    if (answer !== undefined) this.emit('pong', answer);
  }

  terminate() {
    this.isCut = true;
    this.emit('close');
  }
}

test('a socket stays that says what it was asked, and no other', () => {
  const before: Buffer[] = [];
  const sockets = {
    'who reads': new Asked((sign) => sign),
    'who says nothing': new Asked(() => undefined),
    'who says anything unasked': new Asked(() => Buffer.alloc(0)),
    'who says it again': new Asked((sign) => before[before.push(sign) - 2] ?? sign),
  };
  const { keep, stop } = createKeepAlive(240);
  const all = Object.values(sockets);
  for (const socket of all) keep(socket as unknown as WebSocket);
  vi.advanceTimersByTime(240);
  expect(all.map(({ isCut }) => isCut)).toEqual([false, false, false, false]);
  vi.advanceTimersByTime(720);
  expect(Object.entries(sockets).filter(([, { isCut }]) => !isCut)).toMatchObject([
    ['who reads', {}],
  ]);
  stop();
  expect(vi.getTimerCount()).toBe(0);
});
