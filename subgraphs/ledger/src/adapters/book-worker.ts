import { setTimeout as delay } from 'node:timers/promises';
import { purgeIdempotency } from '@blockscore/database';
import { createLeases } from '@blockscore/events';
import type { Logger } from '@blockscore/service';
import { expirePendings } from '../app/expire-pendings.ts';
import { foldBalances } from '../app/fold-balances.ts';
import type { Ports } from '../app/ports.ts';
import type { Config } from '../config.ts';
import type { Resources } from './resources.ts';
import { idempotencyKeys } from './tables.ts';

const LEASE = 'blockscore.ledger.books';
const EVERY_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Rounds between two that look at what was kept long enough. */
const PURGE_EVERY = 120;

export interface BookWorker {
  /** Finishes the round under way. */
  stop(): Promise<void>;
}

/** Folds balances and lets go what has run out, in one process at a time. */
export function startBookWorker(
  { connection, clock, logger }: Resources,
  ports: Ports,
  config: Config,
  everyMs = EVERY_MS,
): BookWorker {
  const fold = foldBalances(ports.keeping);
  const expire = expirePendings(ports);
  let rounds = 0;
  const round = async () => {
    await fold();
    const expired = await expire();
    if (expired > 0) logger.info({ expired }, 'pending transactions have run out');
    if (rounds % PURGE_EVERY === 0) {
      await purgeIdempotency(connection.db, idempotencyKeys, clock());
    }
    rounds += 1;
  };
  const leases = createLeases({ url: config.LEDGER_DATABASE_URL, logger });
  const ending = new AbortController();
  const done = leases.run(LEASE, (signal) => work(round, everyMs, logger, signal), ending.signal);
  return {
    async stop() {
      ending.abort();
      await done;
      await leases.close();
    },
  };
}

async function work(
  round: () => Promise<void>,
  everyMs: number,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  for (let failures = 0; !signal.aborted; ) {
    try {
      await round();
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures === 1)
        logger.error({ err: error }, 'a round with the books failed; it is tried again');
    }
    await pause(Math.min(everyMs * 2 ** Math.min(failures, 10), LONGEST_PAUSE_MS), signal);
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
