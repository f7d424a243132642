import { randomFillSync } from 'node:crypto';
import { type Caller, type Client, traceIdOf } from '@blockscore/caller';

/** What belongs to one operation on its way through the gateway. */
export interface OperationContext {
  readonly caller: Caller;
  /** Where it came from; undefined where it is run for an event, which may be for several clients. */
  readonly client?: Client;
  /** Handed on to subgraphs as `x-request-id` and back to the client. */
  readonly requestId: string;
  /** 32 hex digits, W3C Trace Context. */
  readonly traceId: string;
  /** Aborted when the client has gone. */
  readonly signal?: AbortSignal;
  /** Characters of its text, once that was read; undefined where it came in a URL. */
  received?: number | undefined;
  /** Events that a subscription has to go through before it is where the others are. */
  readonly behind?: number;
  /** Called once its document was found valid, allowed and paid for, where Apollo Server runs it. */
  readonly onAccepted?: () => void;
  /** Called once it was planned as well. */
  readonly onPlanned?: (() => void) | undefined;
  /** Where the operation is a subscription's: the event that it is run for. */
  readonly event?: SubscriptionEvent;
}

/** What the virtual subgraph of events answers: the payload of one root field. */
export interface SubscriptionEvent {
  readonly field: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Headers of a request, of which `traceparent` and `x-request-id` are looked at. */
export type TraceHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** Takes over the caller's trace and request id where they are well formed, else begins anew. */
export function traceOf(headers: TraceHeaders): Pick<OperationContext, 'requestId' | 'traceId'> {
  const traceId = traceIdOf(headers['traceparent']) ?? randomHex(16);
  const requestId = textOf(headers['x-request-id']);
  return { traceId, requestId: /^[\w.-]{1,100}$/.test(requestId) ? requestId : traceId };
}

/** The header `traceparent` of a request that we send: the same trace, a span of our own. */
export function traceparent(traceId: string): string {
  return `00-${traceId}-${randomHex(8)}-01`;
}

/** Random bytes that nobody had yet: asking for many at once costs little more than for a few. */
const random = Buffer.alloc(4_096);
let taken = random.length;

function randomHex(bytes: number): string {
  if (taken + bytes > random.length) {
    randomFillSync(random);
    taken = 0;
  }
  taken += bytes;
  return random.toString('hex', taken - bytes, taken);
}

function textOf(header: string | string[] | undefined): string {
  return typeof header === 'string' ? header : '';
}
