import { performance } from 'node:perf_hooks';
import type { WebSocket } from 'ws';

export interface IdleSockets {
  /** From now on nothing runs on it. */
  readonly begin: (socket: WebSocket) => void;
  /** Something runs on it, or it is closed. */
  readonly end: (socket: WebSocket) => void;
  readonly stop: () => void;
}

const LOOKED_AT_MS = 500;
/** RFC 6455, 7.4.1: clients of the protocol connect again when they have something to run. */
const NORMAL = 1000;

/** Closes sockets on which nothing ran for so long, by one timer for all. */
export function createIdleSockets(limitMs: number): IdleSockets {
  /** Those that were idle first come first. */
  const since = new Map<WebSocket, number>();
  const timer = setInterval(() => {
    const latest = performance.now() - limitMs;
    for (const [socket, begun] of since) {
      if (begun > latest) return;
      since.delete(socket);
      socket.close(NORMAL, 'Nothing runs on this connection: connect again when something is to.');
    }
  }, LOOKED_AT_MS);
  return {
    begin(socket) {
      if (socket.readyState !== socket.OPEN) return;
      since.delete(socket);
      since.set(socket, performance.now());
    },
    end: (socket) => void since.delete(socket),
    stop: () => clearInterval(timer),
  };
}
