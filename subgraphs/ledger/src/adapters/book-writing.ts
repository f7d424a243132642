import type { Transaction } from '@blockscore/database';
import { sql } from 'drizzle-orm';
import type { Posted } from '../domain/draft.ts';

/**
 * Adds transactions and their entries by one statement with one parameter for each table, however
 * many there are. What is taken already is left out, with its entries.
 *
 * @returns the ids of those that were added
 */
export async function addPosted(
  tx: Transaction,
  posted: readonly Posted[],
): Promise<ReadonlySet<string>> {
  const headers = JSON.stringify(posted.map(headerOf));
  const lines = JSON.stringify(posted.flatMap(({ entries }) => entries.map(lineOf)));
  const rows = await tx.execute<{ id: string }>(sql`
    with added as (
      insert into ledger.transactions (
        id, kind, posting_id, input_hash, currency, amount_minor, phase, resolves, void_reason,
        expires_at, batch_id, reference, entry_count, effective_on, value_on, recorded_at,
        recorded_by_kind, recorded_by_id, proposal_id, user_id, partner_id, loan_id, payment_id, reverses
      )
      select id, kind, posting_id, input_hash, currency, amount_minor, phase, resolves, void_reason,
        expires_at, batch_id, reference, entry_count, effective_on, value_on, recorded_at,
        recorded_by_kind, recorded_by_id, proposal_id, user_id, partner_id, loan_id, payment_id, reverses
      from json_populate_recordset(null::ledger.transactions, ${headers}::text::json)
      on conflict do nothing
      returning id
    ), lines as (
      insert into ledger.entries (id, transaction_id, account_id, position, side, minor, currency)
      select e.id, e.transaction_id, e.account_id, e.position, e.side, e.minor, e.currency
      from json_populate_recordset(null::ledger.entries, ${lines}::text::json) as e
      join added on added.id = e.transaction_id
    )
    select id from added`);
  return new Set(rows.map((row) => row.id));
}

function headerOf({ transaction, entries }: Posted) {
  return {
    id: transaction.id,
    kind: transaction.kind,
    posting_id: transaction.postingId,
    input_hash: transaction.inputHash,
    currency: transaction.currency,
    amount_minor: transaction.amountMinor.toString(),
    phase: transaction.phase,
    resolves: transaction.resolves,
    void_reason: transaction.voidReason,
    expires_at: transaction.expiresAt,
    batch_id: transaction.batchId,
    reference: transaction.reference,
    entry_count: entries.length,
    effective_on: transaction.effectiveOn,
    value_on: transaction.valueOn,
    recorded_at: transaction.recordedAt,
    recorded_by_kind: transaction.recordedBy?.kind ?? null,
    recorded_by_id: transaction.recordedBy?.id ?? null,
    proposal_id: transaction.proposalId,
    user_id: transaction.userId,
    partner_id: transaction.partnerId,
    loan_id: transaction.loanId,
    payment_id: transaction.paymentId,
    reverses: transaction.reverses,
  };
}

function lineOf(entry: Posted['entries'][number]) {
  return {
    id: entry.id,
    transaction_id: entry.transactionId,
    account_id: entry.accountId,
    position: entry.position,
    side: entry.side,
    minor: entry.minor.toString(),
    currency: entry.currency,
  };
}
