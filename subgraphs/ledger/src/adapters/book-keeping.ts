import type { Database } from '@blockscore/database';
import { sql } from 'drizzle-orm';
import type { BookKeeping } from '../app/book-ports.ts';

/** What one database transaction wrote is folded by one statement, however much it is. */
const LONGEST_FOLD_MS = 600_000;

export function createBookKeeping(db: Database): BookKeeping {
  return {
    async fold(atMost) {
      // Where there is nothing, nothing is locked, which would write.
      const waiting = await db.execute(sql`
        select from ledger.folding
        where horizon <= (select xid from ledger.transactions order by xid desc limit 1)`);
      if (waiting.length === 0) return 0;
      return await db.transaction(async (tx) => {
        await tx.execute(
          sql`select set_config('statement_timeout', ${LONGEST_FOLD_MS.toString()}, true)`,
        );
        const [row] = await tx.execute<{ folded: string }>(
          sql`select ledger.fold(${atMost}::int) as folded`,
        );
        return Number(row?.folded ?? 0);
      });
    },
  };
}
