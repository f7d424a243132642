import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { Fault } from '@blockscore/result';
import { Counter, Gauge } from 'prom-client';
import { acceptHttp2, type Http2Connections, type Http2Options } from './http2.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { createUnreadWatch, type UnreadWatch } from './unread.ts';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS' | 'ANY';
  /** An exact path, or one with a `*`, which stands for one character or more. */
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;
}

export interface HttpService {
  readonly server: Server;
  readonly url: string;
  /** Stops taking connections, waits for requests under way (10 s at the most), then closes. */
  readonly close: () => Promise<void>;
}

export interface HttpOptions {
  readonly host: string;
  readonly port: number;
  readonly routes: readonly Route[];
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Runs before every route, e.g. to set headers; answers the request itself where it says true. */
  readonly before?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Clients that begin with HTTP/2, without TLS, are answered too. */
  readonly http2?: Pick<Http2Options, 'maxStreams'> | undefined;
}

const DRAIN_MS = 10_000;
const REQUEST_MS = 30_000;
const HEADERS_MS = 10_000;
/** Longer than any client's idle pool, so that it is never the server that closes first. */
const IDLE_MS = 65_000;

/** A body beyond its limit is read to here and thrown away, so that the client gets to hear why. */
const DISCARDED_BYTES = 64 * 1024 * 1024;

/**
 * Reads a request's body as text. Throws `LIMIT_EXCEEDED` beyond `limit` bytes. What is beyond is not
 * kept, but read on to a larger bound: a client that is still sending when the connection closes
 * would see a broken connection and not the answer.
 *
 * @param onRead told how many bytes came, whether or not they are too many
 */
export function readBody(
  request: IncomingMessage,
  limit: number,
  onRead: (bytes: number) => void = () => undefined,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const end = () => {
      onRead(size);
      if (size <= limit) resolve(Buffer.concat(chunks).toString('utf8'));
      else reject(new Fault('LIMIT_EXCEEDED', `The request body is larger than ${limit} bytes.`));
    };
    const close = () => {
      if (!request.readableEnded) reject(new Error('The client left before its body was there.'));
    };
    if (request.destroyed) return close();
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else chunks.length = 0;
      if (size > DISCARDED_BYTES) {
        end();
        request.destroy();
      }
    });
    request.once('end', end);
    request.once('error', reject);
    request.once('close', close);
  });
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}

/** An error in the form of a GraphQL response, for what fails before GraphQL begins. */
export function sendFault(response: ServerResponse, status: number, fault: Fault): void {
  sendJson(response, status, {
    errors: [{ message: fault.message, extensions: { code: fault.code } }],
  });
}

/** Listens, routes by path, measures, and answers every failure. */
export async function startHttp(options: HttpOptions): Promise<HttpService> {
  const byPath = new Map<string, Route[]>();
  for (const route of options.routes) {
    byPath.set(route.path, [...(byPath.get(route.path) ?? []), route]);
  }
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    const path = routePath(byPath, (request.url ?? '/').split('?', 1)[0] ?? '/');
    const stop = options.metrics.requests.startTimer();
    response.once('close', () =>
      stop({ route: path ?? 'unknown', status: String(response.statusCode) }),
    );
    const answer = async () => {
      if (options.before?.(request, response) === true) return;
      await dispatch(path === undefined ? undefined : byPath.get(path), request, response);
    };
    answer().catch((error: unknown) => {
      answerFailure(error, request, response, options.logger);
    });
  };
  const times = { requestTimeout: REQUEST_MS, headersTimeout: HEADERS_MS };
  const server = createServer({ ...times, shouldUpgradeCallback: isForWebSocket }, listener);
  server.keepAliveTimeout = IDLE_MS;
  const unread = watchUnread(options.metrics);
  const http2 =
    options.http2 && speakHttp2(server, listener, options, { ...options.http2, ...unread });
  server.on('connection', unread.watch);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    server,
    url: `http://${options.host}:${port}`,
    close: async () => {
      await drain(server, http2);
      unread.stop();
    },
  };
}

function speakHttp2(
  server: Server,
  listener: RequestListener,
  { logger, metrics: { registry } }: HttpOptions,
  { maxStreams, watch }: Pick<Http2Options, 'maxStreams' | 'watch'>,
): Http2Connections {
  const times = { helloMs: HEADERS_MS, requestMs: REQUEST_MS, idleMs: IDLE_MS };
  const connections = acceptHttp2(server, listener, { maxStreams, watch, logger, ...times });
  new Gauge({
    name: 'http2_connections',
    help: 'Connections over HTTP/2 that are open.',
    registers: [registry],
    collect() {
      this.set(connections.open());
    },
  });
  return connections;
}

function watchUnread({ registry }: Metrics): UnreadWatch {
  const cut = new Counter({
    name: 'http_unread_total',
    help: 'Connections, and streams of HTTP/2, that were cut off because nobody read what was sent.',
    registers: [registry],
  });
  return createUnreadWatch(() => cut.inc());
}

/** Any other protocol that a client offers to go over to, such as `h2c`, may be left unused (RFC 9110, 7.8). */
function isForWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}

/** The path of the route that answers: the exact one, else the longest that covers it. */
function routePath(routes: ReadonlyMap<string, unknown>, path: string): string | undefined {
  if (routes.has(path)) return path;
  return [...routes.keys()]
    .filter((route) => covers(route, path))
    .sort((a, b) => b.length - a.length)[0];
}

function covers(route: string, path: string): boolean {
  const [before = '', after] = route.split('*', 2);
  if (after === undefined || path.length <= before.length + after.length) return false;
  return path.startsWith(before) && path.endsWith(after);
}

async function dispatch(
  routes: readonly Route[] | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const route = routes?.find((r) => r.method === 'ANY' || r.method === request.method);
  if (route !== undefined) return await route.handle(request, response);
  if (routes === undefined) {
    return sendJson(response, 404, { error: 'There is nothing at this path.' });
  }
  response.setHeader('allow', routes.map((r) => r.method).join(', '));
  sendJson(response, 405, { error: `This path does not answer ${request.method}.` });
}

function answerFailure(
  error: unknown,
  request: IncomingMessage,
  response: ServerResponse,
  logger: Logger,
): void {
  const fault =
    error instanceof Fault
      ? error
      : new Fault('INTERNAL_SERVER_ERROR', 'Something went wrong on our side; try again later.');
  if (fault !== error && !request.destroyed) {
    // Without the query, in which the variables of an operation could be.
    logger.error({ err: error, path: request.url?.split('?', 1)[0] }, 'request failed');
  }
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  // What is left of an unread body must not be taken for the next request.
  response.setHeader('connection', 'close');
  sendFault(response, STATUS[fault.code] ?? 400, fault);
}

const STATUS: Partial<Record<Fault['code'], number>> = {
  INTERNAL_SERVER_ERROR: 500,
  LIMIT_EXCEEDED: 413,
  SERVICE_UNAVAILABLE: 503,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
};

async function drain(server: Server, http2: Http2Connections | undefined): Promise<void> {
  const force = setTimeout(() => {
    server.closeAllConnections();
    http2?.cut();
  }, DRAIN_MS);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    http2?.leave();
  });
  clearTimeout(force);
}
