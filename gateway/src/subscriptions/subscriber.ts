import { setImmediate as nextTurn } from 'node:timers/promises';
import { TailError, type Tails } from '@blockscore/events';
import { err, Fault, type FaultCode, ok, type Result } from '@blockscore/result';
import type { Logger } from '@blockscore/service';
import type { GraphQLError } from 'graphql';
import type { Authenticator } from '../authentication/authenticator.ts';
import type { Session, SessionOver } from '../authentication/session.ts';
import type { OperationContext } from '../context.ts';
import type { GraphIn } from '../contracts/contracts.ts';
import { nameOf } from '../cost/payer.ts';
import type { Refusal } from '../cost/refusals.ts';
import { publicError } from '../documents/inspect.ts';
import { createTurns } from '../execution/turns.ts';
import type { GraphqlRequest } from '../graph.ts';
import { createPlaces } from '../places.ts';
import type { Versions } from '../versions/versions.ts';
import { EventStream, LOG_UNAVAILABLE, type ResultStream } from './event-stream.ts';
import { createGroups, type Membership } from './groups.ts';
import type { Opening } from './opening.ts';
import { createPace, type Pace } from './pace.ts';
import { createPlanning, type Subscription } from './planned.ts';
import { createStandings, groupKey, type VersionStanding } from './standings.ts';

/** Why a subscription is not opened; of what it was to cost nothing is taken. */
export interface SubscriptionRefusal extends Pick<Refusal, 'cost' | 'headers'> {
  readonly errors: readonly GraphQLError[];
}

export type Subscribed = Result<ResultStream, SubscriptionRefusal>;

export interface SubscriptionContext extends Omit<OperationContext, 'caller'> {
  /** The graph that it is about. */
  readonly graphIn: GraphIn;
}

