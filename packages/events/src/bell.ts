import { describeLoggable } from '@blockscore/database/loggable-error';

/**
 * Wakes one loop. A ring while the loop is busy is kept, so that its next wait returns at once;
 * many rings are as good as one.
 */
export interface Bell {
  ring(): void;
  /** Waits for a ring, at most so many milliseconds, or until the signal is aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export function createBell(): Bell {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async wait(milliseconds, signal) {
      if (!rung && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const done = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', done);
            wake = undefined;
            resolve();
          };
          const timer = setTimeout(done, milliseconds);
          signal.addEventListener('abort', done);
          wake = done;
        });
      }
      rung = false;
    },
  };
}

/** Sleeps, or returns early where the signal is aborted. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return createBell().wait(milliseconds, signal);
}

/** Doubles from `first` to `maximum`; `attempt` counts from 1. Milliseconds. */
export function backOff(attempt: number, first: number, maximum: number): number {
  return Math.min(maximum, first * 2 ** Math.min(attempt - 1, 30));
}

/** Kind and message of a fault, bounded and without a query's values, for logs and dead letters. */
export function describeError(error: unknown): string {
  return describeLoggable(error).slice(0, 500);
}
