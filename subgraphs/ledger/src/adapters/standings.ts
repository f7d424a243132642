import type { Database, Transaction } from '@blockscore/database';
import { type SQL, sql } from 'drizzle-orm';
import type { AsOf } from '../app/book-ports.ts';
import type { Standing } from '../domain/account.ts';

type Row = Readonly<Record<string, string>> & { readonly account_id: string };

/** What stands on accounts: sums of days and what was written since, from one snapshot. */
export async function readStandings(
  db: Database | Transaction,
  accountIds: readonly string[],
  { asOf, knownAt }: AsOf = {},
): Promise<ReadonlyMap<string, Standing>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db.execute<Row>(sql`
    select account_id, debits, credits, pending_debits, pending_credits
    from ledger.standing_of(${textArray(accountIds)}, ${asOf ?? null}::date,
      ${knownAt?.toISOString() ?? null}::timestamptz)`);
  return new Map(rows.map((row) => [row.account_id, standingOf(row)]));
}

export function standingOf(row: Readonly<Record<string, string | null | undefined>>): Standing {
  return {
    debits: BigInt(row['debits'] ?? 0),
    credits: BigInt(row['credits'] ?? 0),
    pendingDebits: BigInt(row['pending_debits'] ?? 0),
    pendingCredits: BigInt(row['pending_credits'] ?? 0),
  };
}

/** One parameter, however many texts there are. */
export function textArray(texts: readonly string[]): SQL {
  return sql`array(select jsonb_array_elements_text(${JSON.stringify(texts)}::text::jsonb))`;
}
