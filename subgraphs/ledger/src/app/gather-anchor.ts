import { serviceCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { Anchor } from './anchor-ports.ts';
import type { ChainPorts, ChainSettings } from './chain-ports.ts';
import { makeAnchor } from './make-anchor.ts';
import type { Work } from './ports.ts';

/** So many that wait are not made to wait for the interval to end. */
const MANY = 1_000;

type GatherPorts = Pick<ChainPorts, 'transact' | 'clock' | 'sha256' | 'newSalt'> & {
  readonly settings: Pick<ChainSettings, 'requiredConfirmations' | 'anchorEveryMs'>;
};

/**
 * Gathers what was posted since, and the commitments that wait, into an anchor. It keeps the interval
 * between two anchors unless very many wait, and makes none while the one before could not be signed:
 * then the chain is too dear or too busy, and fewer, larger trees cost less. Killed at any moment, it
 * has either made all of it or nothing.
 *
 * @returns the anchor, or null when there is nothing to do
 */
export function gatherAnchor(ports: GatherPorts) {
  const { clock, sha256, newSalt } = ports;
  const { requiredConfirmations } = ports.settings;
  return (): Promise<Anchor | null> =>
    ports.transact(async (work) => {
      if (!(await isTime(ports, work))) return null;
      // Whoever had the leaves may have made it meanwhile.
      if (!(await work.leaves.lock('SKIP')) || !(await isTime(ports, work))) return null;
      const making = { clock, sha256, newSalt, requiredConfirmations };
      return await makeAnchor(work, making, serviceCaller('ledger'), newId('anchor'));
    });
}

async function isTime({ clock, settings }: GatherPorts, work: Work): Promise<boolean> {
  const waiting = (await work.anchors.waiting(MANY)) + (await work.leaves.waiting(MANY));
  if (waiting === 0) return false;
  const { newestAt, unsigned } = await work.anchors.before();
  if (unsigned) return false;
  if (waiting >= MANY || newestAt === null) return true;
  return clock().getTime() - newestAt.getTime() >= settings.anchorEveryMs;
}
