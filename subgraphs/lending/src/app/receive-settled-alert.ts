import type { EventData } from '@blockscore/events';
import type { Clock, Transact } from './ports.ts';
import { reconsider } from './reconsider-applications.ts';

/**
 * Compliance officers have settled what looked like a fraud: what was answered about the person before no
 * longer holds, for better or worse. Where it was confirmed nothing is decided anew: it is for an officer.
 */
export function receiveSettledAlert(ports: { readonly transact: Transact; readonly clock: Clock }) {
  return async ({
    userId,
    source,
    resolution,
  }: EventData['compliance.alert.resolved']): Promise<void> => {
    if (userId === undefined || source !== 'FRAUD') return;
    const now = ports.clock();
    await ports.transact(async (work) => {
      await work.clearances.voidOf(userId, now);
      if (resolution !== 'CONFIRMED') await reconsider(work, userId, 'CLEARANCE', now);
    });
  };
}
