import { sql } from 'drizzle-orm';
import { boolean, check, integer, jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, lending, moment } from './columns.ts';
import type { StoredContent } from './product-content.ts';

/** What can be applied for; `version` is the current one of {@link productVersions}. */
export const products = lending.table('products', {
  id: id<'prod'>('id').primaryKey(),
  code: text().notNull().unique(),
  version: integer().notNull(),
  active: boolean().notNull(),
});

/** Append-only, by a trigger that the app role cannot lift: loans rest on what a version says. */
export const productVersions = lending.table(
  'product_versions',
  {
    productId: id<'prod'>('product_id')
      .notNull()
      .references(() => products.id),
    version: integer().notNull(),
    content: jsonb().$type<StoredContent>().notNull(),
    /** SHA-256 of the content in canonical JSON, in hex. */
    digest: text().notNull(),
    /** Null of what was there before anybody changed it: the lender's first products. */
    madeBy: text('made_by'),
    madeAt: moment('made_at').notNull(),
    reason: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.productId, table.version] }),
    check('product_versions_version', sql`version > 0`),
  ],
);
