import type { Transaction } from '@blockscore/database';
import { asc, eq, inArray } from 'drizzle-orm';
import type { ProductRepository } from '../app/ports.ts';
import { products } from './tables.ts';

/** Far more than a lender offers at a time. */
const MOST = 200;

export function createProductRepository(tx: Transaction): ProductRepository {
  return {
    async list() {
      return await tx
        .select()
        .from(products)
        .where(eq(products.active, true))
        .orderBy(asc(products.id))
        .limit(MOST);
    },
    async find(id) {
      const [row] = await tx.select().from(products).where(eq(products.id, id));
      return row;
    },
    async findMany(ids) {
      return await tx
        .select()
        .from(products)
        .where(inArray(products.id, [...ids]));
    },
    async seed(declared) {
      await tx
        .insert(products)
        .values([...declared])
        .onConflictDoNothing();
    },
  };
}
