import type { ServerResponse } from 'node:http';
import { openStream, type StreamFormat } from './stream-writer.ts';

/** An answer on which several operations tell their results. */
export interface SharedStream {
  /** Settles when more may be sent, or never will be: whoever tells then waits for the reader. */
  readonly tell: (frame: string) => Promise<void>;
  /** Breaks it off by what nobody expected of an operation. */
  readonly fail: (error: unknown) => void;
  readonly end: () => void;
  /** Settles when the client has gone, or all was sent; rejects where it failed. */
  readonly closed: Promise<void>;
}

/**
 * What is told is written at once, so that it is seen with all else that waits unread in this process, and
 * the client is cut off that has more to read than it may.
 *
 * @param mostUnread bytes that may wait when there is more to send
 */
export function shareStream(
  response: ServerResponse,
  format: StreamFormat,
  mostUnread: number,
): SharedStream {
  const { promise: closed, resolve, reject } = Promise.withResolvers<void>();
  let drained: Promise<void> | undefined;
  const whenDrained = async () => {
    const { promise, resolve: go } = Promise.withResolvers<void>();
    response.once('drain', go).once('close', go);
    await promise;
    response.off('drain', go).off('close', go);
    drained = undefined;
  };
  response.once('close', resolve);
  openStream(response, format);
  if (response.destroyed) resolve();
  return {
    closed,
    async tell(frame) {
      if (response.destroyed || response.writableEnded) return;
      if (response.writableLength > mostUnread) return void response.destroy();
      if (response.write(frame)) return;
      drained ??= whenDrained();
      await drained;
    },
    fail(error) {
      reject(error);
      response.destroy();
    },
    end: () => void response.end(format.closing),
  };
}
