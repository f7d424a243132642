import { randomBytes } from 'node:crypto';

/** Frames of WebSocket (RFC 6455), as far as a subscriber needs them. */

export const OPCODE = { TEXT: 1, CLOSE: 8, PING: 9, PONG: 10 } as const;

export interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
}

/** What follows the first two bytes of a frame: nothing, 16 or 64 bits of length. */
const SHORT = 126;
const LONG = 127;
const MASKED = 0x80;
const FINAL = 0x80;

/** A client's frame, masked as a client's must be. @param payload at most 64 kB */
export function clientFrame(opcode: number, payload: Buffer): Buffer {
  const isShort = payload.length < SHORT;
  const head = Buffer.alloc(isShort ? 2 : 4);
  head[0] = FINAL | opcode;
  head[1] = MASKED | (isShort ? payload.length : SHORT);
  if (!isShort) head.writeUInt16BE(payload.length, 2);
  const mask = randomBytes(4);
  const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return Buffer.concat([head, mask, masked]);
}

/**
 * Puts a server's frames together from the bytes that come in; keeps only what is not complete.
 * @throws Error where a frame is one of several that make a message: no server of the bench sends these
 */
export function createFrameReader(onFrame: (frame: Frame) => void): (chunk: Buffer) => void {
  let rest: Buffer | undefined;
  return (chunk) => {
    let bytes = rest === undefined ? chunk : Buffer.concat([rest, chunk]);
    rest = undefined;
    for (;;) {
      const size = frameSize(bytes);
      if (size === undefined || bytes.length < size.head + size.payload) break;
      const first = bytes[0] ?? 0;
      if ((first & FINAL) === 0) throw new Error('A message came in several frames.');
      const end = size.head + size.payload;
      onFrame({ opcode: first & 0x0f, payload: bytes.subarray(size.head, end) });
      bytes = bytes.subarray(end);
    }
    // A copy: a part of it would keep the whole of what came.
    if (bytes.length > 0) rest = Buffer.from(bytes);
  };
}

function frameSize(bytes: Buffer): { readonly head: number; readonly payload: number } | undefined {
  if (bytes.length < 2) return undefined;
  const length = (bytes[1] ?? 0) & 0x7f;
  if (length < SHORT) return { head: 2, payload: length };
  if (length === LONG) {
    return bytes.length < 10 ? undefined : { head: 10, payload: Number(bytes.readBigUInt64BE(2)) };
  }
  return bytes.length < 4 ? undefined : { head: 4, payload: bytes.readUInt16BE(2) };
}
