import type { ChainLife, ChainPorts } from './chain-ports.ts';
import { saveChange, saveDisplaced, unsigned } from './chain-progress.ts';

/** Rows that one round takes back; the next round goes on. */
const BATCH = 100;

/**
 * Puts commitments whose chain is gone back into the queue: those of a chain that lost its state,
 * whatever they had reached, and the unconfirmed ones of a chain that is no longer the configured
 * one. What was confirmed on another chain that still stands stays confirmed there.
 *
 * @returns how many
 */
export function reclaimStranded(ports: ChainPorts) {
  return (life: ChainLife): Promise<number> =>
    ports.transact(async (work) => {
      const now = ports.clock();
      const stranded = await work.chain.stranded(life.id, BATCH);
      for (const row of stranded) {
        const queued = { ...unsigned(row, now), failures: 0, lastError: null };
        if (row.block === null) await saveChange(work, queued);
        else await saveDisplaced(work, queued, now);
      }
      return stranded.length;
    });
}
