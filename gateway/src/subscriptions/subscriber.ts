import { randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type LogEntry, TailError, type Tails } from '@blockscore/events';
import { err, Fault, type FaultCode, ok, type Result } from '@blockscore/result';
import type { Logger } from '@blockscore/service';
import type { FormattedExecutionResult, GraphQLError } from 'graphql';
import type { Authenticator } from '../authentication/authenticator.ts';
import type { Session, SessionOver } from '../authentication/session.ts';
import type { OperationContext } from '../context.ts';
import type { GraphIn } from '../contracts/contracts.ts';
import { publicError } from '../documents/inspect.ts';
import { withTraceId } from '../errors.ts';
import type { Graph, GraphqlRequest } from '../graph.ts';
import { INTERNAL } from '../subgraphs/errors.ts';
import type { GraphVersion } from '../versions/version.ts';
import type { Versions } from '../versions/versions.ts';
import { createEventStream, LOG_UNAVAILABLE, type ResultStream } from './event-stream.ts';
import { type Opening, readSubscription } from './opening.ts';
import { createResolutions, type Resolution } from './resolutions.ts';
import { variablesOfResult } from './root-field.ts';
import { selects, subscriptionEvent } from './sources.ts';

export type Subscribed = Result<ResultStream, readonly GraphQLError[]>;

export interface Subscriber {
  /** Opens a subscription for whoever the session belongs to. */
  readonly subscribe: (
    request: GraphqlRequest,
    session: Session,
    context: Omit<OperationContext, 'caller'> & { readonly graphIn: GraphIn },
  ) => Promise<Subscribed>;
  /** Subscriptions that are open now. */
  readonly open: () => number;
}

export interface SubscriberOptions {
  readonly versions: Versions;
  readonly tails: Tails;
  readonly whenOver: Authenticator['whenOver'];
  readonly logger: Logger;
  /** Events that may wait for a slow reader. */
  readonly maxWaiting: number;
}

/** What a subscription is on one version of the graph. */
interface Standing {
  readonly version: GraphVersion;
  readonly selects: (entry: LogEntry) => boolean;
  readonly resolution: Resolution;
}

/** How a subscription begins. */
interface Beginning {
  readonly opening: Opening;
  readonly graphIn: GraphIn;
  readonly traceId: string;
}

/** Has an open subscription go on with the current version, or ends it. */
type MoveOver = () => void;

/** Subscriptions that move over in one turn of the event loop. */
const MOVED_AT_ONCE = 50;

export function createSubscriber(options: SubscriberOptions): Subscriber {
  const { versions, tails, whenOver, logger } = options;
  const stand = createStandings(versions, logger);
  const open = new Set<MoveOver>();
  versions.onReplaced(() => moveAll(open));

  const start = async (
    first: Standing,
    request: GraphqlRequest,
    session: Session,
    { opening, graphIn, traceId }: Beginning,
  ): Promise<Subscribed> => {
    const { source, args } = opening;
    const ended = new AbortController();
    let standing = first;
    let tell: ((over: SessionOver) => void) | undefined;
    const entries = await tails.open({
      stream: source.stream,
      after: typeof args['after'] === 'string' ? args['after'] : undefined,
      filter: (entry) => standing.selects(entry),
      signal: ended.signal,
      maxBuffered: options.maxWaiting,
    });
    const move = (): readonly GraphQLError[] => {
      const version = versions.current();
      if (version === standing.version) return [];
      standing.resolution.leave();
      const chosen = graphIn(version);
      if (!chosen.ok) return [publicError(chosen.error)];
      const { graph } = chosen.value;
      const read = readSubscription(graph, request, session.caller);
      if (!read.ok) return read.error;
      standing = stand({ version, graph }, read.value, request, session);
      return [];
    };
    const misfits = move();
    if (misfits.length > 0) {
      ended.abort();
      return err(misfits);
    }
    const moveOver = () => {
      const [misfit] = move();
      if (misfit !== undefined) tell?.({ fault: outgrown(misfit), comeAgain: false });
    };
    open.add(moveOver);
    return ok(
      createEventStream({
        entries,
        resolution: {
          resolve: (entry) => standing.resolution.resolve(entry),
          leave: () => standing.resolution.leave(),
        },
        ended,
        whenOver(onOver) {
          tell = onOver;
          return whenOver(session, onOver);
        },
        traceId,
        report: (error) => logger.error({ err: error }, 'a subscription lost its events'),
        onClose: () => void open.delete(moveOver),
      }),
    );
  };

  return {
    async subscribe(request, session, { graphIn, ...context }) {
      const version = versions.current();
      const chosen = graphIn(version);
      if (!chosen.ok) return err([publicError(chosen.error)]);
      const { graph } = chosen.value;
      const read = readSubscription(graph, request, session.caller);
      if (!read.ok) return read;
      const opening = read.value;
      const { variables = {} } = request;
      const payer = { ...context, caller: session.caller };
      const charged = await graph.charge(opening.allowed, variables, payer);
      if (!charged.ok) return err([charged.error.error]);
      const standing = stand({ version, graph }, opening, request, session);
      try {
        return await start(standing, request, session, {
          ...{ opening, graphIn, traceId: context.traceId },
        });
      } catch (error) {
        standing.resolution.leave();
        if (error instanceof TailError) {
          return err([publicError(new Fault(error.code, error.message))]);
        }
        logger.error({ err: error }, 'a subscription could not be opened');
        return err([publicError(LOG_UNAVAILABLE)]);
      }
    },
    open: () => open.size,
  };
}

async function moveAll(open: ReadonlySet<MoveOver>): Promise<void> {
  let moved = 0;
  for (const moveOver of open) {
    moveOver();
    moved += 1;
    if (moved % MOVED_AT_ONCE === 0) await nextTurn();
  }
}

/** Puts subscriptions on a version of the graph, those together that get the same of each event. */
function createStandings(versions: Versions, logger: Logger) {
  const resolutions = createResolutions();
  return (
    { version, graph }: Pick<Standing, 'version'> & { readonly graph: Graph },
    { allowed, root, args, source }: Opening,
    { variables = {} }: GraphqlRequest,
    { caller }: Session,
  ): Standing => {
    const { text, document, operation, operationName } = allowed;
    const shared = variablesOfResult(document, operation, root, variables);
    const key = JSON.stringify([graph.id, text, operationName, shared, caller]);
    const resolve = async (entry: LogEntry): Promise<FormattedExecutionResult> => {
      const event = subscriptionEvent(root.name.value, source, args, entry);
      const traceId = entry.event.traceId ?? randomBytes(16).toString('hex');
      const context = { caller, event, requestId: entry.event.id, traceId };
      versions.hold(version);
      try {
        return await graph.resolveEvent(allowed, variables, context);
      } catch (error) {
        logger.error({ err: error, event: entry.event.id }, 'an event could not be resolved');
        return { data: null, errors: withTraceId([INTERNAL], traceId) };
      } finally {
        versions.release(version);
      }
    };
    return {
      version,
      selects: selects(source, args, caller),
      resolution: resolutions.join(key, resolve),
    };
  };
}

/** Why a subscription cannot go on with another version of the graph. */
function outgrown({ message, extensions }: GraphQLError): Fault {
  const code = extensions['code'] as FaultCode;
  return new Fault(code, `The graph has changed, and the subscription does not fit it: ${message}`);
}
