import type { Ports } from './ports.ts';

/** So long it can be looked up what became of a mailed token. */
const KEPT_MS = 7 * 86_400_000;

/** Removes what has run out and says nothing any more: counts of tries, and tokens that were mailed. */
export function purgeExpired(ports: Pick<Ports, 'transact' | 'clock' | 'throttle'>) {
  return async (): Promise<void> => {
    const before = new Date(ports.clock().getTime() - KEPT_MS);
    await ports.throttle.purge();
    await ports.transact(async (work) => {
      await work.passwords.purgeResets(before);
      await work.verifications.purge(before);
    });
  };
}
