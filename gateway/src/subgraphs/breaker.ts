/** Whether requests are sent: all of them, none, or one to see whether it is well again. */
export type BreakerState = 'CLOSED' | 'OPEN' | 'HALF_OPEN';

export interface BreakerOptions {
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  /** Milliseconds in which requests are counted. */
  readonly windowMs: number;
  /** So many requests within the window, before anything is concluded from them. */
  readonly leastRequests: number;
  /** The share of failures, 0 to 1, from which on nothing is sent. */
  readonly mostFailures: number;
  /** Milliseconds of the first pause, which doubles with each try that fails. */
  readonly pauseMs: number;
  readonly longestPauseMs: number;
}

export const DEFAULT_BREAKER: Omit<BreakerOptions, 'now'> = {
  windowMs: 10_000,
  leastRequests: 20,
  mostFailures: 0.5,
  pauseMs: 1_000,
  longestPauseMs: 30_000,
};

/** Keeps requests from somebody who cannot answer them. Each one admitted is told of when it ends. */
export interface Breaker {
  /** What its end is to be told by, where a request may be sent; else undefined. */
  readonly admit: () => number | undefined;
  /** @param admission what {@link admit} gave; one of before the state changed tells nothing any more */
  readonly ended: (admission: number, how: 'SUCCEEDED' | 'FAILED' | 'TOLD_NOTHING') => void;
  readonly state: () => BreakerState;
}

/**
 * A circuit breaker over two half windows: what is counted is between half a window and a whole one old.
 * Source: M. Nygard, Release It!, «Circuit Breaker».
 */
export function createBreaker(options: BreakerOptions): Breaker {
  const { now, windowMs, leastRequests, mostFailures, pauseMs, longestPauseMs } = options;
  let state: BreakerState = 'CLOSED';
  let before = { requests: 0, failures: 0 };
  let current = { requests: 0, failures: 0 };
  let halfBegan = now();
  let pause = pauseMs;
  let closedUntil = 0;
  let isTrying = false;
  /** Grows with each change of state, and with each try. */
  let present = 0;

  const turn = () => {
    const halves = Math.floor((now() - halfBegan) / (windowMs / 2));
    if (halves === 0) return;
    before = halves === 1 ? current : { requests: 0, failures: 0 };
    current = { requests: 0, failures: 0 };
    halfBegan += halves * (windowMs / 2);
  };
  const open = (forMs: number) => {
    state = 'OPEN';
    present += 1;
    closedUntil = now() + forMs;
  };
  const count = (isFailure: boolean) => {
    turn();
    current.requests += 1;
    if (!isFailure) return;
    current.failures += 1;
    const requests = before.requests + current.requests;
    const failures = before.failures + current.failures;
    if (requests >= leastRequests && failures / requests >= mostFailures) open(pause);
  };
  const endTry = (how: 'SUCCEEDED' | 'FAILED' | 'TOLD_NOTHING') => {
    isTrying = false;
    if (how === 'TOLD_NOTHING') return;
    if (how === 'FAILED') {
      pause = Math.min(pause * 2, longestPauseMs);
      return open(pause);
    }
    state = 'CLOSED';
    present += 1;
    pause = pauseMs;
    before = { requests: 0, failures: 0 };
    current = { requests: 0, failures: 0 };
  };

  return {
    admit() {
      if (state === 'OPEN' && now() >= closedUntil) state = 'HALF_OPEN';
      if (state === 'CLOSED') return present;
      if (state === 'OPEN' || isTrying) return undefined;
      isTrying = true;
      present += 1;
      return present;
    },
    ended(admission, how) {
      // What was sent before it opened tells nothing that is not known.
      if (admission !== present) return;
      if (state === 'HALF_OPEN') endTry(how);
      else if (how !== 'TOLD_NOTHING') count(how === 'FAILED');
    },
    state: () => state,
  };
}
