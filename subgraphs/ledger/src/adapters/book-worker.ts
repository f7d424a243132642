import { setTimeout as delay } from 'node:timers/promises';
import { purgeIdempotency } from '@blockscore/database';
import { createLeases } from '@blockscore/events';
import type { Logger } from '@blockscore/service';
import { compareWithLoans, lookAgain } from '../app/compare-with-loans.ts';
import { expirePendings } from '../app/expire-pendings.ts';
import { foldBalances } from '../app/fold-balances.ts';
import type { Ports } from '../app/ports.ts';
import type { Config } from '../config.ts';
import type { Resources } from './resources.ts';
import { idempotencyKeys } from './tables.ts';

const LEASE = 'blockscore.ledger.books';
const EVERY_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Rounds of the others between two that look at what was kept long enough. */
const PURGE_EVERY = 120;
/** The same of looks for a comparison that is due. */
const COMPARE_EVERY = 10;
/** Failures in a row between two that are told: at the longest pause, five minutes. */
const TOLD_EVERY = 10;

export interface BookWorker {
  /** Finishes what is under way. */
  stop(): Promise<void>;
}

interface Task {
  readonly name: string;
  readonly everyMs: number;
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/**
 * Folds balances, lets go what has run out and forgets old keys, in one process at a time. Each goes
 * on while another fails.
 */
export function startBookWorker(
  { connection, clock, logger }: Resources,
  ports: Pick<Ports, 'keeping' | 'transact' | 'clock' | 'warn' | 'currency'>,
  config: Pick<Config, 'LEDGER_DATABASE_URL'>,
  everyMs = EVERY_MS,
): BookWorker {
  const fold = foldBalances(ports.keeping);
  const expire = expirePendings(ports);
  const compare = compareWithLoans(ports);
  const tasks: readonly Task[] = [
    { name: 'folding balances', everyMs, run: async (signal) => void (await fold(signal)) },
    {
      name: 'letting go what has run out',
      everyMs,
      async run(signal) {
        const expired = await expire(signal);
        if (expired > 0) logger.info({ expired }, 'pending transactions have run out');
      },
    },
    {
      name: 'comparing the books with loans',
      everyMs: everyMs * COMPARE_EVERY,
      async run(signal) {
        const compared = await compare(signal);
        if (compared > 0) logger.info({ compared }, 'the books of loans were compared');
      },
    },
    {
      name: 'looking again for postings of loans',
      everyMs: everyMs * PURGE_EVERY,
      run: lookAgain(ports),
    },
    {
      name: 'forgetting old idempotency keys',
      everyMs: everyMs * PURGE_EVERY,
      run: async () => void (await purgeIdempotency(connection.db, idempotencyKeys, clock())),
    },
  ];
  const leases = createLeases({ url: config.LEDGER_DATABASE_URL, logger });
  const ending = new AbortController();
  const done = leases.run(
    LEASE,
    async (signal) => void (await Promise.all(tasks.map((task) => repeat(task, logger, signal)))),
    ending.signal,
  );
  return {
    async stop() {
      ending.abort();
      await done;
      await leases.close();
    },
  };
}

async function repeat(
  { name, everyMs, run }: Task,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  for (let failures = 0; !signal.aborted; ) {
    try {
      await run(signal);
      if (failures > 0) logger.info({ failures }, `${name} works again`);
      failures = 0;
    } catch (error) {
      if (failures % TOLD_EVERY === 0) {
        logger.error({ err: error, failures: failures + 1 }, `${name} failed; it is tried again`);
      }
      failures += 1;
    }
    const backOff = everyMs * 2 ** Math.min(failures, 10);
    await pause(failures === 0 ? everyMs : Math.min(backOff, LONGEST_PAUSE_MS), signal);
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
