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

/**
 * Somebody looks like a fraud: what was answered about the person before, without what has come to light
 * since, no longer holds. Nothing is approved or paid out until compliance was asked anew.
 */
export function receiveFraudAlert(ports: { readonly transact: Transact; readonly clock: Clock }) {
  return async ({
    userId,
    source,
    severity,
  }: EventData['compliance.alert.raised']): Promise<void> => {
    if (userId === undefined || source !== 'FRAUD' || severity !== 'HIGH') return;
    const now = ports.clock();
    await ports.transact(async (work) => {
      await work.clearances.voidOf(userId, now);
      await reconsider(work, userId, 'CLEARANCE', now);
    });
  };
}
