import { type Caller, hasScope } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import type { Product } from '../domain/product.ts';
import type { Ports } from './ports.ts';

/** Who may read what is not offered any more, whoever it was lent to. */
function readsAll(caller: Caller): boolean {
  return (['products:write', 'policies:read', 'loans:read'] as const).some((scope) =>
    hasScope(caller, scope),
  );
}

/**
 * A product as it is now, for everybody; an earlier version for staff and for whoever applied or
 * borrowed under it. Undefined where there is none such.
 */
export function findProduct({ transact }: Pick<Ports, 'transact'>) {
  return async (
    caller: Caller,
    id: string,
    version: number | null | undefined,
  ): Promise<Product | undefined> => {
    if (!isId('prod', id)) return undefined;
    return await transact(async (work) => {
      const current = await work.products.find(id);
      if (current === undefined || version == null || version === current.version) return current;
      if (version < 1 || version > current.version) return undefined;
      const key = { productId: id, version };
      const isOwn =
        caller.kind === 'USER' &&
        isId('user', caller.id) &&
        (await work.products.isHeldBy(caller.id, key));
      if (!isOwn && !readsAll(caller)) return undefined;
      return (await work.products.findVersions([key]))[0];
    });
  };
}
