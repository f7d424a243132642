import { expect, test } from 'vitest';
import { clientFrame, createFrameReader, type Frame, OPCODE } from './web-socket-frames.ts';

/** A server's frame, which has no mask. */
function serverFrame(payload: Buffer): Buffer {
  const { length } = payload;
  const head = Buffer.alloc(length < 126 ? 2 : length < 2 ** 16 ? 4 : 10);
  head[0] = 0x80 | OPCODE.TEXT;
  head[1] = length < 126 ? length : length < 2 ** 16 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}

test.each([0, 1, 125, 126, 65_535, 65_536])(
  'reads frames of %i bytes, however they are cut',
  (size) => {
    const payload = Buffer.alloc(size, 'x');
    const bytes = Buffer.concat([serverFrame(payload), serverFrame(payload)]);
    const most = Math.max(1, Math.floor(bytes.length / 7));
    for (const step of [1, 3, most].filter((each) => bytes.length / each < 1_000)) {
      const frames: Frame[] = [];
      const read = createFrameReader((frame) => frames.push(frame));
      for (let at = 0; at < bytes.length; at += step) read(bytes.subarray(at, at + step));
      expect(frames.map((frame) => [frame.opcode, frame.payload.equals(payload)])).toEqual([
        [OPCODE.TEXT, true],
        [OPCODE.TEXT, true],
      ]);
    }
  },
);

test('a message in several frames is refused', () => {
  const read = createFrameReader(() => undefined);
  expect(() => read(Buffer.from([OPCODE.TEXT, 0]))).toThrow('several frames');
});

test.each([5, 300])('a client’s frame of %i bytes is masked, and its payload is there', (size) => {
  const payload = Buffer.alloc(size, 'abc');
  const frame = clientFrame(OPCODE.TEXT, payload);
  const head = size < 126 ? 2 : 4;
  expect(frame[0]).toBe(0x81);
  expect((frame[1] ?? 0) & 0x80).toBe(0x80);
  const mask = frame.subarray(head, head + 4);
  const bare = frame.subarray(head + 4).map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  expect(Buffer.from(bare).equals(payload)).toBe(true);
});
