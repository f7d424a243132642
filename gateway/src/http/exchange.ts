import type { IncomingMessage, ServerResponse } from 'node:http';
import { ANONYMOUS } from '@blockscore/caller';
import { Fault, type FaultCode } from '@blockscore/result';
import { readBody, whenGone } from '@blockscore/service';
import type { GraphQLError } from 'graphql';
import { answerTypeFor } from '../answer-types.ts';
import type { Authenticator } from '../authentication/authenticator.ts';
import type { Session } from '../authentication/session.ts';
import { type OperationContext, traceOf } from '../context.ts';
import { type ContractOf, type GraphIn, graphFor } from '../contracts/contracts.ts';
import { createRefusals, type Refusal, type Refusals } from '../cost/refusals.ts';
import { type CostReport, headersOf, told } from '../cost/report.ts';
import { faultBody, STATUS_OF, statusIn, statusOf, withTraceId } from '../errors.ts';
import type { ReadClient } from './client-address.ts';

/** Of answers to clients that take none of ours, and of errors before it is known what is wanted. */
const ANSWER_TYPE = 'application/json; charset=utf-8';

/** A request whose sender is known, before it is looked at what it wants. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly session: Session;
  readonly context: OperationContext;
  /** The graph that the request is about. */
  readonly graphIn: GraphIn;
  /** Takes what it costs that the request is refused, and tells it; undefined where nobody counts. */
  readonly refuse: () => Promise<CostReport | undefined>;
}

/** How it is told who sends a request, and from where. */
export interface Door {
  readonly authenticator: Authenticator;
  readonly clientOf: ReadClient;
  /** What of the graph is theirs at most. */
  readonly contractOf: ContractOf;
}

/** A fault with an HTTP status of its own, whatever others with its code have. */
export class HttpFault extends Fault {
  readonly status: number;

  constructor(status: number, code: FaultCode, message: string) {
    super(code, message);
    this.status = status;
  }
}

const NOTHING_COUNTED = createRefusals(undefined);

/**
 * A handler that gets the exchange where the sender's token is good and points are left, and is not
 * called otherwise.
 * @param refusals where what is asked for costs points
 */
export function withSession(
  { authenticator, clientOf, contractOf }: Door,
  handle: (exchange: Exchange) => Promise<void>,
  refusals: Refusals = NOTHING_COUNTED,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const trace = traceOf(request.headers);
    response.setHeader('x-request-id', trace.requestId);
    const client = clientOf(request);
    let caller = ANONYMOUS;
    let refuse: Exchange['refuse'] = () => refusals.charge({ caller, address: client.address });
    try {
      const { authorization } = request.headers;
      const session = await authenticator.authenticate(authorization, client.address);
      caller = session.caller;
      const signal = whenGone(response);
      const context: OperationContext = { caller, client, ...trace, signal, received: undefined };
      refuse = () => refusals.charge({ caller, address: client.address }, context.received);
      const graphIn = graphFor(contractAskedFor(request), contractOf(caller));
      const exchange = { request, response, session, context, graphIn, refuse };
      const spent = refusals.ofSpent({ caller, address: client.address });
      if (spent === undefined) await handle(exchange);
      else await sendErrors(exchange, [spent.error], spent);
    } catch (error) {
      if (!(error instanceof Fault) || response.headersSent) throw error;
      sendFault(response, error, trace.traceId, await refuse());
    }
  };
}

const CONTRACT_HEADER = 'x-graph-contract';

/**
 * The contract that a request names, by a path such as `/graphql/partner` or by a header.
 * @throws {Fault} where it names two
 */
export function contractAskedFor({
  url = '',
  headers,
}: Pick<IncomingMessage, 'url' | 'headers'>): string | undefined {
  const [path = ''] = url.split('?', 1);
  const [, below] = /^\/graphql\/(?!stream$)(.+?)(?:\/stream)?$/.exec(path) ?? [];
  const named = headers[CONTRACT_HEADER];
  if (below !== undefined && named !== undefined && named !== below) {
    throw new Fault('BAD_USER_INPUT', `Path and ${CONTRACT_HEADER} name different contracts.`);
  }
  return below ?? (Array.isArray(named) ? named.join() : named);
}

