import type { Database } from '@blockscore/database';
import { sql } from 'drizzle-orm';
import type { BookKeeping } from '../app/book-ports.ts';

export function createBookKeeping(db: Database): BookKeeping {
  return {
    async fold(atMost) {
      const [row] = await db.execute<{ folded: string }>(
        sql`select ledger.fold(${atMost}::int) as folded`,
      );
      return Number(row?.folded ?? 0);
    },
  };
}
