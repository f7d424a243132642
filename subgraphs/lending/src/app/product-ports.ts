import type { Id } from '@blockscore/ids';
import type { Product } from '../domain/product.ts';
import type { Page } from './ports.ts';

/** Which version of which product. */
export interface VersionKey {
  readonly productId: string;
  readonly version: number;
}

/** A version as it was made; `product` says what it says. */
export interface ProductVersion {
  readonly product: Product;
  /** SHA-256 of the content in canonical JSON, in hex. */
  readonly digest: string;
  /** Null of a product that nobody made: the lender's first ones. */
  readonly madeBy: string | null;
  readonly madeAt: Date;
  readonly reason: string;
}

/** Who makes a version, when and why. */
export interface Making {
  readonly madeBy: string | null;
  readonly madeAt: Date;
  readonly reason: string;
}

/** Products are read in their current version where nothing else is said. */
export interface ProductRepository {
  /** All that can be applied for. */
  list(): Promise<readonly Product[]>;
  find(id: Id<'prod'>): Promise<Product | undefined>;
  findMany(ids: readonly Id<'prod'>[]): Promise<readonly Product[]>;
  findVersions(keys: readonly VersionKey[]): Promise<readonly Product[]>;
  /** By version: the cursors of the page are numbers. */
  listVersions(id: Id<'prod'>, page: Page): Promise<readonly ProductVersion[]>;
  /** Keeps others from changing the product until the transaction ends. */
  lock(id: Id<'prod'>): Promise<Product | undefined>;
  /** False where a product of that code there is. */
  insert(product: Product, making: Making): Promise<boolean>;
  /** Makes what is given the current version, one above the last. */
  append(product: Product, making: Making): Promise<void>;
  setActive(product: Product, active: boolean): Promise<void>;
  /** Whether the person has an application or a loan under the version. */
  isHeldBy(userId: Id<'user'>, key: VersionKey): Promise<boolean>;
}
