import { keyset, type Transaction } from '@blockscore/database';
import type { Id } from '@blockscore/ids';
import { and, asc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Making, ProductRepository, VersionKey } from '../app/product-ports.ts';
import type { Product } from '../domain/product.ts';
import { digestOf, fromStored, type StoredContent, toStored } from './product-content.ts';
import { applications, loans, products, productVersions } from './tables.ts';

/** Far more than a lender offers at a time. */
const MOST = 200;

const isCurrent = and(
  eq(productVersions.productId, products.id),
  eq(productVersions.version, products.version),
);

const columns = {
  id: products.id,
  code: products.code,
  version: productVersions.version,
  active: products.active,
  content: productVersions.content,
};

interface Row extends Pick<Product, 'id' | 'code' | 'version' | 'active'> {
  readonly content: StoredContent;
}

function toProduct({ content, ...row }: Row): Product {
  return { ...fromStored(content), ...row };
}

export function createProductRepository(tx: Transaction): ProductRepository {
  const current = () =>
    tx.select(columns).from(products).innerJoin(productVersions, isCurrent).$dynamic();
  const findMany = async (ids: readonly Id<'prod'>[]) =>
    (await current().where(inArray(products.id, [...ids]))).map(toProduct);
  return {
    ...versionsOn(tx),
    findMany,
    async list() {
      const rows = await current()
        .where(eq(products.active, true))
        .orderBy(asc(products.id))
        .limit(MOST);
      return rows.map(toProduct);
    },
    async find(id) {
      return (await findMany([id]))[0];
    },
    async lock(id) {
      await tx.select({ id: products.id }).from(products).where(eq(products.id, id)).for('update');
      return (await findMany([id]))[0];
    },
    async insert({ id, code, version, active, ...content }, making) {
      const inserted = await tx
        .insert(products)
        .values({ id, code, version, active })
        .onConflictDoNothing()
        .returning({ id: products.id });
      if (inserted.length === 0) return false;
      await insertVersion(tx, { id, version, ...content }, making);
      return true;
    },
    async append(product, making) {
      await insertVersion(tx, product, making);
      const { id, version } = product;
      const changed = await tx
        .update(products)
        .set({ version })
        .where(and(eq(products.id, id), eq(products.version, version - 1)))
        .returning({ id: products.id });
      if (changed.length !== 1) throw new Error(`Product ${id} changed while it was locked.`);
    },
    async setActive({ id }, active) {
      await tx.update(products).set({ active }).where(eq(products.id, id));
    },
  };
}

async function insertVersion(
  tx: Transaction,
  { id: productId, version, ...product }: Omit<Product, 'code' | 'active'>,
  making: Making,
): Promise<void> {
  const content = toStored(product);
  const digest = digestOf(content);
  await tx.insert(productVersions).values({ ...making, productId, version, content, digest });
}

type Versions = Pick<ProductRepository, 'findVersions' | 'listVersions' | 'isHeldBy'>;

/** Reads versions, whether they are the current ones or not. */
function versionsOn(tx: Transaction): Versions {
  const joined = eq(productVersions.productId, products.id);
  return {
    async findVersions(keys) {
      if (keys.length === 0) return [];
      const rows = await tx
        .select(columns)
        .from(products)
        .innerJoin(productVersions, joined)
        .where(or(...keys.map(isVersion)));
      return rows.map(toProduct);
    },
    async listVersions(id, page) {
      const { where, orderBy, limit } = keyset(productVersions.version, page);
      const { digest, madeBy, madeAt, reason } = productVersions;
      const rows = await tx
        .select({ ...columns, digest, madeBy, madeAt, reason })
        .from(products)
        .innerJoin(productVersions, joined)
        .where(and(eq(products.id, id), where))
        .orderBy(orderBy)
        .limit(limit);
      return rows.map(({ digest, madeBy, madeAt, reason, ...row }) => {
        return { product: toProduct(row), digest, madeBy, madeAt, reason };
      });
    },
    async isHeldBy(userId, { productId, version }) {
      const [row] = await tx.execute<{ held: boolean }>(sql`
        select exists (
          select 1 from ${applications} where ${applications.userId} = ${userId}
            and ${applications.productId} = ${productId}
            and ${applications.productVersion} = ${version}
        ) or exists (
          select 1 from ${loans} where ${loans.userId} = ${userId}
            and ${loans.productId} = ${productId} and ${loans.productVersion} = ${version}
        ) as held`);
      return row?.held === true;
    },
  };
}

function isVersion({ productId, version }: VersionKey): SQL | undefined {
  return and(
    sql`${productVersions.productId} = ${productId}`,
    eq(productVersions.version, version),
  );
}
