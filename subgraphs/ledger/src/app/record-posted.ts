import { actorOf, type Caller } from '@blockscore/caller';
import type { NewEvent } from '@blockscore/events';
import type { Entry, LedgerTransaction } from '../domain/transaction.ts';
import type { Work } from './ports.ts';

/** What was written, with what it moved where that is at hand. */
interface Written {
  readonly transaction: LedgerTransaction;
  readonly entries?: readonly Entry[];
}

/** Tells of transactions that were written. */
export async function recordPosted(
  work: Work,
  caller: Caller,
  written: readonly Written[],
): Promise<void> {
  await work.events.recordAll(written.map((each) => eventOf(caller, each)));
}

function eventOf(caller: Caller, { transaction, entries = [] }: Written): NewEvent {
  const { id, kind, phase, resolves } = transaction;
  const common = {
    aggregate: { type: 'LedgerTransaction', id, version: 1 },
    audience: { scopes: ['ledger:read'] },
    actor: actorOf(caller),
  } as const;
  if (phase === 'VOID' && resolves !== null) {
    const reason = transaction.voidReason ?? 'VOIDED';
    const { userId } = transaction;
    const data = { transactionId: resolves, reason, ...(userId !== null && { userId }) };
    return { ...common, type: 'ledger.transaction.voided', data };
  }
  if (kind === 'OPENING_CAPITAL') {
    return { ...common, type: 'ledger.capital.opened', data: { transactionId: id } };
  }
  if (kind === 'JOURNAL' || transaction.reverses !== null) {
    return { ...common, type: 'ledger.journal.posted', data: journalData(transaction) };
  }
  return {
    ...common,
    type: 'ledger.transaction.posted',
    audience: audienceOf(transaction),
    data: {
      transactionId: id,
      postingId: transaction.postingId,
      kind,
      ...loanOf(transaction),
      ...moneyOf(transaction, entries),
    },
  };
}

/** What moved of cash by a payment: a posting may say more of a loan than that. */
function moneyOf({ paymentId, currency, effectiveOn }: LedgerTransaction, all: readonly Entry[]) {
  const moved = all
    .filter(({ accountCode }) => accountCode === 'CASH')
    .reduce((sum, { side, minor }) => sum + (side === 'DEBIT' ? minor : -minor), 0n);
  if (paymentId === null || moved === 0n) return {};
  const direction = moved > 0n ? ('IN' as const) : ('OUT' as const);
  const amountMinor = (moved > 0n ? moved : -moved).toString();
  return { amountMinor, currency, direction, effectiveOn };
}

function journalData(transaction: LedgerTransaction) {
  const { id, phase, resolves, reverses, batchId, proposalId } = transaction;
  return {
    transactionId: id,
    status: phase === 'PENDING' ? ('PENDING' as const) : ('POSTED' as const),
    ...(resolves !== null && { resolves }),
    ...(reverses !== null && { reverses }),
    ...(batchId !== null && { batchId }),
    ...(proposalId !== null && { proposalId }),
    ...loanOf(transaction),
  };
}

/** Who may see the transaction too: officers, what is of a loan. */
function audienceOf({ userId, loanId }: LedgerTransaction): NewEvent['audience'] {
  return {
    ...(userId !== null && { subject: userId }),
    scopes: loanId === null ? ['ledger:read'] : ['ledger:read', 'loans:read'],
  };
}

/** Whom and what it is about, as far as there is one. */
function loanOf({ userId, loanId, paymentId }: LedgerTransaction) {
  return {
    ...(loanId !== null && { loanId }),
    ...(paymentId !== null && { paymentId }),
    ...(userId !== null && { userId }),
  };
}
