import type { IncomingMessage, ServerResponse } from 'node:http';
import { HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { Fault } from '@blockscore/result';
import { OperationTypeNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { publicError } from '../documents/inspect.ts';
import type { Graph, GraphqlRequest, WrittenAnswer } from '../graph.ts';
import { type Exchange, graphqlRequest, readParameters, sendErrors } from './exchange.ts';

/** Combinations of what is sent and accepted that are remembered, and the longest of them. */
const KNOWN_TYPES = 100;
const LONGEST_ACCEPT = 200;

export interface GraphqlHandlerOptions {
  readonly graph: Graph;
  readonly bodyLimit: number;
  /** Streams a subscription in parts to a client that asked for that. */
  readonly streamParts: (exchange: Exchange, request: GraphqlRequest) => Promise<void>;
}

/** `POST` and `GET /graphql`. */
export function createGraphqlHandler(
  options: GraphqlHandlerOptions,
): (exchange: Exchange) => Promise<void> {
  const { graph, bodyLimit, streamParts } = options;
  // How Apollo Server answered what was sent in that media type to be answered in these.
  const types = new LRUCache<string, string>({ max: KNOWN_TYPES });

  /** Whether the request is a subscription; answers it, or says what is wrong with it. */
  const answeredAsSubscription = async (exchange: Exchange, request: GraphqlRequest) => {
    const allowed = graph.allow(request, exchange.session.caller);
    if (!allowed.ok) {
      sendErrors(exchange, allowed.error);
      return true;
    }
    if (allowed.value.operation.operation !== OperationTypeNode.SUBSCRIPTION) return false;
    if (acceptsParts(exchange.request)) {
      await streamParts(exchange, request);
      return true;
    }
    sendErrors(exchange, [
      publicError(
        new Fault(
          'BAD_USER_INPUT',
          'Subscribe over WebSocket at /graphql, as an event stream at /graphql/stream, or accept multipart/mixed;subscriptionSpec=1.0 here.',
        ),
      ),
    ]);
    return true;
  };

  return async (exchange) => {
    const { request, response, context } = exchange;
    const parameters = await readParameters(request, bodyLimit);
    const given = graphqlRequest(parameters);
    const inspected = graph.inspect(given.query);
    if (!inspected.ok) return sendErrors(exchange, [inspected.error]);
    if (inspected.value.hasSubscription && (await answeredAsSubscription(exchange, given))) return;
    const asked = [request.headers['content-type'], request.headers.accept].join('\n');
    const type = isPlain(request, parameters) ? types.get(asked) : undefined;
    const written = type === undefined ? undefined : await graph.answer(given, context);
    if (type !== undefined && written !== undefined) return write(response, type, written);
    const answer = await graph.answerHttp(
      {
        method: request.method ?? 'GET',
        headers: headersOf(request),
        search: (request.url ?? '').replace(/^[^?]*/, ''),
        body: request.method === 'POST' ? { ...given, ...extensionsIn(parameters) } : undefined,
      },
      context,
    );
    const answered = answer.headers.get('content-type');
    if (isPlain(request, parameters) && isPlainAnswer(answer) && answered !== undefined)
      types.set(asked, answered);
    await send(response, answer);
  };
}

/** Whether nothing but a document, its variables and the name of an operation is sent. */
function isPlain(
  { method, headers }: IncomingMessage,
  { extensions }: Readonly<Record<string, unknown>>,
): boolean {
  const { accept = '' } = headers;
  return method === 'POST' && extensions == null && accept.length <= LONGEST_ACCEPT;
}

function isPlainAnswer({ status, body }: HTTPGraphQLResponse): boolean {
  return (status ?? 200) === 200 && body.kind === 'complete';
}

function write(response: ServerResponse, type: string, { status, text }: WrittenAnswer): void {
  const body = Buffer.from(text, 'utf8');
  response.writeHead(status, {
    'cache-control': 'no-store',
    'content-type': type,
    'content-length': body.length,
  });
  response.end(body);
}

function extensionsIn({ extensions }: Readonly<Record<string, unknown>>): object {
  return extensions == null ? {} : { extensions };
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

async function send(response: ServerResponse, answer: HTTPGraphQLResponse): Promise<void> {
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.statusCode = answer.status ?? 200;
  if (answer.body.kind === 'complete') {
    response.end(answer.body.string);
    return;
  }
  for await (const chunk of answer.body.asyncIterator) response.write(chunk);
  response.end();
}
