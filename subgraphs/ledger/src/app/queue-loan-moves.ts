import { nextMoveAt, nextState } from '../domain/loan-registry.ts';
import type { ChainPorts } from './chain-ports.ts';
import type { LoanRegistration, LoanRegistrySettings } from './loan-ports.ts';
import type { Work } from './ports.ts';
import { waitingTransaction } from './waiting-transaction.ts';

/** Keeps these hashes apart from any others that anybody makes of the same bytes. */
export const LOAN_MOVE_DOMAIN = 'blockscore/ledger/loan-move/v1\n';

/** Loans that one round looks at; the next round goes on. */
const BATCH = 100;

/**
 * Puts the states that loans have come into, and that are due, into the queue for the chain, one of each
 * loan at a time: what was missed on the way goes there first.
 *
 * @returns how many
 */
export function queueLoanMoves(ports: ChainPorts, settings: LoanRegistrySettings) {
  return (): Promise<number> =>
    ports.transact(async (work) => {
      const due = await work.loans.due(ports.clock(), BATCH);
      for (const registration of due) await queue(work, ports, settings, registration);
      return due.length;
    });
}

async function queue(
  work: Work,
  { clock, sha256, newSalt, settings }: ChainPorts,
  { endAfterMs }: LoanRegistrySettings,
  registration: LoanRegistration,
): Promise<void> {
  const state = nextState(registration);
  if (state === null) throw new Error(`${registration.loanId} is due and has no next state.`);
  const { loanId, userId, agreement, status, statusSince } = registration;
  const salt = newSalt();
  const content = JSON.stringify({ loanId, state, status, since: statusSince.toISOString() });
  const now = clock();
  await work.loans.addMove({ loanId, state, content, salt, queuedAt: now });
  const transaction = waitingTransaction({
    kind: 'LOAN',
    commitment: `0x${sha256(LOAN_MOVE_DOMAIN, salt, content)}`,
    ...{ loanId, loanState: state, agreement, userId },
    requiredConfirmations: settings.requiredConfirmations,
    createdAt: now,
  });
  await work.chain.enqueue([{ transaction, salt: null }]);
  const moved = { ...registration, state };
  await work.loans.save({ ...moved, nextMoveAt: nextMoveAt(moved, endAfterMs) });
}
