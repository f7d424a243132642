import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@blockscore/service';

export interface KeyKeeper {
  readonly stop: () => Promise<void>;
}

const EVERY_MS = 60_000;

/**
 * Looks about once a minute whether something is due to the signing keys. Each process does, at
 * another moment, and whoever comes first does it: that takes one small transaction.
 */
export function startKeyKeeper(tend: () => Promise<void>, logger: Logger): KeyKeeper {
  const stopped = new AbortController();
  const { signal } = stopped;
  const run = async () => {
    for (;;) {
      const wait = EVERY_MS * (0.75 + Math.random() / 2);
      // Rejects where it is stopped, and that alone.
      await pause(wait, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      await tend().catch((error: unknown) => {
        logger.error({ err: error }, 'the signing keys could not be tended; again in a minute');
      });
    }
  };
  const running = run();
  return {
    async stop() {
      stopped.abort();
      await running;
    },
  };
}
