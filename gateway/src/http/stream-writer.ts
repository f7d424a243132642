import type { ServerResponse } from 'node:http';
import type { ResultStream } from '../subscriptions/event-stream.ts';

/** How a transport writes results. */
export interface StreamFormat {
  readonly contentType: string;
  readonly opening: string;
  /** @param result JSON text */
  readonly result: (result: string) => string;
  readonly heartbeat: string;
  readonly closing: string;
}

/** Server-sent events as the graphql-sse protocol has them, one connection for each operation. */
export const SERVER_SENT_EVENTS: StreamFormat = {
  contentType: 'text/event-stream; charset=utf-8',
  opening: ':\n\n',
  result: (result) => `event: next\ndata: ${result}\n\n`,
  heartbeat: ':\n\n',
  closing: 'event: complete\ndata:\n\n',
};

/** Apollo's multipart protocol of subscriptions over HTTP, version 1.0. */
export const PARTS: StreamFormat = {
  contentType: 'multipart/mixed;boundary="graphql";subscriptionSpec="1.0"',
  opening: '\r\n--graphql',
  result: (payload) => part(`{"payload":${payload}}`),
  heartbeat: part('{}'),
  closing: '--\r\n',
};

function part(body: string): string {
  return `\r\ncontent-type: application/json\r\n\r\n${body}\r\n--graphql`;
}

export interface StreamTimes {
  readonly heartbeatMs: number;
  /** A client that takes nothing for so long is cut off. */
  readonly stuckMs: number;
}

const STREAM_TIMES: StreamTimes = { heartbeatMs: 12_000, stuckMs: 30_000 };

/**
 * Writes results as they come, no faster than the client reads: while it does not, events wait in
 * the subscription's own bounded buffer. Returns when the stream has ended or the client has gone.
 */
export async function writeStream(
  response: ServerResponse,
  format: StreamFormat,
  results: ResultStream,
  times: StreamTimes = STREAM_TIMES,
): Promise<void> {
  const stop = openStream(response, format, times.heartbeatMs);
  const leave = () => {
    results.return?.().catch(() => undefined);
  };
  response.once('close', leave);
  if (response.destroyed) leave();
  try {
    for await (const result of results) {
      await write(response, format.result(result), times.stuckMs);
      if (response.destroyed) return;
    }
    response.end(format.closing);
  } finally {
    stop();
    response.off('close', leave);
    leave();
  }
}

/**
 * Begins the answer, and tells now and then that it goes on.
 * @returns how to stop telling, which the end of the answer does by itself
 */
export function openStream(
  response: ServerResponse,
  format: StreamFormat,
  heartbeatMs = STREAM_TIMES.heartbeatMs,
): () => void {
  response.writeHead(200, {
    'content-type': format.contentType,
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  response.write(format.opening);
  const heartbeat = setInterval(() => {
    if (!response.writableNeedDrain) response.write(format.heartbeat);
  }, heartbeatMs);
  const stop = () => clearInterval(heartbeat);
  response.once('close', stop);
  if (response.destroyed) stop();
  return stop;
}

function write(response: ServerResponse, text: string, stuckMs: number): Promise<void> | void {
  if (response.destroyed || response.write(text)) return;
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    const timer = setTimeout(() => response.destroy(), stuckMs);
    response.once('drain', done);
    response.once('close', done);
  });
}
