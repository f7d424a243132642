import { newId } from '@blockscore/ids';
import type { Sql } from 'postgres';

/** The two accounts of each posting. */
export type Accounts = readonly [debit: string, credit: string];

/** The rows of a posting, as a program that knows its books would put them together. */
function rowsOf([debit, credit]: Accounts, batchId: string) {
  const id = newId('txn');
  const entry = (account_id: string, position: number, side: string) => ({
    ...{ id: newId('entry'), transaction_id: id, account_id, position, side },
    ...{ minor: '100', currency: 'USD' },
  });
  const now = new Date().toISOString();
  return {
    transaction: {
      ...{ id, kind: 'JOURNAL', posting_id: newId('req'), input_hash: id, currency: 'USD' },
      ...{ amount_minor: '100', phase: 'SINGLE', batch_id: batchId, entry_count: 2 },
      ...{ effective_on: now.slice(0, 10), recorded_at: now },
      ...{ recorded_by_kind: 'USER', recorded_by_id: batchId },
    },
    entries: [entry(debit, 0, 'DEBIT'), entry(credit, 1, 'CREDIT')],
    event: {
      id: newId('evt'),
      type: 'ledger.journal.posted',
      aggregate: { type: 'LedgerTransaction', id, version: 1 },
      audience: { scopes: ['ledger:read'] },
      actor: { kind: 'USER', id: batchId },
      occurredAt: now,
      data: { transactionId: id, status: 'POSTED', batchId },
    },
  };
}

/**
 * So many postings by hand-written SQL in one database transaction: the key, the transactions, their
 * entries and their events, a statement with one parameter for each table. The same tables, with the
 * same constraints and triggers.
 */
export async function postByHand(sql: Sql, accounts: Accounts, count: number): Promise<void> {
  const batchId = newId('batch');
  const rows = Array.from({ length: count }, () => rowsOf(accounts, batchId));
  await sql.begin(async (tx) => {
    await tx`
      insert into ledger.idempotency_keys (principal, mutation, key, input_hash, entity_id, created_at)
      values ('peer', 'post', ${batchId}, ${batchId}, ${batchId}, now())`;
    await tx`
      insert into ledger.transactions (id, kind, posting_id, input_hash, currency, amount_minor, phase,
        batch_id, entry_count, effective_on, recorded_at, recorded_by_kind, recorded_by_id)
      select id, kind, posting_id, input_hash, currency, amount_minor, phase, batch_id, entry_count,
        effective_on, recorded_at, recorded_by_kind, recorded_by_id
      from json_populate_recordset(null::ledger.transactions,
        ${JSON.stringify(rows.map((row) => row.transaction))}::text::json)`;
    await tx`
      insert into ledger.entries
      select * from json_populate_recordset(null::ledger.entries,
        ${JSON.stringify(rows.flatMap((row) => row.entries))}::text::json)`;
    await tx`
      insert into ledger.outbox (event)
      select value from jsonb_array_elements(
        ${JSON.stringify(rows.map((row) => row.event))}::text::jsonb)`;
    await tx`select pg_notify('outbox_ledger', '')`;
  });
}
