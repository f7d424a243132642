import { connect, type Socket } from 'node:net';
import { createReader, type RawAnswer } from './answer-reader.ts';

export interface Connection {
  /** Sends one request, complete bytes, and waits for its answer. @throws where the line is cut */
  readonly exchange: (request: Buffer) => Promise<RawAnswer>;
  readonly close: () => void;
}

/** Bytes of a request for the answer to which a connection waits. */
export function rawRequest(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Buffer {
  const { host, pathname } = new URL(url);
  const lines = Object.entries({
    host,
    'content-type': 'application/json',
    accept: 'application/json',
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
  }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`POST ${pathname} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}

/**
 * One keep-alive connection of HTTP/1.1 that reads no more of an answer than where it ends: what the
 * load costs is taken from the processor that the subgraphs need.
 */
export async function openConnection(url: string): Promise<Connection> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  const reader = createReader();
  let waiting: PromiseWithResolvers<RawAnswer> | undefined;
  const fail = (error: Error) => {
    waiting?.reject(error);
    waiting = undefined;
  };
  socket.on('data', (chunk) => {
    const answer = reader(chunk);
    if (answer === undefined) return;
    waiting?.resolve(answer);
    waiting = undefined;
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('The connection was closed before the answer came.')));
  await opened(socket);
  return {
    exchange(request) {
      if (socket.destroyed) return Promise.reject(new Error('The connection is closed.'));
      const exchange = Promise.withResolvers<RawAnswer>();
      waiting = exchange;
      socket.write(request);
      return exchange.promise;
    },
    close: () => socket.destroy(),
  };
}

function opened(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
}
