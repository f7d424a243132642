import type { IncomingMessage } from 'node:http';
import type { Logger } from '@blockscore/service';
import type { Server } from 'graphql-ws';
import type { WebSocket } from 'ws';

/** What the protocol knows of a connection beside its messages. */
export interface SocketExtra extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
}

const INTERNAL_ERROR = 1011;

/**
 * Gives a WebSocket to the protocol. Each message waits until the socket has taken the one before,
 * so that a slow reader slows its own subscriptions and not the memory of this process; a socket
 * that does not answer a ping in time is cut off.
 */
export function speak(
  protocol: Server<SocketExtra>,
  socket: WebSocket,
  request: IncomingMessage,
  logger: Logger,
  keepAliveMs: number,
): void {
  const fail = (error: unknown) => {
    logger.error({ err: error }, 'a socket could not be served');
    socket.close(INTERNAL_ERROR, 'Something went wrong on our side; try again later.');
  };
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (text) => send(socket, text),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (take) => void socket.on('message', (data) => take(String(data)).catch(fail)),
    },
    { socket, request },
  );
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const keepAlive = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, keepAliveMs);
  // Such as a message over the limit: the socket closes itself with the code for it.
  socket.on('error', (error) => logger.info({ err: error }, 'a socket failed'));
  socket.once('close', (code, reason) => {
    clearInterval(keepAlive);
    closed(code, String(reason)).catch(fail);
  });
}

function send(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });
}
