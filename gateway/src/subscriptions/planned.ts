import { err, ok, type Result } from '@blockscore/result';
import type { GraphQLError } from 'graphql';
import type { Session } from '../authentication/session.ts';
import type { GraphIn } from '../contracts/contracts.ts';
import { publicError } from '../documents/inspect.ts';
import { notTrusted, sha256 } from '../documents/persisted.ts';
import type { Graph, GraphqlRequest, ResolveEvent } from '../graph.ts';
import type { GraphVersion } from '../versions/version.ts';
import type { Versions } from '../versions/versions.ts';
import { type Opening, readSubscription } from './opening.ts';

/** All that it takes to read a subscription, on whatever version of the graph. */
export interface Asked {
  readonly request: GraphqlRequest;
  readonly session: Pick<Session, 'caller'>;
  readonly graphIn: GraphIn;
}

/** A subscription as one version of the graph reads it. */
export interface Subscription extends Asked {
  readonly version: GraphVersion;
  /** Of that version: all of it, or a contract. */
  readonly graph: Graph;
  readonly opening: Opening;
}

export interface PlannedSubscription extends Subscription {
  /** Plans nothing: no event waits for that. */
  readonly resolveEvent: ResolveEvent;
}

type Planned = Result<PlannedSubscription, readonly GraphQLError[]>;

export interface Planning {
  /** Reads it on the version that is current. */
  readonly read: (asked: Asked) => Result<Subscription, readonly GraphQLError[]>;
  /** Plans it on its version, which is kept open meanwhile and must be open. */
  readonly plan: (subscription: Subscription) => Promise<Planned>;
  /** The same for one that is open already: it may wait while many others are planned. */
  readonly planPatiently: (subscription: Subscription) => Promise<Planned>;
}

/** Half a minute, in which the version before goes on being served. */
const TRIES = 30;
const TRY_AGAIN_MS = 1_000;

export function createPlanning(versions: Pick<Versions, 'current' | 'hold' | 'release'>): Planning {
  const plan: Planning['plan'] = async (subscription) => {
    const { version, graph, opening, request, session } = subscription;
    versions.hold(version);
    try {
      const { variables = {} } = request;
      const prepared = await graph.prepareEvents(opening.allowed, variables, session.caller);
      return prepared.ok ? ok({ ...subscription, resolveEvent: prepared.value }) : prepared;
    } finally {
      versions.release(version);
    }
  };
  return {
    read({ request, session, graphIn }) {
      const version = versions.current();
      const chosen = graphIn(version);
      if (!chosen.ok) return err([publicError(chosen.error)]);
      const { graph } = chosen.value;
      // One that is open may have been trusted by the version before alone.
      if (version.onlyTrusted && !version.trusted.has(sha256(request.query))) {
        return err([notTrusted()]);
      }
      const opening = readSubscription(graph, request, session.caller);
      if (!opening.ok) return opening;
      // Kept as long as it is open: of its document the one text that all have.
      const { operationName, variables } = request;
      const kept = { query: opening.value.allowed.text, operationName, variables };
      return ok({ version, graph, graphIn, opening: opening.value, request: kept, session });
    },
    plan,
    async planPatiently(subscription) {
      let planned = await plan(subscription);
      for (let tried = 1; tried < TRIES && isForNow(planned); tried += 1) {
        await new Promise<void>((go) => void setTimeout(go, TRY_AGAIN_MS).unref());
        planned = await plan(subscription);
      }
      return planned;
    },
  };
}

/** Whether it is refused for a reason that passes: too many wait to be planned. */
function isForNow(planned: Planned): boolean {
  return (
    !planned.ok &&
    planned.error.some(({ extensions }) => extensions['code'] === 'SERVICE_UNAVAILABLE')
  );
}
