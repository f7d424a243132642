import type { Product } from '../domain/product.ts';
import type { Ports } from './ports.ts';

/** Adds the products that have never been there; what an operator changed or retired stays so. */
export function seedProducts({ transact, clock }: Pick<Ports, 'transact' | 'clock'>) {
  return async (declared: readonly Product[]): Promise<void> => {
    const making = { madeBy: null, madeAt: clock(), reason: 'One of the lender’s first products.' };
    await transact(async (work) => {
      for (const product of declared) await work.products.insert(product, making);
    });
  };
}
