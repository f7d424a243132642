import { type Database, purgeIdempotency } from '@blockscore/database';
import type { Logger } from '@blockscore/service';
import { expireOffers } from '../app/expire-offers.ts';
import type { Ports } from '../app/ports.ts';
import { idempotencyKeys } from './tables.ts';

export interface Chores {
  /** Ends after the round under way. */
  stop(): Promise<void>;
}

/**
 * What is due by time and not by event: offers that run out, keys that have been kept long enough.
 * Every process does it; rows that another one has locked are passed over.
 */
export function startChores(ports: Ports, db: Database, logger: Logger, everyMs = 30_000): Chores {
  const expire = expireOffers(ports);
  let round: Promise<void> = Promise.resolve();
  let busy = false;
  async function run(): Promise<void> {
    try {
      const expired = await expire();
      if (expired > 0) logger.info({ expired }, 'offers expired');
      await purgeIdempotency(db, idempotencyKeys, ports.clock());
    } catch (error) {
      logger.error({ err: error }, 'chores failed and are tried again');
    } finally {
      busy = false;
    }
  }
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    round = run();
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}
