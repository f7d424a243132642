import { serviceCaller } from '@blockscore/caller';
import type { Id } from '@blockscore/ids';
import { SIGHTINGS_KEPT_MS } from '../domain/fraud-marks.ts';
import { REMEMBERED_MS } from '../domain/session.ts';
import type { Ports } from './ports.ts';
import { removeUnclaimed } from './remove-unclaimed.ts';

/** So long it can be looked up what became of a mailed token. */
const KEPT_MS = 7 * 86_400_000;
/** So long an address can be kept by who does not verify it. */
const UNCLAIMED_MS = 7 * 86_400_000;
/** So long a notice whose event comes again, or that an operator asks for, is known. */
const NOTICES_KEPT_MS = 90 * 86_400_000;
const BATCH = 200;

/**
 * Removes what has run out and says nothing any more: counts of tries, tokens that were mailed,
 * sessions that were over long ago, notices of lending's of then, devices that are not known any more,
 * what was long not seen of devices and networks, and accounts that nobody has verified.
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
      await work.sightings.purge(new Date(ports.clock().getTime() - SIGHTINGS_KEPT_MS));
      await work.notices.purge(new Date(ports.clock().getTime() - NOTICES_KEPT_MS));
    });
    await purgeUnclaimed(ports);
  };
}

/** Each account in a transaction of its own: whoever verifies it meanwhile keeps it. */
async function purgeUnclaimed({ transact, clock }: Pick<Ports, 'transact' | 'clock'>) {
  const before = new Date(clock().getTime() - UNCLAIMED_MS);
  let ids: readonly Id<'user'>[];
  do {
    ids = await transact((work) => work.unclaimed.openedBefore(before, BATCH));
    for (const id of ids) {
      await transact(async (work) => {
        const version = await work.unclaimed.lock(id);
        if (version === undefined) return;
        await removeUnclaimed(work, serviceCaller('identity'), { id, version }, 'NEVER_VERIFIED');
      });
    }
  } while (ids.length === BATCH);
}
