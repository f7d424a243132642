import type { Client } from '@blockscore/caller';
import { err, Fault, ok, type Result } from '@blockscore/result';
import type { Logger } from '@blockscore/service';
import {
  type DocumentNode,
  type ExecutionArgs,
  type FormattedExecutionResult,
  GraphQLError,
  getOperationAST,
  OperationTypeNode,
} from 'graphql';
import type { Session } from '../authentication/session.ts';
import { type TraceHeaders, traceOf } from '../context.ts';
import type { GraphIn } from '../contracts/contracts.ts';
import type { Refusals } from '../cost/refusals.ts';
import { publicError } from '../documents/inspect.ts';
import type { Graph } from '../graph.ts';
import { INTERNAL } from '../subgraphs/errors.ts';
import type { ResultStream } from '../subscriptions/event-stream.ts';
import type { Subscriber, SubscriptionRefusal } from '../subscriptions/subscriber.ts';
import type { Versions } from '../versions/versions.ts';
import type { RequestReader } from './request-reader.ts';

/** What the protocol is given of an operation: its result, or the end of its results. */
export type Outcome = AsyncIterableIterator<never> | FormattedExecutionResult;
type Started = Result<ExecutionArgs, readonly GraphQLError[]>;
/** What refuses it, and what was taken for that; undefined where nothing was yet. */
type Refused = Pick<SubscriptionRefusal, 'errors'> & Partial<SubscriptionRefusal>;
type Trace = ReturnType<typeof traceOf>;

export interface SocketOperationsOptions {
  readonly versions: Versions;
  readonly subscriber: Subscriber;
  readonly readRequest: RequestReader;
  readonly refusals: Refusals;
  readonly logger: Logger;
}

/** One operation that a client starts on its socket. */
export interface SocketOperation {
  readonly payload: object;
  readonly session: Session;
  readonly client: Client;
  /** The graph that the socket is for. */
  readonly graphIn: GraphIn;
  /** Trace and request id of the request that opened the socket. */
  readonly headers: TraceHeaders;
  /** Characters of the message that asked for it. */
  readonly received: number;
  /** Sends a result, JSON text, as one of this operation; resolves when the socket has taken it. */
  readonly write: (result: string) => Promise<void>;
  /** Of whoever waits for it; asked for where something is run that is not a subscription. */
  readonly signal: () => AbortSignal;
}

/**
 * Starts an operation. What comes out is handed through the protocol's own way of running operations,
 * as the context of arguments that {@link outcomeOf} only unpacks.
 */
export function createSocketOperations(
  options: SocketOperationsOptions,
): (operation: SocketOperation) => Promise<Started> {
  const { versions, subscriber, readRequest, refusals, logger } = options;

  const start = async (
    graph: Graph,
    operation: SocketOperation,
    trace: Trace,
  ): Promise<Result<ExecutionArgs, Refused>> => {
    const { payload, session, client, graphIn, received } = operation;
    const { caller } = session;
    const payer = { caller, address: client.address };
    const spent = refusals.ofSpent(payer);
    if (spent !== undefined) return err({ errors: [spent.error], cost: spent.cost });
    const read = await readRequest({ ...payload }, graph, payer);
    if (!read.ok) return err({ errors: [read.error.error], cost: read.error.cost });
    const request = read.value;
    const inspected = graph.inspect(request.query);
    if (!inspected.ok) return err({ errors: [inspected.error] });
    const { document } = inspected.value;
    const argumentsFor = (outcome: Outcome) => ok(handOver(graph, document, request, outcome));
    const wanted = getOperationAST(document, request.operationName);
    if (wanted?.operation !== OperationTypeNode.SUBSCRIPTION) {
      const context = { caller, client, received, signal: operation.signal(), ...trace };
      return argumentsFor(await graph.run(request, context));
    }
    // Without the token's end: the socket itself is closed then.
    const context = { client, graphIn, received, ...trace };
    const subscribed = await subscriber.subscribe(request, { caller }, context);
    return subscribed.ok ? argumentsFor(written(subscribed.value, operation.write)) : subscribed;
  };

  return async (operation) => {
    const trace = traceOf(operation.headers);
    // The protocol has errors without extensions beside them: nobody is told what it cost.
    const refused = async ({ errors, cost }: Refused) => {
      const { session, client } = operation;
      if (cost === undefined) {
        const payer = { caller: session.caller, address: client.address };
        await refusals.charge(payer, operation.received);
      }
      return err(traced(errors, trace));
    };
    const version = versions.hold();
    try {
      const chosen = operation.graphIn(version);
      if (!chosen.ok) throw chosen.error;
      const started = await start(chosen.value.graph, operation, trace);
      return started.ok ? started : await refused(started.error);
    } catch (error) {
      if (error instanceof Fault) return await refused({ errors: [publicError(error)] });
      logger.error({ err: error, ...trace }, 'an operation on a socket failed');
      const told = new GraphQLError(INTERNAL.message, { extensions: INTERNAL.extensions });
      return err(traced([told], trace));
    } finally {
      versions.release(version);
    }
  };
}

/**
 * Results that go straight to the socket as the text that all get who get the same; the protocol, which
 * would write each for itself, hears only of their end.
 */
function written(
  results: ResultStream,
  write: SocketOperation['write'],
): AsyncIterableIterator<never> {
  return {
    async next() {
      for await (const result of results) await write(result);
      return { done: true, value: undefined };
    },
    async return() {
      await results.return?.();
      return { done: true, value: undefined };
    },
    async throw(error) {
      await results.return?.();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function handOver(
  { schema }: Graph,
  document: DocumentNode,
  { operationName = null }: { readonly operationName?: string | undefined | null },
  outcome: Outcome,
): ExecutionArgs {
  return { schema, document, operationName, contextValue: outcome };
}

export function outcomeOf({ contextValue }: ExecutionArgs): AsyncIterableIterator<never> {
  return contextValue as AsyncIterableIterator<never>;
}

function traced(errors: readonly GraphQLError[], { traceId }: Trace): readonly GraphQLError[] {
  return errors.map(({ message, nodes, extensions }) => {
    return new GraphQLError(message, {
      ...(nodes && { nodes }),
      extensions: { ...extensions, traceId },
    });
  });
}
