import { serviceCaller } from '@blockscore/caller';
import type { EventEnvelope } from '@blockscore/events';
import {
  type BlockRef,
  type ChainProgress,
  progressSteps,
  UNCONFIRMED,
} from '../domain/confirmations.ts';
import type { ChainTransaction } from './chain-ports.ts';
import type { Work } from './ports.ts';
import { tellAuditAnchored } from './tell-audit-anchored.ts';

type Audience = EventEnvelope['audience'];

const MAX_WAIT_MS = 300_000;
const MAX_ERROR_LENGTH = 500;

/**
 * Saves where the chain has got with a transaction, and records one event for each confirmation
 * counted on the way: of a transaction of the books and of a loan one that its borrower may hear, of an
 * anchor, and of many scores that are attested or revoked together, one for staff. Contracts have none.
 *
 * @param seen the canonical block that holds it
 * @returns the row as saved, or as it was when nothing changed
 */
export async function saveProgress(
  work: Work,
  row: ChainTransaction,
  seen: BlockRef,
  head: number,
): Promise<ChainTransaction> {
  let current = row;
  for (const step of progressSteps(row, seen, head, row.requiredConfirmations)) {
    current = await saveStep(work, current, step);
  }
  return current;
}

/**
 * Saves that the block which held a transaction is no longer on the chain, and records that it is
 * PENDING again. Signed bytes stay good and are sent again; without any it is signed anew.
 *
 * @param replaceAt when it is to be replaced if no block has taken it by then
 */
export function saveDisplaced(
  work: Work,
  row: ChainTransaction,
  replaceAt: Date,
): Promise<ChainTransaction> {
  const waiting =
    row.nonce === null ? unsigned(row, row.nextAttemptAt) : { ...row, nextAttemptAt: replaceAt };
  return saveStep(work, waiting, UNCONFIRMED);
}

async function saveStep(
  work: Work,
  row: ChainTransaction,
  step: ChainProgress,
): Promise<ChainTransaction> {
  const next: ChainTransaction = { ...row, ...step, settled: false, version: row.version + 1 };
  await work.chain.save(next);
  await recordProgress(work, next);
  return next;
}

async function recordProgress(work: Work, row: ChainTransaction): Promise<void> {
  const { id, hash, transactionId, anchorId, loanId, loanState, userId, version } = row;
  if (hash === null) return;
  const { status, confirmations, requiredConfirmations, block } = row;
  const where = {
    status,
    confirmations,
    requiredConfirmations,
    blockNumber: block?.number ?? null,
  };
  const progress = { chainTransactionId: id, hash, ...where };
  const aggregate = { type: 'ChainTransaction', id, version };
  const actor = serviceCaller('ledger');
  const audience: Audience = {
    ...(userId === null ? {} : { subject: userId }),
    scopes: ['ledger:read', 'loans:read'],
  };
  if (transactionId !== null) {
    await work.events.record({
      type: 'ledger.chain.progressed',
      aggregate,
      audience,
      actor,
      data: { transactionId, ...progress },
    });
  } else if (anchorId !== null) {
    await work.events.record({
      type: 'ledger.anchor.progressed',
      aggregate,
      audience: { scopes: ['ledger:read'] },
      actor,
      data: { anchorId, ...progress },
    });
    await tellAuditAnchored(work, row);
  } else if (loanId !== null && loanState !== null) {
    await work.events.record({
      type: 'ledger.loan.progressed',
      aggregate,
      audience,
      actor,
      data: { loanId, state: loanState, ...progress },
    });
  } else if (row.kind === 'ATTESTATION' || row.kind === 'REVOCATION') {
    await work.events.record({
      type: 'ledger.attestations.progressed',
      aggregate,
      audience: { scopes: ['ledger:read'] },
      actor,
      data: { change: row.kind === 'ATTESTATION' ? 'ATTESTED' : 'REVOKED', ...progress },
    });
  }
}

/** The row without its nonce and signed bytes: back in the queue, to be signed anew at `at`. */
export function unsigned(row: ChainTransaction, at: Date): ChainTransaction {
  return { ...row, contractId: null, chain: null, sender: null, nonce: null, nextAttemptAt: at };
}

/** The row after a failure that only time or the operator mends; it waits longer each time. */
export function failed(row: ChainTransaction, message: string, now: Date): ChainTransaction {
  const failures = row.failures + 1;
  const waitMs = Math.min(1000 * 2 ** Math.min(failures, 20), MAX_WAIT_MS);
  return {
    ...row,
    failures,
    lastError: message.slice(0, MAX_ERROR_LENGTH),
    nextAttemptAt: new Date(now.getTime() + waitMs),
  };
}

/** Saves a change that is none of progress, so without an event. */
export function saveChange(work: Work, row: ChainTransaction): Promise<void> {
  return work.chain.save({ ...row, version: row.version + 1 });
}
