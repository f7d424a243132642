import type { IncomingMessage, ServerResponse } from 'node:http';
import { HeaderMap, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import { Fault } from '@blockscore/result';
import { OperationTypeNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { answerTypeFor } from '../answer-types.ts';
import type { WrittenAnswer } from '../answers.ts';
import { nameOf, payerOf } from '../cost/payer.ts';
import { publicError } from '../documents/inspect.ts';
import type { Graph, GraphqlRequest } from '../graph.ts';
import type { Versions } from '../versions/versions.ts';
import { encode } from './compression.ts';
import { type Exchange, readParameters, sendErrors, sendNotAcceptable } from './exchange.ts';
import type { RequestReader } from './request-reader.ts';
import type { Streams, Writing } from './streams.ts';

/** Values of `Accept` of which it is remembered what they are answered in, and the longest of them. */
const KNOWN_ACCEPTS = 100;
const LONGEST_ACCEPT = 200;

export interface GraphqlHandlerOptions {
  readonly versions: Pick<Versions, 'hold' | 'release'>;
  readonly readRequest: RequestReader;
  readonly bodyLimit: number;
  /** Opens a subscription in parts for a client that asked for that. */
  readonly openParts: Streams['openParts'];
}

/** `POST` and `GET /graphql`. */
export function createGraphqlHandler(
  options: GraphqlHandlerOptions,
): (exchange: Exchange) => Promise<void> {
  const { versions, readRequest, bodyLimit, openParts } = options;
  const typeFor = createTypeChoice();

  /** Answers without Apollo Server where there is nothing for it to decide. */
  const answeredShortly = async (
    graph: Graph,
    { request, response, context }: Exchange,
    given: GraphqlRequest,
  ): Promise<boolean> => {
    const type = isPlain(request) ? typeFor(request.headers.accept) : undefined;
    const written = type === undefined ? undefined : await graph.answer(given, context);
    if (type === undefined || written === undefined) return false;
    await write(request, response, type, written);
    return true;
  };

  /** Answers, or says that it has to be done in parts. */
  const answer = async (
    graph: Graph,
    exchange: Exchange,
    given: GraphqlRequest,
  ): Promise<'parts' | undefined> => {
    const { request, response, context } = exchange;
    const inspected = graph.inspect(given.query);
    if (!inspected.ok) {
      await sendErrors(exchange, [inspected.error]);
      return undefined;
    }
    const answered =
      inspected.value.hasSubscription && (await answeredAsSubscription(graph, exchange, given));
    if (answered) return answered === 'parts' ? answered : undefined;
    if (await answeredShortly(graph, exchange, given)) return undefined;
    // Apollo Server would look at that when it has run the operation.
    if (answerTypeFor(request.headers.accept) === undefined) {
      await sendNotAcceptable(exchange);
      return undefined;
    }
    const onAccepted = () => inspected.value.keep(() => nameOf(context));
    const running = { ...context, onAccepted, onPlanned: given.keep };
    const told = await graph.answerHttp(forApollo(request, given), running);
    await send(request, response, told);
    return undefined;
  };

  /** Answers, or opens what is to be written in parts. */
  const open = async (exchange: Exchange): Promise<Writing | undefined> => {
    const parameters = await readParameters(exchange, bodyLimit);
    const version = versions.hold();
    let parts: GraphqlRequest | undefined;
    try {
      const chosen = exchange.graphIn(version);
      if (!chosen.ok) throw chosen.error;
      const { graph } = chosen.value;
      const read = await readRequest(parameters, graph, payerOf(exchange.context));
      if (!read.ok) return void (await sendErrors(exchange, [read.error.error], read.error));
      if ((await answer(graph, exchange, read.value)) === 'parts') parts = read.value;
    } finally {
      versions.release(version);
    }
    // Lasts longer than a version may: the subscriber sees to that.
    return parts && (await openParts(exchange, parts));
  };
  return async (exchange) => await (await open(exchange))?.();
}

/** The request as Apollo Server takes it. */
function forApollo(
  request: IncomingMessage,
  { keep: _, ...given }: GraphqlRequest,
): HTTPGraphQLRequest {
  return {
    method: request.method ?? 'GET',
    headers: headersOf(request),
    search: request.method === 'GET' ? searchOf(given) : '',
    body: request.method === 'POST' ? given : undefined,
  };
}

/** Whether the request is a subscription; `parts` where it is and the client takes parts. */
async function answeredAsSubscription(
  graph: Graph,
  exchange: Exchange,
  given: GraphqlRequest,
): Promise<boolean | 'parts'> {
  const allowed = graph.allow(given, exchange.session.caller);
  if (!allowed.ok) {
    await sendErrors(exchange, allowed.error);
    return true;
  }
  if (allowed.value.operation.operation !== OperationTypeNode.SUBSCRIPTION) return false;
  if (acceptsParts(exchange.request)) return 'parts';
  await sendErrors(exchange, [
    publicError(
      new Fault(
        'BAD_USER_INPUT',
        'Subscribe over WebSocket at /graphql, as an event stream at /graphql/stream, or accept multipart/mixed;subscriptionSpec=1.0 here.',
      ),
    ),
  ]);
  return true;
}

/** Chooses answers' media type by `Accept`, which most clients send in one of a few forms. */
function createTypeChoice(): (accept: string | undefined) => string | undefined {
  const known = new LRUCache<string, string>({ max: KNOWN_ACCEPTS });
  return (accept = '') => {
    const before = known.get(accept);
    if (before !== undefined) return before;
    const type = answerTypeFor(accept);
    if (type !== undefined) known.set(accept, type);
    return type;
  };
}

/** Whether a request may be answered by the short way: by POST, and with an `Accept` of a usual length. */
function isPlain({ method, headers }: IncomingMessage): boolean {
  const { accept = '' } = headers;
  return method === 'POST' && accept.length <= LONGEST_ACCEPT;
}

async function write(
  { headers: { 'accept-encoding': accepts } }: IncomingMessage,
  response: ServerResponse,
  type: string,
  written: WrittenAnswer,
): Promise<void> {
  const { status, text, headers } = written;
  written.text = '';
  const encoded = accepts === undefined ? undefined : await encode(text, accepts);
  // As text it goes out in one piece with the headers.
  const body = encoded?.body ?? text;
  const length = Buffer.byteLength(body);
  if (encoded?.coding !== undefined) {
    response.setHeader('content-encoding', encoded.coding);
    response.appendHeader('vary', 'accept-encoding');
  }
  response.writeHead(status, {
    ...headers,
    'cache-control': 'no-store',
    'content-type': type,
    'content-length': length,
  });
  // What is ASCII is the same in both, and half the work in the one where each character is a byte.
  response.end(body, length === body.length ? 'latin1' : 'utf8');
}

/** The request as a query string, with the text of its document whichever way that was named. */
function searchOf({ query, operationName, variables }: GraphqlRequest): string {
  const search = new URLSearchParams({ query });
  if (operationName) search.set('operationName', operationName);
  if (variables !== undefined) search.set('variables', JSON.stringify(variables));
  return `?${search}`;
}

/** Apollo's protocol of subscriptions over HTTP in parts. */
function acceptsParts(request: IncomingMessage): boolean {
  const accept = request.headers.accept ?? '';
  return accept.includes('multipart/mixed') && /subscriptionSpec\s*=\s*"?1\.0/i.test(accept);
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status = 200, headers, body }: HTTPGraphQLResponse,
): Promise<void> {
  for (const [name, value] of headers) response.setHeader(name, value);
  if (body.kind === 'complete') {
    const { body: bytes, coding } = await encode(body.string, request.headers['accept-encoding']);
    if (coding !== undefined) {
      response.setHeader('content-encoding', coding);
      response.appendHeader('vary', 'accept-encoding');
    }
    response.setHeader('content-length', bytes.length);
    response.writeHead(status);
    response.end(bytes);
    return;
  }
  response.writeHead(status);
  for await (const chunk of body.asyncIterator) response.write(chunk);
  response.end();
}
