import { REMEMBERED_MS } from '../domain/session.ts';
import type { Ports } from './ports.ts';

/** So long it can be looked up what became of a mailed token. */
const KEPT_MS = 7 * 86_400_000;

/**
 * Removes what has run out and says nothing any more: counts of tries, tokens that were mailed,
 * sessions that were over long ago, and devices that are not known any more.
 */
export function purgeExpired(ports: Pick<Ports, 'transact' | 'clock' | 'throttle'>) {
  return async (): Promise<void> => {
    const before = new Date(ports.clock().getTime() - KEPT_MS);
    await ports.throttle.purge();
    await ports.transact(async (work) => {
      await work.passwords.purgeResets(before);
      await work.verifications.purge(before);
      await work.sessions.purge(new Date(ports.clock().getTime() - REMEMBERED_MS));
      await work.devices.purge(ports.clock());
    });
  };
}