export interface Subscriber {
  /** Opens a subscription for whoever the session belongs to. */
  readonly subscribe: (
    request: GraphqlRequest,
    session: Session,
    context: SubscriptionContext,
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
  /** Subscriptions that one caller may have open in this process, on whatever connections. */
  readonly maxPerCaller: number;
  /**
   * Results that are made at a time, each for another group: as many as a subgraph is asked at a time.
   * Where ten thousand principals get one event, the last ones' fetches would else be given up for
   * having waited for the others'.
   */
  readonly resolvedAtOnce: number;
}

/** Results that are handed to sockets and streams in one turn of the event loop. */
const SENT_IN_ONE_TURN = 100;

export function createSubscriber(options: SubscriberOptions): Subscriber {
  const { versions, logger } = options;
  const pace = createPace(SENT_IN_ONE_TURN);
  const turns = createTurns(() => options.resolvedAtOnce);
  const stand = createStandings({ versions, logger, turns });
  const groups = createGroups<VersionStanding>();
  const places = createPlaces(options.maxPerCaller);
  const full = new Fault(
    'LIMIT_EXCEEDED',
    `At most ${options.maxPerCaller} subscriptions of one caller are open at the same time; end some that are not needed.`,
  );
  let open = 0;
  const { read, plan, planPatiently } = createPlanning(versions);
  const isCurrent = ({ version }: Pick<Subscription, 'version'>) => version === versions.current();

  versions.onReplaced(() =>
    groups.move(async (standing) => {
      if (isCurrent(standing)) return undefined;
      const subscription = read(standing);
      if (!subscription.ok) return err(outgrown(subscription.error[0]));
      const planned = await planPatiently(subscription.value);
      if (!planned.ok) return err(outgrown(planned.error[0]));
      return ok({ key: groupKey(planned.value), standing: stand(planned.value) });
    }, nextTurn),
  );
  /** Joins its group on the version that is current in that moment, planned. */
  const enter = async (first: Subscription): Promise<Result<Entered, readonly GraphQLError[]>> => {
    let now: ReturnType<typeof read> = ok(first);
    while (now.ok) {
      const subscription = now.value;
      if (isCurrent(subscription)) {
        const planned = await plan(subscription);
        // Nothing is awaited from here on: whoever joins a version that was replaced is not moved over.
        if (isCurrent(subscription)) {
          if (!planned.ok) return planned;
          const join = () => stand(planned.value);
          return ok({ subscription, membership: groups.join(groupKey(subscription), join) });
        }
      }
      now = read(subscription);
    }
    return now;
  };
  const begin = async (
    first: Subscription,
    { session, traceId, giveBack }: Beginning,
  ): Promise<Result<ResultStream, readonly GraphQLError[]>> => {
    const entered = await enter(first);
    if (!entered.ok) return entered;
    const { membership } = entered.value;
    const onClose = () => {
      open -= 1;
      membership.leave();
      giveBack();
    };
    try {
      const begun = { ...entered.value, session, traceId, pace, onClose };
      const stream = await openStream(options, begun);
      open += 1;
      return ok(stream);
    } catch (error) {
      membership.leave();
      return err([publicError(faultOf(error, logger))]);
    }
  };
  return {
    async subscribe(request, session, { graphIn, ...context }) {
      const asked = read({ request, session, graphIn });
      if (!asked.ok) return refused(asked.error);
      const { graph, opening } = asked.value;
      const behind = await behindOf(opening, options);
      if (!behind.ok) return refused([publicError(behind.error)]);
      const payer = { ...context, caller: session.caller, behind: behind.value };
      const charged = await graph.charge(opening.allowed, request.variables ?? {}, payer);
      if (!charged.ok) return refused([charged.error.error], charged.error);
      opening.allowed.keep(() => nameOf(payer));
      const { kind, id } = session.caller;
      const giveBack = places.take(`${kind} ${id}`);
      if (giveBack === undefined) {
        charged.value?.undo();
        return refused([publicError(full)]);
      }
      let begun: Awaited<ReturnType<typeof begin>> | undefined;
      try {
        begun = await begin(asked.value, { session, traceId: context.traceId, giveBack });
        if (!begun.ok) return refused(begun.error);
        request.keep?.();
        return begun;
      } finally {
        if (begun?.ok !== true) {
          giveBack();
          charged.value?.undo();
        }
      }
    },
    open: () => open,
  };
}

interface Beginning {
  readonly session: Session;
  readonly traceId: string;
  /** Gives back the caller's place. */
  readonly giveBack: () => void;
}

/** In a group of those who get the same. */
interface Entered {
  readonly subscription: Subscription;
  readonly membership: Membership;
}

function refused(
  errors: readonly GraphQLError[],
  { cost, headers }: Pick<Refusal, 'cost' | 'headers'> = { cost: undefined, headers: {} },
): Result<never, SubscriptionRefusal> {
  return err({ errors, cost, headers });
}

/** What is told of why it could not be listened. */
function faultOf(error: unknown, logger: Logger): Fault {
  if (error instanceof TailError) return new Fault(error.code, error.message);
  logger.error({ err: error }, 'a subscription could not be opened');
  return LOG_UNAVAILABLE;
}

interface Begun extends Entered {
  readonly session: Session;
  readonly traceId: string;
  readonly pace: Pace;
  readonly onClose: () => void;
}

/** How many events it has to go through before it is where the others are. */
async function behindOf(
  opening: Opening,
  { tails, logger }: SubscriberOptions,
): Promise<Result<number, Fault>> {
  const after = afterIn(opening);
  try {
    return ok(after === undefined ? 0 : await tails.behind(opening.source.stream, after));
  } catch (error) {
    return err(faultOf(error, logger));
  }
}

/** The cursor that it begins after. */
function afterIn({ args }: Opening): string | undefined {
  return typeof args['after'] === 'string' ? args['after'] : undefined;
}

/** Begins to listen. @throws {TailError} where that cannot be */
async function openStream(
  { tails, whenOver, maxWaiting, logger }: SubscriberOptions,
  { subscription, membership, session, traceId, pace, onClose }: Begun,
): Promise<ResultStream> {
  const { opening } = subscription;
  const entries = await tails.open({
    stream: opening.source.stream,
    after: afterIn(opening),
    filter: membership.selects,
    maxBuffered: maxWaiting,
  });
  return new EventStream({
    entries,
    resolve: membership.resolve,
    pace,
    whenOver(onOver: (over: SessionOver) => void) {
      membership.whenOver((fault) => onOver({ fault, comeAgain: false }));
      return whenOver(session, onOver);
    },
    traceId,
    report: (error) => logger.error({ err: error }, 'a subscription lost its events'),
    onClose,
  });
}

/** Why a subscription cannot go on with another version of the graph. */
function outgrown(misfit: GraphQLError | undefined): Fault {
  const { message = 'it is refused', extensions = { code: 'GRAPHQL_VALIDATION_FAILED' } } =
    misfit ?? {};
  const code = extensions['code'] as FaultCode;
  return new Fault(code, `The graph has changed, and the subscription does not fit it: ${message}`);
}
