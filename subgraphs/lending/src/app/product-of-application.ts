import type { Application } from '../domain/application.ts';
import { checkTerms, type Product } from '../domain/product.ts';
import type { Work } from './ports.ts';

/** A version that something was made under, and that is there for good. */
export async function versionOf(work: Work, productId: string, version: number): Promise<Product> {
  const [product] = await work.products.findVersions([{ productId, version }]);
  if (product === undefined) throw new Error(`Product ${productId} has no version ${version}.`);
  return product;
}

/** What the application is under: what it was applied for, or decided. */
export function productOf(work: Work, application: Application): Promise<Product> {
  return versionOf(work, application.productId, application.productVersion);
}

/**
 * The version that an application is decided under, which its first decision fixes: the current one,
 * as long as that is offered and lends the amount for the term; else the one that was applied under, since
 * nobody is turned down because a product changed while they waited.
 */
export async function fixProduct(
  work: Work,
  application: Application,
): Promise<{ readonly product: Product; readonly application: Application }> {
  const applied = await productOf(work, application);
  if (application.status !== 'SUBMITTED') return { product: applied, application };
  const current = await work.products.find(application.productId);
  const { amount, termMonths } = application;
  const fits = current?.active === true && checkTerms(current, amount, termMonths).length === 0;
  if (!fits || current.version === applied.version) return { product: applied, application };
  const moved = await work.applications.setProductVersion(application, current.version);
  return { product: current, application: moved };
}
