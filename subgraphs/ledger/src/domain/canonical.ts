import type { Entry, LedgerTransaction } from './transaction.ts';

/**
 * One text for one transaction: what its leaf under an anchor is made of. Fixed names in a fixed
 * order, days and moments in ISO 8601, amounts as decimal text, entries by position. It is made of what
 * is stored and never changes, so that it comes out the same whenever it is asked for. It tells all
 * that the books say of the transaction but who it is of and who wrote it.
 */
export function canonicalTransaction(
  transaction: LedgerTransaction,
  entries: readonly Entry[],
): string {
  const { id, kind, phase, postingId, batchId, reference, loanId, effectiveOn } = transaction;
  const { valueOn, recordedAt, expiresAt, resolves, voidReason, reverses } = transaction;
  return JSON.stringify({
    ...{ id, kind, phase, postingId, batchId, reference, loanId, effectiveOn, valueOn },
    recordedAt: recordedAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    ...{ resolves, voidReason, reverses },
    entries: linesOf(entries),
  });
}

/**
 * The text of a disbursement's own commitment, which a DisbursementRegistry holds. What was recorded
 * stays to be checked, so it is as it was when only disbursements were.
 */
export function canonicalDisbursement(
  { id, kind, postingId, loanId, effectiveOn, recordedAt }: LedgerTransaction,
  entries: readonly Entry[],
): string {
  return JSON.stringify({
    ...{ id, kind, postingId, loanId, effectiveOn },
    recordedAt: recordedAt.toISOString(),
    entries: linesOf(entries),
  });
}

function linesOf(entries: readonly Entry[]) {
  return entries
    .toSorted((a, b) => a.position - b.position)
    .map(({ accountCode, side, minor, currency }) => ({
      account: accountCode,
      side,
      minor: minor.toString(),
      currency,
    }));
}
