import type { ChainPorts } from './chain-ports.ts';
import { saveDisplaced, unsigned } from './chain-progress.ts';
import type { UsableContract } from './ensure-contracts.ts';

/** Rows that one round takes back; the next round goes on. */
const BATCH = 100;

/**
 * A loan is in one registry, with all its states. Where another one is in use by now, on this chain or on
 * another, the registry that a loan's next state is meant for does not know the loan: so its earlier
 * states are recorded there, too. Loans that have come to their end stay where they are.
 *
 * @returns how many states are to be recorded again
 */
export function moveLoansOver({ transact, clock }: ChainPorts) {
  return (registry: UsableContract): Promise<number> =>
    transact(async (work) => {
      const now = clock();
      const placed = await work.loans.placedElsewhere(registry.id, BATCH);
      for (const row of placed) {
        await saveDisplaced(work, { ...unsigned(row, now), failures: 0, lastError: null }, now);
      }
      return placed.length;
    });
}
