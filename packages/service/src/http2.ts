import type {
  IncomingMessage,
  OutgoingHttpHeaders,
  RequestListener,
  Server,
  ServerResponse,
} from 'node:http';
import {
  constants,
  createServer,
  type Http2ServerRequest,
  Http2ServerResponse,
  type ServerHttp2Session,
} from 'node:http2';
import type { Socket } from 'node:net';
import type { Logger } from './logger.ts';
import type { UnreadWatch } from './unread.ts';

export interface Http2Options {
  /** Requests under way on one connection; more are refused with `REFUSED_STREAM`. */
  readonly maxStreams: number;
  /** Milliseconds in which a connection has to say which protocol it speaks. */
  readonly helloMs: number;
  /** Milliseconds in which a request has to be here as a whole. */
  readonly requestMs: number;
  /** Milliseconds for which a connection without a request is kept. */
  readonly idleMs: number;
  /** Looks after each stream, whose answer may never be read. */
  readonly watch: UnreadWatch['watch'];
  readonly logger: Pick<Logger, 'info'>;
}

export interface Http2Connections {
  readonly open: () => number;
  /** Tells each client to send no more on its connection (`GOAWAY`), which ends when all is answered. */
  readonly leave: () => void;
  /** Ends all at once. */
  readonly cut: () => void;
}

/** What a client that speaks HTTP/2 unasked begins with (RFC 9113, 3.4); no method of HTTP/1.1 does. */
const PREFACE = Buffer.from('PRI');

/**
 * Besides the number of streams; what is not here is bounded by Node: 10 MB for each connection, 128
 * headers for each request, and what a client may do that has to be answered, such as pings.
 */
const LIMITS = {
  // As many bytes as Node takes over HTTP/1.1.
  maxHeaderListSize: 16 * 1024,
  // Requests taken back on one connection, at once and in a second: beyond that it is ended, for each
  // may have cost more than it took to send it (CVE-2023-44487).
  streamResetBurst: 1_000,
  streamResetRate: 33,
} as const;

/**
 * Has an HTTP/1.1 server speak HTTP/2 on the same port, without TLS, to clients that begin with it (RFC
 * 9113, 3.3), such as an ingress. A connection is told by its first bytes and then goes its own way:
 * nothing is added to what a request over HTTP/1.1 takes.
 *
 * @param server before it listens
 */
export function acceptHttp2(
  server: Server,
  answer: RequestListener,
  options: Http2Options,
): Http2Connections {
  const { maxStreams, helloMs, requestMs, idleMs, watch, logger } = options;
  const { maxHeaderListSize, streamResetBurst, streamResetRate } = LIMITS;
  const sessions = new Set<ServerHttp2Session>();
  const silent = new Set<Socket>();
  const http2 = createServer({
    settings: { maxConcurrentStreams: maxStreams, maxHeaderListSize },
    streamResetBurst,
    streamResetRate,
    Http2ServerResponse: StreamResponse,
  });
  http2.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
    session.on('stream', watch);
    endWhenIdle(session, idleMs);
  });
  http2.on('sessionError', (error) => logger.info({ err: error }, 'an HTTP/2 connection failed'));
  http2.on('request', (request, response) => {
    hearOfAborts(request, requestMs);
    // RFC 9113, 8.3.1: what names the host has another name here.
    request.headers.host ??= request.authority;
    answer(request as unknown as IncomingMessage, response as unknown as ServerResponse);
  });
  const speakHttp1 = connectionListenerOf(server);
  server.removeListener('connection', speakHttp1);
  server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
    whenSpoken(socket, helloMs, (speaksHttp2) => {
      silent.delete(socket);
      if (!speaksHttp2) return speakHttp1.call(server, socket);
      // As `node:http` has it; here, that the client has gone would not be heard.
      socket.allowHalfOpen = false;
      http2.emit('connection', socket);
    });
  });
  return {
    open: () => sessions.size,
    leave() {
      for (const socket of silent) socket.destroy();
      for (const session of sessions) session.close();
    },
    cut() {
      for (const session of sessions) session.destroy();
    },
  };
}

