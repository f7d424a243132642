import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Client } from '@blockscore/caller';
import type { Logger } from '@blockscore/service';
import { CloseCode, MessageType, type Server, type SubscribePayload } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { DEFAULT_LIMITS } from '../documents/limits.ts';
import { isNestedDeeper } from '../documents/nesting.ts';
import type { ReadClient } from './client-address.ts';
import type { SocketPlace } from './socket-places.ts';
import type { SocketRoom } from './socket-room.ts';

/** Who opened a socket, and what is kept of their request: the request itself is far larger. */
export interface Visitor {
  readonly client: Client;
  readonly request: Pick<IncomingMessage, 'url' | 'headers'>;
}

/** Who sends it, its trace, and the graph that it is about. */
const KEPT_HEADERS = ['authorization', 'traceparent', 'x-request-id', 'x-graph-contract'];

export function visitorOf(request: IncomingMessage, clientOf: ReadClient): Visitor {
  const { url = '', headers } = request;
  const kept = KEPT_HEADERS.flatMap((name) => (name in headers ? [[name, headers[name]]] : []));
  return { client: clientOf(request), request: { url, headers: Object.fromEntries(kept) } };
}

/** What the protocol knows of a connection beside its messages. */
export interface SocketExtra extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  readonly visitor: Visitor;
  readonly room: SocketRoom;
  readonly place: SocketPlace;
  /** Resolves when the socket has taken the text, or is closed and takes none. */
  readonly send: (text: string) => Promise<void>;
  /** Characters of the message that is being taken. */
  received: number;
}

/** RFC 6455, 7.4.1. */
const POLICY_VIOLATION = 1008;
const INTERNAL_ERROR = 1011;
/** Characters. */
const LONGEST_PONG = 1_024;

/**
 * Gives a WebSocket to the protocol. Each event waits until the socket has taken the one before,
 * so that a slow reader slows its own subscriptions and not the memory of this process.
 */
export function speak(protocol: Server<SocketExtra>, extra: SocketExtra, logger: Logger): void {
  const { socket, send } = extra;
  const fail = (error: unknown) => {
    logger.error({ err: error }, 'a socket could not be served');
    socket.close(INTERNAL_ERROR, 'Something went wrong on our side; try again later.');
  };
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send,
      close: (code, reason) => socket.close(code, reason),
      // A client may go on sending until it has answered the closing.
      onMessage: (take) =>
        void socket.on('message', (data) => {
          if (socket.readyState !== socket.OPEN) return;
          const text = String(data);
          extra.received = text.length;
          const message = messageIn(text);
          // The protocol takes what was parsed as well, though its type does not say so.
          take(message as unknown as string).catch(fail);
        }),
      // It costs nothing: what is sent back is small, and nothing for who does not read.
      async onPing(payload) {
        const pong = pongWith(payload);
        if (pong === undefined) socket.close(CloseCode.BadRequest, 'The payload is too large.');
        else if (socket.bufferedAmount === 0) await send(pong);
      },
    },
    extra,
  );
  // Such as a message over the limit: the socket closes itself with the code for it.
  socket.on('error', (error) => logger.info({ err: error }, 'a socket failed'));
  socket.once('close', (code, reason) => {
    closed(code, String(reason)).catch(fail);
  });
}

type Parameters = Partial<SubscribePayload> & { readonly documentId?: unknown };
interface Message {
  readonly type?: unknown;
  readonly id?: unknown;
  readonly payload?: unknown;
}

/** What the protocol looks at of a message: it keeps what it was given for as long as an operation runs. */
function messageIn(text: string): Message {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    // The protocol closes the socket for a message without a type.
    return {};
  }
  const { type, id, payload } = Object(message) as Message;
  if (type !== MessageType.Subscribe) return { type, id, payload };
  const { query, documentId, operationName, variables, extensions } = Object(payload) as Parameters;
  return { type, id, payload: { query, documentId, operationName, variables, extensions } };
}

/** Undefined where the payload has too many levels to be written, or is too long to be sent back. */
function pongWith(payload: object | undefined): string | undefined {
  if (isNestedDeeper(payload, DEFAULT_LIMITS.nesting)) return undefined;
  const pong = JSON.stringify({ type: MessageType.Pong, payload });
  return pong.length > LONGEST_PONG ? undefined : pong;
}

/**
 * Answers to many operations and pings may be on their way at a time: a socket that takes none of them is
 * closed when there is more to send.
 * @param mostUnread bytes that may wait when a further message is to be sent
 */
export function createSend(socket: WebSocket, mostUnread: number): SocketExtra['send'] {
  const closeUnread = () => {
    if (socket.bufferedAmount <= mostUnread) return;
    socket.close(
      POLICY_VIOLATION,
      'Too much waits to be read: read faster, or ask for less at once.',
    );
  };
  // Those of WebSocket itself are answered without the protocol.
  socket.on('ping', closeUnread);
  return (text) =>
    new Promise((resolve, reject) => {
      closeUnread();
      if (socket.readyState !== socket.OPEN) return resolve();
      socket.send(text, (error) => (error ? reject(error) : resolve()));
    });
}

/** Of all sockets so many parts, one after the other: to ask all at once would hold up everybody else. */
const KEEP_ALIVE_PARTS = 24;
/** Bytes of what is asked, which nobody knows who does not read it. */
const SIGN_BYTES = 8;

/** What an answer has to say, until it came. */
type Expected = string | undefined;

/**
 * Asks each socket now and then whether it is there, by one timer for all; one that does not answer
 * before it is asked again is cut off. Answers that nobody asked for are none: they come also from who reads
 * nothing of what is kept for them.
 *
 * @returns takes a socket under it; and how to stop
 */
export function createKeepAlive(everyMs: number) {
  const parts = Array.from({ length: KEEP_ALIVE_PARTS }, () => new Map<WebSocket, Expected>());
  let turn = 0;
  const partAt = (index: number) =>
    parts[index % KEEP_ALIVE_PARTS] ?? new Map<WebSocket, Expected>();
  const timer = setInterval(() => {
    turn += 1;
    const asked = partAt(turn);
    for (const [socket, expected] of asked) {
      if (expected !== undefined) {
        socket.terminate();
        continue;
      }
      const sign = randomBytes(SIGN_BYTES);
      asked.set(socket, sign.toString('latin1'));
      socket.ping(sign);
    }
  }, everyMs / KEEP_ALIVE_PARTS);
  let taken = 0;
  return {
    keep(socket: WebSocket): void {
      taken += 1;
      const asked = partAt(taken);
      asked.set(socket, undefined);
      socket.on('pong', (data) => {
        if (data.toString('latin1') === asked.get(socket)) asked.set(socket, undefined);
      });
      socket.once('close', () => void asked.delete(socket));
    },
    stop: () => clearInterval(timer),
  };
}
