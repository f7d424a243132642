import type { Database } from '@blockscore/database';
import { sql } from 'drizzle-orm';
import type { BookKeeping } from '../app/book-ports.ts';

export function createBookKeeping(db: Database): BookKeeping {
  return {
    async fold(atMost) {
      // Where there is nothing, nothing is locked, which would write.
      const [row] = await db.execute<{ folded: string }>(sql`
        select ledger.fold(${atMost}::int) as folded from ledger.folding
        where exists (select from ledger.transactions where xid >= folding.horizon)`);
      return Number(row?.folded ?? 0);
    },
  };
}
