import { randomBytes } from 'node:crypto';
import { type LogEntry, TailError, type Tails } from '@blockscore/events';
import { err, Fault, ok, type Result } from '@blockscore/result';
import type { Logger } from '@blockscore/service';
import {
  type FieldNode,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getArgumentValues,
  getVariableValues,
} from 'graphql';
import type { Authenticator } from '../authentication/authenticator.ts';
import type { Session } from '../authentication/session.ts';
import type { OperationContext } from '../context.ts';
import { publicError } from '../documents/inspect.ts';
import { withTraceId } from '../errors.ts';
import type { AllowedOperation, Graph, GraphqlRequest } from '../graph.ts';
import { INTERNAL } from '../subgraphs/errors.ts';
import { createEventStream, LOG_UNAVAILABLE, type ResultStream } from './event-stream.ts';
import { createResolutions } from './resolutions.ts';
import { rootFieldOf, variablesOfResult } from './root-field.ts';
import {
  type Arguments,
  checkIds,
  EVENT_SOURCES,
  type EventSource,
  selects,
  subscriptionEvent,
} from './sources.ts';

export type Subscribed = Result<ResultStream, readonly GraphQLError[]>;

export interface Subscriber {
  /** Opens a subscription for whoever the session belongs to. */
  readonly subscribe: (
    request: GraphqlRequest,
    session: Session,
    context: Omit<OperationContext, 'caller'>,
  ) => Promise<Subscribed>;
  /** Subscriptions that are open now. */
  readonly open: () => number;
}

export interface SubscriberOptions {
  readonly graph: Graph;
  readonly tails: Tails;
  readonly whenOver: Authenticator['whenOver'];
  readonly logger: Logger;
  /** Events that may wait for a slow reader. */
  readonly maxWaiting: number;
}

/** A subscription that was read and may be opened. */
interface Opening {
  readonly allowed: AllowedOperation;
  readonly root: FieldNode;
  readonly args: Arguments;
  readonly source: EventSource;
}

/** @throws where a field of `type Subscription` has no source of events */
export function createSubscriber(options: SubscriberOptions): Subscriber {
  const { graph, tails, whenOver, logger } = options;
  const resolutions = createResolutions();
  checkSources(graph.schema);
  let count = 0;

  const open = async (
    opening: Opening,
    { variables = {} }: GraphqlRequest,
    session: Session,
    traceId: string,
  ): Promise<ResultStream> => {
    const { allowed, root, args, source } = opening;
    const { caller } = session;
    const ended = new AbortController();
    const entries = await tails.open({
      stream: source.stream,
      after: typeof args['after'] === 'string' ? args['after'] : undefined,
      filter: selects(source, args, caller),
      signal: ended.signal,
      maxBuffered: options.maxWaiting,
    });
    const shared = variablesOfResult(allowed.document, allowed.operation, root, variables);
    const key = JSON.stringify([allowed.text, allowed.operationName, shared, caller]);
    const resolve = async (entry: LogEntry): Promise<FormattedExecutionResult> => {
      const event = subscriptionEvent(root.name.value, source, args, entry);
      const eventTrace = entry.event.traceId ?? randomBytes(16).toString('hex');
      const context = { caller, event, requestId: entry.event.id, traceId: eventTrace };
      try {
        return await graph.resolveEvent(allowed, variables, context);
      } catch (error) {
        logger.error({ err: error, event: entry.event.id }, 'an event could not be resolved');
        return { data: null, errors: withTraceId([INTERNAL], eventTrace) };
      }
    };
    count += 1;
    return createEventStream({
      entries,
      resolution: resolutions.join(key, resolve),
      ended,
      whenOver: (onOver) => whenOver(session, onOver),
      traceId,
      report: (error) => logger.error({ err: error }, 'a subscription lost its events'),
      onClose: () => {
        count -= 1;
      },
    });
  };

  return {
    async subscribe(request, session, context) {
      const opening = read(graph, request, session);
      if (!opening.ok) return opening;
      const { variables = {} } = request;
      const payer = { ...context, caller: session.caller };
      const charged = await graph.charge(opening.value.allowed, variables, payer);
      if (!charged.ok) return err([charged.error.error]);
      try {
        return ok(await open(opening.value, request, session, context.traceId));
      } catch (error) {
        if (error instanceof TailError) {
          return err([publicError(new Fault(error.code, error.message))]);
        }
        logger.error({ err: error }, 'a subscription could not be opened');
        return err([publicError(LOG_UNAVAILABLE)]);
      }
    },
    open: () => count,
  };
}

/** Everything that can be wrong with a subscription is said before it begins. */
function read(
  graph: Graph,
  request: GraphqlRequest,
  { caller }: Session,
): Result<Opening, readonly GraphQLError[]> {
  const allowed = graph.allow(request, caller);
  if (!allowed.ok) return allowed;
  const { document, operation } = allowed.value;
  const definitions = operation.variableDefinitions ?? [];
  const coerced = getVariableValues(graph.schema, definitions, { ...request.variables });
  if (coerced.errors) return err(coerced.errors.map(asUserInput));
  const root = rootFieldOf(document, operation);
  const field = root && graph.schema.getSubscriptionType()?.getFields()[root.name.value];
  const source = root && EVENT_SOURCES[root.name.value];
  if (root === undefined || field === undefined || source === undefined) {
    return refuse('A subscription names one of the fields of type Subscription.');
  }
  try {
    const args = getArgumentValues(field, root, coerced.coerced);
    checkIds(source, args);
    return ok({ allowed: allowed.value, root, args, source });
  } catch (error) {
    if (error instanceof Fault) return err([publicError(error)]);
    if (error instanceof GraphQLError) return err([asUserInput(error)]);
    throw error;
  }
}

function refuse(message: string): Result<never, readonly GraphQLError[]> {
  return err([publicError(new Fault('BAD_USER_INPUT', message))]);
}

function asUserInput({ message, nodes }: GraphQLError): GraphQLError {
  return new GraphQLError(message, {
    ...(nodes && { nodes }),
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

function checkSources(schema: GraphQLSchema): void {
  for (const field of Object.keys(schema.getSubscriptionType()?.getFields() ?? {})) {
    if (EVENT_SOURCES[field] === undefined) {
      throw new Error(`Subscription.${field} has no source of events in this gateway.`);
    }
  }
}
