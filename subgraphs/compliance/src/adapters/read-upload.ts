import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { Fault } from '@blockscore/result';

/** Who sends less than that in a second, once the first seconds are over, takes a place from the others. */
const SLOWEST_BYTES = 32 * 1_024;
const SLOW_START_MS = 5_000;

export interface ReadUploadOptions {
  /** Bytes that were announced; Node gives no more than the length that the header says. */
  readonly size: number;
  /** What is still on its way is not waited for: the connection is to end with the answer. */
  readonly onTooSlow: () => void;
  readonly slowStartMs?: number;
}

/** @throws Fault where less comes than was announced, or it comes too slowly */
export async function readUpload(
  body: Readable,
  { size, onTooSlow, slowStartMs = SLOW_START_MS }: ReadUploadOptions,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let received = 0;
  const reading = (async () => {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      received += chunk.length;
    }
  })();
  const began = performance.now();
  const tooSlow = new AbortController();
  const watch = setInterval(() => {
    const seconds = (performance.now() - began - slowStartMs) / 1_000;
    if (received < seconds * SLOWEST_BYTES) tooSlow.abort();
  }, slowStartMs / 10);
  try {
    await Promise.race([reading, once(tooSlow.signal, 'abort')]);
  } finally {
    clearInterval(watch);
  }
  if (tooSlow.signal.aborted) {
    // That it breaks off with the connection is no news.
    reading.catch(() => undefined);
    onTooSlow();
    throw new Fault('BAD_USER_INPUT', 'The upload came too slowly: try again by a faster line.');
  }
  const bytes = Buffer.concat(chunks);
  if (bytes.length !== size) throw new Fault('BAD_USER_INPUT', 'The upload broke off: try again.');
  return bytes;
}
