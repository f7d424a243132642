import { newId } from '@blockscore/ids';
import type { Sql } from 'postgres';

/** One side on the account of a code, in minor units. */
export type HandLine = readonly [code: string, side: 'DEBIT' | 'CREDIT', minor: number];

export interface HandWritten {
  readonly lines?: readonly HandLine[];
  readonly declared?: number;
  /** Columns that differ from those of an ordinary transaction. */
  readonly columns?: Readonly<Record<string, string | number | Date | null>>;
  /** Runs in the same database transaction, after the entries. */
  readonly after?: (tx: Sql, id: string) => Promise<unknown>;
}

const TO_AND_FRO: readonly HandLine[] = [
  ['CASH', 'DEBIT', 5],
  ['SUSPENSE', 'CREDIT', 5],
];

/** Writes a transaction with hand-written SQL, as whoever has the application's role could. */
export async function writeByHand(sql: Sql, written: HandWritten = {}): Promise<string> {
  const { lines = TO_AND_FRO, declared = lines.length, columns = {}, after } = written;
  const id = newId('txn');
  await sql.begin(async (tx) => {
    const row = {
      ...{ id, kind: 'JOURNAL', posting_id: id, input_hash: '', currency: 'USD', amount_minor: 5 },
      ...{ entry_count: declared, effective_on: '2026-11-22', recorded_at: new Date() },
      ...{ recorded_by_kind: 'SERVICE', recorded_by_id: 'test' },
      ...columns,
    };
    await tx`insert into ledger.transactions ${tx(row)}`;
    for (const [position, [code, side, minor]] of lines.entries()) {
      await tx`insert into ledger.entries
        select ${newId('entry')}, ${id}, accounts.id, ${position}, ${side}, ${minor}, 'USD'
        from ledger.accounts where code = ${code}`;
    }
    // A transaction's client speaks SQL as the pool's does.
    await after?.(tx as unknown as Sql, id);
  });
  return id;
}
