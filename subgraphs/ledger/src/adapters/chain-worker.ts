import { setTimeout as delay } from 'node:timers/promises';
import type { Leases } from '@blockscore/events';
import type { Logger } from '@blockscore/service';
import { ChainUnavailable } from '../app/chain-client.ts';

const LEASE = 'blockscore.ledger.chain';
const MAX_PAUSE_MS = 30_000;

export interface ChainWorkerOptions {
  readonly leases: Leases;
  readonly logger: Logger;
  /** One round with the chain. */
  readonly round: () => Promise<void>;
  readonly pollMs: number;
}

export interface ChainWorker {
  /** Finishes the round under way. */
  stop(): Promise<void>;
}

/** Goes round after round in one process at a time; waits longer while rounds fail. */
export function startChainWorker(options: ChainWorkerOptions): ChainWorker {
  const ending = new AbortController();
  const done = options.leases.run(LEASE, (signal) => work(options, signal), ending.signal);
  return {
    async stop() {
      ending.abort();
      await done;
    },
  };
}

async function work(options: ChainWorkerOptions, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      await options.round();
      if (failures > 0) options.logger.info('the chain answers again');
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures === 1) report(options.logger, error);
    }
    await pause(Math.min(options.pollMs * 2 ** Math.min(failures, 10), MAX_PAUSE_MS), signal);
  }
}

/** Once for a row of failures: a chain that is down for a night must not fill the logs. */
function report(logger: Logger, error: unknown): void {
  if (error instanceof ChainUnavailable) {
    logger.warn({ reason: error.message }, 'the chain cannot be reached: commitments wait');
  } else {
    logger.error({ err: error }, 'a round with the chain failed; it is tried again');
  }
}

/** Waits, or ends early when told to stop. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
