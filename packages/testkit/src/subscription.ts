import type { ExecutionResult } from 'graphql';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWebSocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { GraphqlRequest } from './graphql-client.ts';

/** Something to subscribe with, and how long to wait for each event before giving up. */
export type SubscriptionRequest = GraphqlRequest & { readonly timeoutMs?: number };

type Result = ExecutionResult<Record<string, unknown>, unknown>;

/** An open subscription. Always close it: an open one keeps the process alive. */
export interface Subscription extends AsyncIterable<Result> {
  /** The next event. Rejects after the time-out, on a refusal, and when the stream has ended. */
  next(): Promise<Result>;
  /** The next `count` events. */
  take(count: number): Promise<readonly Result[]>;
  /** All events up to the first that fits, that one included. */
  until(fits: (event: Result) => boolean): Promise<readonly Result[]>;
  close(): Promise<void>;
}

/** Bounds a hang: on a busy machine, much may have to happen before the first event. */
const TIMEOUT_MS = 50_000;

/** Subscribes by the protocol graphql-transport-ws; the token goes into the connection's first message. */
export function subscribeWebSocket(url: string, request: SubscriptionRequest): Subscription {
  const client = createWebSocketClient({
    url,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(request.token === undefined
      ? {}
      : { connectionParams: { authorization: `Bearer ${request.token}` } }),
  });
  const events = client.iterate<Record<string, unknown>>(payloadOf(request));
  return new Open(events, request.timeoutMs ?? TIMEOUT_MS, async () => await client.dispose());
}

/** Subscribes by server-sent events, in the protocol's distinct connections mode. */
export function subscribeSse(url: string, request: SubscriptionRequest): Subscription {
  const client = createSseClient({
    url,
    retryAttempts: 0,
    headers: {
      ...(request.token === undefined ? {} : { authorization: `Bearer ${request.token}` }),
      ...request.headers,
    },
  });
  const events = client.iterate<Record<string, unknown>>(payloadOf(request));
  return new Open(events, request.timeoutMs ?? TIMEOUT_MS, async () => client.dispose());
}

function payloadOf({ query, variables, operationName }: GraphqlRequest) {
  return {
    query,
    ...(variables === undefined ? {} : { variables: { ...variables } }),
    ...(operationName === undefined ? {} : { operationName }),
  };
}

class Open implements Subscription {
  readonly #events: AsyncIterator<Result>;
  readonly #timeoutMs: number;
  readonly #dispose: () => Promise<void>;

  constructor(events: AsyncIterable<unknown>, timeoutMs: number, dispose: () => Promise<void>) {
    this.#events = (events as AsyncIterable<Result>)[Symbol.asyncIterator]();
    this.#timeoutMs = timeoutMs;
    this.#dispose = dispose;
  }

  async next(): Promise<Result> {
    const timeout = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => timeout.reject(new Error(`No event came within ${this.#timeoutMs} ms.`)),
      this.#timeoutMs,
    );
    try {
      const event = await Promise.race([this.#events.next(), timeout.promise]);
      if (event.done === true) throw new Error('The stream of events has ended.');
      return event.value;
    } catch (error) {
      throw asError(error);
    } finally {
      clearTimeout(timer);
    }
  }

  async take(count: number): Promise<readonly Result[]> {
    const events: Result[] = [];
    while (events.length < count) events.push(await this.next());
    return events;
  }

  async until(fits: (event: Result) => boolean): Promise<readonly Result[]> {
    const events: Result[] = [];
    for (;;) {
      const event = await this.next();
      events.push(event);
      if (fits(event)) return events;
    }
  }

  async close(): Promise<void> {
    await this.#dispose();
    // A stream that failed says so once more when it is ended; whoever reads has been told.
    await this.#events.return?.().catch(() => undefined);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Result> {
    for (;;) yield await this.next();
  }
}

/** The clients reject with close events and with lists of GraphQL errors, which are no `Error`s. */
function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  if (typeof thrown === 'object' && thrown !== null && 'reason' in thrown && 'code' in thrown) {
    return new Error(`The connection was closed: ${thrown.code} ${thrown.reason}`);
  }
  return new Error(`The subscription was refused: ${JSON.stringify(thrown)}`);
}
