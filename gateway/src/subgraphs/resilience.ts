import { setTimeout as delay } from 'node:timers/promises';
import type { FetchRequest, Send } from '../execution/executor.ts';
import { type Breaker, createBreaker, DEFAULT_BREAKER } from './breaker.ts';
import { SubgraphFailure } from './failure.ts';
import { type HedgeOutcome, hedging } from './hedging.ts';

export interface ResilienceOptions {
  readonly subgraph: string;
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number;
  readonly breaker?: Partial<typeof DEFAULT_BREAKER>;
  /** Told when requests are held back, and when they are sent again. */
  readonly onState?: (subgraph: string, isOpen: boolean) => void;
  /** Milliseconds without an answer, after which a query is sent a second time; never where left out. */
  readonly hedgeAfterMs?: number | undefined;
  /** Told of each query that was sent a second time for that. */
  readonly onHedge?: (subgraph: string, outcome: HedgeOutcome) => void;
}

export interface Resilience<C> {
  readonly send: Send<C>;
  readonly state: Breaker['state'];
}

/** Retries and second attempts are a tenth of the requests at most, so that they cannot become a storm of their own. */
const RETRIES_PER_REQUEST = 0.1;
/** So many may come together after a quiet time. */
const SAVED_RETRIES = 20;
const LEAST_WAIT_MS = 20;
const MOST_WAIT_MS = 100;

/**
 * Sends a query once more where the subgraph could not be reached, and nothing while it is known that it
 * cannot answer. Whatever belongs to a mutation is sent once: nobody could tell how far it had come.
 */
export function resilient<C extends { readonly signal?: AbortSignal | undefined }>(
  send: Send<C>,
  options: ResilienceOptions,
): Resilience<C> {
  const { subgraph, now = () => performance.now(), onState, hedgeAfterMs } = options;
  const breaker = createBreaker({ ...DEFAULT_BREAKER, ...options.breaker, now });
  let retries = SAVED_RETRIES;
  let wasOpen = false;
  const tell = () => {
    const isOpen = breaker.state() !== 'CLOSED';
    if (isOpen !== wasOpen) onState?.(subgraph, isOpen);
    wasOpen = isOpen;
  };

  const attempt: Send<C> = async (fetch, context) => {
    const admission = breaker.admit();
    if (admission === undefined) {
      throw new SubgraphFailure('HELD_BACK', 'is not asked, since it did not answer');
    }
    try {
      const reply = await send(fetch, context);
      breaker.ended(admission, 'SUCCEEDED');
      return reply;
    } catch (error) {
      breaker.ended(
        admission,
        error instanceof SubgraphFailure ? TELLS[error.kind] : 'TOLD_NOTHING',
      );
      throw error;
    } finally {
      tell();
    }
  };

  const takeRetry = (): boolean => {
    if (retries < 1) return false;
    retries -= 1;
    return true;
  };
  const once =
    hedgeAfterMs === undefined
      ? attempt
      : hedging(attempt, {
          afterMs: hedgeAfterMs,
          // Nobody is asked twice who may not be well enough to answer once.
          mayTry: () => breaker.state() === 'CLOSED' && takeRetry(),
          onHedge: (outcome) => options.onHedge?.(subgraph, outcome),
        });

  return {
    state: breaker.state,
    async send(fetch, context) {
      const isGone = () => context.signal?.aborted === true;
      retries = Math.min(SAVED_RETRIES, retries + RETRIES_PER_REQUEST);
      try {
        return await once(fetch, context);
      } catch (error) {
        if (!mayRetry(fetch, error) || isGone() || !takeRetry()) throw error;
        await delay(LEAST_WAIT_MS + Math.random() * (MOST_WAIT_MS - LEAST_WAIT_MS));
        if (isGone()) throw error;
        return await attempt(fetch, context);
      }
    },
  };
}

/** What an end says of the subgraph: that a client left, or asked for too much, is not its fault. */
const TELLS = {
  UNREACHABLE: 'FAILED',
  TIMEOUT: 'FAILED',
  UNUSABLE: 'FAILED',
  TOO_LARGE: 'TOLD_NOTHING',
  CANCELLED: 'TOLD_NOTHING',
  HELD_BACK: 'TOLD_NOTHING',
} as const satisfies Record<SubgraphFailure['kind'], Parameters<Breaker['ended']>[1]>;

/** A time-out is not tried again: it has used up the time that the client has. */
function mayRetry({ kind }: FetchRequest, error: unknown): boolean {
  return kind === 'QUERY' && error instanceof SubgraphFailure && error.kind === 'UNREACHABLE';
}
