import { moveApplication } from './change-status.ts';
import type { Clock, Transact } from './ports.ts';

const BATCH = 100;

/**
 * Moves applications whose offer has run out to EXPIRED, at most a hundred in a transaction. Safe to
 * run in several processes at once: what one of them has locked the others pass over.
 *
 * @returns how many expired
 */
export function expireOffers(ports: { readonly transact: Transact; readonly clock: Clock }) {
  return async (): Promise<number> => {
    let count = 0;
    for (;;) {
      const expired = await ports.transact(async (work) => {
        const applications = await work.applications.lockExpired(ports.clock(), BATCH);
        for (const application of applications) {
          await moveApplication(work, { kind: 'SERVICE', id: 'lending' }, application, 'EXPIRED');
        }
        return applications.length;
      });
      count += expired;
      if (expired < BATCH) return count;
    }
  };
}