function sendFault(
  response: ServerResponse,
  fault: Fault,
  traceId: string,
  cost: CostReport | undefined,
): void {
  if (fault.code === 'UNAUTHENTICATED') {
    response.setHeader('www-authenticate', 'Bearer error="invalid_token"');
  }
  const status = statusOfFault(fault);
  // What is left of an unread body must not be taken for the next request.
  if (status === TOO_LONG) response.setHeader('connection', 'close');
  sendBody(response, status, ANSWER_TYPE, faultBody(fault, traceId), cost);
}

/** Of a body that is too long: what else exceeds a limit says so itself, or is told by {@link sendErrors}. */
const TOO_LONG = 413;

function statusOfFault(fault: Fault): number {
  if (fault instanceof HttpFault) return fault.status;
  return fault.code === 'LIMIT_EXCEEDED' ? TOO_LONG : (STATUS_OF[fault.code] ?? 400);
}

/**
 * Answers with errors for which nothing was run, in the media type that the client prefers.
 * @param told where it was refused for its cost
 */
export async function sendErrors(
  exchange: Exchange,
  errors: readonly GraphQLError[],
  told?: Pick<Refusal, 'cost' | 'headers'>,
): Promise<void> {
  const { request, response, context } = exchange;
  const type = answerTypeFor(request.headers.accept) ?? ANSWER_TYPE;
  const [first] = errors;
  const formatted = errors.map((error) => error.toJSON());
  const status = first === undefined ? 400 : statusIn(type, statusOf(first), formatted);
  const body = { errors: withTraceId(formatted, context.traceId) };
  for (const [name, value] of Object.entries(told?.headers ?? {})) response.setHeader(name, value);
  sendBody(response, status, type, body, told?.cost ?? (await exchange.refuse()));
}

/** Refuses a request whose client takes no media type of ours: nothing may be run for it. */
export async function sendNotAcceptable({ response, context, refuse }: Exchange): Promise<void> {
  const message = 'Accept application/json or application/graphql-response+json.';
  const body = faultBody(new Fault('BAD_USER_INPUT', message), context.traceId);
  sendBody(response, 406, ANSWER_TYPE, body, await refuse());
}

function sendBody(
  response: ServerResponse,
  status: number,
  type: string,
  body: object,
  cost: CostReport | undefined,
): void {
  const text = JSON.stringify({ ...body, ...told(cost) });
  response.writeHead(status, {
    ...(cost && headersOf(cost)),
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}

/**
 * The parameters of a GraphQL request as they came, not yet checked. What is posted must be JSON by its
 * header: no page of a stranger's can make a browser send that without asking first.
 * @throws {Fault} where the body is too large, of another type, or not JSON
 */
export async function readParameters(
  { request, context }: Pick<Exchange, 'request' | 'context'>,
  bodyLimit: number,
): Promise<Readonly<Record<string, unknown>>> {
  if (request.method === 'GET') {
    const search = new URLSearchParams((request.url ?? '').split('?').slice(1).join('?'));
    const parameters: Record<string, unknown> = Object.fromEntries(search);
    for (const name of ['variables', 'extensions']) {
      const text = search.get(name);
      if (text !== null) parameters[name] = parseJson(text);
    }
    return parameters;
  }
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/(graphql\+|graphql-response\+)?json\s*(;|$)/i.test(type)) {
    throw new Fault(
      'BAD_USER_INPUT',
      'Send the request as JSON, with content-type application/json.',
    );
  }
  const text = await readBody(request, bodyLimit, (bytes) => {
    // Also of one that is too long, which is refused.
    context.received = bytes;
  });
  context.received = text.length;
  const body = parseJson(text);
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
    return body as Record<string, unknown>;
  }
  throw new Fault('BAD_USER_INPUT', 'The request body must be one JSON object with a query.');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Fault('BAD_USER_INPUT', 'The request is not valid JSON.');
  }
}