/** What `node:http` serves a connection by: it has to go on listening itself, or it knows no time-outs. */
function connectionListenerOf(server: Server): (this: Server, socket: Socket) => void {
  const [listener, ...others] = server.listeners('connection');
  if (listener === undefined || others.length > 0) {
    throw new Error('HTTP/2 has to be accepted before anything else listens for connections.');
  }
  return listener as (this: Server, socket: Socket) => void;
}

/** Looks at the first bytes of a connection, and puts them back. */
function whenSpoken(socket: Socket, helloMs: number, take: (speaksHttp2: boolean) => void): void {
  let head = Buffer.alloc(0);
  const look = () => {
    const chunk: Buffer | null = socket.read();
    if (chunk === null) return;
    head = Buffer.concat([head, chunk]);
    const known = head.subarray(0, PREFACE.length);
    const speaksHttp2 = known.equals(PREFACE.subarray(0, known.length));
    if (speaksHttp2 && known.length < PREFACE.length) return;
    clearTimeout(timer);
    socket.off('readable', look).off('end', end).off('error', end).off('close', end);
    socket.unshift(head);
    take(speaksHttp2);
  };
  const end = () => {
    clearTimeout(timer);
    socket.destroy();
  };
  const timer = setTimeout(end, helloMs);
  socket.on('readable', look).once('end', end).once('error', end).once('close', end);
}

/** Whatever a client sends beside requests, such as pings, does not keep a connection open. */
function endWhenIdle(session: ServerHttp2Session, idleMs: number): void {
  let requests = 0;
  const timer = setTimeout(() => {
    if (requests === 0) session.close();
  }, idleMs);
  session.on('stream', (stream) => {
    requests += 1;
    stream.once('close', () => {
      requests -= 1;
      timer.refresh();
    });
  });
  session.once('close', () => clearTimeout(timer));
}

/**
 * Has whoever reads a request's body hear of it when that breaks off, as over HTTP/1.1; by itself it would
 * end as if it were whole. One that does not come in time is broken off from here.
 */
function hearOfAborts(request: Http2ServerRequest, requestMs: number): void {
  const { stream } = request;
  request.on('error', ignoreUnread);
  request.once('aborted', () => {
    request.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
  });
  if (stream.endAfterHeaders) return;
  const late = setTimeout(() => stream.close(constants.NGHTTP2_CANCEL), requestMs);
  stream.once('end', () => clearTimeout(late));
  stream.once('close', () => clearTimeout(late));
}

/** A request that nobody reads may break off unheard. */
function ignoreUnread(): void {}

/** An answer in a stream, with what `node:http` promises of answers and `node:http2` leaves out. */
class StreamResponse<
  Request extends Http2ServerRequest = Http2ServerRequest,
> extends Http2ServerResponse<Request> {
  /** What is said about the connection has no place in one of its streams (RFC 9113, 8.2.2). */
  override setHeader(name: string, value: number | string | readonly string[]): this {
    if (name.toLowerCase() !== 'connection') super.setHeader(name, value);
    return this;
  }

  /** Nor has a reason beside the status (RFC 9113, 8.3.2), as libraries give one: Node would warn of it. */
  override writeHead(
    status: number,
    reason?: string | OutgoingHttpHeaders | readonly string[],
    headers?: OutgoingHttpHeaders | readonly string[],
  ): this {
    return super.writeHead(status, typeof reason === 'string' ? headers : reason);
  }

  /** Without a reason, too, the client is told that what it has is not the whole answer. */
  override destroy(error = new Error('The answer was broken off.')): this {
    super.destroy(error);
    return this;
  }
}
// Properties by the types of Node, which no accessor of a class may override.
Object.defineProperties(StreamResponse.prototype, {
  destroyed: {
    get(this: StreamResponse) {
      return this.stream.destroyed;
    },
  },
  /** Not where the client took back its request, either: by itself that would count as the end. */
  writableFinished: {
    get(this: StreamResponse) {
      return this.stream.writableFinished && !this.stream.aborted;
    },
  },
});
